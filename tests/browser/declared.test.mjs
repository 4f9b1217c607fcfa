// What the built portal's own registers make of each of its clauses: only values that the registers know.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { declarationsAsData, declarationsAsText, declare } from "../../themes/default/scripts/declare.js";
import { fromEnvironment } from "./lib/site.mjs";

const folder = fromEnvironment("CLAUSIER_SITE");
/** @param {string} file */
const read = file => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
const reference = read("assets/reference.json");
const all = readdirSync(path.join(folder, "clauses")).filter(name => name.endsWith(".sheets.json")).map(name => read(`clauses/${name}`));
const sheets = new Map(all.map(clause => [clause.id, clause]));

/** @param {string[]} clauses @param {string} type */
const rowsOf = (clauses, type = "works") => {
  const items = clauses.map(clause => ({ clause, provisions: [], values: {} }));
  return declare({ contract: { type }, items }, { sheets, reference });
};

test("every clause declares values of the registers and nothing else", () => {
  assert.ok(all.length > 10 && existsSync(path.join(folder, "assets/reference.json")));
  for (const { id } of all) {
    for (const row of rowsOf([id])) {
      const register = reference.registers.find((/** @type {any} */ one) => one.id === row.register);
      const known = register.values.map((/** @type {any} */ one) => one.value);
      for (const value of row.values) assert.ok(known.includes(value), `${id}: ${row.field} has no ${value}`);
      assert.ok(row.text === undefined ? row.values.length : row.text !== "", `${id}: ${row.field} is empty`);
      if (register.most) assert.ok([...(row.text ?? "")].length <= register.most, `${id}: ${row.field} is too long`);
      assert.doesNotMatch(row.text ?? "", /undefined|\{[a-z_]+\}/, `${id}: ${row.field}`);
    }
  }
});

test("a criterion fills the fields of criteria, each once, the weight as a number", () => {
  const fields = reference.registers.filter((/** @type {any} */ one) => one.filled_by?.startsWith("criterion-"));
  assert.ok(fields.length >= 3);
  const clause = all.find(one => one.provisions.some((/** @type {any} */ provision) => provision.weight));
  const criteria = clause.provisions.filter((/** @type {any} */ provision) => provision.weight).map((/** @type {any} */ { citation }) => citation);
  const rows = rowsOf([clause.id]);
  for (const { id, filled_by } of fields) {
    const own = rows.filter(row => row.register === id);
    assert.deepEqual(own.map(row => row.criterion), criteria, id);
    if (filled_by === "criterion-weight") for (const { text } of own) assert.match(text ?? "", /^\d+$/);
  }
});

test("values that exclude the others never stand beside them, whatever is chosen together", () => {
  const rows = rowsOf(all.map(({ id }) => id));
  for (const { id, none, values } of reference.registers.filter((/** @type {any} */ one) => one.none)) {
    const excluding = values.find((/** @type {any} */ one) => one.id === none).value;
    for (const row of rows.filter(one => one.register === id)) assert.ok(row.values.length === 1 || !row.values.includes(excluding), id);
  }
});

test("a field of one type of contract is not declared for another", () => {
  const limited = reference.registers.filter((/** @type {any} */ one) => one.contracts?.length);
  assert.ok(limited.length > 0);
  for (const type of ["works", "supplies", "services", "concession"]) {
    const rows = rowsOf(all.map(({ id }) => id), type);
    for (const { id, contracts } of limited) assert.ok(contracts.includes(type) || rows.every(row => row.register !== id), `${id} in ${type}`);
  }
});

test("as data each dotted field is a key in a key, and text says all of it", () => {
  const rows = rowsOf([all[0].id]);
  const data = /** @type {any} */ (declarationsAsData(rows));
  const dotted = rows.find(row => /^\w+\.\w+$/.test(row.field));
  assert.ok(dotted);
  const [outer = "", inner = ""] = dotted.field.split(".");
  assert.deepEqual(data[dotted.where][outer][inner], dotted.values);
  for (const row of rows) assert.ok(declarationsAsText(rows).includes(`${row.field} · ${row.name}`));
});
