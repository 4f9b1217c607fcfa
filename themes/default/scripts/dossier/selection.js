// A buyer's selection: what a buyer does to it, each a pure function from one to the next; and how one that comes from
// outside is read: strictly, whole or not at all.

/** @typedef {"works" | "supplies" | "services" | "concession"} ContractType */
/**
 * @typedef {object} Contract the facts of the contract
 * @property {string} title
 * @property {string} buyer_name
 * @property {string} buyer the id of a kind of buyer, or nothing
 * @property {ContractType | ""} type
 * @property {string[]} segments
 * @property {string} amount without tax, as data: `60000`
 * @property {string} launch an ISO date
 * @property {string[]} except words of the library
 */
/**
 * @typedef {object} Item what is taken from a clause
 * @property {string} clause
 * @property {number} version
 * @property {string[]} provisions all of them where there is none
 * @property {Record<string, string>} values data by blank
 * @property {string[]} kept the blanks whose default is kept on purpose; `*` for all of them
 * @property {Record<string, string>} notes by provision
 */
/** @typedef {{ format: 1, id: string, name: string, contract: Contract, merged: boolean, items: Item[] }} Selection */

/** What a selection may hold at most. */
export const LIMITS = {
  name: 120,
  title: 300,
  items: 200,
  provisions: 60,
  blanks: 80,
  value: 2_000,
  note: 4_000,
  segments: 40,
  words: 20,
  version: 9_999,
  file: 1_000_000,
};

/** @type {readonly string[]} */
export const CONTRACT_TYPES = ["works", "supplies", "services", "concession"];

const ID = /^[a-z0-9-]{1,80}$/;
const BLANK = /^(?:@[a-z0-9-]{1,80}|[a-z][a-z0-9_-]{0,79})$/;
const AMOUNT = /^\d{1,12}(?:\.\d{1,2})?$/;
/** More digits than any number of a library has. */
const HUGE = /^[+-]?\d{16,}|\.\d{16,}$/;
/** What would be read as a tag or an entity somewhere on its way. */
const MARKUP = /<[a-z!/?]/i;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** Why something from outside is refused: the key of a message, and where. */
export class Refusal extends Error {
  /** @param {"broken" | "large" | "markup" | "newer" | "wrong"} key @param {string} [where] */
  constructor(key, where = "") {
    super(`${key} ${where}`);
    this.key = key;
    this.where = where;
  }
}

/** An id for a new selection. @returns {string} */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), part => part.toString(36)).join("");
}

/** @param {string} name @returns {Selection} an empty one */
export function emptySelection(name) {
  return { format: 1, id: newId(), name, contract: emptyContract(), merged: false, items: [] };
}

/** @returns {Contract} */
function emptyContract() {
  return { title: "", buyer_name: "", buyer: "", type: "", segments: [], amount: "", launch: "", except: [] };
}

/** @param {string} clause @param {number} version @returns {Item} */
export function emptyItem(clause, version) {
  return { clause, version, provisions: [], values: {}, kept: [], notes: {} };
}

/** What is taken of a clause. @param {Selection} selection @param {string} clause @returns {Item | undefined} */
export function itemOf({ items }, clause) {
  return items.find(item => item.clause === clause);
}

/** How many provisions are taken. @param {Selection} selection */
export function count({ items }) {
  return items.reduce((sum, { provisions }) => sum + Math.max(1, provisions.length), 0);
}

/**
 * With provisions of a clause, in `order` where it is known; values and kept defaults come along where none was there.
 * @param {Selection} selection @param {Item} added @param {string[]} [order] all provisions of the clause, as its tender has them
 * @returns {Selection}
 */
export function withItem(selection, added, order = []) {
  const before = itemOf(selection, added.clause);
  if (!before) return selection.items.length < LIMITS.items ? { ...selection, items: [...selection.items, structuredClone(added)] } : selection;
  const provisions = [...before.provisions, ...added.provisions.filter(id => !before.provisions.includes(id))];
  // What was put in order by hand stays so; what is new takes its place among the rest.
  const rank = (/** @type {string} */ id) => (order.includes(id) ? order.indexOf(id) : order.length);
  const sorted = before.provisions.every((id, i, all) => !i || rank(/** @type {string} */ (all[i - 1])) <= rank(id));
  if (sorted) provisions.sort((a, b) => rank(a) - rank(b));
  return withChanged(selection, {
    ...before,
    provisions: added.provisions.length && before.provisions.length ? provisions : [],
    values: { ...added.values, ...before.values },
    kept: [...new Set([...before.kept, ...added.kept])],
  });
}

/** With `item` in the place of what was taken of its clause. @param {Selection} selection @param {Item} item @returns {Selection} */
export function withChanged(selection, item) {
  return { ...selection, items: selection.items.map(other => (other.clause === item.clause ? item : other)) };
}

/**
 * Without these provisions of a clause; without the clause where none is left, or none is named.
 * @param {Selection} selection @param {string} clause @param {string[]} [provisions] @returns {Selection}
 */
export function without(selection, clause, provisions = []) {
  const item = itemOf(selection, clause);
  if (!item) return selection;
  const left = item.provisions.filter(id => !provisions.includes(id));
  if (!provisions.length || !left.length) return { ...selection, items: selection.items.filter(other => other !== item) };
  const notes = Object.fromEntries(Object.entries(item.notes).filter(([id]) => left.includes(id)));
  return withChanged(selection, { ...item, provisions: left, notes });
}

/**
 * With a provision one place up or down in its document: within its clause, or its clause among the others.
 * @param {Selection} selection
 * @param {string[]} column citations `clause/provision` of the document, in order @param {number} from @param {number} to
 * @returns {Selection}
 */
export function moved(selection, column, from, to) {
  const [clause = "", id = ""] = column[from]?.split("/") ?? [];
  const [other = "", neighbour = ""] = column[to]?.split("/") ?? [];
  const item = itemOf(selection, clause), beside = itemOf(selection, other);
  if (!item || !beside || !neighbour) return selection;
  if (clause === other) {
    const provisions = item.provisions.filter(provision => provision !== id);
    provisions.splice(provisions.indexOf(neighbour) + (to > from ? 1 : 0), 0, id);
    return withChanged(selection, { ...item, provisions });
  }
  const items = selection.items.filter(one => one !== item);
  items.splice(items.indexOf(beside) + (to > from ? 1 : 0), 0, item);
  return { ...selection, items };
}

/**
 * With a blank decided: another value, or its default on purpose.
 * @param {Selection} selection @param {string} clause @param {string} blank
 * @param {string | null} value data; nothing for the default, on purpose @returns {Selection}
 */
export function decided(selection, clause, blank, value) {
  const item = itemOf(selection, clause);
  if (!item) return selection;
  const { [blank]: _, ...values } = item.values;
  const kept = item.kept.filter(name => name !== blank);
  if (value === null) kept.push(blank);
  else values[blank] = value.slice(0, LIMITS.value);
  return withChanged(selection, { ...item, values, kept });
}

/** With a note beside a provision. @param {Selection} selection @param {string} clause @param {string} provision @param {string} note @returns {Selection} */
export function noted(selection, clause, provision, note) {
  const item = itemOf(selection, clause);
  if (!item) return selection;
  const { [provision]: _, ...notes } = item.notes;
  if (note.trim()) notes[provision] = note;
  return withChanged(selection, { ...item, notes });
}

/** What a buyer typed, so that it can be read again: no tag, no control character. @param {string} text @param {number} most */
export function clean(text, most) {
  return text.replace(new RegExp(CONTROL, "g"), " ").replace(/<(?=[a-z!/?])/gi, "< ").slice(0, most);
}

/** Whether `text` is a day. @param {string} text */
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= "1900" && text < "2200";
}

/**
 * Reads `found`, which anyone may have made.
 * @param {unknown} found @returns {Selection}
 * @throws {Refusal}
 */
export function readSelection(found) {
  const all = record(found, "dossier", ["format", "id", "name", "contract", "merged", "items"]);
  if (typeof all.format === "number" && all.format > 1) throw new Refusal("newer");
  if (all.format !== 1) throw new Refusal("wrong", "format");
  const items = list(all.items, "items", LIMITS.items).map(readItem);
  if (new Set(items.map(item => item.clause)).size !== items.length) throw new Refusal("wrong", "items");
  return {
    format: 1,
    id: all.id === undefined ? newId() : id(all.id, "id"),
    name: text(all.name, "name", LIMITS.name),
    contract: readContract(all.contract),
    merged: flag(all.merged, "merged"),
    items,
  };
}

/** @param {unknown} found @returns {Contract} */
function readContract(found) {
  if (found === undefined) return emptyContract();
  const all = record(found, "contract", Object.keys(emptyContract()));
  const type = text(all.type, "type", 20), amount = text(all.amount, "amount", 20), launch = text(all.launch, "launch", 10);
  if (type && !CONTRACT_TYPES.includes(type)) throw new Refusal("wrong", "type");
  if (amount && !AMOUNT.test(amount)) throw new Refusal("wrong", "amount");
  if (launch && !isDay(launch)) throw new Refusal("wrong", "launch");
  return {
    title: text(all.title, "title", LIMITS.title),
    buyer_name: text(all.buyer_name, "buyer_name", LIMITS.title),
    buyer: all.buyer === undefined || all.buyer === "" ? "" : id(all.buyer, "buyer"),
    type: /** @type {ContractType | ""} */ (type),
    segments: unique(list(all.segments, "segments", LIMITS.segments).map(found => id(found, "segments"))),
    amount,
    launch,
    except: unique(list(all.except, "except", LIMITS.words).map(found => text(found, "except", LIMITS.name))),
  };
}

/** @param {unknown} found @returns {Item} */
function readItem(found) {
  const all = record(found, "items", ["clause", "version", "provisions", "values", "kept", "notes"]);
  const { version } = all;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1 || version > LIMITS.version) {
    throw new Refusal("wrong", "version");
  }
  return {
    clause: id(all.clause, "clause"),
    version,
    provisions: unique(list(all.provisions, "provisions", LIMITS.provisions).map(found => id(found, "provisions"))),
    values: texts(all.values, "values", BLANK, LIMITS.blanks, LIMITS.value),
    kept: unique(list(all.kept, "kept", LIMITS.blanks).map(found => (found === "*" ? found : named(found, "kept", BLANK)))),
    notes: texts(all.notes, "notes", ID, LIMITS.provisions, LIMITS.note),
  };
}

/** @param {unknown} found @param {string} where @param {RegExp} form @param {number} most @param {number} longest */
function texts(found, where, form, most, longest) {
  if (found === undefined) return {};
  if (!isRecord(found)) throw new Refusal("wrong", where);
  const entries = Object.entries(found);
  if (entries.length > most) throw new Refusal("large", where);
  /** @type {Record<string, string>} */
  const read = {};
  for (const [name, value] of entries) read[named(name, where, form)] = text(value, where, longest);
  return read;
}

/** @param {unknown} found @returns {found is Record<string, unknown>} */
function isRecord(found) {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

/**
 * The entries of an object that has no other than `keys`; none comes from a prototype.
 * @param {unknown} found @param {string} where @param {string[]} keys
 */
function record(found, where, keys) {
  if (!isRecord(found)) throw new Refusal("wrong", where);
  for (const key of Object.keys(found)) if (!keys.includes(key)) throw new Refusal("wrong", where);
  return /** @type {Record<string, unknown>} */ (Object.assign(Object.create(null), found));
}

/** @param {unknown} found @param {string} where @param {number} most @returns {unknown[]} */
function list(found, where, most) {
  if (found === undefined) return [];
  if (!Array.isArray(found)) throw new Refusal("wrong", where);
  if (found.length > most) throw new Refusal("large", where);
  return found;
}

/** @param {unknown} found @param {string} where @param {number} longest */
function text(found, where, longest) {
  if (found === undefined) return "";
  if (typeof found !== "string") throw new Refusal("wrong", where);
  if (found.length > longest) throw new Refusal("large", where);
  if (MARKUP.test(found) || CONTROL.test(found)) throw new Refusal("markup", where);
  if (HUGE.test(found)) throw new Refusal("large", where);
  return found;
}

/** @param {unknown} found @param {string} where @param {RegExp} form */
function named(found, where, form) {
  // A plain object takes any of these names, but for those that it inherits.
  if (typeof found !== "string" || !form.test(found) || found in {}) throw new Refusal("wrong", where);
  return found;
}

/** @param {unknown} found @param {string} where */
function id(found, where) {
  return named(found, where, ID);
}

/** @param {unknown} found @param {string} where */
function flag(found, where) {
  if (found !== undefined && typeof found !== "boolean") throw new Refusal("wrong", where);
  return found ?? false;
}

/** @param {string[]} all */
function unique(all) {
  return [...new Set(all)];
}
