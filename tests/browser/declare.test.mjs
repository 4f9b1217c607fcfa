// What to declare for a dossier: the registers of a made-up library say how their fields are filled.
import assert from "node:assert/strict";
import test from "node:test";
import { declarationsAsData, declarationsAsText, declare } from "../../themes/default/scripts/declare.js";

const DECP = "Données essentielles";
const NOTICE = "Avis européen";

/** @type {any} */
const reference = {
  language: "fr",
  currency: { code: "EUR", symbol: "€" },
  natures: [
    { id: "condition", declares: [["decp", "clause"], ["bt-06", "env-imp"]] },
    { id: "critere", declares: [["decp", "critere"], ["bt-06", "env-imp"], ["bt-539", "quality"], ["bt-5421", "per-exa"]] },
    { id: "cout", declares: [["decp", "critere"], ["bt-539", "cost"], ["bt-5421", "per-exa"]] },
    { id: "penalite", declares: [] },
    { id: "variante", declares: [["bt-63", "allowed"]] },
  ],
  effects: [{ id: "circ-econ", declares: [["bt-06", "env-imp"], ["bt-774", "circ-econ"]] }],
  registers: [
    register("decp", DECP, "considerationsEnvironnementales.considerationEnvironnementale", {
      values: { clause: "Clause environnementale", critere: "Critère environnemental", aucune: "Pas de considération environnementale" },
      none: "aucune",
    }),
    register("sociale", DECP, "considerationsSociales.considerationSociale", {
      values: { reserve: "Marché réservé" },
      contracts: ["works", "supplies", "services"],
    }),
    register("sociale-concession", DECP, "considerationsSociales.considerationSociale", {
      values: { reserve: "Concession réservée" },
      contracts: ["concession"],
    }),
    register("bt-06", NOTICE, "BT-06", { values: { "env-imp": "env-imp", none: "none" }, none: "none" }),
    register("bt-777", NOTICE, "BT-777", { with: "bt-06", filled_by: "summaries", most: 60 }),
    register("bt-774", NOTICE, "BT-774", { values: { "circ-econ": "circ-econ", "water-mar": "water-mar" } }),
    register("bt-539", NOTICE, "BT-539", { values: { quality: "quality", cost: "cost" }, filled_by: "criterion-value" }),
    register("bt-734", NOTICE, "BT-734", { filled_by: "criterion-name", most: 400 }),
    register("bt-540", NOTICE, "BT-540", { filled_by: "criterion-description", most: 6000 }),
    register("bt-541", NOTICE, "BT-541", { filled_by: "criterion-weight" }),
    register("bt-5421", NOTICE, "BT-5421", { values: { "per-exa": "per-exa" }, filled_by: "criterion-value" }),
    register("bt-63", NOTICE, "BT-63", { values: { allowed: "allowed" } }),
    register("bt-70", NOTICE, "BT-70", { filled_by: "provisions", natures: ["condition"] }),
    register("spaser", "SPASER", "fiches", { filled_by: "titles" }),
    register("agec", "AGEC", "type_produit_acquis", { values: { papier: "Papier", mobilier: "Mobilier" } }),
  ],
};

/** @type {[string, any][]} */
const clauses = [
  ["soged", {
    id: "soged",
    version: 2,
    title: "Tri des déchets",
    summary: "Le titulaire trie les déchets du chantier et en rend compte.",
    effects: ["circ-econ"],
    declares: [["agec", "papier"]],
    blanks: [
      { name: "taux", label: "Part valorisée", type: "percent", default: "70", min: "50", max: "95" },
      { name: "date", label: "Remise", type: "date", default: null },
      { name: "@critere", label: "Poids", type: "weight", default: "10", min: "5", max: "20" },
    ],
    provisions: [
      provision("soged@2/plan", "condition", pieces("Au moins ", ["taux", 0], ", remis le ", ["date", 0], ".")),
      provision("soged@2/critere", "critere", pieces("Le tri compte pour ", ["@critere", 0], "."), "@critere", pieces("Le candidat décrit le tri.")),
      provision("soged@2/penalite", "penalite", pieces("Une pénalité.")),
    ],
  }],
  ["cycle", {
    id: "cycle",
    version: 1,
    title: "Coût du cycle de vie",
    summary: "Le coût d'usage est noté.",
    effects: [],
    declares: [["sociale", "reserve"], ["sociale-concession", "reserve"]],
    blanks: [{ name: "@cout", label: "Poids", type: "weight", default: "30" }, { name: "@autre", label: "Poids", type: "weight", default: "5" }],
    provisions: [
      provision("cycle@1/cout", "cout", pieces("Coût."), "@cout"),
      provision("cycle@1/autre", "cout", pieces("Autre."), "@autre"),
      provision("cycle@1/variante", "variante", pieces("Variante.")),
    ],
  }],
];

/** @param {string} id @param {string} where @param {string} field @param {any} keys */
function register(id, where, field, keys) {
  const values = Object.entries(keys.values ?? {}).map(([id, value]) => ({ id, value }));
  return { id, register: where, field, name: `Nom de ${id}`, description: `Pourquoi ${id}`, ...keys, values };
}

/** @param {(string | [string, number])[]} parts */
function pieces(...parts) {
  const holes = parts.filter(part => typeof part !== "string");
  return { holes, text: parts.map(part => (typeof part === "string" ? part : holes.indexOf(part))) };
}

/** @param {string} citation @param {string} nature @param {any} plain @param {string} [weight] @param {any} [expected] */
function provision(citation, nature, plain, weight, expected) {
  return { id: citation.split("/")[1], citation, nature, name: "RC, critère", plain, weight: weight ?? null, plain_expected: expected ?? null };
}

/** @param {any[]} items @param {string} [type] */
function rowsOf(items, type = "works") {
  const all = items.map(([clause, provisions = [], values = {}]) => ({ clause, provisions, values }));
  return declare({ contract: { type }, items: all }, { sheets: new Map(clauses), reference });
}

/** @param {ReturnType<typeof rowsOf>} rows @param {string} id */
const of = (rows, id) => rows.filter(row => row.register === id);
/** @param {ReturnType<typeof rowsOf>} rows @param {string} id */
const valuesOf = (rows, id) => of(rows, id).map(row => row.values);

test("unites what natures, effects and clauses declare, and says by what", () => {
  const rows = rowsOf([["soged"]]);
  assert.deepEqual(of(rows, "decp"), [{
    register: "decp",
    field: "considerationsEnvironnementales.considerationEnvironnementale",
    name: "Nom de decp",
    values: ["Clause environnementale", "Critère environnemental"],
    where: DECP,
    why: "Pourquoi decp",
    by: ["soged@2/plan", "soged@2/critere"],
  }]);
  assert.deepEqual(of(rows, "bt-06")[0]?.by, ["soged@2/plan", "soged@2/critere", "soged@2"]);
  assert.deepEqual(valuesOf(rows, "bt-774"), [["circ-econ"]]);
  assert.deepEqual(valuesOf(rows, "agec"), [["Papier"]]);
});

test("only the provisions that were chosen count", () => {
  assert.deepEqual(valuesOf(rowsOf([["soged", ["plan"]]]), "decp"), [["Clause environnementale"]]);
  assert.deepEqual(valuesOf(rowsOf([["soged", ["critere"]]]), "decp"), [["Critère environnemental"]]);
});

test("the value for want of another goes with no other", () => {
  assert.deepEqual(of(rowsOf([["cycle", ["variante"]]]), "decp").map(({ values, by }) => [values, by]), [[["Pas de considération environnementale"], []]]);
  assert.deepEqual(valuesOf(rowsOf([["cycle", ["variante"]], ["soged", ["plan"]]]), "decp"), [["Clause environnementale"]]);
});

test("a field that goes with another is filled with it alone", () => {
  const without = rowsOf([["cycle", ["variante"]]]);
  assert.deepEqual(valuesOf(without, "bt-06"), [["none"]]);
  assert.deepEqual(of(without, "bt-777"), []);
  assert.equal(of(rowsOf([["soged"]]), "bt-777").length, 1);
});

test("a field of other types of contract is left out", () => {
  assert.deepEqual(valuesOf(rowsOf([["cycle"]]), "sociale"), [["Marché réservé"]]);
  assert.deepEqual(of(rowsOf([["cycle"]]), "sociale-concession"), []);
  assert.deepEqual(valuesOf(rowsOf([["cycle"]], "concession"), "sociale-concession"), [["Concession réservée"]]);
  assert.deepEqual(of(rowsOf([["cycle"]], "concession"), "sociale"), []);
});

test("each award criterion has its type, name, description, weight and unit", () => {
  const rows = rowsOf([["soged", [], { "@critere": "15", taux: "80" }], ["cycle", ["cout"]]]);
  const criteria = ["soged@2/critere", "cycle@1/cout"];
  for (const id of ["bt-539", "bt-734", "bt-540", "bt-541", "bt-5421"]) assert.deepEqual(of(rows, id).map(row => row.criterion), criteria, id);
  assert.deepEqual(valuesOf(rows, "bt-539"), [["quality"], ["cost"]]);
  assert.deepEqual(valuesOf(rows, "bt-5421"), [["per-exa"], ["per-exa"]]);
  assert.deepEqual(of(rows, "bt-541").map(row => row.text), ["15", "30"]);
  assert.deepEqual(of(rows, "bt-540").map(row => row.text), ["Le tri compte pour 15\u00a0%.\n\nLe candidat décrit le tri.", "Coût."]);
  assert.deepEqual(of(rows, "bt-734").map(row => row.text), ["Tri des déchets", "Coût du cycle de vie (RC, critère)"]);
});

test("texts are filled in, and an empty blank says what it is", () => {
  const [terms] = of(rowsOf([["soged", [], { taux: "82.5" }]]), "bt-70");
  assert.equal(terms?.text, "Au moins 82,5\u00a0%, remis le [Remise].");
  assert.deepEqual(terms?.by, ["soged@2/plan"]);
  const [dated] = of(rowsOf([["soged", [], { date: "2026-09-01" }]]), "bt-70");
  assert.equal(dated?.text, "Au moins 70\u00a0%, remis le 1er septembre 2026.");
});

test("a text that is too long is cut at a word, and says so", () => {
  const [one] = of(rowsOf([["soged"]]), "bt-777");
  assert.equal(one?.cut, undefined);
  const [two] = of(rowsOf([["soged"], ["cycle", ["cout"]]]), "bt-777");
  assert.equal(two?.cut, true);
  assert.ok([...(two?.text ?? "")].length <= 60);
  assert.equal(two?.text, "Le titulaire trie les déchets du chantier et en rend…");
});

test("a variant is told where one was chosen", () => {
  assert.deepEqual(valuesOf(rowsOf([["cycle"]]), "bt-63"), [["allowed"]]);
  assert.deepEqual(valuesOf(rowsOf([["soged"]]), "bt-63"), []);
});

test("an empty dossier, or one of unknown clauses, declares nothing", () => {
  assert.deepEqual(rowsOf([]), []);
  assert.deepEqual(rowsOf([["inconnue"]]), []);
  assert.deepEqual(rowsOf([["soged", ["inconnue"]]]), []);
  assert.equal(declarationsAsText([]), "");
});

test("as data, with the registers' own keys", () => {
  const data = JSON.parse(JSON.stringify(declarationsAsData(rowsOf([["soged"], ["cycle", ["cout"]]]))));
  assert.deepEqual(data[DECP], {
    considerationsEnvironnementales: { considerationEnvironnementale: ["Clause environnementale", "Critère environnemental"] },
    considerationsSociales: { considerationSociale: ["Marché réservé"] },
  });
  assert.deepEqual(data[NOTICE]["BT-06"], ["env-imp"]);
  assert.deepEqual(data[NOTICE]["BT-541"], ["10", "30"]);
  assert.equal(typeof data[NOTICE]["BT-70"], "string");
});

test("a field called like a property of objects is a field", () => {
  const rows = rowsOf([["soged"]]).slice(0, 1).map(row => ({ ...row, field: "__proto__.constructor" }));
  assert.equal(JSON.stringify(declarationsAsData(rows)[DECP]), '{"__proto__":{"constructor":["Clause environnementale","Critère environnemental"]}}');
});

test("as text, register by register", () => {
  const text = declarationsAsText(rowsOf([["soged"]]));
  const [decp = ""] = text.split("\n\n\n");
  assert.equal(decp, [
    DECP,
    "",
    "considerationsEnvironnementales.considerationEnvironnementale · Nom de decp",
    "Clause environnementale",
    "Critère environnemental",
  ].join("\n"));
  assert.ok(text.includes("\n\nBT-541 · Nom de bt-541 [soged@2/critere]\n10\n"));
  assert.ok(text.includes("\n\n\nSPASER\n\nfiches · Nom de spaser\nTri des déchets\n"));
});
