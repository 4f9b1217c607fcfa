// A query → documents, best first; works in a browser as in Node, and fetches nothing before the first query.
import { ALIAS, openIndex, Stale } from "./reader/index.js";

/** How much a result loses for each thing it lacks. */
const COORDINATION = 1.5;
/** What a match is worth beside an exact one. */
const WEIGHT = { part: 0.4, alias: 0.8, prefix: 0.6, below: 0.3, family: 0.3 };
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
 * @typedef {object} Found
 * @property {Index} index where it was found
 * @property {Analyser} analyser of its language
 * @property {number[]} documents in order, all of them
 * @property {number[]} unfiltered those that there would be without filters
 * @property {string[][]} groups for each thing that was looked for, the terms that matched, to mark them
 * @property {Correction[]} corrections
 * @property {boolean} partial whether some documents are missing: ask again with `complete`
 */
/**
 * @typedef {object} Group one thing that a good result has
 * @property {string} form as typed, folded
 * @property {string} term
 * @property {boolean} code never corrected
 * @property {Map<string, number>} terms what may match, synonyms too, and its weight
 * @property {{ start: number, end: number }} place in the query
 */
/** @typedef {import("./address.js").Filters} Filters */
/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./reader/index.js").Card} Card */
/** @typedef {import("./reader/index.js").Column} Column */
/** @typedef {import("./reader/index.js").Entry} Entry */
/** @typedef {import("./reader/index.js").Index} Index */
/** @typedef {import("./reader/index.js").Root} Root */
/** @typedef {import("./reader/index.js").Shard} Shard */
/** @typedef {{ entry: Entry, weight: number }} Match */
/** @typedef {{ start: number, end: number, term: string }} Correction a word of the query read as another */
/** @typedef {{ matches: Match[], correction?: Correction }} Matches */
/** @typedef {{ filters?: Filters, sort?: string, complete?: boolean, signal?: AbortSignal }} Wish */
/**
 * @typedef {object} Ways out of a search that found nothing
 * @property {{ facet: string, value: string, total: number }[]} widen filters to give up, and what would be found
 * @property {string} nearest the same words spelt as others; empty when there are none
 * @property {{ name: string, url: string, text: string }} help people to ask
 */
/** @typedef {ReturnType<typeof openEngine>} Engine */

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
    const columns = filters.size ? own.columns() : [];
    const order = sort === "relevance" ? undefined : own.order();
    const root = await own.root(), { analyser, documents: size } = root;
    const all = groups(root, query);
    const results = await Promise.all(all.map(group => matches(own, analyser, group, group === all.at(-1), signal)));
    const scores = await score(own, results, complete, signal);
    /** @type {number[]} */
    const unfiltered = [];
    for (let document = 0; document < size; document++) if (!all.length || scores[document]) unfiltered.push(document);
    const kept = filtered(unfiltered, await columns, filters);
    const ranks = (await order)?.[sort];
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
    for (const [facet, values] of filters) {
      for (const value of values) {
        const without = new Map(filters).set(facet, new Set([...values].filter(other => other !== value)));
        const total = (await find(query, { filters: without })).documents.length;
        if (total) widen.push({ facet, value, total });
      }
    }
    let corrected = "", at = 0;
    for (const group of groups(root, query)) {
      const near = await nearest(found.index, group);
      const word = near && (await spelt(found, near.term, await found.index.cards(near.documents.slice(0, 1))));
      if (!word) continue;
      corrected += query.slice(at, group.place.start) + word;
      at = group.place.end;
    }
    return { widen, help: root.help, nearest: corrected && !filters.size ? corrected + query.slice(at) : "" };
  }

  return { find, ways, upToDate, index: () => index };
}

/** The plainest use: `(await engine({ base })).search("déchets")` gives the ten best cards. @param {{ base: string }} options */
export default async function engine({ base }) {
  const { find, upToDate } = openEngine({ base });
  /** @param {string} query */
  const search = query => upToDate(async () => {
    const { index, documents } = await find(query);
    return index.cards(documents.slice(0, 10));
  });
  return { search };
}

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
 * What the reader typed, as groups of terms.
 * @param {Root} root
 * @param {string} query
 * @returns {Group[]}
 */
function groups({ analyser: { tokens, term }, phrase: longest }, query) {
  const all = tokens(query);
  let known = all.filter(token => token.terms.length);
  // Only stop words: the last one may be the beginning of something.
  if (!known.length) known = all.slice(-1).map(token => ({ ...token, terms: token.forms.slice(0, 1) }));
  const perToken = known.map(({ start, end, code, forms, terms: [whole = "", ...others] }) => {
    /** @param {string} form @param {string} term @param {string[]} others @param {number} weight @returns {Group} */
    const group = (form, term, others, weight) => ({
      form, term, code, place: { start, end },
      terms: new Map([...others, term].map(other => [other, other === term ? 1 : weight])),
    });
    const [first = "", ...rest] = forms, parts = code ? [] : rest.filter(term);
    if (parts.length) return parts.map(part => group(part, term(part), [whole], 1));
    return [group(first, whole, code ? [...others, ...above(whole)] : [], WEIGHT.part)];
  });
  known.forEach((_, i) => {
    const near = known.slice(i, i + 2), forms = near.flatMap(token => token.forms);
    // `éco conception` is also `écoconception`.
    if (near.length === 2 && forms.length === 2) {
      for (const group of perToken.slice(i, i + 2).flat()) group.terms.set(term(forms.join("")), 1);
    }
    for (let n = 1; n <= longest && i + n <= known.length; n++) {
      const key = known.slice(i, i + n).map(one => one.terms[0]).join(" ") + ALIAS;
      for (const group of perToken.slice(i, i + n).flat()) group.terms.set(key, WEIGHT.alias);
    }
  });
  return perToken.flat();
}

/** @param {string} form */
const isCpv = form => /^[0-9]{8}$/.test(form);
/** The codes above one of eight digits: `45113000` is in `45110000`, `45100000`, `45000000`. @param {string} code */
const above = code => (isCpv(code) ? [5, 4, 3, 2].map(n => code.slice(0, n).padEnd(8, "0")) : []);

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
  return found.length || code ? { matches: found } : spellings(shard, group, last);
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
  const all = below ? 0 : rarity(new Set(found.flatMap(({ entry }) => entry.documents)).size, size);
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

/**
 * Letters to add, drop, change or swap to go from one word to the other.
 * @param {string} one @param {string} other @param {number} most give up beyond this
 * @returns {number} the distance, or more than `most`
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [], last = Array.from({ length: other.length + 1 }, (_, j) => j), cost = other.length;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    cost = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1], swapped = i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      cost = 1 + Math.min(cost, last[j] ?? 0, (last[j - 1] ?? 0) - (same ? 1 : 0), swapped ? before[j - 2] ?? 0 : most);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return cost;
}

