// The body of a dossier as a text document, in the pieces of any format: Word, OpenDocument and Markdown differ in these alone.

import { number } from "../values.js";
import { fillPieces } from "./fill.js";
import { dayIn } from "./outline.js";

/** @typedef {import("./index.js").Pieces} Pieces */
/** @typedef {import("./index.js").Selection} Selection */
/** @typedef {import("./index.js").Context} Context */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Held} Held */
/** @typedef {import("./outline.js").State} State */
/** @typedef {import("../conformity.js").Line} Line */

/**
 * How a format writes.
 * @typedef {object} Writer
 * @property {(name: string, texts?: Record<string, string>, state?: State) => string} piece the piece called `name`, with
 *   plain texts in its holes, escaped there
 * @property {(held: Held) => string} provision the body of a provision, filled in, with the line that says where it is from
 */

/** What the language of the portal calls things: `assets/documents/words.json`. @typedef {Record<string, Pieces>} Words */

/** A text longer than this is not told twice in one document. */
const MOST_DECLARED = 300;
/** So many provisions are named one by one; more are told by their numbers. */
const FEW = 3;

/**
 * The body of the whole dossier, or of one of its documents.
 * @param {Writer} writer
 * @param {Words} words
 * @param {Outline} outline
 * @param {Selection} selection
 * @param {Context} context
 * @param {import("../declare.js").Row[]} declared
 * @param {string} [only] the id of the document
 * @returns {string}
 */
export function bodyOf(writer, words, outline, selection, context, declared, only) {
  const say = speaker(words);
  const documents = outline.documents.filter(({ id }) => only === undefined || id === only);
  const start = only === undefined ? 2 : 1;
  const title = writer.piece("title", { text: outline.title });
  const subtitle = writer.piece("subtitle", { text: only === undefined ? say("subtitle") : documents.map(titleOf).join() });
  const facts = factsOf(writer, say, selection, context);
  const written = documents.map((document, place) => documentOf(writer, say, document, start + place));
  const last = start + documents.length;
  if (only !== undefined) {
    const held = new Set(documents.flatMap(({ held }) => held.map(({ sheets }) => sheets.id)));
    return [title, subtitle, facts, ...written, blanksOf(writer, say, outline, last, held)].join("");
  }
  const statement = statementOf(writer, say, context, placesOf(documents, start));
  return [title, subtitle, facts, statement, ...written, blanksOf(writer, say, outline, last), declarationsOf(writer, say, declared, last + 1)].join("");
}

/**
 * Where each provision stands: the letters of its document, and the number of its heading.
 * @param {import("./outline.js").TenderDocument[]} documents
 * @param {number} start the number of the first document
 * @returns {Map<string, {letters: string, number: string}>}
 */
function placesOf(documents, start) {
  const places = documents.flatMap(({ letters, held }, document) =>
    held.map(({ sheets, provision }, place) => /** @type {const} */ ([`${sheets.id}/${provision.id}`, { letters, number: `${start + document}.${place + 1}` }])),
  );
  return new Map(places);
}

/** @param {Words} words @returns {(name: string, values?: Record<string, string>) => string} */
function speaker(words) {
  return (name, values = {}) => (words[name] ? fillPieces(words[name], (hole) => values[hole] ?? "") : "");
}

/** @typedef {ReturnType<typeof speaker>} Say */

/** @param {{letters: string, name: string}} document */
function titleOf({ letters, name }) {
  return letters && letters !== name ? `${name} (${letters})` : name;
}

/**
 * The facts of the contract that are known.
 * @param {Writer} writer
 * @param {Say} say
 * @param {Selection} selection
 * @param {Context} context
 */
function factsOf(writer, say, { contract, name }, { duties, reference }) {
  const named = (/** @type {{id: string, name: string}[]} */ list, /** @type {string} */ id) => list.find((one) => one.id === id)?.name ?? "";
  const segments = contract.segments.map((id) => named(duties.segments, id)).filter(Boolean);
  const amount = /^\d+(\.\d+)?$/.test(contract.amount) ? `${number(contract.amount, reference.language)}\u00a0${reference.currency.symbol}` : "";
  const facts = {
    dossier: name,
    buyer: contract.buyer_name,
    "buyer-kind": named(duties.buyers, contract.buyer),
    type: named(duties.contracts, contract.type),
    segments: segments.join(", "),
    amount: amount && say("amount-value", { amount }),
    launch: /^\d{4}-\d{2}-\d{2}$/.test(contract.launch) ? dayIn(contract.launch, reference.language) : "",
  };
  const rows = Object.entries(facts).filter(([, value]) => value !== "");
  return tableOf(writer, "facts", rows.map(([fact, value]) => ({ name: say(fact), value })));
}

/**
 * A table of which each row is a piece filled in.
 * @param {Writer} writer
 * @param {string} name
 * @param {Record<string, string>[]} rows
 * @param {State[]} [states]
 */
function tableOf(writer, name, rows, states = []) {
  if (rows.length === 0) return "";
  const filled = rows.map((row, place) => writer.piece(`${name}-row`, row, states[place]));
  return [writer.piece(`${name}-open`), ...filled, writer.piece(`${name}-close`)].join("");
}

/**
 * Which duties weigh on the contract, and what fulfils them.
 * @param {Writer} writer
 * @param {Say} say
 * @param {Context} context
 * @param {ReturnType<typeof placesOf>} places
 */
function statementOf(writer, say, { conformity, duties, sheets }, places) {
  /** @type {Line[]} */
  const lines = conformity.filter((/** @type {Line} */ { duty, applies }) => duty.applies_to === "contract" && applies !== "no");
  const certain = lines.filter(({ applies }) => applies === "yes");
  const legal = (/** @type {Line} */ { duty }) => duty.legal.map((id) => duties.legal[id]?.name ?? id).join("\n");
  const rows = lines.map((line) => ({ duty: line.duty.name, article: legal(line), fulfilled: answerTo(line, say, duties, sheets, places) }));
  const told = lines.filter(({ fulfilment, duty }) => fulfilment?.alternative && noteOf(duty));
  const missing = certain.filter(({ fulfilment }) => fulfilment?.state === "missing").length;
  const counts = { duties: String(certain.length), open: String(lines.length - certain.length), missing: String(missing) };
  return [
    writer.piece("heading1", { text: say("statement"), number: "1" }),
    writer.piece("paragraph", { text: lines.length === 0 ? say("no-duty") : say("summary", counts) }),
    tableOf(writer, "duties", rows),
    ...told.map(({ duty }) => writer.piece("item", { text: say("nuance", { duty: duty.name, note: noteOf(duty) }) })),
    writer.piece("small", { text: say("no-advice") }),
  ].join("");
}

/** What to know of a duty besides, as plain text. @param {any} duty @returns {string} */
function noteOf(duty) {
  return duty.note_line ?? "";
}

/**
 * @param {Line} line
 * @param {Say} say
 * @param {any} duties
 * @param {Map<string, any>} sheets
 * @param {ReturnType<typeof placesOf>} places
 * @returns {string}
 */
function answerTo({ applies, because, fulfilment, stand_in }, say, duties, sheets, places) {
  const nature = (/** @type {string} */ id) => duties.natures.find((/** @type {{id: string}} */ one) => one.id === id)?.name ?? id;
  const answers = [];
  if (applies === "depends") answers.push(say("depends", { facts: because.map((fact) => say(`fact-${fact}`)).join(", ") }));
  if (fulfilment?.state === "fulfilled") answers.push(namesOf(fulfilment.by, sheets, places));
  if (fulfilment?.state === "missing") {
    const ways = fulfilment.lacks.map((lack) => lack.map(nature).join(" + "));
    answers.push(say("missing", { natures: ways.join(say("or")) }));
  }
  if (fulfilment?.state === "elsewhere") answers.push(say("elsewhere"));
  if (fulfilment?.to_revise.length) answers.push(say("to-revise", { by: namesOf(fulfilment.to_revise, sheets, places) }));
  if (stand_in) answers.push(say("stand-in"));
  return answers.filter(Boolean).join("\n");
}

/**
 * Provisions that `conformity.js` names (`soged/plan`), document by document: where they stand, and when they are few, which.
 * @param {string[]} names
 * @param {Map<string, any>} sheets
 * @param {ReturnType<typeof placesOf>} places
 */
function namesOf(names, sheets, places) {
  /** @type {Map<string, string[]>} */
  const byDocument = new Map();
  for (const name of names) {
    const { letters, number } = places.get(name) ?? { letters: "", number: name };
    const [clause = "", provision] = name.split("/");
    const citation = names.length <= FEW ? ` (${clause}@${sheets.get(clause)?.version}/${provision})` : "";
    byDocument.set(letters, [...(byDocument.get(letters) ?? []), number + citation]);
  }
  return [...byDocument].map(([letters, numbers]) => `${letters} ${numbers.join(", ")}`.trim()).join(" ; ");
}

/**
 * A tender document and the provisions that go there.
 * @param {Writer} writer
 * @param {Say} say
 * @param {import("./outline.js").TenderDocument} document
 * @param {number} number
 */
function documentOf(writer, say, document, number) {
  const provisions = document.held.map((held, place) => {
    const { sheets, provision, note } = held;
    const text = say("heading", { clause: sheets.title, provision: provision.heading });
    const heading = writer.piece("heading2", { text, number: `${number}.${place + 1}` });
    return heading + writer.provision(held) + (note ? writer.piece("note", { text: note }) : "");
  });
  // The facts alone need no page.
  const heading = writer.piece(number > 1 ? "heading1-page" : "heading1", { text: titleOf(document), number: String(number) });
  return [heading, ...provisions].join("");
}

/**
 * The blanks that nobody decided.
 * @param {Writer} writer
 * @param {Say} say
 * @param {Outline} outline
 * @param {number} number
 * @param {Set<string>} [clauses] those whose blanks are told; all
 */
function blanksOf(writer, say, outline, number, clauses) {
  const left = outline.blanks.filter(({ state, clause }) => state !== "decided" && (!clauses || clauses.has(clause)));
  const title = (/** @type {string} */ id) => outline.clauses.find((sheets) => sheets.id === id)?.title ?? id;
  const rows = left.map(({ blank, printed, clause, state }) => ({ name: blank.label, value: state === "empty" ? say("empty") : printed, origin: title(clause) }));
  return [
    writer.piece("heading1-page", { text: say("blanks"), number: String(number) }),
    writer.piece("paragraph", { text: left.length ? say("blanks-left", { count: String(left.length) }) : say("no-blank-left") }),
    tableOf(writer, "blanks", rows, left.map(({ state }) => state)),
  ].join("");
}

/**
 * What to declare, and where.
 * @param {Writer} writer
 * @param {Say} say
 * @param {import("../declare.js").Row[]} declared
 * @param {number} number
 */
function declarationsOf(writer, say, declared, number) {
  if (declared.length === 0) return "";
  const rows = declared.map(({ field, name, criterion, values, text, where }) => ({
    field: [say("declared-field", { field, name }), criterion].filter(Boolean).join("\n"),
    value: text === undefined ? values.join("\n") : shortened(text),
    where,
  }));
  return [
    writer.piece("heading1", { text: say("declarations"), number: String(number) }),
    writer.piece("paragraph", { text: say("declarations-told") }),
    tableOf(writer, "declarations", rows),
  ].join("");
}

/** @param {string} text */
function shortened(text) {
  const letters = [...text];
  return letters.length > MOST_DECLARED ? `${letters.slice(0, MOST_DECLARED).join("").trimEnd()}…` : text;
}
