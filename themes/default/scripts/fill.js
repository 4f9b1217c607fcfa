// The blanks of a clause: what is written in their fields stands at once wherever the texts have them.
// What was decided is kept in the browser for the session, clause by clause.

import { accepts, edit, read, shown, standing } from "./values.js";

/** @typedef {import("./values.js").Blank} Blank */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

/** @param {string} clause */
const keyOf = clause => `clausier.values.${clause}`;

/**
 * What was decided on the page of `clause` in this session, by the names of blanks, as data. Whoever reads it checks it
 * against the blanks of the version at hand.
 * @param {string} clause its id
 * @returns {Record<string, string>}
 */
export function valuesOf(clause) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(clause)) ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}

/** @param {string} clause @param {Record<string, string>} values */
function keep(clause, values) {
  try {
    if (Object.keys(values).length) sessionStorage.setItem(keyOf(clause), JSON.stringify(values));
    else sessionStorage.removeItem(keyOf(clause));
  } catch {
    // The browser keeps nothing: the values last as long as the page.
  }
  dispatchEvent(new CustomEvent("clausier-values", { detail: { clause, values } }));
}

/**
 * Puts the fields of `page` to use.
 * @param {HTMLElement} page the article of a clause
 * @param {(words: string) => void} announce
 */
export function useFields(page, announce) {
  const list = page.querySelector(".blanks");
  const parts = page.querySelector("template#blank_parts");
  const clause = page.dataset.clause?.split("@")[0] ?? "";
  if (!(list instanceof HTMLElement) || !(parts instanceof HTMLTemplateElement)) return;
  const language = document.documentElement.lang;
  const currency = JSON.parse(list.dataset.currency ?? "{}");
  const fields = [...list.querySelectorAll("input, select")].filter(isField);
  const blanks = new Map(fields.map(field => [field, /** @type {Blank} */ (JSON.parse(field.dataset.blank ?? "{}"))]));
  const kept = valuesOf(clause);
  /** @type {Record<string, string>} */
  const values = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Says it once who types has paused. @param {string} words */
  const say = words => {
    clearTimeout(timer);
    timer = setTimeout(() => announce(words), 800);
  };

  /** Shows in the texts what stands in `blank`. @param {Blank} blank */
  const show = blank => {
    const decided = Object.hasOwn(values, blank.name);
    for (const mark of page.querySelectorAll(`a.blank[data-parameter="${blank.name}"]`)) {
      mark.textContent = shown(blank, values, mark.hasAttribute("data-bare"), language, currency);
      mark.classList.toggle("decided", decided);
      // A description, which is heard at the link and leaves the sentence alone.
      mark.setAttribute("aria-describedby", decided ? "blank_decided" : "blank_proposed");
    }
  };

  /** @param {Blank} blank */
  const inField = blank => {
    const value = standing(blank, values);
    return value === null ? "" : edit(blank, value, language);
  };

  /** Shows beside `field` what is wrong with what it holds. @param {Field} field @param {string | null} words */
  const complain = (field, words) => {
    const { name } = /** @type {Blank} */ (blanks.get(field));
    let problem = document.getElementById(`problem_${name}`);
    if (words === null) {
      problem?.remove();
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", `about_${name}`);
      return;
    }
    if (!problem) {
      problem = /** @type {HTMLElement} */ (part(parts, ".problem"));
      problem.id = `problem_${name}`;
      document.getElementById(`about_${name}`)?.before(problem);
    }
    problem.textContent = words;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `problem_${name} about_${name}`);
    say(words);
  };

  /** Offers to come back to the default where another value was decided. @param {Field} field @param {Blank} blank */
  const offer = (field, blank) => {
    const about = document.getElementById(`about_${blank.name}`);
    const offered = about?.nextElementSibling;
    const decided = Object.hasOwn(values, blank.name);
    field.classList.toggle("decided", decided);
    if (!decided && offered?.matches(".restore")) {
      // What had the focus goes: its field takes it, where the value is.
      if (offered === document.activeElement) field.focus();
      offered.remove();
    } else if (decided && blank.default != null && !offered?.matches(".restore")) {
      const button = part(parts, ".restore");
      button.setAttribute("aria-label", `${button.textContent} (${blank.label})`);
      button.setAttribute("data-field", field.id);
      about?.after(button);
    }
    const legend = document.getElementById("blank_decided");
    if (legend) legend.hidden = Object.keys(values).length === 0;
  };

  /** Lets `value` stand in `blank`; none is the default. @param {Field} field @param {string | null} value */
  const decide = (field, value) => {
    const blank = /** @type {Blank} */ (blanks.get(field));
    if (value === null || value === blank.default) delete values[blank.name];
    else values[blank.name] = value;
    complain(field, null);
    show(blank);
    offer(field, blank);
    keep(clause, values);
  };

  /** @param {Field} field */
  const typed = field => {
    const blank = /** @type {Blank} */ (blanks.get(field));
    const found = read(blank, field.value, language, currency);
    if (found.problem === "value-empty") decide(field, null);
    else if (found.problem !== undefined) complain(field, worded(list, found.problem, found.args));
    else {
      decide(field, found.value);
      const value = shown(blank, values, false, language, currency);
      say(fillIn(document.getElementById("clause_said")?.dataset.changed ?? "", { label: blank.label, value }));
    }
  };

  /** Makes of the words about the passages a way to the first of them. @param {Blank} blank */
  const lead = ({ name }) => {
    const about = document.getElementById(`about_${name}`);
    const words = about?.dataset.uses;
    const mark = page.querySelector(`a.blank[data-parameter="${name}"]`);
    if (!about || !words || !mark || about.querySelector("a")) return;
    const link = part(parts, ".uses");
    mark.id = `use_${name}`;
    link.setAttribute("href", `#use_${name}`);
    link.textContent = words;
    about.textContent = (about.textContent ?? "").slice(0, -words.length);
    about.append(link);
  };

  for (const field of fields) {
    const blank = /** @type {Blank} */ (blanks.get(field));
    const value = Object.hasOwn(kept, blank.name) ? kept[blank.name] : undefined;
    if (value !== undefined && accepts(blank, value)) values[blank.name] = value;
  }
  for (const [field, blank] of blanks) {
    field.value = inField(blank);
    field.disabled = false;
    show(blank);
    offer(field, blank);
  }
  list.addEventListener("focusin", ({ target }) => isField(target) && lead(/** @type {Blank} */ (blanks.get(target))));
  list.addEventListener("input", ({ target }) => isField(target) && typed(target));
  // When it is left, a field shows what stands, as texts print it.
  list.addEventListener("change", ({ target }) => {
    if (isField(target) && !target.hasAttribute("aria-invalid")) target.value = inField(/** @type {Blank} */ (blanks.get(target)));
  });
  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".restore") : null;
    const field = button && document.getElementById(button.getAttribute("data-field") ?? "");
    if (!isField(field)) return;
    decide(field, null);
    field.value = inField(/** @type {Blank} */ (blanks.get(field)));
    say(fillIn(document.getElementById("clause_said")?.dataset.changed ?? "", {
      label: /** @type {Blank} */ (blanks.get(field)).label,
      value: shown(/** @type {Blank} */ (blanks.get(field)), values, false, language, currency),
    }));
  });
}

/** @param {unknown} element @returns {element is Field} */
function isField(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
}

/** A copy of the part of `template` that `selector` finds. @param {HTMLTemplateElement} template @param {string} selector */
function part(template, selector) {
  const found = template.content.querySelector(selector);
  if (!found) throw new Error(`no ${selector} in the page`);
  return /** @type {HTMLElement} */ (document.importNode(found, true));
}

/** The words of `problem`, which the list of fields holds. @param {HTMLElement} list @param {string} problem @param {Record<string, string>} args */
function worded(list, problem, args) {
  return fillIn(list.getAttribute(`data-${problem}`) ?? "", args);
}

/** `%name` in `words` by what `args` has under that name. @param {string} words @param {Record<string, string>} args */
function fillIn(words, args) {
  return words.replace(/%([a-z]+)/g, (all, name) => args[name] ?? all);
}
