// A buyer copies a provision into a tender document: formatted for Word, or as plain text.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { launch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { rootSite } from "./lib/site.mjs";

const site = rootSite();
// A clause with blanks in its texts: what is copied must not carry their marks.
const clause = site.pages.find(({ kind, elements }) => kind === "clauses/*" && elements.some(({ attributes }) => /\bblank\b/.test(attributes.class ?? "")));

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {import("./lib/host.mjs").Host} */
let portal;

before(async () => {
  browser = await launch();
  portal = await host(site.folder);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  await portal?.close();
});

/** What the clipboard holds, as text of `type`. @param {string} type */
const clipboard = (type) =>
  page.evaluate(async (type) => {
    for (const item of await navigator.clipboard.read()) if (item.types.includes(type)) return (await item.getType(type)).text();
    return "";
  }, type);

/** Without what sets texts apart on a page: spaces of every kind. @param {string} text */
const words = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** Presses the `style` button of the first provision, with the keyboard. @param {string} style */
async function press(style) {
  await page.goto(`${portal.base}${clause?.address}`);
  const sheet = page.locator(".sheet").first();
  await sheet.locator(`button[data-copy="${style}"]`).press("Enter");
  return { sheet, paragraph: words(await sheet.locator(".contract p").first().innerText()) };
}

test("copies a provision with its formatting, and where it comes from", async () => {
  const { paragraph } = await press("formatted");
  const html = await clipboard("text/html");
  const said = words(await page.evaluate((html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "", html));
  assert.ok(said.includes(paragraph), `${said}\ndoes not hold\n${paragraph}`);
  assert.match(html, /<p\b/);
  assert.doesNotMatch(html, /class=|<button|<script/);
  assert.match(said, /@\d+\/[a-z0-9-]+/);
  assert.ok(words(await clipboard("text/plain")).includes(paragraph), "the same as plain text, for who pastes it so");
});

test("copies a provision as plain text, and where it comes from", async () => {
  const { paragraph } = await press("plain");
  const text = await clipboard("text/plain");
  assert.ok(words(text).includes(paragraph), `${text}\ndoes not hold\n${paragraph}`);
  assert.equal(await clipboard("text/html"), "");
  assert.match(text, /@\d+\/[a-z0-9-]+/);
  assert.doesNotMatch(text, /[{}]|<\w+/);
});

test("says that it copied, to those who see and to those who listen", async () => {
  const { sheet } = await press("formatted");
  const status = page.locator("[role=status]").first();
  await status.filter({ hasText: /\S/ }).waitFor();
  const words = (await status.innerText()).trim();
  assert.equal((await sheet.locator('button[data-copy="formatted"]').innerText()).trim(), words);
});
