// What a buyer does to a selection: each a pure function from one to the next.
import { emptyItem, LIMITS } from "./selection.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./selection.js").Item} Item */

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
