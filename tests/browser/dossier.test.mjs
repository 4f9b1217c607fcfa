// A buyer's dossier in Chromium: found, filled in, completed, kept, shared, imported; and what anyone may send.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { PREFIX, fromEnvironment, rootSite, siteUnderPrefix } from "./lib/site.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A contract on which the duties of the day weigh, with one clause: without its criterion. */
const FACTS = "t=Nettoyage+des+%C3%A9coles&n=Ville+d'Exemple&b=collectivites&y=services&s=nettoyage&a=60000&l=2026-12-01&name=Nettoyage+2027";
const STARTED = `#v=1&${FACTS}&c=nettoyage-produits@1/produits,liste`;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./lib/host.mjs").Host} */
let portal;

before(async () => {
  browser = await launch();
  portal = await host(rootSite().folder);
});

after(async () => {
  await browser?.close();
  await portal?.close();
});

/**
 * A tab of a browser that keeps nothing from the others, at the dossier.
 * @param {string} [hash] @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function open(hash = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light", permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const seen = watch(page, portal.origin);
  await page.goto(`${portal.base}dossier/${hash}`);
  // A clause that is not there leaves its answer unread: the network would not be idle.
  await page.locator("#dossier_body:not([hidden]), #dossier_empty:not([hidden])").first().waitFor({ state: "attached" });
  return { page, seen, close: () => context.close() };
}

/** What the browser keeps. @param {Page} page */
const kept = page => page.evaluate(() => JSON.parse(localStorage.getItem("clausier.dossiers") ?? '{"dossiers":[]}'));
/** The words of what is said to those who listen, once something is. @param {Page} page */
const said = page => page.locator("#dossier_said").innerText();
/** The lines of the meter, as state and name. @param {Page} page */
const meter = page => page.locator(".duty-line").evaluateAll(lines => lines.map(line => `${line.querySelector(".verdict")?.textContent} | ${line.querySelector(".name")?.textContent}`));
/** Without the spaces of typography. @param {string} text */
const words = text => text.replace(/\s+/gu, " ").trim();
/** Presses a button by what it does. @param {Page} page @param {string} action */
const press = (page, action) => page.locator(`[data-do="${action}"]:visible`).first().press("Enter");

test("from a list to a kept dossier: added, told, counted, taken out again", async () => {
  const { page, seen, close } = await open();
  await page.goto(`${portal.base}clauses/`);
  const add = page.locator("button.add").first(), clause = (await add.getAttribute("data-add"))?.split("@")[0];
  assert.equal(words(await add.innerText()), "Ajouter au dossier");
  await add.press("Enter");
  await page.locator("#basket_said").filter({ hasText: "Ajouté au dossier" }).waitFor();
  const count = (await kept(page)).dossiers[0].items.reduce((/** @type {number} */ sum, /** @type {any} */ { provisions }) => sum + provisions.length, 0);
  assert.ok(count > 1);
  assert.match(words(await page.locator("#basket_said").innerText()), new RegExp(`« Mon dossier » \\(${count} dispositions\\)`));
  assert.equal(words(await page.locator("a.basket").innerText()), `Dossier (${count})`);
  assert.equal(words(await add.innerText()), "Retirer du dossier");
  assert.ok((await add.getAttribute("aria-label"))?.includes(words(await page.locator(".cards h2, .cards h3").first().innerText()).slice(0, 10)), "its name says of what");
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.goto(`${portal.base}dossier/`, { waitUntil: "networkidle" });
  assert.equal(await page.locator("article.held").count(), count);
  await page.goto(`${portal.base}clauses/`);
  await page.locator(`button.add[data-add^="${clause}@"]`).press("Enter");
  await page.locator("#basket_said").filter({ hasText: "Retiré du dossier" }).waitFor();
  assert.equal(words(await page.locator("a.basket").innerText()), "Dossier");
  assert.deepEqual((await kept(page)).dossiers[0].items, []);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("a value that changes on a clause's page after it was added changes in the dossier", async () => {
  const { page, seen, close } = await open();
  await page.goto(`${portal.base}clauses/soged/`);
  await page.locator("#blank_melange").fill("30");
  await page.locator("button.add[data-add='soged@1']").press("Enter");
  await page.locator("#basket_said").filter({ hasText: "Ajouté au dossier" }).waitFor();
  assert.equal((await kept(page)).dossiers[0].items[0].values.melange, "30");
  await page.locator("#blank_melange").fill("35");
  await page.locator("#blank_melange").press("Tab");
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("clausier.dossiers") ?? "{}").dossiers[0].items[0].values.melange === "35");
  await page.locator("#blank_melange").fill("9999");
  await page.goto(`${portal.base}dossier/`, { waitUntil: "networkidle" });
  assert.match(words(await page.locator("main").innerText()), /35 %/);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("a missing duty is met by a clause proposed there; a criterion brings what it rests on and says why", async () => {
  const { page, seen, close } = await open(STARTED);
  await press(page, "keep-received");
  await page.locator("#dossier_alert", { hasText: "est dans vos dossiers" }).waitFor();
  const missing = (await meter(page)).filter(line => line.startsWith("Manquante"));
  assert.equal(missing.length, 1);
  assert.match(missing[0] ?? "", /critère/i);
  assert.match((await page.locator(".meter .packs a").first().getAttribute("href")) ?? "", /packs\/nettoyage\/$/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.locator(".duty-line.missing .suggestions button").first().press("Enter");
  await page.locator(".piece", { hasText: "Règlement de la consultation" }).waitFor();
  assert.deepEqual((await meter(page)).filter(line => line.startsWith("Manquante")), []);
  const reason = words(await page.locator("article .why").first().innerText());
  assert.match(reason, /^Repose sur : .*TA Grenoble, 14 novembre 2025, n° 2510707/);
  assert.notEqual(await page.evaluate(() => document.activeElement), null);
  assert.ok(await page.evaluate(() => document.activeElement?.matches("article")), "the focus is on what was added");
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("values: wrong ones are told at their field, right ones stand in the text at once and are kept", async () => {
  const { page, seen, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1`);
  await press(page, "keep-received");
  const article = page.locator("article.held").first(), field = article.locator(".field input").first();
  const left = Number(/\d+/.exec(await page.locator(".to-decide").innerText())?.[0]);
  assert.ok(left > 2);
  await field.fill("9999");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.match(await article.locator(".hint.problem").innerText(), /\S/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await field.fill("12");
  await field.press("Tab");
  assert.equal(await field.getAttribute("aria-invalid"), "false");
  assert.match(words(await article.locator(".contract .blank").first().innerText()), /^12/);
  assert.equal(await article.locator(".contract .blank").first().getAttribute("data-state"), "decided");
  assert.equal(Number(/\d+/.exec(await page.locator(".to-decide").innerText())?.[0]), left - 1);
  await article.locator('[data-do="keep"]:visible').first().press("Enter");
  assert.equal(Number(/\d+/.exec(await page.locator(".to-decide").innerText())?.[0]), left - 2);
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".field input, .field select")), "the focus stays at the field");
  await press(page, "keep-all");
  await page.locator(".to-decide", { hasText: "Toutes les valeurs sont décidées" }).waitFor();
  await page.reload({ waitUntil: "networkidle" });
  assert.match(words(await page.locator(".to-decide").innerText()), /Toutes/);
  assert.match(words(await page.locator("article.held .contract .blank").first().innerText()), /^12/);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("a shared address opens the same dossier in a fresh browser, beside what is kept there", async () => {
  const first = await open(`#v=1&${FACTS}&c=nettoyage-produits@1&p.taux=80&n.produits=%C3%80+voir&c=nettoyage-eau-dosage@1/methode&k=*`);
  await press(first.page, "keep-received");
  await press(first.page, "share");
  await first.page.locator("#dossier_said", { hasText: "Adresse copiée" }).waitFor();
  const address = await first.page.locator("#dossier_address").inputValue();
  assert.equal(await first.page.evaluate(() => navigator.clipboard.readText()), address);
  assert.ok(address.length < 2_000 && address.startsWith(`${portal.base}dossier/#v=1&`), address);
  const { dossiers: [sent] } = await kept(first.page);

  const second = await open();
  await press(second.page, "begin");
  await second.page.locator("#fact_title").fill("Le mien");
  await second.page.locator("#fact_title").press("Tab");
  await second.page.goto(address, { waitUntil: "networkidle" });
  await second.page.locator("#dossier_alert", { hasText: "reçu par son adresse" }).waitFor();
  assert.deepEqual((await kept(second.page)).dossiers.map((/** @type {any} */ { contract }) => contract.title), ["Le mien"], "nothing kept has changed");
  assert.deepEqual(await accessibilityFaults(second.page), []);
  await press(second.page, "keep-received");
  await second.page.locator("#dossier_alert", { hasText: "est dans vos dossiers" }).waitFor();
  const { dossiers } = await kept(second.page);
  assert.deepEqual([dossiers.length, { ...dossiers[1], id: "" }], [2, { ...sent, id: "" }]);
  assert.equal(new URL(second.page.url()).hash, "");
  for (const { seen } of [first, second]) assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await first.close();
  await second.close();
});

test("hostile addresses change nothing and say so", async () => {
  const { page, seen, close } = await open();
  await press(page, "begin");
  await page.locator("#fact_title").fill("Le mien");
  await page.locator("#fact_title").press("Tab");
  const before = JSON.stringify(await kept(page));
  for (const hash of ["v=1&t=%3Cscript%3Ealert(1)%3C/script%3E", "v=1&a=99999999999999999999999", "v=1&c=soged@1&p.__proto__=1", "v=1&c=so", "v=9&c=soged@1", "v=1&l=2026-99-99"]) {
    await page.goto("about:blank");
    await page.goto(`${portal.base}dossier/#${hash}`, { waitUntil: "networkidle" });
    await page.locator("#dossier_alert", { hasText: "rien n’a changé" }).waitFor();
    assert.equal(JSON.stringify(await kept(page)), before, hash);
    assert.equal(await page.evaluate(() => document.querySelectorAll("script:not([src]):not([type='application/json']), img, svg").length), 0);
  }
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("a file goes out and comes back; hostile ones are refused and change nothing", async () => {
  const { page, seen, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1&p.taux=80`);
  await press(page, "keep-received");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "export")]);
  assert.match(download.suggestedFilename(), /^nettoyage-des-ecoles\.dossier\.json$/);
  const file = await download.path(), text = readFileSync(file, "utf8");
  await page.setInputFiles("#dossier_file", file);
  await page.locator("#dossier_alert", { hasText: "est importé" }).waitFor();
  const { dossiers } = await kept(page);
  assert.deepEqual([dossiers.length, { ...dossiers[1], id: "" }], [2, { ...dossiers[0], id: "" }]);
  const before = JSON.stringify(await kept(page));
  const hostile = [text.slice(0, -40), text.replace("Nettoyage des", "<script>alert(1)</script>"), text.replace('"version": 1', '"version": 1e308'), text.replace('"merged": false', '"merged": []'), `{"format":1,"name":"${"x".repeat(5_000_000)}"}`, ""];
  for (const [i, content] of hostile.entries()) {
    assert.notEqual(content, text);
    const name = path.join(os.tmpdir(), `clausier-hostile-${process.pid}-${i}.json`);
    writeFileSync(name, content);
    await page.setInputFiles("#dossier_file", name);
    await page.locator("#dossier_alert", { hasText: "rien n’a changé" }).waitFor();
    assert.equal(JSON.stringify(await kept(page)), before, content.slice(0, 80));
    await press(page, "dismiss");
  }
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("unknown clauses and provisions are named and left aside, the rest is kept", async () => {
  const { page, close } = await open(`#v=1&c=nulle-part@1&c=nettoyage-produits@1/produits,disparue&p.taux=8000&p.nul=1`);
  const notices = words(await page.locator(".pieces > .notice").allInnerTexts().then(all => all.join(" ")));
  assert.match(notices, /nulle-part.*nettoyage-produits\/disparue, nettoyage-produits Part minimale.*nettoyage-produits nul/);
  assert.equal(await page.locator("article.held").count(), 1);
  await press(page, "drop-unknown");
  await page.locator(".pieces > .notice", { hasText: "nulle-part" }).waitFor({ state: "detached" });
  await close();
});

test("several dossiers: new, renamed, copied, chosen, deleted, and back", async () => {
  const { page, seen, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1`);
  await press(page, "keep-received");
  for (const [action, name] of [["new", "Deuxième"], ["rename", "Deuxième, renommé"], ["duplicate", "Troisième"]]) {
    await press(page, action ?? "");
    assert.ok(await page.evaluate(() => document.activeElement?.id === "dossier_name"));
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.locator("#dossier_name").fill(name ?? "");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: name }).waitFor();
  }
  const names = () => kept(page).then(({ dossiers }) => dossiers.map((/** @type {any} */ { name }) => name));
  assert.deepEqual(await names(), ["Nettoyage 2027", "Deuxième, renommé", "Troisième"]);
  await press(page, "delete");
  assert.deepEqual(await names(), ["Nettoyage 2027", "Deuxième, renommé"]);
  assert.ok(await page.evaluate(() => document.activeElement?.matches('[data-do="undo"]')), "the focus is where one takes it back");
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: "Troisième" }).waitFor();
  await page.locator("#dossier_choice").selectOption({ label: "Nettoyage 2027" });
  await page.locator("article.held").first().waitFor();
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("two tabs agree", async () => {
  const { page, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1`);
  await press(page, "keep-received");
  const other = await page.context().newPage();
  await other.goto(`${portal.base}dossier/`, { waitUntil: "networkidle" });
  const before = await other.locator("article.held").count();
  await page.locator("article .fill summary").first().press("Enter");
  await press(page, "remove");
  await other.waitForFunction(n => document.querySelectorAll("article.held").length === n - 1, before);
  assert.equal(words(await other.locator("a.basket").innerText()), `Dossier (${before - 1})`);
  await close();
});

test("provisions are annotated, moved and removed by keyboard, and the focus stays near", async () => {
  const { page, seen, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1&c=nettoyage-eau-dosage@1`);
  await press(page, "keep-received");
  await page.locator("#dossier_alert", { hasText: "est dans vos dossiers" }).waitFor();
  const ccap = page.locator("#piece_ccap"), order = () => ccap.locator("article").evaluateAll(all => all.map(({ id }) => id));
  const [first = "", second = ""] = await order();
  const sheet = page.locator(`#${first}`);
  await sheet.locator(".fill summary").press("Enter");
  await sheet.locator('[data-do="note"]').press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement?.matches("textarea")));
  await sheet.locator("textarea").fill("À relire avec <b>le service</b>");
  await sheet.locator("textarea").press("Tab");
  await page.locator(`#${first} .note`, { hasText: "À relire avec < b>le service" }).waitFor();
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.locator(`#${first} [data-do="down"]`).press("Enter");
  await page.waitForFunction(([a, b]) => (document.getElementById(a ?? "")?.compareDocumentPosition(document.getElementById(b ?? "") ?? document) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING, [first, second]);
  assert.deepEqual((await order()).slice(0, 2), [second, first]);
  assert.match(words(await said(page)), /2 sur \d/);
  await page.waitForFunction(id => document.activeElement?.closest("article")?.id === id, first);
  await page.locator(`#${first} [data-do="remove"]`).press("Enter");
  await page.locator("#dossier_alert", { hasText: "est retirée" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("article.held"));
  assert.ok(!(await order()).includes(first));
  await press(page, "undo");
  await page.locator(`#${first}`).waitFor();
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("a criterion whose support is missing says so, and brings it when asked", async () => {
  const { page, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1/critere`);
  const flag = page.locator("article .notice", { hasText: "repose sur une disposition qui n’est pas dans le dossier" });
  await flag.waitFor();
  const before = await page.locator("article.held").count();
  await flag.locator("button").first().press("Enter");
  await page.waitForFunction(n => document.querySelectorAll("article.held").length > n, before);
  await close();
});

test("the contract is described: duties follow, a wrong amount is told, documents are united", async () => {
  const { page, seen, close } = await open(`#v=1&c=nettoyage-produits@1`);
  await press(page, "keep-received");
  assert.ok((await meter(page)).every(line => line.startsWith("Dépend de")), String(await meter(page)));
  await press(page, "facts");
  await page.locator("#fact_title:focus").waitFor();
  await page.locator("#fact_type").selectOption("services");
  await page.locator("#fact_launch").fill("2026-12-01");
  await page.locator('input[name="segments"][value="nettoyage"]').check();
  await page.locator("#fact_amount").fill("beaucoup");
  await page.locator("#fact_amount").press("Tab");
  await page.locator("#fact_amount[aria-invalid=true]").waitFor();
  assert.match(await page.locator("#fact_amount_problem").innerText(), /\S/);
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.locator("#fact_amount").fill("60 000,50 €");
  await page.locator("#fact_amount").press("Tab");
  await page.waitForFunction(() => document.querySelectorAll(".duty-line.fulfilled").length > 0);
  const { dossiers: [{ contract }] } = await kept(page);
  assert.deepEqual([contract.amount, contract.type, contract.segments, contract.launch], ["60000.50", "services", ["nettoyage"], "2026-12-01"]);
  assert.equal(await page.locator("#piece_ccap, #piece_cctp").count(), 2);
  await page.locator('input[name="merged"]').check();
  await page.locator("#piece_ccp").waitFor();
  assert.equal(await page.locator("#piece_ccap, #piece_cctp").count(), 0);
  await press(page, "facts");
  assert.match(words(await page.locator(".contract-facts dl").innerText()), /60 000,50 € HT/);
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

test("what to declare stands ready to copy, with where it goes", async () => {
  const { page, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1`);
  await page.locator(".declare summary").press("Enter");
  await page.locator(".declared").first().waitFor();
  const values = await page.locator(".declared .value").allInnerTexts();
  assert.ok(values.some(value => value.includes("Clause environnementale")) && values.some(value => value.includes("env-imp")), String(values));
  await page.locator('.declared [data-do="copy-value"]').first().press("Enter");
  await page.locator("#dossier_said", { hasText: "Copié" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), values[0]);
  assert.deepEqual(await accessibilityFaults(page), []);
  await close();
});

/** All the words of a Word file and the runs marked as blanks, as python-docx reads them. @param {string} file */
function wordsOf(file) {
  const program = `
import docx, json, sys
document = docx.Document(sys.argv[1])
blocks = list(document.paragraphs) + [p for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
runs = [run for block in blocks for run in block.runs]
print(json.dumps({"text": "\\n".join(b.text for b in blocks), "blanks": [r.text for r in runs if r.style.name == "Blank"], "values": [r.text for r in runs if r.style.name == "Value"]}))`;
  return JSON.parse(execFileSync(path.join(import.meta.dirname, "../.venv/bin/python"), ["-c", program, file], { encoding: "utf8" }));
}

test("a whole journey: found, filled in, added, the missing duty met, downloaded and reopened, shared, the same elsewhere", async () => {
  const { page, seen, close } = await open();
  await page.goto(`${portal.base}recherche/?q=produits+de+nettoyage`);
  await page.locator("#search-cards a", { hasText: "Produits de nettoyage" }).first().click();
  await page.waitForURL(/clauses\/nettoyage-produits/);
  await page.locator(".blanks input").first().waitFor();
  // A blank of the text, not the weight of a criterion.
  const field = page.locator('.blanks input[id="blank_taux"]'), { name } = JSON.parse((await field.getAttribute("data-blank")) ?? "{}");
  const decided = String(Number((await field.inputValue()).replace(/\D/g, "")) + 1);
  await field.fill(decided);
  await field.press("Tab");
  // All but the criterion.
  for (const add of await page.locator(".sheet button.add").all()) {
    if ((await add.getAttribute("data-add"))?.endsWith("/critere")) continue;
    await add.press("Enter");
    await page.waitForFunction(button => button?.classList.contains("in"), await add.elementHandle());
  }
  await page.goto(`${portal.base}dossier/`);
  await page.locator("article.held").first().waitFor();
  assert.equal((await kept(page)).dossiers[0].items[0].values[name], decided, "what was filled in came along");
  await press(page, "facts");
  await page.locator("#fact_title").fill("Nettoyage des écoles");
  await page.locator("#fact_buyer").selectOption("collectivites");
  await page.locator("#fact_type").selectOption("services");
  await page.locator('input[name="segments"][value="nettoyage"]').check();
  await page.locator("#fact_amount").fill("60000");
  await page.locator("#fact_launch").fill("2026-12-01");
  await page.locator("#fact_launch").press("Tab");
  await press(page, "facts");
  await page.locator(".duty-line.missing .suggestions button").first().press("Enter");
  await page.locator("#piece_rc").waitFor();
  assert.deepEqual((await meter(page)).filter(line => line.startsWith("Manquante")), []);
  await press(page, "keep-all");
  await page.locator(".to-decide", { hasText: "Toutes les valeurs sont décidées" }).waitFor();
  const requests = portal.log.length;
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-kind="docx"]').press("Enter")]);
  assert.ok(portal.log.slice(requests).some(({ address }) => address.includes("/documents/")), "what makes files is loaded when one is asked for");
  assert.match(words(await said(page)), /Fichier « .*\.docx » prêt \(\d+ ko\)/);
  const file = await download.path(), { text, blanks, values } = wordsOf(file);
  assert.deepEqual(blanks, [], "no blank is left over");
  assert.ok(values.some((/** @type {string} */ value) => value.startsWith(decided)) && text.includes("nettoyage-produits@1/produits"), text);
  await press(page, "share");
  await page.locator("#dossier_address").waitFor();
  const address = await page.locator("#dossier_address").inputValue(), { dossiers: [mine] } = await kept(page);
  const other = await open(new URL(address).hash);
  await press(other.page, "keep-received");
  await other.page.locator("#dossier_alert", { hasText: "est dans vos dossiers" }).waitFor();
  const { dossiers: [theirs] } = await kept(other.page);
  assert.deepEqual({ ...theirs, id: "" }, { ...mine, id: "" });
  for (const one of [seen, other.seen]) assert.deepEqual(one, { elsewhere: [], failed: [], errors: [] });
  await other.close();
  await close();
});

/** The library of the tests, built and hosted, and a page to look at it with. */
async function openEnglish() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "clausier-dossier-"));
  execFileSync(fromEnvironment("CLAUSIER"), ["build", "-C", path.join(fromEnvironment("CLAUSIER_LIBRARY"), "tests/library"), "--out", folder, "--base-url", "https://clausier.example.org/", "--date", "2026-11-22"]);
  const english = await host(folder), page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const close = async () => {
    await page.close();
    await english.close();
    rmSync(folder, { recursive: true });
  };
  return { english, page, seen: watch(page, english.origin), close };
}

test("another library, in English: a dossier of an older version says so, shows it, and goes to the new one", async () => {
  const { english, page, seen, close } = await openEnglish();
  try {
    await page.goto(`${english.base}dossier/#v=1&name=Canteen&c=surplus-food@1/giving,report&p.days=20`);
    const flag = page.locator("article .notice", { hasText: "This dossier uses version 1 of this clause" });
    await flag.waitFor();
    assert.match(words(await page.locator("article .contract").first().innerText()), /within 20 days/);
    assert.deepEqual(await accessibilityFaults(page), []);
    const comparison = await flag.locator("a").getAttribute("href");
    assert.match(comparison ?? "", /#a=surplus-food@1&b=surplus-food@2$/);
    await flag.locator("button").press("Enter");
    await flag.waitFor({ state: "detached" });
    assert.match(words(await page.locator("article header").first().innerText()), /surplus-food@2\//);
    assert.match(words(await page.locator(".to-decide").innerText()), /left to decide/);
    await page.goto(`${english.base}${(comparison ?? "").replace("../", "")}`);
    await page.locator("main", { hasText: /parts? differ/ }).waitFor();
    assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  } finally {
    await close();
  }
});

test("another library: a former id is followed, a withdrawn clause is flagged, clauses that conflict say so", async () => {
  const { english, page, seen, close } = await openEnglish();
  try {
    await page.goto(`${english.base}dossier/#v=1&name=All&c=old-stone@3&c=plastic-cups@1&c=wooden-chairs@1&c=surplus-food@2`);
    await page.locator("article.held").first().waitFor();
    const citations = words((await page.locator("article.held header").allInnerTexts()).join(" "));
    assert.match(citations, /reused-stone@3\//);
    assert.doesNotMatch(citations, /old-stone@/);
    const flags = words((await page.locator("article .notice").allInnerTexts()).join(" | "));
    assert.match(flags, /withdrawn/i);
    assert.match(flags, /Not to be combined with “Surplus food is given away”/);
    assert.deepEqual(await accessibilityFaults(page), []);
    // It is looked for under the id that it had, then under its own.
    assert.deepEqual(seen.elsewhere, []);
    assert.deepEqual(seen.failed.map((failure) => failure.replace(/^404 .*\//, "")), ["old-stone.sheets.json"]);
  } finally {
    await close();
  }
});

test("a duty that concerns only some purchases is set aside by the buyer, and the facts say so", async () => {
  const { page, seen, close } = await open("#v=1&y=works&s=construction-batiment&l=2026-12-01&b=collectivites&a=60000&c=soged@1");
  await press(page, "keep-received");
  const line = page.locator(".duty-line.missing", { hasText: "constructions temporaires" });
  await line.waitFor();
  await line.getByRole("button", { name: "Achat sans construction temporaire" }).press("Enter");
  await line.waitFor({ state: "detached" });
  assert.match(await said(page), /Achat sans construction temporaire/);
  // The focus stays at the duties.
  await page.locator("#obligations:focus").waitFor();
  assert.deepEqual((await kept(page)).dossiers[0].contract.except, ["achat sans construction temporaire"]);
  assert.deepEqual(await accessibilityFaults(page), []);
  await press(page, "facts");
  const box = page.locator("#dossier_facts .except label", { hasText: "Achat sans construction temporaire" });
  assert.equal(await box.locator("input").isChecked(), true);
  assert.equal(await page.locator("#dossier_facts .except label", { hasText: "neumatiques" }).count(), 0, "what cannot be so is not asked");
  await box.locator("input").uncheck();
  await line.waitFor();
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  await close();
});

/** EcoIndex, as cnumr computes it: quantiles of elements, requests and kilobytes of the French web. */
const QUANTILES = {
  dom: [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601],
  req: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  size: [0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26],
};

/** @param {number[]} quantiles @param {number} value */
function rank(quantiles, value) {
  const at = quantiles.findIndex((bound, i) => i > 0 && value < bound);
  const [from = 0, to = 0] = [quantiles[at - 1], quantiles[at]];
  return at - 1 + (value - from) / (to - from);
}

test("a dossier of twenty provisions is worth at least B", async () => {
  const { page, close } = await open();
  portal.log.length = 0;
  const items = ["nettoyage-produits@1", "nettoyage-eau-dosage@1", "restauration-qualite@1", "gaspillage-alimentaire@1", "vaisselle-reemployable@1/critere,boucle"].map(item => `c=${item}`);
  await page.goto("about:blank");
  await page.goto(`${portal.base}dossier/#v=1&${FACTS}&${items.join("&")}`, { waitUntil: "networkidle" });
  const provisions = await page.locator("article.held").count();
  assert.ok(provisions >= 20, `${provisions} provisions`);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length - document.querySelectorAll("svg *").length);
  const bytes = portal.log.reduce((sum, answer) => sum + answer.bytes, 0);
  // In proportion, where the clauses at hand make a little more than twenty.
  const index = 100 - (5 * (3 * rank(QUANTILES.dom, elements) + 2 * rank(QUANTILES.req, portal.log.length) + rank(QUANTILES.size, bytes / 1000))) / 6;
  assert.ok(index > 70, `${index.toFixed(1)}: ${provisions} provisions, ${elements} elements, ${portal.log.length} requests, ${bytes} bytes`);
  await close();
});

test("on a phone in the dark: nothing wider than the window, and axe finds nothing", async () => {
  const { page, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1`, { viewport: { width: 360, height: 740 }, colorScheme: "dark", hasTouch: true });
  await press(page, "keep-received");
  await press(page, "facts");
  await page.locator("article .fill summary").first().press("Enter");
  assert.deepEqual(await accessibilityFaults(page, ["color-contrast-enhanced"]), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await close();
});

test("the statement prints alone, on one page; the dossier prints without its tools", async () => {
  const { page, close } = await open(`#v=1&${FACTS}&c=nettoyage-produits@1&c=nettoyage-eau-dosage@1`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("main :is(button, input, select, summary):visible").count(), 0);
  const pages = async () => ((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  assert.ok((await pages()) > 3, "a page for each document at least");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => (globalThis.print = () => {}));
  await press(page, "print-meter");
  await page.waitForFunction(() => document.documentElement.classList.contains("meter-alone"));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".meter").isVisible() && !(await page.locator(".pieces").isVisible()));
  assert.equal(await pages(), 1);
  await close();
});

test("where the browser keeps nothing, the dossier works as long as the page and says so", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  await page.goto(`${portal.base}dossier/#v=1&${FACTS}&c=nettoyage-produits@1/produits`, { waitUntil: "networkidle" });
  await press(page, "keep-received");
  await page.locator("article.held").waitFor();
  await press(page, "dismiss");
  await page.locator("#dossier_alert", { hasText: "refuse de garder" }).waitFor();
  await context.close();
});

test("under a path it works as at the root", async () => {
  const under = await host(siteUnderPrefix().folder, PREFIX);
  const page = await browser.newPage();
  const seen = watch(page, under.origin);
  await page.goto(`${under.base}dossier/#v=1&${FACTS}&c=nettoyage-produits@1/produits`, { waitUntil: "networkidle" });
  await page.locator("article.held").waitFor();
  assert.deepEqual(seen, { elsewhere: [], failed: [], errors: [] });
  assert.deepEqual(under.log.filter(({ address }) => !address.startsWith(PREFIX)), []);
  await page.close();
  await under.close();
});

test("without JavaScript, the page says what it is and leads to the lists", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${portal.base}dossier/`);
  assert.match(words(await page.locator("main").innerText()), /besoin de JavaScript/);
  assert.ok((await page.locator("main a:visible").count()) > 4);
  assert.equal(await page.locator("main :is(button, input, select):visible").count(), 0);
  await context.close();
});
