// What a query asks for: lunr's own syntax, when it is written so.

/** Whether a query is written in lunr's syntax: `+must -never title:word begin* mistyped~1 more^3`. */
function isSyntax(text, fields) {
  return new RegExp(`(^|\\s)[+-]?(${fields.join("|")}):\\S|(^|\\s)[+-][\\p{L}\\p{N}]|[\\p{L}\\p{N}]\\*|\\*[\\p{L}\\p{N}]`
    + "|[\\p{L}\\p{N}][~^][0-9]", "u").test(text);
}

/** The clauses lunr reads in a query; raises lunr.QueryParseError. */
function parse(text, fields) {
  const query = new lunr.Query(fields);
  new lunr.QueryParser(text, query).parse();
  return query.clauses;
}

function stem(word) {
  return lunr.stemmer(new lunr.Token(word.slice(0, LONGEST), {})).toString();
}

/** The clauses of lunr's syntax with our words in them: one that holds several becomes several. */
function worded(clauses) {
  const made = [];
  for (const clause of clauses) {
    if (!clause.usePipeline) {
      made.push({ ...clause, term: plain(clause.term) });
      continue;
    }
    for (const word of words(clause.term)) made.push({ ...clause, term: stem(word) });
  }
  return made.slice(0, 31);
}

/** Whether a term matches lunr's wildcards. */
function wildcards(pattern) {
  const pieces = pattern.split("*").map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const matcher = new RegExp(`^${pieces.join("[^]*")}$`);
  return (term) => matcher.test(term);
}

/** The terms among some that lunr holds to be so near to a word. */
function near(word, distance, terms) {
  const set = lunr.TokenSet.fromArray([...new Set(terms)].sort());
  return set.intersect(lunr.TokenSet.fromFuzzyString(word, distance)).toArray();
}

/** All terms within an error or more of a word. One error leaves either its first or its second half as it was. */
async function within(index, word, distance) {
  const [forward, backward] = await index.vocabulary();
  const letters = [...word], half = distance === 1 ? letters.length >> 1 : 0;
  // Two letters in the middle may have changed places: one of them belongs to neither half.
  const [first, second] = await Promise.all([
    forward.beginning(letters.slice(0, half).join("")),
    half ? backward.beginning(letters.slice(half + 1).reverse().join("")) : [],
  ]);
  const terms = [...first.map(([term]) => term), ...second.map(([term]) => [...term].reverse().join(""))];
  return near(word, distance, terms);
}

/** The terms a clause of lunr's comes to. */
async function expanded(index, clause) {
  if ("editDistance" in clause && clause.editDistance > 0) return within(index, clause.term, Math.min(clause.editDistance, 3));
  if (!clause.term.includes("*")) return [clause.term];
  const [forward, backward] = await index.vocabulary();
  const [start] = clause.term.split("*"), end = clause.term.split("*").pop();
  let terms;
  if (start.length || !end.length) terms = (await forward.beginning(start)).map(([term]) => term);
  else {
    const turned = await backward.beginning([...end].reverse().join(""));
    terms = turned.map(([term]) => [...term].reverse().join(""));
  }
  return terms.filter(wildcards(clause.term));
}

/** Clauses with the postings of the terms they come to. */
async function resolved(index, clauses) {
  return Promise.all(clauses.map(async (clause) => {
    const terms = new Map();
    const found = await Promise.all((await expanded(index, clause)).map(async (term) => [term, await index.posting(term)]));
    for (const [term, posting] of found) if (posting) terms.set(term, posting);
    return { clause, terms };
  }));
}

/** Run a query in lunr's syntax: what lunr would find, with lunr's scores. */
async function runSyntax(index, text) {
  const clauses = worded(parse(text, index.fields));
  const [found, decisions] = await Promise.all([resolved(index, clauses), index.decisions()]);
  const matched = index.match(found, decisions);
  return { clauses: found, places: having(matched, 1), scores: index.score(found, decisions, matched), decisions };
}
