// What may stand in a blank, held to the golden file that the Rust tests read too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { accepts, compare, print, printBare, read, shown, standing } from "../../themes/default/scripts/values.js";

const golden = JSON.parse(readFileSync(new URL("../golden/values.json", import.meta.url), "utf8"));
const { blanks, currency } = golden;

test("reads what people type, and prints it, as the golden file says", () => {
  assert.ok(golden.read.length >= 100);
  for (const [name, language, typed, value, said, more] of golden.read) {
    const blank = blanks[name];
    const what = JSON.stringify([name, language, typed.slice(0, 80)]);
    const found = read(blank, typed, language, currency);
    if (value === null) {
      assert.deepEqual(found, { problem: said, args: more }, what);
      continue;
    }
    assert.deepEqual(found, { value }, what);
    assert.equal(print(blank, value, language, currency), said, what);
    assert.equal(printBare(blank, value, language), more, what);
    assert.ok(accepts(blank, value), what);
    // What is printed may be typed again.
    assert.deepEqual(read(blank, said, language, currency), { value }, what);
  }
});

test("accepts data of addresses and files letter for letter only", () => {
  for (const [name, data, expected] of golden.accepts) assert.equal(accepts(blanks[name], data), expected, JSON.stringify([name, data]));
  assert.equal(accepts(blanks.site, "\ud83d"), false, "half of a character");
});

test("orders numbers exactly, and dates", () => {
  assert.equal(compare("12.50", "12.5"), 0);
  assert.equal(compare("999999999999.999", "999999999999.998"), 1);
  assert.equal(compare("-0.5", "0"), -1);
  assert.equal(compare("2026-09-01", "2026-10-01"), -1);
});

test("an empty blank says what it asks, and what objects inherit is no value", () => {
  const blank = { ...blanks.site, label: "Le site", default: null };
  assert.equal(shown(blank, {}, false, "fr", currency), "[Le site]");
  assert.equal(standing({ ...blank, name: "constructor" }, {}), null);
  assert.equal(shown(blanks.weight, {}, false, "fr", currency), "10\u00a0%");
  assert.equal(shown(blanks.weight, { weight: "15" }, true, "fr", currency), "15");
});
