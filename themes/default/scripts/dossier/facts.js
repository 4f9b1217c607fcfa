// The facts of the contract: told in a few lines, and a form to change them, which counts as it is filled.
import { exceptions } from "../conformity.js";
import { date, edit, print, read } from "../values.js";
import { by, copy, fillSelect, language, made, one, say, sayProblem } from "./dom.js";
import { clean, isDay } from "./selection.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./selection.js").Contract} Contract */

const AMOUNT = { name: "amount", label: "", type: "amount", min: "0", max: "999999999999" };
/** @type {View} */
let view;

/** @param {View} shown */
export function drawFacts(shown) {
  view = shown;
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
    ["fact_merged", view.dossier.merged ? merging()?.value ?? "" : ""],
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
  if (form) drawChecks(form);
  else if (view.page.begun && isBlank && !opened) toggleFacts(view);
}
let opened = false;

/** Opens the form, or closes it. @param {View} shown */
export function toggleFacts(shown) {
  view = shown;
  opened = true;
  const section = one(by("body"), ".contract-facts"), button = one(section, "button"), form = document.getElementById("dossier_facts");
  button.setAttribute("aria-expanded", String(!form));
  if (form) form.remove();
  else one(section, "dl").after(newForm());
  drawFacts(view);
  document.getElementById("fact_title")?.focus();
}

function newForm() {
  const form = /** @type {HTMLFormElement} */ (made("form"));
  const { contract } = view.dossier, { buyers, contracts } = view.duties;
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  for (const name of /** @type {const} */ (["title", "buyer_name", "launch"])) field(name).value = contract[name];
  field("amount").value = contract.amount && edit(AMOUNT, contract.amount, language);
  fillSelect(/** @type {any} */ (field("buyer")), buyers, contract.buyer);
  fillSelect(/** @type {any} */ (field("type")), contracts.map(({ id, name }) => ({ id, name: capitalised(name) })), contract.type);
  form.addEventListener("change", event => changed(form, /** @type {HTMLInputElement} */ (event.target)));
  form.addEventListener("submit", event => event.preventDefault());
  return form;
}

/** The boxes that depend on what is said. @param {HTMLElement} form */
function drawChecks(form) {
  const { contract, merged } = view.dossier;
  const ofType = view.duties.segments.filter(({ id, contract: type }) => !contract.type || contract.type === "concession" || type === contract.type || contract.segments.includes(id));
  const groups = [
    { place: ".segments", name: "segments", all: ofType.map(({ id, name }) => [id, name]), chosen: contract.segments },
    { place: ".except", name: "except", all: exceptions(view.duties).map(word => [word, capitalised(word)]), chosen: contract.except },
    { place: ".merge", name: "merged", all: merging() ? [["merged", merging()?.question ?? ""]] : [], chosen: merged ? ["merged"] : [] },
  ];
  for (const { place, name, all, chosen } of groups) {
    const group = one(form, place);
    group.hidden = all.length === 0;
    const values = all.map(([value]) => value).join("\n");
    if (group.dataset.values !== values) {
      group.querySelectorAll("label").forEach(label => label.remove());
      for (const [value = "", words = ""] of all) {
        const label = made("check"), box = one(label, "input");
        Object.assign(box, { name, value });
        box.dataset.key = `${name} ${value}`;
        label.append(words);
        group.append(label);
      }
      group.dataset.values = values;
    }
    group.querySelectorAll("input").forEach(box => (box.checked = chosen.includes(box.value)));
  }
}

/** Keeps what a field says, if it may be kept. @param {HTMLFormElement} form @param {HTMLInputElement} field */
function changed(form, field) {
  const { name, value } = field;
  if (name === "merged") return void view.page.edit(dossier => ({ ...dossier, merged: field.checked }));
  /** @type {Partial<Contract> | null} */
  let fact = null;
  if (name === "segments" || name === "except") {
    fact = { [name]: [...form.querySelectorAll(`input[name="${name}"]`)].flatMap(box => (box instanceof HTMLInputElement && box.checked ? [box.value] : [])) };
  } else if (name === "amount") {
    const found = value.trim() ? read(AMOUNT, value, language, view.duties.currency) : { value: "" };
    // Cents at most.
    const amount = /^\d{1,12}(\.\d{1,2})?$/.test(found.value ?? "") || found.value === "" ? found.value : undefined;
    wrong(field, found.problem ? sayProblem(found.problem, found.args) : amount === undefined ? say("value-not-number") : "");
    if (amount !== undefined) fact = { amount };
  } else if (name === "launch") {
    const isBad = field.validity.badInput || (value !== "" && !isDay(value));
    wrong(field, isBad ? say("value-not-date") : "");
    if (!isBad) fact = { launch: value };
  } else {
    fact = { [name]: clean(value, name === "title" || name === "buyer_name" ? 300 : 80) };
  }
  if (!fact || Object.entries(fact).every(([key, value]) => String(value) === String(view.dossier.contract[/** @type {keyof Contract} */ (key)]))) return;
  view.page.edit(dossier => ({ ...dossier, contract: { ...dossier.contract, ...fact } }));
}

/** Says what is wrong with a field; nothing where nothing is. @param {HTMLInputElement} field @param {string} problem */
function wrong(field, problem) {
  field.setAttribute("aria-invalid", String(Boolean(problem)));
  const words = document.getElementById(`${field.id}_problem`);
  if (words && words.textContent !== problem) words.textContent = problem;
}

/** What merging documents would do, where the library knows one that unites others. */
function merging() {
  const { documents } = view.reference;
  const parts = documents.filter((/** @type {any} */ one) => one.merges_into);
  const whole = documents.find((/** @type {any} */ one) => one.id === parts[0]?.merges_into);
  if (!whole) return null;
  const letters = parts.map((/** @type {any} */ one) => one.letters).join(say("and"));
  return { question: say("merged", { parts: letters, whole: whole.letters }), value: say("merged-value", { whole: whole.letters }) };
}

/** @param {string} text */
function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
