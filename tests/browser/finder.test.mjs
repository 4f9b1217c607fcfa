// A buyer asks which duties weigh on a contract: by keyboard, by an address that somebody shared, with mistakes, without scripts.
import assert from "node:assert/strict";
import test, { after, afterEach, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { forget, launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, siteUnderPrefix } from "./lib/site.mjs";

const CLEANING = "?acheteur=collectivites&segment=nettoyage&montant=60000&date=2026-12-12";

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

const answer = () => page.locator("#finder-answer");
/** Without what sets texts apart on a page: spaces of every kind. @param {string} text */
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
/** @param {string} selector */
const text = async (selector) => plain(await page.locator(selector).innerText());
/** The ids of the duties shown with this verdict. @param {string} applies */
const duties = (applies) =>
  page.locator(`#finder-groups [data-applies="${applies}"] h4 a`).evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).hash.slice(1)));

/** Opens the page with `query`, and waits for what it answers. @param {string} query */
async function open(query) {
  await page.goto(`${portal.base}obligations/${query}`);
  await page.locator("#finder-said").filter({ hasText: /\S/ }).waitFor({ state: "attached" });
}

/** Presses Tab until the field called `id` has the focus; by how many presses. @param {string} id */
async function tabTo(id) {
  for (let presses = 1; presses <= 40; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return presses;
  }
  return assert.fail(`the keyboard does not reach ${id}`);
}

test("by keyboard alone, from the first field to the dossier", async () => {
  await page.goto(`${portal.base}obligations/`);
  await tabTo("finder-buyer");
  // As far as every keyboard has a key for it.
  await page.keyboard.type("Collectivit");
  assert.equal(await tabTo("finder-purchase"), 1);
  await page.keyboard.type("nettoyage");
  assert.equal(await tabTo("finder-amount"), 1);
  await page.keyboard.type("60 k€");
  assert.equal(await tabTo("finder-launch"), 1);
  // The same in every order of day and month.
  await page.keyboard.type("12122026");
  await tabTo("finder-type");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.locator("#finder-form summary").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BUTTON");
  await page.keyboard.press("Enter");
  await answer().waitFor();

  assert.equal(await text("#finder-count"), "4 obligations s’appliquent à ce marché");
  assert.equal(await text("#finder-recap"), "Collectivités territoriales et leurs groupements · Nettoyage des locaux et blanchisserie · Services · 60 000 € HT · lancement le 12 décembre 2026");
  assert.match(await text("#finder-said"), /^4 obligations s’appliquent à ce marché/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BUTTON", "the focus stays where the reader left it");
  assert.deepEqual((await duties("yes")).slice(0, 4), ["ccp-l2111-1", "ccp-l2111-2", "ccp-l2112-2", "ccp-l2152-7"]);
  assert.equal(new URL(page.url()).search, CLEANING);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "finder-dossier");
  const dossier = new URL(await page.locator("#finder-dossier").evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.equal(dossier.pathname + dossier.hash, `${PREFIX}dossier/#v=1&b=collectivites&y=services&s=nettoyage&a=60000&l=2026-12-12`);
});

test("an address that somebody shared gives the same answer in a fresh browser", async () => {
  await open(CLEANING);
  const said = await answer().innerText();
  const context = await browser.newContext();
  const fresh = await context.newPage();
  await fresh.goto(page.url());
  await fresh.locator("#finder-answer:visible").waitFor();
  assert.equal(await fresh.locator("#finder-answer").innerText(), said);
  assert.equal(await fresh.locator("#finder-purchase").inputValue(), "Nettoyage des locaux et blanchisserie");
  await context.close();
});

test("each duty tells its articles, why it applies, what meets it, and clauses that do", async () => {
  await open(CLEANING);
  const duty = page.locator("#finder-groups article", { has: page.locator("a[href$='#ccp-l2112-2']") });
  const said = plain(await duty.innerText());
  assert.match(said, /^S’applique /);
  assert.match(said, /Marchés de services, sauf défense ou sécurité ; à compter du 22 août 2026 \(date de lancement de la consultation\) ; à tout montant\./);
  assert.match(said, /Condition d’exécution\. Peut aussi y répondre, .* : spécification technique, ou exigence de label\./);
  assert.match(said, /une spécification technique environnementale y répond aussi/, "the nuance is told");
  const links = await duty.locator("a").evaluateAll((links) => links.map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname));
  assert.ok(links.includes(`${PREFIX}textes/ccp-l2112-2/`), links.join(" "));
  const clauses = links.filter((path) => path.startsWith(`${PREFIX}clauses/`));
  assert.ok(clauses.length > 0 && clauses.length <= 4, links.join(" "));
  for (const link of links) assert.equal((await fetch(portal.origin + link)).status, 200, link);
});

test("the European threshold is compared to the euro, and says what it is", async () => {
  await open("?acheteur=collectivites&segment=nettoyage&montant=215999&date=2026-12-12");
  assert.ok(!(await duties("yes")).includes("ccp-l2112-2-1"));
  await page.locator("#finder-groups .others summary").click();
  assert.match(await text("#finder-groups .others"), /Des conditions d’exécution sociales[^\n]*? Vaut à partir de 216 000 € HT\./);
  await open("?acheteur=collectivites&segment=nettoyage&montant=216000&date=2026-12-12");
  assert.ok((await duties("yes")).includes("ccp-l2112-2-1"));
  await open("?acheteur=collectivites&segment=nettoyage&montant=216000&date=2028-01-01");
  assert.ok((await duties("depends")).includes("ccp-l2112-2-1"));
  assert.match(await text("#finder-groups"), /Le seuil à cette date, que le clausier ne connaît pas/);
});

test("what is not said is asked for, duty by duty", async () => {
  await open("?acheteur=collectivites");
  assert.equal(await text("#finder-count"), "Aucune obligation certaine pour ce marché");
  assert.match(await text("#finder-said"), /dépendent d’un fait à préciser/);
  assert.ok((await duties("depends")).includes("ccp-l2152-7"));
  assert.match(await text("#finder-groups"), /Dépend de Le type de marché ; la date de lancement : vaut à compter du 22 août 2026/);
  assert.equal(await page.locator("#finder-pick").isVisible(), true);
});

test("a CPV code stands for the purchase, and stays in the address", async () => {
  await open("?acheteur=etat&cpv=90910000&montant=140000&date=2026-12-12");
  assert.match(await text("#finder-recap"), /Nettoyage des locaux/);
  assert.ok((await duties("yes")).includes("ccp-l2112-2-1"), "the State's threshold");
  await page.locator("#finder-amount").fill("139 999");
  await page.keyboard.press("Enter");
  await page.locator("#finder-recap").filter({ hasText: "139" }).waitFor();
  assert.equal(new URL(page.url()).search, "?acheteur=etat&cpv=90910000&montant=139999&date=2026-12-12");
  assert.ok(!(await duties("yes")).includes("ccp-l2112-2-1"));
  await page.goBack();
  await page.locator("#finder-recap").filter({ hasText: "140" }).waitFor();
  assert.equal(await page.locator("#finder-amount").inputValue(), "140000");
  assert.ok((await duties("yes")).includes("ccp-l2112-2-1"), "one comes back to the answer before");
});

test("an exception is ticked, told, and kept in the address", async () => {
  await open(CLEANING);
  await page.locator(".cases summary").press("Enter");
  await page.locator(".cases input").first().press("Space");
  await page.locator("#finder-form button").press("Enter");
  await page.locator("#finder-recap").filter({ hasText: "défense ou sécurité" }).waitFor();
  assert.deepEqual((await duties("yes")).slice(0, 1), ["ccp-l2111-1"]);
  assert.equal(await text("#finder-count"), "1 obligation s’applique à ce marché");
  assert.equal(new URL(page.url()).searchParams.get("exception"), "défense ou sécurité");
  await open(new URL(page.url()).search);
  assert.equal(await page.locator(".cases input").first().isChecked(), true);
});

test("a concession has its own duties", async () => {
  await open("?acheteur=collectivites&segment=restauration-collective&montant=6000000&date=2026-12-12&type=concession");
  const own = await duties("yes");
  for (const id of ["ccp-l3111-1", "ccp-concessions", "ccp-l3114-2-1"]) assert.ok(own.includes(id), own.join(" "));
  assert.ok(!own.includes("ccp-l2112-2"));
});

test("mistakes are said at their fields, and nothing is answered", async () => {
  await open("?segment=licornes&montant=beaucoup");
  assert.equal(await answer().isVisible(), false);
  for (const [id, typed] of [["purchase", "licornes"], ["amount", "beaucoup"]]) {
    const field = page.locator(`#finder-${id}`);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const described = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
    assert.ok(described.includes(`finder-${id}-error`));
    assert.ok((await text(`#finder-${id}-error`)).includes(`« ${typed} »`));
  }
  assert.match(await text("#finder-said"), /licornes.*beaucoup/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.locator("#finder-purchase").fill("travaux");
  await page.keyboard.press("Enter");
  await page.locator("#finder-purchase-error").filter({ hasText: "plusieurs achats" }).waitFor();
  await page.locator("#finder-purchase").fill("voirie");
  await page.locator("#finder-amount").fill("1,5 M€");
  await page.keyboard.press("Enter");
  await answer().waitFor();
  assert.equal(await page.locator("#finder-amount").getAttribute("aria-invalid"), "false");
  assert.match(await text("#finder-recap"), /1 500 000 € HT/);
});

test("a hostile address is only text", async () => {
  const attack = "<img src=x onerror=alert(1)>";
  await open(`?segment=${encodeURIComponent(attack)}&acheteur=${encodeURIComponent(attack)}&exception=${encodeURIComponent(attack)}&montant=${"9".repeat(500)}&type=__proto__&date=${encodeURIComponent(attack)}`);
  assert.equal(await page.locator("main img").count(), 0);
  assert.ok((await text("#finder-purchase-error")).includes(attack));
  assert.equal(await page.locator("#finder-buyer").inputValue(), "");
  assert.equal(await answer().isVisible(), false);
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe-core finds nothing in any state, in ${scheme}`, async () => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${portal.base}obligations/`);
    assert.deepEqual(await accessibilityFaults(page, ["color-contrast-enhanced"]), []);
    await page.locator(".cases summary").click();
    assert.deepEqual(await accessibilityFaults(page, ["color-contrast-enhanced"]), []);
    for (const query of [CLEANING, "?acheteur=collectivites", "?segment=vehicules&date=2028-06-01&montant=500000"]) {
      await open(query);
      for (const folded of await page.locator("#finder-groups .others summary").all()) await folded.click();
      assert.deepEqual(await accessibilityFaults(page, ["color-contrast-enhanced"]), [], query);
    }
    await page.emulateMedia({ colorScheme: null });
  });
}

test("on a phone nothing is wider than the window", async () => {
  await page.setViewportSize({ width: 320, height: 740 });
  await open(CLEANING);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("nothing is fetched before somebody uses the form", async () => {
  forget(seen);
  portal.log.length = 0;
  await page.goto(`${portal.base}obligations/`, { waitUntil: "networkidle" });
  assert.ok(!portal.log.some(({ address }) => address.endsWith("duties.json")), JSON.stringify(portal.log));
  assert.ok(portal.log.length <= 8, `${portal.log.length} requests`);
  await page.locator("#finder-buyer").focus();
  await page.locator("#finder-purchases option").first().waitFor({ state: "attached" });
  assert.ok(portal.log.some(({ address }) => address.endsWith("duties.json")));
});

test("packs for the purchase are shown before the duties", async () => {
  const context = await browser.newContext();
  const other = await context.newPage();
  const packs = [{ id: "bureaux", title: "Nettoyage de <b>bureaux</b>", page: "packs/bureaux/", dossier: "dossier/#v=1&c=x@1" }];
  await other.route("**/suggestions/nettoyage.json", (route) => route.fulfill({ json: { format: 1, duties: {}, packs } }));
  await other.goto(`${portal.base}obligations/${CLEANING}`);
  const pack = other.locator("#finder-packs a");
  assert.equal(await pack.innerText(), "Nettoyage de <b>bureaux</b>");
  assert.equal(new URL(await pack.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href)).pathname, `${PREFIX}packs/bureaux/`);
  assert.match(await other.locator("#finder-groups article").first().innerText(), /Aucune fiche du clausier n’y répond encore/);
  await context.close();
});

test("where the duties cannot be read, it is said, and the list remains", async () => {
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.route("**/duties.json", (route) => route.abort());
  await other.goto(`${portal.base}obligations/${CLEANING}`);
  await other.locator("#finder-broken:visible").waitFor();
  assert.equal(await other.locator("#finder-answer").isVisible(), false);
  assert.ok((await other.locator("main > section > article.duty").count()) > 0);
  await context.close();
});

test("without scripts the list of duties remains, and no form that does nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${portal.base}obligations/${CLEANING}`);
  assert.equal(await still.locator("#finder-form").isVisible(), false);
  assert.ok((await still.locator("article.duty").count()) > 0);
  assert.ok(await still.locator("a[href*='page-2']").count());
  await context.close();
});
