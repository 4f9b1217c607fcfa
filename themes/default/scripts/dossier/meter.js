// The duties that weigh on the contract, one line each: words before colours, by which provision, and what would fulfil
// those that are missing.
import { readData, root } from "../data.js";
import { button, by, capitalised, copy, joined, linkTo, made, one, say, sayCount } from "./dom.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../conformity.js").Line} Line */
/** @typedef {{ id: string, title: string, page: string, summary: string, provisions: string[] }} Suggestion */

/** How many clauses are proposed for a duty, and for how many purchases they are looked for. */
const MOST = 3, PURCHASES = 4;

/** @param {View} view */
export async function drawMeter(view) {
  const section = one(by("body"), ".meter");
  const own = view.lines.filter(({ duty, applies }) => duty.applies_to === "contract" && applies !== "no");
  const others = view.lines.filter(({ duty, applies }) => duty.applies_to !== "contract" && applies !== "no");
  const { clauses, packs } = own.some(isMissing) ? await suggested(view) : { clauses: new Map(), packs: [] };
  one(section, "ul.duties").replaceChildren(...own.map(line => drawn(view, line, clauses)));
  const ready = one(section, ".packs");
  ready.hidden = packs.length === 0;
  ready.replaceChildren(say("packs"), " ", ...joined(packs.map(({ title, page }) => linkTo(root + page, title))));
  const counts = [own.filter(isFulfilled), own.filter(isMissing), own.filter(({ applies }) => applies === "depends")];
  const words = ["fulfilled", "missing", "depends"].flatMap((key, i) => (counts[i]?.length ? [sayCount(`count-${key}`, counts[i].length)] : []));
  one(section, ".count").textContent = own.length ? words.join(", ") : say("count-none");
  const reminders = one(section, "details.reminders");
  reminders.hidden = others.length === 0;
  one(reminders, "summary").textContent = sayCount("reminders", others.length);
  one(reminders, "ul").replaceChildren();
  const fill = () => reminders.open && one(reminders, "ul").replaceChildren(...others.map(line => reminder(line)));
  reminders.ontoggle = fill;
  fill();
}

/** @param {Line} line */
const isMissing = ({ applies, fulfilment }) => applies === "yes" && fulfilment?.state === "missing";
/** @param {Line} line */
const isFulfilled = ({ applies, fulfilment }) => applies === "yes" && fulfilment?.state === "fulfilled";

/** @param {View} view @param {Line} line @param {Map<string, Suggestion[]>} suggestions */
function drawn(view, line, suggestions) {
  const { duty, applies, because, fulfilment } = line;
  const item = made("duty"), name = one(item, ".name"), details = one(item, "details");
  const state = applies === "depends" ? "depends" : fulfilment?.alternative ? "alternative" : (fulfilment?.state ?? "elsewhere");
  item.className = `duty-line ${state}`;
  one(item, ".verdict").textContent = say(`duty-${state}`, { facts: because.map(fact => say(`because-${fact}`)).join(", ") });
  Object.assign(name, { href: root + duty.page, textContent: duty.name });
  const by = one(item, ".by"), held = view.outline.documents.flatMap(({ held }) => held);
  const links = (fulfilment?.by ?? []).map(citation => {
    const one = held.find(({ sheets, provision }) => `${sheets.id}/${provision.id}` === citation);
    return linkTo(`#d_${citation.replace("/", "_")}`, say("provision-of", { provision: one?.provision.name ?? citation, clause: one?.sheets.title ?? "" }));
  });
  if (links.length) by.append(say("fulfilled-by").replace("%names", ""), ...joined(links, " ; "));
  else if (isMissing(line)) by.textContent = say("lacks", { names: lacks(view, line) });
  else by.remove();
  // The first text beside who fulfils, the others with the explanation.
  const text = view.duties.legal[duty.legal[0] ?? ""];
  if (text) one(item, "p").append(" · ", linkTo(root + text.page, text.name));
  details.dataset.key = `why ${duty.id}`;
  const explain = () => {
    if (!details.open || details.childElementCount > 1) return;
    const law = made("line");
    law.append(say("read-law"), " ", ...joined(duty.legal.map(id => linkTo(root + (view.duties.legal[id]?.page ?? ""), view.duties.legal[id]?.name ?? id))));
    details.append(made("line", duty.summary), ...(duty.note && state !== "alternative" ? [note(duty.note)] : []), law);
  };
  details.addEventListener("toggle", explain);
  // A nuance is told, not hidden behind a word.
  if (state === "alternative" && duty.note) details.before(note(duty.note));
  if (isMissing(line)) item.append(proposals(view, suggestions.get(duty.id) ?? []), ...ways(duty));
  return item;
}

/** What would spare the contract a duty, if it is so: only the buyer knows. @param {Line["duty"]} duty @returns {Node[]} */
function ways({ except }) {
  if (!except.length) return [];
  const line = made("line");
  line.append(say("spared-if"), " ", ...joined(except.map(word => button("spare", capitalised(word), { word })), " "));
  return [line];
}

/** A note of the library, whose HTML the build made. @param {string} html */
function note(html) {
  const element = made("line"), template = document.createElement("template");
  template.innerHTML = html;
  element.append(template.content);
  return element;
}

/** The natures that each alternative misses. @param {View} view @param {Line} line */
function lacks(view, { fulfilment }) {
  const name = (/** @type {string} */ id) => (view.duties.natures.find(nature => nature.id === id)?.name ?? id).toLowerCase();
  return (fulfilment?.lacks ?? []).map(set => set.map(name).join(say("and"))).join(say("or"));
}

/** @param {View} view @param {Suggestion[]} suggestions @returns {Node} */
function proposals(view, suggestions) {
  if (!suggestions.length) return made("line", say(purchases(view).length ? "no-suggestion" : "say-purchase"));
  const box = copy("suggestions");
  one(box, "ul").append(...suggestions.slice(0, MOST).map(({ id, title, page, provisions }) => {
    const item = made("item"), add = button("add", say("add"), { add: `${id}/${provisions.join(",")}` });
    add.setAttribute("aria-label", say("add-of", { name: title }));
    item.append(linkTo(root + page, title), " ", add);
    return item;
  }));
  return box;
}

/** What the dossier is for: what the buyer said, else what most of its clauses are for. @param {View} view */
function purchases({ dossier, known }) {
  if (dossier.contract.segments.length) return dossier.contract.segments.slice(0, PURCHASES);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { segments } of known.sheets.values()) for (const id of segments) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 1).map(([id]) => id);
}

/**
 * For each duty, the clauses that would fulfil it in such a purchase; and the packs for it.
 * @param {View} view @returns {Promise<{ clauses: Map<string, Suggestion[]>, packs: { title: string, page: string }[] }>}
 */
async function suggested(view) {
  const path = document.getElementById("dossier")?.dataset.suggestions ?? "";
  const files = await Promise.all(purchases(view).map(id => readData(path.replace("*", id)).catch(() => ({ duties: {}, packs: [] }))));
  /** @type {Map<string, Suggestion[]>} */
  const all = new Map();
  for (const { duties } of files) {
    for (const [duty, suggestions] of Object.entries(duties)) {
      const known = all.get(duty) ?? [];
      all.set(duty, [...known, ...suggestions.filter((/** @type {Suggestion} */ one) => !known.some(({ id }) => id === one.id))]);
    }
  }
  /** @type {Map<string, { title: string, page: string }>} */
  const packs = new Map(files.flatMap(({ packs }) => packs.map((/** @type {{ id: string, title: string, page: string }} */ pack) => [pack.id, pack])));
  return { clauses: all, packs: [...packs.values()] };
}

/** @param {Line} line */
function reminder({ duty, applies, because }) {
  const item = made("item");
  item.append(linkTo(root + duty.page, duty.name));
  if (applies === "depends") item.append(` (${say("duty-depends", { facts: because.map(fact => say(`because-${fact}`)).join(", ") }).toLowerCase()})`);
  item.append(made("line", duty.summary));
  return item;
}
