// The files of a dossier, made in the browser from pieces that the build made. Loaded when a file is first asked for.

import { readData } from "../data.js";
import { declarationsAsData, declare } from "../declare.js";
import { markdownDraft, odfDraft, wordDraft } from "./files.js";
import { jsonOf } from "./json.js";
import { outlineOf } from "./outline.js";
import { packageOf } from "./package.js";
import { workbook } from "./sheet.js";
import { bodyOf } from "./text.js";

/** @typedef {import("./outline.js").Outline} Outline */

/**
 * A text with holes, as the build emits it: literals, `n` for the printed value of hole `n`, `-(n+1)` for its state word.
 * @typedef {{holes: [name: string, bare: 0 | 1][], text: (string | number)[]}} Pieces
 */

/**
 * What a contract says of itself.
 * @typedef {{title: string, buyer_name: string, buyer: string, type: string, segments: string[], amount: string,
 *   launch: string, except: string[]}} Contract
 */

/**
 * A clause in a dossier; no provisions means all of them.
 * @typedef {{clause: string, version: number, provisions: string[], values: Record<string, string>, kept: string[],
 *   notes: Record<string, string>}} Item
 */

/** @typedef {{format: number, id: string, name: string, contract: Contract, merged: boolean, items: Item[]}} Selection */

/**
 * What the dossier page has loaded already.
 * @typedef {object} Context
 * @property {Map<string, any>} sheets `clauses/<id>.sheets.json` by clause id, each of the version that its item names;
 *   an item whose clause is not there is left out
 * @property {any} reference `assets/reference.json`
 * @property {any} duties `assets/duties.json`
 * @property {any} conformity what `conformity.js` says of the selection, as it gives it
 */

/**
 * What to save: `new Blob([file.bytes], { type: file.type })` under `file.name`.
 * @typedef {{name: string, type: string, bytes: Uint8Array<ArrayBuffer>}} DossierFile
 */

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  md: "text/markdown;charset=utf-8",
  json: "application/json",
  "declarations.json": "application/json",
};

/**
 * A file of the dossier. `kind` is `docx` or `odt` for all of it, `docx:rc` or `odt:rc` for one tender document (`rc` is a
 * document of the reference, of those that `documentsOf` lists), `xlsx`, `md`, `json` or `declarations.json`.
 * Rejects when data cannot be read or `kind` is unknown; the page then says that the file could not be made.
 * @param {string} kind
 * @param {Selection} selection
 * @param {Context} context
 * @returns {Promise<DossierFile>}
 */
export async function makeFile(kind, selection, context) {
  const outline = outlineOf(selection, context);
  const declared = declare(selection, context);
  const [format = "", only] = kind.split(":");
  const extension = /** @type {keyof typeof TYPES} */ (format);
  const isOne = only !== undefined;
  if (!Object.hasOwn(TYPES, extension) || (isOne && !outline.documents.some(({ id }) => id === only))) throw new Error(`no file "${kind}"`);
  const text = () => textOf(extension, selection, context, outline, declared, only);
  const makers = {
    docx: text,
    odt: text,
    md: async () => encode(Object.values(await text())[0] ?? ""),
    xlsx: async () => workbook(await readData("assets/documents/sheet.json"), outline, dayOf(outline)),
    json: async () => encode(jsonOf(selection, context, outline, declarationsAsData(declared))),
    "declarations.json": async () => encode(`${JSON.stringify(declarationsAsData(declared), null, 2)}\n`),
  };
  const made = await makers[extension]();
  const bytes = made instanceof Uint8Array ? made : await packageOf(made);
  return { name: `${fileName(selection.name)}${isOne ? `-${only}` : ""}.${extension}`, type: TYPES[extension], bytes };
}

/**
 * The parts of a text document.
 * @param {string} format
 * @param {Selection} selection
 * @param {Context} context
 * @param {Outline} outline
 * @param {import("../declare.js").Row[]} declared
 * @param {string} [only]
 */
async function textOf(format, selection, context, outline, declared, only) {
  const drafts = { docx: wordDraft, odt: odfDraft };
  const { words } = await readData("assets/documents/words.json");
  const draft = await (format === "docx" || format === "odt" ? drafts[format](outline) : markdownDraft());
  return draft.parts(bodyOf(draft.writer, words, outline, selection, context, declared, only), outline.title, dayOf(outline));
}

/** The day of a file: the last on which one of its clauses was verified. The same dossier always has the same. @param {Outline} outline */
function dayOf({ clauses }) {
  return clauses.reduce((last, { verified_on }) => (verified_on > last ? verified_on : last), "1980-01-01");
}

/** `name` as every system takes it. @param {string} name */
function fileName(name) {
  const letters = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe");
  return letters.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "dossier";
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function encode(text) {
  return /** @type {Uint8Array<ArrayBuffer>} */ (new TextEncoder().encode(text));
}

/**
 * The tender documents that the dossier fills, in tender order, those that merge united when the dossier says so: one file
 * can be made of each.
 * @param {Selection} selection
 * @param {Context} context
 * @returns {{id: string, letters: string, name: string}[]}
 */
export function documentsOf(selection, context) {
  return outlineOf(selection, context).documents.map(({ id, letters, name }) => ({ id, letters, name }));
}
