// Adds a clause or a provision to the current dossier, with what it rests on, or takes it out; and says what it did.
import { accepts } from "../values.js";
import { count, emptyItem, withItem, without } from "./selection.js";
import { readSheets } from "./sheets.js";
import { openStore } from "./store.js";

/** @typedef {import("./selection.js").Item} Item */
/** @typedef {import("./sheets.js").Sheets} Sheets */
/** @typedef {{ item: Item, order: string[], because: string }} Addition what it adds, and the criterion that needs it */

/**
 * @param {string} citation `soged@1/plan`, or `soged@1` for all of it; the version may be left out
 * @param {string[]} supports what it rests on, where its own sheets cannot be read
 * @param {boolean} taken whether it is in the dossier
 * @param {DOMStringMap} words
 * @returns {Promise<string>} what was done, for those who listen
 */
export async function take(citation, supports, taken, words) {
  const [, clause = "", , version, provision] = /^([a-z0-9-]+)(@(\d+))?(?:\/([a-z0-9-]+))?$/.exec(citation)?.map(part => part ?? "") ?? [];
  if (!clause) return "";
  const store = openStore();
  if (taken) {
    const after = store.edit(dossier => without(dossier, clause, provision ? [provision] : []), { undoable: true });
    return say(words.removed, after.name, count(after), words);
  }
  const additions = await gather(clause, Number(version), provision ? [provision] : [], supports).catch(() => null);
  if (!additions) return words.failed ?? "";
  const after = store.edit(dossier => additions.reduce((all, { item, order }) => withItem(all, item, order), dossier), { name: words.first });
  const brought = additions.filter(({ because }) => because).length;
  const rest = brought ? ` ${words.with}` : "";
  const kept = store.keeping() === "kept" ? "" : ` ${words[store.keeping()] ?? ""}`;
  return say(words.added, after.name, count(after), words) + rest + kept;
}

/**
 * What a selection of provisions brings: itself, and all that its criteria rest on, from this clause and others.
 * @param {string} clause @param {number} version @param {string[]} provisions all where there is none @param {string[]} [supports]
 * @returns {Promise<Addition[]>}
 */
export async function gather(clause, version, provisions, supports = []) {
  /** @type {Map<string, Addition>} */
  const additions = new Map();
  /** @type {{ clause: string, version: number, provisions: string[], because: string }[]} */
  const wanted = [{ clause, version, provisions, because: "" }];
  for (const { clause, version, provisions, because } of wanted) {
    const found = await readSheets(clause, version);
    if (!found) continue;
    const { sheets } = found;
    const known = additions.get(sheets.id)?.item.provisions ?? [];
    const all = sheets.provisions.map(({ id }) => id);
    const added = all.filter(id => (provisions.length === 0 || provisions.includes(id)) && !known.includes(id));
    if (!added.length) continue;
    const item = { ...emptyItem(sheets.id, sheets.version), values: typedOn(sheets), provisions: all.filter(id => known.includes(id) || added.includes(id)) };
    additions.set(sheets.id, { item, order: all, because: additions.get(sheets.id)?.because || because });
    for (const { id, rests_on } of sheets.provisions.filter(({ id }) => added.includes(id))) {
      for (const support of rests_on) {
        const [other = "", one = ""] = support.split("/");
        const own = other === sheets.id && item.provisions.includes(one);
        if (!own && wanted.length < 100) wanted.push({ clause: other, version: 0, provisions: [one], because: `${sheets.id}/${id}` });
      }
    }
    for (const support of supports.splice(0)) {
      const [other = "", one = ""] = support.split("/");
      wanted.push({ clause: other, version: 0, provisions: one ? [one] : [], because: clause });
    }
  }
  return [...additions.values()];
}

/** Lets the dossier follow what the reader decides on the page of a clause that is in it. @param {string} clause */
export async function follow(clause) {
  const found = await readSheets(clause, 0);
  if (!found) return;
  const { sheets } = found, values = typedOn(sheets);
  const followed = (/** @type {Item} */ item) => (item.clause === sheets.id ? { ...item, values: { ...item.values, ...values } } : item);
  openStore().edit(dossier => ({ ...dossier, items: dossier.items.map(followed) }));
}

/**
 * What the reader decided on the page of the clause in this session: fill.js keeps it there.
 * @param {Sheets} sheets @returns {Record<string, string>}
 */
function typedOn({ id, blanks }) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(`clausier.values.${id}`) ?? "{}");
    return Object.fromEntries(blanks.filter(blank => accepts(blank, kept[blank.name])).map(({ name }) => [name, kept[name]]));
  } catch {
    return {};
  }
}

/** @param {string | undefined} message @param {string} name @param {number} n @param {DOMStringMap} words */
function say(message = "", name, n, words) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(n) === "one" ? words.one : words.other;
  return message.replace("%name", () => name).replace("%n", (form ?? "").replace("%n", String(n)));
}
