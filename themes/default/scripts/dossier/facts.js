// The form for the facts of the contract, which counts as it is filled. Loaded when it is first open.
import { exceptions } from "../conformity.js";
import { edit, read } from "../values.js";
import { at, by, capitalised, fillSelect, language, made, one, say, sayProblem } from "./dom.js";
import { clean, isDay } from "./selection.js";
import { AMOUNT, merging } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./selection.js").Contract} Contract */

/** @type {View} */
let view;

/** Opens the form, or closes it. @param {View} shown */
export function toggleFacts(shown) {
  const form = document.getElementById("dossier_facts");
  if (form) {
    form.remove();
    at.view?.refreshFacts();
    return;
  }
  showFacts(shown);
  document.getElementById("fact_title")?.focus();
}

/** Shows the form as the dossier is. @param {View} shown */
export function showFacts(shown) {
  view = shown;
  const section = one(by("body"), ".contract-facts"), list = one(section, "dl"), button = one(section, "button");
  if (!document.getElementById("dossier_facts")) list.after(newForm());
  list.hidden = true;
  button.setAttribute("aria-expanded", "true");
  button.textContent = say("facts-close");
  drawChecks(/** @type {HTMLElement} */ (document.getElementById("dossier_facts")));
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
    { place: ".except", name: "except", all: exceptionsOf(view).map(word => [word, capitalised(word)]), chosen: contract.except },
    { place: ".merge", name: "merged", all: merging(view.reference) ? [["merged", merging(view.reference)?.question ?? ""]] : [], chosen: merged ? ["merged"] : [] },
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

/** The exceptions of the duties that would weigh on the contract without them, and those that hold. @param {View} view */
function exceptionsOf({ dossier, duties, lines }) {
  const near = lines.filter(({ applies, because }) => applies !== "no" || because.every(reason => reason === "except"));
  const words = near.flatMap(({ duty }) => duty.except);
  return exceptions(duties).filter(word => words.includes(word) || dossier.contract.except.includes(word));
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

