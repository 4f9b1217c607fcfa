// Every address in every page leads somewhere; nothing is loaded from another host.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { BASE_URL, PREFIX, rootSite, siteUnderPrefix } from "./lib/site.mjs";

/** What a browser loads by itself, by element; links that one follows may lead elsewhere. */
const LOADED = { script: "src", img: "src", iframe: "src", source: "src", object: "data", video: "src", audio: "src", embed: "src", use: "href", image: "href" };
const LOADED_RELATIONS = ["stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"];
/** Relations whose addresses are whole by nature. */
const WHOLE_RELATIONS = ["canonical", "license", "preconnect"];

const ORIGIN = "https://here.test";

/**
 * @typedef {object} Link
 * @property {string} file the page
 * @property {number} line
 * @property {string} address as written
 * @property {boolean} loaded whether the browser loads it by itself
 */

/** @param {import("./lib/site.mjs").Site} site @returns {Link[]} */
function linksOf(site) {
  return site.pages.flatMap(({ file, elements }) =>
    elements.flatMap(({ name, attributes, line }) => {
      /** @type {Link[]} */
      const links = [];
      /** @param {string | undefined} address @param {boolean} loaded */
      const add = (address, loaded) => {
        if (address !== undefined) links.push({ file, line, address, loaded });
      };
      const relations = (attributes.rel ?? "").split(/\s+/);
      if (name === "a" || name === "area") add(attributes.href, false);
      else if (name === "link") {
        if (!relations.some((relation) => WHOLE_RELATIONS.includes(relation))) add(attributes.href, relations.some((relation) => LOADED_RELATIONS.includes(relation)));
      } else if (name === "form") add(attributes.action, true);
      else if (name === "meta" && attributes["http-equiv"] === "refresh") add(attributes.content?.replace(/^\d+;\s*url=/i, ""), true);
      else {
        const attribute = LOADED[/** @type {keyof typeof LOADED} */ (name)];
        if (attribute) add(attributes[attribute] ?? attributes["xlink:href"], true);
        for (const candidate of attributes.srcset?.split(",") ?? []) add(candidate.trim().split(/\s+/)[0], true);
      }
      return links;
    }),
  );
}

/** What is wrong with the links of a portal served at `prefix`.
 * @param {import("./lib/site.mjs").Site} site @param {string} prefix @returns {string[]} */
function faultsOf(site, prefix) {
  const ids = new Map(site.pages.map((page) => [page.file, new Set(page.elements.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : [])))]));
  /** @param {Link} link @returns {string | undefined} */
  const faultOf = ({ file, address, loaded }) => {
    if (/^mailto:[^@\s]+@[^@\s]+$/.test(address)) return undefined;
    if (address !== address.trim() || address === "#") return "is badly written";
    const page = new URL(file.replace(/(^|\/)index\.html$/, "$1"), ORIGIN + prefix);
    if (!URL.canParse(address, page)) return "is no address";
    const target = new URL(address, page);
    if (target.origin !== ORIGIN) {
      if (loaded) return "loads from another host";
      return target.protocol === "https:" || target.protocol === "http:" ? undefined : "has a scheme that is not allowed";
    }
    if (!target.pathname.startsWith(prefix)) return `leaves ${prefix}`;
    const wanted = decodeURIComponent(target.pathname.slice(prefix.length));
    const found = wanted === "" || wanted.endsWith("/") ? `${wanted}index.html` : wanted;
    if (!site.files.has(found)) return `leads to no file (${found})`;
    const fragment = decodeURIComponent(target.hash.slice(1));
    // `#a=soged@2` is what the page is to show, not a part of it.
    if (fragment && !/^[a-z]=/.test(fragment) && ids.has(found) && !ids.get(found)?.has(fragment)) return `names no part of ${found}`;
    return undefined;
  };
  return linksOf(site).flatMap((link) => {
    const fault = faultOf(link);
    return fault ? [`${link.file}:${link.line}: ${link.address} ${fault}`] : [];
  });
}

/** The imports of scripts, and what styles load.
 * @param {import("./lib/site.mjs").Site} site @returns {string[]} */
function faultsOfAssets(site) {
  /** @type {string[]} */
  const faults = [];
  for (const file of site.files) {
    const extension = path.extname(file);
    if (extension !== ".js" && extension !== ".css") continue;
    // What others wrote is no module, and tests hold its bytes: its strings would only look like imports.
    if (file.startsWith("assets/vendor/")) continue;
    const text = readFileSync(path.join(site.folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    const pattern = extension === ".js" ? /(?:^|\s)(?:import|from)\s*\(?\s*["']([^"']+)["']/g : /(?:url\(\s*["']?|@import\s+["'])([^"')]+)/g;
    for (const [, address] of text.matchAll(pattern)) {
      if (!address || address.startsWith("data:")) continue;
      const target = new URL(address, `${ORIGIN}/${file}`);
      if (target.origin !== ORIGIN || (extension === ".js" && !/^\.{1,2}\//.test(address))) faults.push(`${file}: ${address} is not beside it`);
      else if (!site.files.has(target.pathname.slice(1))) faults.push(`${file}: ${address} leads to no file`);
    }
  }
  return faults;
}

test("at the root of a host, every link leads somewhere", () => assert.deepEqual(faultsOf(rootSite(), "/"), []));

test("under a path, every link leads somewhere and stays under it", () => assert.deepEqual(faultsOf(siteUnderPrefix(), PREFIX), []));

test("scripts and styles load only what is beside them", () => assert.deepEqual(faultsOfAssets(rootSite()), []));

test("both builds have the same files", () => assert.deepEqual([...siteUnderPrefix().files], [...rootSite().files]));

test("every page can be reached from the home page by links", () => {
  const site = rootSite();
  /** @type {Map<string, string[]>} */
  const leadsTo = new Map();
  for (const { file, address, loaded } of linksOf(site)) {
    if (loaded || !URL.canParse(address, ORIGIN)) continue;
    const target = new URL(address, new URL(file.replace(/(^|\/)index\.html$/, "$1"), `${ORIGIN}/`));
    if (target.origin !== ORIGIN) continue;
    const found = decodeURIComponent(target.pathname.slice(1));
    leadsTo.set(file, [...(leadsTo.get(file) ?? []), found === "" || found.endsWith("/") ? `${found}index.html` : found]);
  }
  const reached = new Set(["index.html"]);
  for (const file of reached) for (const next of leadsTo.get(file) ?? []) reached.add(next);
  const lost = site.pages.filter((page) => !page.redirect && page.file !== "404.html" && !reached.has(page.file)).map((page) => page.file);
  assert.deepEqual(lost, []);
});

test("no text speaks of the machine that built it", () => {
  const site = rootSite();
  const places = [site.folder, `${process.env.HOME ?? "/root"}/`, "localhost", "127.0.0.1"].filter((place) => place.length > 4);
  const found = [...site.files]
    .filter((file) => /\.(html|css|js|json|xml|atom|txt|csv|md|svg)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(site.folder, file), "utf8");
      return places.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`);
    });
  assert.deepEqual(found, []);
});

test("whole addresses are those of the address it is built for", () => {
  const site = rootSite();
  for (const file of ["sitemap.xml", "robots.txt"]) assert.match(readFileSync(path.join(site.folder, file), "utf8"), new RegExp(BASE_URL.replaceAll(".", "\\.")));
});
