// Lunr's scores from our files. A query is lunr's own; what it matches and how much is worked out
// on typed arrays, since lunr's objects for 10,000 decisions take a telephone a second to make.

const K1 = 1.2, B = 0.75; // lunr's

/** The decisions of an index: their numbers in order, and how many words each field of each has. */
class Decisions {
  constructor(text, fields) {
    const [steps, ...columns] = text.split("\n").slice(0, fields + 1).map(figures);
    for (let at = 1; at < steps.length; at++) steps[at] += steps[at - 1];
    this.keys = steps;
    this.lengths = columns;
    this.norms = []; // of each field, once it is asked for
    this.held = steps.length;
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
    this.coming = null;
  }

  decisions() {
    this.coming ??= this.fetchText(`d/${this.manifest.decisions}.txt`)
      .then((text) => new Decisions(text, this.fields.length));
    return this.coming;
  }

  /** The cabinets of words alone, spelt forwards and backwards. */
  vocabulary() {
    this.listed ??= this.fetchText(`v/${this.manifest.vocabulary}.txt`).then((text) => {
      const [forward, backward] = text.split("\n\n");
      return [new Cabinet("f/", forward, this.fetchText), new Cabinet("b/", backward, this.fetchText)];
    });
    return this.listed;
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

  /** What lunr makes of the lengths of a field, for each decision. */
  norms(field, decisions) {
    return (decisions.norms[field] ??= decisions.lengths[field].map((length) => K1 * (1 - B + B * (length / this.average[field]))));
  }

  /**
   * Score decisions: `clauses` are lunr's, each with the postings of the terms it comes to, by term,
   * and `share`, where not all of those count alike.
   * Returns the score of each decision and what it matched, as bits by clause.
   */
  score(clauses, decisions) {
    const { fields } = this, { PROHIBITED, REQUIRED } = lunr.Query.presence;
    const scores = new Float64Array(decisions.held), matched = new Uint32Array(decisions.held);
    const barred = new Uint8Array(decisions.held), met = new Uint8Array(decisions.held);
    const vectors = fields.map(() => new Map());
    let required = 0;
    clauses.forEach(({ clause, terms, share }, number) => {
      const asked = clause.fields.map((field) => fields.indexOf(field));
      const must = clause.presence === REQUIRED, never = clause.presence === PROHIBITED;
      const hit = must ? new Uint8Array(decisions.held) : null;
      required += must ? 1 : 0;
      for (const [term, posting] of terms) {
        const places = standing(posting, asked, fields.length);
        if (never) setBits(barred, places, 1); else setBits(matched, places, 1 << Math.min(number, 31));
        if (must) setBits(hit, places, 1);
        if (never) continue;
        for (const field of asked) {
          const vector = vectors[field], known = vector.get(term);
          const boost = clause.boost * (share ? share.get(term) : 1);
          vector.set(term, { posting, boost: (known ? known.boost : 0) + boost });
        }
      }
      if (must) for (let place = 0; place < hit.length; place++) met[place] += hit[place];
    });
    vectors.forEach((vector, field) => {
      let squares = 0;
      for (const { boost } of vector.values()) squares += boost * boost;
      const magnitude = Math.sqrt(squares);
      for (const { posting, boost } of vector.values()) {
        if (posting.in[field]) addScores(scores, posting, field, fields.length, this.norms(field, decisions), this.boosts[field], boost, magnitude);
      }
    });
    // A query that only rules out finds everything else.
    const negated = clauses.length > 0 && clauses.every(({ clause }) => clause.presence === PROHIBITED);
    const places = [];
    for (let place = 0; place < decisions.held; place++) {
      if ((negated || matched[place]) && met[place] === required && !barred[place]) places.push(place);
    }
    return { scores, matched, places };
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

// The loops over all decisions are functions of their own: a browser makes such ones quick at their first run.

/** The places of the decisions that have a term in one of some fields. */
function standing({ size, places, counts }, asked, fields) {
  if (asked.length === fields) return places.subarray(0, size);
  return places.subarray(0, size).filter((_, at) => asked.some((field) => counts[at * fields + field]));
}

function setBits(table, places, bits) {
  for (let at = 0; at < places.length; at++) table[places[at]] |= bits;
}

/** Add the weight lunr gives a term in a field to the scores of the decisions that have it there. */
function addScores(scores, { size, places, counts, idf }, field, fields, norms, fieldBoost, boost, magnitude) {
  for (let at = 0, from = field; at < size; at++, from += fields) {
    const count = counts[from];
    if (!count) continue;
    const place = places[at], weight = idf * ((K1 + 1) * count) / (norms[place] + count) * fieldBoost;
    scores[place] += boost * (Math.round(weight * 1000) / 1000) / magnitude;
  }
}
