// A portal built to be opened from a disk, and what it must never do there.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fromEnvironment } from "./site.mjs";

/** The day of the build. */
const DATE = "2026-11-22";

/**
 * Builds the library in `root`, with blanks and accents in the way: folders of people have them.
 * @param {string} [root] @returns {{ folder: string, base: string, remove: () => void }} the folder, and its address, ending in `/`
 */
export function buildForDisk(root = fromEnvironment("CLAUSIER_LIBRARY")) {
  const parent = mkdtempSync(path.join(os.tmpdir(), "clausier-offline-"));
  const folder = path.join(parent, "clés & marchés #1");
  execFileSync(fromEnvironment("CLAUSIER"), ["build", "-C", root, "--offline", "--date", DATE, "--out", folder], { stdio: ["ignore", "ignore", "inherit"] });
  return { folder, base: `${pathToFileURL(folder)}/`, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
