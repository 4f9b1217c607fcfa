// Every page in Chromium, once: accessibility, weight, and what it asks of whom.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { accessibilityFaults } from "./lib/axe.mjs";
import { forget, launch, watch } from "./lib/chromium.mjs";
import { host } from "./lib/host.mjs";
import { pagesByKind, rootSite } from "./lib/site.mjs";

/** EcoIndex A, as the design promises for every page at load. */
const BUDGET = { elements: 340, requests: 8, bytes: 100_000 };

const kinds = pagesByKind(rootSite());

/**
 * @typedef {object} Visit what one page did at load
 * @property {string} address
 * @property {string[]} accessibility
 * @property {string[]} faults
 * @property {number} elements
 * @property {number} requests
 * @property {number} bytes
 */

/** @type {Map<string, Visit[]>} */
const visits = new Map();
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  const site = rootSite();
  const portal = await host(site.folder);
  browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const seen = watch(page, portal.origin);
  for (const [kind, pages] of kinds) {
    /** @type {Visit[]} */
    const ofKind = [];
    for (const { address } of pages) {
      forget(seen);
      portal.log.length = 0;
      await page.goto(portal.base + address);
      const elements = await page.evaluate(() => document.querySelectorAll("*").length - document.querySelectorAll("svg *").length);
      const accessibility = await accessibilityFaults(page);
      // Read last: while axe was at work, scripts have asked for whatever they ask for at load.
      const faults = [...seen.elsewhere.map((url) => `asks another host: ${url}`), ...seen.failed, ...seen.errors];
      const bytes = portal.log.reduce((sum, answer) => sum + answer.bytes, 0);
      ofKind.push({ address, accessibility, faults, elements, requests: portal.log.length, bytes });
    }
    visits.set(kind, ofKind);
  }
  await portal.close();
});

after(() => browser?.close());

/** @param {string} kind @param {(visit: Visit) => string[]} faultsOf */
function everyVisit(kind, faultsOf) {
  const faults = (visits.get(kind) ?? []).flatMap((visit) => faultsOf(visit).map((fault) => `/${visit.address}: ${fault}`));
  assert.deepEqual(faults, []);
  assert.equal(visits.get(kind)?.length, kinds.get(kind)?.length);
}

for (const [kind, pages] of kinds) {
  const name = `${kind} (${pages.length})`;

  test(`${name}: axe-core finds nothing`, () => everyVisit(kind, ({ accessibility }) => accessibility));

  test(`${name}: nothing fails, complains, or leaves the host`, () => everyVisit(kind, ({ faults }) => faults));

  test(`${name}: stays within the budget`, () =>
    everyVisit(kind, ({ elements, requests, bytes }) => [
      ...(elements > BUDGET.elements ? [`${elements} elements`] : []),
      ...(requests > BUDGET.requests ? [`${requests} requests`] : []),
      ...(bytes > BUDGET.bytes ? [`${bytes} bytes`] : []),
    ]));
}
