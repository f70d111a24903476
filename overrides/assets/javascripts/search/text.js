// Text as the index has it: the same words and figures as the generator makes.

const LONGEST = 40; // characters of a term
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let at = 0; at < 64; at++) VALUES[ALPHABET.charCodeAt(at)] = at;

/** The numbers in a run of letters: five bits each, the least first, the last from the first half of the alphabet. */
function figures(text) {
  const numbers = new Float64Array(text.length);
  let held = 0, number = 0, scale = 1;
  for (let at = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)];
    number += (value & 31) * scale;
    if (value < 32) {
      numbers[held++] = number;
      number = 0;
      scale = 1;
    } else scale *= 32;
  }
  return numbers.slice(0, held);
}

/** The length a letter stands for: they begin at the figure 0, and leave out what no letter is. */
const lengthOf = (letter) => (letter < 0xD800 ? letter : letter - 0x800) - 48;

/** Text as it is split: compatibility forms resolved, small letters, `1,200` as `1200`, no possessives. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase()
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, "")
    .replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1");
}

/** The words of a text, each with its place in it: `{word, start, end}`. The text is plain already. */
function placed(text) {
  const found = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:\.[0-9]+)*/gu)) {
    let word = match[0], start = match.index;
    const dot = word.indexOf(".");
    if (dot > 0 && !/[0-9]/.test(word[dot - 1])) { // `approved.5` is a word and a note's number
      found.push({ word: word.slice(0, dot), start, end: start + dot });
      start += dot + 1;
      word = word.slice(dot + 1);
    }
    found.push({ word, start, end: start + word.length });
  }
  return found;
}

function words(text) {
  return placed(plain(text)).map((one) => one.word);
}
