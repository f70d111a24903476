module.exports = {
  layout: "decision.njk",
  tags: ["decision"],
  permalink: (data) => `/decisions/${data.page.fileSlug}/`,
};
