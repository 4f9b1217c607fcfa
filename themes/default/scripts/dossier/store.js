// The dossiers of this browser. They stay in it; where it keeps nothing, they last as long as the page.
import { clean, emptySelection, LIMITS, newId, readSelection } from "./selection.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {{ current: string, dossiers: Selection[] }} State */
/** @typedef {"kept" | "session" | "full"} Keeping whether the browser keeps them, refuses to, or has no room left */
/** @typedef {Pick<Storage, "getItem" | "setItem">} Keeper */

/** The key in the browser's storage. */
export const KEY = "clausier.dossiers";
/** How many dossiers a browser keeps. */
const MOST = 60;

/** Where this browser keeps things, if it lets us. @returns {Keeper | null} */
function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * The state that a text from the storage holds; what cannot be read of it is left out.
 * @param {string | null} text @returns {State | null} nothing where the text is not of this form, or of a newer one
 */
export function readState(text) {
  if (text === null) return { current: "", dossiers: [] };
  try {
    const found = JSON.parse(text);
    if (found?.format !== 1 || !Array.isArray(found.dossiers)) return null;
    const dossiers = found.dossiers.flatMap((/** @type {unknown} */ one) => {
      try {
        return [readSelection(one)];
      } catch {
        return [];
      }
    });
    if (dossiers.length === 0 && found.dossiers.length > 0) return null;
    const current = dossiers.some((/** @type {Selection} */ { id }) => id === found.current) ? found.current : (dossiers[0]?.id ?? "");
    return { current, dossiers };
  } catch {
    return null;
  }
}

/** @typedef {ReturnType<typeof openStore>} Store */

/** @param {Keeper | null} [storage] */
export function openStore(storage = browserStorage()) {
  /** @type {Keeping} */
  let keeping = storage ? "kept" : "session";
  /** @type {State} */
  let state = { current: "", dossiers: [] };
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {{ state: State, id: string } | null} what the last removal took away */
  let before = null;

  /** What the storage holds now: another tab may have written. */
  function refresh() {
    if (keeping !== "kept" || !storage) return;
    try {
      const found = readState(storage.getItem(KEY));
      if (found) state = found;
      // Written by a newer portal, or broken: not ours to overwrite.
      else keeping = "session";
    } catch {
      keeping = "session";
    }
  }

  /** @param {State} next */
  function write(next) {
    state = next;
    if (keeping !== "session" && storage) {
      try {
        storage.setItem(KEY, JSON.stringify({ format: 1, ...state }));
        keeping = "kept";
      } catch {
        keeping = "full";
      }
    }
    listeners.forEach(listener => listener());
  }

  refresh();

  const current = () => state.dossiers.find(({ id }) => id === state.current) ?? null;

  /** @param {Selection} dossier @param {boolean} [chosen] */
  function put(dossier, chosen = true) {
    refresh();
    const known = state.dossiers.some(({ id }) => id === dossier.id);
    if (!known && state.dossiers.length >= MOST) return false;
    const dossiers = known ? state.dossiers.map(other => (other.id === dossier.id ? dossier : other)) : [...state.dossiers, dossier];
    write({ current: chosen ? dossier.id : state.current, dossiers });
    return true;
  }

  return {
    /** All dossiers, oldest first. */
    all: () => state.dossiers,
    /** The one that is worked on, if there is any. */
    current,
    /** How long they last. @returns {Keeping} */
    keeping: () => keeping,

    /** Calls `listener` after each change, of this tab or another. @param {() => void} listener */
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Another tab wrote. */
    reread() {
      refresh();
      listeners.forEach(listener => listener());
    },

    /** A new, empty one, which becomes the current one. @param {string} name */
    create(name) {
      const dossier = emptySelection(clean(name, LIMITS.name));
      return put(dossier) ? dossier : null;
    },

    /** Keeps a dossier from elsewhere beside the others. @param {Selection} dossier @param {string} [name] where it has none */
    keep(dossier, name = "") {
      const kept = { ...dossier, id: newId(), name: dossier.name || clean(name, LIMITS.name) };
      return put(kept) ? kept : null;
    },

    /** Makes another the current one. @param {string} id */
    choose(id) {
      refresh();
      if (state.dossiers.some(dossier => dossier.id === id)) write({ ...state, current: id });
    },

    /** @param {string} id @param {string} name */
    rename(id, name) {
      refresh();
      const dossier = state.dossiers.find(dossier => dossier.id === id);
      if (dossier) put({ ...dossier, name: clean(name, LIMITS.name) }, false);
    },

    /** A copy, which becomes the current one. @param {string} id @param {string} name */
    duplicate(id, name) {
      const dossier = state.dossiers.find(dossier => dossier.id === id);
      if (!dossier) return null;
      const copy = { ...structuredClone(dossier), id: newId(), name: clean(name, LIMITS.name) };
      return put(copy) ? copy : null;
    },

    /** @param {string} id */
    remove(id) {
      refresh();
      before = { state, id };
      const dossiers = state.dossiers.filter(dossier => dossier.id !== id);
      write({ current: state.current === id ? (dossiers.at(-1)?.id ?? "") : state.current, dossiers });
    },

    /**
     * Changes the current dossier; makes one called `name` where there is none.
     * @param {(dossier: Selection) => Selection} change
     * @param {{ name?: string, undoable?: boolean }} [how]
     */
    edit(change, { name = "", undoable = false } = {}) {
      refresh();
      const dossier = current() ?? emptySelection(clean(name, LIMITS.name));
      const changed = change(dossier);
      if (undoable) before = { state, id: dossier.id };
      if (changed !== dossier || !current()) put(changed);
      return changed;
    },

    /** Puts back what the last removal took away; the other dossiers stay as they are. */
    undo() {
      refresh();
      const old = before?.state.dossiers.find(({ id }) => id === before?.id);
      if (!old) return false;
      const place = before?.state.dossiers.indexOf(old) ?? 0;
      before = null;
      const dossiers = state.dossiers.filter(({ id }) => id !== old.id);
      dossiers.splice(place, 0, old);
      write({ current: old.id, dossiers });
      return true;
    },
  };
}
