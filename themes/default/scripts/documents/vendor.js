// Code of others, which `vendor/` holds unmodified: loaded by a script tag, so that it works from a host and from a disk.

import { root } from "../data.js";

/**
 * What we use of fflate.
 * @typedef {{zipSync: (files: Record<string, [Uint8Array, {level: 0 | 9, mtime: Date}]>) => Uint8Array<ArrayBuffer>}} Fflate
 */

/** @type {Promise<Fflate> | undefined} */
let zipper;

/**
 * The zip writer, loaded once; a failure is forgotten, so that one may try again.
 * @returns {Promise<Fflate>}
 */
export function loadZipper() {
  zipper ??= loadScript("assets/vendor/fflate/fflate-0.8.3.js").then(() => Reflect.get(globalThis, "fflate"));
  zipper.catch(() => (zipper = undefined));
  return zipper;
}

/**
 * @param {string} path from the root of the portal
 * @returns {Promise<void>}
 */
function loadScript(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = root + path;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(path)));
    document.head.append(script);
  });
}
