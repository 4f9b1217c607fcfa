// The search of a portal in another language: the rules of its analysis come with its index.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after } from "node:test";
import { openPortal } from "./portal.mjs";

const program = process.env["CLAUSIER"];
if (!program) throw new Error("CLAUSIER is not set: tests/run sets it");

const folder = mkdtempSync(path.join(os.tmpdir(), "clausier-english-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const library = path.join(import.meta.dirname, "../library");
execFileSync(program, ["build", "-C", library, "--out", folder, "--base-url", "https://clauses.example.org/", "--date", "2026-11-22"], { stdio: "pipe" });
const portal = openPortal(folder);

for (const [query, first] of [
  ["the wooden chair", "wooden-chairs"],
  ["CATERER'S SURPLUS FOODS", "surplus-food"],
  ["reusing stones", "reused-stone"],
  ["chair", "wooden-chairs"],
  ["low-fume engine", "low-fume-engines"],
  ["surpuls food", "surplus-food"],
]) {
  test(`finds « ${query} » by the rules of English`, async () => {
    assert.equal((await portal.cold(query ?? "")).ids[0], first);
  });
}

test("an English stop word says nothing", async () => {
  const { analyser } = await portal.open().find("");
  assert.deepEqual(analyser.tokens("which of the chairs").flatMap(({ terms }) => terms), analyser.tokens("chair").flatMap(({ terms }) => terms));
});
