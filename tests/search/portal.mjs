// A built portal's search in Node: the shipped engine over the files of a folder, and what a reader would have fetched.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { openEngine } from "../../themes/default/scripts/search/engine.js";

export const SEARCH = "assets/search/";

/**
 * @typedef {object} Answer
 * @property {string[]} ids of the ten best clauses, in order
 * @property {number} bytes of all that was fetched, each file gzipped at level 6
 * @property {number} requests
 * @property {number} cpu milliseconds
 */

/** @param {string} folder a built portal */
export function openPortal(folder) {
  /** @type {Map<string, { text: string, bytes: number }>} */
  const files = new Map();
  /** @type {Set<string>} */
  const fetched = new Set();

  /** @param {string} name */
  function file(name) {
    let known = files.get(name);
    if (!known) {
      const content = readFileSync(path.join(folder, name));
      known = { text: content.toString(), bytes: gzipSync(content, { level: 6 }).length };
      files.set(name, known);
    }
    return known;
  }

  /** Gives the engine the files of this folder. One portal at a time: there is one `fetch`. */
  function install() {
    globalThis.fetch = async (address) => {
      const name = String(address).slice(1);
      fetched.add(name);
      return existsSync(path.join(folder, name)) ? new Response(file(name).text) : new Response("", { status: 404 });
    };
  }

  const open = () => {
    install();
    return openEngine({ base: "/" });
  };

  /** From nothing to ten cards, as on a first visit. @param {string} query @returns {Promise<Answer>} */
  async function cold(query) {
    fetched.clear();
    const before = process.cpuUsage();
    const { index, documents } = await open().find(query);
    const cards = await index.cards(documents.slice(0, 10));
    const { user, system } = process.cpuUsage(before);
    const bytes = [...fetched].reduce((sum, name) => sum + file(name).bytes, 0);
    return { ids: cards.map(({ id }) => id), bytes, requests: fetched.size, cpu: (user + system) / 1000 };
  }

  return {
    cold, open, file,
    /** What the last answer fetched. */
    last: () => [...fetched],
    /** Every file of the index. */
    parts: () => readdirSync(path.join(folder, SEARCH), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
  };
}

/**
 * Queries whose answer is known: two words of a clause's title, one from the middle of its summary, and its last,
 * which is a town in generated clauses: as one types them, without accents or capitals. The same for the same portal.
 * @param {ReturnType<typeof openPortal>} portal @param {number} count
 * @returns {Promise<{ query: string, id: string }[]>}
 */
export async function knownItems(portal, count) {
  const { index, analyser } = await portal.open().find("");
  const { documents } = await index.root();
  const items = [];
  for (let i = 0; i < count; i++) {
    const card = (await index.cards([Math.floor(((i + 0.5) * documents) / count)]))[0];
    if (!card) continue;
    /** @param {string} text the words of a text that say something, each once */
    const words = (text) => [...new Set(analyser.tokens(text).flatMap(({ code, forms, terms }) => (code || !terms.length ? [] : (forms[0] ?? []))))];
    const inSummary = words(card.summary), town = inSummary.pop() ?? "";
    const inTitle = words(card.title).filter((word) => word !== town), said = inSummary.filter((word) => !inTitle.includes(word));
    /** @param {number} place in turn */
    const titleWord = (place) => inTitle[place % inTitle.length] ?? [];
    items.push({ query: [titleWord(i), titleWord(i + 1), said[Math.floor(said.length / 2)] ?? [], town].flat().join(" "), id: card.id });
  }
  return items;
}

/**
 * What the cost of a first query is measured over: a hundred queries whose answer is known, and the judged ones.
 * @param {ReturnType<typeof openPortal>} portal
 * @returns {Promise<{ query: string, id?: string }[]>}
 */
export async function firstQueries(portal) {
  const judged = JSON.parse(readFileSync(new URL("queries.json", import.meta.url), "utf8"));
  return [...(await knownItems(portal, 100)), ...judged.map((/** @type {{ query: string }} */ { query }) => ({ query }))];
}

/** The value that this share of the others stays under. @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
