// A buyer looks for a clause: with a phone's spelling, by facets, with the keyboard alone, and comes back to the results.
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, siteUnderPrefix } from "./lib/site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {import("./lib/host.mjs").Host} */
let portal;
/** @type {import("./lib/chromium.mjs").Faults} */
let seen;

before(async () => {
  browser = await launch();
  // Under a path: what works there works at the root.
  portal = await host(siteUnderPrefix().folder, PREFIX);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  seen = watch(page, portal.origin);
});

afterEach(() => assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] }));

after(async () => {
  await browser?.close();
  await portal?.close();
});

const field = () => page.locator("main input[type=search]");
const results = () => page.locator("#search-cards a[href*='clauses/']");
const count = () => page.locator("#search-count");

/** How many results there are, over all pages. */
const total = async () => Number(/\d+/.exec((await count().innerText()).replace(/\s/g, ""))?.[0] ?? 0);

/** Unfolds the facets, and gives their boxes that are not checked. */
async function boxes() {
  await page.evaluate(() => document.querySelectorAll("#search-facets, #search-facets details").forEach((element) => element.setAttribute("open", "")));
  return page.locator("#search-facets input[type=checkbox]:visible:not(:checked)");
}

/** Opens the search page with `query` in its address, and waits for its answer. @param {string} query */
async function ask(query) {
  await page.goto(`${portal.base}recherche/?q=${encodeURIComponent(query)}`);
  await answered();
}

const answered = () => count().filter({ hasText: /\S/ }).waitFor({ timeout: 10_000 });

/** @returns {Promise<string[]>} the ids of the results, in order */
async function found() {
  const addresses = await results().evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).pathname));
  return [...new Set(addresses.flatMap((address) => /\/clauses\/([a-z0-9-]+)\/$/.exec(address)?.[1] ?? []))];
}

test("the field of the home page leads to the results", async () => {
  await page.goto(portal.base);
  await page.locator("main input[type=search]").fill("béton");
  await page.keyboard.press("Enter");
  await answered();
  assert.equal(new URL(page.url()).pathname, `${PREFIX}recherche/`);
  assert.equal(await field().inputValue(), "béton");
  assert.equal((await found())[0], "beton-carbone");
});

for (const [what, query, first] of [
  ["without accents", "dechets chantier", "dechets-chantier"],
  ["with a slip of the finger", "papier recylé", "papier-recycle"],
  ["by what a tender calls it", "SOGED", "soged"],
  ["with an elision", "l'hébergement numérique", "hebergement-numerique"],
  ["by a question", "comment réduire le gaspillage alimentaire à la cantine", "gaspillage-alimentaire"],
]) {
  test(`finds a clause ${what}`, async () => {
    await ask(query ?? "");
    assert.ok((await found()).slice(0, 3).includes(first ?? ""), `${query}: ${(await found()).slice(0, 5)}`);
  });
}

test("results follow as one types, and the address keeps the query", async () => {
  await page.goto(`${portal.base}recherche/`);
  await field().pressSequentially("mobilier", { delay: 30 });
  await page.waitForFunction(() => new URL(location.href).searchParams.get("q") === "mobilier");
  await answered();
  assert.ok((await found()).includes("mobilier-reconditionne"));
});

test("a facet narrows the results to as many as it says", async () => {
  await ask("déchets");
  const all = await total();
  const box = (await boxes()).first();
  const promised = Number(await box.locator("xpath=ancestor::li").locator(".count").innerText());
  assert.ok(promised > 0 && promised <= all, `${promised} of ${all}`);
  await box.check();
  await page.waitForFunction((promised) => Number(/\d+/.exec(document.querySelector("#search-count")?.textContent ?? "")?.[0]) === promised, promised, { timeout: 10_000 });
});

test("back from a clause, the results are the same", async () => {
  await ask("déchets");
  await (await boxes()).first().check();
  await page.waitForFunction(() => new URL(location.href).searchParams.size > 1);
  const before = { ids: await found(), total: await total(), address: page.url() };
  assert.ok(before.ids.length > 0);
  await results().first().click();
  await page.waitForURL(/\/clauses\/[a-z0-9-]+\//);
  await page.goBack();
  await answered();
  await results().first().waitFor();
  assert.deepEqual({ ids: await found(), total: await total(), address: page.url() }, before);
});

test("an address with a query and a facet gives the same results to whom it is sent", async () => {
  await ask("déchets");
  await (await boxes()).first().check();
  await page.waitForFunction(() => new URL(location.href).searchParams.size > 1);
  const sent = { ids: await found(), address: page.url() };
  await page.goto("about:blank");
  await page.goto(sent.address);
  await results().first().waitFor();
  assert.deepEqual({ ids: await found(), address: page.url() }, sent);
});

test("the keyboard alone goes from the query to a clause", async () => {
  await page.goto(`${portal.base}recherche/`);
  await field().focus();
  await page.keyboard.type("nettoyage");
  await page.keyboard.press("Enter");
  await answered();
  const target = (await found())[0];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => (document.activeElement instanceof HTMLAnchorElement ? document.activeElement.pathname : ""));
    if (at.endsWith(`/clauses/${target}/`)) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/clauses/${target}/`));
});

test("with no result, it says so and offers ways on", async () => {
  await ask("zzyzx qwrtpl");
  assert.deepEqual(await found(), []);
  assert.ok((await page.locator("#search-nothing a:visible, #search-nothing button:visible").count()) >= 2, "there are ways on");
  assert.match(await count().innerText(), /auc(un|une)|rien|0/i);
});

test("what is typed is text, never markup", async () => {
  await ask('<img src=x onerror="document.title=1"> déchets');
  assert.equal(await page.locator("main img").count(), 0);
  assert.notEqual(await page.title(), "1");
});

test("axe-core finds nothing in results, nor where there are none", async () => {
  await ask("déchets");
  assert.deepEqual(await accessibilityFaults(page), []);
  await ask("zzyzx qwrtpl");
  assert.deepEqual(await accessibilityFaults(page), []);
});

test("a first search stays light", async () => {
  await page.goto("about:blank");
  portal.log.length = 0;
  await ask("déchets de chantier");
  const bytes = portal.log.reduce((sum, answer) => sum + answer.bytes, 0);
  assert.ok(bytes < 250_000, `${bytes} bytes`);
});
