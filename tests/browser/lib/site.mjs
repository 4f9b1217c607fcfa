// A built folder, read without a browser: its files, its pages, and what their HTML says.
//
// Everything comes from two folders given by the environment, `CLAUSIER_SITE` (built for the root of a host) and
// `CLAUSIER_SITE_UNDER` (built for `/sous/chemin/`). Nothing here knows how the program makes them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "parse5";

/**
 * @typedef {object} Element an element of a parsed page
 * @property {string} name
 * @property {Record<string, string>} attributes
 * @property {string} text all the text in it
 * @property {number} line where its tag opens
 * @property {boolean} kept whether it stands in a template, of which a browser draws nothing
 *
 * @typedef {object} Page
 * @property {string} file relative to the folder, with `/`
 * @property {string} address relative to the portal's root: `clauses/soged/`
 * @property {string} kind the pages made alike: `clauses/*`
 * @property {boolean} redirect whether it only leads to another
 * @property {Element[]} elements in document order
 *
 * @typedef {object} Site
 * @property {string} folder
 * @property {Set<string>} files relative to the folder, with `/`
 * @property {Page[]} pages
 */

/** The prefix that the second folder is built for. */
export const PREFIX = "/sous/chemin/";

/** Where the first folder says that it is published. */
export const BASE_URL = "https://clausier.example.org/";

/** @param {string} variable @returns {string} the value of `variable`, without which no test can run */
export function fromEnvironment(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: tests/run sets it`);
  return path.resolve(value);
}

/** @returns {Site} the portal built for the root of a host */
export const rootSite = () => readSite(fromEnvironment("CLAUSIER_SITE"));

/** @returns {Site} the portal built for PREFIX */
export const siteUnderPrefix = () => readSite(fromEnvironment("CLAUSIER_SITE_UNDER"));

/** @param {string} folder @returns {Site} */
export function readSite(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join("/"))
    .sort();
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => readPage(folder, file));
  if (pages.length === 0) throw new Error(`${folder} holds no page`);
  return { folder, files: new Set(files), pages };
}

/** @param {string} folder @param {string} file @returns {Page} */
function readPage(folder, file) {
  const elements = elementsOf(readFileSync(path.join(folder, file), "utf8"));
  const address = file.replace(/(^|\/)index\.html$/, "$1");
  const redirect = elements.some(({ name, attributes }) => name === "meta" && attributes["http-equiv"] === "refresh");
  return { file, address, kind: redirect ? "redirect" : kindOf(address), redirect, elements };
}

/** `clauses/soged/` and `clauses/dechets/` are of one kind, `clauses/` is of another, and `clauses/page-2/` is as it.
 * @param {string} address */
function kindOf(address) {
  const parts = address.split("/").filter((part) => part !== "" && !/^page-\d+$/.test(part));
  if (parts.length === 0) return "home";
  return [parts[0], ...parts.slice(1).map(() => "*")].join("/");
}

/** @param {string} html @returns {Element[]} */
export function elementsOf(html) {
  /** @type {Element[]} */
  const found = [];
  /** @param {any} node @param {boolean} kept */
  const walk = (node, kept) => {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map((/** @type {any} */ { name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text: textOf(node), line: node.sourceCodeLocation?.startLine ?? 0, kept });
    }
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) walk(child, kept || Boolean(node.content));
  };
  walk(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), false);
  return found;
}

/** @param {any} node @returns {string} */
function textOf(node) {
  if (node.nodeName === "#text") return node.value;
  return (node.childNodes ?? []).map(textOf).join("");
}

/** The pages that a reader reads, by kind.
 * @param {Site} site @returns {Map<string, Page[]>} */
export function pagesByKind(site) {
  /** @type {Map<string, Page[]>} */
  const kinds = new Map();
  for (const page of site.pages) {
    if (page.redirect) continue;
    kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  }
  return kinds;
}

/** Of each kind, the page with the most elements: the one where something would go wrong first.
 * @param {Site} site @returns {Page[]} */
export function heaviestOfEachKind(site) {
  return [...pagesByKind(site).values()].map((pages) =>
    pages.reduce((heaviest, page) => (page.elements.length > heaviest.elements.length ? page : heaviest)),
  );
}
