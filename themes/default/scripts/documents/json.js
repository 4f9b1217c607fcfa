// The dossier as JSON: what was chosen, and what it says. docs/DOSSIER-JSON.md describes it.

import { fillPieces, plainText } from "./fill.js";

/** @typedef {import("./index.js").Selection} Selection */
/** @typedef {import("./index.js").Context} Context */
/** @typedef {import("./index.js").Pieces} Pieces */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Held} Held */
/** @typedef {import("./outline.js").Blank} Blank */

/** The number of the shape; it changes when a reader written for the one before would err. */
const FORMAT = 1;

/**
 * @param {Selection} selection
 * @param {Context} context
 * @param {Outline} outline
 * @param {unknown} declarations as `declare.js` gives them
 * @returns {string}
 */
export function jsonOf(selection, context, outline, declarations) {
  const all = {
    format: FORMAT,
    language: outline.language,
    currency: context.reference.currency.code,
    title: outline.title,
    documents: outline.documents.map(({ id, letters, name, held }) => ({ id, letters, name, provisions: held.map(provisionOf) })),
    clauses: outline.clauses.map((sheets) => clauseOf(sheets, outline)),
    duties: context.conformity.map(dutyOf),
    declarations,
    remaining: outline.blanks.filter(({ state }) => state !== "decided").length,
    selection,
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** @param {Held} held */
function provisionOf({ sheets, provision, blanks, note }) {
  const text = (/** @type {Pieces | null} */ pieces) => pieces && plainOf(pieces, blanks);
  const weight = provision.weight ? (blanks.get(provision.weight)?.value ?? "") : null;
  return {
    citation: provision.citation,
    address: `${sheets.address}#${provision.id}`,
    clause: sheets.id,
    provision: provision.id,
    title: sheets.title,
    name: provision.name,
    nature: provision.nature,
    document: provision.document,
    force: provision.force,
    weight: weight === null || weight === "" ? null : Number(weight),
    text: text(provision.plain),
    expected: text(provision.plain_expected),
    scale: provision.plain_levels
      ? provision.plain_levels.map((/** @type {Pieces} */ level, /** @type {number} */ place) => ({
          points: Number(provision.points[place]),
          when: text(level),
        }))
      : null,
    rests_on: provision.rests_on,
    sanctions: provision.sanctions,
    source: provision.source,
    note: note ? plainText(note) : null,
  };
}

/** @param {any} sheets @param {Outline} outline */
function clauseOf(sheets, outline) {
  const blanks = outline.blanks.filter(({ clause }) => clause === sheets.id);
  const printed = new Map(blanks.map((one) => [one.blank.name, one]));
  return {
    id: sheets.id,
    version: sheets.version,
    title: sheets.title,
    status: sheets.status,
    address: sheets.address,
    verified_on: sheets.verified_on,
    blanks: blanks.map(({ blank, state, value, printed }) => ({
      name: blank.name,
      label: blank.label,
      type: blank.type,
      state,
      value: value === "" ? null : value,
      printed: value === "" ? null : printed,
    })),
    controls: sheets.controls.map((/** @type {any} */ control) => ({
      proof: plainOf(control.proof, printed),
      when: plainOf(control.when, printed),
      by: plainOf(control.by, printed),
      for: control.for,
    })),
  };
}

/** @param {any} line of `conformity.js` */
function dutyOf({ duty, applies, because, stand_in, fulfilment }) {
  return {
    id: duty.id,
    name: duty.name,
    applies_to: duty.applies_to,
    legal: duty.legal,
    applies,
    because,
    stand_in,
    state: fulfilment?.state ?? null,
    alternative: fulfilment?.alternative ?? false,
    fulfilled_by: fulfilment?.by ?? [],
    to_revise: fulfilment?.to_revise ?? [],
    lacks: fulfilment?.lacks ?? [],
  };
}

/**
 * A plain text with its blanks printed.
 * @param {Pieces} pieces
 * @param {Map<string, Blank>} blanks
 */
export function plainOf(pieces, blanks) {
  return fillPieces(pieces, (name, bare) => {
    const blank = blanks.get(name);
    return plainText((bare ? blank?.bare : blank?.printed) ?? "");
  });
}
