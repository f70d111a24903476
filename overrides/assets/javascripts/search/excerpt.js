// The sentence of a decision in which the reader's words stand, and its paragraph: from its own page.

const REACH = 260; // characters of an excerpt

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", nbsp: " " };

/** A page's blocks of text with the anchor nearest before each: our own pages are read, nobody else's. */
function blocks(html) {
  const start = html.indexOf('class="paper"'), found = [];
  if (start < 0) return found;
  let anchor = "", where = "";
  const body = html.slice(start, html.indexOf("</main>", start)).split('id="page-')[0];
  for (const [, tag, attributes, inside] of body.matchAll(/<(p|h[2-4]|li|td|caption)((?:\s[^>]*)?)>([^]*?)(?=<\/\1>|<p|<ul|<ol|<li)/g)) {
    const id = /\sid="([^"]+)"/.exec(attributes);
    const text = inside.replace(/<a class="para-n"[^]*?<\/a>/g, "").replace(/<span class="(?:vh|para-n)">[^]*?<\/span>/g, "")
      .replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole).replace(/\s+/g, " ").trim();
    if (id) {
      anchor = id[1];
      where = text; // of a heading; a paragraph is told by its anchor
    }
    if (text && tag[0] !== "h") found.push({ text, anchor, where });
  }
  return found;
}

/** The places in a text where words with these stems, or those that begin so, stand. */
function marked(text, wanted) {
  const marks = [];
  // Small letters can be longer than capitals; such a text is shown unmarked rather than marked wrongly.
  const low = text.toLowerCase();
  if (low.length !== text.length) return marks;
  for (const { word, start, end } of placed(low)) {
    const term = stem(plain(word));
    if (wanted.terms.has(term) || wanted.starts.some((begin) => word.startsWith(begin))) marks.push({ start, end, term });
  }
  return marks;
}

/** How many different words a text has of those wanted. */
function variety(marks) {
  return new Set(marks.map((mark) => mark.term)).size;
}

/** A stretch of a text round the densest of its marks, at blanks, with the marks in it. */
function stretch(text, wanted) {
  if (text.length <= REACH) return { text, marks: marked(text, wanted) };
  const marks = marked(text, wanted);
  let best = 0, most = -1;
  for (const { start } of marks) {
    const from = Math.max(0, start - 60);
    const inside = variety(marks.filter((mark) => mark.start >= from && mark.end <= from + REACH));
    if (inside > most) [best, most] = [from, inside];
  }
  let from = best && text.indexOf(" ", best) + 1;
  const to = from + REACH >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + REACH), from + 1);
  const cut = (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  return { text: cut, marks: marked(cut, wanted) };
}

/** The best block of a page for some words: the most of them, the earliest. */
function excerpt(html, wanted) {
  let best = null, most = 0;
  for (const block of blocks(html)) {
    const many = variety(marked(block.text, wanted));
    if (many > most) [best, most] = [block, many];
  }
  return best && { ...stretch(best.text, wanted), anchor: best.anchor, where: best.where, most };
}
