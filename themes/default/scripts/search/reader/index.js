// The parts of the index, fetched when they are needed and kept. docs/SEARCH.md describes their shapes.
import { analyser } from "../analyse.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The shapes that are read here. */
const VERSION = 1;

/** Marks a term that stands for others. */
export const ALIAS = "\u0001";

/** The root does not fit the parts that there are: the portal was published again. */
export class Stale extends Error {}

/**
 * What one term is worth in each of its documents.
 * @typedef {object} Entry
 * @property {string} term
 * @property {number[]} documents in order
 * @property {number[]} impacts from 1 to 63
 * @property {number} count how many documents there are, when only the best are here
 * @property {string} [list] the part that has them all
 * @property {Entry} [whole] what that part says, once it is here
 * @property {string[]} words what a reader sees of it: itself, or what an alias stands for
 */

/** @typedef {[gaps: number[], impacts: string, count?: number, list?: string, standsFor?: string]} List as a shard has it */
/** @typedef {Map<string, Entry>} Shard */
/**
 * @typedef {object} Root
 * @property {number} version of these shapes
 * @property {number} documents how many there are
 * @property {import("../analyse.js").Analyser} analyser by the rules of its language
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
  const documents = gaps.map(gap => (document += gap)), impacts = gaps.map((_, i) => DIGITS.indexOf(digits.charAt(i)));
  return { term, documents, impacts, count: count || gaps.length, list, words: standsFor ? standsFor.split(" ") : [term] };
}

/** @param {[string, string, string, string, string[], Card["place"]]} card @returns {Card} */
const named = ([id, address, title, summary, facts, place]) => ({ id, address, title, summary, facts, place });

/**
 * Opens an index; fetches nothing yet.
 * @param {string} base address of the root of the site
 * @param {RequestCache} cache whose word on the root is taken
 */
export function openIndex(base, cache) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

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

  /** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} */
  async function read(path, options) {
    const response = await fetch(`${base}assets/search/${path}.json`, options);
    if (response.ok) return response.json();
    throw response.status === 404 && !options && index.strict ? new Stale(path) : new Error(`${path}: ${response.status}`);
  }

  /**
   * A part, whose shape the caller knows. One that fails to load is lost, not the page.
   * @param {string} path @param {any} instead what there is without it @param {(read: any) => any} [shape] what is made of it, once
   * @returns {Promise<any>}
   */
  async function part(path, instead, shape = read => read) {
    try {
      return await once(path, async () => shape(await read(path)));
    } catch (error) {
      if (error instanceof Stale) throw error;
      index.lost = true;
      return instead;
    }
  }

  /** @returns {Promise<Root>} */
  const root = () => once("root", async () => {
    const { language, ...root } = await read("root", { cache });
    if (root.version !== VERSION) throw new Stale("root");
    index.size = root.documents;
    return { ...root, analyser: analyser(language) };
  });

  /** The shard where a term is, or would be. @param {string} term @returns {Promise<Shard>} */
  async function shard(term) {
    const { shards } = await root();
    const [, name] = shards.findLast(([first]) => first <= term) ?? shards[0] ?? [];
    return name ? part(`terms/${name}`, new Map(), terms => new Map(Object.entries(terms).map(([term, list]) => [term, entry(term, list)]))) : new Map();
  }

  const index = {
    /** How many documents there are, once the root is here. */
    size: 0,
    /** Whether a part that is missing means that the portal was published again. */
    strict: true,
    /** Whether a part could not be loaded. */
    lost: false,
    root, shard,

    /** @param {string} term @returns {Promise<Entry | undefined>} what is known of a term */
    lookUp: async term => (await shard(term)).get(term),

    /** @param {Entry} known @returns {Promise<Entry>} an entry with all its documents */
    complete: async known => (known.whole ??= known.list && (await part(`lists/${known.list}`, undefined, list => entry(known.term, list)))) ?? known,

    /** @param {number[]} documents @returns {Promise<Card[]>} what is known of them */
    async cards(documents) {
      const { cards, chunk } = await root();
      const found = await Promise.all(documents.map(async number =>
        (await part(`cards/${cards[Math.floor(number / chunk)]}`, [], chunk => chunk.map(named)))[number % chunk] ?? []));
      return found.flat();
    },

    /** The whole text of a card. @param {Card} card @returns {Promise<string>} */
    text: async ({ place: [name, number] }) => (await part(`texts/${name}`, []))[number] ?? "",
    /** @returns {Promise<Column[]>} */
    columns: async () => part(`columns/${(await root()).columns}`, []),
    /** @returns {Promise<Order>} */
    order: async () => part(`order/${(await root()).order}`, {}),
  };
  return index;
}
