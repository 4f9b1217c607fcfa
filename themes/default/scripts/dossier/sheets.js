// What the build says of clauses, by id and version. Ids that were renamed lead to the clause they are now.
import { readData } from "../data.js";
import { accepts } from "../values.js";
import { withItem } from "./selection.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./selection.js").Item} Item */
/** @typedef {import("../values.js").Blank} Blank */
/** @typedef {{ holes: [string, 0 | 1][], text: (string | number)[] }} Pieces */
/**
 * @typedef {object} Provision
 * @property {string} id
 * @property {string} nature
 * @property {string} document
 * @property {"mandatory" | "incentive" | null} force
 * @property {string} name
 * @property {string} heading
 * @property {string} citation
 * @property {string} source
 * @property {string[]} rests_on
 * @property {string[]} sanctions
 * @property {string | null} weight
 * @property {string[] | null} points
 * @property {Pieces} html
 * @property {Pieces | null} expected
 * @property {Pieces[] | null} levels
 * @property {Pieces} plain
 * @property {Pieces | null} plain_expected
 * @property {Pieces[] | null} plain_levels
 */
/**
 * @typedef {object} Sheets
 * @property {string} id
 * @property {number} version
 * @property {string} status
 * @property {string} title
 * @property {string} summary
 * @property {string} address
 * @property {string} page
 * @property {string[]} segments
 * @property {string[]} [legal]
 * @property {{ date: string, why: string, replaced_by: string | null } | null} withdrawn
 * @property {{ version: number, page: string, sheets: string }[]} versions
 * @property {Blank[]} blanks
 * @property {Provision[]} provisions
 * @property {{ clause: string, title: string, how: "completes" | "conflicts", page: string }[]} related
 */
/**
 * @typedef {object} Found
 * @property {Sheets} sheets of the version that was asked for, or of the current one where that is no more
 * @property {Sheets} current
 */
/**
 * @typedef {object} Loaded
 * @property {Selection} dossier the same, where nothing had to be put right
 * @property {Map<string, Sheets>} sheets by clause, of the version that the dossier names
 * @property {Map<string, Sheets>} current by clause, of today
 * @property {string[]} unknown ids that no clause has
 * @property {string[]} lost provisions that their clause does not have, values that do not fit its blanks
 */

/** Where the data are, as the header says. */
const paths = /** @type {HTMLElement | null} */ (document.querySelector("a.basket"))?.dataset ?? {};

/**
 * A clause.
 * @param {string} id
 * @param {number} [version]
 * @returns {Promise<Found | null>} nothing where no clause has this id
 */
export async function readSheets(id, version = 0) {
  const current = (await sheetsOf(id)) ?? (await renamed(id));
  if (!current) return null;
  const older = current.versions.find(one => one.version === version);
  const sheets = older ? await readData(older.sheets).catch(() => current) : current;
  return { sheets, current };
}

/** @param {string} id @returns {Promise<Sheets | null>} */
async function sheetsOf(id) {
  const path = (paths.sheets ?? "").replace("*", id);
  try {
    return await readData(path);
  } catch (error) {
    // Not there, on a host or on a disk; anything else is trouble on the way.
    if (error instanceof Error && / 404$|cannot be read$/.test(error.message)) return null;
    throw error;
  }
}

/** The clause that was called `id`. @param {string} id @returns {Promise<Sheets | null>} */
async function renamed(id) {
  const { ids } = await readData(paths.former ?? "").catch(() => ({ ids: {} }));
  return Object.hasOwn(ids, id) ? sheetsOf(ids[id]) : null;
}

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
  // What an address or a file says of a blank is taken only if a field would take it.
  const values = Object.entries(item.values).filter(([name, value]) => {
    const blank = sheets.blanks.find(blank => blank.name === name), isFine = blank !== undefined && (value === "" || accepts(blank, value));
    const place = `${sheets.id} ${blank?.label ?? name}`;
    if (!isFine && !lost.includes(place)) lost.push(place);
    return isFine;
  });
  const withDefault = sheets.blanks.filter(blank => blank.default != null && !(blank.name in item.values)).map(({ name }) => name);
  return {
    ...item,
    clause: sheets.id,
    version: Math.min(item.version, current.version),
    provisions: item.provisions.length ? provisions : all,
    values: Object.fromEntries(values),
    kept: item.kept.includes("*") ? withDefault : item.kept.filter(name => sheets.blanks.some(blank => blank.name === name)),
  };
}
