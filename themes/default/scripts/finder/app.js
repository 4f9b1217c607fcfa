// The form of the finder: what is typed, what the address says, and what is wrong with either. The address holds the state,
// so that a buyer profile can link to an answer.
import { typeOf } from "../conformity.js";
import { readData } from "../data.js";
import { codeOf, findPurchase, readAmount } from "./read.js";
import { openView } from "./view.js";

/** @typedef {import("../conformity.js").Duties} Duties */
/** @typedef {import("../conformity.js").Contract} Contract */
/** @typedef {import("../conformity.js").Segment} Segment */
/**
 * @typedef {object} Fields by the end of their id
 * @property {HTMLSelectElement} buyer
 * @property {HTMLInputElement} purchase
 * @property {HTMLInputElement} amount
 * @property {HTMLInputElement} launch
 * @property {HTMLSelectElement} type
 */

/**
 * @param {HTMLFormElement} form
 */
export async function openFinder(form) {
  /** @type {<Name extends keyof Fields>(name: Name) => Fields[Name]} */
  const field = name =>
    /** @type {any} */
    (document.getElementById(`finder-${name}`));
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const words = {
    ignored: split(form.dataset.ignored),
    thousands: split(form.dataset.thousands),
    millions: split(form.dataset.millions),
  };
  const view = openView(form);
  /** @type {Duties} */
  let duties;
  try {
    duties = await readData(form.dataset.duties ?? "");
  } catch {
    view.broken();
    return { answer: view.broken, read: view.broken };
  }
  view.suggest(duties);
  /** Whether the address names a day that is none. */
  let badDate = false;
  field("launch").addEventListener("input", () => (badDate = false));

  /** Reads the form, says what is wrong with it; nothing where something is. @returns {Contract | null} */
  function contract() {
    const buyer = field("buyer").value;
    const purchase = field("purchase").value.trim();
    const found = purchase ? findPurchase(purchase, duties.segments) : [];
    const amount = field("amount").value.trim();
    const value = amount ? readAmount(amount, words) : "";
    const launch = field("launch");
    const [segment] = found;
    const wrong = [
      view.mark(field("purchase"), purchase && found.length !== 1 ? (found.length ? "which" : "purchase") : "", found),
      view.mark(field("amount"), value === null ? "amount" : "", []),
      view.mark(launch, badDate || launch.validity.badInput ? "launch" : "", []),
    ];
    if (wrong.includes(true)) return null;
    const segments = segment ? [segment.id] : [];
    return {
      buyer: buyer || null,
      type: field("type").value || typeOf(duties, segments),
      segments,
      amount: value || null,
      launch: launch.value || null,
      except: boxes().filter(box => box.checked).map(box => box.value),
    };
  }

  /** What the address says of the form, without empty parts. */
  function writeAddress() {
    const all = new URLSearchParams();
    const purchase = field("purchase"), amount = field("amount");
    for (const [name, value] of new FormData(form)) {
      const said = typeof value === "string" ? value.trim() : "";
      if (!said) continue;
      const code = codeOf(said), [segment] = findPurchase(said, duties.segments);
      // A code says more than the segment that it belongs to.
      if (name === purchase.name && code) all.append(purchase.dataset.code ?? name, code);
      else if (name === purchase.name) all.append(name, segment?.id ?? said);
      else all.append(name, name === amount.name ? readAmount(said, words) ?? said : said);
    }
    return `${all}` ? `?${all}` : location.pathname;
  }

  /** Fills the form from the address; what it does not say is emptied. */
  function fill() {
    const all = new URLSearchParams(location.search);
    for (const name of /** @type {const} */ (["buyer", "type"])) {
      const select = field(name);
      select.value = all.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    const purchase = field("purchase"), asked = all.get(purchase.name) ?? all.get(purchase.dataset.code ?? "") ?? "";
    purchase.value = duties.segments.find(({ id }) => id === asked)?.name ?? asked.slice(0, 200);
    field("amount").value = (all.get(field("amount").name) ?? "").slice(0, 40);
    const launch = all.get(field("launch").name) ?? "";
    badDate = Boolean(launch) && !/^\d{4}-\d{2}-\d{2}$/.test(launch);
    field("launch").value = badDate ? "" : launch;
    const [first] = boxes();
    const held = first ? all.getAll(first.name) : [];
    for (const box of boxes()) box.checked = held.includes(box.value);
    return [...all.keys()].length > 0;
  }

  async function show() {
    const facts = contract();
    if (facts) await view.show(duties, facts);
    else view.refuse();
  }

  return {
    answer() {
      const facts = contract();
      if (facts) remember(writeAddress());
      void show();
    },
    read() {
      if (fill()) void show();
      else view.clear();
    },
  };
}

/** Puts `address` into the bar, as a step one can come back from. @param {string} address */
function remember(address) {
  try {
    if (address !== location.search) history.pushState(null, "", address);
  } catch {
    // A folder that is opened from a disk keeps its address.
  }
}

/** @param {string | undefined} words */
function split(words) {
  return (words ?? "").split(" ").filter(Boolean);
}

