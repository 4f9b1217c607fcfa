// What the reader typed → groups of terms, each group being one thing that a good result has.
import { ALIAS } from "./reader/index.js";

/** What a match is worth beside an exact one. */
const WEIGHT = { part: 0.4, alias: 0.8, prefix: 0.6, below: 0.3, family: 0.3 };
/** Wrong letters that are forgiven in a word. @param {string} word */
const forgiven = word => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
/** The same for a word with no, one or two wrong letters. */
const SPELLING = [1, 0.7, 0.5];
const MOST_SPELLINGS = 5;
const MOST_ENDINGS = 40;

/**
 * @typedef {object} Group
 * @property {string} form as typed, folded
 * @property {string} term
 * @property {boolean} code never corrected
 * @property {string} root what it shares with its family
 * @property {(term: string) => string} rootOf
 * @property {Map<string, number>} terms what may match, and its weight
 * @property {Set<string>} aliases keys of synonyms
 * @property {{ start: number, end: number }} place in the query
 */
/** @typedef {import("./reader/index.js").Entry} Entry */
/** @typedef {import("./reader/index.js").Index} Index */
/** @typedef {import("./reader/index.js").Shard} Shard */
/** @typedef {{ entry: Entry, weight: number }} Match */
/** @typedef {{ matches: Match[], spelling?: string }} Matches */

/** @param {string} term @param {number} weight @returns {[string, number]} */
const pair = (term, weight) => [term, weight];
/** @param {Entry | undefined} entry @param {number} weight @returns {Match[]} one, if it is known */
const match = (entry, weight) => (entry ? [{ entry, weight }] : []);

/**
 * @param {import("./analyse.js").Analyser} analyser
 * @param {string} query
 * @param {number} longest words in the longest synonym
 * @returns {Group[]}
 */
export function groups(analyser, query, longest) {
  const { tokens, term } = analyser;
  const all = tokens(query);
  let known = all.filter(token => token.terms.length);
  // Only stop words: the last one may be the beginning of something.
  if (!known.length) known = all.slice(-1).map(token => ({ ...token, terms: token.forms.slice(0, 1) }));
  const perToken = known.map(({ start, end, code, forms, terms: [whole = "", ...others] }) => {
    /** @param {string} form @param {string} term @param {string[]} others @param {number} weight @returns {Group} */
    const group = (form, term, others, weight) => ({
      form, term, code, root: analyser.root(term), rootOf: analyser.root, place: { start, end }, aliases: new Set(),
      terms: new Map([...others.map(other => pair(other, weight)), [term, 1]]),
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
      for (const group of perToken.slice(i, i + n).flat()) group.aliases.add(key);
    }
  });
  return perToken.flat();
}

/** The codes above one of eight digits: `45113000` is in `45110000`, `45100000`, `45000000`. @param {string} code */
const above = code => (/^[0-9]{8}$/.test(code) ? [5, 4, 3, 2].map(n => code.slice(0, n).padEnd(8, "0")) : []);

/**
 * What a group matches: itself and its synonyms, words that begin like it if it is the last, words spelt nearly like it
 * if there is nothing else.
 * @param {Index} index
 * @param {Group} group
 * @param {boolean} last
 * @returns {Promise<Matches>}
 */
export async function matches(index, group, last) {
  const weights = [...group.terms, ...[...group.aliases].map(alias => pair(alias, WEIGHT.alias))];
  let exact = (await Promise.all(weights.map(async ([term, weight]) => match(await index.lookUp(term), weight)))).flat();
  const own = exact.some(({ entry }) => entry.term === group.term);
  if (group.code) {
    // The whole code is not there: its parts count more. The letters alone say something only when no number does.
    if (!own) exact.forEach(match => (match.weight = Math.max(match.weight, 0.8)));
    const numbers = exact.filter(({ entry }) => /[0-9]/.test(entry.term));
    if (numbers.length) exact = numbers;
  }
  if (!group.code) exact.push(...family(index, await index.shard(group.term), group));
  const cpv = /^[0-9]{8}$/.test(group.form);
  if (!last && exact.length && !cpv) return { matches: exact };
  const shard = await index.shard(group.form);
  const found = [...exact, ...endings(index, shard, group)];
  return found.length || group.code ? { matches: found } : spellings(index, await index.shard(group.term), group, last);
}

/**
 * The known word that is least far from one that nothing matches.
 * @param {Index} index @param {Group} group @returns {Promise<Entry | undefined>}
 */
export async function nearest(index, { term, code }) {
  const shard = await index.shard(term);
  const most = code ? 0 : Math.ceil(term.length / 2);
  const found = [...shard.keys()].filter(known => /^[^0-9\u0001 ]{3,}$/.test(known))
    .map(known => ({ known, far: distance(term, known, most) })).sort((one, other) => one.far - other.far)[0];
  return found && found.far <= most ? index.entryIn(shard, found.known) : undefined;
}

/** A term without the sign of an alias; empty for a phrase. @param {string} term */
const word = term => (term.includes(" ") ? "" : term.endsWith(ALIAS) ? term.slice(0, -1) : term);

/** @param {Index} index @param {Shard} shard @param {Group} group */
function family(index, shard, { root, term, rootOf }) {
  if (!root) return [];
  return [...shard.keys()].filter(key => key.startsWith(root) && word(key) !== term && rootOf(word(key)) === root)
    .flatMap(key => match(index.entryIn(shard, key), WEIGHT.family));
}

/** As the build weighs it. @param {number} count @param {number} size */
const rarity = (count, size) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

/** @param {Index} index @param {Shard} shard @param {Group} group @returns {Match[]} */
function endings(index, shard, { form: typed, terms, aliases }) {
  // `45110000` also begins the codes below it.
  const form = /^[0-9]{8}$/.test(typed) ? typed.replace(/0{1,6}$/, "") : typed;
  if (form.length < 2) return [];
  const found = [...shard.keys()].filter(term => word(term).startsWith(form) && (form === typed || term.length === 8) && !terms.has(term) && !aliases.has(term));
  const entries = found.flatMap(term => index.entryIn(shard, term) ?? []).sort((one, other) => other.count - one.count).slice(0, MOST_ENDINGS);
  // What is typed is one thing, as common as all its endings together: else the rarest one would come first.
  const all = new Set(entries.flatMap(({ documents }) => documents)).size;
  return entries.map(entry => ({
    entry,
    weight: form !== typed ? WEIGHT.below
      : WEIGHT.prefix * (rarity(all, index.size()) / rarity(entry.count, index.size())) * (entry.term.endsWith(ALIAS) ? WEIGHT.alias : 1),
  }));
}

/** @param {Index} index @param {Shard} shard @param {Group} group @param {boolean} last @returns {Matches} */
function spellings(index, shard, { term, form }, last) {
  const most = forgiven(term);
  /** @param {boolean} cut whether what follows what is typed does not count */
  const near = cut => {
    const found = [];
    for (const key of most ? shard.keys() : []) {
      const known = word(key);
      // The first letter is rarely the wrong one, and the others are in other shards.
      if (known.length < 3 || known[0] !== term[0] || /[0-9]/.test(known)) continue;
      const far = cut ? distance(form, known.slice(0, form.length), 1) : distance(term, known, most);
      const entry = index.entryIn(shard, key);
      if (entry && far <= (cut ? 1 : most)) found.push({ far, known, entry });
    }
    const least = Math.min(...found.map(({ far }) => far));
    return found.filter(({ far }) => far === least);
  };
  let found = near(false);
  // Typed halfway, with a mistake.
  if (!found.length && last && form.length > 4) found = near(true);
  found.sort((one, other) => other.entry.count - one.entry.count);
  found = found.slice(0, MOST_SPELLINGS);
  return { matches: found.map(({ far, entry }) => ({ entry, weight: SPELLING[far] ?? 0 })), spelling: found[0]?.known };
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

