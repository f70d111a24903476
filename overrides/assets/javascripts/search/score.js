// Lunr's scores from our files. A query is lunr's own; what it matches and how much is worked out
// on typed arrays, since lunr's objects for 10,000 decisions take a telephone a second to make.

const DECISIONS = "decisions.txt";
const K1 = 1.2, B = 0.75; // lunr's

/** The decisions of an index: their numbers in order, and how many words each field of each has. */
class Decisions {
  constructor(text, fields) {
    const [, steps, ...columns] = text.split("\n"); // after the name
    this.keys = figures(steps);
    this.held = this.keys.length;
    for (let at = 1; at < this.held; at++) this.keys[at] += this.keys[at - 1];
    this.lengths = columns.slice(0, fields); // a letter for each decision, read when it is scored
  }

  /** The place in the order of a decision's number, or -1. */
  place(key) {
    let low = 0, high = this.held - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle] === key) return middle;
      if (this.keys[middle] < key) low = middle + 1; else high = middle - 1;
    }
    return -1;
  }
}

/** A term's line read: the decisions it stands in, by place, how often in each field of each, and whether in a field at all. */
function readPosting(line, decisions, fields) {
  const numbers = figures(line), keys = decisions.keys;
  const places = new Int32Array(numbers.length), counts = new Uint16Array(numbers.length * fields);
  const inField = new Uint8Array(fields);
  let size = 0, key = 0, place = 0, stands = 0;
  for (let at = 0; at < numbers.length; size++) {
    const number = numbers[at++], kind = number % 4, base = size * fields;
    key += (number - kind) / 4;
    while (keys[place] < key) place++;
    places[size] = place;
    if (kind < 3) {
      counts[base + fields - 1] = kind < 2 ? kind + 1 : numbers[at++] + 3;
      inField[fields - 1] = 1;
      stands++;
    } else {
      const bits = numbers[at++];
      for (let field = 0; field < fields; field++) {
        if (bits >> field & 1) {
          counts[base + field] = numbers[at++] + 1;
          inField[field] = 1;
          stands++;
        }
      }
    }
  }
  return { size, places, counts, stands, in: inField };
}

/** An index: the manifest, its decisions, and the terms that queries have asked for. */
class Index {
  constructor(manifest, fetchText) {
    this.manifest = manifest;
    this.fetchText = fetchText;
    this.fields = Object.keys(manifest.fields);
    this.boosts = Object.values(manifest.fields);
    this.average = manifest.lengths.map((total) => total / manifest.held);
    this.terms = new Cabinet("t/", manifest.terms, fetchText);
    this.postings = new Map();
    this.files = new Map(); // of which there is one each
  }

  decisions() {
    return kept(this.files, DECISIONS, () => this.readDecisions());
  }

  /** That file is called the same in every index, so that a page may name it: its first line says of which it is. */
  async readDecisions() {
    const ours = (text) => text.startsWith(`${this.manifest.decisions}\n`);
    let text = await this.fetchText(DECISIONS);
    if (!ours(text)) text = await this.fetchText(DECISIONS, { cache: "reload" });
    if (!ours(text)) throw new Gone(DECISIONS);
    return new Decisions(text, this.fields.length);
  }

  /** The cabinets of words alone, spelt forwards and backwards. */
  vocabulary() {
    return kept(this.files, "vocabulary", () => this.fetchText(`v/${this.manifest.vocabulary}.txt`).then((text) => {
      const [forward, backward] = text.split("\n\n");
      return [new Cabinet("f/", forward, this.fetchText), new Cabinet("b/", backward, this.fetchText)];
    }));
  }

  /** A term's posting, or nothing when no decision has it. */
  async posting(term) {
    const line = await this.terms.line(term);
    return line === undefined ? undefined : this.read(term, line, await this.decisions());
  }

  read(term, line, decisions) {
    let known = this.postings.get(term);
    if (!known) {
      known = readPosting(line, decisions, this.fields.length);
      const x = (decisions.held - known.stands + 0.5) / (known.stands + 0.5);
      known.idf = Math.log(1 + Math.abs(x));
      if (this.postings.size > 256) this.postings.clear();
      this.postings.set(term, known);
    }
    return known;
  }

  /** Mark the decisions lunr would find: `clauses` are its own, each with the postings of the terms it comes to, by term. */
  match(clauses, decisions) {
    const { fields } = this, { PROHIBITED, REQUIRED } = lunr.Query.presence;
    const matched = new Uint8Array(decisions.held), barred = new Uint8Array(decisions.held), met = new Uint8Array(decisions.held);
    let required = 0;
    for (const { clause, terms } of clauses) {
      const asked = clause.fields.map((field) => fields.indexOf(field));
      const hit = clause.presence === REQUIRED ? new Uint8Array(decisions.held) : null;
      required += hit ? 1 : 0;
      for (const posting of terms.values()) {
        const places = standing(posting, asked, fields.length);
        mark(clause.presence === PROHIBITED ? barred : matched, places);
        if (hit) mark(hit, places);
      }
      if (hit) for (let place = 0; place < hit.length; place++) met[place] += hit[place];
    }
    // A query that only rules out finds everything else.
    const negated = clauses.length > 0 && clauses.every(({ clause }) => clause.presence === PROHIBITED);
    return matched.map((one, place) => Number((negated || one) && met[place] === required && !barred[place]));
  }

  /**
   * The score of each decision of those marked in `among`; of clauses that have `share`, which says what each of its
   * terms counts, not all count alike.
   */
  score(clauses, decisions, among) {
    const scores = new Float64Array(decisions.held), vectors = this.fields.map(() => new Map());
    for (const { clause, terms, share } of clauses) {
      if (clause.presence === lunr.Query.presence.PROHIBITED) continue;
      const asked = clause.fields.map((field) => this.fields.indexOf(field));
      for (const [term, posting] of terms) {
        for (const field of asked) {
          const known = vectors[field].get(term), boost = clause.boost * (share ? share.get(term) : 1);
          vectors[field].set(term, { posting, boost: (known ? known.boost : 0) + boost });
        }
      }
    }
    vectors.forEach((vector, field) => {
      let squares = 0;
      for (const { boost } of vector.values()) squares += boost * boost;
      const weights = { lengths: decisions.lengths[field], average: this.average[field], boost: this.boosts[field] };
      for (const { posting, boost } of vector.values()) {
        if (posting.in[field]) addScores(scores, among, posting, field, this.fields.length, weights, boost / Math.sqrt(squares));
      }
    });
    return scores;
  }
}

/**
 * Places with the best so many of them first, in order, and the rest as they come: to put all of 10,000 in
 * order, of which ten are shown, takes as long as to score them.
 */
function best(places, scores, count) {
  const before = (a, b) => scores[b] - scores[a] || b - a;
  if (places.length <= 2 * count) return [...places].sort(before);
  const sorted = new Float64Array(places.length);
  for (let at = 0; at < sorted.length; at++) sorted[at] = scores[places[at]];
  const least = sorted.sort()[sorted.length - count], first = [], rest = [];
  for (const place of places) (scores[place] >= least ? first : rest).push(place);
  return first.sort(before).concat(rest);
}

/** Count at each place how many of several words stand there; of each word there may be several postings. */
function count(words, held) {
  const counts = new Uint8Array(held), last = new Uint8Array(held);
  words.forEach((postings, number) => {
    for (const { size, places } of postings) countOne(counts, last, places, size, number + 1);
  });
  return counts;
}

// The loops over all decisions are functions of their own: a browser makes such ones quick at their first run.

/** The places of the decisions that have a term in one of some fields. */
function standing({ size, places, counts }, asked, fields) {
  if (asked.length === fields) return places.subarray(0, size);
  return places.subarray(0, size).filter((_, at) => asked.some((field) => counts[at * fields + field]));
}

function countOne(counts, last, places, size, number) {
  for (let at = 0; at < size; at++) {
    const place = places[at];
    if (last[place] === number) continue;
    last[place] = number;
    counts[place]++;
  }
}

function mark(table, places) {
  for (let at = 0; at < places.length; at++) table[places[at]] = 1;
}

/** The places a table has a number at. */
function having(table, number) {
  const found = [];
  for (let place = 0; place < table.length; place++) if (table[place] === number) found.push(place);
  return found;
}

/** Add the weight lunr gives a term in a field to the scores of the decisions that have it there. */
function addScores(scores, among, { size, places, counts, idf }, field, fields, { lengths, average, boost }, share) {
  for (let at = 0; at < size; at++) {
    const place = places[at], count = counts[at * fields + field];
    if (!count || !among[place]) continue;
    const norm = K1 * (1 - B + B * (lengthOf(lengths.charCodeAt(place)) / average));
    scores[place] += share * (Math.round(idf * ((K1 + 1) * count) / (norm + count) * boost * 1000) / 1000);
  }
}
