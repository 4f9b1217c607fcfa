// The system's Firefox, driven over WebDriver BiDi, which can reach this machine and nothing else.
import { execFileSync } from "node:child_process";
import puppeteer from "puppeteer-core";

const NAMES = ["firefox-esr", "firefox"];

/** @param {string} downloads the folder where files are saved without asking @returns {Promise<import("puppeteer-core").Browser>} */
export function launchFirefox(downloads) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX || installed(),
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.manager.addToRecentDocs": false,
      // A proxy that is not there takes all that is not on this machine.
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": "127.0.0.1",
      "network.proxy.allow_hijacking_localhost": false,
    },
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
  throw new Error(`no Firefox on the PATH (looked for ${NAMES.join(", ")})`);
}
