// The words of the results: the section [results] of the site's strings, which the page carries as data.

const form = document.getElementById("q");
const settings = JSON.parse(form.dataset.search);

/** A string with its places filled; nothing in it is ever read as HTML. */
function say(key, places = {}) {
  return settings.words[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);
}

/** A number with a comma after each thousand; `toLocaleString` takes ten milliseconds when it is first called. */
function figures(number) {
  const [whole, ...parts] = String(number).split(".");
  return [whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ","), ...parts].join(".");
}

/** The form of a string that agrees with a count. */
function counted(key, number, places = {}) {
  return say(`${key}.${number === 1 ? "one" : "other"}`, { count: figures(number), ...places });
}

/** What stands before an element in a string, the element, and what stands after it. */
function round(key, place, child) {
  const [before, after] = settings.words[key].split(`{${place}}`);
  return [before, child, after];
}
