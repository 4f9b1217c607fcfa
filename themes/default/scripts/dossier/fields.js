// The blanks of provisions as fields: checked as they are filled, shown in the texts at once.
import { edit, print, read } from "../values.js";
import { by, fillSelect, language, made, one, say, sayCount, sayProblem } from "./dom.js";
import { decided, itemOf } from "./selection.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../documents/outline.js").Blank} Filled */
/** @typedef {import("../documents/outline.js").Held} Held */
/** @typedef {import("../values.js").Blank} Blank */

/**
 * The names of the blanks that the texts of a provision use, its weight included.
 * @param {import("./sheets.js").Provision} provision @returns {string[]}
 */
export function blanksIn({ html, expected, levels, weight }) {
  const texts = [html, expected, ...(levels ?? [])].flatMap(pieces => (pieces ? pieces.holes.map(([name]) => name) : []));
  return [...new Set(weight ? [...texts, weight] : texts)];
}

/** Those that are asked for under each provision: each once, where it comes first. @param {View} view @returns {Map<string, string[]>} */
export function askedUnder(view) {
  const seen = new Set(), asked = new Map();
  for (const { sheets, provision } of view.outline.documents.flatMap(({ held }) => held)) {
    const own = blanksIn(provision).filter(name => !seen.has(`${sheets.id} ${name}`));
    own.forEach(name => seen.add(`${sheets.id} ${name}`));
    asked.set(`${sheets.id}/${provision.id}`, own);
  }
  return asked;
}

/** What the summary above the fields of a provision says. @param {Held} held @param {string[]} names */
export function fillSummary({ blanks }, names) {
  const open = names.filter(name => blanks.get(name)?.state !== "decided").length;
  const values = open ? sayCount("fill", open) : names.length ? say("fill-none", { n: names.length }) : "";
  const text = [values, say("tools")].filter(Boolean).join(" · ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The field of a blank.
 * @param {View} view @param {string} clause @param {Filled} filled
 * @returns {HTMLElement}
 */
export function field(view, clause, filled) {
  const { blank } = filled, isChoice = blank.type === "choice";
  const element = made(isChoice ? "choice" : "field");
  const input = /** @type {HTMLInputElement} */ (one(element, isChoice ? "select" : "input")), id = `f_${clause}_${blank.name}`;
  const label = one(element, "label");
  Object.assign(element.dataset, { clause, blank: blank.name });
  label.htmlFor = input.id = input.dataset.key = id;
  label.textContent = blank.label;
  const hint = one(element, ".hint");
  hint.id = `${id}_hint`;
  input.setAttribute("aria-describedby", hint.id);
  if (input instanceof HTMLSelectElement) fillSelect(input, [{ id: "", name: say("choose") }, ...(blank.choices ?? []).map(({ id, label }) => ({ id, name: label }))], "");
  else if (blank.type === "date") input.type = "date";
  else if (blank.type !== "text") input.inputMode = "decimal";
  const keep = one(element, "button");
  keep.textContent = say("keep");
  keep.dataset.key = `keep ${id}`;
  keep.setAttribute("aria-label", say("keep-of", { label: blank.label }));
  input.value = filled.value && edit(blank, filled.value, language);
  showState(view, element, filled);
  return element;
}

/** Says beside a field how its blank stands. @param {View} view @param {Element} element @param {Filled} filled @param {string} [problem] */
function showState(view, element, { blank, state, value }, problem = "") {
  const { currency } = view.duties, item = itemOf(view.dossier, element instanceof HTMLElement ? (element.dataset.clause ?? "") : "");
  const printed = (/** @type {string | null | undefined} */ bound) => (bound ? print(blank, bound, language, currency) : "");
  const [min, max] = [printed(blank.min), printed(blank.max)];
  const bounds = min && max ? say("bounds", { min, max }) : min ? say("min", { min }) : max ? say("max", { max }) : "";
  const isKept = state === "decided" && item !== undefined && !(blank.name in item.values);
  const words = [say(`state-${isKept ? "kept" : state}`), bounds, state === "decided" ? "" : (blank.source ?? "")].filter(Boolean).join(" · ");
  const hint = one(element, ".hint"), input = one(element, "input, select");
  hint.textContent = problem || words;
  hint.classList.toggle("problem", Boolean(problem));
  input.setAttribute("aria-invalid", String(Boolean(problem)));
  element.classList.toggle("open", state !== "decided");
  const unit = value && blank.type !== "date" && blank.type !== "choice" && blank.type !== "text" ? printed(value).split("\u00a0").slice(1).join("\u00a0") : "";
  one(element, ".unit").textContent = unit;
  one(element, "button").hidden = state !== "proposed";
}

/** Shows the values of a clause wherever its texts use them, and how much is left. @param {View} view @param {string} clause */
export function refreshValues(view, clause) {
  const body = by("body"), held = view.outline.documents.flatMap(piece => piece.held), asked = askedUnder(view);
  for (const one of held.filter(({ sheets }) => sheets.id === clause)) {
    const article = document.getElementById(`d_${clause}_${one.provision.id}`);
    if (!article) continue;
    fillMarks(article, one);
    const summary = article.querySelector(".fill summary"), names = asked.get(`${clause}/${one.provision.id}`) ?? [];
    if (summary) summary.textContent = fillSummary(one, names);
    summary?.parentElement?.classList.toggle("open", names.some(name => one.blanks.get(name)?.state !== "decided"));
  }
  for (const element of body.querySelectorAll(`.field[data-clause="${clause}"][data-blank]`)) {
    const name = element instanceof HTMLElement ? element.dataset.blank : "", filled = held.find(({ sheets }) => sheets.id === clause)?.blanks.get(name ?? "");
    if (filled && one(element, "input, select").getAttribute("aria-invalid") !== "true") showState(view, element, filled);
  }
  drawToDecide(view);
}

/** How many values are left to decide. @param {View} view */
export function drawToDecide(view) {
  const toc = one(by("body"), ".toc"), open = view.outline.blanks.filter(({ state }) => state !== "decided");
  one(toc, ".to-decide").textContent = open.length ? sayCount("to-decide", open.length) : view.outline.blanks.length ? say("to-decide-none") : "";
  one(toc, "button").hidden = !open.some(({ state }) => state === "proposed");
}

/** Puts values into the marks of a text, as text. @param {Element} within @param {Held} held */
export function fillMarks(within, { blanks, provision }) {
  for (const mark of within.querySelectorAll(".blank[data-parameter]")) {
    if (!(mark instanceof HTMLElement)) continue;
    const name = mark.dataset.parameter === "weight" ? provision.weight : mark.dataset.parameter;
    const filled = blanks.get(name ?? "");
    if (!filled) continue;
    mark.textContent = mark.dataset.bare === undefined ? filled.printed : filled.bare;
    mark.dataset.state = filled.state;
  }
}

/** Keeps every default that was proposed. @param {View} view */
export function keepAll(view) {
  view.page.edit(dossier => view.outline.blanks.filter(({ state }) => state === "proposed").reduce((all, { clause, blank }) => decided(all, clause, blank.name, null), dossier));
}

/** @param {View} view @param {Element} element the field */
function blankOf(view, element) {
  const { clause = "", blank = "" } = element instanceof HTMLElement ? element.dataset : {};
  return { clause, filled: view.outline.blanks.find(one => one.clause === clause && one.blank.name === blank) };
}

/** @param {View} view @param {HTMLInputElement | HTMLSelectElement} input */
export function fieldChanged(view, input) {
  const element = input.closest(".field[data-blank]");
  const { clause, filled } = element ? blankOf(view, element) : { clause: "", filled: undefined };
  if (!element || !filled) return;
  const typed = input.value, currency = view.duties.currency;
  const found = typed.trim() ? read(filled.blank, typed, language, currency) : { value: "" };
  const value = found.value ?? "";
  if (found.problem) return showState(view, element, filled, sayProblem(found.problem, found.args));
  input.setAttribute("aria-invalid", "false");
  if (value === filled.value) return showState(view, element, filled);
  const after = view.page.edit(dossier => decided(dossier, clause, filled.blank.name, value), { quiet: true });
  if (after) view.refresh(after, clause);
}

/** Keeps the default of a blank on purpose. @param {View} view @param {Element} control */
export function keepOne(view, control) {
  const element = control.closest(".field");
  const { clause, filled } = element ? blankOf(view, element) : { clause: "", filled: undefined };
  if (!element || !filled) return;
  const after = view.page.edit(dossier => decided(dossier, clause, filled.blank.name, null), { quiet: true });
  if (after) view.refresh(after, clause);
  one(element, "input, select").focus();
}
