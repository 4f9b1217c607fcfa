// The clauses of a dossier, each in its version, and the dossier as they know it: ids of today, provisions that exist.
import { withItem } from "./edits.js";
import { readSheets } from "./sheets.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./selection.js").Item} Item */
/** @typedef {import("./sheets.js").Sheets} Sheets */
/**
 * @typedef {object} Loaded
 * @property {Selection} dossier the same, where nothing had to be put right
 * @property {Map<string, Sheets>} sheets by clause, of the version that the dossier names
 * @property {Map<string, Sheets>} current by clause, of today
 * @property {string[]} unknown ids that no clause has
 * @property {string[]} lost citations of provisions that their clause does not have
 */

/** What was left aside, by dossier: it is said as long as the page is open. @type {Map<string, string[]>} */
const lostOf = new Map();

/** @param {Selection} dossier @returns {Promise<Loaded>} */
export async function loaded(dossier) {
  const found = await Promise.all(dossier.items.map(item => readSheets(item.clause, item.version)));
  /** @type {Loaded} */
  const known = { dossier, sheets: new Map(), current: new Map(), unknown: [], lost: lostOf.get(dossier.id) ?? [] };
  let right = { ...dossier, items: /** @type {Item[]} */ ([]) };
  for (const [i, item] of dossier.items.entries()) {
    const one = found[i];
    if (!one) {
      known.unknown.push(item.clause);
      right.items.push(item);
      continue;
    }
    const { sheets, current } = one;
    known.sheets.set(sheets.id, sheets);
    known.current.set(sheets.id, current);
    right = withItem(right, putRight(item, sheets, current, known.lost));
  }
  if (known.lost.length) lostOf.set(dossier.id, known.lost);
  if (JSON.stringify(right) !== JSON.stringify(dossier)) known.dossier = right;
  return known;
}

/** @param {Item} item @param {Sheets} sheets @param {Sheets} current @param {string[]} lost @returns {Item} */
function putRight(item, sheets, current, lost) {
  const all = sheets.provisions.map(({ id }) => id);
  const provisions = item.provisions.filter(id => all.includes(id));
  for (const id of item.provisions) {
    const citation = `${sheets.id}/${id}`;
    if (!all.includes(id) && !lost.includes(citation)) lost.push(citation);
  }
  const withDefault = sheets.blanks.filter(blank => blank.default != null && !(blank.name in item.values)).map(({ name }) => name);
  return {
    ...item,
    clause: sheets.id,
    version: Math.min(item.version, current.version),
    provisions: item.provisions.length ? provisions : all,
    kept: item.kept.includes("*") ? withDefault : item.kept,
  };
}
