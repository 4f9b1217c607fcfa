"use strict";
// Runs modules that were joined into this script: those that the page names, and those that they ask for.

/** What scripts of data say, by their paths: scripts/data.js reads it. */
var clausierData = {};

/** @param {Record<string, (take: (path: string) => object, load: (path: string) => Promise<object>) => object>} modules */
function run(modules) {
  const made = new Map();
  /** What a module exports, which it gives once. */
  const take = path => {
    if (!made.has(path)) made.set(path, modules[path](take, load));
    return made.get(path);
  };
  /** For `import("./x.js")`. */
  const load = path => new Promise(resolve => resolve(take(path)));
  const root = document.documentElement.dataset.root;
  for (const { dataset } of document.querySelectorAll("script[data-module]")) {
    // One that fails holds no other back, as modules do.
    load(dataset.module.slice(root.length)).catch(reportError);
  }
}
