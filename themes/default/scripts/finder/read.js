// What a buyer types, as data: an amount, a purchase. Pure functions; the words that surround an amount come with the page.

/**
 * Words of the portal's language, in lower case.
 * @typedef {{ ignored: string[], thousands: string[], millions: string[] }} AmountWords
 */
/** @typedef {import("../conformity.js").Segment} Segment */

/** Digits of the largest amount. */
const DIGITS = 13;

/**
 * An amount as people write it (`60 000`, `60.000 €`, `60k`, `1,5 M€ HT`), as data; nothing where it is none.
 * @param {string} text
 * @param {AmountWords} words
 * @returns {string | null} such as `60000` or `1234.50`
 */
export function readAmount(text, { ignored, thousands, millions }) {
  let rest = text.normalize("NFKC").toLowerCase().replace(/[\s'’]/g, "");
  const words = ignored.map(word => word.replace(/['’]/g, "")).sort((one, other) => other.length - one.length);
  let zeros = 0;
  for (let last = ""; last !== rest;) {
    last = rest;
    const after = words.find(word => word && rest.endsWith(word));
    const before = words.find(word => word && rest.startsWith(word));
    if (after) rest = rest.slice(0, -after.length);
    else if (before) rest = rest.slice(before.length);
    else if (zeros === 0) {
      const scale = longest(rest, thousands) ?? longest(rest, millions);
      if (scale) {
        zeros = thousands.includes(scale) ? 3 : 6;
        rest = rest.slice(0, -scale.length);
      }
    }
  }
  const parts = /^(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,2}))?$/.exec(rest);
  // `1,250 M`: beside a scale, three digits after a sign are decimals; elsewhere they are thousands.
  const scaled = zeros > 0 ? /^(\d+)(?:[.,](\d{1,6}))?$/.exec(rest) : null;
  const [, whole = "", decimals = ""] = scaled ?? parts ?? [];
  if (!whole) return null;
  const digits = whole.replace(/[.,]/g, "") + decimals.slice(0, zeros).padEnd(zeros, "0");
  const cents = decimals.slice(zeros).replace(/0+$/, "");
  const units = digits.replace(/^0+(?=\d)/, "");
  if (units.length > DIGITS || cents.length > 2) return null;
  return cents ? `${units}.${cents.padEnd(2, "0")}` : units;
}

/** @param {string} text @param {string[]} words */
function longest(text, words) {
  return words.filter(word => text.endsWith(word)).sort((one, other) => other.length - one.length)[0];
}

/**
 * The purchases that somebody means by `text`: the name or the id of a segment, a CPV code, or the label of one; several where
 * it is not clear which.
 * @param {string} text
 * @param {Segment[]} segments
 * @returns {Segment[]}
 */
export function findPurchase(text, segments) {
  const code = codeOf(text);
  if (code) return byCode(code, segments);
  const typed = fold(text);
  if (!typed) return [];
  const named = segments.filter(({ id, name }) => fold(name) === typed || id === text.trim());
  if (named.length > 0) return named;
  const labelled = segments.filter(({ cpv }) => cpv.some(([, label]) => fold(label) === typed));
  if (labelled.length > 0) return labelled;
  const words = typed.split(" ");
  /** @param {string} name */
  const holds = name => words.every(word => fold(name).split(" ").some(other => other.startsWith(word)));
  const inName = segments.filter(({ name }) => holds(name));
  return inName.length > 0 ? inName : segments.filter(({ cpv }) => cpv.some(([, label]) => holds(label)));
}

/**
 * The code that `text` is, or begins with: `90910000-9 Services de nettoyage` is `90910000`; nothing where it is none.
 * @param {string} text
 */
export function codeOf(text) {
  return /^\s*(\d{2,8})(?:-\d)?(?=$|\s)/.exec(text)?.[1] ?? "";
}

/**
 * The segments with the longest prefix of `code`; a code shorter than any prefix stands for all below it.
 * @param {string} code
 * @param {Segment[]} segments
 */
function byCode(code, segments) {
  // Zeros at the end of a code only fill it up.
  const significant = code.length === 8 ? code.replace(/0+$/, "").padEnd(2, "0") : code;
  let best = 0;
  /** @type {Segment[]} */
  let found = [];
  for (const segment of segments) {
    for (const [prefix] of segment.cpv) {
      if (!code.startsWith(prefix) || prefix.length < best) continue;
      if (prefix.length > best) found = [];
      best = prefix.length;
      if (!found.includes(segment)) found.push(segment);
    }
  }
  if (found.length > 0) return found;
  return segments.filter(({ cpv }) => cpv.some(([prefix]) => prefix.startsWith(significant)));
}

/**
 * `text` as one compares it: without accents, case or signs.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
