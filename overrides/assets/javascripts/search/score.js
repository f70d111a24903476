// Lunr's scores from our files. A query is lunr's own; what it matches and how much is worked out
// on typed arrays, since lunr's objects for 10,000 decisions take a telephone a second to make.

const K1 = 1.2, B = 0.75; // lunr's

/** The decisions of an index: their numbers in order, and how many words each field of each has. */
class Decisions {
  constructor(text, fields) {
    const [steps, ...columns] = text.split("\n").slice(0, fields + 1).map(figures);
    let key = 0;
    this.keys = Float64Array.from(steps, (step) => (key += step));
    this.lengths = columns.map((column) => Float64Array.from(column));
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

/** A term's line read: the decisions it stands in, by place, and how often in each field of each. */
function readPosting(line, decisions, fields) {
  const numbers = figures(line), keys = decisions.keys;
  const places = new Int32Array(numbers.length), counts = new Uint16Array(numbers.length * fields);
  let size = 0, key = 0, place = 0, stands = 0;
  for (let at = 0; at < numbers.length; size++) {
    const number = numbers[at++], kind = number % 4, base = size * fields;
    key += (number - kind) / 4;
    while (keys[place] < key) place++;
    places[size] = place;
    if (kind < 3) {
      counts[base + fields - 1] = kind < 2 ? kind + 1 : numbers[at++] + 3;
      stands++;
    } else {
      const bits = numbers[at++];
      for (let field = 0; field < fields; field++) {
        if (bits >> field & 1) {
          counts[base + field] = numbers[at++] + 1;
          stands++;
        }
      }
    }
  }
  return { size, places, counts, stands };
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

  /** The weight lunr gives a term in a field of a decision. */
  weight(posting, at, field, lengths) {
    const count = posting.counts[at * this.fields.length + field];
    let score = posting.idf * ((K1 + 1) * count)
      / (K1 * (1 - B + B * (lengths[field][posting.places[at]] / this.average[field])) + count);
    score *= this.boosts[field];
    return Math.round(score * 1000) / 1000;
  }

  /**
   * Score decisions: `clauses` are lunr's, each with the postings of the terms it comes to, by term,
   * and `share`, where not all of those count alike.
   * Returns the score of each decision and what it matched, as bits by clause.
   */
  score(clauses, decisions) {
    const { fields } = this, count = fields.length;
    const scores = new Float64Array(decisions.held), matched = new Uint32Array(decisions.held);
    const barred = new Uint8Array(decisions.held), met = new Uint8Array(decisions.held);
    const vectors = fields.map(() => new Map());
    let required = 0;
    clauses.forEach(({ clause, terms, share }, number) => {
      const asked = clause.fields.map((field) => fields.indexOf(field));
      const must = clause.presence === lunr.Query.presence.REQUIRED;
      const never = clause.presence === lunr.Query.presence.PROHIBITED;
      const hit = must ? new Uint8Array(decisions.held) : null;
      required += must ? 1 : 0;
      for (const [term, posting] of terms) {
        for (let at = 0; at < posting.size; at++) {
          if (!asked.some((field) => posting.counts[at * count + field])) continue;
          const place = posting.places[at];
          if (never) barred[place] = 1; else matched[place] |= 1 << Math.min(number, 31);
          if (must) hit[place] = 1;
        }
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
        for (let at = 0; at < posting.size; at++) {
          if (posting.counts[at * count + field]) {
            scores[posting.places[at]] += boost * this.weight(posting, at, field, decisions.lengths) / magnitude;
          }
        }
      }
    });
    // A query that only rules out finds everything else.
    const negated = clauses.length > 0
      && clauses.every(({ clause }) => clause.presence === lunr.Query.presence.PROHIBITED);
    const places = [];
    for (let place = 0; place < decisions.held; place++) {
      if ((negated || matched[place]) && met[place] === required && !barred[place]) places.push(place);
    }
    return { scores, matched, places };
  }
}
