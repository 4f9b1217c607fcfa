// `build --offline`: a folder that is opened from a disk, in Chromium, without any server.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, afterEach, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { launch } from "./lib/chromium.mjs";
import { buildForDisk } from "./lib/disk.mjs";
import { readSite } from "./lib/site.mjs";
import { wordsOfDocx } from "./lib/unzip.mjs";

const disk = buildForDisk();
const site = readSite(disk.folder);

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string[]} what the pages should not have done */
let seen = [];

before(async () => {
  browser = await launch();
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  watch(page);
});

afterEach(() => assert.deepEqual(seen.splice(0), []));

after(async () => {
  await browser?.close();
  disk.remove();
});

/** @param {import("playwright-core").Page} page */
function watch(page) {
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) seen.push(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // What is given up because the page is left is not missing.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") seen.push(`cannot read ${request.url()}: ${why}`);
  });
  page.on("pageerror", (error) => seen.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.push(message.text());
  });
}

/** @param {string} route such as `clauses/` */
const open = (route) => page.goto(`${disk.base}${route}index.html`);
const results = () => page.locator("#search-cards h3 a");
const answered = () => page.locator("#search:not([aria-busy]) #search-count").filter({ hasText: /\d/ }).waitFor({ timeout: 10_000 });
/** @returns {Promise<string[]>} the ids of the results, in order */
const found = async () => (await results().evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).pathname))).map((path) => /\/clauses\/([a-z0-9-]+)\/index\.html$/.exec(path)?.[1] ?? path);

/** What scripts of data say, by path. @returns {Map<string, any>} */
function data() {
  const said = new Map();
  for (const file of site.files) {
    if (!file.endsWith(".json.js")) continue;
    /** @type {{ clausierData: Record<string, unknown> }} */
    const context = { clausierData: {} };
    runInNewContext(readFileSync(path.join(disk.folder, file), "utf8"), context);
    for (const [path, value] of Object.entries(context.clausierData)) {
      assert.equal(`${path}.js`, file);
      said.set(path, value);
    }
  }
  return said;
}

test("every address in every page leads to a file", () => {
  const ATTRIBUTES = ["href", "src", "action"];
  const faults = [];
  let links = 0;
  for (const { file, elements } of site.pages) {
    for (const { name, attributes, line } of elements) {
      const refresh = name === "meta" && attributes["http-equiv"] === "refresh" ? attributes.content?.replace(/^\d+;\s*url=/i, "") : undefined;
      const duties = attributes.id === "search" ? attributes["data-duties"] : undefined;
      for (const address of [...ATTRIBUTES.map((attribute) => attributes[attribute]), refresh, duties]) {
        if (address === undefined || /^(https?|mailto):/.test(address)) continue;
        const target = new URL(address, pathToFileURL(path.join(disk.folder, file)));
        const { pathname } = target;
        links += 1;
        const to = path.relative(disk.folder, fileURLToPath(pathToFileURL(decodeURIComponent(pathname)))).split(path.sep).join("/");
        if (!site.files.has(to)) faults.push(`${file}:${line} ${address}`);
      }
    }
  }
  assert.ok(links > 1_000, `${links} links`);
  assert.deepEqual(faults, []);
});

test("every address in data leads to a file, and no data is left that only a server could give", () => {
  const all = data(), faults = [];
  const cards = [...all].filter(([path]) => path.startsWith("assets/search/cards/")).flatMap(([, cards]) => cards);
  assert.ok(cards.length > 10);
  for (const [id, address] of cards) if (address !== `clauses/${id}/index.html` || !site.files.has(address)) faults.push(`card ${address}`);
  /** @param {unknown} value @param {string} where */
  const walk = (value, where) => {
    if (typeof value === "string" && /\/page$|\/dossier$/.test(where) && !site.files.has(value.replace(/[?#].*$/s, ""))) faults.push(`${where}: ${value}`);
    if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, `${where}/${key}`);
  };
  for (const [path, value] of all) walk(value, path);
  assert.deepEqual(faults, []);
  assert.deepEqual([...site.files].filter((file) => file.startsWith("assets/") && (file.endsWith(".json") || /scripts\//.test(file))), []);
});

test("each page runs one classic script, and no module", () => {
  const joined = readFileSync(path.join(disk.folder, "assets/offline.js"), "utf8");
  for (const { file, elements, redirect } of site.pages) {
    const scripts = elements.filter(({ name, attributes }) => name === "script" && attributes.src !== undefined);
    assert.deepEqual(scripts.map(({ attributes }) => attributes.type), redirect ? [] : [undefined], file);
    // What modules would have been is in that script.
    for (const { attributes: { "data-module": module } } of elements) {
      if (module !== undefined) assert.ok(joined.includes(`"${path.posix.join(path.posix.dirname(file), module)}"($take, $load, $exports) {`), `${file}: ${module}`);
    }
    assert.deepEqual(elements.filter(({ name, attributes }) => (name === "script" || name === "link") && /module/.test(`${attributes.type} ${attributes.rel}`)), [], file);
  }
});

test("a page of each kind opens without a complaint", async () => {
  const kinds = new Map(site.pages.map((page) => [page.kind, page.address]));
  assert.ok(kinds.size > 15);
  for (const [kind, address] of kinds) {
    await page.goto(disk.base + (address.endsWith(".html") ? address : `${address}index.html`));
    assert.ok(await page.locator("h1").count(), kind);
  }
});

test("the theme is chosen on one page and kept on the others", async () => {
  await open("");
  await page.locator("button.scheme").click();
  const scheme = await page.evaluate(() => document.documentElement.dataset.scheme);
  assert.match(scheme ?? "", /^(dark|light)$/);
  await open("clauses/");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), scheme);
});

test("search finds from the home page, follows what one types, narrows, pages, and comes back", async () => {
  await open("");
  await page.locator("main input[type=search]").fill("béton");
  await page.keyboard.press("Enter");
  await answered();
  assert.ok(page.url().startsWith(`${disk.base}recherche/index.html?q=`), page.url());
  assert.equal((await found())[0], "beton-carbone");
  await page.locator("#search-text").fill("");
  await page.locator("#search-text").pressSequentially("mobilier", { delay: 20 });
  await page.waitForFunction(() => new URL(location.href).searchParams.get("q") === "mobilier");
  await answered();
  assert.ok((await found()).includes("mobilier-reconditionne"));
  const address = page.url();
  await results().first().click();
  await page.waitForURL(/\/clauses\/[a-z-]+\/index\.html$/);
  await page.goBack();
  await answered();
  assert.equal(page.url(), address);
  assert.ok((await found()).includes("mobilier-reconditionne"));
  // All filters and words away: the address of the page itself, not its folder.
  await page.locator("#search-text").fill("");
  await page.locator("#search-form button").click();
  await page.waitForFunction(() => location.search === "");
  assert.equal(page.url(), `${disk.base}recherche/index.html`);
});

test("an amount leads to the legal duties", async () => {
  await open("recherche/");
  await page.locator("#search-text").fill("nettoyage de 60 000 €");
  await page.keyboard.press("Enter");
  const link = page.locator("#search-duties a");
  await link.waitFor();
  await link.click();
  await page.waitForURL(/\/obligations\/index\.html\?.*60000/);
});

test("a clause is filled in, copied, printed, added to the dossier, and leaves it as a Word file with its values", async () => {
  await open("clauses/soged/");
  await page.locator("#blank_melange").fill("30");
  await page.locator("#blank_melange").press("Tab");
  const mark = page.locator(".contract a.blank[data-parameter='melange']").first();
  assert.match(await mark.innerText(), /^30\s%$/);
  await page.locator(".sheet button.copy").first().click();
  await page.locator("#clause_said", { hasText: /\S/ }).waitFor({ state: "attached" });
  const pdf = await page.pdf();
  assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");

  await page.locator("button.add[data-add='soged@1']").click();
  await page.locator("a.basket", { hasText: /\d/ }).waitFor();
  await page.locator("a.basket").click();
  await page.waitForURL(/\/dossier\/index\.html/);
  await page.locator("article.held", { hasText: /30\s%/ }).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do='file'][data-kind='docx']").click()]);
  assert.match(download.suggestedFilename(), /\.docx$/);
  const text = wordsOfDocx(readFileSync(await download.path()));
  assert.match(text, /soged@1/);
  assert.match(text, /30 %/);
});

test("results are added to the dossier", async () => {
  await page.goto(`${disk.base}recherche/index.html?q=b%C3%A9ton`);
  await answered();
  const before = Number(/\d+/.exec(await page.locator("a.basket").innerText())?.[0] ?? 0);
  const add = page.locator("#search-cards button.add").first();
  await add.click();
  await page.waitForFunction((before) => Number(/\d+/.exec(document.querySelector("a.basket")?.textContent ?? "")?.[0]) > before, before);
  assert.ok((await add.getAttribute("aria-label"))?.includes(await page.locator("#search-cards h3").first().innerText()));
});

test("the finder answers for the amount and the purchase of a question", async () => {
  await page.goto(`${disk.base}recherche/index.html?q=${encodeURIComponent("nettoyage de 60 000 €")}`);
  await page.locator("#search-duties a").click();
  await page.waitForURL(/\/obligations\/index\.html\?/);
  await page.locator("#finder-answer:not([hidden]) article").first().waitFor();
  assert.match(await page.locator("#finder-amount").inputValue(), /60\s?000/);
  assert.match(await page.locator("#finder-purchase").inputValue(), /^Nettoyage/);
});

test("two clauses are compared", async () => {
  await page.goto(`${disk.base}comparer/index.html#a=soged@1&b=dechets-chantier@1`);
  await page.locator("#compare_result:not([hidden]) ins, #compare_result:not([hidden]) section").first().waitFor();
});

test("files to take away are files", async () => {
  await open("clauses/soged/");
  const hrefs = await page.locator(".tools a[href^='../']").evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.ok(hrefs.length > 0);
  for (const href of hrefs) assert.ok(existsSync(fileURLToPath(href)), href);
});

test("more than a thousand clauses are listed, and the search page says that they are not searched", async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "clausier-many-"));
  try {
    const library = fileURLToPath(new URL("../library", import.meta.url));
    cpSync(library, root, { recursive: true });
    const clause = readFileSync(path.join(root, "content/clauses/wooden-chairs.md"), "utf8");
    for (let number = 0; number < 1_000; number += 1) writeFileSync(path.join(root, `content/clauses/copy-${number}.md`), clause);
    const many = buildForDisk(root);
    try {
      await page.goto(`${many.base}search/index.html`);
      assert.equal(await page.locator("#search, main input[type=search]").count(), 0);
      assert.match(await page.locator("main .lead").innerText(), /too many clauses/);
      await page.locator("main ul a").first().click();
      await page.waitForURL(`${many.base}clauses/index.html`);
      assert.ok(!existsSync(path.join(many.folder, "assets/search")));
    } finally {
      many.remove();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
