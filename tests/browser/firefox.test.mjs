// One whole journey in Firefox, over WebDriver BiDi: find, open, fill in, copy; from a host and from a disk.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { buildForDisk } from "./lib/disk.mjs";
import { launchFirefox } from "./lib/firefox.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, siteUnderPrefix } from "./lib/site.mjs";

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

/** Without what sets texts apart on a page: spaces of every kind. @param {string} text */
const words = (text) => text.replace(/\s+/g, " ").trim();

for (const { where, home } of [
  { where: "from a host", home: () => portal.base },
  { where: "from a disk", home: () => `${disk.base}index.html` },
]) {
  test(`a buyer finds a clause, opens it, and copies it: ${where}`, { timeout: 120_000 }, async () => {
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

    // Copies, and pastes what was copied.
    const text = words(await page.$eval(".sheet .contract p", (element) => element.textContent ?? ""));
    const copy = await page.waitForSelector(".sheet button[data-copy]:not([hidden]), .sheet button.copy:not([hidden])");
    await copy?.click();
    await page.focus("header input[type=search]");
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    const pasted = words(await page.$eval("header input[type=search]", (field) => field.value));
    assert.ok(pasted.includes(text), `${pasted}\ndoes not hold\n${text}`);
    assert.match(pasted, /soged@\d+/);

    assert.deepEqual(faults, []);
    await page.close();
  });
}
