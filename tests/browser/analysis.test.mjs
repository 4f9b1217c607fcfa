// The analyser of the browser, held to the golden files that the Rust tests read too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { analyser } from "../../themes/default/scripts/search/analyse.js";

/** @param {string} path */
const read = path => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const french = analyser(read("src/analysis/fr.json"));
/** @param {string} text */
const terms = text => french.tokens(text).flatMap(token => token.terms);

for (const language of ["fr", "en"]) {
  test(`follows the golden file (${language})`, () => {
    const { tokens } = analyser(read(`src/analysis/${language}.json`));
    const golden = read(`tests/golden/analysis.${language}.json`);
    assert.ok(golden.length >= 1000);
    for (const [text, expected] of golden) assert.deepEqual(tokens(text).flatMap(token => token.terms), expected, text);
  });
}

test("accents, apostrophes and case do not count", () => {
  for (const text of ["l'énergie", "L’ÉNERGIE", "l'e\u0301nergie", "energie", "énergies"]) assert.deepEqual(terms(text), ["energi"], text);
});

test("a token knows where it stands in the text, accents apart included", () => {
  const text = "Tri à la source des de\u0301chets d’activités (L. 2112-2)";
  const marked = french.tokens(text).filter(token => token.terms.length).map(token => text.slice(token.start, token.end));
  assert.deepEqual(marked, ["Tri", "source", "de\u0301chets", "activités", "L. 2112-2"]);
});
