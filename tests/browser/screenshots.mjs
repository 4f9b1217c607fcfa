// Pictures of one page of each kind, at three widths, in light and dark, into tests/.screenshots: for people to look at.
//
//     CLAUSIER_SITE=public node tests/browser/screenshots.mjs [KIND…]
import { mkdirSync } from "node:fs";
import path from "node:path";
import { launch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { heaviestOfEachKind, rootSite } from "./lib/site.mjs";

const WIDTHS = [360, 768, 1280];
const SCHEMES = /** @type {const} */ (["light", "dark"]);

const site = rootSite();
const only = process.argv.slice(2);
const pages = heaviestOfEachKind(site).filter(({ kind }) => only.length === 0 || only.includes(kind));
const folder = path.join(import.meta.dirname, "../.screenshots");
mkdirSync(folder, { recursive: true });

const portal = await host(site.folder);
const browser = await launch();
for (const colorScheme of SCHEMES) {
  const page = await browser.newPage({ colorScheme });
  for (const { kind, address } of pages) {
    await page.goto(portal.base + address, { waitUntil: "networkidle" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const name = `${kind.replaceAll("/*", "-one").replaceAll("/", "-").replace(".html", "")}.${width}.${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder, name), fullPage: true, animations: "disabled" });
    }
  }
  await page.close();
}
await browser.close();
await portal.close();
console.log(`${pages.length * WIDTHS.length * SCHEMES.length} pictures in ${path.relative(process.cwd(), folder)}`);
