// The parts of the index, fetched when they are needed and kept. docs/SEARCH.md describes their shapes.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LEVEL = new Map([...DIGITS].map((digit, level) => [digit, level]));

/** Marks a term that stands for others. */
export const ALIAS = "\u0001";

/** The index changed under our feet: the portal was published again. */
export class Stale extends Error {}

/**
 * What one term is worth in each of its documents.
 * @typedef {object} Entry
 * @property {string} term
 * @property {number[]} documents in order
 * @property {number[]} impacts from 1 to 63
 * @property {number} count how many documents there are, when only the best are here
 * @property {string} [list] the part that has them all
 * @property {string[]} words what a reader sees of it: itself, or what an alias stands for
 */

/** @param {string} term @param {[number[], string, number?, string?, string?]} list @returns {Entry} */
function entry(term, [gaps, digits, count, list, standsFor]) {
  let document = 0;
  const documents = gaps.map(gap => (document += gap)), impacts = [...digits].map(digit => LEVEL.get(digit));
  return { term, documents, impacts, count: count || gaps.length, list, words: standsFor ? standsFor.split(" ") : [term] };
}

/**
 * Opens an index; fetches nothing yet.
 * @param {string} base address of the root of the site
 */
export function openIndex(base) {
  const kept = new Map();
  const entries = new Map();

  async function read(path, options) {
    const response = await fetch(`${base}assets/search/${path}.json`, options);
    if (!response.ok) throw response.status === 404 && path !== "root" ? new Stale(path) : new Error(`${path}: ${response.status}`);
    return response.json();
  }

  /** A part, asked for once; a failure is forgotten, so that one may try again. */
  function part(path, options) {
    if (!kept.has(path)) {
      const promise = read(path, options);
      kept.set(path, promise);
      promise.catch(() => kept.delete(path));
    }
    return kept.get(path);
  }

  let size = 0;
  const root = () => part("root", { cache: "no-cache" }).then(root => ((size = root.documents), root));

  /** The shard where a term is, or would be. @returns {Promise<Map<string, any>>} */
  async function shard(term) {
    const { shards } = await root();
    let low = 0, high = shards.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (shards[middle][0] <= term) low = middle;
      else high = middle;
    }
    return shards.length ? shardAt(low) : new Map();
  }

  function shardAt(number) {
    const key = `shard ${number}`;
    if (!kept.has(key)) {
      const promise = root().then(({ shards }) => part(`terms/${shards[number][1]}`)).then(terms => new Map(Object.entries(terms)));
      kept.set(key, promise);
      promise.catch(() => kept.delete(key));
    }
    return kept.get(key);
  }

  /** @returns {Promise<Entry | undefined>} what is known of a term */
  async function lookUp(term) {
    return entryIn(await shard(term), term);
  }

  function entryIn(shard, term) {
    const list = shard.get(term);
    if (list && !entries.has(term)) entries.set(term, entry(term, list));
    return entries.get(term);
  }

  /** @returns {Promise<Entry>} an entry with all its documents */
  async function complete(known) {
    return known.list ? entry(known.term, await part(`lists/${known.list}`)) : known;
  }

  /** @param {number} document @returns {Promise<{ number: number, id: string, address: string, title: string,
   *   summary: string, facts: string[], place: [string, number] }>} what its result shows */
  async function card(document) {
    const { cards, chunk } = await root();
    const [id, address, title, summary, facts, place] = (await part(`cards/${cards[Math.floor(document / chunk)]}`))[document % chunk];
    return { number: document, id, address, title, summary, facts, place };
  }

  return {
    /** How many documents there are, once the root is here. */
    size: () => size,
    root, shard, lookUp, entryIn, complete, card,
    /** @returns {Promise<string>} the whole text of a card */
    text: async ({ place: [name, number] }) => (await part(`texts/${name}`))[number],
    columns: async () => part(`columns/${(await root()).columns}`),
    order: async () => part(`order/${(await root()).order}`),
  };
}
