// What a dossier is before any page shows it: kept, edited, put into an address and a file; and what is refused.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { LIMITS, Refusal, clean, count, decided, emptyItem, emptySelection, moved, noted, readSelection, withItem, without } from "../../themes/default/scripts/dossier/selection.js";
import { LONGEST_ADDRESS, readFile, readFragment, writeFile, writeFragment } from "../../themes/default/scripts/dossier/share.js";
import { KEY, openStore } from "../../themes/default/scripts/dossier/store.js";

/** @typedef {import("../../themes/default/scripts/dossier/selection.js").Selection} Selection */

/** @returns {Selection} one with something in every place */
function full() {
  return {
    format: 1,
    id: "abc123",
    name: "Nettoyage, été 2027 & école « Jean-Macé »",
    contract: {
      title: "Nettoyage des écoles : 100 % d'eau + produits, lot n° 1 = sols",
      buyer_name: "Commune de Saint-Étienne-d'Éxemple",
      buyer: "collectivites",
      type: "services",
      segments: ["nettoyage", "restauration-collective"],
      amount: "60000.50",
      launch: "2026-12-01",
      except: ["défense, ou sécurité", "secret"],
    },
    merged: true,
    items: [
      { clause: "soged", version: 1, provisions: ["plan", "critere"], values: { taux: "70", "@critere": "15", lieu: "Chez nous, 3/4 @ l'accueil * & plus=mieux #1 ?" }, kept: ["delai"], notes: { plan: "À voir avec\nle service" } },
      { clause: "dechets-chantier", version: 12, provisions: [], values: {}, kept: ["*"], notes: {} },
    ],
  };
}

/** In memory, as a browser does; `room` bytes of it. @param {number} [room] */
function storage(room = Infinity) {
  /** @type {Map<string, string>} */
  const entries = new Map();
  return {
    entries,
    getItem: (/** @type {string} */ key) => entries.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      entries.set(key, value);
    },
  };
}

/** @param {() => unknown} act @returns {string} the key of the message with which it is refused */
function refusal(act) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.key;
  }
  return "nothing";
}

test("an address gives back the dossier that it was made of, but for its id", () => {
  const fragment = writeFragment(full());
  assert.doesNotMatch(fragment, /[^\x21-\x7e]/, "an address is plain ASCII");
  const read = readFragment(`#${fragment}`);
  assert.notEqual(read?.id, "abc123");
  assert.deepEqual({ ...read, id: "abc123" }, full());
  const empty = emptySelection("");
  assert.deepEqual({ ...readFragment(writeFragment(empty)), id: empty.id }, empty);
});

test("an address as others write it is read too", () => {
  const read = readFragment("#v=1&t=Nettoyage%20des%20%C3%A9coles&y=services&s=nettoyage&c=soged%401/plan,critere&p.taux=70&k=*&c=bois@2");
  assert.equal(read?.contract.title, "Nettoyage des écoles");
  assert.deepEqual(read?.items.map(({ clause, version, provisions, kept }) => [clause, version, provisions, kept]), [["soged", 1, ["plan", "critere"], ["*"]], ["bois", 2, [], []]]);
});

test("a fragment that is a place in the page is no dossier", () => {
  for (const fragment of ["", "#", "#page_content", "#pieces"]) assert.equal(readFragment(fragment), null);
});

const HOSTILE = [
  ["v=2&c=soged@1", "newer"],
  ["v=x", "broken"],
  ["v=1&t=%E0%A4%A", "broken"],
  ["v=1&t=%3Cscript%3Ealert(1)%3C/script%3E", "markup"],
  ["v=1&t=%3Cimg src=x onerror=alert(1)%3E", "markup"],
  ["v=1&t=a%00b", "markup"],
  ["v=1&t=a%E2%80%AEb", "markup"],
  ["v=1&c=soged@1&p.lieu=%3C!--", "markup"],
  ["v=1&a=1e99", "wrong"],
  ["v=1&a=99999999999999999999", "large"],
  ["v=1&a=-5", "wrong"],
  ["v=1&l=2026-02-30", "wrong"],
  ["v=1&l=hier", "wrong"],
  ["v=1&y=anything", "wrong"],
  ["v=1&b=__proto__", "wrong"],
  ["v=1&s=a,constructor", "wrong"],
  ["v=1&c=soged@0", "wrong"],
  ["v=1&c=soged@99999999", "broken"],
  ["v=1&c=soged", "broken"],
  ["v=1&c=../../etc@1", "broken"],
  ["v=1&c=SOGED@1", "wrong"],
  ["v=1&c=soged@1/plan,<b>", "wrong"],
  ["v=1&c=soged@1&c=soged@1", "broken"],
  ["v=1&c=soged@1&c=soged@2", "wrong"],
  ["v=1&c=soged@1&p.__proto__=1", "wrong"],
  ["v=1&c=soged@1&p.constructor=1", "wrong"],
  ["v=1&c=soged@1&p.taux=1&p.taux=2", "broken"],
  ["v=1&c=soged@1&n.constructor=1", "wrong"],
  ["v=1&c=soged@1&p.taux=99999999999999999999999", "large"],
  ["v=1&c=soged@1&z=1", "broken"],
  ["v=1&nothing", "broken"],
  [`v=1&t=${"a".repeat(400)}`, "large"],
  [`v=1&t=${"a".repeat(200_000)}`, "large"],
  [`v=1&${Array.from({ length: 300 }, (_, i) => `c=a${i}@1`).join("&")}`, "large"],
];

for (const [fragment = "", key = ""] of HOSTILE) {
  test(`refuses the address ${fragment.slice(0, 50)}`, () => assert.equal(refusal(() => readFragment(fragment)), key));
}

test("a file gives back the dossier that it was made of, beside those that are kept", () => {
  const read = readFile(writeFile(full()));
  assert.notEqual(read.id, "abc123", "it never takes the place of another");
  assert.deepEqual({ ...read, id: "abc123" }, full());
  assert.deepEqual({ ...readFile(`\ufeff${writeFile(full())}`), id: "abc123" }, full());
});

test("every part of a truncated file is refused", () => {
  const file = writeFile(full()).trimEnd();
  for (let end = 0; end < file.length; end += 7) assert.equal(refusal(() => readFile(file.slice(0, end))), "broken", file.slice(0, end));
});

test("hostile files are refused, each with its reason", () => {
  const base = JSON.parse(writeFile(full()));
  /** @type {[string, string][]} */
  const files = [
    ["[]", "wrong"],
    ["null", "wrong"],
    ["{}", "wrong"],
    ['"x"', "wrong"],
    [JSON.stringify({ ...base, format: 2 }), "newer"],
    [JSON.stringify({ ...base, format: "1" }), "wrong"],
    [JSON.stringify({ ...base, more: 1 }), "wrong"],
    [JSON.stringify({ ...base, id: 5 }), "wrong"],
    [JSON.stringify({ ...base, merged: "yes" }), "wrong"],
    [JSON.stringify({ ...base, items: {} }), "wrong"],
    [JSON.stringify({ ...base, items: [null] }), "wrong"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1.5 }] }), "wrong"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1e300 }] }), "wrong"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1, values: { taux: 70 } }] }), "wrong"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1, values: ["70"] }] }), "wrong"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1, notes: { plan: "<script>alert(1)</script>" } }] }), "markup"],
    [JSON.stringify({ ...base, items: [{ clause: "a", version: 1, notes: { plan: "x".repeat(LIMITS.note + 1) } }] }), "large"],
    [JSON.stringify({ ...base, items: Array.from({ length: LIMITS.items + 1 }, (_, i) => ({ clause: `a${i}`, version: 1 })) }), "large"],
    [JSON.stringify({ ...base, name: "<svg onload=alert(1)>" }), "markup"],
    ['{"format":1,"__proto__":{"merged":true}}', "wrong"],
    ['{"format":1,"items":[{"clause":"a","version":1,"values":{"__proto__":"1"}}]}', "wrong"],
    [`{"format":1,"name":"${"x".repeat(5_000_000)}"}`, "large"],
    ["[".repeat(100_000), "broken"],
  ];
  for (const [file, key] of files) assert.equal(refusal(() => readFile(file)), key, file.slice(0, 200));
  assert.equal(/** @type {any} */ ({}).merged, undefined, "nothing reached the prototype of all objects");
});

test("what a buyer types is never refused when it comes back", () => {
  const typed = clean("si x<y, <script>alert('é')</script>\u0000 < 3 <!-- \u202e", 300);
  assert.equal(readSelection({ ...full(), name: typed.slice(0, 120) }).name, typed.slice(0, 120));
});

test("dossiers are kept, named, copied, chosen and removed, and a removal can be undone", () => {
  const kept = storage();
  const store = openStore(kept);
  assert.equal(store.current(), null);
  const first = store.create("Premier");
  store.edit(dossier => withItem(dossier, { ...emptyItem("soged", 1), provisions: ["plan"] }));
  const second = store.duplicate(first?.id ?? "", "Copie");
  store.edit(dossier => without(dossier, "soged"), { undoable: true });
  assert.deepEqual(store.all().map(({ name, items }) => [name, items.length]), [["Premier", 1], ["Copie", 0]]);
  store.undo();
  assert.deepEqual(store.all().map(({ name, items }) => [name, items.length]), [["Premier", 1], ["Copie", 1]]);
  store.rename(first?.id ?? "", "Un <b>autre</b> nom");
  assert.equal(store.current()?.name, "Copie", "renaming one leaves the current one");
  store.remove(second?.id ?? "");
  assert.deepEqual([store.current()?.name, openStore(kept).current()?.name], ["Un < b>autre< /b> nom", "Un < b>autre< /b> nom"]);
  assert.ok(store.undo());
  assert.equal(store.undo(), false, "once");
  assert.deepEqual(openStore(kept).all().map(({ name }) => name), ["Un < b>autre< /b> nom", "Copie"]);
});

test("two tabs agree: neither overwrites what the other wrote", () => {
  const kept = storage();
  const one = openStore(kept), other = openStore(kept);
  one.create("A");
  other.create("B");
  one.edit(dossier => withItem(dossier, emptyItem("soged", 1)));
  let told = 0;
  other.onChange(() => (told += 1));
  other.reread();
  assert.equal(told, 1);
  assert.deepEqual(other.all().map(({ name, items }) => [name, items.length]), [["A", 0], ["B", 1]]);
});

test("where nothing is kept, dossiers last as long as the page, and it is said", () => {
  const none = openStore(null);
  none.create("A");
  assert.deepEqual([none.keeping(), none.all().length], ["session", 1]);
  const refused = openStore({ getItem: () => { throw new DOMException("no", "SecurityError"); }, setItem: () => {} });
  refused.create("A");
  assert.deepEqual([refused.keeping(), refused.all().length], ["session", 1]);
  const narrow = openStore(storage(300));
  narrow.create("A");
  assert.equal(narrow.keeping(), "kept");
  narrow.edit(dossier => ({ ...dossier, contract: { ...dossier.contract, title: "x".repeat(290) } }));
  assert.deepEqual([narrow.keeping(), narrow.current()?.contract.title.length], ["full", 290]);
});

test("what another portal's version or another page wrote is not overwritten", () => {
  for (const text of ['{"format":2,"dossiers":[]}', "{", '{"format":1,"dossiers":[{"format":7}]}', "[]"]) {
    const kept = storage();
    kept.entries.set(KEY, text);
    const store = openStore(kept);
    store.create("A");
    assert.deepEqual([store.keeping(), kept.entries.get(KEY)], ["session", text]);
  }
});

test("provisions are added in the order of the tender, moved, noted and decided", () => {
  let dossier = emptySelection("A");
  dossier = withItem(dossier, { ...emptyItem("soged", 1), provisions: ["plan"], values: { taux: "60" } });
  dossier = withItem(dossier, { ...emptyItem("soged", 1), provisions: ["critere"], values: { taux: "70" } }, ["critere", "plan", "penalite"]);
  dossier = withItem(dossier, { ...emptyItem("bois", 1), provisions: ["origine"] });
  assert.deepEqual(dossier.items[0]?.provisions, ["critere", "plan"]);
  assert.equal(dossier.items[0]?.values.taux, "60", "what was decided stays");
  assert.equal(count(dossier), 3);
  const column = ["soged/critere", "soged/plan", "bois/origine"];
  assert.deepEqual(moved(dossier, column, 0, 1).items[0]?.provisions, ["plan", "critere"]);
  assert.deepEqual(moved(dossier, column, 2, 1).items.map(({ clause }) => clause), ["bois", "soged"]);
  assert.equal(moved(dossier, column, 2, 3), dossier);
  dossier = decided(dossier, "soged", "delai", null);
  dossier = decided(dossier, "soged", "taux", "80");
  dossier = noted(dossier, "soged", "plan", "Voir");
  assert.deepEqual([dossier.items[0]?.values, dossier.items[0]?.kept, dossier.items[0]?.notes], [{ taux: "80" }, ["delai"], { plan: "Voir" }]);
  dossier = without(dossier, "soged", ["plan"]);
  assert.deepEqual([dossier.items[0]?.provisions, dossier.items[0]?.notes], [["critere"], {}]);
  dossier = without(dossier, "soged", ["critere"]);
  assert.deepEqual(dossier.items.map(({ clause }) => clause), ["bois"]);
});

test("ten filled-in clauses of the library hold in an address of 2,000 characters", () => {
  const folder = path.join(import.meta.dirname, "../../content/clauses");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".md"));
  const clauses = files.map(file => {
    const text = readFileSync(path.join(folder, file), "utf8").split("\n---\n")[0] ?? "";
    const blanks = [.../** @type {string} */ (text.split(/^parameters:\n/m)[1] ?? "").split(/^\S/m)[0]?.matchAll(/^ {2}([a-z0-9_]+):.*(?:\n {4}.*)*/gm) ?? []];
    const values = Object.fromEntries(blanks.map(([all, name = ""]) => [name, /default: *"?([^",}\n]*)/.exec(all)?.[1]?.trim() || "1000"]));
    const criteria = [...text.matchAll(/^ {2}- id: (\S+)\n(?: {4}.*\n)*? {4}weight:/gm)].map(([, id = ""]) => [`@${id}`, "15"]);
    return { ...emptyItem(path.basename(file, ".md"), 1), values: { ...values, ...Object.fromEntries(criteria) } };
  });
  // The ten with the most blanks: each decided otherwise than proposed.
  const items = clauses.sort((a, b) => Object.keys(b.values).length - Object.keys(a.values).length).slice(0, 10);
  const blanks = items.reduce((sum, { values }) => sum + Object.keys(values).length, 0);
  assert.ok(items.length === 10 && blanks >= 30, `${blanks} blanks`);
  const { contract } = full();
  const selection = { ...full(), name: "École Jean-Macé", contract: { ...contract, title: "Réhabilitation énergétique du groupe scolaire Jean-Macé, lot 2 gros œuvre", except: [] }, items };
  const address = `https://clausier.example.org/dossier/#${writeFragment(selection)}`;
  assert.ok(address.length <= LONGEST_ADDRESS, `${address.length} characters for ${blanks} blanks: ${address}`);
  assert.deepEqual({ ...readFragment(address.slice(address.indexOf("#"))), id: selection.id }, selection);
});
