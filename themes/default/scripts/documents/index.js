// The files of a dossier, made in the browser from pieces that the build made. Loaded when a file is first asked for.

import { readData } from "../data.js";

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
  await readData("assets/reference.json");
  throw new Error(`not yet: ${kind} ${selection.name} ${context.sheets.size}`);
}

/**
 * The tender documents that the dossier fills, in tender order, those that merge united when the dossier says so: one file
 * can be made of each.
 * @param {Selection} selection
 * @param {Context} context
 * @returns {{id: string, letters: string, name: string}[]}
 */
export function documentsOf(selection, context) {
  throw new Error(`not yet: ${selection.name} ${context.sheets.size}`);
}
