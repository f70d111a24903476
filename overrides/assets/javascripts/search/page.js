// The search page: what is asked stands in its address; the count is said once.

const place = (id) => document.getElementById(id);
const siteTitle = document.title;

const PAUSE = 150; // milliseconds without another letter, after which what is typed is read for
let current = null, hits = [];

/** The address of the same question with something changed; null takes a part away. */
function addressWith(changes) {
  const made = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) made.searchParams.delete(name); else made.searchParams.set(name, value);
  }
  return `${made.pathname}${made.search}`;
}

/** Ask what an address asks; `focus` moves to the results, after another page of them was asked for. */
async function search(focus = false, id = ++number) {
  const query = asks(location.href);
  current = { ...query, focus };
  fill(query);
  if (!query.q && !Object.keys(query.filters).length) {
    show([], notAmounts(query).join(" "));
    alone();
    document.body.classList.remove("found");
    document.title = siteTitle;
    return;
  }
  const byWords = id === early || query.as === "words" || Object.keys(query.filters).length > 0;
  const known = byWords ? null : await byReference(query.q).catch(failed);
  if (id !== number || (!byWords && known === undefined)) return;
  if (known) {
    shownReference(known);
    return;
  }
  if (!worker) start();
  if (id === early) for (const data of answers) hear(data);
  else worker.postMessage({ ...query, id });
}

const each = (name) => [...place("facets").querySelectorAll(name)], boxes = () => each("input");

/** Let the form say what the address asks. What is changed in it from here on is the reader's, and is kept. */
function fill({ q, amounts, filters }) {
  place("sq").value = q;
  for (const name of ["from", "to"]) place(name).value = amounts[name];
  for (const box of boxes()) box.checked = box.defaultChecked = Boolean(filters[box.name]?.includes(box.value));
}

const cards = new Map();

/** A file of cards; where none is known of these numbers there is no file. */
function cardsIn(block) {
  const coming = cards.get(block) ?? fetch(block).then((answer) => {
    if (answer.ok) return answer.json();
    if (answer.status === 404) return {};
    throw new Error(`${block}: ${answer.status}`);
  });
  cards.set(block, coming);
  coming.catch(() => cards.delete(block));
  return coming;
}

/** The card of the decision a query is the reference of; `{}` where it names one that nobody knows of, null where it is none. */
async function byReference(text) {
  const meant = referenced(text, settings.series);
  for (const { key } of meant) {
    const card = (await cardsIn(`c/${Math.floor(key / 8)}.json`))[key];
    if (card) return { card };
  }
  return meant.some(({ named }) => named) ? {} : null;
}

/** Take away what the results of an earlier question are narrowed and followed by. */
function alone() {
  for (const name of ["narrow", "follow"]) if (place(name)) place(name).hidden = true;
}

function shownReference({ card }) {
  alone();
  const words = card
    ? say(card.is === "cited" ? "reference-cited" : "reference", { reference: card.ref })
    : say("reference-none", { reference: current.q });
  const more = element("a", { href: addressWith({ as: "words", page: null }) }, say("with-words", { words: current.q }));
  show(card ? [{ card, title: [], says: { text: card.says || "", marks: [] } }] : [], words);
  document.body.classList.toggle("nothing", !card);
  place("notes").replaceChildren(element("p", { class: "small" }, more));
  document.title = `${card?.ref ?? current.q} – ${siteTitle}`;
}

const count = (total) => (total ? counted("count", total) : say("count.none"));

/** What is said of amounts that are none. */
const notAmounts = ({ unread }) => unread.map((amount) => say("no-amount", { amount }));

/** The sentence that says how much was found. */
function sentence({ total, more, most, asked, unread, read, labels, common }) {
  const narrow = chosen(labels), found = (key, places) => (total ? counted(key, total, places) : say(`${key}.none`, places));
  const words = current.q.replace(/^["“”]([^"“”]*)["“”]$/u, "$1"); // a phrase has its quotation marks already
  const query = [words && say("query", { words }), narrow].filter(Boolean).join(", ");
  if (common) return [say("common", { words }), ...notAmounts(current)].join(" ");
  const sentences = [current.q ? found("found", { query }) : found("listed", { which: narrow || say("all") })];
  if (more && most) sentences.push(counted("some", more, { most, asked }));
  else if (more) sentences.push(counted(total ? "like-too" : "like", more, { like: say(asked === 1 ? "like-it" : "like-these") }));
  if (unread) sentences.push(counted("unread", unread, { read }));
  return [...sentences, ...notAmounts(current)].join(" ");
}

/** What the results are narrowed to, in words. */
function chosen(labels) {
  const said = labels.map(either).filter(Boolean), { amount } = current.filters;
  const pounds = (value) => `£${figures(value)}`;
  if (amount && amount.to === null) said.push(say("at-least", { from: pounds(amount.from) }));
  else if (amount && amount.from === null) said.push(say("at-most", { to: pounds(amount.to) }));
  else if (amount) said.push(say("between", { from: pounds(amount.from), to: pounds(amount.to) }));
  return said.join(", ");
}

/** The values chosen of one facet, in words. */
const either = (labels) => labels.reduce((one, other) => (one ? say("or", { one, other }) : other), "");

/** What the worker said. */
function said(data) {
  if (data.kind === "found") found(data);
  else if (data.kind === "rest") rest(data.hits);
  else if (data.kind === "sentence") addSentence(place("results").children[data.number], hits[data.number].card, data);
  else if (data.kind === "corrected") corrected(data.corrected);
  else if (data.kind === "facets") facets(data.facets);
  else if (data.kind === "gone" && !current.again) { // the site was built anew meanwhile
    worker.postMessage({ renew: true });
    search().then(() => { current.again = true; });
  } else failed();
}

/** Lead to the feed of the list nearest to these results, if any: of the one value they are narrowed to, or of all. */
function follow({ labels, total, more }) {
  const line = place("follow");
  if (!line) return;
  const names = Object.keys(current.filters), [name] = names, link = line.firstElementChild;
  const one = total + more && names.length === 1 && settings.lists[name] && current.filters[name].length === 1;
  link.href = one ? `../${settings.lists[name]}${encodeURIComponent(current.filters[name][0])}/feed.xml` : "../decisions/feed.xml";
  link.textContent = one ? say("follow", { list: either(labels[0]) }) : say("follow-all");
  line.hidden = false;
}

function found(data) {
  follow(data);
  const { page, total, more, shown } = data;
  const words = sentence(data), list = place("results");
  list.dataset.label ??= list.getAttribute("aria-label");
  const label = list.dataset.label; // what is heard by who goes to another page of them
  list.setAttribute("aria-label", page > 1 ? say("paged", { title: label, number: figures(page) }) : label);
  show(data.hits, words, (page - 1) * shown + 1);
  place("pages").replaceChildren(...pagesNav(page, Math.ceil((total + more) / shown), (one) => addressWith({ page: one === 1 ? null : one })));
  document.body.classList.toggle("nothing", !total && !more);
  place("orders").hidden = total + more < 2;
  for (const link of document.querySelectorAll("#orders a")) {
    const order = link.dataset.order;
    link.href = addressWith({ order: order || null, page: null });
    if ((current.order || (current.q ? "" : "newest")) === order) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
  corrected(data.corrected);
  const title = `${current.q ? `${current.q}: ` : ""}${count(total)}`;
  document.title = `${page > 1 ? say("paged", { title, number: figures(page) }) : title} – ${siteTitle}`;
}

/** Add the results whose cards came second. */
function rest(list) {
  hits = [...hits, ...list];
  place("results").append(...list.map(result));
}

/** Say once what was found, and show it. */
function show(list, words, first = 1) {
  hits = list;
  document.body.classList.toggle("found", Boolean(words));
  const status = place("count");
  if (status.textContent !== words || !words) status.textContent = words;
  place("notes").replaceChildren();
  place("pages").replaceChildren();
  place("orders").hidden = true;
  document.body.classList.toggle("nothing", false);
  const results = place("results");
  results.start = first;
  results.replaceChildren(...list.map(result));
  results.hidden = !list.length;
  if (current && current.focus) {
    current.focus = false;
    results.focus({ preventScroll: true });
    status.scrollIntoView();
  }
}

/** Ask whether mistyped words were meant otherwise. */
function corrected(pairs) {
  if (!pairs.length || place("meant")) return;
  let meant = current.q;
  for (const [word, other] of pairs) meant = meant.replace(new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu"), `$1${other}`);
  if (meant.toLowerCase() === current.q.toLowerCase()) return;
  const link = element("a", { href: addressWith({ q: meant, page: null }) }, meant);
  place("notes").append(element("p", { id: "meant" }, ...round("meant", "words", link)));
}

/** Draw the facets anew, with what the reader ticked, opened and stands on while they were on their way. */
function facets(sets) {
  const old = place("facets"), at = document.activeElement, known = (one) => `${one.name || one.parentElement.dataset.facet} ${one.value}`;
  const ticked = new Map(boxes().filter((box) => box.checked !== box.defaultChecked).map((box) => [known(box), box.checked]));
  const opened = new Set(each("summary").filter((one) => one.parentElement.open).map(known)), stood = old.contains(at) && known(at);
  old.replaceChildren(...sets.map(facetSet));
  for (const box of boxes()) box.checked = ticked.get(known(box)) ?? box.checked;
  for (const summary of each("summary")) summary.parentElement.open = opened.has(known(summary));
  if (stood) ([...boxes(), ...each("summary")].find((one) => known(one) === stood) ?? place("apply")).focus();
  place("narrow").hidden = !sets.length;
}

function failed() {
  show([], say("failed"));
  document.body.classList.add("nothing");
}

/** Go to an address of this page without loading it anew. */
function go(address, focus) {
  history.pushState(null, "", address);
  search(focus);
}

/** Hear the reader and the worker, and ask what the address asks. */
function begin() {
  begun = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) said.append(name, value);
    if (current && current.order) said.set("order", current.order);
    place("count").textContent = ""; // so that the same count is said again for another question
    // Who narrowed results stands far below them.
    const narrowing = [event.submitter, document.activeElement].some((one) => place("narrow").contains(one));
    go(`${location.pathname}?${said}`, narrowing);
  });
  let typing = 0;
  place("sq").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      if (!worker) start();
      worker.postMessage({ typed: place("sq").value.slice(0, LONG) });
    }, PAUSE);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#pages a, #orders a, #notes a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href, Boolean(link.closest("#pages, #orders")));
  });
  addEventListener("popstate", () => search());
  hear = (data) => data.id === number && said(data);
  document.body.classList.toggle("found", Boolean(asked.q) || narrowed);
  search(false, early || ++number);
}

if (typeof asks === "undefined") failed(); else begin(); // the script that asks may not have come
