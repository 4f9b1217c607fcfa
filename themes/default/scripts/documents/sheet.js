// The workbook of a dossier: how it is controlled, how offers are marked, and a sheet that computes the marks.

import { escapeXml, escapeXmlLines, fillPieces } from "./fill.js";
import { plainOf } from "./json.js";

/** @typedef {import("./index.js").Pieces} Pieces */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Held} Held */

/**
 * `assets/documents/sheet.json`: parts of the package, pieces of cells and rows, styles of cells by name, words.
 * @typedef {{parts: Record<string, Pieces>, pieces: Record<string, Pieces>, styles: Record<string, number>, words: Record<string, string>}} Skeleton
 */

/** A criterion that the scoring sheet marks. @typedef {{held: Held, name: string, weight: number | null, points: number[]}} Criterion */

/** A cell: its style, and a text, a number, or a formula with what it gives now. */
/** @typedef {{style: string, text?: string, number?: number | null, formula?: string, result?: number | ""}} Cell */

/** How many candidates the scoring sheet has room for. */
const CANDIDATES = 10;
/** Rows of the scoring sheet before the first candidate: help, head, weights, most points. */
const BEFORE = 4;

/**
 * The parts of the workbook by their paths.
 * @param {Skeleton} skeleton
 * @param {Outline} outline
 * @returns {Record<string, string>}
 */
export function workbook(skeleton, outline) {
  const held = outline.documents.flatMap(({ held }) => held);
  const criteria = held.filter(({ provision }) => provision.weight || provision.points).map(criterionOf);
  const rows = {
    controls: controlRows(skeleton, outline, held),
    scales: scaleRows(skeleton, criteria),
    scoring: scoringRows(skeleton, criteria),
  };
  const markup = {
    controls: rowsOf(skeleton, rows.controls),
    scales: rowsOf(skeleton, rows.scales),
    scoring: rowsOf(skeleton, rows.scoring),
    choices: choicesOf(skeleton, criteria),
  };
  const parts = Object.entries(skeleton.parts);
  return Object.fromEntries(parts.map(([path, pieces]) => [path, fill(pieces, { title: outline.title }, markup)]));
}

/** @param {Held} held @returns {Criterion} */
function criterionOf(held) {
  const { provision, sheets, blanks } = held;
  const weight = blanks.get(provision.weight)?.value ?? "";
  return {
    held,
    name: `${sheets.title} (${provision.citation})`,
    weight: weight === "" ? null : Number(weight),
    points: (provision.points ?? []).map(Number),
  };
}

/**
 * @param {Skeleton} skeleton
 * @param {Outline} outline
 * @param {Held[]} held
 * @returns {Cell[][]}
 */
function controlRows({ words }, outline, held) {
  const head = ["proof", "when", "by", "provision", "penalty"].map((word) => ({ style: "head", text: words[word] }));
  const byName = new Map(held.map((one) => [`${one.sheets.id}/${one.provision.id}`, one]));
  const rows = outline.clauses.flatMap((sheets) => {
    const blanks = held.find((one) => one.sheets === sheets)?.blanks ?? new Map();
    return sheets.controls.flatMap((/** @type {any} */ control) => {
      const checked = control.for.filter((/** @type {string} */ name) => byName.has(name));
      if (checked.length === 0) return [];
      const penalties = held.filter(({ provision }) => provision.sanctions?.some((/** @type {string} */ name) => checked.includes(name)));
      const lines = [
        plainOf(control.proof, blanks),
        plainOf(control.when, blanks),
        plainOf(control.by, blanks),
        checked.map((/** @type {string} */ name) => said(/** @type {Held} */ (byName.get(name)))).join("\n"),
        penalties.map(said).join("\n"),
      ];
      return [lines.map((text) => ({ style: "text", text }))];
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
function scaleRows({ words }, criteria) {
  const head = ["criterion", "weight", "level", "points", "earns"].map((word) => ({ style: "head", text: words[word] }));
  const rows = criteria.flatMap(({ held, name, weight, points }) => {
    const levels = held.provision.plain_levels ?? [];
    /** @type {Cell[][]} */
    const rows = levels.map((/** @type {Pieces} */ level, /** @type {number} */ place) => [
      { style: "text", text: name },
      { style: "number", number: weight },
      { style: "number", number: place + 1 },
      { style: "number", number: points[place] },
      { style: "text", text: plainOf(level, held.blanks) },
    ]);
    return rows;
  });
  return [head, ...rows];
}

/**
 * Two columns for each criterion: the points that a person chooses, the mark that they give. Then the total and the rank.
 * @param {Skeleton} skeleton
 * @param {Criterion[]} criteria
 * @returns {Cell[][]}
 */
function scoringRows({ words }, criteria) {
  if (criteria.length === 0) return [[{ style: "help", text: words.nothing }]];
  const [first, last] = [BEFORE + 1, BEFORE + CANDIDATES];
  const columns = criteria.map((criterion, place) => ({ ...criterion, ...columnsOf(place), most: criterion.points.at(-1) }));
  const total = columnsOf(criteria.length).points;
  const marks = (/** @type {number} */ row) => columns.map(({ mark }) => `${mark}${row}`).join(",");
  /** @type {Cell[]} */
  const head = columns.flatMap(({ name }) => [words.points, words.mark].map((word) => ({ style: "head", text: `${word} – ${name}` })));
  const ends = [words.total, words.rank].map((word) => ({ style: "head", text: word }));
  /** @type {Cell[]} */
  const weights = columns.flatMap(({ weight }) => [{ style: "number" }, { style: "input", number: weight }]);
  /** @type {Cell} */
  const sum = { style: "computed", formula: `SUM(${marks(3)})`, result: columns.reduce((sum, { weight }) => sum + (weight ?? 0), 0) };
  /** @type {Cell[]} */
  const most = columns.flatMap(({ most }) => [{ style: "number", number: most ?? null }, { style: "number" }]);
  /** @type {Cell[][]} */
  const rows = [
    [{ style: "help", text: words.help }],
    [{ style: "head", text: words.candidate }, ...head, ...ends],
    [{ style: "side", text: words.weight }, ...weights, sum, { style: "number" }],
    [{ style: "side", text: words.most }, ...most, { style: "number" }, { style: "number" }],
  ];
  for (let row = first; row <= last; row += 1) {
    rows.push([
      { style: "input", text: `${words.candidate} ${row - BEFORE}` },
      ...columns.flatMap(({ points, mark, most }) => cellsOf(row, points, mark, most)),
      computed(`IF(COUNT(${marks(row)})=0,"",SUM(${marks(row)}))`),
      computed(`IF(${total}${row}="","",RANK(${total}${row},${total}$${first}:${total}$${last}))`),
    ]);
  }
  return rows;
}

/**
 * The points and the mark of a candidate. Without a scale there are no points to choose, and the mark is typed.
 * @param {number} row
 * @param {string} points
 * @param {string} mark
 * @param {number | undefined} most
 * @returns {Cell[]}
 */
function cellsOf(row, points, mark, most) {
  if (!most) return [{ style: "number" }, { style: "input" }];
  const missing = `OR(${points}${row}="",${mark}$3="")`;
  return [{ style: "input" }, computed(`IF(${missing},"",${mark}$3*${points}${row}/${points}$4)`)];
}

/** What is not known before a person has chosen points. @param {string} formula @returns {Cell} */
function computed(formula) {
  return { style: "computed", formula, result: "" };
}

/**
 * The points that may be chosen for each criterion: those of its levels, in the sheet of scales.
 * @param {Skeleton} skeleton
 * @param {Criterion[]} criteria
 * @returns {string}
 */
function choicesOf({ pieces, words }, criteria) {
  let next = 2;
  const choices = criteria.flatMap(({ points }, place) => {
    const from = next;
    next += points.length;
    if (points.length === 0) return [];
    const column = columnsOf(place).points;
    const cells = `${column}${BEFORE + 1}:${column}${BEFORE + CANDIDATES}`;
    const among = `'${words.scales?.replaceAll("'", "''")}'!$D$${from}:$D$${next - 1}`;
    return [fill(pieces.choice, { cells, among })];
  });
  return choices.length ? fill(pieces.choices, { count: String(choices.length) }, { choices: choices.join("") }) : "";
}

/**
 * A sheet's rows.
 * @param {Skeleton} skeleton
 * @param {Cell[][]} rows
 * @returns {string}
 */
function rowsOf({ pieces, styles }, rows) {
  const rowOf = (/** @type {Cell[]} */ cells, /** @type {number} */ place) => {
    const row = String(place + 1);
    const written = cells.map((cell, column) => cellOf(pieces, { ...cell, place: `${columnOf(column)}${row}`, style: String(styles[cell.style] ?? 0) }));
    return fill(pieces.row, { row }, { cells: written.join("") });
  };
  return rows.map(rowOf).join("");
}

/**
 * @param {Record<string, Pieces>} pieces
 * @param {Cell & {place: string}} cell
 * @returns {string}
 */
function cellOf(pieces, { place, style, text, number, formula, result }) {
  if (formula !== undefined) {
    return typeof result === "number"
      ? fill(pieces.formula, { cell: place, style, formula, value: String(result) })
      : fill(pieces.formula_text, { cell: place, style, formula, value: "" });
  }
  if (text) return fill(pieces.text, { cell: place, style }, { text: escapeXmlLines(text, "\n") });
  if (typeof number === "number") return fill(pieces.number, { cell: place, style, value: String(number) });
  return fill(pieces.empty, { cell: place, style });
}

/**
 * @param {Pieces | undefined} pieces
 * @param {Record<string, string>} texts escaped here
 * @param {Record<string, string>} [markup] written as it is
 * @returns {string}
 */
function fill(pieces, texts, markup = {}) {
  if (!pieces) throw new Error("a piece is missing");
  return fillPieces(pieces, (name) => markup[name] ?? escapeXml(texts[name] ?? ""));
}

/** Where the points and the mark of a criterion stand. @param {number} place */
function columnsOf(place) {
  return { points: columnOf(2 * place + 1), mark: columnOf(2 * place + 2) };
}

/** `A`, `B`… `AA`, from 0. @param {number} place @returns {string} */
function columnOf(place) {
  return (place >= 26 ? columnOf(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));
}
