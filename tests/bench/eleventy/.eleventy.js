// The benchmark's decisions as a site of Eleventy's: groups for its lists, and who cites whom, each made once.
module.exports = function (config) {
  config.addFilter("link", (html) => html.replace(/BEN (\d+)/g, '<a href="/decisions/ben-$1/">BEN $1</a>'));
  config.addFilter("slug", (text) => String(text).toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  config.addFilter("day", (date) => (date instanceof Date ? date.toISOString().slice(0, 10) : date));

  const decisions = (api) => api.getFilteredByTag("decision");
  const short = ({ url, data }) => ({ url, title: data.title, reference: data.reference, date: data.date_signed });

  const PAGE = 50;
  const group = (name, key) =>
    config.addCollection(name, (api) => {
      const found = new Map();
      for (const item of decisions(api)) {
        for (const value of key(item.data)) {
          if (!found.has(value)) found.set(value, []);
          found.get(value).push(short(item));
        }
      }
      const pages = [];
      for (const [value, items] of found) {
        const of = Math.ceil(items.length / PAGE);
        for (let page = 0; page < of; page += 1) {
          pages.push({ value, page, of, items: items.slice(page * PAGE, (page + 1) * PAGE) });
        }
      }
      return pages;
    });
  group("byAll", () => ["all"]);
  group("byThemes", (data) => data.themes);
  group("byProgrammes", (data) => data.programmes || []);
  group("byKind", (data) => [data.kind]);
  group("byMaker", (data) => [data.decision_maker]);
  group("byYears", (data) => [new Date(data.date_signed).toISOString().slice(0, 4)]);

  config.addCollection("citedBy", (api) => {
    const found = {};
    for (const item of decisions(api)) {
      for (const one of item.data.cites || []) {
        (found[one.reference] ||= []).push({ ...short(item), relation: one.relation });
      }
    }
    return found;
  });

  const FIELDS = ["reference", "title", "summary", "date_signed", "kind", "decision_maker", "themes", "programmes"];
  config.addCollection("data", (api) =>
    decisions(api).map((item) => {
      const fields = Object.fromEntries([...FIELDS, "amounts", "cites"].map((name) => [name, item.data[name]]));
      return { url: item.url, ...fields };
    }),
  );
  return { dir: { input: "content", includes: "_includes" }, markdownTemplateEngine: false };
};
