// Files of data that the build made, read by their path from the root of the portal.
//
// In a folder that is opened from a disk nothing can be fetched: there each file of data is a script, which puts what it says
// in `clausierData` under its path, and all scripts of a page are joined into one, which makes that table.

const page = globalThis.document?.documentElement;

/** The root of the portal, from this page. */
export const root = page?.dataset.root ?? "";

/** What scripts of data said; nothing online. @type {Record<string, any> | undefined} */
const said = page?.hasAttribute("data-offline") ? Reflect.get(globalThis, "clausierData") : undefined;

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/**
 * The data at `path`, once; a failure is forgotten, so that one may try again.
 * @param {string} path such as `assets/duties.json`
 * @returns {Promise<any>}
 */
export function readData(path) {
  let promise = kept.get(path);
  if (!promise) {
    promise = readAgain(root, path);
    kept.set(path, promise);
    promise.catch(() => kept.delete(path));
  }
  return promise;
}

/**
 * The data at `path`, however often it was read. Who fails because there is no such file has a `status` of 404.
 * @param {string} base the way to the root of the portal @param {string} path @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
export async function readAgain(base, path, options) {
  if (said) {
    if (!(path in said)) await runScript(`${base}${path}.js`);
    return said[path];
  }
  const response = await fetch(base + path, options);
  if (response.ok) return response.json();
  throw Object.assign(new Error(`${path}: ${response.status}`), { status: response.status });
}

/** @param {string} address @returns {Promise<void>} */
function runScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} cannot be read`));
    script.src = address;
    document.head.append(script);
  });
}
