// Two clauses as the parts that are compared: title, summary, provisions, blanks, controls. Each part is plain text.

import { number, print, shown } from "../values.js";

/** @typedef {{ holes: [string, 0 | 1][], text: (string | number)[] }} Pieces */
/**
 * @typedef {object} Provision
 * @property {string} id
 * @property {string} nature
 * @property {string} document
 * @property {string} name
 * @property {string[] | null} points
 * @property {Pieces} plain
 * @property {Pieces | null} plain_expected
 * @property {Pieces[] | null} plain_levels
 */
/**
 * @typedef {object} Sheets what `sheets.json` says of a clause, or of a superseded version of it
 * @property {string} id
 * @property {number} version
 * @property {string} title
 * @property {string} summary
 * @property {string} page
 * @property {{ version: number, page: string, sheets: string }[]} versions
 * @property {import("../values.js").Blank[]} blanks
 * @property {Provision[]} provisions
 * @property {{ proof: Pieces, when: Pieces, by: Pieces }[]} controls
 */
/**
 * What is compared; a side that has nothing of it is null.
 * @typedef {{ name: string, a: string | null, b: string | null }} Part
 */
/** @typedef {Record<string, string | undefined>} Words */

/**
 * @param {Sheets} a @param {Sheets} b @param {Words} words @param {string} language @param {string} symbol of the currency
 * @returns {Part[]}
 */
export function partsOf(a, b, words, language, symbol) {
  const [left, right] = [a, b].map(sheets => new Side(sheets, words, language, symbol));
  if (!left || !right) return [];
  const pairs = pairsOf(a, b).map(([one, other]) => ({
    name: (other ?? one)?.name ?? "",
    a: one && left.provision(one),
    b: other && right.provision(other),
  }));
  return [
    { name: words.partTitle ?? "", a: a.title, b: b.title },
    { name: words.partSummary ?? "", a: a.summary, b: b.summary },
    ...pairs,
    { name: words.partBlanks ?? "", a: left.blanks(), b: right.blanks() },
    { name: words.partControls ?? "", a: left.controls(), b: right.controls() },
  ].filter(part => part.a !== null || part.b !== null);
}

/**
 * The provisions of `a` and `b` side by side, in the order of a tender: of one clause by their ids, of two by what they are
 * and where they go.
 * @param {Sheets} a @param {Sheets} b
 * @returns {[Provision | null, Provision | null][]}
 */
function pairsOf(a, b) {
  /** @param {Provision} provision */
  const key = provision => (a.id === b.id ? provision.id : `${provision.document}/${provision.nature}`);
  const left = [...b.provisions];
  /** @type {[Provision | null, Provision | null][]} */
  const pairs = a.provisions.map(one => {
    const place = left.findIndex(other => key(other) === key(one));
    return [one, place < 0 ? null : (left.splice(place, 1)[0] ?? null)];
  });
  // What `b` alone has stands after what it follows there.
  for (const other of b.provisions.filter(other => left.includes(other))) {
    const before = b.provisions[b.provisions.indexOf(other) - 1];
    const after = before ? pairs.findIndex(pair => pair[1] === before) + 1 : 0;
    pairs.splice(after, 0, [null, other]);
  }
  return pairs;
}

/** `words` with each `%name` in its place. @param {string | undefined} words @param {Record<string, string>} values */
function put(words, values) {
  return (words ?? "").replace(/%([a-z]+)/g, (all, name) => values[name] ?? all);
}

/** The texts of one side. */
class Side {
  /** @param {Sheets} sheets @param {Words} words @param {string} language @param {string} symbol */
  constructor(sheets, words, language, symbol) {
    this.sheets = sheets;
    this.words = words;
    this.language = language;
    this.currency = { symbol };
  }

  /** The text, with the expectations and the scale of a criterion. @param {Provision} provision */
  provision(provision) {
    const { points, plain, plain_expected: expected, plain_levels: levels } = provision;
    const lines = [this.fill(plain)];
    if (expected) lines.push("", this.words.expected ?? "", this.fill(expected));
    if (levels?.length) lines.push("");
    for (const [place, level] of (levels ?? []).entries()) {
      lines.push(put(this.words.level, { points: number(points?.[place] ?? "", this.language), when: this.fill(level) }));
    }
    return lines.join("\n");
  }

  /** A line for each blank: its value to begin with, and its bounds. */
  blanks() {
    const lines = this.sheets.blanks.map(blank => {
      const say = (/** @type {string} */ value) => print(blank, value, this.language, this.currency);
      const value = blank.default == null ? "–" : say(blank.default);
      const { min, max } = blank, { bounds = "", min: least = "", max: most = "" } = this.words;
      const [low, high] = [min == null ? "" : say(min), max == null ? "" : say(max)];
      const limits = put(low && high ? bounds : low ? least : high ? most : "", { min: low, max: high });
      const choices = blank.choices?.map(({ label }) => label).join(" · ");
      const facts = [limits, choices].filter(Boolean).join(", ");
      return put(this.words.blank, { label: blank.label, value: facts ? `${value} (${facts})` : value });
    });
    return lines.length ? lines.join("\n") : null;
  }

  /** A line for each control. */
  controls() {
    const lines = this.sheets.controls.map(({ proof, when, by }) => [proof, when, by].map(text => this.fill(text)).join(" · "));
    return lines.length ? lines.join("\n") : null;
  }

  /** The text with what stands in its blanks before anyone decides. @param {Pieces} pieces */
  fill({ holes, text }) {
    const parts = text.map(part => {
      if (typeof part === "string") return part;
      const [name, bare] = holes[part] ?? ["", 0];
      const blank = this.sheets.blanks.find(blank => blank.name === name);
      return blank ? shown(blank, {}, bare === 1, this.language, this.currency) : "";
    });
    return parts.join("");
  }
}
