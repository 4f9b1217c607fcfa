// Which words differ between two texts.

import { root } from "../data.js";

/** @typedef {{ value: string, added?: boolean, removed?: boolean }} Change as jsdiff gives it */
/** @typedef {{ diffWordsWithSpace: (a: string, b: string) => Change[] }} Jsdiff */
/** @typedef {{ text: string, own: boolean }} Run words of one side, and whether the other lacks them */

/** Texts that share fewer of their characters have nothing to do with each other: their words would only be noise. */
const ALIKE = 0.3;

/** @type {Promise<Jsdiff> | undefined} */
let loading;

/**
 * The words of `a` and those of `b`, told apart.
 * @param {string} a @param {string} b
 * @returns {Promise<{ a: Run[], b: Run[], alike: boolean }>}
 */
export async function wordsApart(a, b) {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  const changes = joined((await loading).diffWordsWithSpace(a, b));
  const shared = changes.reduce((length, change) => length + (change.added || change.removed ? 0 : change.value.length), 0);
  return {
    a: changes.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, own: removed === true && value.trim() !== "" })),
    b: changes.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, own: added === true && value.trim() !== "" })),
    alike: (2 * shared) / (a.length + b.length || 1) >= ALIKE,
  };
}

/**
 * Changes that only a space parts are read as one.
 * @param {Change[]} changes
 */
function joined(changes) {
  /** @type {Change[]} */
  const all = [];
  let removed = "", added = "";
  const close = () => {
    if (removed) all.push({ value: removed, removed: true });
    if (added) all.push({ value: added, added: true });
    removed = added = "";
  };
  for (const [place, change] of changes.entries()) {
    const next = changes[place + 1];
    if (change.removed) removed += change.value;
    else if (change.added) added += change.value;
    else if ((removed || added) && next && /^[ \u00a0\u202f]$/.test(change.value)) {
      removed += change.value;
      added += change.value;
    } else {
      close();
      all.push(change);
    }
  }
  close();
  return all;
}

/** Code of others, which `vendor/` holds unmodified: by a script tag, so that it works from a host and from a disk. @returns {Promise<Jsdiff>} */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/vendor/jsdiff/jsdiff-9.0.0.js`;
    script.addEventListener("load", () => resolve(Reflect.get(globalThis, "Diff")));
    script.addEventListener("error", () => reject(new Error(script.src)));
    document.head.append(script);
  });
}
