// axe-core in a page, and its findings as lines that a person can act on.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/**
 * What axe could not decide and a person has looked at, by rule: why it is fine. Anything else is a fault.
 * @type {Record<string, string>}
 */
const LOOKED_AT = {};

/**
 * Runs axe-core in `page` as it stands; `more` names rules beyond those of the standard's levels.
 * @param {import("playwright-core").Page} page @param {string[]} [more]
 * @returns {Promise<string[]>} one line for each element at fault, or that axe cannot judge
 */
export async function accessibilityFaults(page, more = []) {
  // Evaluated by the debugger: the page's Content-Security-Policy does not apply to it.
  await page.evaluate(source);
  const found = await page.evaluate(
    async ({ tags, rules }) => {
      const enabled = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
      // @ts-ignore: axe has just been put there
      const results = await globalThis.axe.run(document, {
        runOnly: { type: "tag", values: tags },
        rules: enabled,
        // It would fetch the styles again, which the budget would count.
        preload: false,
        resultTypes: ["violations", "incomplete"],
      });
      /** @param {any} kind @param {any} rule */
      const lines = (kind, rule) =>
        rule.nodes.map((/** @type {any} */ node) => ({
          kind,
          rule: rule.id,
          where: node.target.join(" "),
          why: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help,
        }));
      return [
        ...results.violations.flatMap((/** @type {any} */ rule) => lines("violation", rule)),
        ...results.incomplete.flatMap((/** @type {any} */ rule) => lines("undecided", rule)),
      ];
    },
    { tags: TAGS, rules: ["target-size", ...more] },
  );
  return found
    .filter(({ kind, rule }) => kind === "violation" || !(rule in LOOKED_AT))
    .map(({ kind, rule, where, why }) => `${kind} ${rule} at ${where}: ${why}`);
}
