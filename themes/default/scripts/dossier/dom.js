// The templates and words of the page. Structure comes from them; what anyone wrote is set as text.

/** @type {Record<string, string>} */
const words = JSON.parse(/** @type {HTMLTemplateElement | null} */ (document.getElementById("dossier_words"))?.content.textContent || "{}");
/**
 * @template {string} Name
 * @typedef {Name extends `${string} ${infer Last}` ? Named<Last> : Name extends `${infer Tag}.${string}` ? Named<Tag> : Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement} Named
 */

/** What is shown, once something is. @type {{ view: import("./view.js").View | null }} */
export const at = { view: null };

/** The language of the portal. */
export const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);
const said = document.getElementById("dossier_said");

/** The message `key`, filled in. @param {string} key @param {Record<string, string | number>} [blanks] */
export function say(key, blanks = {}) {
  return (words[key] ?? key).replace(/%(\w+)/g, (all, name) => (name in blanks ? String(blanks[name]) : all));
}

/** The message `key` for `n` things. @param {string} key @param {number} n */
export function sayCount(key, n) {
  return say(`${key}-${plural.select(n) === "one" ? "one" : "other"}`, { n });
}

/** A message about what stands in a blank, as `values.js` gives it. @param {string} key @param {Record<string, string>} args */
export function sayProblem(key, args) {
  return say(key, args);
}

/** Tells those who listen; the same words twice are heard twice. @param {string} text */
export function tell(text) {
  if (!said) return;
  said.textContent = said.textContent === text ? `${text}\u00a0` : text;
}

/** The element `dossier_NAME`. @param {string} name @returns {HTMLElement} */
export function by(name) {
  return /** @type {HTMLElement} */ (document.getElementById(`dossier_${name}`));
}

/** The templates stand in one, which weighs one element. */
const templates = /** @type {HTMLTemplateElement} */ (document.getElementById("dossier_templates")).content;

/** What stands in `dossier_why_NATURE`, if the library says it. @param {string} nature @returns {Node | null} */
export function why(nature) {
  const template = templates.getElementById(`dossier_why_${nature}`);
  return template instanceof HTMLTemplateElement ? document.importNode(template.content, true) : null;
}

/** A copy of the template `dossier_t_NAME`. @param {string} name @returns {DocumentFragment} */
export function copy(name) {
  const template = /** @type {HTMLTemplateElement} */ (templates.getElementById(`dossier_t_${name}`));
  // Of this document, so that links and buttons act at once.
  return document.importNode(template.content, true);
}

/**
 * The one element of `within` that `selector` names; its last word may be the name of an element.
 * @template {string} Name
 * @param {ParentNode} within @param {Name} selector
 * @returns {Named<Name>}
 */
export function one(within, selector) {
  return /** @type {any} */ (within.querySelector(selector));
}

/** The first element of a copy of a template, with words in it. @param {string} name @param {string} [text] @returns {HTMLElement} */
export function made(name, text = "") {
  const element = /** @type {HTMLElement} */ (copy(name).firstElementChild);
  if (text) element.textContent = text;
  return element;
}

/** A button that does something. @param {string} action @param {string} text @param {Record<string, string>} [data] */
export function button(action, text, data = {}) {
  const element = /** @type {HTMLButtonElement} */ (made("button", text));
  Object.assign(element.dataset, { do: action, key: [action, ...Object.values(data)].join(" ") }, data);
  return element;
}

/** A link. @param {string} href @param {string} text */
export function linkTo(href, text) {
  const element = /** @type {HTMLAnchorElement} */ (made("link", text));
  element.href = href;
  return element;
}

/** Words and links that something parts. @param {Node[]} nodes @param {string} [between] @returns {(Node | string)[]} */
export function joined(nodes, between = ", ") {
  return nodes.flatMap((node, i) => (i ? [between, node] : [node]));
}

/**
 * A message with nodes at the place of `%names`.
 * @param {string} key @param {(Node | string)[]} nodes
 * @returns {(Node | string)[]}
 */
export function around(key, nodes) {
  const [before = "", after = ""] = say(key).split("%names");
  return [before, ...nodes, after];
}

/** Choices for a select, after those that it has. @param {HTMLSelectElement} select @param {{ id: string, name: string }[]} all @param {string} chosen */
export function fillSelect(select, all, chosen) {
  for (const { id, name } of all) {
    const option = /** @type {HTMLOptionElement} */ (made("option", name));
    option.value = id;
    select.append(option);
  }
  select.value = chosen;
}

/** With its first letter in upper case. @param {string} text */
export function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
