// The duties of `scripts/conformity.js` against the cases that `src/conformity/` answers too, written by hand from the law.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { conformity, exceptions, typeOf } from "../../themes/default/scripts/conformity.js";

/** @typedef {import("../../themes/default/scripts/conformity.js").Duties} Duties */
/** @typedef {import("../../themes/default/scripts/conformity.js").Contract} Contract */
/** @typedef {import("../../themes/default/scripts/conformity.js").Held} Held */
/** @typedef {import("../../themes/default/scripts/conformity.js").Line} Line */
/** @typedef {{ status: string, segments: string[], legal: string[], provisions: Record<string, string> }} Clause */
/**
 * @typedef {{ name: string, law: string, contract: Contract, selection: string[], expect: Record<string, string> }} Case
 */

/** @type {{ laws: Record<string, Duties>, clauses: Record<string, Clause>, cases: Case[] }} */
const golden = JSON.parse(await readFile(new URL("../golden/conformity.json", import.meta.url), "utf8"));

for (const { name, law, contract, selection, expect } of golden.cases) {
  test(name, () => {
    const lines = conformity(lawOf(law), contract, selection.map(held));
    const said = new Map(lines.map(line => [line.duty.id, words(line)]));
    const asked = Object.fromEntries(Object.keys(expect).map(id => [id, said.get(id)]));
    assert.deepEqual(asked, expect);
  });
}

test("there are cases enough", () => assert.ok(golden.cases.length >= 60));

test("purchases that agree on a type of contract make it", () => {
  const french = lawOf("french");
  assert.equal(typeOf(french, ["nettoyage"]), "services");
  assert.equal(typeOf(french, ["mobilier", "informatique"]), "supplies");
  assert.equal(typeOf(french, ["nettoyage", "voirie"]), null);
  assert.equal(typeOf(french, []), null);
  assert.equal(typeOf(french, ["no-such-segment"]), null);
});

test("each exception is named once", () => {
  const french = exceptions(lawOf("french"));
  assert.equal(french[0], "défense ou sécurité");
  assert.equal(new Set(french).size, french.length);
  assert.deepEqual(exceptions(lawOf("town")), ["defence"]);
});

/** @param {string} name */
function lawOf(name) {
  const law = golden.laws[name];
  assert.ok(law, name);
  return law;
}

/**
 * The provision at `path` (`soged/plan`) with what its clause says.
 * @param {string} path
 * @returns {Held}
 */
function held(path) {
  const [clause = "", provision = ""] = path.split("/");
  const { segments, legal, status, provisions } = golden.clauses[clause] ?? assert.fail(path);
  return { clause, provision, nature: provisions[provision] ?? assert.fail(path), segments, legal, status };
}

/**
 * An answer in the words of the golden file.
 * @param {Line} line
 */
function words({ applies, because, stand_in, fulfilment }) {
  const first = because.length > 0 ? `${applies}: ${because.join(", ")}` : applies;
  const parts = [stand_in ? `${first}, launch stands in` : first];
  if (fulfilment?.state === "elsewhere") parts.push("elsewhere");
  if (fulfilment?.state === "missing") parts.push(`missing ${fulfilment.lacks.map(set => set.join(" + ")).join(" | ")}`);
  if (fulfilment?.state === "fulfilled") {
    assert.equal(fulfilment.alternative, fulfilment.set !== 0);
    parts.push(`${fulfilment.alternative ? `alternative ${fulfilment.set} ` : ""}by ${fulfilment.by.join(", ")}`);
    if (fulfilment.to_revise.length > 0) parts.push(`to revise ${fulfilment.to_revise.join(", ")}`);
  }
  return parts.join("; ");
}
