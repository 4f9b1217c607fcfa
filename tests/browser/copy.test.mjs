// A buyer copies a provision into a tender document: formatted for Word, or as plain text.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { rootSite } from "./lib/site.mjs";

const site = rootSite();
// A clause with blanks in its texts: what is copied must not carry their marks.
const clause = site.pages.find(({ kind, elements }) => kind === "clauses/*" && elements.some(({ attributes }) => /\bblank\b/.test(attributes.class ?? "")));

// One with a criterion, which has a table, and a list.
const withList = site.pages.find(({ kind, elements }) => {
  if (kind !== "clauses/*") return false;
  const names = elements.map(({ name, attributes }) => (attributes.class?.startsWith("sheet ") ? "sheet" : name));
  const sheets = names.join(" ").split(" sheet ").slice(1);
  return sheets.some((sheet) => / li .* caption /.test(sheet));
});

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

/** Presses the first provision's button, with the keyboard. @param {{ bare?: boolean }} [options] */
async function press({ bare = false } = {}) {
  await page.goto(`${portal.base}${clause?.address}`);
  if (bare) await page.locator("#copy_bare").press("Space");
  const sheet = page.locator(".sheet", { has: page.locator(".contract .blank") }).first();
  const field = page.locator(`[id="${((await sheet.locator(".blank").first().getAttribute("href")) ?? "").slice(1)}"]`);
  const blank = JSON.parse((await field.getAttribute("data-blank")) ?? "{}");
  await field.fill(blank.max ?? blank.default);
  await sheet.locator("button.copy").press("Enter");
  const value = words(await sheet.locator(".blank").first().innerText());
  const paragraph = words(await sheet.locator(".contract p", { has: page.locator(".blank") }).first().innerText());
  return { sheet, paragraph, value };
}

test("copies a provision as it is filled in, with its formatting, and where it comes from", async () => {
  const { paragraph, value } = await press();
  const html = await clipboard("text/html");
  const said = words(await page.evaluate((html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "", html));
  assert.ok(said.includes(paragraph), `${said}\ndoes not hold\n${paragraph}`);
  assert.ok(said.includes(value));
  assert.match(html, /<p\b/);
  assert.doesNotMatch(html, /class=|<button|<script|href="[^"]*#blank/);
  assert.match(said, /@\d+\/[a-z0-9-]+, https?:\/\//);
  assert.ok(words(await clipboard("text/plain")).includes(paragraph), "the same as plain text, for who pastes it so");
});

test("copies a provision as plain text, and where it comes from", async () => {
  const { paragraph } = await press({ bare: true });
  const text = await clipboard("text/plain");
  assert.ok(words(text).includes(paragraph), `${text}\ndoes not hold\n${paragraph}`);
  assert.equal(await clipboard("text/html"), "");
  assert.match(text, /@\d+\/[a-z0-9-]+, https?:\/\//);
  assert.doesNotMatch(text, /[{}]|<\w+/);
});

test("copying breaks no rule of the page's policy", async () => {
  const faults = watch(page, portal.origin);
  await page.goto(`${portal.base}${withList?.address}`);
  for (const button of await page.locator("button.copy").all()) await button.press("Enter");
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
});

test("says that it copied, to those who see and to those who listen", async () => {
  const { sheet } = await press();
  const status = page.locator("#clause_said");
  await status.filter({ hasText: /\S/ }).waitFor();
  const words = (await status.innerText()).trim();
  assert.equal((await sheet.locator("button.copy").innerText()).trim(), words);
});

test("plain text keeps paragraphs, list items and rows apart", async () => {
  await page.goto(`${portal.base}${withList?.address}`);
  await page.locator("#copy_bare").press("Space");
  const sheet = page.locator(".sheet", { has: page.locator(".contract li") }).filter({ has: page.locator(".contract > table") }).first();
  await sheet.locator("button.copy").press("Enter");
  const text = await clipboard("text/plain");
  for (const item of await sheet.locator(".contract li").all()) assert.ok(text.includes(`\n- ${await textOf(item)}`) || /\n\d+\. /.test(text), text);
  for (const row of await sheet.locator(".contract tbody tr").all()) {
    const cells = await Promise.all((await row.locator("td").all()).map(textOf));
    assert.ok(text.includes(`\n${cells.join(" | ")}\n`), text);
  }
  assert.doesNotMatch(text, /\n\n\n/);
});

/** The text of an element on one line, its own spaces kept. @param {import("playwright-core").Locator} element */
const textOf = async element => ((await element.textContent()) ?? "").replace(/[ \n]+/g, " ").trim();

test("LibreOffice keeps the headings, the list and the table of what was copied", async () => {
  await page.goto(`${portal.base}${withList?.address}`);
  const sheet = page.locator(".sheet", { has: page.locator(".contract li") }).filter({ has: page.locator(".contract > table") }).first();
  await sheet.locator("button.copy").press("Enter");
  const folder = mkdtempSync(path.join(tmpdir(), "clausier-copy-"));
  try {
    const html = path.join(folder, "copied.html");
    writeFileSync(html, `<!doctype html><meta charset="utf-8">${await clipboard("text/html")}`);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync("soffice", [profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, html], { timeout: 120_000, stdio: "ignore" });
    execFileSync("python3", ["-m", "zipfile", "-e", path.join(folder, "copied.docx"), path.join(folder, "docx")]);
    const document = readFileSync(path.join(folder, "docx/word/document.xml"), "utf8");
    const items = await sheet.locator(".contract li").count();
    const rows = await sheet.locator(".contract tr").count();
    assert.ok(document.split("<w:numPr>").length > items, "each item of the list is one");
    assert.equal(document.split("<w:tr>").length - 1 + document.split("<w:tr ").length - 1, rows);
    assert.match(document, /<w:tcBorders>.*?w:val="single"/);
    assert.match(document, /w:pStyle w:val="Heading[34]"/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
