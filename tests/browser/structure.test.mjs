// What every page owes its readers, seen in its HTML alone.
import assert from "node:assert/strict";
import test from "node:test";
import { rootSite } from "./lib/site.mjs";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

const site = rootSite();
const pages = site.pages.filter((page) => !page.redirect);

/** Fails with one line for each page at fault.
 * @param {(page: import("./lib/site.mjs").Page) => string | undefined} faultOf @param {import("./lib/site.mjs").Page[]} [among] */
function everyPage(faultOf, among = pages) {
  const faults = among.flatMap((page) => {
    const fault = faultOf(page);
    return fault === undefined ? [] : [`${page.file}: ${fault}`];
  });
  assert.deepEqual(faults, []);
}

/** @param {import("./lib/site.mjs").Page} page @param {string} name */
const named = (page, name) => page.elements.filter((element) => element.name === name);

test("has the pages that the portal promises", () => {
  const promised = ["", "clauses/", "recherche/", "obligations/", "donnees/", "accessibilite/", "mentions-legales/", "plan/"];
  const addresses = new Set(pages.map((page) => page.address));
  assert.deepEqual(promised.filter((address) => !addresses.has(address)), []);
  assert.ok(site.files.has("404.html") && site.files.has("sitemap.xml") && site.files.has("robots.txt"));
});

test("says its language", () => everyPage((page) => (named(page, "html")[0]?.attributes.lang ? undefined : "no lang"), site.pages));

test("has a title that no other page has", () => {
  /** @type {Map<string, string>} */
  const seen = new Map();
  everyPage((page) => {
    const title = named(page, "title")[0]?.text.trim();
    if (!title) return "no title";
    const other = seen.get(title);
    seen.set(title, page.file);
    return other && `the title of ${other}: ${title}`;
  });
});

test("has a description of its own", () => {
  /** @type {Map<string, string>} */
  const seen = new Map();
  everyPage((page) => {
    const description = named(page, "meta").find(({ attributes }) => attributes.name === "description")?.attributes.content?.trim();
    if (!description) return "no description";
    // The parts of one list are told apart by their titles.
    if (/\/page-\d+\/$/.test(page.address)) return undefined;
    const other = seen.get(description);
    seen.set(description, page.file);
    return other && `the description of ${other}`;
  });
});

test("has one heading of level 1 and skips no level", () =>
  everyPage((page) => {
    const levels = page.elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) return `headings begin ${levels.slice(0, 4)}`;
    const skip = levels.findIndex((level, place) => place > 0 && level > /** @type {number} */ (levels[place - 1]) + 1);
    return skip < 0 ? undefined : `h${levels[skip - 1]} is followed by h${levels[skip]}`;
  }));

test("has one main part, a header, a footer, and navigations told apart by name", () =>
  everyPage((page) => {
    if (named(page, "main").length !== 1) return "not one <main>";
    if (named(page, "footer").length === 0 || named(page, "header").length === 0) return "no header or no footer";
    const names = named(page, "nav").map(({ attributes }) => attributes["aria-label"] ?? attributes["aria-labelledby"]);
    if (names.some((name) => !name)) return "a <nav> without a name";
    return new Set(names).size === names.length ? undefined : `two <nav> of one name: ${names}`;
  }));

test("begins with a link that skips to the main part", () =>
  everyPage((page) => {
    const first = page.elements.find(({ name, attributes }) => ["a", "button", "input"].includes(name) && attributes.hidden === undefined);
    const main = named(page, "main")[0]?.attributes.id;
    return first?.attributes.href === `#${main}` ? undefined : "the first thing to act on is not the skip link";
  }));

test("carries the strict Content-Security-Policy before anything it governs", () =>
  everyPage((page) => {
    const policy = page.elements.findIndex(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    if (policy < 0) return "no policy";
    if (page.elements[policy]?.attributes.content !== POLICY) return `policy: ${page.elements[policy]?.attributes.content}`;
    const governed = page.elements.findIndex(({ name }) => ["script", "link", "style"].includes(name));
    return governed >= 0 && governed < policy ? "a resource comes before the policy" : undefined;
  }));

test("has no inline script, style or handler", () =>
  everyPage((page) => {
    for (const { name, attributes, line } of page.elements) {
      if (name === "style") return `<style> at line ${line}`;
      // Blocks of data are not scripts: the policy does not touch them.
      if (name === "script" && attributes.src === undefined && !/json$/.test(attributes.type ?? "")) return `<script> at line ${line}`;
      const inline = Object.keys(attributes).find((attribute) => attribute === "style" || attribute.startsWith("on"));
      if (inline) return `${inline}= at line ${line}`;
    }
    return undefined;
  }, site.pages));

test("says of every heading of a table what it heads", () =>
  everyPage((page) => {
    const silent = named(page, "th").find(({ attributes }) => !attributes.scope && attributes.id === undefined);
    return silent && `<th> without scope at line ${silent.line}`;
  }));

test("keeps within the elements that its budget allows", () => {
  // EcoIndex counts elements, those of drawings and of templates apart.
  everyPage((page) => {
    const counted = page.elements.filter(({ name, kept }) => name !== "path" && !kept).length;
    return counted <= 340 ? undefined : `${counted} elements`;
  });
});

test("gives a canonical address under the address it is built for, except where nothing should be found", () =>
  everyPage((page) => {
    const canonical = named(page, "link").find(({ attributes }) => attributes.rel === "canonical")?.attributes.href;
    const hidden = named(page, "meta").some(({ attributes }) => attributes.name === "robots" && attributes.content?.includes("noindex"));
    if (hidden) return canonical === undefined ? undefined : "both canonical and noindex";
    const own = `https://clausier.example.org/${page.address}`;
    return canonical === own ? undefined : `canonical is ${canonical}`;
  }));
