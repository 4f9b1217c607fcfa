// What the build says of clauses, by id and version. Ids that were renamed lead to the clause they are now.
import { readData } from "../data.js";

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
    // Not there; anything else is trouble on the way.
    if (error instanceof Error && / 40[34]$/.test(error.message)) return null;
    throw error;
  }
}

/** The clause that was called `id`. @param {string} id @returns {Promise<Sheets | null>} */
async function renamed(id) {
  const { ids } = await readData(paths.former ?? "").catch(() => ({ ids: {} }));
  return Object.hasOwn(ids, id) ? sheetsOf(ids[id]) : null;
}
