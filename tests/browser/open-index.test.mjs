// The open search index: the stock library reads it, and finds with it what it should, once our analysis has read the query.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import test from "node:test";
import { analyser } from "../../themes/default/scripts/search/analyse.js";
import { fromEnvironment, rootSite } from "./lib/site.mjs";

/** The library has no types. @type {any} */
const elasticlunr = createRequire(import.meta.url)("elasticlunr");

const folder = fromEnvironment("CLAUSIER_SITE");
/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
const published = read("donnees/search_index.json");
const index = elasticlunr.Index.load(published);
const { tokens } = analyser(read("assets/search/root.json").language);

// It splits queries at spaces and hyphens; our terms keep theirs.
elasticlunr.tokenizer.setSeperator(/ +/);

/** @param {string} query @returns {string[]} the ids of the clauses, the best first */
function search(query) {
  const terms = tokens(query).flatMap(({ terms }) => terms);
  const fields = { title: { boost: 4 }, summary: { boost: 2 }, keywords: { boost: 1 }, body: { boost: 1 } };
  return index.search(terms.join(" "), { fields }).map((/** @type {{ ref: string }} */ found) => found.ref);
}

test("its fields and its empty pipeline", () => {
  assert.deepEqual(published.fields, ["title", "summary", "keywords", "body"]);
  assert.deepEqual(published.pipeline, []);
});

test("it knows every clause that the portal lists, by its id", () => {
  const pages = rootSite().pages.filter((page) => page.kind === "clauses/*" && !page.redirect).map((page) => page.address.split("/")[1] ?? "");
  assert.deepEqual(Object.keys(published.documentStore.docs), pages.sort());
});

for (const [query, expected] of [
  ["papier recyclé", "papier-recycle"],
  ["PAPIERS RECYCLES", "papier-recycle"],
  ["pneus rechapés", "pneus-rechapes"],
  ["gaspillage alimentaire", "gaspillage-alimentaire"],
  ["béton bas-carbone", "beton-carbone"],
  ["l’éclairage public", "eclairage-sobre"],
  ["fluides frigorigènes", "fluides-frigorigenes"],
  ["cartouches d'encre", "cartouches-remanufacturees"],
  ["terre excavée", "terres-excavees"],
  ["arbre", "arbres-chantier"],
]) {
  test(`« ${query} » finds ${expected} first`, () => assert.equal(search(query ?? "")[0], expected));
}
