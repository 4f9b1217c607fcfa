// The tender documents of a dossier, their provisions as they will print, and what must be known of each.
import { root } from "../data.js";
import { number } from "../values.js";
import { around, at, button, by, copy, joined, language, linkTo, made, one, say, why } from "./dom.js";
import { clean, noted } from "./selection.js";
import { askedUnder, drawToDecide, field, fieldChanged, fillMarks, fillSummary, keepOne } from "./fields.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../documents/outline.js").Held} Held */
/** @typedef {import("./sheets.js").Provision} Provision */
/** @typedef {import("./sheets.js").Sheets} Sheets */

/** How many blanks a dossier may ask for at once, before its fields wait behind their summaries. */
const FIELDS = 12;
/** How many provisions show their scales at once. */
const SHEETS = 12;

/** @param {View} view */
export function drawPieces(view) {
  const { outline, known } = view, asked = askedUnder(view);
  const isSmall = outline.blanks.filter(({ state }) => state !== "decided").length <= FIELDS;
  const isLight = outline.documents.reduce((sum, { held }) => sum + held.length, 0) > SHEETS;
  /** @type {Node[]} */
  const parts = [];
  if (known.unknown.length) parts.push(flag(say("unknown", { names: known.unknown.join(", ") }), button("drop-unknown", say("unknown-remove"))));
  if (known.lost.length) parts.push(flag(say("lost-provisions", { names: known.lost.join(", ") })));
  const flagged = new Set();
  for (const piece of outline.documents) {
    const section = made("piece"), heading = one(section, "h2"), letters = one(heading, "span");
    section.id = `piece_${piece.id}`;
    section.classList.add(`tint-${view.reference.documents.find((/** @type {{ id: string }} */ { id }) => id === piece.id)?.tint}`);
    letters.textContent = piece.letters;
    heading.append(piece.name);
    for (const held of piece.held) {
      const { sheets, provision } = held, article = sheet(view, held, asked.get(`${sheets.id}/${provision.id}`) ?? [], isSmall, isLight);
      // What concerns a clause is said once, at the first of its provisions.
      if (!flagged.has(sheets.id)) one(article, ".beside").before(...flags(view, sheets));
      flagged.add(sheets.id);
      section.append(article);
    }
    parts.push(section);
  }
  one(by("body"), ".pieces").replaceChildren(...parts);
  drawToDecide(view);
}

/** The provisions of a document as `clause/provision`, in order. @param {{ held: Held[] }} piece */
export function column({ held }) {
  return held.map(({ sheets, provision }) => `${sheets.id}/${provision.id}`);
}

/** The provision that a control is about. @param {Element} control */
export function placeOf(control) {
  const { clause = "", provision: id = "", name = "" } = /** @type {HTMLElement} */ (control.closest("article"))?.dataset ?? {};
  return { clause, id, name };
}

/**
 * A provision.
 * @param {View} view @param {Held} held @param {string[]} names the blanks that are asked for here @param {boolean} isOpen whether their fields are shown
 * @param {boolean} isLight whether scales wait to be opened
 */
function sheet(view, held, names, isOpen, isLight) {
  const { sheets, provision, note } = held;
  const article = made("provision"), [clause, id] = [sheets.id, provision.id];
  article.id = `d_${clause}_${id}`;
  Object.assign(article.dataset, { clause, provision: id, name: provision.heading, key: article.id });
  one(article, "h3").textContent = provision.heading;
  const from = one(article, "header a");
  from.href = root + sheets.page;
  from.textContent = sheets.title;
  const facts = [provision.force ? say(`force-${provision.force}`) : "", sheets.status === "published" ? "" : say(`status-${sheets.status}`), provision.citation];
  from.after(` · ${facts.filter(Boolean).join(" · ")}`);
  one(article, ".contract").append(...textOf(provision, isLight ? held : null));
  fillMarks(article, held);
  const beside = one(article, ".beside"), fill = one(article, "details.fill");
  const lines = about(view, held);
  if (note) lines.push(made("note", say("note-shown", { note })));
  beside.prepend(...lines);
  fill.dataset.key = `fill ${clause}/${id}`;
  fill.classList.toggle("open", names.some(name => held.blanks.get(name)?.state !== "decided"));
  one(fill, "summary").textContent = fillSummary(held, names);
  later(fill, () => {
    // Values may have changed since this was drawn.
    const now = at.view ?? view;
    const filled = names.flatMap(name => now.outline.blanks.find(one => one.clause === clause && one.blank.name === name) ?? []);
    return [...filled.map(one => field(now, clause, one)), ...tools(now, held)];
  });
  fill.open = isOpen && fill.classList.contains("open");
  return article;
}

/** Fills a `details` when it is first open, or printed: a long dossier stays light. @param {HTMLDetailsElement} details @param {() => Node[]} make */
function later(details, make) {
  let done = false;
  const fill = () => {
    if (!done) details.append(...make());
    done = true;
  };
  details.addEventListener("toggle", () => details.open && fill());
  details.addEventListener("fill", fill);
}

/** Before a print, what waits to be opened is, where it belongs to the texts. */
addEventListener("beforeprint", () => {
  for (const details of by("body").querySelectorAll("details.folded")) {
    details.dispatchEvent(new Event("fill"));
    if (details instanceof HTMLDetailsElement) details.open = true;
  }
});

/**
 * The text of a provision. Its HTML was made by the build; values come into it as text, afterwards.
 * @param {Provision} provision @param {Held | null} folded its values, where its scale waits to be opened @returns {Node[]}
 */
function textOf({ html, expected, levels, points }, folded) {
  const parts = [...fragment(html)];
  if (expected) parts.push(copy("expected"), ...fragment(expected));
  if (!levels?.length) return parts;
  const scale = () => {
    const table = made("scale");
    one(table, "tbody").append(...levels.map((level, i) => {
      const row = made("level"), [mark, when] = row.children;
      if (mark) mark.textContent = number(points?.[i] ?? "", language);
      when?.append(...fragment(level));
      return row;
    }));
    return table;
  };
  if (!folded) return [...parts, scale()];
  const details = /** @type {HTMLDetailsElement} */ (made("folded"));
  details.dataset.key = `scale ${folded.sheets.id}/${folded.provision.id}`;
  one(details, "summary").textContent = say("scale", { n: levels.length });
  later(details, () => {
    const table = scale(), now = at.view?.outline.documents.flatMap(({ held }) => held).find(({ provision }) => provision === folded.provision);
    fillMarks(table, now ?? folded);
    return [table];
  });
  return [...parts, details];
}

/** @param {import("./sheets.js").Pieces} pieces @returns {Node[]} */
function fragment({ text }) {
  const template = document.createElement("template");
  template.innerHTML = text.map(piece => (typeof piece === "string" ? piece : "")).join("");
  return [...template.content.childNodes];
}

/** What is to know of a provision beside the others: what it rests on, what rests on it. @param {View} view @param {Held} held @returns {Node[]} */
function about(view, { sheets, provision }) {
  const all = view.outline.documents.flatMap(({ held }) => held), self = `${sheets.id}/${provision.id}`;
  /** @type {Node[]} */
  const lines = [];
  const find = (/** @type {string} */ citation) => all.find(({ sheets, provision }) => `${sheets.id}/${provision.id}` === citation);
  if (provision.rests_on.length) {
    const there = provision.rests_on.filter(find), absent = provision.rests_on.filter((/** @type {string} */ citation) => !find(citation));
    const line = made("line"), reason = why(provision.nature);
    line.className = "why";
    if (there.length) line.append(...around("rests-on", joined(there.map((/** @type {string} */ citation) => linkTo(`#d_${citation.replace("/", "_")}`, find(citation)?.provision.name ?? "")))), " ");
    if (reason) line.append(reason);
    lines.push(line);
    if (absent.length) {
      lines.push(flag(say("rests-absent"), ...absent.map((/** @type {string} */ citation) => {
        const own = view.known.current.get(citation.split("/")[0] ?? "")?.provisions.find(({ id }) => id === citation.split("/")[1]);
        return button("add", say("add-support", { name: own?.name ?? citation }), { add: citation });
      })));
    }
  }
  const resting = all.filter(({ provision }) => provision.rests_on.includes(self));
  for (const { sheets, provision } of resting) lines.push(made("line", say("supports", { name: `${provision.name}, ${sheets.title}` })));
  return lines;
}

/** What must not be missed about a clause. @param {View} view @param {Sheets} sheets @returns {Node[]} */
function flags(view, sheets) {
  const { id } = sheets, current = view.known.current.get(id), inside = view.known.sheets;
  /** @type {Node[]} */
  const all = [];
  const version = view.dossier.items.find(item => item.clause === id)?.version ?? sheets.version;
  if (current?.withdrawn) {
    const { why, replaced_by: other } = current.withdrawn;
    const link = other && linkTo(root + current.page, say("replace"));
    all.push(flag(say("withdrawn", { why }), ...(link ? [link] : [])));
  } else if (current && current.version > version) {
    const { compare = "" } = /** @type {HTMLElement} */ (document.getElementById("dossier"))?.dataset ?? {};
    const link = linkTo(`${root}${compare}#a=${id}@${version}&b=${id}@${current.version}`, say("compare"));
    all.push(flag(say("outdated", { old: version, new: current.version }), link, button("update", say("update", { new: current.version }), { clause: id })));
  }
  if (current?.status === "to-revise") all.push(flag(say("revise")));
  for (const { clause, how } of sheets.related) {
    const other = inside.get(clause);
    if (how === "conflicts" && other) all.push(flag(say("conflict", { name: other.title })));
  }
  return all;
}

/** @param {string} text @param {Node[]} actions */
function flag(text, ...actions) {
  const element = made("flag"), [words, buttons] = element.children;
  if (words) words.textContent = text;
  if (actions.length) buttons?.append(...actions);
  else buttons?.remove();
  return element;
}

/** What may be done with a provision. @param {View} view @param {Held} held @returns {Node[]} */
function tools(view, { sheets, provision }) {
  const [clause, id] = [sheets.id, provision.id], self = `${clause}/${id}`;
  const parts = copy("tools");
  const order = column(view.outline.documents.find(piece => column(piece).includes(self)) ?? { held: [] }), at = order.indexOf(self);
  for (const control of parts.querySelectorAll("button")) {
    control.dataset.key = `${control.dataset.do} ${self}`;
    control.setAttribute("aria-label", `${control.textContent} : ${provision.heading}, ${sheets.title}`);
    control.hidden = (control.dataset.do === "up" && at === 0) || (control.dataset.do === "down" && at === order.length - 1);
  }
  return [...parts.childNodes];
}

/** Opens the field of a note. @param {View} view @param {HTMLElement} control */
function annotate(view, control) {
  const { clause, id } = placeOf(control), place = `n_${clause}_${id}`, known = document.getElementById(place);
  if (known) return known.focus();
  const element = made("note_field"), area = one(element, "textarea"), label = one(element, "label");
  label.htmlFor = area.id = area.dataset.key = place;
  label.textContent = say("note");
  area.value = view.dossier.items.find(item => item.clause === clause)?.notes[id] ?? "";
  area.addEventListener("change", () => view.page.edit(dossier => noted(dossier, clause, id, clean(area.value, 4_000))));
  control.parentElement?.before(element);
  area.focus();
}

by("body").addEventListener("input", event => {
  const { view } = at, { target } = event;
  if (view && (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.closest(".field")) fieldChanged(view, target);
});
by("body").addEventListener("click", event => {
  const { view } = at, target = event.target instanceof Element ? event.target : null;
  if (view && target?.closest('[data-do="keep"]')) keepOne(view, target);
  const note = target?.closest('[data-do="note"]');
  if (view && note instanceof HTMLElement) annotate(view, note);
  // A mark leads to its field, for those who point; the others find it below.
  const mark = target?.closest(".contract .blank[data-parameter]");
  if (!(mark instanceof HTMLElement)) return;
  const { clause } = placeOf(mark), input = `f_${clause}_${mark.dataset.parameter === "weight" ? `@${placeOf(mark).id}` : mark.dataset.parameter}`;
  const known = document.getElementById(input);
  if (known) return known.focus();
  for (const details of document.querySelectorAll(`article[data-clause="${clause}"] .fill`)) if (details instanceof HTMLDetailsElement) details.open = true;
  setTimeout(() => document.getElementById(input)?.focus(), 50);
});
