// Marks what matched, by the analysis that found it: never a pattern made of what was typed.

const LENGTH = 220;

/** @typedef {{ start: number, end: number, terms: string[] }} Hit a place of a text, and what matched there */

/**
 * @param {import("./analyse.js").Analyser} analyser
 * @param {string} text
 * @param {Set<string>} terms what matched
 * @returns {Hit[]} the places where it did
 */
export function hits({ tokens }, text, terms) {
  return tokens(text).map(({ start, end, terms: own }) => ({ start, end, terms: own.filter(term => terms.has(term)) }))
    .filter(hit => hit.terms.length);
}

/**
 * The part of a text that has most of what matched.
 * @param {string} text @param {Hit[]} hits
 * @returns {{ from: number, to: number }}
 */
export function window(text, hits) {
  let start = 0, end = 0, most = -1;
  for (const first of hits) {
    const near = hits.filter(hit => hit.start >= first.start && hit.end <= first.start + LENGTH);
    const different = new Set(near.flatMap(hit => hit.terms)).size;
    if (different > most) [start, end, most] = [first.start, first.end, different];
  }
  // From the start of a word, a little before the first hit.
  const from = start < 60 ? 0 : text.indexOf(" ", start - 60) + 1 || start;
  return { from, to: from + LENGTH >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + LENGTH), end) };
}

/**
 * Fills an element with a text, or a part of it, and its marks.
 * @param {Element} element @param {string} text @param {Hit[]} hits @param {{ from: number, to: number }} [part]
 */
export function fill(element, text, hits, { from, to } = { from: 0, to: text.length }) {
  /** @type {(string | Node)[]} */
  const nodes = [from > 0 ? "… " : ""];
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  element.replaceChildren(...nodes, text.slice(at, to), to < text.length ? " …" : "");
}
