// Files of data that the build made, read by their path from the root of the portal.

/** The root of the portal, from this page. */
export const root = document.documentElement.dataset.root ?? "";

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
    promise = fetch(root + path).then(response => {
      if (response.ok) return response.json();
      throw new Error(`${path}: ${response.status}`);
    });
    kept.set(path, promise);
    promise.catch(() => kept.delete(path));
  }
  return promise;
}
