// What a dossier says, in the order in which its files say it, whatever their format.

import { date, print, printBare } from "../values.js";

/** @typedef {import("./index.js").Selection} Selection */
/** @typedef {import("./index.js").Item} Item */
/** @typedef {import("./index.js").Context} Context */

/** How a blank stands: not looked at, decided by the buyer, or without a value. @typedef {"proposed" | "decided" | "empty"} State */

/**
 * A blank of a clause, with what the buyer made of it.
 * @typedef {object} Blank
 * @property {import("../values.js").Blank} blank
 * @property {string} clause
 * @property {State} state
 * @property {string} value as data; nothing where it is empty
 * @property {string} printed as texts print it: `[label]` where it is empty
 * @property {string} bare the same without its unit
 */

/**
 * A provision that the dossier holds.
 * @typedef {object} Held
 * @property {any} sheets the clause, as `sheets.json` describes it
 * @property {any} provision
 * @property {Map<string, Blank>} blanks those of the clause, by name
 * @property {string} note of the buyer; mostly nothing
 */

/** @typedef {{id: string, letters: string, name: string, held: Held[]}} TenderDocument */

/**
 * @typedef {object} Outline
 * @property {string} title the contract's, else the dossier's name
 * @property {string} language
 * @property {any[]} clauses what `sheets.json` says of each clause, in the order of the dossier
 * @property {TenderDocument[]} documents those that hold something, in tender order
 * @property {Blank[]} blanks of every clause, those that no provision of the dossier uses left out
 */

/**
 * @param {Selection} selection
 * @param {Context} context
 * @returns {Outline}
 */
export function outlineOf(selection, context) {
  const language = context.reference.language;
  /** @type {Held[]} */
  const held = [];
  /** @type {Blank[]} */
  const blanks = [];
  const items = selection.items.filter((item) => context.sheets.has(item.clause));
  for (const item of items) {
    const sheets = context.sheets.get(item.clause);
    const own = blanksOf(item, sheets, language, context.reference.currency);
    const all = new Map(sheets.provisions.map((/** @type {any} */ provision) => [provision.id, provision]));
    // In the buyer's order.
    const chosen = item.provisions.length ? item.provisions.flatMap((id) => all.get(id) ?? []) : sheets.provisions;
    for (const provision of chosen) held.push({ sheets, provision, blanks: own, note: noteOn(provision, item) });
    const used = new Set(chosen.flatMap(namesIn));
    blanks.push(...[...own.values()].filter(({ blank }) => used.has(blank.name)));
  }
  return {
    title: selection.contract.title || selection.name,
    language,
    clauses: items.map((item) => context.sheets.get(item.clause)),
    documents: documentsIn(held, selection.merged, context.reference.documents),
    blanks,
  };
}

/**
 * The blanks of a clause by name, each as `item` leaves it.
 * @param {Item} item
 * @param {any} sheets
 * @param {string} language
 * @param {import("../values.js").Currency} currency
 * @returns {Map<string, Blank>}
 */
function blanksOf(item, sheets, language, currency) {
  /** @type {Map<string, Blank>} */
  const blanks = new Map();
  for (const blank of sheets.blanks) {
    const chosen = Object.hasOwn(item.values, blank.name) ? item.values[blank.name] : undefined;
    const value = chosen ?? blank.default ?? "";
    const kept = item.kept.includes(blank.name) || item.kept.includes("*");
    const state = value === "" ? "empty" : chosen !== undefined || kept ? "decided" : "proposed";
    const label = `[${blank.label}]`;
    const printed = value === "" ? label : print(blank, value, language, currency);
    const bare = value === "" ? label : printBare(blank, value, language);
    blanks.set(blank.name, { blank, clause: sheets.id, state, value, printed, bare });
  }
  return blanks;
}

/** @param {any} provision @param {Item} item @returns {string} */
function noteOn({ id }, { notes }) {
  return (Object.hasOwn(notes, id) ? notes[id] : undefined)?.trim() ?? "";
}

/** The names of the blanks in the texts of `provision`. @param {any} provision @returns {string[]} */
function namesIn(provision) {
  const texts = [provision.plain, provision.plain_expected, ...(provision.plain_levels ?? [])].filter(Boolean);
  const names = texts.flatMap(({ holes }) => holes.map((/** @type {[string, number]} */ [name]) => name));
  return provision.weight ? [...names, provision.weight] : names;
}

/**
 * `held` by tender document, in the order of `documents`; what merges into another stands there when `merged`.
 * @param {Held[]} held
 * @param {boolean} merged
 * @param {any[]} documents
 * @returns {TenderDocument[]}
 */
function documentsIn(held, merged, documents) {
  const known = new Map(documents.map((document) => [document.id, document]));
  const placeOf = (/** @type {Held} */ { provision }) => {
    const into = known.get(provision.document)?.merges_into;
    return merged && into && known.has(into) ? into : provision.document;
  };
  // Within a document that unites two, those of the first come first.
  const order = documents.map(({ id }) => id);
  const sorted = held.map((one, place) => ({ one, place, own: order.indexOf(one.provision.document) }));
  sorted.sort((a, b) => a.own - b.own || a.place - b.place);
  return documents
    .map(({ id, letters, name }) => ({ id, letters, name, held: sorted.map(({ one }) => one).filter((one) => placeOf(one) === id) }))
    .filter(({ held }) => held.length > 0);
}

/** A day in words, or nothing. @param {string} day @param {string} language */
export function dayIn(day, language) {
  return day ? date(day, language) : "";
}
