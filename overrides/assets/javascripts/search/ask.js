// What an address asks, and the worker that answers: at work before the page is there to show it. What stands
// here is known to the page's own script, which comes second.

const LONG = 400; // characters of a query that are read
const AHEAD = 4; // of its words, those whose files are sent for before the worker asks for them
const SCRIPT = document.currentScript.dataset.worker;

/** What an address asks for. */
function asks(address) {
  const said = new URL(address).searchParams, filters = {};
  for (const [name, value] of said) {
    if (["q", "page", "order", "as", "from", "to"].includes(name) || !value) continue;
    (filters[name] ??= []).push(value);
  }
  const pounds = (name) => {
    const figure = (said.get(name) || "").replace(/[£,\s]/g, "");
    return /^[0-9]{1,12}(\.[0-9]+)?$/.test(figure) ? Number(figure) : null;
  };
  const from = pounds("from"), to = pounds("to");
  if (from !== null || to !== null) filters.amount = { from, to };
  return {
    q: (said.get("q") || "").trim().slice(0, LONG),
    page: Math.max(1, Math.min(Number.parseInt(said.get("page") || "1", 10) || 1, 100000)),
    order: said.get("order") || "",
    as: said.get("as") || "",
    filters,
  };
}

let worker = null, number = 0;
const answers = []; // what the worker said before the page could show it
let hear = (data) => answers.push(data);

/** Start the worker, with a question it finds in its name: it need not wait until this page is drawn. */
function start(question = "") {
  worker = new Worker(SCRIPT, { name: question && JSON.stringify(question) });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = () => hear({ id: number, kind: "failed" });
}

const asked = asks(location.href), narrowed = Object.keys(asked.filters).length > 0;
// Where the address asks something it is asked at once, unless it may be a reference, which has a figure.
const early = narrowed || (asked.q && !/\p{N}/u.test(asked.q)) ? ++number : 0;
if (asked.q || narrowed) start(early ? { ...asked, id: early } : "");

/** Send for what the worker reads first, while it starts: also the files in which the words asked for are likely to be. */
async function ahead() {
  fetch(SCRIPT).catch(() => {});
  const { terms, decisions } = await (await fetch("index.json")).json();
  if (!early) return;
  const rows = terms.split("\n"), files = [`d/${decisions}.txt`];
  for (const word of asked.q.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu)?.slice(0, AHEAD) ?? []) {
    // The last file that begins no later than the word; its stem, which the worker looks for, is seldom in another.
    const row = rows[Math.max(rows.filter((one) => one <= `${word} ~`).length - 1, 0)];
    files.push(`t/${row.slice(row.lastIndexOf(" ") + 1)}.txt`);
  }
  for (const file of new Set(files)) fetch(file).catch(() => {});
}

ahead().catch(() => {}); // what is not there the worker will tell
