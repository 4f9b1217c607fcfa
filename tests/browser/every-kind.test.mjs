// One page of each kind, the heaviest, in the conditions that most readers have and most developers forget.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, heaviestOfEachKind, rootSite, siteUnderPrefix } from "./lib/site.mjs";

const site = rootSite();
const pages = heaviestOfEachKind(site);

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./lib/host.mjs").Host} */
let portal;
/** @type {import("./lib/host.mjs").Host} */
let under;

before(async () => {
  browser = await launch();
  portal = await host(site.folder);
  under = await host(siteUnderPrefix().folder, PREFIX);
});

after(async () => {
  await browser?.close();
  await portal?.close();
  await under?.close();
});

/** Opens each page in one tab and collects what `look` finds.
 * @param {import("playwright-core").BrowserContextOptions} options
 * @param {(page: import("playwright-core").Page) => Promise<string[]>} look
 * @param {import("./lib/site.mjs").Page[]} [among] */
async function inEveryKind(options, look, among = pages) {
  const page = await browser.newPage(options);
  /** @type {string[]} */
  const faults = [];
  for (const { address } of among) {
    await page.goto(portal.base + address);
    faults.push(...(await look(page)).map((fault) => `/${address}: ${fault}`));
  }
  await page.close();
  assert.deepEqual(faults, []);
}

test("on a phone in the dark, axe-core finds nothing", () =>
  inEveryKind({ viewport: { width: 360, height: 740 }, colorScheme: "dark", hasTouch: true }, async (page) => {
    const faults = await accessibilityFaults(page);
    // Cells that are scrolled out of a table: the wide pages below show them, and their contrast, in both schemes.
    return faults.filter((fault) => !(fault.startsWith("undecided color-contrast") && fault.includes("partially obscured")));
  }));

for (const width of [320, 360, 768, 1280]) {
  test(`at ${width} pixels, nothing is wider than the window`, () =>
    inEveryKind({ viewport: { width, height: 740 } }, (page) =>
      page.evaluate(() => {
        const wide = document.documentElement.scrollWidth;
        if (wide <= innerWidth) return [];
        const culprit = [...document.querySelectorAll("main *, header *, footer *")].find((element) => element.getBoundingClientRect().right > innerWidth + 1);
        return [`${wide} pixels wide, because of <${culprit?.tagName.toLowerCase()} class="${culprit?.className}">`];
      }),
    ));
}

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`in ${scheme}, text has a contrast of 7 to 1`, () =>
    inEveryKind({ viewport: { width: 1280, height: 900 }, colorScheme: scheme }, async (page) => {
      const faults = await accessibilityFaults(page, ["color-contrast-enhanced"]);
      return faults.filter((fault) => fault.includes("color-contrast"));
    }));
}

test("with text twice as large, nothing is cut", () =>
  inEveryKind({ viewport: { width: 640, height: 740 } }, async (page) => {
    // 1280 pixels at 200 % are 640 CSS pixels: then only the width can suffer.
    return page.evaluate(() =>
      [...document.querySelectorAll("main h1, main h2, main h3, main p, main li, main td, main th, main button, main a")]
        .filter((element) => element instanceof HTMLElement && element.offsetParent !== null)
        .filter((element) => {
          const { overflowX } = getComputedStyle(element);
          return overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
        })
        .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> is cut`),
    );
  }));

test("the first Tab reaches the skip link, and it leads to the main part", () =>
  inEveryKind({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.keyboard.press("Tab");
    const shown = await page.evaluate(() => {
      const link = document.activeElement;
      const box = link?.getBoundingClientRect();
      return link instanceof HTMLAnchorElement && link.hash === `#${document.querySelector("main")?.id}` && box !== undefined && box.top >= 0 && box.left >= 0 && box.width > 20;
    });
    if (!shown) return ["Tab does not show the skip link"];
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => !document.activeElement?.closest("header.top") && document.activeElement !== document.body);
    return inside ? [] : ["after the skip link, Tab is not past the header"];
  }));

test("whatever has the focus shows it, and nothing covers it", () =>
  inEveryKind({ viewport: { width: 1280, height: 700 } }, async (page) => {
    /** @type {string[]} */
    const faults = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return "end";
        const name = `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.innerText?.slice(0, 30)}`;
        // A link may run over two lines: its first box is the one that must be seen, or what the window holds of it.
        const box = element.getClientRects()[0];
        const [left, right] = [Math.max(box?.left ?? 0, 0), Math.min(box?.right ?? 0, innerWidth)];
        const [above, below] = [Math.max(box?.top ?? 0, 0), Math.min(box?.bottom ?? 0, innerHeight)];
        if (right <= left || below <= above) return `${name} has the focus and is not shown`;
        const style = getComputedStyle(element);
        if (style.outlineStyle === "none" && style.boxShadow === "none") return `${name} does not show the focus`;
        const top = document.elementFromPoint((left + right) / 2, (above + below) / 2);
        if (!top || !(element.contains(top) || top.contains(element))) return `${name} is covered by <${top?.tagName.toLowerCase()} class="${top?.className}">`;
        return undefined;
      });
      if (fault === "end") break;
      if (fault) faults.push(fault);
    }
    return faults;
  }));

test("without JavaScript, everything that is shown works", () =>
  inEveryKind({ javaScriptEnabled: false }, async (page) => {
    // A button outside a form does nothing without a script.
    const dead = await page.locator("button:not(form button):visible").count();
    const words = (await page.locator("main").innerText()).trim();
    return [...(dead > 0 ? [`${dead} buttons that do nothing`] : []), ...(words.length < 60 ? ["next to nothing to read"] : [])];
  }));

test("forced colours leave every control visible", () =>
  inEveryKind({ forcedColors: "active", viewport: { width: 1280, height: 900 } }, async (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("input:not([type=hidden]), button")]
        .filter((element) => element instanceof HTMLElement && element.offsetParent !== null)
        .filter((element) => {
          const { borderStyle, outlineStyle, appearance } = getComputedStyle(element);
          return borderStyle === "none" && outlineStyle === "none" && appearance === "none" && element instanceof HTMLInputElement;
        })
        .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> has no edge`),
    ),
  ));

test("under a path, pages work as at the root", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const seen = watch(page, under.origin);
  for (const { address } of pages) await page.goto(under.base + address);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  assert.deepEqual(under.log.filter(({ address }) => !address.startsWith(PREFIX)), []);
  await page.close();
});

for (const [place, base] of /** @type {[string, () => string][]} */ ([["at the root", () => portal.base], ["under a path", () => under.base]])) {
  test(`${place}, an address that leads nowhere gives a page with its style, however deep`, async () => {
    for (const address of ["nulle-part", "clauses/nulle-part/", "a/b/c/d/"]) {
      const page = await browser.newPage();
      const seen = watch(page, new URL(base()).origin);
      const answer = await page.goto(base() + address);
      assert.equal(answer?.status(), 404);
      assert.deepEqual(seen.failed.filter((line) => !line.endsWith(`/${address}`)), []);
      assert.ok((await page.locator("main a:visible").count()) > 0, "it offers ways on");
      const styled = await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0));
      assert.ok(styled);
      await page.close();
    }
  });
}
