// Someone writes a clause with the portal beside it: an edit shows by itself, a mistake is explained, and mended.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { launch, watch } from "./lib/chromium.mjs";
import { clauseFile, serve } from "./lib/serving.mjs";
import { rootSite } from "./lib/site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {import("./lib/serving.mjs").Serving} */
let serving;
/** @type {string} */
let file;
/** @type {string} */
let text;
/** @type {import("./lib/chromium.mjs").Faults} */
let seen;

const address = rootSite().pages.find(({ kind }) => kind === "clauses/*")?.address ?? "";
const id = path.basename(address);

before(async () => {
  serving = await serve();
  file = clauseFile(serving.root, id);
  text = readFileSync(file, "utf8");
  browser = await launch();
  page = await browser.newPage();
  seen = watch(page, new URL(serving.base).origin);
  await page.goto(serving.base + address);
});

after(async () => {
  await browser?.close();
  await serving?.stop();
});

const heading = () => page.locator("main h1");

/** @param {string} title */
const titled = (title) => text.replace(/^title: .*$/m, `title: ${title}`);

test("serves the same pages as a build", async () => {
  const served = await (await fetch(serving.base + address)).text();
  const built = readFileSync(path.join(rootSite().folder, address, "index.html"), "utf8");
  // The script that reloads is added as the page is sent; the address it will be published at and the day may differ.
  const bare = (/** @type {string} */ html) => html.replace(/<script\b[^>]*>\s*<\/script>/g, "").replace(/https:\/\/[^"<\s]*example\.org\//g, "/").replace(/\s+/g, " ");
  assert.equal(bare(served), bare(built));
});

test("an edit shows by itself", async () => {
  writeFileSync(file, titled("Un titre de passage"));
  await heading().filter({ hasText: "Un titre de passage" }).waitFor({ timeout: 15_000 });
});

test("a mistake is explained over the page, and the server lives", async () => {
  writeFileSync(file, titled("Un titre de passage").replace(/^status: /m, "statut: "));
  const explained = page.getByText("statut").first();
  await explained.waitFor({ timeout: 15_000 });
  assert.match(await page.locator("body").innerText(), new RegExp(`${id}\\.md:\\d+`), "it says where");
  assert.ok(serving.alive());
  assert.equal((await fetch(serving.base)).status, 200, "other pages are still served");
});

test("a page opened while the mistake stands explains it too", async () => {
  await page.goto(serving.base);
  await page.getByText("statut").first().waitFor({ timeout: 15_000 });
  await page.goto(serving.base + address);
});

test("once mended, the page comes back", async () => {
  writeFileSync(file, titled("Un titre définitif"));
  await heading().filter({ hasText: "Un titre définitif" }).waitFor({ timeout: 15_000 });
  await page.getByText("statut").first().waitFor({ state: "hidden", timeout: 15_000 });
});

test("a file saved in two steps, as editors do, does not lose the portal", async () => {
  writeFileSync(file, "");
  writeFileSync(file, titled("Enregistré en deux fois"));
  await heading().filter({ hasText: "Enregistré en deux fois" }).waitFor({ timeout: 15_000 });
  assert.ok(serving.alive());
});

test("writes nothing into the library", () => {
  assert.deepEqual(readdirSync(serving.root).filter((name) => !["content", "theme"].includes(name)), []);
});

test("answers this machine only, and nothing outside the portal", async () => {
  assert.ok([400, 404].includes((await fetch(`${serving.base}..%2f..%2fcontent/portal.yaml`)).status));
  assert.equal((await fetch(`${serving.base}nulle-part/`)).status, 404);
  assert.deepEqual(seen.elsewhere, []);
});
