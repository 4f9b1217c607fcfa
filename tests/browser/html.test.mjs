// The Nu HTML checker over every page, style sheet and drawing. One JVM for all: it takes longer to start than to check.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import test from "node:test";
import { rootSite } from "./lib/site.mjs";

/**
 * What the checker says wrongly, and why it is wrong. Anything else that it says is a fault, advice included.
 * @type {{message: RegExp, file: RegExp, why: string}[]}
 */
const MISTAKEN = [
  {
    message: /^Resource violates Content Security Policy .* blocked by “(script|style|img)-src” directive\.$/,
    file: /\.html$/,
    why: "it reads files, which have no origin that 'self' could match; every-page.test.mjs sees the policy at work in Chromium",
  },
];

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const site = rootSite();

/** @param {string[]} files @param {string[]} options @returns {string[]} */
function faultsOf(files, options) {
  // Relative paths keep the command line short; thousands of pages go in several runs.
  const faults = [];
  for (let start = 0; start < files.length; start += 2000) {
    const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", ...options, ...files.slice(start, start + 2000)], {
      cwd: site.folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    assert.equal(run.status, 0, `the checker did not run: ${run.error ?? run.stderr}`);
    /** @type {{messages: {type: string, message: string, url: string, lastLine?: number, extract?: string}[]}} */
    const { messages } = JSON.parse(run.stdout);
    for (const { type, message, url, lastLine, extract } of messages) {
      const file = path.relative(site.folder, new URL(url).pathname);
      if (MISTAKEN.some((mistake) => mistake.message.test(message) && mistake.file.test(file))) continue;
      faults.push(`${file}:${lastLine ?? 1}: ${type}: ${message} (${(extract ?? "").trim()})`);
    }
  }
  return faults;
}

/** @param {string} extension */
const filesIn = (extension) => [...site.files].filter((file) => file.endsWith(extension));

test(`the Nu checker finds nothing in ${site.pages.length} pages`, () => assert.deepEqual(faultsOf(filesIn(".html"), ["--html"]), []));

test("the Nu checker finds nothing in the styles", () => assert.deepEqual(faultsOf(filesIn(".css"), ["--css"]), []));

test("the Nu checker finds nothing in the drawings", () => assert.deepEqual(faultsOf(filesIn(".svg"), ["--svg"]), []));
