// The engine's end: takes a query, answers with a page of results, then with their sentences and facets.

const SHOWN = 10; // results on a page
const AT_ONCE = 6; // cards a browser fetches at once from a host without HTTP/2; those results are shown first
const READ = 60; // pages read to check a phrase
const HTML_KEPT = 40;

let index = null, columns = null, latest = 0;
const pages = new Map();

async function fetchText(path, how) {
  const coming = sent.get(path) ?? fetch(path, how);
  sent.delete(path);
  const answer = await coming;
  if (answer.status === 404) throw new Gone(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

function pageOf(address) {
  if (!pages.has(address) && pages.size >= HTML_KEPT) pages.delete(pages.keys().next().value);
  return kept(pages, address, () => fetchText(`../${address}`));
}

const blocksKept = new Map();

async function cardOf(key) {
  const block = Math.floor(key / 8);
  return (await kept(blocksKept, block, () => fetchText(`c/${block}.json`).then(JSON.parse)))[key];
}

/** What of a result's texts is to be marked: terms, and beginnings of unfinished words. */
function wantedOf(group) {
  const terms = new Set();
  for (const one of group) for (const term of [one.term, ...one.terms.keys(), ...one.like.keys()]) terms.add(term);
  return { terms, starts: [] };
}

/** Decisions whose text has every phrase, in order; and whether all were looked through. */
async function phrased(places, wanted, decisions) {
  const kept = [];
  for (let at = 0; at < Math.min(places.length, READ); at += 12) {
    const some = places.slice(at, Math.min(at + 12, READ));
    const have = await Promise.all(some.map(async (place) => {
      const card = await cardOf(decisions.keys[place]);
      if (!card) return false;
      const texts = [`${card.ref} ${card.title}`, card.says || "", ...blocks(await pageOf(card.at)).map((block) => block.text)];
      const stems = texts.map((text) => ` ${words(text).map(stem).join(" ")} `);
      return wanted.every((phrase) => stems.some((text) => text.includes(` ${phrase.join(" ")} `)));
    }));
    kept.push(...some.filter((_, number) => have[number]));
  }
  return { kept, whole: places.length <= READ };
}

/** What a query finds: places in order, and what must be said of it. */
async function find({ q, page, order, filters }) {
  const coming = index.decisions(); // fetched beside the terms
  let made;
  if (!q) {
    const decisions = await coming;
    const places = Array.from({ length: decisions.held }, (_, place) => place);
    made = { places, more: [], scores: new Float64Array(decisions.held), group: [], decisions };
  } else if (isSyntax(q, index.fields)) {
    try {
      const { places, scores, clauses: asked, decisions } = await runSyntax(index, q);
      const group = asked.map(({ clause, terms }) => ({ term: clause.term, word: clause.term, terms, like: new Map(), near: [] }));
      made = { places, more: [], scores, group, decisions };
    } catch (error) {
      if (!(error instanceof lunr.QueryParseError)) throw error;
    }
  }
  made ??= await runWords(index, q);
  const wanted = q ? phrases(q) : [];
  if (wanted.length) {
    const { kept, whole } = await phrased(best(made.places, made.scores, READ), wanted, await coming);
    made = { ...made, places: kept, more: [], unread: whole ? 0 : made.places.length };
  }
  const passes = await tests(columns, filters);
  const labels = [];
  for (const name of passes.keys()) {
    if (name === "amount") continue;
    const { values } = await columns.file(name), known = new Map(values);
    labels.push(filters[name].map((key) => known.get(key) ?? `“${key.slice(0, 80)}”`)); // an old address may name what is gone
  }
  const browsed = !q && !order ? "newest" : order, count = page * SHOWN;
  return {
    ...made,
    passes,
    labels,
    all: [...made.places, ...made.more],
    places: await ordered(columns, narrowed(made.places, passes), browsed, made.scores, count),
    more: await ordered(columns, narrowed(made.more, passes), browsed, made.moreScores, count),
  };
}

/** Words to show for terms that were put in a mistyped word's place, as the results write them. */
function corrections(group, texts) {
  const found = [];
  for (const one of group) {
    if (one.terms.size || !one.near.length) continue;
    for (const text of texts) {
      const said = placed(plain(text)).find(({ word }) => one.near.includes(stem(word)));
      if (said) {
        found.push([one.word, said.word]);
        break;
      }
    }
  }
  return found;
}

async function answer(query) {
  const made = await find(query), { id } = query;
  const page = Math.min(query.page, Math.max(Math.ceil((made.places.length + made.more.length) / SHOWN), 1));
  const shown = [...made.places, ...made.more].slice((page - 1) * SHOWN, page * SHOWN);
  const wanted = wantedOf(made.group);
  const many = made.group.filter((one) => one.terms.size || one.like.size).length;
  const hit = async (place) => {
    const card = await cardOf(made.decisions.keys[place]);
    if (!card) return null;
    const title = marked(card.title, wanted), says = stretch(card.says || "", wanted);
    return { card, title, says, enough: variety([...title, ...says.marks]) >= many };
  };
  const hits = (await Promise.all(shown.slice(0, AT_ONCE).map(hit))).filter(Boolean);
  if (id !== latest) return;
  postMessage({
    id, kind: "found", page, hits, shown: SHOWN,
    total: made.places.length, more: made.more.length, most: made.most || 0, asked: made.asked || 0, common: Boolean(made.common),
    unread: made.unread || 0, read: READ, labels: made.labels, corrected: corrections(made.group, hits.flatMap(({ card }) => [card.title, card.says || ""])),
  });
  const rest = (await Promise.all(shown.slice(AT_ONCE).map(hit))).filter(Boolean);
  if (id !== latest) return;
  if (rest.length) postMessage({ id, kind: "rest", hits: rest });
  hits.push(...rest);
  try {
    if (made.group.length) await sentences(id, hits, wanted, made.group);
    const facets = await counted(columns, made.all, made.passes, query.filters);
    if (id === latest) postMessage({ id, kind: "facets", facets });
  } catch (error) {
    if (error instanceof Gone) throw error;
    // The results stand without what did not come.
  }
}

/** Read the pages of results whose title and summary do not have all the words, for the sentence that has. */
async function sentences(id, hits, wanted, group) {
  const texts = [];
  await Promise.all(hits.map(async ({ card, title, says, enough }, number) => {
    if (enough || card.is) return;
    const found = excerpt(await pageOf(card.at), wanted);
    if (!found || id !== latest) return;
    texts.push(found.text);
    if (found.most > variety(says.marks)) postMessage({ id, kind: "sentence", number, ...found });
  }));
  if (id === latest) postMessage({ id, kind: "corrected", corrected: corrections(group, texts) });
}

/** Take what the index holds: as the page had it at first; should its files be gone since, as it is now. */
async function prepare(held) {
  if (!held) {
    const came = await fetchText("index.js", { cache: "reload" });
    held = JSON.parse(came.slice(came.indexOf("{"), came.indexOf("\n") - 1)); // of its first line, `const INDEX = {…};`
  }
  index = new Index(held, fetchText);
  columns = new Columns(index);
}

async function ask(query) {
  latest = query.id;
  try {
    await prepared();
    await answer(query);
  } catch (error) {
    if (query.id === latest) postMessage({ id: query.id, kind: error instanceof Gone ? "gone" : "failed", why: String(error) });
  }
}

/** Read what a question will need while it is still typed: then only its results are to be fetched. */
async function foresee(text) {
  await prepared();
  await Promise.all(asked(text).map(({ term }) => index.posting(term)));
}

const known = new Map([["index", prepare(named.index)]]);

/** Wait until the index is known. */
const prepared = () => kept(known, "index", () => prepare(null));

if (named.question) ask(named.question);
onmessage = ({ data }) => {
  if (data.renew) known.clear();
  else if (data.typed) foresee(data.typed).catch(() => {}); // told when it is asked
  else ask(data);
};
