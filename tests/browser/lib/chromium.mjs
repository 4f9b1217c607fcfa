// The system's Chromium, which can reach this machine and nothing else.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** @returns {Promise<import("playwright-core").Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || installed(),
    args: [
      // Tests run as root in containers, where the sandbox cannot start.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** @returns {string} */
function installed() {
  for (const name of NAMES) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Not under this name.
    }
  }
  throw new Error(`no Chromium on the PATH (looked for ${NAMES.join(", ")})`);
}

/**
 * What a page did that it should not: requests to other hosts, answers that failed, errors in its console (where the
 * Content-Security-Policy complains too).
 * @typedef {{elsewhere: string[], failed: string[], errors: string[]}} Faults
 */

/** Watches `page` from now on.
 * @param {import("playwright-core").Page} page @param {string} origin @returns {Faults} */
export function watch(page, origin) {
  /** @type {Faults} */
  const faults = { elsewhere: [], failed: [], errors: [] };
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (address.origin !== origin && !["data:", "blob:"].includes(address.protocol)) faults.elsewhere.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => faults.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.errors.push(message.text());
  });
  return faults;
}

/** Forgets what was seen so far. @param {Faults} faults */
export function forget(faults) {
  for (const list of Object.values(faults)) list.length = 0;
}
