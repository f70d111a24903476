// What the page knows is needed is sent for before the rest of this script is read, lunr.js first of all.

const named = JSON.parse(self.name);
const sent = new Map(named.files.map((file) => [file, fetch(file)]));
for (const coming of sent.values()) coming.catch(() => {}); // told to whoever reads it
