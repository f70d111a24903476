// References as people write them: `ABC 12`, `abc12`, `12`, `29/23`, `Board decision no. 12`.

const BETWEEN = "[\\s\\-–—_:.,#/(]*";

/** The numbers, in the index, of the decisions a text may be the reference of; `series` come from the page. */
function referenced(text, series) {
  const said = text.normalize("NFKC").toLowerCase().replace(/[\u2010-\u2015]/g, "-").replace(/\s+/g, " ")
    .replace(/^[\s"'“”‘’([]+|[\s.,;:!?/)\]"'“”‘’]+$/g, "").replace(/([0-9]),(?=[0-9]{3}$)/, "$1");
  if (!said || said.length > 80) return [];
  const found = [];
  for (const one of series) {
    for (const words of [...one.words].sort((a, b) => b.length - a.length)) {
      const rest = after(said, words);
      if (rest !== null) found.push(...numbered(rest, one).map((key) => ({ key, named: true })));
    }
  }
  const bare = said.replace(/^(?:no\.?|number|#)\s*/, "");
  if (!found.length) for (const one of series) found.push(...numbered(bare, one).map((key) => ({ key, named: false })));
  return found.filter(({ key }, at) => found.findIndex((other) => other.key === key) === at);
}

/** What follows some introducing words, or null when a text does not begin with them. */
function after(text, words) {
  const pattern = words.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(" ?");
  const match = new RegExp(`^${pattern}(?:s(?![a-z]))?${BETWEEN}(?:(?:no|number|decision|paper)\\b\\.?${BETWEEN})?(?=[0-9])`).exec(text);
  return match && text.slice(match[0].length);
}

/** The numbers a text of figures stands for in a series, with its year where it has one. */
function numbered(text, one) {
  if (!one.years) {
    const match = /^0*([1-9][0-9]{0,4})$/.exec(text);
    return match ? [one.base + Number(match[1])] : [];
  }
  const match = /^0*([0-9]{1,5})[\s/.\-]+([0-9]{1,5})$/.exec(text);
  if (!match) return [];
  const [, first, second] = match, found = [];
  const full = (year) => (year.length === 2 ? 2000 + Number(year) : Number(year));
  for (const [year, number] of one.first ? [[first, second], [second, first]] : [[second, first], [first, second]]) {
    const when = full(year);
    // Turned round, only a year of four figures shows which is which.
    if ((year.length === 4 || (year.length === 2 && !found.length)) && when >= 1900 && when <= 2100 && Number(number) > 0) {
      found.push(one.base + (when - 1900) * 100000 + Number(number));
    }
    if (year.length !== 4) break;
  }
  return found;
}
