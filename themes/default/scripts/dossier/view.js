// Draws a dossier, and does what its buttons ask. The whole is drawn again when its make-up changes; the focus stays where
// it was, or near.
import { conformity } from "../conformity.js";
import { readData } from "../data.js";
import { outlineOf } from "../documents/outline.js";
import { date, print } from "../values.js";
import { at, button, by, capitalised, copy, language, made, one, say, sayCount, tell } from "./dom.js";
import { moved, withItem, without } from "./selection.js";
import { keepAll, refreshValues } from "./fields.js";
import { drawMeter } from "./meter.js";
import { column, drawPieces, placeOf } from "./pieces.js";
import { loaded } from "./sheets.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("../documents/outline.js").Outline} Outline */
/**
 * @typedef {object} Page what the page does for what it shows
 * @property {(change: (dossier: Selection) => Selection, how?: { quiet?: boolean, removed?: string }) => Selection | null} edit
 * @property {(text: string, buttons?: HTMLElement[]) => void} warn
 * @property {() => Promise<void>} change
 * @property {boolean} isReceived
 * @property {boolean} begun
 */
/**
 * @typedef {object} View a dossier and all that is known of it
 * @property {Selection} dossier
 * @property {Page} page
 * @property {import("./sheets.js").Loaded} known
 * @property {import("../conformity.js").Duties & { legal: Record<string, { name: string, page: string }>, natures: { id: string, name: string }[] }} duties
 * @property {any} reference
 * @property {import("../conformity.js").Line[]} lines
 * @property {Outline} outline
 * @property {(dossier: Selection, clause: string) => void} refresh shows what changed in the values of a clause: no more is drawn
 * @property {() => void} refreshFacts
 */

/** Rises with each drawing: a late one gives way. */
let turn = 0;

/** @param {Selection} dossier @param {Page} page */
export async function drawDossier(dossier, page) {
  const mine = (turn += 1);
  const { reference: referencePath = "", duties: dutiesPath = "" } = by("body").parentElement?.dataset ?? {};
  const [reference, duties, known] = await Promise.all([readData(referencePath), readData(dutiesPath), loaded(dossier)]);
  if (mine !== turn) return;
  // What an older portal or an address left to be found out is written down, without drawing twice.
  if (known.dossier !== dossier) dossier = page.edit(() => known.dossier, { quiet: true }) ?? known.dossier;
  const view = (at.view = viewOf(dossier, page, known, reference, duties));
  const body = by("body");
  if (!body.firstElementChild) body.append(copy("body"));
  const before = remember();
  drawFacts(view);
  await drawMeter(view);
  if (mine !== turn) return;
  drawPieces(view);
  drawContents(view);
  drawOutputs(view);
  body.hidden = false;
  restore(before);
}

/**
 * @param {Selection} dossier @param {Page} page @param {import("./sheets.js").Loaded} known
 * @param {any} reference @param {View["duties"]} duties @returns {View}
 */
function viewOf(dossier, page, known, reference, duties) {
  const outline = outlineOf(dossier, { sheets: known.sheets, reference, duties, conformity: null });
  const held = outline.documents.flatMap(({ held }) => held).map(({ sheets, provision }) => ({
    clause: sheets.id,
    provision: provision.id,
    nature: provision.nature,
    segments: sheets.segments,
    legal: sheets.legal ?? [],
    status: sheets.withdrawn ? "withdrawn" : sheets.status,
  }));
  const lines = conformity(duties, dossier.contract, held);
  return { dossier, page, known, duties, reference, lines, outline, refresh, refreshFacts: () => at.view && drawFacts(at.view) };
}

/** @type {View["refresh"]} */
function refresh(dossier, clause) {
  if (!at.view) return;
  const { page, known, reference, duties } = at.view;
  at.view = viewOf(dossier, page, known, reference, duties);
  refreshValues(at.view, clause);
}

/** How an amount is written. */
export const AMOUNT = { name: "amount", label: "", type: "amount", min: "0", max: "999999999999" };
/** Whether the form of the facts was open once. */
let opened = false;

/** The facts of the contract in a few lines, where the form does not say them. @param {View} view */
function drawFacts(view) {
  const { contract } = view.dossier;
  const section = one(by("body"), ".contract-facts"), list = one(section, "dl");
  const { buyers, contracts, segments, currency } = view.duties;
  const name = (/** @type {{ id: string, name: string }[]} */ all, /** @type {string} */ id) => all.find(one => one.id === id)?.name ?? id;
  /** @type {[string, string][]} */
  const rows = [
    ["fact_title", contract.title],
    ["fact_buyer_name", [contract.buyer_name, contract.buyer && name(buyers, contract.buyer)].filter(Boolean).join(", ")],
    ["fact_type", contract.type && capitalised(name(contracts, contract.type))],
    ["fact_segments", contract.segments.map(id => name(segments, id)).join(", ")],
    ["fact_amount", contract.amount && say("amount", { amount: print(AMOUNT, contract.amount, language, currency) })],
    ["fact_launch", contract.launch && date(contract.launch, language)],
    ["fact_except", contract.except.join(", ")],
    ["fact_merged", view.dossier.merged ? merging(view.reference)?.value ?? "" : ""],
  ];
  const labels = copy("form");
  const optional = ["fact_title", "fact_except", "fact_merged"];
  list.replaceChildren(...rows.filter(([id, value]) => value || !optional.includes(id)).flatMap(([id, value]) => {
    const [term, fact] = copy("fact").children;
    const label = labels.querySelector(`label[for="${id}"], .${id.replace("fact_", "").replace("merged", "merge")} legend`);
    if (term) term.textContent = label?.textContent ?? "";
    if (fact) fact.textContent = value || say("fact-none");
    fact?.classList.toggle("unsaid", !value);
    return [term, fact].filter(node => node !== undefined);
  }));
  const form = document.getElementById("dossier_facts");
  list.hidden = Boolean(form);
  const isBlank = rows.every(([, value]) => !value);
  one(section, "button").textContent = say(form ? "facts-close" : isBlank ? "facts-begin" : "facts-open");
  if (form || (view.page.begun && isBlank && !opened)) {
    opened = true;
    return void import("./facts.js").then(({ showFacts }) => showFacts(view));
  }
}

/** What merging documents would do, where the library knows one that unites others. @param {any} reference */
export function merging({ documents }) {
  const parts = documents.filter((/** @type {any} */ one) => one.merges_into);
  const whole = documents.find((/** @type {any} */ one) => one.id === parts[0]?.merges_into);
  if (!whole) return null;
  const letters = parts.map((/** @type {any} */ one) => one.letters).join(say("and"));
  return { question: say("merged", { parts: letters, whole: whole.letters }), value: say("merged-value", { whole: whole.letters }) };
}

/** The table of contents, and how much is left to decide. @param {View} view */
function drawContents({ outline, reference }) {
  const toc = one(by("body"), ".toc");
  /** @type {[href: string, name: string, letters?: string, tint?: number, count?: number][]} */
  const parts = [["#marche", say("toc-contract")], ["#obligations", say("toc-meter")]];
  for (const { id, letters, name, held } of outline.documents) {
    const tint = reference.documents.find((/** @type {{ id: string }} */ other) => other.id === id)?.tint;
    parts.push([`#piece_${id}`, name, letters, tint, held.length]);
  }
  parts.push(["#fichiers", say("toc-files")], ["#partager", say("toc-share")], ["#declarer", say("toc-declare")]);
  one(toc, "ol").replaceChildren(...parts.map(([href, name, letters, tint, count]) => {
    const item = made("entry"), link = one(item, "a"), badge = one(link, "b");
    link.href = href;
    link.append(count ? `${name} (${count})` : name);
    if (letters) {
      badge.textContent = letters;
      badge.classList.add(`tint-${tint}`);
    } else badge.remove();
    return item;
  }));
}

/** What outputs.js does, which is loaded then. */
const LEAVING = ["file", "share", "export", "print", "print-meter", "copy-value", "declare-text", "declare-json"];

/** What can be taken away: files, and what to declare once that is open. @param {View} view */
function drawOutputs(view) {
  const list = one(by("body"), ".files-list"), { documents } = view.outline;
  const row = (/** @type {string} */ name, /** @type {string[]} */ kinds) => {
    const element = made("files");
    one(element, "h3").textContent = name;
    one(element, ".actions").append(...kinds.map(kind => {
      const format = say(`file-${kind.split(":")[0]}`), control = button("file", format, { kind });
      control.setAttribute("aria-label", say("file-of", { format, name }));
      return control;
    }));
    return element;
  };
  if (documents.length) {
    const apart = /** @type {HTMLDetailsElement} */ (made("by_document"));
    apart.ontoggle = () => {
      if (apart.open && apart.childElementCount === 1) apart.append(...documents.map(({ id, letters, name }) => row(`${letters}, ${name}`, [`docx:${id}`, `odt:${id}`])));
    };
    list.replaceChildren(row(say("file-all"), ["docx", "odt"]), row(say("file-tables"), ["xlsx", "md", "json"]), apart);
  } else list.replaceChildren(made("line", say("file-empty")));
  const address = by("address").parentElement;
  if (address) address.hidden = true;
  const declared = one(by("body"), ".declare details");
  one(declared, "div").replaceChildren();
  const declare = () => void (declared.open && at.view && import("./outputs.js").then(({ drawDeclared }) => drawDeclared(view)));
  declared.ontoggle = declare;
  declare();
}

/** @typedef {{ key: string, place: string, open: string[] }} Memory */

/** What has the focus and what is open, by key. @returns {Memory} */
function remember() {
  const { activeElement } = document;
  const key = activeElement instanceof HTMLElement && by("body").contains(activeElement) ? (activeElement.dataset.key ?? activeElement.id) : "";
  const place = key ? (activeElement?.closest("article")?.id ?? "") : "";
  const open = [...by("body").querySelectorAll("details[open]")].map(details => /** @type {HTMLElement} */ (details).dataset.key ?? "");
  return { key, place, open };
}

/** @param {Memory} before */
function restore({ key, place, open }) {
  for (const details of by("body").querySelectorAll("details")) if (open.includes(details.dataset.key ?? "-")) details.open = true;
  if (!key || document.activeElement !== document.body) return;
  // Contents of what was open come with the next event: then is the time.
  requestAnimationFrame(() => {
    const all = [...by("body").querySelectorAll("[data-key], [id]")];
    const same = all.find(element => element instanceof HTMLElement && (element.dataset.key === key || element.id === key) && !element.hidden);
    const near = document.getElementById(nextFocus || place) ?? by("title");
    nextFocus = "";
    if (same instanceof HTMLElement) same.focus();
    else near.focus();
  });
}
/** Where the focus goes when what had it is gone. */
let nextFocus = "";

/** @type {Record<string, (view: View, control: HTMLElement) => void | Promise<void>>} */
const ACTIONS = {
  facts: view => import("./facts.js").then(({ toggleFacts }) => toggleFacts(view)),
  "keep-all"(view) {
    keepAll(view);
    tell(say("all-kept"));
  },
  up: (view, control) => shift(view, control, -1),
  down: (view, control) => shift(view, control, 1),
  remove(view, control) {
    const { clause, id, name } = placeOf(control);
    const order = view.outline.documents.flatMap(piece => column(piece));
    const at = order.indexOf(`${clause}/${id}`);
    nextFocus = `d_${(order[at + 1] ?? order[at - 1] ?? "").replace("/", "_")}`;
    view.page.edit(dossier => without(dossier, clause, [id]), { removed: say("removed", { name }) });
  },
  async add(view, control) {
    const [clause = "", ids = ""] = (control.dataset.add ?? "").split("/");
    const { gather } = await import("./take.js");
    const additions = await gather(clause, 0, ids ? ids.split(",") : []).catch(() => []);
    if (!additions.length) return view.page.warn(say("broken"));
    nextFocus = `d_${clause}_${additions[0]?.item.provisions[0] ?? ""}`;
    view.page.edit(dossier => additions.reduce((all, { item, order }) => withItem(all, item, order), dossier));
    const added = additions.flatMap(({ item }) => item.provisions).length;
    tell(sayCount("added", added) + (additions.some(({ because }) => because) ? ` ${say("with-support")}` : ""));
  },
  spare(view, control) {
    const { word = "" } = control.dataset;
    nextFocus = "obligations";
    view.page.edit(dossier => ({ ...dossier, contract: { ...dossier.contract, except: [...dossier.contract.except, word] } }));
    tell(say("spared", { name: capitalised(word) }));
  },
  async update(view, control) {
    const clause = control.dataset.clause ?? "", current = view.known.current.get(clause);
    if (!current) return;
    const ids = current.provisions.map(({ id }) => id), blanks = current.blanks.map(({ name }) => name);
    view.page.edit(dossier => ({
      ...dossier,
      items: dossier.items.map(item => {
        if (item.clause !== clause) return item;
        const provisions = item.provisions.filter(id => ids.includes(id));
        const values = Object.fromEntries(Object.entries(item.values).filter(([name]) => blanks.includes(name)));
        // Defaults may have changed: they are looked at again.
        return { ...item, version: current.version, provisions: provisions.length ? provisions : ids, values, kept: [] };
      }),
    }));
    tell(say("updated", { name: current.title, new: current.version }));
  },
  "drop-unknown": view => void view.page.edit(dossier => ({ ...dossier, items: dossier.items.filter(({ clause }) => view.known.sheets.has(clause)) })),
};

/** @param {View} view @param {HTMLElement} control @param {1 | -1} by */
function shift(view, control, by) {
  const { clause, id, name } = placeOf(control);
  const piece = view.outline.documents.find(piece => column(piece).includes(`${clause}/${id}`));
  if (!piece) return;
  const order = column(piece), from = order.indexOf(`${clause}/${id}`);
  nextFocus = `d_${clause}_${id}`;
  view.page.edit(dossier => moved(dossier, order, from, from + by));
  tell(say("moved", { name, place: from + by + 1, total: order.length }));
}

by("body").addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null, { view } = at;
  const control = target?.closest("[data-do]"), link = target?.closest("a[href^='#']");
  if (view && control instanceof HTMLElement) {
    const action = control.dataset.do ?? "";
    if (LEAVING.includes(action)) import("./outputs.js").then(({ act }) => act(view, control));
    else ACTIONS[action]?.(view, control);
  }
  // Within the page: the address may hold a dossier, and stays.
  if (link instanceof HTMLAnchorElement) {
    const goal = document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    goal.scrollIntoView();
    if (goal.tabIndex < 0) goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
  }
});
