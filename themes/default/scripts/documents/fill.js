// Texts with holes, and what may stand in them: nothing that a buyer wrote may become structure.

/** @typedef {import("./index.js").Pieces} Pieces */

/**
 * `pieces` with what `value` gives in its holes, and what `state` gives (a style's name) where a hole says how it stands.
 * What they give is written as it is: escape it first.
 * @param {Pieces} pieces
 * @param {(name: string, bare: boolean) => string} value
 * @param {(name: string) => string} [state]
 * @returns {string}
 */
export function fillPieces(pieces, value, state = () => "") {
  let filled = "";
  for (const piece of pieces.text) {
    if (typeof piece === "string") {
      filled += piece;
      continue;
    }
    const [name, bare] = pieces.holes[piece < 0 ? -piece - 1 : piece] ?? ["", 0];
    filled += piece < 0 ? state(name) : value(name, bare === 1);
  }
  return filled;
}

/**
 * Text that XML and every reader can hold: no control characters, nothing that turns the direction of what follows, no
 * non-characters, one kind of line end.
 * @param {string} text
 */
export function plainText(text) {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/**
 * For text and attributes of XML, on one line.
 * @param {string} text
 */
export function escapeXml(text) {
  return escapeXmlLine(plainText(text).replace(/\s*\n\s*/g, " "));
}

/**
 * For text of XML, whose line ends become `lineBreak` (which the skeleton says).
 * @param {string} text
 * @param {string} lineBreak
 */
export function escapeXmlLines(text, lineBreak) {
  return plainText(text).trim().split("\n").map(escapeXmlLine).join(lineBreak);
}

/** @param {string} line */
function escapeXmlLine(line) {
  return line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * For Markdown: nothing of it is markup, and its line ends become `lineBreak`.
 * @param {string} text
 * @param {string} lineBreak
 */
export function escapeMarkdown(text, lineBreak) {
  return plainText(text)
    .trim()
    .split("\n")
    .map((line) => line.trim().replace(/[\\`*_{}[\]<>|~&]|(?<!\S)#/g, "\\$&"))
    .map((line) => line.replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2"))
    .join(lineBreak);
}
