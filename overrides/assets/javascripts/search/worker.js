// The worker begins: what the page knows is needed is sent for before the engine, which is large, is there and read.

const named = JSON.parse(self.name);
const sent = new Map(named.files.map((file) => [file, fetch(file)]));
for (const coming of sent.values()) coming.catch(() => {}); // told to whoever reads it
importScripts(named.engine);
