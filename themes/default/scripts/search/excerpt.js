// Marks what matched, by the analysis that found it: never a pattern made of what was typed.

const LENGTH = 220;

/**
 * @param {ReturnType<typeof import("./analyse.js").analyser>} analyser
 * @param {string} text
 * @param {Set<string>} terms what matched
 * @returns {{ start: number, end: number, terms: string[] }[]} the places where it did
 */
export function hits({ tokens }, text, terms) {
  return tokens(text).map(({ start, end, terms: own }) => ({ start, end, terms: own.filter(term => terms.has(term)) }))
    .filter(hit => hit.terms.length);
}

/**
 * The part of a text that has most of what matched.
 * @returns {{ from: number, to: number }}
 */
export function window(text, hits) {
  let best = hits[0], most = 0;
  for (const first of hits) {
    const near = hits.filter(hit => hit.start >= first.start && hit.end <= first.start + LENGTH);
    const different = new Set(near.flatMap(hit => hit.terms)).size;
    if (different > most) [best, most] = [first, different];
  }
  // From the start of a word, a little before the first hit.
  const from = best.start < 60 ? 0 : text.indexOf(" ", best.start - 60) + 1 || best.start;
  const end = text.lastIndexOf(" ", from + LENGTH);
  return { from, to: from + LENGTH >= text.length ? text.length : Math.max(end, best.end) };
}

/** Fills an element with a text, or a part of it, and its marks. */
export function fill(element, text, hits, { from, to } = { from: 0, to: text.length }) {
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
