// A query → documents, best first; works in a browser as in Node, and fetches nothing before the first query.
import { analyser } from "./analyse.js";
import { groups, matches, nearest } from "./query.js";
import { openIndex, Stale } from "./reader/index.js";

/** How much a result loses for each thing it lacks. */
const COORDINATION = 1.5;

/**
 * @typedef {object} Found
 * @property {number[]} documents in order, all of them
 * @property {Map<string, number>} [counts] results that each value of a facet would leave, as `facet/value`
 * @property {string[][]} groups for each thing that was looked for, the terms that matched, to mark them
 * @property {{ start: number, end: number, term: string }[]} corrections words read as others
 * @property {boolean} partial whether some documents are missing: ask again with `complete`
 */
/** @typedef {import("./address.js").Filters} Filters */
/** @typedef {import("./query.js").Matches} Matches */
/** @typedef {import("./reader/index.js").Card} Card */
/** @typedef {import("./reader/index.js").Column} Column */
/** @typedef {{ filters?: Filters, sort?: string, counts?: boolean, complete?: boolean }} Wish */
/**
 * @typedef {object} Ways out of a search that found nothing
 * @property {{ facet: string, value: string, total: number }[]} widen filters to give up, and what would be found
 * @property {string} nearest the same words spelt as others; empty when there are none
 * @property {{ name: string, url: string, text: string }} help people to ask
 */
/** @typedef {ReturnType<typeof openEngine>} Engine */

/** @param {{ base: string }} options */
export function openEngine({ base }) {
  let index = openIndex(base);
  /** @type {import("./analyse.js").Analyser} */
  let language;

  /** @param {string} query @param {Wish} [wish] @returns {Promise<Found>} */
  async function find(query, wish = {}) {
    try {
      return await findOnce(query, wish);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      index = openIndex(base);
      return findOnce(query, wish);
    }
  }

  /** @param {string} query @param {Wish} wish @returns {Promise<Found>} */
  async function findOnce(query, { filters = new Map(), sort = "relevance", counts = false, complete = false }) {
    const columns = counts || filters.size ? index.columns() : undefined;
    const order = sort === "relevance" ? undefined : index.order();
    const root = await index.root();
    language ??= analyser(root.language);
    const all = groups(language, query, root.phrase);
    const results = await Promise.all(all.map(group => matches(index, group, group === all.at(-1))));
    const partial = !complete && results.some(({ matches }) => matches.some(({ entry }) => entry.list));
    const scores = await score(results, complete);
    const everything = all.length ? [...scores.keys()] : Array.from({ length: root.documents }, (_, number) => number);
    const kept = filtered(everything, await columns, filters);
    const ranks = (await order)?.[sort];
    /** @param {number} document */
    const rank = document => ranks?.[document] ?? -(scores.get(document) ?? 0);
    kept.sort((one, other) => rank(one) - rank(other) || one - other);
    return {
      documents: kept,
      counts: counts ? counted(everything, await columns, filters) : undefined,
      groups: results.map(({ matches }) => matches.flatMap(({ entry }) => entry.words)),
      corrections: all.flatMap(({ place }, i) => {
        const term = results[i]?.spelling;
        return term ? { ...place, term } : [];
      }),
      partial,
    };
  }

  /**
   * The best match of each group, added up, less for a document that lacks some.
   * @param {Matches[]} results @param {boolean} complete
   */
  async function score(results, complete) {
    /** @type {Map<number, { sum: number, met: number }>} */
    const totals = new Map();
    for (const { matches } of results) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const { entry, weight } of matches) {
        const { documents, impacts } = complete ? await index.complete(entry) : entry;
        documents.forEach((document, i) => best.set(document, Math.max(best.get(document) ?? 0, (impacts[i] ?? 0) * weight)));
      }
      for (const [document, impact] of best) {
        const total = totals.get(document) ?? { sum: 0, met: 0 };
        totals.set(document, { sum: total.sum + impact, met: total.met + 1 });
      }
    }
    return new Map([...totals].map(([document, { sum, met }]) => [document, sum * (met / results.length) ** COORDINATION]));
  }

  /**
   * A term as these cards spell it, or the text of the first one.
   * @param {string} term @param {Card[]} cards @returns {Promise<string | undefined>}
   */
  async function spelt(term, cards) {
    /** @param {string} text */
    const find = text => {
      const token = language.tokens(text).find(token => token.terms.includes(term));
      return token && text.slice(token.start, token.end).toLowerCase();
    };
    return find(cards.map(card => `${card.title} ${card.summary}`).join(" ")) ?? (cards[0] && find(await index.text(cards[0])));
  }

  /**
   * What to do when nothing was found: another spelling, a filter less, people to ask.
   * @param {string} query @param {Filters} filters @returns {Promise<Ways>}
   */
  async function ways(query, filters) {
    const { help, phrase } = await index.root();
    const widen = [];
    for (const [facet, values] of filters) {
      for (const value of values) {
        const without = new Map(filters).set(facet, new Set([...values].filter(other => other !== value)));
        const total = (await find(query, { filters: without })).documents.length;
        if (total) widen.push({ facet, value, total });
      }
    }
    let corrected = "", at = 0;
    for (const group of groups(language, query, phrase)) {
      const near = await nearest(index, group);
      const word = near && (await spelt(near.term, [await index.card(near.documents[0] ?? 0)]));
      if (!word) continue;
      corrected += query.slice(at, group.place.start) + word;
      at = group.place.end;
    }
    return { widen, help, nearest: corrected && !filters.size ? corrected + query.slice(at) : "" };
  }

  return {
    find, spelt, ways,
    /** @param {number[]} documents */
    cards: documents => Promise.all(documents.map(document => index.card(document))),
    /** @param {Card} card */
    text: card => index.text(card),
    columns: () => index.columns(),
    /** The analysis of the portal's language, once something was found. */
    analyser: () => language,
  };
}

/** The plainest use: `(await engine({ base })).search("déchets")` gives the ten best cards. @param {{ base: string }} options */
export default async function engine({ base }) {
  const { find, cards } = openEngine({ base });
  /** @param {string} query */
  const search = async query => cards((await find(query)).documents.slice(0, 10));
  return { search };
}

/** @param {number[]} documents @param {Column[] | undefined} columns @param {Filters} filters */
function filtered(documents, columns = [], filters) {
  const tests = columns.flatMap(({ id, values, sets, column }) => {
    const chosen = filters.get(id);
    // For each set, whether it has a chosen value; nothing chosen, nothing asked.
    return chosen?.size ? { column, passes: sets.map(set => set.some(value => chosen.has(values[value]?.[0] ?? ""))) } : [];
  });
  return documents.filter(document => tests.every(({ column, passes }) => passes[column[document] ?? -1]));
}

/**
 * The count of a value supposes the choices made in all other facets: within one, choices add up.
 * @param {number[]} documents @param {Column[] | undefined} columns @param {Filters} filters @returns {Map<string, number>}
 */
function counted(documents, columns = [], filters) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { id, values, sets, column } of columns) {
    const others = new Map([...filters].filter(([facet]) => facet !== id));
    const perSet = sets.map(() => 0);
    for (const document of filtered(documents, columns, others)) {
      const set = column[document] ?? 0;
      perSet[set] = (perSet[set] ?? 0) + 1;
    }
    values.forEach(([value], i) =>
      counts.set(`${id}/${value}`, sets.reduce((sum, set, number) => sum + (set.includes(i) ? perSet[number] ?? 0 : 0), 0)));
  }
  return counts;
}
