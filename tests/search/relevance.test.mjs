// What the search of the built library is worth to buyers: queries.json judged, each asked cold of the shipped engine.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { openPortal } from "./portal.mjs";

const site = process.env["CLAUSIER_SITE"];
if (!site) throw new Error("CLAUSIER_SITE is not set: tests/run sets it");

/** The first that many results count. */
const SEEN = 10;
/** What a good answer is graded at least. */
const GOOD = 2;
/** At least this, over all queries but those that no clause answers. @type {[name: keyof Marks, least: number][]} */
const BARS = [["ndcg", 0.9], ["mrr", 0.92], ["recall", 0.95], ["success", 0.88]];
const MOST_WITHOUT_RESULT = 0.01;

/** @typedef {{ query: string, kind: string, relevant: Record<string, number> }} Judged */
/** @typedef {{ ndcg: number, mrr: number, recall: number, success: number, empty: number }} Marks */

/** @type {Judged[]} */
const judged = JSON.parse(readFileSync(new URL("queries.json", import.meta.url), "utf8"));
const portal = openPortal(path.resolve(site));

/** @param {number[]} grades in the order of the results */
const gain = (grades) => grades.slice(0, SEEN).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);

/** @param {Judged} judged @param {string[]} ids what was found, in order @returns {Marks} */
function marks({ relevant }, ids) {
  const grades = ids.slice(0, SEEN).map((id) => relevant[id] ?? 0);
  const first = grades.findIndex((grade) => grade >= GOOD);
  const good = Object.values(relevant).filter((grade) => grade >= GOOD).length;
  return {
    ndcg: gain(grades) / gain(Object.values(relevant).sort((one, other) => other - one)),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: grades.filter((grade) => grade >= GOOD).length / Math.min(SEEN, good),
    success: first === 0 ? 1 : 0,
    empty: ids.length ? 0 : 1,
  };
}

/** @param {Marks[]} all @param {keyof Marks} name */
const mean = (all, name) => all.reduce((sum, marks) => sum + marks[name], 0) / all.length;

/** @type {{ judged: Judged, ids: string[], marks: Marks }[]} */
const answers = [];
for (const one of judged) {
  const { ids } = await portal.cold(one.query);
  answers.push({ judged: one, ids, marks: marks(one, ids) });
}
const answerable = answers.filter(({ judged }) => Object.keys(judged.relevant).length);

test("every judged query names clauses of the library, and there are enough of them", async () => {
  const everything = await portal.open().find("");
  const known = new Set((await everything.index.cards(everything.documents)).map(({ id }) => id));
  const unknown = judged.flatMap(({ query, relevant }) => Object.keys(relevant).filter((id) => !known.has(id)).map((id) => `${query}: ${id}`));
  assert.deepEqual(unknown, []);
  assert.ok(answerable.length >= 120, `${answerable.length} queries`);
});

test("buyers find what they look for", () => {
  const kinds = [...new Set(answerable.map(({ judged }) => judged.kind))].sort();
  console.log("| kind | queries | nDCG@10 | MRR@10 | recall@10 | first is good | nothing found |\n|---|---:|---:|---:|---:|---:|---:|");
  for (const kind of [...kinds, "all"]) {
    const of = answerable.filter(({ judged }) => kind === "all" || judged.kind === kind).map(({ marks }) => marks);
    const figures = /** @type {const} */ (["ndcg", "mrr", "recall", "success"]).map((name) => mean(of, name).toFixed(3));
    console.log(`| ${[kind, of.length, ...figures, `${(100 * mean(of, "empty")).toFixed(1)} %`].join(" | ")} |`);
  }
  // The worst ones are where the next word of the thesaurus is to be found.
  for (const { judged, ids, marks } of answerable.filter(({ marks }) => marks.ndcg < 0.5)) {
    console.log(`${marks.ndcg.toFixed(2)} ${judged.kind}: « ${judged.query} » gives ${ids.slice(0, 3).join(", ") || "nothing"}; wanted ${Object.keys(judged.relevant).join(", ")}`);
  }
  const all = answerable.map(({ marks }) => marks);
  for (const [name, least] of BARS) assert.ok(mean(all, name) >= least, `${name} is ${mean(all, name)}, under ${least}`);
  assert.ok(mean(all, "empty") <= MOST_WITHOUT_RESULT, `${mean(all, "empty")} of the queries find nothing`);
});
