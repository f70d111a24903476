// Runs the search's own scripts for the tests: in a browser's page, or in Node on a folder of files.

/** What each query in lunr's syntax finds: `{number: score}`, by our files and, over `texts`, by lunr.js itself. */
async function syntaxAnswers(manifest, fetchText, queries) {
  const index = new Index(manifest, fetchText), found = [];
  for (const query of queries) {
    const { places, scores, decisions } = await runSyntax(index, query);
    found.push(Object.fromEntries(places.map((place) => [decisions.keys[place], scores[place]])));
  }
  return found;
}

/** The same by a whole index that lunr.js builds of the texts' words. */
function lunrAnswers(texts, boosts, queries) {
  const index = lunr(function () {
    this.ref("key");
    for (const [name, boost] of Object.entries(boosts)) this.field(name, { boost });
    for (const [key, said] of texts) {
      const joined = Object.entries(said).map(([name, text]) => [name, words(text).join(" ")]);
      this.add({ key, ...Object.fromEntries(joined) });
    }
  });
  return queries.map((query) => Object.fromEntries(index.search(query).map(({ ref, score }) => [ref, score])));
}

/** The first ten decisions each query of plain words finds, and how many it finds in all. */
async function plainAnswers(manifest, fetchText, queries) {
  const index = new Index(manifest, fetchText), found = [];
  for (const query of queries) {
    const { places, more, scores, moreScores, decisions } = await runWords(index, query);
    const first = [...best(places, scores, 10), ...best(more, moreScores, 10)].slice(0, 10);
    found.push({ total: places.length, more: more.length, first: first.map((place) => decisions.keys[place]) });
  }
  return found;
}

if (typeof process !== "undefined" && process.argv[2]) {
  const fs = require("fs");
  const { folder, task, queries, texts } = JSON.parse(fs.readFileSync(0, "utf8"));
  const said = fs.readFileSync(`${folder}/index.js`, "utf8");
  const manifest = JSON.parse(said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1));
  const fetchText = async (path) => fs.readFileSync(`${folder}/${path}`, "utf8");
  const tasks = {
    syntax: () => syntaxAnswers(manifest, fetchText, queries),
    lunr: () => lunrAnswers(texts, manifest.fields, queries),
    plain: () => plainAnswers(manifest, fetchText, queries),
    words: () => queries.map((query) => words(query)),
    stems: () => queries.map((word) => stem(word)),
  };
  Promise.resolve(tasks[task]()).then((found) => process.stdout.write(JSON.stringify(found)));
}
