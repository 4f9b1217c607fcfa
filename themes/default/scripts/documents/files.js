// The formats of a dossier's texts: Word, OpenDocument, Markdown. Each is a skeleton, and a way to write what people wrote.

import { readData } from "../data.js";
import { escapeMarkdown, escapeXml, escapeXmlLines, fillPieces } from "./fill.js";

/** @typedef {import("./index.js").Pieces} Pieces */
/** @typedef {import("./outline.js").Held} Held */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").State} State */
/** @typedef {import("./text.js").Writer} Writer */
/** @typedef {{parts: Record<string, Pieces>, pieces: Record<string, Pieces>}} Skeleton */
/** @typedef {Map<string, Record<string, Pieces>>} Fragments of each clause, by provision */

/** The first number of a numbered list of a fragment: those before are the skeleton's. */
const FIRST_LIST = 10;

/**
 * A document under way: its writer, and its parts once the body is there.
 * @typedef {{writer: Writer, parts: (body: string, title: string, date: string) => Record<string, string>}} Draft
 */

/** @param {Outline} outline @returns {Promise<Draft>} */
export async function wordDraft(outline) {
  const [skeleton, fragments] = await Promise.all([readData("assets/documents/word.json"), readFragments(outline, "word")]);
  return xmlDraft(skeleton, fragments);
}

/** @param {Outline} outline @returns {Promise<Draft>} */
export async function odfDraft(outline) {
  const [skeleton, fragments] = await Promise.all([readData("assets/documents/odf.json"), readFragments(outline, "odf")]);
  return xmlDraft(skeleton, fragments);
}

/**
 * @param {Outline} outline
 * @param {"word" | "odf"} format
 * @returns {Promise<Fragments>}
 */
async function readFragments(outline, format) {
  const all = outline.clauses.map(async (sheets) => {
    const { provisions } = await readData(sheets.files[format]);
    return /** @type {const} */ ([sheets.id, provisions]);
  });
  return new Map(await Promise.all(all));
}

/**
 * @param {Skeleton} skeleton
 * @param {Fragments} fragments
 * @returns {Draft}
 */
function xmlDraft({ parts, pieces }, fragments) {
  const lineBreak = literal(pieces.break);
  /** @type {string[]} */
  const lists = [];
  const escape = (/** @type {string} */ text) => escapeXmlLines(text, lineBreak);

  /** @type {Writer["piece"]} */
  const piece = (name, texts = {}, state) => fillPieces(found(pieces, name), (hole) => escape(texts[hole] ?? ""), () => styleOf(state));

  /** @type {Writer["provision"]} */
  const provision = ({ sheets, provision, blanks }) => {
    /** @type {Map<string, string>} */
    const numbers = new Map();
    const value = (/** @type {string} */ name, /** @type {boolean} */ bare) => {
      // A numbered list of its own, which begins where it says.
      if (name.startsWith("#")) return numbers.get(name) ?? numbered(name);
      const blank = blanks.get(name);
      return escape((bare ? blank?.bare : blank?.printed) ?? "");
    };
    const numbered = (/** @type {string} */ name) => {
      const id = String(FIRST_LIST + lists.length);
      numbers.set(name, id);
      lists.push(piece("list-number", { id, start: name.split(":")[1] ?? "1" }));
      return id;
    };
    return fillPieces(found(fragments.get(sheets.id) ?? {}, provision.id), value, (name) => styleOf(blanks.get(name)?.state));
  };

  return {
    writer: { piece, provision },
    parts: (body, title, date) => {
      /** @type {Record<string, string>} */
      const markup = { body, lists: lists.join("") };
      /** @type {Record<string, string>} */
      const texts = { title, date };
      const value = (/** @type {string} */ name, /** @type {boolean} */ isMarkup) => (isMarkup ? markup[name] : escapeXml(texts[name] ?? "")) ?? "";
      return Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, fillPieces(part, value)]));
    },
  };
}

/** @returns {Promise<Draft>} */
export async function markdownDraft() {
  /** @type {Skeleton} */
  const { parts, pieces } = await readData("assets/documents/markdown.json");
  const lineBreak = literal(pieces.break);
  const marked = (/** @type {string} */ text, /** @type {State | undefined} */ state) => {
    const escaped = escapeMarkdown(text, lineBreak);
    return state && state !== "decided" ? fillPieces(found(pieces, "blank"), () => escaped) : escaped;
  };

  /** @type {Writer["piece"]} */
  const piece = (name, texts = {}, state) =>
    fillPieces(found(pieces, name), (hole) => marked(texts[hole] ?? "", hole === "value" ? state : undefined));

  /** @type {Writer["provision"]} */
  const provision = ({ provision, blanks }) => {
    const body = fillPieces(provision.markdown, (name, bare) => {
      const blank = blanks.get(name);
      return marked((bare ? blank?.bare : blank?.printed) ?? "", blank?.state);
    });
    return fillPieces(found(pieces, "provision"), () => body) + piece("small", { text: provision.source });
  };

  return {
    writer: { piece, provision },
    parts: (body) => Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, fillPieces(part, () => body)])),
  };
}

/** The style that shows how a blank stands. @param {State | undefined} state */
function styleOf(state) {
  return state === undefined || state === "decided" ? "Value" : "Blank";
}

/** @param {Record<string, Pieces>} pieces @param {string} name @returns {Pieces} */
function found(pieces, name) {
  const piece = Object.hasOwn(pieces, name) ? pieces[name] : undefined;
  if (!piece) throw new Error(`there is no piece "${name}"`);
  return piece;
}

/** @param {Pieces | undefined} pieces */
function literal(pieces) {
  return pieces ? fillPieces(pieces, () => "") : "";
}
