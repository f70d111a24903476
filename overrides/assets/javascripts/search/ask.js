// What an address asks, and the worker that answers: at work before the page is there to show it. What stands
// here is known to the page's own script, which comes second.

const LONG = 400; // characters of a query that are read
const DECISIONS = "decisions.txt"; // how long each is: whatever is asked, it is needed
const AHEAD = 4; // of its words, those whose files are sent for before the worker looks for them
const { worker: WORKER, engine: ENGINE } = document.currentScript.dataset;

/** Pounds as people write them: `1,000,000`, `£1.2m`, `500k`; null where it is no sum. */
function inPounds(text) {
  const match = /^([0-9]{1,12}(?:\.[0-9]{1,6})?)(k|thousand|mn?|million|bn|billion)?$/i.exec(text.replace(/[£,\s]/g, ""));
  if (!match) return null;
  const [, figure, unit = ""] = match, times = { "": 1, k: 1e3, t: 1e3, m: 1e6, b: 1e9 };
  return Math.round(Number(figure) * times[unit.slice(0, 1).toLowerCase()] * 100) / 100;
}

const FACETS = INDEX.columns.map(([name]) => name).filter((name) => name !== "amount" && name !== "order");

/**
 * What an address asks for. `amounts` are as they were typed, `unread` those of them that are no sum; what others
 * add to an address, such as where a reader came from, asks nothing.
 */
function asks(address) {
  const said = new URL(address).searchParams, filters = {};
  for (const name of FACETS) {
    const values = said.getAll(name).filter(Boolean);
    if (values.length) filters[name] = values;
  }
  const amounts = { from: (said.get("from") || "").trim(), to: (said.get("to") || "").trim() };
  let from = inPounds(amounts.from), to = inPounds(amounts.to);
  if (from !== null && to !== null && from > to) [from, to] = [to, from];
  if (from !== null || to !== null) filters.amount = { from, to };
  return {
    q: (said.get("q") || "").trim().slice(0, LONG),
    page: Math.max(1, Math.min(Number.parseInt(said.get("page") || "1", 10) || 1, 100000)),
    order: said.get("order") || "",
    as: said.get("as") || "",
    filters,
    amounts,
    unread: Object.values(amounts).filter((one) => one && inPounds(one) === null),
  };
}

let worker = null, number = 0, begun = false;
const answers = []; // what the worker said before the page could show it
let hear = (data) => answers.push(data);

/** Start the worker. What the index holds, and a question, stand in its name: a message would wait for this page to be drawn. */
function start(question = null, files = []) {
  worker = new Worker(WORKER, { name: JSON.stringify({ engine: ENGINE, index: INDEX, question, files }) });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = () => {
    worker = null; // another question starts another
    hear({ id: number, kind: "failed" });
  };
}

/** The files in which the words of a question are likely to be; what is not there the worker will tell. */
function likely(text, { terms }) {
  const rows = terms.split("\n"), files = [DECISIONS];
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu)?.slice(0, AHEAD) ?? []) {
    // The last file that begins no later than the word; its stem, which the worker looks for, is seldom in another.
    const row = rows[Math.max(rows.filter((one) => one <= `${word} ~`).length - 1, 0)];
    files.push(`t/${row.slice(row.lastIndexOf(" ") + 1)}.txt`);
  }
  return [...new Set(files)];
}

const asked = asks(location.href), narrowed = Object.keys(asked.filters).length > 0;
// Where the address asks something it is asked at once, unless it may be a reference, which has a figure.
const early = narrowed || (asked.q && !/\p{N}/u.test(asked.q)) ? ++number : 0;
// A worker alone does not use up what the page preloads, of which a browser would complain.
addEventListener("DOMContentLoaded", () => { for (const file of [WORKER, ENGINE, DECISIONS]) fetch(file).catch(() => {}); });
const files = early ? likely(asked.q, INDEX) : [];
for (const file of files) fetch(file).catch(() => {}); // which the worker reads, and need not wait for it to start
if (asked.q || narrowed) {
  start(early ? { ...asked, id: early } : null, files);
  // The page is not drawn with what it offers where nothing is asked; unless its own script fails to come.
  document.documentElement.classList.add("asked");
  addEventListener("load", () => {
    document.documentElement.classList.remove("asked");
    if (begun) return; // else the page's own script did not come
    document.getElementById("sq").value = asked.q;
    document.getElementById("count").textContent = JSON.parse(document.getElementById("q").dataset.search).words.failed;
  });
}
