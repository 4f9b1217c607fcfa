// A buyer fills in the blanks of a clause: its texts follow at once, mistakes are told, values stay.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { rootSite } from "./lib/site.mjs";

const site = rootSite();

/** @typedef {import("../../themes/default/scripts/values.js").Blank} Blank */

/** The fields of a page, as its HTML describes them. @param {import("./lib/site.mjs").Page} page @returns {Blank[]} */
const blanksOf = page => page.elements.flatMap(({ attributes }) => (attributes["data-blank"] ? [JSON.parse(attributes["data-blank"])] : []));

/** A clause and its blank that `suits`. @param {(blank: Blank, page: import("./lib/site.mjs").Page) => boolean} suits */
function find(suits) {
  for (const page of site.pages.filter(({ kind }) => kind === "clauses/*")) {
    const blank = blanksOf(page).find(one => suits(one, page));
    if (blank) return { address: page.address, blank };
  }
  throw new Error("the library has no such blank");
}

/** @param {import("./lib/site.mjs").Page} page @param {string} name */
const usesIn = (page, name) => page.elements.filter(({ attributes }) => attributes["data-parameter"] === name);

/** A share with bounds that several passages have. */
const share = find((blank, page) => blank.type === "percent" && Boolean(blank.min && blank.max) && ![blank.min, blank.max].includes(blank.default) && usesIn(page, blank.name).length > 1);
const weight = find(blank => blank.type === "weight");
const choice = find(blank => blank.type === "choice");

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./lib/host.mjs").Host} */
let portal;

before(async () => {
  browser = await launch();
  portal = await host(site.folder);
});

after(async () => {
  await browser?.close();
  await portal?.close();
});

/** A fresh browser at `address`. @param {string} address @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(address, options = {}) {
  const page = await (await browser.newContext({ colorScheme: "light", viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const faults = watch(page, portal.origin);
  await page.goto(portal.base + address);
  return { page, faults };
}

/** The field of `blank`. @param {import("playwright-core").Page} page @param {Blank} blank */
const fieldOf = (page, blank) => page.locator(`[id="blank_${blank.name}"]`);
/** Where the texts have `blank`. @param {import("playwright-core").Page} page @param {Blank} blank */
const marksOf = (page, blank) => page.locator(`a.blank[data-parameter="${blank.name}"]`);
/** Without what sets texts apart on a page: spaces of every kind. @param {string} text */
const words = text => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

test("what is typed stands at once in every passage, marked as changed", async () => {
  const { page, faults } = await open(share.address);
  const marks = marksOf(page, share.blank);
  const proposed = await marks.first().innerText();
  assert.equal(await marks.first().getAttribute("aria-describedby"), "blank_proposed");
  assert.equal(await page.locator("#blank_decided").isVisible(), false);
  await fieldOf(page, share.blank).fill(share.blank.min ?? "");
  for (const mark of await marks.all()) {
    const unit = (await mark.getAttribute("data-bare")) === null ? " %" : "";
    assert.equal(words(await mark.innerText()), `${share.blank.min}${unit}`);
    assert.equal(await mark.getAttribute("aria-describedby"), "blank_decided");
    assert.match((await mark.getAttribute("class")) ?? "", /\bdecided\b/);
  }
  assert.ok(await page.locator("#blank_decided").isVisible());
  await page.locator("[role=status]").filter({ hasText: share.blank.min ?? "" }).waitFor();
  await page.locator(`[data-field="blank_${share.blank.name}"]`).click();
  assert.equal(await marks.first().innerText(), proposed);
  assert.equal(await marks.first().getAttribute("aria-describedby"), "blank_proposed");
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
  await page.context().close();
});

test("changed and proposed values differ in shape, not in colour alone", async () => {
  const { page } = await open(share.address);
  const mark = marksOf(page, share.blank).first();
  const line = () => mark.evaluate(one => getComputedStyle(one).textDecorationStyle);
  const before = await line();
  await fieldOf(page, share.blank).fill(share.blank.min ?? "");
  assert.notEqual(await line(), before);
  await page.context().close();
});

test("a mistake is told beside the field, and neither the typing nor the texts break", async () => {
  const { page } = await open(share.address);
  const field = fieldOf(page, share.blank);
  const marks = marksOf(page, share.blank);
  const proposed = await marks.first().innerText();
  await field.fill("");
  await field.pressSequentially(`${Number(share.blank.max) + 1}`);
  assert.equal(await field.inputValue(), `${Number(share.blank.max) + 1}`);
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby")) ?? "";
  const [problem = ""] = described.split(" ");
  assert.equal(described.split(" ").length, 2, "the bounds are told still");
  const told = words(await page.locator(`[id="${problem}"]`).innerText());
  for (const bound of [share.blank.min, share.blank.max]) assert.ok(told.includes(`${bound} %`), told);
  assert.doesNotMatch(told, /%[a-z]/);
  assert.notEqual(words(await marks.first().innerText()), `${Number(share.blank.max) + 1} %`);
  await page.locator("[role=status]").filter({ hasText: /\S/ }).waitFor();

  await field.fill("");
  assert.equal(await field.getAttribute("aria-invalid"), null);
  assert.equal(await page.locator(".problem").count(), 0);
  assert.equal(await marks.first().innerText(), proposed, "nothing typed is what is proposed");
  await field.blur();
  assert.notEqual(await field.inputValue(), "", "and stands in the field again");
  for (const typed of ["abc", "1 2", "70 €", "<b>", "\u202e7"]) {
    await field.fill(typed);
    assert.equal(await field.getAttribute("aria-invalid"), "true", typed);
  }
  await page.context().close();
});

test("by keyboard: from the text to the field, and back to the text", async () => {
  const { page } = await open(share.address);
  await marksOf(page, share.blank).first().press("Enter");
  await page.waitForFunction(id => document.activeElement?.id === id, `blank_${share.blank.name}`);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(share.blank.max ?? "");
  assert.equal(words(await marksOf(page, share.blank).last().innerText()).replace(" %", ""), share.blank.max);
  await page.keyboard.press("Tab");
  const way = page.locator(`[id="about_${share.blank.name}"] a`);
  assert.ok(await way.evaluate(link => link === document.activeElement), "what says how many passages leads to the first");
  await page.keyboard.press("Enter");
  await page.waitForFunction(name => document.activeElement?.getAttribute("data-parameter") === name, share.blank.name);
  await way.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(id => document.activeElement?.id === id, `blank_${share.blank.name}`);
  assert.equal(await page.locator(".restore").count(), 0, "the way back to the default goes with what it undid");
  await page.context().close();
});

test("the weight of a criterion changes in its own text", async () => {
  const { page } = await open(weight.address);
  await fieldOf(page, weight.blank).fill(`${weight.blank.max} %`);
  const mark = marksOf(page, weight.blank).first();
  assert.equal(words(await mark.innerText()).replace(" %", ""), weight.blank.max);
  assert.equal(await mark.getAttribute("href"), `#blank_${weight.blank.name}`);
  await fieldOf(page, weight.blank).fill("12,5");
  assert.equal(await fieldOf(page, weight.blank).getAttribute("aria-invalid"), "true");
  await page.context().close();
});

test("a choice is chosen among its words", async () => {
  const { page } = await open(choice.address);
  const other = (choice.blank.choices ?? []).find(({ id }) => id !== choice.blank.default);
  assert.ok(other);
  await fieldOf(page, choice.blank).selectOption(other.id);
  assert.equal(await marksOf(page, choice.blank).first().innerText(), other.label);
  await page.context().close();
});

test("values stay when the page is loaded again, and another page can read them", async () => {
  const { page } = await open(share.address);
  await fieldOf(page, share.blank).fill(share.blank.min ?? "");
  await page.reload();
  assert.equal(await fieldOf(page, share.blank).inputValue(), share.blank.min);
  assert.equal(words(await marksOf(page, share.blank).first().innerText()).replace(" %", ""), share.blank.min);
  assert.equal(await page.locator(".restore").count(), 1);
  await page.goto(`${portal.base}clauses/`);
  const id = share.address.split("/")[1];
  const values = await page.evaluate(async ([script = "", id = ""]) => (await import(script)).valuesOf(id), [`${portal.base}assets/scripts/fill.js`, id]);
  assert.deepEqual(values, { [share.blank.name]: share.blank.min });
  await page.context().close();
});

test("what was kept is checked: junk, another type and values out of bounds change nothing", async () => {
  const { page, faults } = await open(share.address);
  const proposed = await marksOf(page, share.blank).first().innerText();
  const key = `clausier.values.${share.address.split("/")[1]}`;
  for (const junk of ["{", "null", "[]", '"a"', JSON.stringify({ [share.blank.name]: "1000000" }), JSON.stringify({ [share.blank.name]: 7 }), JSON.stringify({ [share.blank.name]: "<img src=x>", autre: "1" })]) {
    await page.evaluate(([key = "", junk = ""]) => sessionStorage.setItem(key, junk), [key, junk]);
    await page.reload();
    assert.equal(await marksOf(page, share.blank).first().innerText(), proposed, junk);
  }
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
  await page.context().close();
});

test("words typed by a person are text, whatever they look like", async () => {
  const { page, faults } = await open("");
  await page.route(`**/${share.address}`, async route => {
    const answer = await route.fetch();
    const html = (await answer.text()).replaceAll("&quot;percent&quot;", "&quot;text&quot;");
    await route.fulfill({ response: answer, body: html });
  });
  await page.goto(portal.base + share.address);
  const hostile = '<img src=x onerror=alert(1)> {taux} "&lt;';
  await fieldOf(page, share.blank).fill(hostile);
  assert.equal(await marksOf(page, share.blank).first().textContent(), hostile);
  assert.equal(await marksOf(page, share.blank).first().locator("*").count(), 0);
  assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
  await page.context().close();
});

test("without a script the texts show the defaults, and no field looks as if it worked", async () => {
  const { page } = await open(share.address, { javaScriptEnabled: false });
  const field = fieldOf(page, share.blank);
  assert.equal(await field.isDisabled(), true);
  assert.equal(await field.inputValue(), (share.blank.default ?? "").replace(".", ","));
  for (const button of await page.locator("main button, .bare").all()) assert.equal(await button.isVisible(), false);
  assert.ok(words(await marksOf(page, share.blank).first().innerText()).startsWith((share.blank.default ?? "").replace(".", ",")));
  await page.context().close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 700 }]) {
    test(`axe-core finds nothing after a mistake, a change and a way back (${colorScheme}, ${viewport.width} px)`, async () => {
      const { page } = await open(share.address, { colorScheme, viewport });
      const field = fieldOf(page, share.blank);
      await field.fill("abc");
      assert.deepEqual(await accessibilityFaults(page), []);
      await field.fill(share.blank.min ?? "");
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.locator(".restore").click();
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.context().close();
    });
  }
}

test("every field has a name and a description of its own", async () => {
  const { page } = await open(share.address);
  const names = await page.locator(".blanks :is(input, select)").evaluateAll(fields =>
    fields.map(field => (/** @type {HTMLInputElement} */ (field).labels?.[0]?.textContent ?? "").trim()),
  );
  assert.ok(names.length > 1 && names.every(name => name !== ""));
  const described = await page.locator(".blanks :is(input, select)").evaluateAll(fields =>
    fields.map(field => document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent?.trim()),
  );
  assert.ok(described.every(Boolean));
  await page.context().close();
});
