// One whole journey in Firefox, over WebDriver BiDi: find, open, fill in, copy, add to the dossier, download the Word file; from
// a host and from a disk.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { buildForDisk } from "./lib/disk.mjs";
import { launchFirefox } from "./lib/firefox.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, siteUnderPrefix } from "./lib/site.mjs";
import { wordsOfDocx } from "./lib/unzip.mjs";

/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {import("./lib/host.mjs").Host} */
let portal;
/** @type {ReturnType<typeof buildForDisk>} */
let disk;
const downloads = mkdtempSync(path.join(os.tmpdir(), "clausier-firefox-"));

before(async () => {
  disk = buildForDisk();
  portal = await host(siteUnderPrefix().folder, PREFIX);
  browser = await launchFirefox(downloads);
});

after(async () => {
  await browser?.close();
  await portal?.close();
  disk?.remove();
  rmSync(downloads, { recursive: true, force: true });
});

/** The Word file that was saved, which is then taken away. */
async function saved() {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const names = readdirSync(downloads);
    const name = names.find((name) => name.endsWith(".docx"));
    const file = path.join(downloads, name ?? "");
    if (name && names.length === 1 && statSync(file).size > 0) {
      const bytes = readFileSync(file);
      rmSync(file);
      return bytes;
    }
    await pause(100);
  }
  throw new Error(`no Word file among ${readdirSync(downloads)}`);
}

/** Without what sets texts apart on a page: spaces of every kind. @param {string} text */
const words = (text) => text.replace(/\s+/g, " ").trim();

for (const { where, home } of [
  { where: "from a host", home: () => portal.base },
  { where: "from a disk", home: () => `${disk.base}index.html` },
]) {
  test(`a buyer finds a clause, fills it in, copies it, and leaves with the Word file: ${where}`, { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(portal.origin) && !/^(file|blob|data):/.test(request.url())) faults.push(`asks for ${request.url()}`);
    });
    await page.goto(home());

    // Finds.
    await page.type("main input[type=search]", "dechets de chantier");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await page.waitForSelector("#search-cards a[href*='/dechets-chantier/']");
    await page.waitForSelector("#search-cards mark");

    // Opens.
    await Promise.all([page.waitForNavigation(), page.click("#search-cards a[href*='/soged/']")]);
    assert.match(page.url(), /\/clauses\/soged\/(index\.html)?$/);

    // Fills in: the text says it at once.
    const blank = await page.waitForSelector("#blank_melange:not([disabled])");
    await blank?.click({ count: 3 });
    await page.keyboard.type("30");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /^30\s%$/.test(document.querySelector(".contract a.blank[data-parameter='melange']")?.textContent ?? ""));

    // Copies, and pastes what was copied.
    const text = words(await page.$eval(".sheet .contract p", (element) => element.textContent ?? ""));
    const copy = await page.waitForSelector(".sheet button.copy:not([hidden])");
    await copy?.click();
    await page.focus("header input[type=search]");
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    const pasted = words(await page.$eval("header input[type=search]", (field) => field.value));
    assert.ok(pasted.includes(text), `${pasted}\ndoes not hold\n${text}`);
    assert.match(pasted, /soged@\d+/);

    // Adds it to the dossier, and leaves with a Word file that says what was filled in.
    const add = await page.waitForSelector("button.add[data-add='soged@1']:not([hidden])");
    await add?.click();
    await page.waitForFunction(() => /\d/.test(document.querySelector("a.basket")?.textContent ?? ""));
    await Promise.all([page.waitForNavigation(), page.click("a.basket")]);
    const word = await page.waitForSelector("[data-do='file'][data-kind='docx']");
    await word?.click();
    const written = wordsOfDocx(await saved());
    assert.match(written, /soged@1/);
    assert.match(written, /30 %/);

    assert.deepEqual(faults, []);
    await page.close();
  });
}
