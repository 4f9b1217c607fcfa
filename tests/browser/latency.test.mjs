// Search keeps up with who types, on a machine four times slower than this one: over this library, and 20,000 clauses.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { launch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { fromEnvironment } from "./lib/site.mjs";
import { typing } from "./lib/typing.mjs";

/** What else the machine does slows caches and clocks: the best of several tries is nearest to the truth. */
const TRIES = 8;
const LONGEST_TASK = 50;
const LETTER = 100;

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [name, variable, query] of [
  ["this library", "CLAUSIER_SITE", "dechets de chantier"],
  ["20,000 clauses", "CLAUSIER_SITE_LARGE", "espaces verts"],
]) {
  test(`over ${name}, no task is over ${LONGEST_TASK} ms and a letter shows its results within ${LETTER} ms`, async () => {
    const portal = await host(fromEnvironment(variable ?? ""));
    /** @type {number[]} */
    let letters = [];
    let longest = Infinity;
    for (let tried = 0; tried < TRIES && !(longest <= LONGEST_TASK && Math.max(...letters) <= LETTER); tried += 1) {
      const measured = await typing(browser, portal.base, query ?? "");
      assert.equal(measured.letters.length, (query ?? "").length - 1);
      letters = measured.letters.map((waited, i) => Math.min(waited, letters[i] ?? Infinity));
      longest = Math.min(longest, measured.longest);
      console.log(`longest task ${measured.longest.toFixed(0)} ms; letters ${measured.letters.map((waited) => waited.toFixed(0)).join(" ")}`);
    }
    await portal.close();
    assert.ok(longest <= LONGEST_TASK, `a task of ${longest} ms`);
    assert.ok(Math.max(...letters) <= LETTER, `letters waited ${letters.map((waited) => waited.toFixed(0)).join(" ")} ms`);
  });
}
