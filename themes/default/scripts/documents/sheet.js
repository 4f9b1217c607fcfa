// The workbook of a dossier: how it is controlled, how offers are marked, and a sheet that computes the marks.

import { escapeXmlLines, fillPieces } from "./fill.js";
import { plainOf } from "./json.js";

/** @typedef {import("./index.js").Pieces} Pieces */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Held} Held */

/**
 * `assets/documents/sheet.json`: parts of the package, pieces of rows and cells, words.
 * @typedef {{parts: Record<string, Pieces>, pieces: Record<string, Pieces>}} Skeleton
 */

/** A criterion; `first` is its first row in the sheet of scales. @typedef {{held: Held, name: string, weight: number | null, points: number[], first: number}} Criterion */

/** A cell: the name of its piece, the texts that go into it, and what stands in it as it is. */
/** @typedef {[piece: string, texts: Record<string, string>, markup?: Record<string, string>]} Cell */

/** How many candidates the scoring sheet has room for. */
const CANDIDATES = 8;
/** The columns of the scoring sheet before the first candidate's: criterion, weight, most points. */
const BEFORE = 3;
/** How many characters a line of each column takes, as the skeleton has them; and how tall a line is, in points. */
const WIDTHS = { controls: [44, 24, 26, 38, 38], scales: [44, 13, 13, 13, 80], scoring: [44] };
const LINE = 14.5;
const TALLEST = 400;
/** The most characters of a cell, as spreadsheets have it. */
const MOST = 32_000;

/**
 * The parts of the workbook by their paths.
 * @param {Skeleton} skeleton
 * @param {Outline} outline
 * @param {string} date
 * @returns {Record<string, string>}
 */
export function workbook(skeleton, outline, date) {
  const held = outline.documents.flatMap(({ held }) => held);
  const criteria = criteriaOf(held);
  const markup = {
    rows1: rowsOf(skeleton, controlRows(skeleton, outline), WIDTHS.controls),
    rows2: rowsOf(skeleton, scaleRows(skeleton, criteria), WIDTHS.scales),
    rows3: rowsOf(skeleton, scoringRows(skeleton, criteria), WIDTHS.scoring),
    after3: choicesOf(skeleton, criteria),
  };
  const parts = Object.entries(skeleton.parts);
  return Object.fromEntries(parts.map(([path, pieces]) => [path, fill(pieces, { title: outline.title, date }, markup)]));
}

/** @param {Held[]} held @returns {Criterion[]} */
function criteriaOf(held) {
  let first = 2;
  return held.filter(({ provision }) => provision.points?.length).map((held) => {
    const { provision, sheets, blanks } = held;
    const weight = blanks.get(provision.weight)?.value ?? "";
    const points = provision.points.map(Number);
    const criterion = { held, name: `${sheets.title} (${provision.citation})`, weight: weight === "" ? null : Number(weight) / 100, points, first };
    first += points.length;
    return criterion;
  });
}

/**
 * @param {Skeleton} skeleton
 * @param {Outline} outline
 * @returns {Cell[][]}
 */
function controlRows(skeleton, outline) {
  const head = ["proof", "when", "by", "provision", "penalty"].map((name) => header(skeleton, name));
  const held = outline.documents.flatMap(({ held }) => held);
  const byName = new Map(held.map((one) => [`${one.sheets.id}/${one.provision.id}`, one]));
  const rows = outline.clauses.flatMap((sheets) => {
    const blanks = held.find((one) => one.sheets === sheets)?.blanks ?? new Map();
    return sheets.controls.flatMap((/** @type {any} */ control) => {
      const checked = control.for.filter((/** @type {string} */ name) => byName.has(name));
      if (checked.length === 0) return [];
      const penalties = held.filter(({ provision }) => provision.sanctions.some((/** @type {string} */ name) => checked.includes(name)));
      const texts = [
        ...[control.proof, control.when, control.by].map((pieces) => plainOf(pieces, blanks)),
        checked.map((/** @type {string} */ name) => said(/** @type {Held} */ (byName.get(name)))).join("\n"),
        penalties.map(said).join("\n"),
      ];
      return [texts.map((text) => wrapped(text))];
    });
  });
  return [head, ...rows];
}

/** A provision in a cell. @param {Held} held */
function said({ provision }) {
  return `${provision.name} (${provision.citation})`;
}

/**
 * @param {Skeleton} skeleton
 * @param {Criterion[]} criteria
 * @returns {Cell[][]}
 */
function scaleRows(skeleton, criteria) {
  const head = ["criterion", "weight", "rung", "points", "earns"].map((name) => header(skeleton, name));
  const rows = criteria.flatMap(({ held, name, weight, points, first }) =>
    held.provision.plain_levels.map((/** @type {Pieces} */ level, /** @type {number} */ place) => [
      wrapped(name),
      place ? share(weight ?? 0, `B${first}`) : weight === null ? ["cell-input-empty", {}] : ["cell-percent", {}, { number: String(weight) }],
      number(place + 1),
      number(points[place] ?? 0),
      wrapped(plainOf(level, held.blanks)),
    ]),
  );
  return [head, ...rows];
}

/**
 * A row for each criterion, two columns for each candidate: the points that a person chooses, the mark that they give. Then
 * the totals and the ranks.
 * @param {Skeleton} skeleton
 * @param {Criterion[]} criteria
 * @returns {Cell[][]}
 */
function scoringRows(skeleton, criteria) {
  const places = Array.from({ length: CANDIDATES }, (_, place) => place);
  const last = criteria.length + 1;
  const total = last + 1;
  /** @type {Cell[]} */
  const head = [
    ...["criterion", "weight", "best"].map((name) => header(skeleton, name)),
    ...places.flatMap((place) => [/** @type {Cell} */ (["cell-input-text", {}, { text: word(skeleton, "word-candidate", String(place + 1)) }]), header(skeleton, "mark")]),
  ];
  if (criteria.length === 0) return [head];
  const rows = criteria.map(({ name, weight, points, first }, at) => {
    const row = at + 2;
    const marks = places.flatMap((place) => {
      const { chosen } = columnsOf(place);
      const mark = later(`IF(OR(${chosen}${row}="",$B${row}=0,$C${row}=0),"",$B${row}*100*${chosen}${row}/$C${row})`);
      return [/** @type {Cell} */ (["cell-input-empty", {}]), mark];
    });
    return [wrapped(name), share(weight ?? 0, `${scalesIn(skeleton)}$B$${first}`), number(points.at(-1) ?? 0), ...marks];
  });
  const totals = places.flatMap((place) => {
    const { mark } = columnsOf(place);
    return [nothing, later(`IF(COUNT(${mark}2:${mark}${last})=0,"",SUM(${mark}2:${mark}${last}))`)];
  });
  const all = `$${columnsOf(0).mark}$${total}:$${columnsOf(CANDIDATES - 1).mark}$${total}`;
  const ranks = places.flatMap((place) => {
    const own = `${columnsOf(place).mark}${total}`;
    return [nothing, later(`IF(${own}="","",RANK(${own},${all}))`, "cell-rank-later")];
  });
  // In whole hundredths, so that the sum is exact.
  const weights = criteria.reduce((sum, { weight }) => sum + Math.round((weight ?? 0) * 100), 0) / 100;
  return [
    head,
    ...rows,
    [header(skeleton, "total"), share(weights, `SUM(B2:B${last})`), nothing, ...totals],
    [header(skeleton, "rank"), nothing, nothing, ...ranks],
  ];
}

/** The sheet of scales, as formulas name it. @param {Skeleton} skeleton */
function scalesIn(skeleton) {
  return `'${word(skeleton, "sheet-scales").replaceAll("'", "''")}'!`;
}

/**
 * The points that may be chosen for each criterion: those of its levels, in the sheet of scales.
 * @param {Skeleton} skeleton
 * @param {Criterion[]} criteria
 * @returns {string}
 */
function choicesOf(skeleton, criteria) {
  const { pieces } = skeleton;
  if (criteria.length === 0) return "";
  const choices = criteria.map(({ points, first }, at) => {
    const cells = Array.from({ length: CANDIDATES }, (_, place) => `${columnsOf(place).chosen}${at + 2}`);
    const formula = `${scalesIn(skeleton)}$D$${first}:$D$${first + points.length - 1}`;
    return fill(pieces.validation, {}, { at: cells.join(" "), formula });
  });
  return [fill(pieces["validations-open"], {}, { count: String(choices.length) }), ...choices, fill(pieces["validations-close"], {})].join("");
}

/** A word, escaped as the build wrote it. @param {{pieces: Record<string, Pieces>}} skeleton @param {string} name @param {string} [number] */
function word({ pieces }, name, number = "") {
  return fill(pieces[name], {}, { number }).trim();
}

/** @param {Skeleton} skeleton @param {string} name @returns {Cell} */
const header = (skeleton, name) => ["cell-header", {}, { text: word(skeleton, `word-${name}`) }];
/** @param {string} text @returns {Cell} */
const wrapped = (text) => ["cell-wrap", { text }];
/** @param {number} value @returns {Cell} */
const number = (value) => ["cell-number", {}, { number: String(value) }];
/** @param {number} value @param {string} formula @returns {Cell} */
const share = (value, formula) => ["cell-percent-result", {}, { formula, number: String(value) }];
/** What is not known before a person has chosen points. @param {string} formula @param {string} [piece] @returns {Cell} */
const later = (formula, piece = "cell-result-later") => [piece, {}, { formula }];
/** @type {Cell} */
const nothing = ["cell-wrap", { text: "" }];

/**
 * A sheet's rows. Each says how tall it is: not every program measures wrapped texts when it opens a file.
 * @param {Skeleton} skeleton
 * @param {Cell[][]} rows
 * @param {number[]} widths
 * @returns {string}
 */
function rowsOf({ pieces }, rows, widths) {
  const written = rows.map((cells, place) => {
    const row = String(place + 1);
    const own = cells.map(([piece, texts, markup = {}], column) => fill(pieces[piece], texts, { ...markup, at: `${columnOf(column)}${row}` }));
    const lines = Math.max(place === 0 ? 2 : 1, ...cells.map(([, { text = "" }], column) => linesOf(text, widths[column] ?? text.length)));
    return [fill(pieces["row-tall"], {}, { row, height: String(Math.min(lines * LINE + 1, TALLEST)) }), ...own, fill(pieces["row-close"], {})].join("");
  });
  return written.join("");
}

/** About how many lines `text` takes. @param {string} text @param {number} width */
function linesOf(text, width) {
  const words = (/** @type {string} */ line) => Math.max(1, Math.ceil(line.length / (0.92 * width)));
  return text === "" ? 1 : text.split("\n").reduce((lines, line) => lines + words(line), 0);
}

/**
 * @param {Pieces | undefined} pieces
 * @param {Record<string, string>} texts what people wrote
 * @param {Record<string, string>} [markup] what stands as it is
 * @returns {string}
 */
function fill(pieces, texts, markup = {}) {
  if (!pieces) throw new Error("the skeleton of the workbook lacks a piece");
  return fillPieces(pieces, (name) => markup[name] ?? escapeXmlLines((texts[name] ?? "").slice(0, MOST), "\n"));
}

/** Where the points and the mark of a candidate stand. @param {number} place */
function columnsOf(place) {
  return { chosen: columnOf(BEFORE + 2 * place), mark: columnOf(BEFORE + 2 * place + 1) };
}

/** `A`, `B`… `AA`, from 0. @param {number} place @returns {string} */
function columnOf(place) {
  return (place >= 26 ? columnOf(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));
}
