// Two clauses, or two versions of one, side by side: `#a=soged@2&b=soged@1`. What reads and compares is loaded when asked for.

/** @typedef {import("./compare/parts.js").Sheets} Sheets */
/** @typedef {import("./compare/parts.js").Part} Part */
/** @typedef {import("./compare/words.js").Run} Run */
/** @typedef {{ id: string, version: number }} Named version 0 is the one in force */
/** @typedef {"a" | "b"} Letter */

/** Some of what is said is asked of a template, whose words the build wrote. */
const said = /** @type {Record<string, string | undefined>} */ ({ ...template("compare-words").dataset });
const form = /** @type {HTMLFormElement} */ (element("compare"));
const fields = { a: field("a"), b: field("b") };
const MOST_OFFERED = 6;

/** The comparison that is wanted now: an older one that ends late shows nothing. */
let turn = 0;

form.hidden = false;
form.addEventListener("submit", event => {
  event.preventDefault();
  choose();
});
addEventListener("hashchange", () => show());
show();

/** Shows what the address names. */
async function show() {
  const mine = ++turn;
  const named = fromAddress();
  for (const letter of /** @type {Letter[]} */ (["a", "b"])) {
    const name = named[letter];
    if (name) fields[letter].input.value = written(name);
  }
  element("compare_result").hidden = true;
  hideOffers();
  tell("");
  if (!named.a || !named.b) {
    if (named.a ?? named.b) await offerVersions(mine, named);
    return;
  }
  tell(said.reading ?? "");
  try {
    const [a, b] = await Promise.all([read(named.a), read(named.b)]);
    if (mine !== turn) return;
    const missing = [[a, named.a], [b, named.b]].find(([sheets]) => !sheets)?.[1];
    if (missing) return tell(say("unknown", { words: /** @type {Named} */ (missing).id }));
    if (a && b) await compare(mine, ...inOrder(a, b), notKept(a, named.a) ?? notKept(b, named.b));
  } catch {
    if (mine === turn) tell(said.broken ?? "");
  }
}

/**
 * @param {number} mine @param {Sheets} a @param {Sheets} b
 * @param {string} [note] what must be said besides
 */
async function compare(mine, a, b, note) {
  if (a.id === b.id && a.version === b.version) return tell([note, said.same].filter(Boolean).join(" "));
  const [{ partsOf }, { wordsApart }] = await Promise.all([import("./compare/parts.js"), import("./compare/words.js")]);
  const ofVersions = a.id === b.id;
  const parts = partsOf(a, b, said, document.documentElement.lang, form.dataset.currency ?? "");
  const shown = await Promise.all(parts.map(async part => (part.a === part.b ? same(part) : part.a === null || part.b === null ? alone(part, ofVersions) : apart(part, ofVersions, await wordsApart(part.a, part.b)))));
  if (mine !== turn) return;
  element("compare_legend").textContent = (ofVersions ? said.legend : said.legendTwo) ?? "";
  head("a", a, b);
  head("b", b, a);
  for (const [place, part] of shown.entries()) nameSides(part, place, [a, b]);
  element("compare_parts").replaceChildren(...shown);
  element("compare_result").hidden = false;
  const differing = parts.filter(part => part.a !== part.b).length;
  const key = differing === 0 ? "differsNone" : differing === parts.length ? "differsAll" : differing === 1 ? "differsOne" : "differsOther";
  tell([note, say(key, { n: `${differing}`, same: `${parts.length - differing}` })].filter(Boolean).join(" "));
}

/** A part that both sides have alike. @param {Part} part */
function same(part) {
  const made = copy("compare-same");
  title(made, part.name, said.samePart);
  find(made, ".text").textContent = part.a;
  return made;
}

/** A part that one side has. @param {Part} part @param {boolean} ofVersions */
function alone(part, ofVersions) {
  const made = copy("compare-part");
  const first = part.b === null;
  title(made, part.name, ofVersions ? (first ? said.removedPart : said.addedPart) : first ? said.onlyFirst : said.onlySecond);
  for (const [place, side] of sides(made).entries()) {
    const text = place === 0 ? part.a : part.b;
    side.textContent = text ?? said.absent ?? "";
    side.classList.toggle("absent", text === null);
  }
  return made;
}

/**
 * A part that the sides word differently.
 * @param {Part} part @param {boolean} ofVersions @param {{ a: Run[], b: Run[], alike: boolean }} words
 */
function apart(part, ofVersions, { a, b, alike }) {
  const made = copy("compare-part");
  title(made, part.name, ofVersions ? said.changedPart : alike ? said.alikePart : said.otherPart);
  for (const [place, side] of sides(made).entries()) {
    if (!alike && !ofVersions) side.textContent = place === 0 ? part.a : part.b;
    else for (const run of place === 0 ? a : b) side.append(run.own ? mark(run.text, ofVersions ? (place === 0 ? "removed" : "added") : "only") : run.text);
  }
  return made;
}

/** Words that one side alone has, said as such. @param {string} text @param {string} how */
function mark(text, how) {
  const made = copy(`compare-${how}`);
  find(made, ".words").textContent = text;
  return made;
}

/** @param {HTMLElement} part @param {string} name @param {string} [state] */
function title(part, name, state) {
  find(part, ".name").textContent = name;
  find(part, ".state").textContent = state ?? "";
}

/** Tells who listens which side is which. @param {HTMLElement} part @param {number} place @param {[Sheets, Sheets]} both */
function nameSides(part, place, both) {
  find(part, ".name").id = `compare_part_${place}`;
  const [a, b] = both;
  for (const [at, side] of sides(part).entries()) {
    const sheets = at === 0 ? a : b;
    side.setAttribute("aria-label", cited(sheets));
    side.dataset.side = a.id === b.id ? say("ofVersion", { n: `${sheets.version}` }) : sheets.title; // one under the other, it is shown
  }
}

/** @param {Letter} letter @param {Sheets} sheets @param {Sheets} other */
function head(letter, sheets, other) {
  const made = /** @type {DocumentFragment} */ (template("compare-head").content.cloneNode(true));
  const link = made.querySelector("a"), note = made.querySelector("span");
  if (link) {
    link.href = (document.documentElement.dataset.root ?? "") + sheets.page;
    link.textContent = sheets.title;
  }
  const inForce = sheets.id === other.id && sheets.version > other.version && sheets.versions.some(({ version }) => version === other.version);
  if (note) note.textContent = [say("ofVersion", { n: `${sheets.version}` }), inForce ? said.inForce : ""].filter(Boolean).join(", ");
  element(`compare_head_${letter}`).replaceChildren(made);
}

/** Reads what was typed in both fields; where it names no clause, offers those that it may mean. */
async function choose() {
  const mine = ++turn;
  hideOffers();
  tell(said.reading ?? "");
  try {
    const [a, b] = await Promise.all([named("a"), named("b")]);
    if (mine !== turn) return;
    tell([a.says, b.says].find(Boolean) ?? "");
    if (!a.name || !b.name) return;
    const address = `#a=${written(a.name)}&b=${written(b.name)}`;
    if (location.hash === address) show();
    else location.hash = address;
  } catch {
    if (mine === turn) tell(said.broken ?? "");
  }
}

/**
 * The clause that a field names; where it names none, what is said, and the field offers what it may mean.
 * @param {Letter} letter
 * @returns {Promise<{ name?: Named, says?: string | undefined }>}
 */
async function named(letter) {
  const text = fields[letter].input.value.trim();
  if (!text) return {};
  const name = parse(text);
  if (name && (await read(name))) return { name };
  const cards = await search(text);
  if (!cards.length) return { says: say("nothing", { words: text }) };
  offer(letter, cards.map(card => ({ label: card.title, name: { id: card.id, version: 0 } })));
  return { says: say("offered", { n: `${cards.length}` }) };
}

/** Offers the other versions of the one clause that the address names. @param {number} mine @param {{ a: Named | null, b: Named | null }} both */
async function offerVersions(mine, both) {
  const name = both.a ?? both.b;
  const sheets = name && (await read(name).catch(() => null));
  if (mine !== turn || !name || !sheets?.versions.length) return;
  const others = sheets.versions.filter(({ version }) => version !== name.version);
  offer(both.a ? "b" : "a", others.map(({ version }) => ({ label: `${sheets.title}, ${say("ofVersion", { n: `${version}` })}`, name: { id: sheets.id, version } })));
  tell(say("offered", { n: `${others.length}` }));
}

/** @param {Letter} letter @param {{ label: string, name: Named }[]} choices */
function offer(letter, choices) {
  const { input, offers } = fields[letter];
  const made = /** @type {DocumentFragment} */ (template("compare-offers").content.cloneNode(true));
  const lead = made.querySelector("p"), list = made.querySelector("ul");
  if (lead) lead.textContent = said.found ?? "";
  for (const { label, name } of choices) {
    const item = copy("compare-offer"), button = find(item, "button");
    button.textContent = label;
    button.addEventListener("click", () => {
      input.value = written(name);
      input.focus(); // the button goes
      offers.hidden = true;
      choose();
    });
    list?.append(item);
  }
  offers.replaceChildren(made);
  offers.hidden = false;
}

function hideOffers() {
  for (const { offers } of Object.values(fields)) offers.hidden = true;
}

/** The clauses that match words. @param {string} words */
async function search(words) {
  const { openEngine } = await import("./search/engine.js");
  const engine = openEngine({ base: document.documentElement.dataset.root ?? "" });
  return engine.upToDate(async () => {
    const { index, documents } = await engine.find(words);
    return index.cards(documents.slice(0, MOST_OFFERED));
  });
}

/** What the build says of a clause or of a version of it; of the one in force where that version was not kept. @param {Named} name @returns {Promise<Sheets | null>} */
async function read({ id, version }) {
  const { readData } = await import("./data.js");
  /** @type {Sheets | null} */
  const current = await readData((form.dataset.sheets ?? "").replace("*", id)).catch(error => {
    if (navigator.onLine) return null;
    throw error;
  });
  const kept = current?.versions.find(older => older.version === version);
  return kept ? readData(kept.sheets) : current;
}

/** What is said where another version is shown than the one that was named. @param {Sheets} sheets @param {Named} name */
function notKept(sheets, name) {
  return name.version && name.version !== sheets.version ? say("noVersion", { words: written(name) }) : undefined;
}

/** Of two versions of one clause, the older one first. @param {Sheets} a @param {Sheets} b @returns {[Sheets, Sheets]} */
function inOrder(a, b) {
  return a.id === b.id && a.version > b.version ? [b, a] : [a, b];
}

/** What the address names. @returns {{ a: Named | null, b: Named | null }} */
function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { a: parse(parts.get("a") ?? ""), b: parse(parts.get("b") ?? "") };
}

/** A clause by its id, its id and version, or the address of its page. @param {string} text @returns {Named | null} */
function parse(text) {
  const folder = `/${form.dataset.folder}`;
  const at = text.lastIndexOf(folder);
  const name = at < 0 ? text : (text.slice(at + folder.length).replace(/[#?].*$/, "").replace(/index\.html$|\.[a-z.]+$/, "").replace(/\/+$/, "").replace(/\/v(?=\d+$)/, "@"));
  const found = /^([a-z0-9-]{1,80})(?:@(\d{1,6}))?$/.exec(name.trim());
  return found ? { id: found[1] ?? "", version: Number(found[2] ?? 0) } : null;
}

/** @param {Named} name */
function written({ id, version }) {
  return version ? `${id}@${version}` : id;
}

/** @param {Sheets} sheets */
function cited(sheets) {
  return `${sheets.title}, ${say("ofVersion", { n: `${sheets.version}` })}`;
}

/** A sentence with each `%name` in its place. @param {string} key @param {Record<string, string>} values */
function say(key, values) {
  return (said[key] ?? "").replace(/%([a-z]+)/g, (all, name) => values[name] ?? all);
}

/** @param {string} words */
function tell(words) {
  element("compare_said").textContent = words;
}

/** @param {HTMLElement} part */
function sides(part) {
  return /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('[role="group"]'));
}

/** @param {Letter} letter */
function field(letter) {
  return { input: /** @type {HTMLInputElement} */ (element(`compare_${letter}`)), offers: element(`compare_offers_${letter}`) };
}

/** @param {string} id @returns {HTMLElement} */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
function template(id) {
  return /** @type {HTMLTemplateElement} */ (document.getElementById(id));
}

/** The first element of a template, again. @param {string} id */
function copy(id) {
  return /** @type {HTMLElement} */ (template(id).content.firstElementChild?.cloneNode(true));
}

/** @param {HTMLElement} within @param {string} selector @returns {HTMLElement} */
function find(within, selector) {
  return /** @type {HTMLElement} */ (within.querySelector(selector));
}
