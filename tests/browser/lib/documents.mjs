// The scripts that make a dossier's files, run without a browser: a portal served on loopback, and as much of a page as
// they ask for.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

/** @typedef {import("../../../themes/default/scripts/documents/index.js").Selection} Selection */
/** @typedef {import("../../../themes/default/scripts/documents/index.js").Item} Item */
/** @typedef {import("../../../themes/default/scripts/documents/index.js").Context} Context */

/** A page of the portal at `base`, with scripts that load as a browser's do. @param {string} base */
export function pretendPage(base) {
  const head = { append: (/** @type {any} */ script) => void load(script) };
  const createElement = () => {
    /** @type {Record<string, () => void>} */
    const heard = {};
    return { src: "", heard, addEventListener: (/** @type {string} */ name, /** @type {() => void} */ hear) => (heard[name] = hear) };
  };
  Reflect.set(globalThis, "document", { documentElement: { dataset: { root: base }, hasAttribute: () => false }, head, createElement });
}

/** @param {{src: string, heard: Record<string, () => void>}} script */
async function load({ src, heard }) {
  const response = await fetch(src);
  if (!response.ok) return heard.error?.();
  vm.runInThisContext(await response.text());
  heard.load?.();
}

/** @param {string} folder @param {string} file @returns {any} */
export const readJson = (folder, file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));

/** What the portal says of each clause, by id. @param {string} folder @returns {any[]} */
export function allSheets(folder) {
  const files = readdirSync(path.join(folder, "clauses")).filter((file) => file.endsWith(".sheets.json"));
  return files.sort().map((file) => readJson(folder, `clauses/${file}`));
}

/**
 * What the dossier page holds of `selection`.
 * @param {string} folder @param {Selection} selection @param {any[]} sheets @returns {Promise<Context>}
 */
export async function contextOf(folder, selection, sheets) {
  const { conformity } = await import("../../../themes/default/scripts/conformity.js");
  const chosen = new Map(sheets.filter(({ id }) => selection.items.some(({ clause }) => clause === id)).map((one) => [one.id, one]));
  const duties = readJson(folder, "assets/duties.json");
  const held = selection.items.flatMap((item) => {
    const { id, segments, legal = [], status, provisions } = chosen.get(item.clause) ?? { provisions: [] };
    return provisions.map((/** @type {any} */ { id: provision, nature }) => ({ clause: id, provision, nature, segments, legal, status }));
  });
  return { sheets: chosen, reference: readJson(folder, "assets/reference.json"), duties, conformity: conformity(duties, selection.contract, held) };
}
