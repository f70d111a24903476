// Narrowing and ordering results: columns of what each decision has, read when they are needed.

/** The columns of an index. */
class Columns {
  constructor(index) {
    this.index = index;
    this.listed = index.manifest.columns.map(([name, label]) => ({ name, label }));
    this.read = new Map();
  }

  file(name) {
    const path = `${this.index.manifest.folder}${name}.txt`;
    return kept(this.read, name, () => this.index.fetchText(path).then((text) => this.parsed(name, text)));
  }

  parsed(name, text) {
    if (name === "amount") return figures(text);
    if (name === "order") return figures(text).map((step, at) => (step % 2 ? at - (step + 1) / 2 : at + step / 2));
    const { values, of } = JSON.parse(text), numbers = figures(of), sets = [];
    for (let at = 0; at < numbers.length; at += numbers[at] + 1) sets.push(numbers.slice(at + 1, at + 1 + numbers[at]));
    return { values, sets };
  }

  get facets() {
    return this.listed.filter((column) => column.name !== "amount" && column.name !== "order");
  }
}

/** What says of each decision whether it passes one filter. */
async function passing(columns, name, wanted) {
  if (name === "amount") {
    const amounts = await columns.file("amount");
    const { from, to } = wanted;
    return (place) => amounts[place] > 0 && (from === null || amounts[place] - 1 >= from) && (to === null || amounts[place] - 1 <= to);
  }
  const { values, sets } = await columns.file(name);
  const places = new Set(wanted.map((key) => values.findIndex(([known]) => known === key)));
  return (place) => sets[place].some((value) => places.has(value));
}

/** The filters of a query as tests, by facet. */
async function tests(columns, filters) {
  const names = Object.keys(filters).filter((name) => name === "amount" || columns.facets.some((one) => one.name === name));
  const made = await Promise.all(names.map((name) => passing(columns, name, filters[name])));
  return new Map(names.map((name, number) => [name, made[number]]));
}

/** Places that pass every test, but for one facet's own. */
function narrowed(places, passes, but) {
  const each = [...passes].filter(([name]) => name !== but).map(([, test]) => test);
  return each.length ? places.filter((place) => each.every((test) => test(place))) : places;
}

/** How many of some results have each value of each facet; a facet's own choice does not narrow itself. */
async function counted(columns, places, passes, filters) {
  const read = await Promise.all(columns.facets.map((one) => columns.file(one.name)));
  return columns.facets.map(({ name, label }, number) => {
    const { values, sets } = read[number], counts = new Uint32Array(values.length);
    for (const place of narrowed(places, passes, name)) for (const value of sets[place]) counts[value]++;
    const chosen = new Set(filters[name] || []);
    const shown = values.map(([key, words], at) => ({ key, words, count: counts[at], chosen: chosen.has(key) }));
    return { name, label, values: shown.filter((value) => value.count || value.chosen) };
  }).filter((facet) => facet.values.length > 1 || facet.values.some((value) => value.chosen));
}

/** Places in the order asked for, else in that of their scores: the first so many of them, the rest as they come. */
async function ordered(columns, places, order, scores, count) {
  if (order !== "newest" && order !== "oldest" && order !== "amount") return best(places, scores, count);
  const by = await columns.file(order === "amount" ? "amount" : "order");
  return best(places, order === "oldest" ? by.map((value) => -value) : by, count);
}
