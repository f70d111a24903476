// From a reader's words to decisions: first those that have every word; where there are few, those
// with words that begin so or are spelt nearly so; at last those that have most of the words.

const MOST_WORDS = 24;
const FEW = 10; // below so many results the search is widened
const WIDE = 4; // files of terms read at most for a beginning
const SHARE = 0.5; // what a term that is only like the reader's word counts

/** The words of a query that say something, each with its stem, once. */
function asked(text) {
  const found = new Map();
  const all = words(text);
  const telling = all.filter((word) => lunr.stopWordFilter(new lunr.Token(word, {})));
  for (const word of telling.length ? telling : all) found.set(stem(word), word);
  return [...found].slice(0, MOST_WORDS).map(([term, word]) => ({ term, word, terms: new Map(), like: new Map(), near: [] }));
}

/** The phrases in quotation marks, as the stems of their words. */
function phrases(text) {
  const found = [];
  for (const [, quoted] of text.matchAll(/["“”]([^"“”]+)["“”]/gu)) {
    const stems = words(quoted).map(stem);
    if (stems.length > 1) found.push(stems);
  }
  return found;
}

/** Terms that begin as a word does, which may be unfinished. */
async function begins(index, one) {
  if (one.word.length < 3) return;
  // Of `policing` the stem is `polic`, which begins `police`; of `libraries` it is `librari`.
  for (const start of new Set([one.word, one.term])) {
    if (index.terms.span(start) > WIDE) continue;
    const decisions = await index.decisions();
    for (const [term, line] of await index.terms.beginning(start)) {
      if (!one.terms.has(term)) one.like.set(term, index.read(term, line, decisions));
    }
  }
}

/** Terms spelt nearly as a word is; the most frequent of them. */
async function nearly(index, one) {
  if (one.word.length < 4) return;
  let terms = await within(index, one.term, 1);
  if (one.word !== one.term) terms = terms.concat(await within(index, one.word, 1));
  terms = [...new Set(terms)].filter((term) => term !== one.term && !one.terms.has(term));
  const found = await Promise.all(terms.slice(0, 12).map(async (term) => [term, await index.posting(term)]));
  for (const [term, posting] of found.sort(([, a], [, b]) => b.size - a.size)) {
    one.like.set(term, posting);
    one.near.push(term);
  }
}

/**
 * How much each term that is like a word counts: they are guesses at one word, so the rarest of them must not
 * count as rare, and one that goes on for long after an unfinished word is the less likely.
 */
function shares(one) {
  const likely = [...one.like].map(([term, posting]) => {
    const fit = Math.min(one.word.length / Math.max(term.length, 1), 1) ** 2;
    return [term, fit, posting.idf];
  });
  const best = Math.max(...likely.map(([, fit]) => fit)), least = Math.min(...likely.map(([, , idf]) => idf));
  return new Map(likely.map(([term, fit, idf]) => [term, ((fit / best) * least) / (idf || 1)]));
}

/** Clauses for lunr's scorer: each word with its own term, and with those like it. */
function clauses(index, group, wide) {
  const made = [];
  for (const one of group) {
    const clause = { fields: index.fields, boost: 1, presence: lunr.Query.presence.OPTIONAL };
    made.push({ clause, terms: one.terms });
    made.push({ clause: { ...clause, boost: one.terms.size ? SHARE : 1 }, terms: wide ? one.like : new Map(), share: shares(one) });
  }
  return made;
}

/** How many of the words each decision has, and those decisions that have them all. */
function covered(group, decisions, wide) {
  const of = count(group.map((one) => [...one.terms.values(), ...(wide ? one.like.values() : [])]), decisions.held);
  return { of, whole: having(of, group.length) };
}

/** Whether a query has only words that stand nearly everywhere, which the index leaves out. */
function isCommon(text) {
  const all = words(text);
  return all.length > 0 && !all.some((word) => lunr.stopWordFilter(new lunr.Token(word, {})));
}

/** Run a query of plain words. */
async function runWords(index, text) {
  const group = asked(text);
  const [decisions] = await Promise.all([index.decisions(), ...group.map(async (one) => {
    const posting = await index.posting(one.term);
    if (posting) one.terms.set(one.term, posting);
  })]);
  const none = new Float64Array(decisions.held);
  const nothing = { scores: none, places: [], more: [], moreScores: none, decisions, group, asked: group.length };
  if (!group.length) return nothing;
  const exact = covered(group, decisions, false);
  const scored = (places, wide) => {
    const among = new Uint8Array(decisions.held);
    mark(among, places);
    return index.score(clauses(index, group, wide), decisions, among);
  };
  const found = { ...nothing, places: exact.whole, scores: scored(exact.whole, false) };
  if (exact.whole.length >= FEW) return found;
  if (!exact.whole.length && isCommon(text)) return { ...nothing, common: true };
  await Promise.all(group.map((one) => begins(index, one)));
  let wide = covered(group, decisions, true);
  // A word nobody wrote and that begins no other is mistyped; so may any be, when nothing has them all.
  const strange = group.filter((one) => !one.terms.size && (!one.like.size || !wide.whole.length));
  const doubted = strange.length || wide.whole.length ? strange : group;
  if (doubted.length) {
    await Promise.all(doubted.map((one) => nearly(index, one)));
    wide = covered(group, decisions, true);
  }
  const held = new Set(exact.whole);
  const more = wide.whole.filter((place) => !held.has(place));
  if (exact.whole.length || more.length) return { ...found, more, moreScores: scored(more, true) };
  // No decision has them all: those that have most of them.
  const most = wide.of.reduce((best, one) => Math.max(best, one), 0), partly = most ? having(wide.of, most) : [];
  return { ...found, more: partly, moreScores: scored(partly, true), most };
}
