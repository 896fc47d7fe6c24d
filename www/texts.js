// Fetches the texts of a language. In JavaScript, as it begins while the
// WebAssembly is still on its way, and as only a module knows its own address.
// Bundled with the WebAssembly's own JavaScript by scripts/slim.mjs.

/* global TAIRI_NAME -- the common name of js, wasm and texts, with their hash */
const known = new Map();

/** The language that the address or the browser asks for; as src/app/root.rs has it. */
export function asked() {
  const keys = [location.search, location.hash].map((part) => new URLSearchParams(part.slice(1)).getAll("lang"));
  const named = keys.flat().findLast((lang) => /^(zh-tw|ja|en)$/i.test(lang));
  const tags = [named, ...navigator.languages].filter(Boolean);
  const found = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => /^(zh|ja|en)$/.test(tag)) ?? "en";
  return found === "zh" ? "zh-TW" : found;
}

async function load(lang) {
  const answer = await fetch(new URL(`${TAIRI_NAME}.${lang}.txt`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const text = await answer.text();
  // A page that a network puts in the way of what was asked for.
  if (text.startsWith("<")) throw new Error(`no texts at ${answer.url}`);
  return text;
}

/** Calls `done` with the texts of a language, or with `null` if they cannot be had. */
export function texts(lang, done = () => {}) {
  if (!known.has(lang)) known.set(lang, load(lang));
  const note = document.getElementById("tairi-lost");
  known.get(lang).then(
    (text) => {
      if (note) note.hidden = true;
      done(text);
    },
    () => {
      // The next one who asks tries again.
      known.delete(lang);
      if (note) note.hidden = false;
      done(null);
    },
  );
}
