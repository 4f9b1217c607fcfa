// The parts of the index, fetched when they are needed and kept. docs/SEARCH.md describes their shapes.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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

/** @typedef {[gaps: number[], impacts: string, count?: number, list?: string, standsFor?: string]} List as a shard has it */
/** @typedef {Map<string, List>} Shard */
/**
 * @typedef {object} Root
 * @property {number} documents how many there are
 * @property {import("../analyse.js").Rules} language
 * @property {number} phrase words in the longest synonym
 * @property {[first: string, name: string][]} shards
 * @property {number} chunk cards in a part
 * @property {string[]} cards
 * @property {string} columns
 * @property {string} order
 * @property {{ name: string, url: string, text: string }} help
 */
/**
 * @typedef {object} Card what a result shows
 * @property {number} number of the document
 * @property {string} id
 * @property {string} address
 * @property {string} title
 * @property {string} summary
 * @property {string[]} facts
 * @property {[part: string, place: number]} place of the text
 */
/**
 * @typedef {object} Column one facet
 * @property {string} id
 * @property {string} name
 * @property {[id: string, name: string][]} values
 * @property {number[][]} sets sets of values that documents have
 * @property {number[]} column the set of each document
 */
/** @typedef {Record<string, number[]>} Order for each order, the rank of each document */
/** @typedef {ReturnType<typeof openIndex>} Index */

/** @param {string} term @param {List} list @returns {Entry} */
function entry(term, [gaps, digits, count, list, standsFor]) {
  let document = 0;
  const documents = gaps.map(gap => (document += gap)), impacts = [...digits].map(digit => DIGITS.indexOf(digit));
  return { term, documents, impacts, count: count || gaps.length, list, words: standsFor ? standsFor.split(" ") : [term] };
}

/**
 * Opens an index; fetches nothing yet.
 * @param {string} base address of the root of the site
 */
export function openIndex(base) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  /** @type {Map<string, Entry>} */
  const entries = new Map();

  /** @param {string} path @param {RequestInit} [options] */
  async function read(path, options) {
    const response = await fetch(`${base}assets/search/${path}.json`, options);
    if (!response.ok) throw response.status === 404 && path !== "root" ? new Stale(path) : new Error(`${path}: ${response.status}`);
    return response.json();
  }

  /**
   * What is made once; a failure is forgotten, so that one may try again.
   * @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>}
   */
  function once(key, make) {
    let promise = kept.get(key);
    if (!promise) {
      promise = make();
      kept.set(key, promise);
      promise.catch(() => kept.delete(key));
    }
    return promise;
  }

  /** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} a part, whose shape the caller knows */
  const part = (path, options) => once(path, () => read(path, options));

  let size = 0;
  /** @returns {Promise<Root>} */
  const root = () => part("root", { cache: "no-cache" }).then(root => ((size = root.documents), root));

  /** The shard where a term is, or would be. @param {string} term @returns {Promise<Shard>} */
  async function shard(term) {
    const { shards } = await root();
    const [, name] = shards.findLast(([first]) => first <= term) ?? shards[0] ?? [];
    return name ? once(name, async () => new Map(Object.entries(await part(`terms/${name}`)))) : new Map();
  }

  /** @param {string} term @returns {Promise<Entry | undefined>} what is known of a term */
  async function lookUp(term) {
    return entryIn(await shard(term), term);
  }

  /** @param {Shard} shard @param {string} term @returns {Entry | undefined} */
  function entryIn(shard, term) {
    const list = shard.get(term);
    if (list && !entries.has(term)) entries.set(term, entry(term, list));
    return entries.get(term);
  }

  /** @param {Entry} known @returns {Promise<Entry>} an entry with all its documents */
  async function complete(known) {
    return known.list ? entry(known.term, await part(`lists/${known.list}`)) : known;
  }

  /** @param {number} document @returns {Promise<Card>} */
  async function card(document) {
    const { cards, chunk } = await root();
    const [id, address, title, summary, facts, place] = (await part(`cards/${cards[Math.floor(document / chunk)]}`))[document % chunk];
    return { number: document, id, address, title, summary, facts, place };
  }

  return {
    /** How many documents there are, once the root is here. */
    size: () => size,
    root, shard, lookUp, entryIn, complete, card,
    /** The whole text of a card. @param {{ place: Card["place"] }} card @returns {Promise<string>} */
    text: async ({ place: [name, number] }) => (await part(`texts/${name}`))[number],
    /** @returns {Promise<Column[]>} */
    columns: async () => part(`columns/${(await root()).columns}`),
    /** @returns {Promise<Order>} */
    order: async () => part(`order/${(await root()).order}`),
  };
}
