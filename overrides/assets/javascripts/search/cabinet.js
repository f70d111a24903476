// The files of an index: which of them hold some words, fetched once each.

const KEPT = 96; // files kept in memory

class Gone extends Error {} // a file of an index that was replaced while the page stood open

/** What a map has under a name, else what is made for it and to come; what fails to come is made again. */
function kept(map, name, make) {
  if (!map.has(name)) {
    const coming = make();
    map.set(name, coming);
    coming.catch(() => map.delete(name));
  }
  return map.get(name);
}

/** Sorted lines in many files; `table` says with which word each file begins, and its name. */
class Cabinet {
  constructor(folder, table, fetchText) {
    this.folder = folder;
    this.fetchText = fetchText;
    this.starts = [];
    this.names = [];
    this.files = new Map();
    for (const row of table ? table.split("\n") : []) {
      const gap = row.lastIndexOf(" ");
      this.starts.push(row.slice(0, gap));
      this.names.push(row.slice(gap + 1));
    }
  }

  /** The number of the one file that may hold a word. */
  place(word) {
    let low = 0, high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= word) low = middle + 1; else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  /** The lines of a file, by their words. */
  lines(number) {
    const known = this.files.get(number);
    if (known) {
      this.files.delete(number); // and in again, as the youngest
      this.files.set(number, known);
      return known;
    }
    const coming = this.fetchText(`${this.folder}${this.names[number]}.txt`).then((text) => {
      const lines = new Map();
      for (const row of text.split("\n")) {
        const tab = row.indexOf("\t");
        if (tab > 0) lines.set(row.slice(0, tab), row.slice(tab + 1));
      }
      return lines;
    });
    coming.catch(() => this.files.delete(number));
    this.files.set(number, coming);
    if (this.files.size > KEPT) this.files.delete(this.files.keys().next().value);
    return coming;
  }

  /** What is known of a word, or nothing. */
  async line(word) {
    return this.names.length ? (await this.lines(this.place(word))).get(word) : undefined;
  }

  /** How many files words that begin so are in. */
  span(beginning) {
    return this.names.length ? this.place(beginning + "\uffff") - this.place(beginning) + 1 : 0;
  }

  /** All words that begin so, each with its line. */
  async beginning(beginning) {
    if (!this.names.length) return [];
    const first = this.place(beginning), last = this.place(beginning + "\uffff");
    const files = [];
    for (let number = first; number <= last; number++) files.push(this.lines(number));
    const found = [];
    for (const lines of await Promise.all(files)) {
      for (const [word, line] of lines) if (word.startsWith(beginning)) found.push([word, line]);
    }
    return found;
  }
}
