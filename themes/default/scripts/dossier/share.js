// A selection as the fragment of an address, and as a file; the fragment is never sent to a host.
import { emptyItem, LIMITS, newId, readSelection, Refusal } from "./selection.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./selection.js").Item} Item */

/** The longest address that mail programs and buyer profiles carry whole. */
export const LONGEST_ADDRESS = 2_000;

/** The one-letter names of the facts, in the order in which they are written. */
const FACTS = /** @type {const} */ ([["t", "title"], ["n", "buyer_name"], ["b", "buyer"], ["y", "type"], ["s", "segments"], ["a", "amount"], ["l", "launch"], ["x", "except"]]);

/**
 * The fragment that holds the whole selection, without its `#`.
 * @param {Selection} selection
 * @param {(item: Item) => Item} [shorter] the same item in fewer words: no provisions where it has them all, `*` where all defaults are kept
 */
export function writeFragment(selection, shorter = item => item) {
  const parts = ["v=1"];
  /** @param {string} name @param {string} value */
  const put = (name, value) => {
    if (value) parts.push(`${name}=${value}`);
  };
  for (const [letter, key] of FACTS) {
    const value = selection.contract[key];
    put(letter, typeof value === "string" ? encode(value) : value.map(encodeEntry).join(","));
  }
  if (selection.merged) put("m", "1");
  put("name", encode(selection.name));
  for (const item of selection.items) {
    const { clause, version, provisions, values, kept, notes } = shorter(item);
    put("c", `${clause}@${version}${provisions.length ? `/${provisions.join(",")}` : ""}`);
    for (const [name, value] of Object.entries(values)) parts.push(`p.${name}=${encode(value)}`);
    put("k", kept.join(","));
    for (const [name, note] of Object.entries(notes)) put(`n.${name}`, encode(note));
  }
  return parts.join("&");
}

/**
 * What a fragment holds, if it holds a selection.
 * @param {string} fragment with or without its `#`
 * @returns {Selection | null} nothing, where it is a place in the page
 * @throws {Refusal}
 */
export function readFragment(fragment) {
  const text = fragment.replace(/^#/, "");
  if (!/^v=/.test(text)) return null;
  if (text.length > LIMITS.file / 10) throw new Refusal("large");
  /** @type {Record<string, unknown>} */
  const contract = {};
  /** @type {Item[]} */
  const items = [];
  /** @type {{ name: string, merged: boolean }} */
  const about = { name: "", merged: false };
  const seen = new Set();
  for (const part of text.split("&")) {
    const at = part.indexOf("=");
    if (at < 1) throw new Refusal("broken", part.slice(0, 40));
    const name = part.slice(0, at), value = part.slice(at + 1), item = items.at(-1);
    const fact = FACTS.find(([letter]) => letter === name);
    const key = name === "c" ? `c=${value}` : `${items.length} ${name}`;
    if (seen.has(key)) throw new Refusal("broken", name);
    seen.add(key);
    if (name === "c") items.push(readItem(value));
    else if (item) readPart(item, name, value);
    else if (name === "v") readVersion(value);
    else if (fact) contract[fact[1]] = ["segments", "except"].includes(fact[1]) ? value.split(",").map(decode) : decode(value);
    else if (name === "m") about.merged = value === "1";
    else if (name === "name") about.name = decode(value);
    else throw new Refusal("broken", name.slice(0, 40));
  }
  return readSelection({ format: 1, id: newId(), ...about, contract, items });
}

/** @param {string} version */
function readVersion(version) {
  if (version === "1") return;
  throw new Refusal(/^\d{1,3}$/.test(version) ? "newer" : "broken", "v");
}

/** @param {string} value such as `soged@1/plan,critere` @returns {Item} */
function readItem(value) {
  const parts = /^([^@/]+)@(\d{1,4})(?:\/(.+))?$/.exec(decode(value));
  if (!parts) throw new Refusal("broken", "c");
  const item = emptyItem(parts[1] ?? "", Number(parts[2]));
  item.provisions = parts[3]?.split(",") ?? [];
  return item;
}

/** @param {Item} item @param {string} name @param {string} value */
function readPart(item, name, value) {
  const blank = name.slice(2);
  // Set as entries of a map, so that no name reaches a prototype; the strict reader looks at the names.
  if (name.startsWith("p.")) item.values = { ...item.values, [decode(blank)]: decode(value) };
  else if (name.startsWith("n.")) item.notes = { ...item.notes, [decode(blank)]: decode(value) };
  else if (name === "k") item.kept = value.split(",").map(decode);
  else throw new Refusal("broken", name.slice(0, 40));
}

/** The selection as a file that any version of the portal reads again. @param {Selection} selection */
export function writeFile(selection) {
  return `${JSON.stringify(selection, null, 2)}\n`;
}

/**
 * @param {string} text of a file that anyone may have made
 * @returns {Selection}
 * @throws {Refusal}
 */
export function readFile(text) {
  if (text.length > LIMITS.file) throw new Refusal("large");
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Refusal("broken");
  }
  // A known id would take the place of a dossier that is kept.
  return { ...readSelection(found), id: newId() };
}

/** `text` for a fragment: what may stand there bare stays so, to be short. @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace(/%(?:40|2F|2C|3A|3B|3F|24)/g, decodeURIComponent).replace(/%20/g, "+");
}

/** An entry of a list that commas part. @param {string} text */
function encodeEntry(text) {
  return encode(text).replace(/,/g, "%2C");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw new Refusal("broken");
  }
}
