// Text to terms, and a query to groups of them, as the index was made: the twin of src/analysis/. The rules of the
// language come with the index; tests/golden/analysis.*.json holds both sides to the same terms.

/**
 * @typedef {object} Token one word or code of a text
 * @property {number} start where it begins in the text
 * @property {number} end where it ends
 * @property {boolean} code whether its forms are names of one thing, rather than a whole and its parts
 * @property {string[]} forms as read, the whole one first
 * @property {string[]} terms as indexed: what is left of the forms once stop words are dropped and endings folded
 */
/** @typedef {{ text: string, glue: string, start: number, end: number }} Word with what stands before it */
/** @typedef {{ count: number, forms: string[], code?: boolean }} Reading how many words make a token, and its forms */
/**
 * @typedef {object} Rules of a language
 * @property {string} stop_words
 * @property {string} [fillers] words of a question that say nothing beside others
 * @property {string} elided
 * @property {string} dropped_after_apostrophe
 * @property {string} article_letters
 * @property {string} standards
 * @property {string} [families]
 * @property {[string, string, number][][]} suffixes
 */
/**
 * @typedef {object} Group one thing that a good result has
 * @property {string} form as typed, folded
 * @property {string} term
 * @property {boolean} code never corrected
 * @property {Map<string, number>} terms what may match, synonyms too, and its weight
 * @property {{ start: number, end: number }} place in the query
 */
/** @typedef {ReturnType<typeof analyser>} Analyser */

/** Marks a term that stands for others. */
export const ALIAS = "\u0001";
/** What a match is worth beside an exact one. */
export const WEIGHT = { part: 0.4, alias: 0.8, prefix: 0.6, below: 0.3, family: 0.3 };

const LONGEST = 40;
const ALPHANUMERIC = /[\p{Alphabetic}\p{N}]/u;
const SIMPLE = /[a-z0-9 ]/;
const APOSTROPHE = /[`\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032\uff07]/;
const HYPHEN = /[\u2010\u2011\u2212\ufe63\uff0d]/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
/** @type {Record<string, string>} */
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i" };

/** @param {string} text */
const isNumber = text => /^[0-9]+$/.test(text);
/** @param {string} text */
const isLetter = text => /^[a-z]$/.test(text);
/** @param {string} form */
export const isCpv = form => /^[0-9]{8}$/.test(form);
/** The codes above one of eight digits: `45113000` is in `45110000`, `45100000`, `45000000`. @param {string} code */
const above = code => (isCpv(code) ? [5, 4, 3, 2].map(n => code.slice(0, n).padEnd(8, "0")) : []);
/** @param {string[]} list */
const unique = list => [...new Set(list)];

/** @param {string} character one character @returns {string} it as one types it */
export function fold(character) {
  if (SIMPLE.test(character)) return character;
  if (APOSTROPHE.test(character)) return "'";
  if (HYPHEN.test(character)) return "-";
  if (INVISIBLE.test(character)) return "";
  return character.normalize("NFKD").replace(/./gsu, one => one.toLowerCase())
    .replace(/./gsu, letter => LETTERS[letter] ?? letter).replace(/\p{M}/gu, "").replace(/\p{White_Space}/gu, " ");
}

/** @param {string} text @returns {Word[]} its words; the last one is empty and carries what stands after them all */
function words(text) {
  /** @returns {Word} */
  const empty = () => ({ text: "", glue: "", start: at, end: at });
  let at = 0, word = empty();
  const words = [word];
  for (const character of text) {
    const letters = fold(character), next = at + character.length;
    for (const letter of letters) {
      if (ALPHANUMERIC.test(letter)) {
        if (!word.text) word.start = at;
        word.text += letter;
        word.end = next;
      } else {
        if (word.text) words.push((word = empty()));
        word.glue += letter;
      }
    }
    // An accent or a soft hyphen belongs to the letter before it.
    if (!letters && word.text) word.end = next;
    at = next;
  }
  if (word.text) words.push(empty());
  return words;
}

/** @param {string} word @returns {string[]} the parts of `re2020`; none when there is nothing to split */
function lettersAndDigits(word) {
  const parts = word.match(/[0-9]+|[^0-9]+/g) ?? [];
  return parts.length > 1 ? parts : [];
}

/** The analysis of a language. @param {Rules} rules */
export function analyser(rules) {
  /** @param {string} line */
  const set = line => new Set(line.split(" "));
  const stopWords = set(rules.stop_words), elided = set(rules.elided);
  const dropped = set(rules.dropped_after_apostrophe), standards = set(rules.standards), fillers = set(rules.fillers ?? "");
  const families = (rules.families ?? "").split(" ").sort((one, other) => other.length - one.length);
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @type {Word[]} */
  let all = [];
  /** What is read: where, among all words. */
  let place = 0;

  /** @param {number} n @returns {Word} the word that stands so far from there; nothing is after the last one */
  const at = n => all[place + n] ?? { text: "", glue: "", start: 0, end: 0 };
  /** @param {number} count */
  const texts = count => all.slice(place, place + count).map(word => word.text);

  /**
   * The numbers that follow, each after one of these signs; a comma is a decimal point.
   * @param {number} from @param {string} signs
   */
  function numbersAfter(from, signs) {
    let count = 0, tail = "";
    for (;; count++) {
      const { glue, text } = at(from + count);
      if (glue.length !== 1 || !signs.includes(glue) || !isNumber(text)) return { tail, count };
      tail += glue.replace(",", ".") + text;
    }
  }

  /**
   * `C.C.T.P.`: one word.
   * @returns {Reading | false}
   */
  function acronym() {
    let count = 0;
    while (isLetter(at(count).text) && (!count || at(count).glue === ".")) count++;
    return count > 1 && { count, forms: [texts(count).join("")] };
  }

  /**
   * `L. 2112-2`: `l2112-2`, `l2112` and `2112-2`.
   * @returns {Reading | null}
   */
  function article() {
    const { text } = at(0), letter = text.slice(0, 1);
    if (!rules.article_letters.includes(letter)) return null;
    let base = text.slice(1), count = 1;
    if (base) {
      if (!isNumber(base) || base.length < 3) return null;
    } else {
      const next = at(1);
      if (![" ", ".", ". "].includes(next.glue) || !isNumber(next.text)) return null;
      if (next.text.length < (next.glue[0] === "." ? 2 : 3)) return null;
      base = next.text;
      count = 2;
    }
    const after = numbersAfter(count, "-");
    const forms = [letter + base + after.tail];
    if (after.count) forms.push(letter + base, base + after.tail);
    return { count: count + after.count, forms, code: true };
  }

  /**
   * `NF EN 15804+A2`: whole, without its first letters, the number, the letters.
   * @returns {Reading | null}
   */
  function standard() {
    if (!standards.has(at(0).text)) return null;
    let n = 1;
    while (/^[ /-]$/.test(at(n).glue) && (standards.has(at(n).text) || isLetter(at(n).text))) n++;
    const base = at(n);
    if (!/^[0-9]/.test(base.text) || !/^[ -]$/.test(base.glue)) return null;
    const letters = texts(n);
    const { tail, count } = numbersAfter(n + 1, "-.");
    n += 1 + count;
    let amendment = "";
    const next = at(n);
    if (next.glue === "+" && next.text[0] === "a") {
      amendment = "+" + next.text;
      n++;
    }
    const spelt = letters.map((_, from) => letters.slice(from).join("") + base.text);
    return { count: n, forms: unique([spelt[0] + tail + amendment, ...spelt, base.text + tail, base.text, ...letters]), code: true };
  }

  /**
   * `45110000-1` without its check digit, `40 000` as one number, `50600-4-2` and `2014/24` whole and in parts.
   * @returns {Reading | null}
   */
  function number() {
    const { text } = at(0), next = at(1);
    if (!isNumber(text)) return null;
    if (text.length === 8 && next.glue === "-" && /^[0-9]$/.test(next.text)) return { count: 2, forms: [text], code: true };
    let thousands = 0;
    while (at(thousands + 1).glue === " " && /^[0-9]{3}$/.test(at(thousands + 1).text)) thousands++;
    if (text.length <= 3 && thousands) return { count: thousands + 1, forms: [texts(thousands + 1).join("")], code: true };
    const { tail, count } = numbersAfter(1, "-/.,");
    return { count: count + 1, forms: unique([text + tail, ...texts(count + 1).filter(part => part.length > 1)]), code: true };
  }

  /**
   * A word, alone or joined to others: `l'énergie` is `energie`, `bois-énergie` is `boisenergie`, `bois`, `energie`.
   * @returns {Reading}
   */
  function compound() {
    const { text } = at(0), next = at(1);
    if (next.glue === "'" && elided.has(text)) return { count: 1, forms: [] };
    if (next.glue[0] === "+" && isLetter(text)) return { count: 1, forms: [text + "+"], code: true };
    let count = 1;
    while (at(count).text && /^['-]$/.test(at(count).glue)) count++;
    const parts = texts(count);
    if (count > 1 && at(count - 1).glue === "'" && dropped.has(parts[count - 1] ?? "")) parts.pop();
    const split = parts.flatMap(lettersAndDigits);
    return { count, forms: unique([parts.join(""), ...(parts.length > 1 ? parts : []), ...split]), code: split.length > 0 };
  }

  /** @param {string} form @returns {string} its term; empty when it says nothing */
  function term(form) {
    let term = known.get(form);
    if (term === undefined) known.set(form, (term = stem(form)));
    return term;
  }

  /** @param {string} form */
  function stem(form) {
    const letters = [...form];
    if (letters.length < 2 || stopWords.has(form)) return "";
    let term = letters.slice(0, LONGEST).join("");
    if (/[0-9+]/.test(term)) return term;
    for (const step of rules.suffixes) {
      const rule = step.find(([suffix, , fewest]) => term.endsWith(suffix) && [...term].length - suffix.length >= fewest);
      if (rule) term = term.slice(0, term.length - rule[0].length) + rule[1];
    }
    return term;
  }

  /** @param {string} text @returns {Token[]} */
  function tokens(text) {
    /** @type {Token[]} */
    const tokens = [];
    all = words(text);
    for (place = 0; place < all.length - 1;) {
      const { count, forms, code = false } = acronym() || article() || standard() || number() || compound();
      const terms = forms.map(term).filter(Boolean);
      if (forms.length) tokens.push({ start: at(0).start, end: at(count - 1).end, code, forms, terms });
      place += count;
    }
    return tokens;
  }

  /**
   * What a term has in common with its family: `valorisation` and `valoriser` share `valor`; empty for a short one.
   * @param {string} term
   */
  function root(term) {
    const suffix = families.find(suffix => term.endsWith(suffix) && term.length - suffix.length >= 4);
    return suffix ? term.slice(0, -suffix.length) : term.length >= 5 ? term : "";
  }

  /**
   * What the reader typed, as groups of terms.
   * @param {string} query
   * @param {number} longest words in the longest synonym
   * @returns {Group[]}
   */
  function groups(query, longest) {
    const all = tokens(query);
    let known = all.filter(token => token.terms.length);
    // Only stop words: the last one may be the beginning of something.
    if (!known.length) known = all.slice(-1).map(token => ({ ...token, terms: token.forms.slice(0, 1) }));
    const perToken = known.map(({ start, end, code, forms, terms: [whole = "", ...others] }) => {
      /** @param {string} form @param {string} own @param {string[]} others @param {number} weight @returns {Group} */
      const group = (form, own, others, weight) =>
        ({ form, term: own, code, place: { start, end }, terms: new Map([...others, own].map(other => [other, other === own ? 1 : weight])) });
      const [first = "", ...rest] = forms, parts = code ? [] : rest.filter(term);
      if (parts.length) return parts.map(part => group(part, term(part), [whole], 1));
      return [group(first, whole, code ? [...others, ...above(whole)] : [], WEIGHT.part)];
    });
    known.forEach((_, i) => {
      for (let n = 1; n <= Math.max(longest, 2) && i + n <= known.length; n++) {
        const near = known.slice(i, i + n), forms = near.flatMap(token => token.forms), own = perToken.slice(i, i + n).flat();
        // `éco conception` is also `écoconception`.
        if (n === 2 && forms.length === 2) own.forEach(group => group.terms.set(term(forms.join("")), 1));
        if (n <= longest) own.forEach(group => group.terms.set(near.map(token => token.terms[0]).join(" ") + ALIAS, WEIGHT.alias));
      }
    });
    const groups = perToken.flat(), telling = groups.filter(({ form }) => !fillers.has(form));
    return telling.length ? telling : groups;
  }

  return { tokens, term, root, groups };
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

