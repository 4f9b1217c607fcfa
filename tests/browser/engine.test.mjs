// The engine of the browser on a small index, held in memory: what a query finds, in which order, how often it fetches.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { beforeEach } from "node:test";
import { analyser, distance } from "../../themes/default/scripts/search/analyse.js";
import { counts, createSearch, openEngine, spelt } from "../../themes/default/scripts/search/engine.js";
import { hits, window } from "../../themes/default/scripts/search/view.js";

const rules = JSON.parse(readFileSync(new URL("../../src/analysis/fr.json", import.meta.url), "utf8"));
const titles = ["Béton bas carbone", "Déchets de chantier", "Vaisselle réemployable", "Véhicules électriques"];
/** @param {string} id @param {string[]} values @param {number[]} column */
const facet = (id, values, column) => ({ id, name: id, values: values.map(value => [value, value]), sets: [[0], [1], [0, 1]], column });

/** Two shards; documents 0 to 3; every list has one document but the first. @type {Record<string, unknown>} */
const FILES = {
  "root": {
    version: 1, documents: 4, language: rules, phrase: 2, chunk: 64, cards: ["c"], columns: "f", order: "o",
    shards: [["beton", "t1"], ["l2112", "t2"]], help: { name: "Guichet", url: "https://exemple.fr/", text: "" },
  },
  "terms/t1": {
    "45110000": [[1], "-"], "45111200": [[0], "-"], "beton": [[0, 1], "-B"], "carbon": [[0], "-"], "chanti": [[1], "-"],
    "dechet": [[1], "-"], "ecoconception": [[2], "-"], "electric": [[3], "-"],
  },
  "terms/t2": { "l2112": [[3], "-"], "l2112-2": [[3], "-"], "vaissel": [[2], "-"], "vehicul": [[3], "-"], "voitur\u0001": [[3], "-", 0, 0, "vehicul"] },
  "cards/c": titles.map((title, i) => [`c${i}`, `clauses/c${i}/`, title, "", [], ["x", i]]),
  "texts/x": ["", "", "", ""],
  "columns/f": [facet("segment", ["travaux", "services"], [0, 0, 1, 2]), facet("document", ["rc", "ccap"], [0, 1, 1, 0])],
  "order/o": { title: [0, 1, 2, 3], newest: [3, 2, 1, 0] },
};

/** @type {string[]} */
let fetched;
/** @type {(RequestCache | undefined)[]} of the roots */
let caches;
/** @type {Set<string>} missing once */
let missing;
/** @type {Map<string, number>} what is answered instead */
let broken;
beforeEach(() => {
  fetched = [];
  caches = [];
  missing = new Set();
  broken = new Map();
  globalThis.fetch = async (address, options) => {
    const path = String(address).replace("/assets/search/", "").replace(".json", "");
    fetched.push(path);
    if (path === "root") caches.push(options?.cache);
    const status = missing.delete(path) ? 404 : broken.get(path);
    return status ? new Response("", { status }) : Response.json(FILES[path]);
  };
});

/** @param {string} query @param {import("../../themes/default/scripts/search/engine.js").Wish} [wish] */
const find = (query, wish) => openEngine({ base: "/" }).find(query, wish);
/** @param {string} query */
const documents = async query => (await find(query)).documents;

test("nothing is fetched before the first query", async () => {
  const { search } = createSearch({ base: "/" });
  assert.deepEqual(fetched, []);
  assert.deepEqual((await search("dechets")).map((/** @type {{ id: string }} */ card) => card.id), ["c1"]);
  assert.deepEqual(fetched, ["root", "terms/t1", "cards/c"]);
});

test("accents, plurals, synonyms, codes, joined words and beginnings find the same clause", async () => {
  for (const query of ["béton carbone", "BETONS bas-carbone"]) assert.equal((await documents(query))[0], 0, query);
  for (const query of ["voitures", "L. 2112-2", "l’article L2112", "électr", "véhi"]) assert.deepEqual(await documents(query), [3], query);
  assert.deepEqual(await documents("éco-conception"), [2]);
  assert.deepEqual(await documents("éco conception"), [2]);
});

test("a code comes before the codes below it", async () => {
  assert.deepEqual(await documents("CPV 45110000-1"), [1, 0]);
});

test("a result that has everything comes first", async () => {
  assert.deepEqual(await documents("béton de chantier"), [1, 0]);
});

test("one wrong letter is forgiven, and said", async () => {
  const { find } = openEngine({ base: "/" });
  for (const query of ["dehcets", "déchet", "dechest", "dchets"]) assert.deepEqual((await find(query)).documents, [1], query);
  const found = await find("chantier vaiselle");
  assert.deepEqual(found.corrections, [{ start: 9, end: 17, term: "vaissel" }]);
  assert.equal(await spelt(found, "vaissel", await found.index.cards(found.documents)), "vaisselle");
});

test("no result is never a dead end", async () => {
  const { find, ways } = openEngine({ base: "/" });
  const filters = new Map([["document", new Set(["rc"])]]);
  const nothing = await find("déchets", { filters });
  assert.deepEqual(nothing.documents, []);
  assert.deepEqual((await ways(nothing, "déchets", filters)).widen, [{ name: "rc", filters: new Map([["document", new Set()]]), total: 1 }]);
  assert.equal((await ways(await find("vassolle"), "vassolle", new Map())).nearest, "vaisselle");
});

test("facets combine with the words and with each other, and their counts are exact", async () => {
  const filters = new Map([["segment", new Set(["services"])]]);
  const found = await find("vaisselle voiture béton", { filters });
  assert.deepEqual(found.documents.toSorted(), [2, 3]);
  // Those of a facet suppose what is chosen in the others only.
  assert.deepEqual(Object.fromEntries(await counts(found, filters)), { "segment/travaux": 3, "segment/services": 2, "document/rc": 1, "document/ccap": 1 });
});

test("no words at all give everything, in the order that is asked for", async () => {
  assert.deepEqual((await find("")).documents, [0, 1, 2, 3]);
  assert.deepEqual((await find("", { sort: "newest" })).documents, [3, 2, 1, 0]);
});

test("a portal published meanwhile is asked again, once, past every cache", async () => {
  missing.add("terms/t1");
  const { search } = createSearch({ base: "/" });
  assert.equal((await search("déchets")).length, 1);
  assert.deepEqual(fetched.filter(path => path === "root"), ["root", "root"]);
  assert.deepEqual(caches, ["no-cache", "reload"]);
});

test("a part that a new root names and that is missing is lost, not the page", async () => {
  broken.set("terms/t1", 404);
  const { find, upToDate } = openEngine({ base: "/" });
  const found = await upToDate(() => find("béton voiture"));
  assert.deepEqual(found.documents, [3]);
  assert.ok(found.index.lost);
  assert.equal(fetched.filter(path => path === "root").length, 2);
});

test("a part that fails to load loses its terms, not the page, and is asked for again", async () => {
  for (const [path, expected] of /** @type {[string, number[]][]} */ ([["terms/t1", [3]], ["order/o", [0, 1, 3]]])) {
    broken.set(path, 503);
    const { find } = openEngine({ base: "/" });
    const found = await find("béton voiture", { sort: "newest" });
    assert.deepEqual([found.documents.toSorted(), found.index.lost], [expected, true], path);
    broken.clear();
    const again = await find("béton voiture", { sort: "newest" });
    assert.deepEqual([again.documents, again.index.lost], [[3, 1, 0], false], path);
  }
});

test("a root of another version is asked for again, then given up", async () => {
  const { find, upToDate } = openEngine({ base: "/" });
  FILES["root"] = { .../** @type {any} */ (FILES["root"]), version: 99 };
  await assert.rejects(upToDate(() => find("béton")));
  assert.deepEqual(caches, ["no-cache", "reload"]);
  FILES["root"] = { .../** @type {any} */ (FILES["root"]), version: 1 };
  assert.deepEqual((await upToDate(() => find("béton"))).documents, [0, 1]);
});

test("an answer that nobody waits for stops", async () => {
  const stop = new AbortController();
  const answer = openEngine({ base: "/" }).find("béton voiture", { signal: stop.signal });
  stop.abort();
  await assert.rejects(answer, { name: "AbortError" });
});

test("spellings are as far apart as the letters to change", () => {
  /** @type {[string, string, number][]} */
  const pairs = [["dechet", "dehcet", 1], ["dechet", "dechets", 1], ["beton", "bton", 1], ["beton", "bacon", 2]];
  for (const [one, other, far] of pairs) {
    assert.equal(distance(one, other, 2), far, `${one} ${other}`);
  }
  assert.ok(distance("beton", "vaisselle", 2) > 2);
});

test("an excerpt shows most of what matched, and its marks are where the words are", () => {
  const text = `${"Autre chose. ".repeat(40)}Le béton contient des déchets, dit-on.`;
  const found = hits(analyser(rules), text, new Set(["beton", "dechet"]));
  assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ["béton", "déchets"]);
  const { from, to } = window(text, found);
  assert.ok(text.slice(from, to).includes("béton contient des déchets"));
});
