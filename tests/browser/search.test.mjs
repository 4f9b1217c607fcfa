// A buyer looks for a clause: with a phone's spelling, by facets, with the keyboard alone, and comes back to the results.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test, { after, afterEach, before } from "node:test";
import { gzipSync } from "node:zlib";
import { accessibilityFaults } from "./lib/axe.mjs";
import { forget, launch, watch } from "./lib/chromium.mjs";
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

for (const [typed, amount, segment] of [
  ["clauses pour un marché de nettoyage de 60 000 €", "60000", "nettoyage"],
  ["nettoyage 60 k€", "60000", "nettoyage"],
  ["mobilier, 39.999,50 euros HT", "39999.5", "mobilier"],
  ["travaux de voirie pour 2,5 millions d’euros", "2500000", "voirie"],
  ["140000EUR", "140000", ""],
]) {
  test(`« ${typed} » leads to the legal duties of that amount`, async () => {
    await ask(typed ?? "");
    const link = page.locator("#search-duties a");
    await link.waitFor();
    const address = new URL(await link.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href));
    assert.equal(address.pathname, `${PREFIX}obligations/`);
    const values = [...address.searchParams.values()];
    assert.deepEqual(values, segment ? [amount, segment] : [amount]);
    assert.match(await link.innerText(), /\d/);
    assert.deepEqual(await accessibilityFaults(page), []);
    // And it finds what it would without the amount.
    const ids = await found();
    await ask((typed ?? "").replace(/[\d.,]+.*$/, ""));
    assert.deepEqual((await found()).slice(0, 5), ids.slice(0, 5));
    await page.locator("#search:not([aria-busy])").waitFor();
    assert.ok(await link.isHidden());
  });
}

test("what is no amount leads to no duties", async () => {
  for (const typed of ["90910000", "L2112-2", "re2020", "10 % de réemploi", "2 eurocodes"]) {
    await ask(typed);
    await page.locator("#search:not([aria-busy])").waitFor();
    assert.ok(await page.locator("#search-duties").isHidden(), typed);
  }
});

test("the words around a question do not change its answer", async () => {
  await ask("nettoyage");
  const plain = (await found()).slice(0, 2);
  for (const typed of ["clauses pour un marché de nettoyage", "je cherche un exemple de clause pour le nettoyage", "quelles clauses mettre dans mon contrat de nettoyage ?"]) {
    await ask(typed);
    assert.deepEqual((await found()).slice(0, 2), plain, typed);
  }
});

test("a card says where a clause goes, what it is in law, how much it asks, and can be added", async () => {
  await ask("soged");
  const card = page.locator("#search-cards li").first();
  const facts = (await card.locator(".facts").innerText()).split(" · ");
  assert.ok(facts.length >= 4, `${facts}`);
  const { tables } = JSON.parse(readFileSync(path.join(siteUnderPrefix().folder, "clauses/soged.json"), "utf8"));
  const [{ version, ambition }] = tables.clauses;
  assert.equal(facts[2]?.toLowerCase(), ambition);
  assert.equal(await card.locator("button.add").getAttribute("data-add"), `soged@${version}`);
  assert.equal(await card.locator("button.add").getAttribute("data-name"), await card.locator("h3").innerText());
  assert.match(facts[0] ?? "", /^[A-Z]+(, [A-Z]+)*$/);
  assert.match(facts[1] ?? "", /exécution|technique|critère/i);
});

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

/** Files of the search that were asked for since, but the two scripts that wait. */
const asked = () => portal.log.map(({ address }) => address.replace(PREFIX, "")).filter((address) => /assets\/(search|scripts\/search)\//.test(address) && !address.endsWith("/app.js"));

test("nothing of the search is fetched before the field has the focus or the address a query", async () => {
  await page.goto("about:blank");
  portal.log.length = 0;
  await page.goto(`${portal.base}recherche/`, { waitUntil: "networkidle" });
  assert.deepEqual(asked(), []);
  await field().focus();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/assets/search/root.json")));
  assert.deepEqual(asked().filter((address) => /search\/(terms|cards|texts|columns)\//.test(address)), []);
});

test("the address holds words, filters, order and page, and what it cannot hold is left out", async () => {
  await page.goto(`${portal.base}recherche/?q=march%C3%A9&segment=voirie-infrastructures&sort=title&page=2`);
  await answered();
  assert.equal(await field().inputValue(), "marché");
  assert.equal(await page.locator("#search-sort").inputValue(), "title");
  await page.goto(`${portal.base}recherche/?q=march%C3%A9&page=-3&sort=%3Cscript%3E`);
  await answered();
  assert.equal(await page.locator("#search-sort").inputValue(), "relevance");
  assert.equal(await page.locator("#search-pages [aria-current]").innerText(), "1");
  await page.locator("#search-pages a", { hasText: "2" }).click();
  await page.waitForURL(/[?&]page=2$/);
  assert.equal(await page.locator("#search-cards").getAttribute("start"), "11");
});

test("the words that matched are marked with their accents, and so are those of an excerpt", async () => {
  await ask("dechets chantier");
  const marks = page.locator("#search-cards li").first().locator("mark");
  assert.ok((await marks.allInnerTexts()).some((mark) => mark.toLowerCase() === "déchets"));
  await marks.filter({ hasText: /^chantier$/i }).first().waitFor(); // of the excerpt, which comes after the cards
  // A word that neither the title nor the summary has is in the text.
  await ask("megaoctets");
  const mark = page.locator("#search-cards .excerpt mark").first();
  await mark.waitFor();
  assert.equal(await mark.innerText(), "mégaoctets");
});

test("results go by relevance, by date or by title", async () => {
  await ask("marché");
  const byRelevance = await found();
  /** @param {string} order */
  const sorted = async (order) => {
    await page.locator("#search-sort").selectOption(order);
    await page.waitForURL(new RegExp(`sort=${order}`));
    await page.locator("#search:not([aria-busy])").waitFor();
    return found();
  };
  const { tables } = JSON.parse(readFileSync(path.join(siteUnderPrefix().folder, "donnees/clausier.json"), "utf8"));
  /** @type {Map<string, { title: string, verified_on: string }>} */
  const clauses = new Map(tables.clauses.map((/** @type {{ id: string }} */ clause) => [clause.id, clause]));
  /** @param {string[]} ids @param {"title" | "verified_on"} what */
  const values = (ids, what) => ids.map((id) => clauses.get(id)?.[what] ?? "");
  const titles = values(await sorted("title"), "title");
  assert.equal(titles.length, 10);
  assert.deepEqual(titles, titles.toSorted((one, other) => one.localeCompare(other, "fr")));
  const dates = values(await sorted("newest"), "verified_on");
  assert.deepEqual(dates, dates.toSorted().reverse());
  assert.notDeepEqual(byRelevance, await found());
});

test("another spelling is said, and what was found is announced", async () => {
  await ask("vaiselle");
  await page.locator("#search:not([aria-busy])").waitFor();
  const said = await page.locator("#search-said").textContent();
  assert.match(await page.locator("#search-read-as").innerText(), /«\svaiselle\s».*«\svaisselle\s»/);
  assert.ok(said?.includes(await count().innerText()) && said.includes("vaisselle"), said ?? "");
  assert.equal(await page.locator("#search-said").getAttribute("role"), "status");
  // Too far to be read as another word: offered instead.
  await ask("vassollles");
  await page.locator("#search-nothing a", { hasText: /^vaisselle$/ }).click();
  await page.waitForURL(/q=vaisselle/);
  await results().first().waitFor();
});

test("an answer that comes late never covers a newer one", async () => {
  await page.goto(`${portal.base}recherche/`);
  await field().focus();
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/assets/search/root.json")));
  let waiting = 0;
  await page.route("**/assets/search/terms/*", async (route) => {
    waiting += 1;
    if (waiting === 1) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await field().fill("vaisselle");
  await page.waitForFunction(() => location.search.includes("vaisselle"));
  while (!waiting) await page.waitForTimeout(20);
  await field().fill("béton");
  await answered();
  await results().first().waitFor();
  await page.waitForTimeout(2000);
  assert.equal((await found())[0], "beton-carbone");
  assert.ok(waiting >= 2, `${waiting} parts`);
  await page.unroute("**/assets/search/terms/*");
});

test("a portal published meanwhile: the root is asked for again, and the answer comes", async () => {
  await page.goto("about:blank");
  let roots = 0;
  // The first root is the one of yesterday: its parts are gone.
  await page.route("**/assets/search/root.json", async (route) => {
    const response = await route.fetch();
    roots += 1;
    const root = await response.json();
    const shards = root.shards.map((/** @type {[string, string]} */ [first, name]) => [first, `gone${name}`]);
    await route.fulfill({ response, json: roots === 1 ? { ...root, shards } : root });
  });
  await ask("béton");
  await results().first().waitFor();
  assert.equal((await found())[0], "beton-carbone");
  assert.equal(roots, 2);
  assert.ok(seen.failed.length > 0 && seen.failed.every((line) => line.startsWith("404") && line.includes("/terms/gone")), `${seen.failed}`);
  assert.ok(await page.locator("#search-lost").isHidden());
  await page.unroute("**/assets/search/root.json");
  forget(seen);
});

test("a part that does not come loses its terms, not the page, and the page says so", async () => {
  await page.goto("about:blank");
  const root = JSON.parse(readFileSync(path.join(siteUnderPrefix().folder, "assets/search/root.json"), "utf8"));
  /** @param {string} term */
  const shardOf = (term) => root.shards.findLast((/** @type {[string, string]} */ [first]) => first <= term)[1];
  assert.notEqual(shardOf("beton"), shardOf("vaisselle"));
  const lost = `**/assets/search/terms/${shardOf("vaisselle")}.json`;
  await page.route(lost, (route) => route.abort("connectionreset"));
  await ask("béton vaisselle");
  await results().first().waitFor();
  assert.equal((await found())[0], "beton-carbone");
  assert.ok(await page.locator("#search-lost").isVisible());
  await page.locator("#search:not([aria-busy])").waitFor();
  assert.ok((await page.locator("#search-said").textContent())?.includes(await page.locator("#search-lost").innerText()));
  assert.deepEqual(await accessibilityFaults(page), []);
  // It comes with the next letter.
  await page.unroute(lost);
  forget(seen);
  await field().fill("vaisselle béton");
  await page.locator("#search-lost").waitFor({ state: "hidden" });
  assert.ok((await found()).length > 0);
});

test("without the root, the page says that search cannot load, and tries again", async () => {
  await page.goto("about:blank");
  await page.route("**/assets/search/root.json", (route) => route.abort("connectionreset"));
  await page.goto(`${portal.base}recherche/?q=papier`);
  await page.locator("#search-said:not(.heard)", { hasText: /\S/ }).waitFor();
  await page.unroute("**/assets/search/root.json");
  forget(seen);
  await field().fill("béton");
  await results().first().waitFor();
  assert.equal((await found())[0], "beton-carbone");
});

test("the scripts of the search weigh at most 12,000 bytes compressed", () => {
  const { folder, files } = siteUnderPrefix();
  const scripts = [...files].filter((file) => file.startsWith("assets/scripts/search/") && file.endsWith(".js"));
  assert.ok(scripts.length > 1);
  const bytes = scripts.map((file) => gzipSync(readFileSync(path.join(folder, file)), { level: 6 }).length);
  const sum = bytes.reduce((sum, size) => sum + size, 0);
  assert.ok(sum <= 12_000, `${sum} bytes: ${scripts.map((file, i) => `${path.basename(file)} ${bytes[i]}`).join(", ")}`);
});
