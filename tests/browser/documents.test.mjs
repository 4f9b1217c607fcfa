// The files of a dossier, made from a built portal as the dossier page makes them. What is in them is read by independent
// tools: this writes them to CLAUSIER_DOCUMENTS, where tests/tools/test_dossier_documents.py looks.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, watch } from "./lib/chromium.mjs";
import { allSheets, contextOf, pretendPage, readJson } from "./lib/documents.mjs";
import { host } from "./lib/host.mjs";
import { fromEnvironment } from "./lib/site.mjs";

/** @typedef {import("./lib/documents.mjs").Selection} Selection */
/** @typedef {import("./lib/documents.mjs").Item} Item */

const site = fromEnvironment("CLAUSIER_SITE");
const made = process.env.CLAUSIER_DOCUMENTS ?? fileURLToPath(new URL("../.work/documents", import.meta.url));
const sheets = allSheets(site);

/** @type {import("./lib/host.mjs").Host} */
let portal;
/** @type {typeof import("../../themes/default/scripts/documents/index.js")} */
let documents;

before(async () => {
  portal = await host(site);
  pretendPage(portal.base);
  documents = await import("../../themes/default/scripts/documents/index.js");
  rmSync(made, { recursive: true, force: true });
});
after(() => portal?.close());

/** What a text may hold at worst. */
const HOSTILE = [
  "</w:t></w:r></w:p><w:p><w:r><w:t>out</w:t>",
  "]]> <![CDATA[ &amp; &#x1; <!-- -->",
  "\u0000\u0001\u0008\u000b\u001b\u007f\ufffe\uffff\ud800",
  "عنوان بالعربية — שלום \u202e",
  "👩🏽‍🔬 🇫🇷 é\u0301",
  "=HYPERLINK(\"https://example.org\")\t+1\n-1\r\n@SUM(A1)",
  "# title | *bold* [link](javascript:alert) `code` <b>",
].join("\n");

/** A number that the blank takes, another than its default. @param {any} blank */
const otherThanDefault = ({ default: usual, min, max }) => [max, min, "7"].find((value) => value && value !== usual);

/**
 * A dossier of `chosen` clauses; `decide` says what the buyer made of a blank: data, `true` to keep the default, or nothing.
 * @param {string} name @param {any[]} chosen @param {(blank: any) => string | boolean | undefined} decide @returns {Selection}
 */
function dossier(name, chosen, decide) {
  const duties = readJson(site, "assets/duties.json");
  const items = chosen.map((sheet) => {
    /** @type {Item} */
    const item = { clause: sheet.id, version: sheet.version, provisions: [], values: {}, kept: [], notes: {} };
    for (const blank of sheet.blanks) {
      const decided = decide(blank);
      if (decided === true) item.kept.push(blank.name);
      else if (decided) item.values[blank.name] = String(decided);
    }
    return item;
  });
  return {
    format: 1,
    id: name,
    name: `Dossier ${name}`,
    contract: {
      title: `Marché « ${name} » : collecte & nettoyage`,
      buyer_name: "Communauté de communes du Val",
      buyer: duties.buyers.at(-1).id,
      type: "services",
      segments: chosen[0]?.segments.slice(0, 2) ?? [],
      amount: "60000",
      launch: "2026-12-01",
      except: [],
    },
    merged: false,
    items,
  };
}

/** Clauses that fill several tender documents, a criterion among their provisions. */
const rich = sheets.filter(({ status, provisions }) => status !== "withdrawn" && provisions.some((/** @type {any} */ one) => one.points) && new Set(provisions.map((/** @type {any} */ one) => one.document)).size > 1);
const nine = rich.slice(0, 9);
const allDecided = (/** @type {any} */ blank) =>
  blank.type === "percent" ? otherThanDefault(blank) : blank.default ? true : blank.type === "text" ? "Selon l’annexe 2" : (otherThanDefault(blank) ?? blank.choices?.[0]?.id ?? "2027-01-31");

const DOSSIERS = {
  decided: dossier("decided", nine, allDecided),
  open: dossier("open", nine, () => undefined),
  merged: { ...dossier("merged", nine.slice(0, 3), allDecided), merged: true },
  hostile: hostile(),
  empty: dossier("empty", [], () => undefined),
};

/** @returns {Selection} */
function hostile() {
  const worst = dossier("hostile", nine.slice(0, 3), (blank) => (blank.type === "text" ? HOSTILE : undefined));
  worst.name = worst.contract.title = worst.contract.buyer_name = HOSTILE;
  for (const item of worst.items) {
    const { provisions, blanks } = sheets.find(({ id }) => id === item.clause);
    item.notes = Object.fromEntries(provisions.map((/** @type {any} */ { id }, /** @type {number} */ at) => [id, at ? HOSTILE : `${HOSTILE} `.repeat(40).slice(0, 10_000)]));
    // What no page would write, a file may hold.
    for (const { name } of blanks.filter((/** @type {any} */ { type }) => type === "choice")) item.values[name] = HOSTILE;
  }
  worst.items.push({ clause: "no-such-clause", version: 1, provisions: [], values: {}, kept: [], notes: {} });
  return worst;
}

const KINDS = ["docx", "odt", "xlsx", "md", "json", "declarations.json"];

/** @param {keyof typeof DOSSIERS} name @param {string} kind */
async function make(name, kind) {
  const selection = DOSSIERS[name];
  return documents.makeFile(kind, selection, await contextOf(site, selection, sheets));
}

for (const name of /** @type {(keyof typeof DOSSIERS)[]} */ (Object.keys(DOSSIERS))) {
  test(`every file of the dossier "${name}"`, async () => {
    const selection = DOSSIERS[name];
    const context = await contextOf(site, selection, sheets);
    const folder = path.join(made, name);
    mkdirSync(folder, { recursive: true });
    const each = documents.documentsOf(selection, context).map(({ id }) => id);
    const kinds = [...KINDS, ...each.flatMap((id) => [`docx:${id}`, `odt:${id}`])];
    for (const kind of kinds) {
      const file = await documents.makeFile(kind, selection, context);
      assert.match(file.name, /^[a-z0-9-]+(\.[a-z]+)+$/, "a name that every system takes");
      assert.ok(file.bytes.length > 0 && file.type.includes("/"));
      writeFileSync(path.join(folder, kind.includes(":") ? kind.split(":").reverse().join(".") : `dossier.${kind}`), file.bytes);
    }
    writeFileSync(path.join(folder, "selection.json"), JSON.stringify(selection));
  });
}

test("the same dossier gives the same bytes", async () => {
  for (const kind of KINDS) assert.deepEqual((await make("open", kind)).bytes, (await make("open", kind)).bytes, kind);
});

test("a browser makes the same bytes, and runs nothing that the policy of the page forbids", async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const faults = watch(page, portal.origin);
    await page.goto(portal.base);
    const context = await contextOf(site, DOSSIERS.decided, sheets);
    for (const kind of KINDS) {
      const given = { kind, base: portal.base, selection: DOSSIERS.decided, context: { ...context, sheets: [...context.sheets] } };
      const bytes = await page.evaluate(async ({ kind, base, selection, context }) => {
        const { makeFile } = await import(`${base}assets/scripts/documents/index.js`);
        const file = await makeFile(kind, selection, { ...context, sheets: new Map(context.sheets) });
        return [...file.bytes];
      }, given);
      assert.ok(Buffer.from(bytes).equals(Buffer.from((await make("decided", kind)).bytes)), kind);
    }
    assert.deepEqual(faults, { elsewhere: [], failed: [], errors: [] });
  } finally {
    await browser.close();
  }
});

test("a file of an unknown kind is refused", async () => {
  await assert.rejects(make("open", "docx:nothing"));
  await assert.rejects(make("open", "exe"));
});

test("the documents of a dossier come in tender order, united where the dossier says so", async () => {
  const order = readJson(site, "assets/reference.json").documents;
  const places = (/** @type {keyof typeof DOSSIERS} */ name) => contextOf(site, DOSSIERS[name], sheets).then((context) => documents.documentsOf(DOSSIERS[name], context).map(({ id }) => id));
  const apart = await places("decided"), united = await places("merged");
  const sorted = order.map((/** @type {any} */ { id }) => id).filter((/** @type {string} */ id) => apart.includes(id));
  assert.deepEqual(apart, sorted);
  assert.ok(apart.length > 1);
  const merging = order.filter((/** @type {any} */ { merges_into }) => merges_into);
  assert.ok(merging.some((/** @type {any} */ { merges_into }) => united.includes(merges_into)));
  for (const { id } of merging) assert.ok(!united.includes(id), id);
  assert.deepEqual(await places("empty"), []);
});

test("the JSON holds every provision, as it prints, and the dossier itself", async () => {
  const json = JSON.parse(new TextDecoder().decode((await make("decided", "json")).bytes));
  assert.equal(json.format, 1);
  const provisions = json.documents.flatMap((/** @type {any} */ { provisions }) => provisions);
  const all = nine.flatMap(({ provisions }) => provisions);
  assert.deepEqual(provisions.map((/** @type {any} */ { citation }) => citation).sort(), all.map(({ citation }) => citation).sort());
  const decided = json.clauses.flatMap((/** @type {any} */ { id, blanks }) => blanks.map((/** @type {any} */ blank) => ({ clause: id, ...blank })));
  const percent = decided.filter((/** @type {any} */ { type }) => type === "percent");
  assert.ok(percent.length > 0);
  for (const { clause: id, name, value, state, printed } of percent) {
    const { default: usual } = sheets.find((one) => one.id === id).blanks.find((/** @type {any} */ blank) => blank.name === name);
    assert.equal(state, "decided");
    assert.notEqual(value, usual);
    const texts = provisions.filter((/** @type {any} */ { clause }) => clause === id).flatMap((/** @type {any} */ { text, expected, scale }) => [text, expected ?? "", ...(scale ?? []).map((/** @type {any} */ { when }) => when)]);
    const number = printed.replace(/\u00a0%$/, "");
    assert.ok(texts.some((/** @type {string} */ text) => text.includes(number)), `${id} ${name} ${printed}`);
  }
  assert.equal(json.remaining, 0);
  assert.ok(JSON.parse(new TextDecoder().decode((await make("open", "json")).bytes)).remaining > 0);
  assert.deepEqual(json.selection, DOSSIERS.decided);
});

test("Markdown keeps what a buyer wrote as text", async () => {
  const markdown = new TextDecoder().decode((await make("hostile", "md")).bytes);
  assert.doesNotMatch(markdown, /(?<!\\)<(w:t|b)>|(?<!\\)\[link\]|[\0-\x08]/);
  assert.match(markdown, /\\\[link\\\]/);
});

test("the zip writer is the one that was published, unmodified", () => {
  const vendored = readFileSync(path.join(site, "assets/vendor/fflate/fflate-0.8.3.js"));
  const digest = createHash("sha256").update(vendored).digest("hex");
  assert.equal(digest, "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83");
  assert.match(readFileSync(path.join(site, "assets/vendor/fflate/LICENSE.txt"), "utf8"), /MIT License/);
});
