// Results as elements: text is only ever set as text.

/** An element with attributes and children; children that are strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A text with the words found in it marked. */
function withMarks(text, marks) {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const { start, end } of marks) {
    made.append(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

/** One result. */
function result({ card, title, says }) {
  const link = element("a", { href: `../${card.at}` }, `${card.ref}${card.title ? ": " : ""}`, withMarks(card.title || "", title));
  const facts = [card.when, (card.is ? say(`is-${card.is}`) : card.money)].filter(Boolean).join(" · ");
  const made = element("li", {}, element("h2", {}, link), element("p", { class: "small when" }, facts));
  if (says.text) made.append(element("p", { class: "says" }, withMarks(says.text, says.marks)));
  return made;
}

/** Put the sentence that has the words in a result, with the link to its paragraph. */
function addSentence(item, card, { text, marks, anchor, where }) {
  const says = item.querySelector(".says") || item.appendChild(element("p", { class: "says" }));
  says.replaceChildren(withMarks(text, marks));
  if (!anchor) return;
  const name = anchor.startsWith("para-") ? say("paragraph", { number: anchor.slice(5) }) : where || say("in-text");
  const whose = element("span", { class: "vh" }, ` ${say("of-decision", { reference: card.ref })}`);
  const link = element("a", { href: `../${card.at}#${anchor}` }, name, whose);
  item.querySelector(".where")?.remove();
  item.append(element("p", { class: "small where" }, link));
}

/** A facet as a set of boxes to tick. */
function facetSet({ name, label, values }) {
  const most = 12, made = element("fieldset", {}, element("legend", {}, label));
  const shown = [...values].sort((a, b) => (name === "year" ? 0 : b.chosen - a.chosen || b.count - a.count));
  const rows = shown.map(({ key, words, count, chosen }, at) => {
    const id = `${name}-${at}`;
    const box = element("input", { type: "checkbox", form: "q", name, value: key, id, checked: chosen });
    const number = element("span", { class: "quiet num" }, `(${figures(count)})`);
    return element("div", { class: "pick" }, box, element("label", { for: id }, `${words} `, number));
  });
  made.append(...rows.slice(0, most));
  if (rows.length > most) {
    made.append(element("details", { class: "rest", "data-facet": name }, element("summary", {}, say("more", { count: rows.length - most })), ...rows.slice(most)));
  }
  return made;
}

/** The links to the pages of the results. */
function pagesNav(page, last, address) {
  if (last < 2) return [];
  const near = [...new Set([1, page - 1, page, page + 1, last])].filter((one) => one >= 1 && one <= last).sort((a, b) => a - b);
  const items = [];
  let before = 0;
  for (const one of near) {
    if (one - before > 1) items.push(element("li", {}, element("span", { class: "quiet" }, "…")));
    const words = [element("span", { class: "vh" }, `${say("page")} `), figures(one)];
    items.push(element("li", {}, element("a", { href: address(one), "aria-current": one === page && "page" }, ...words)));
    before = one;
  }
  if (page > 1) items.push(element("li", {}, element("a", { href: address(page - 1), rel: "prev" }, say("previous"))));
  if (page < last) items.push(element("li", {}, element("a", { href: address(page + 1), rel: "next" }, say("next"))));
  return [element("ul", {}, ...items)];
}
