// Two clauses, or two versions of one, side by side: what differs is marked, said, and kept in the address.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { forget, launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { fromEnvironment } from "./lib/site.mjs";

const JSDIFF = "vendor/jsdiff/jsdiff-9.0.0.js";
const JSDIFF_SHA256 = "b51a9d2885f2c090dc97b981027395f7e7e6558a46c75ae3747db267913a89ab";

const work = mkdtempSync(path.join(os.tmpdir(), "clausier-compare-"));

/** A library with one clause that has a superseded version, built. */
const changed = build();

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {import("./lib/host.mjs").Host} */
let portal;
/** @type {import("./lib/chromium.mjs").Faults} */
let faults;

before(async () => {
  browser = await launch();
  portal = await host(path.join(work, "site"));
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  faults = watch(page, portal.origin);
});

after(async () => {
  await browser?.close();
  await portal?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Copies the library, freezes a clause with a criterion, changes its words, and builds. */
function build() {
  const program = fromEnvironment("CLAUSIER");
  cpSync(path.join(fromEnvironment("CLAUSIER_LIBRARY"), "content"), path.join(work, "content"), { recursive: true });
  const files = readdirSync(path.join(work, "content/clauses"), { recursive: true, encoding: "utf8" });
  const clauses = files.filter((file) => file.endsWith(".md")).map((file) => path.join("content/clauses", file)).sort();
  const file = clauses.find((file) => /^status: (in-review|published)$/m.test(read(file)) && read(file).includes("\n    text: |\n") && /\n {4}scale:/.test(read(file)));
  assert.ok(file, "no clause has a criterion and a text of several lines");
  const id = path.basename(file, ".md");
  execFileSync(program, ["-C", work, "freeze", id]);
  const before = read(file);
  // A review of the former version is no review of this one.
  const text = before.replace(/^summary: .*$/m, "summary: Un résumé récrit pour l'essai.").replace("\n    text: |\n      ", "\n    text: |\n      Phrase ajoutée pour l'essai. ");
  writeFileSync(path.join(work, file), text.replace(/^status: published$/m, "status: in-review").replace(/^reviews:\n(?: .*\n)+/m, ""));
  execFileSync(program, ["-C", work, "build", "--out", path.join(work, "site"), "--date", "2026-11-22", "--base-url", "https://clausier.example.org/"]);
  const version = Number(/^version: (\d+)$/m.exec(before)?.[1]);
  const others = clauses.filter((other) => other !== file && !/^status: (draft|withdrawn)$/m.test(read(other)));
  const other = path.basename(others[0] ?? "", ".md");
  const title = /^title: "?(.*?)"?$/m.exec(read(others[1] ?? ""))?.[1] ?? "";
  return { id, version, other, title };
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(work, file), "utf8");
}

const result = () => page.locator("#compare_result");
const said = () => page.locator("#compare_said").innerText();
const shown = () => result().waitFor({ state: "visible" });
/** @param {string} selector */
const texts = (selector) => page.locator(`#compare_parts ${selector}`).allInnerTexts();

test("a superseded version leads to what changed since", async () => {
  const { id, version } = changed;
  await page.goto(`${portal.base}clauses/${id}/v${version - 1}/`);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.getByRole("link", { name: "Comparer les deux versions" }).press("Enter");
  await shown();
  // The older one is on the left, whichever the address names first.
  assert.match(await page.locator("#compare_head_a").innerText(), new RegExp(`version\\s${version - 1}`));
  assert.match(await page.locator("#compare_head_b").innerText(), new RegExp(`version\\s${version}, en vigueur`));
  assert.ok((await texts("ins .words")).some((text) => text.includes("Phrase ajoutée pour l’essai")), `${await texts("ins .words")}`);
  assert.ok((await texts("ins .words")).some((text) => text.includes("récrit")));
  assert.ok((await texts("del .words")).length > 0);
  // Marks are heard, and what stayed is not marked.
  assert.match((await page.locator("#compare_parts ins").first().textContent()) ?? "", /^\[ajouté/);
  assert.match(await said(), /^2\sparties\sdiffèrent,\s\d+\ssont\sidentiques\.$/);
  assert.equal(await page.locator(".part:not(.same)").count(), 2);
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
});

test("identical parts are folded and hold their text", async () => {
  const part = page.locator(".part.same").first();
  assert.equal(await part.locator(".text").isVisible(), false);
  await part.locator("summary").press("Enter");
  assert.equal(await part.locator(".text").isVisible(), true);
  assert.ok((await part.locator(".text").innerText()).length > 5);
});

for (const [what, options] of /** @type {const} */ ([
  ["wide and light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["on a phone in the dark", { viewport: { width: 360, height: 740 }, colorScheme: "dark" }],
])) {
  test(`${what}, a comparison is accessible and no wider than the window`, async () => {
    const own = await browser.newPage(options);
    await own.goto(`${portal.base}comparer/#a=${changed.id}@${changed.version}&b=${changed.id}@${changed.version - 1}`);
    await own.locator("#compare_result").waitFor({ state: "visible" });
    assert.deepEqual(await accessibilityFaults(own, ["color-contrast-enhanced"]), []);
    assert.ok((await own.evaluate(() => document.documentElement.scrollWidth)) <= options.viewport.width);
    await own.close();
  });
}

test("a title's words lead to a clause, by keyboard alone, and the address keeps the comparison", async () => {
  await page.goto(`${portal.base}comparer/`);
  await page.getByLabel("Première clause").fill(changed.other);
  await page.getByLabel("Seconde clause").fill(changed.title);
  await page.keyboard.press("Enter");
  const offer = page.locator("#compare_offers_b button").first();
  await offer.waitFor();
  assert.match(await said(), /^Propositions\s:\s\d\.$/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await shown();
  assert.match(page.url(), new RegExp(`#a=${changed.other}&b=[a-z0-9-]+$`));
  // Of two clauses nothing was added or removed.
  assert.equal(await page.locator("#compare_parts :is(ins, del)").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "compare_b");
  const heads = await page.locator("#compare_head_b").innerText();
  await page.reload();
  await shown();
  assert.equal(await page.locator("#compare_head_b").innerText(), heads);
});

test("the address of a page names its clause or its version", async () => {
  const { id, version } = changed;
  await page.goto(`${portal.base}comparer/`);
  await page.getByLabel("Première clause").fill(`https://clausier.example.org/clauses/${id}/v${version - 1}/#x`);
  await page.getByLabel("Seconde clause").fill(`${portal.base}clauses/${id}/`);
  await page.getByRole("button", { name: "Comparer" }).click();
  await shown();
  assert.match(await page.locator("#compare_head_a").innerText(), new RegExp(`version\\s${version - 1}`));
  assert.match(await page.locator("#compare_head_b").innerText(), new RegExp(`version\\s${version}`));
});

test("of one clause, the kept versions are offered", async () => {
  await page.goto(`${portal.base}comparer/#a=${changed.id}`);
  await page.locator("#compare_offers_b button").click();
  await shown();
  assert.match(await page.locator("#compare_head_a").innerText(), new RegExp(`version\\s${changed.version - 1}`));
});

test("a version that was not kept is said, and the one in force is shown", async () => {
  await page.goto(`${portal.base}comparer/#a=${changed.id}@${changed.version + 7}&b=${changed.other}`);
  await shown();
  assert.match(await said(), new RegExp(`^La\\sversion\\s${changed.id}@${changed.version + 7} n.a pas été gardée`));
});

test("a text is not compared with itself", async () => {
  await page.goto(`${portal.base}comparer/#a=${changed.id}&b=${changed.id}@${changed.version}`);
  await page.waitForFunction(() => document.querySelector("#compare_said")?.textContent?.startsWith("C’est deux fois"));
  assert.equal(await result().isVisible(), false);
});

test("what names no clause is said, and nothing of it runs", async () => {
  await page.goto(`${portal.base}comparer/#a=nulle-part&b=${changed.id}`);
  await page.waitForFunction(() => document.querySelector("#compare_said")?.textContent?.includes("nulle-part"));
  forget(faults);
  const asked = portal.log.length;
  for (const hostile of ["<img src=x onerror=alert(1)>", "../../x", "a".repeat(5000), "javascript:alert(1)", "soged@1e9", "%E0%A4%A"]) {
    await page.goto(`${portal.base}comparer/#a=${hostile}&b=${encodeURIComponent(hostile)}`);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 30)));
    assert.equal(await result().isVisible(), false, hostile);
  }
  assert.equal(await page.locator("main img").count(), 0);
  const requests = portal.log.slice(asked).map(({ address }) => address).filter((address) => /sheets|\.\./.test(address));
  assert.deepEqual(requests, []);
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
});

test("nothing that compares is loaded before it is asked for, and jsdiff is the published one", async () => {
  await page.goto("about:blank");
  portal.log.length = 0;
  await page.goto(`${portal.base}comparer/`, { waitUntil: "networkidle" });
  assert.deepEqual(portal.log.map(({ address }) => address).filter((address) => /jsdiff|sheets|compare\/|search\/engine/.test(address)), []);
  await page.goto(`${portal.base}comparer/#a=${changed.id}&b=${changed.other}`);
  await shown();
  assert.ok(portal.log.some(({ address }) => address.endsWith(JSDIFF)));
  const bytes = readFileSync(path.join(work, "site/assets", JSDIFF));
  assert.equal(createHash("sha256").update(bytes).digest("hex"), JSDIFF_SHA256);
});

test("without JavaScript the page leads to the clauses", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const own = await context.newPage();
  await own.goto(`${portal.base}comparer/#a=${changed.id}`);
  assert.equal(await own.locator("#compare").isVisible(), false);
  await own.locator("noscript a").first().click();
  assert.match(own.url(), /clauses\/$/);
  await context.close();
});

test("provisions of one clause are paired by id, those of two by what they are", async () => {
  await page.goto(`${portal.base}comparer/`);
  const names = await page.evaluate(async () => {
    const address = new URL("assets/scripts/compare/parts.js", new URL(document.documentElement.dataset.root ?? "", location.href)).href;
    const { partsOf } = await import(address);
    const text = (/** @type {string} */ words) => ({ holes: [], text: [words] });
    /** @param {string} id @param {[string, string, string][]} provisions */
    const sheets = (id, provisions) => ({
      id, version: 1, title: "T", summary: "S", page: "", versions: [], blanks: [], controls: [],
      provisions: provisions.map(([id, document, nature]) => ({ id, document, nature, name: id, points: null, plain: text(id), plain_expected: null, plain_levels: null })),
    });
    /** @param {unknown} a @param {unknown} b */
    const pairs = (a, b) => partsOf(a, b, {}, "fr", "€").slice(2).map((/** @type {any} */ part) => `${part.a}|${part.b}`);
    return {
      versions: pairs(sheets("x", [["plan", "ccap", "n"], ["gone", "ccap", "n"]]), sheets("x", [["new", "rc", "n"], ["plan", "cctp", "n"], ["last", "ccap", "n"]])),
      clauses: pairs(sheets("x", [["a", "rc", "n"], ["b", "ccap", "n"], ["c", "ccap", "n"]]), sheets("y", [["d", "ccap", "n"], ["e", "ccap", "m"]])),
    };
  });
  assert.deepEqual(names.versions, ["null|new", "plan|plan", "null|last", "gone|null"]);
  assert.deepEqual(names.clauses, ["a|null", "b|d", "null|e", "c|null"]);
});
