"use strict";
// Runs modules that were joined into this script: those that the page names, and those that they ask for.

/** What scripts of data say, by their paths: scripts/data.js reads it. */
var clausierData = {};

/** @param {Record<string, (take: (path: string) => object, load: (path: string) => Promise<object>, exports: object) => void>} modules */
function run(modules) {
  const made = new Map();
  /** What a module exports; it runs once, and those that import each other have what the other one has made so far. */
  const take = path => {
    let exports = made.get(path);
    if (!exports) {
      made.set(path, (exports = {}));
      try {
        modules[path](take, load, exports);
      } catch (error) {
        made.delete(path);
        throw error;
      }
    }
    return exports;
  };
  /** For `import("./x.js")`. */
  const load = path => new Promise(resolve => resolve(take(path)));
  const root = document.documentElement.dataset.root;
  for (const { dataset } of document.querySelectorAll("script[data-module]")) {
    // One that fails holds no other back, as modules do.
    load(dataset.module.slice(root.length)).catch(reportError);
  }
}
