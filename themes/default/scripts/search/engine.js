// A query → documents, best first; works in a browser as in Node, and fetches nothing before the first query.
import { readAgain } from "../data.js";
import { ALIAS, analyser, distance, isCpv, WEIGHT } from "./analyse.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The shapes that are read here. */
const VERSION = 1;
/** How much a result loses for each thing it lacks. */
const COORDINATION = 1.5;
/** Wrong letters that are forgiven in a word. @param {string} word */
const forgiven = word => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
/** The same for a word with no, one or two wrong letters. */
const SPELLING = [1, 0.7, 0.5];
const MOST_SPELLINGS = 5;
const MOST_ENDINGS = 40;
/** Milliseconds that the page is held for at a time: a slow machine works in more pieces. */
const SLICE = 8;
/** More than any score, and how finely scores are told apart. */
const BEST = 1e4, FINE = 1e6;

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
 * @property {import("./analyse.js").Analyser} analyser by the rules of its language
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
 * @property {string} facts
 * @property {string} state empty where there is nothing to say of it
 * @property {string} citation what is added to a dossier
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

/**
 * @typedef {object} Found
 * @property {Index} index where it was found
 * @property {Analyser} analyser of its language
 * @property {number[]} documents in order, all of them
 * @property {number[]} unfiltered those that there would be without filters
 * @property {string[][]} groups for each thing that was looked for, the terms that matched, to mark them
 * @property {Correction[]} corrections
 * @property {boolean} partial whether some documents are missing: ask again with `complete`
 */
/** @typedef {import("./app.js").Filters} Filters */
/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./analyse.js").Group} Group */
/** @typedef {{ entry: Entry, weight: number }} Match */
/** @typedef {{ start: number, end: number, term: string }} Correction a word of the query read as another */
/** @typedef {{ matches: Match[], correction?: Correction }} Matches */
/** @typedef {{ filters?: Filters, sort?: string, complete?: boolean, signal?: AbortSignal }} Wish */
/**
 * @typedef {object} Ways out of a search that found nothing
 * @property {{ name: string, filters: Filters, total: number }[]} widen filters to give up, what is left, and how much it finds
 * @property {string} nearest the same words spelt as others; empty when there are none
 * @property {{ name: string, url: string, text: string }} help people to ask
 */
/** @typedef {ReturnType<typeof openEngine>} Engine */

/** The root does not fit the parts that there are: the portal was published again. */
class Stale extends Error {}

/** @param {string} term @param {List} list @returns {Entry} */
function entry(term, [gaps, digits, count, list, standsFor]) {
  let document = 0;
  const documents = gaps.map(gap => (document += gap)), impacts = gaps.map((_, i) => DIGITS.indexOf(digits.charAt(i)));
  return { term, documents, impacts, count: count || gaps.length, list, words: standsFor ? standsFor.split(" ") : [term] };
}

/** @param {[string, string, string, string, string, Card["place"], number, string?]} card @returns {Card} */
const named = ([id, address, title, summary, facts, place, version, state = ""]) => ({ id, address, title, summary, facts, place, state, citation: `${id}@${version}` });

/**
 * Opens an index; fetches nothing yet.
 * @param {string} base address of the root of the site
 * @param {RequestCache} cache whose word on the root is taken
 */
function openIndex(base, cache) {
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
  const read = (path, options) => readAgain(base, `assets/search/${path}.json`, options).catch(error => {
    throw error.status === 404 && !options && index.strict ? new Stale(path) : error;
  });

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

let heldSince = 0;

/** Lets the page breathe if it was held for long, and stops when nobody waits any more. @param {AbortSignal} [signal] */
export async function breathe(signal) {
  if (performance.now() - heldSince > SLICE) {
    await new Promise(resolve => setTimeout(resolve));
    heldSince = performance.now();
  }
  signal?.throwIfAborted();
}

/** @param {{ base: string }} options */
export function openEngine({ base }) {
  let index = openIndex(base, "no-cache");

  /**
   * Does what reads the index; once more, from a new root, if the portal was published meanwhile.
   * @template T @param {() => Promise<T>} work @returns {Promise<T>}
   */
  async function upToDate(work) {
    const before = index;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (index === before) index = openIndex(base, "reload");
      // What a new root names and is not there is only lost.
      index.strict = false;
      return await work().finally(() => (index.strict = true));
    }
  }

  /** @param {string} query @param {Wish} [wish] @returns {Promise<Found>} */
  async function find(query, { filters = new Map(), sort = "relevance", complete = false, signal } = {}) {
    const own = index;
    own.lost = false;
    const { analyser, documents: size, phrase } = await own.root();
    const all = analyser.groups(query, phrase);
    const [columns, order, ...results] = await Promise.all([
      filters.size ? own.columns() : [],
      /** @type {Order | Promise<Order>} */ (sort === "relevance" ? {} : own.order()),
      ...all.map(group => matches(own, analyser, group, group === all.at(-1), signal)),
    ]);
    const scores = await score(own, results, complete, signal);
    /** @type {number[]} */
    const unfiltered = [];
    for (let document = 0; document < size; document++) if (!all.length || scores[document]) unfiltered.push(document);
    const kept = filtered(unfiltered, columns, filters), ranks = order[sort];
    await breathe(signal);
    // Numbers sort ten times faster than documents do by a function.
    const keys = new Float64Array(kept.map(document => (ranks?.[document] ?? Math.round((BEST - (scores[document] ?? 0)) * FINE)) * size + document));
    await breathe(signal);
    keys.sort();
    return {
      index: own, analyser, unfiltered,
      documents: Array.from(keys, key => key % size),
      groups: results.map(({ matches }) => matches.flatMap(({ entry }) => entry.words)),
      corrections: results.flatMap(({ correction }) => correction ?? []),
      partial: !complete && results.some(({ matches }) => matches.some(({ entry }) => entry.list && !entry.whole)),
    };
  }

  /**
   * What to do when nothing was found: another spelling, a filter less, people to ask.
   * @param {Found} found @param {string} query @param {Filters} filters @returns {Promise<Ways>}
   */
  async function ways(found, query, filters) {
    const root = await found.index.root();
    const widen = [];
    for (const { id, values } of filters.size ? await found.index.columns() : []) {
      for (const [value, name] of values) {
        const others = new Set(filters.get(id));
        if (!others.delete(value)) continue;
        const without = new Map(filters).set(id, others), total = (await find(query, { filters: without })).documents.length;
        if (total) widen.push({ name, filters: without, total });
      }
    }
    let corrected = "", at = 0;
    for (const group of root.analyser.groups(query, root.phrase)) {
      const near = await nearest(found.index, group);
      const word = near && (await spelt(found, near.term, await found.index.cards(near.documents.slice(0, 1))));
      if (!word) continue;
      corrected += query.slice(at, group.place.start) + word;
      at = group.place.end;
    }
    return { widen, help: root.help, nearest: corrected && !filters.size ? corrected + query.slice(at) : "" };
  }

  /** The ten best cards. @param {string} query @returns {Promise<Card[]>} */
  const search = query => upToDate(async () => {
    const { documents } = await find(query);
    return index.cards(documents.slice(0, 10));
  });

  return { find, search, ways, upToDate, index: () => index };
}

/** The plainest use: `createSearch({ base }).search("déchets")`. */
export const createSearch = openEngine;

/**
 * A term as these cards spell it, or the text of the first one.
 * @param {Found} found @param {string} term @param {Card[]} cards @returns {Promise<string | undefined>}
 */
export async function spelt({ index, analyser }, term, cards) {
  /** @param {string} text */
  const find = text => {
    const token = analyser.tokens(text).find(token => token.terms.includes(term));
    return token && text.slice(token.start, token.end).toLowerCase();
  };
  return find(cards.map(card => `${card.title} ${card.summary}`).join(" ")) ?? (cards[0] && find(await index.text(cards[0])));
}

/**
 * For each document the best match of each group, added up, less for what it lacks.
 * @param {Index} index @param {Matches[]} results @param {boolean} complete @param {AbortSignal} [signal]
 */
async function score(index, results, complete, signal) {
  const { size } = index;
  /** @type {any[]} what each document has of all groups, and how many it has */
  const [sums, met] = [new Float64Array(size), new Uint8Array(size)];
  for (const { matches } of results) {
    /** @type {any} */
    const best = new Float64Array(size);
    for (const { entry, weight } of matches) {
      const { documents, impacts } = entry.whole ?? (complete ? await index.complete(entry) : entry);
      documents.forEach((document, i) => (best[document] = Math.max(best[document], (impacts[i] ?? 0) * weight)));
      await breathe(signal);
    }
    for (let document = 0; document < size; document++) {
      if (!best[document]) continue;
      sums[document] += best[document];
      met[document]++;
    }
  }
  return sums.map((/** @type {number} */ sum, /** @type {number} */ document) => sum && sum * (met[document] / results.length) ** COORDINATION);
}

/** @param {number[]} documents @param {Column[]} columns @param {Filters} filters */
function filtered(documents, columns, filters) {
  const tests = columns.flatMap(({ id, values, sets, column }) => {
    const chosen = filters.get(id);
    // For each set, whether it has a chosen value; nothing chosen, nothing asked.
    return chosen?.size ? { column, passes: sets.map(set => set.some(value => chosen.has(values[value]?.[0] ?? ""))) } : [];
  });
  return !tests.length ? documents : documents.filter(document => tests.every(({ column, passes }) => passes[column[document] ?? -1]));
}

/**
 * How many results each value of a facet would leave, as `facet/value`. That supposes the choices made in all other
 * facets: within one, choices add up.
 * @param {Found} found @param {Filters} filters @param {AbortSignal} [signal] @returns {Promise<Map<string, number>>}
 */
export async function counts({ index, unfiltered }, filters, signal) {
  /** @type {Map<string, number>} */
  const counts = new Map(), columns = await index.columns();
  for (const { id, values, sets, column } of columns) {
    const others = new Map(filters);
    /** @type {any[]} */
    const perSet = sets.map(() => 0), perValue = values.map(() => 0);
    others.delete(id);
    for (const document of filtered(unfiltered, columns, others)) perSet[column[document] ?? 0]++;
    sets.forEach((set, i) => set.forEach(value => (perValue[value] += perSet[i])));
    values.forEach(([value], i) => counts.set(`${id}/${value}`, perValue[i] ?? 0));
    await breathe(signal);
  }
  return counts;
}

/** @param {Entry | undefined} entry @param {number} weight @returns {Match[]} one, if it is known */
const match = (entry, weight) => (entry ? [{ entry, weight }] : []);

/**
 * What a group matches: itself and its synonyms, words that begin like it if it is the last, words spelt nearly like it
 * if there is nothing else.
 * @param {Index} index
 * @param {Analyser} analyser
 * @param {Group} group
 * @param {boolean} last
 * @param {AbortSignal} [signal]
 * @returns {Promise<Matches>}
 */
async function matches(index, analyser, group, last, signal) {
  const { term, form, code } = group;
  const known = await Promise.all([...group.terms].map(async ([term, weight]) => match(await index.lookUp(term), weight)));
  let exact = known.flat();
  if (code) {
    // The whole code is not there: its parts count more. The letters alone say something only when no number does.
    if (!exact.some(({ entry }) => entry.term === term)) exact.forEach(match => (match.weight = Math.max(match.weight, 0.8)));
    const numbers = exact.filter(({ entry }) => /[0-9]/.test(entry.term));
    if (numbers.length) exact = numbers;
  }
  const shard = await index.shard(term);
  if (!code) exact.push(...family(shard, analyser, term));
  if (!last && exact.length && !isCpv(form)) return { matches: exact };
  const found = [...exact, ...endings(await index.shard(form), group, index.size)];
  await breathe(signal);
  if (found.length || code) return { matches: found };
  const near = spellings(shard, group, last);
  // A letter too few may lead to the shard beside.
  return near.correction ? near : spellings(await index.shard(term.slice(0, 4)), group, last);
}

/**
 * The known word that is least far from one that nothing matches.
 * @param {Index} index @param {Group} group @returns {Promise<Entry | undefined>}
 */
async function nearest(index, { term, code }) {
  if (code) return;
  const shard = await index.shard(term);
  return closest(shard, Math.ceil(term.length / 2), (known, most, key) => (key === known ? distance(term, known, most) : Infinity))[0]?.entry;
}

/** A term without the sign of an alias; empty for a phrase. @param {string} term */
const word = term => (term.includes(" ") ? "" : term.endsWith(ALIAS) ? term.slice(0, -1) : term);

/** @param {Shard} shard @param {Analyser} analyser @param {string} term @returns {Match[]} */
function family(shard, { root }, term) {
  const own = root(term) || " ";
  return [...shard.values()].filter(entry => entry.term.startsWith(own) && word(entry.term) !== term && root(word(entry.term)) === own)
    .map(entry => ({ entry, weight: WEIGHT.family }));
}

/** As the build weighs it. @param {number} count @param {number} size */
const rarity = (count, size) => Math.log(1 + (size - count + 0.5) / (count + 0.5));
/** @param {Match} one @param {Match} other */
const commonFirst = (one, other) => other.entry.count - one.entry.count;

/** @param {Shard} shard @param {Group} group @param {number} size @returns {Match[]} */
function endings(shard, { form: typed, terms }, size) {
  // `45110000` also begins the codes below it.
  const form = isCpv(typed) ? typed.replace(/0{1,6}$/, "") : typed, below = form !== typed;
  if (form.length < 2) return [];
  const found = [...shard.values()].filter(({ term }) => word(term).startsWith(form) && (!below || term.length === 8) && !terms.has(term))
    .map(entry => ({ entry, weight: below ? WEIGHT.below : WEIGHT.prefix })).sort(commonFirst).slice(0, MOST_ENDINGS);
  // What is typed is one thing, as common as all its endings together: else the rarest one would come first.
  // A long list is here in part: its count says more.
  const together = Math.max(new Set(found.flatMap(({ entry }) => entry.documents)).size, found[0]?.entry.count ?? 0);
  const all = below ? 0 : rarity(together, size);
  for (const match of all ? found : []) {
    match.weight *= (all / rarity(match.entry.count, size)) * (match.entry.term.endsWith(ALIAS) ? WEIGHT.alias : 1);
  }
  return found;
}

/** @param {Shard} shard @param {Group} group @param {boolean} last @returns {Matches} */
function spellings(shard, { term, form, place }, last) {
  // The first letter is rarely the wrong one, and the others are in other shards.
  /** @param {string} known @param {string} typed @param {number} most */
  const far = (known, typed, most) => (known[0] === term[0] ? distance(typed, known, most) : Infinity);
  let found = closest(shard, forgiven(term), (known, most) => far(known, term, most));
  // Typed halfway, with a mistake.
  if (!found.length && last && form.length > 4) found = closest(shard, 1, (known, most) => far(known.slice(0, form.length), form, most));
  found = found.sort(commonFirst).slice(0, MOST_SPELLINGS);
  return { matches: found, correction: found[0] && { ...place, term: word(found[0].entry.term) } };
}

/**
 * The known words that are least far from another.
 * @param {Shard} shard @param {number} most @param {(known: string, most: number, term: string) => number} distanceTo
 */
function closest(shard, most, distanceTo) {
  /** @type {Match[]} */
  let found = [];
  for (const entry of shard.values()) {
    const known = word(entry.term), far = /^[^0-9]{3,}$/.test(known) ? distanceTo(known, most, entry.term) : Infinity;
    if (far < most) found = [];
    if (far > most) continue;
    most = far;
    found.push({ entry, weight: SPELLING[far] ?? 0 });
  }
  return found;
}

