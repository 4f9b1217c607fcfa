// `clausier serve` over a copy of the library that a test may edit.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fromEnvironment } from "./site.mjs";

/**
 * @typedef {object} Serving
 * @property {string} root the copy of the library
 * @property {string} base
 * @property {() => boolean} alive
 * @property {() => string} said what the program printed so far
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Serving>} */
export async function serve() {
  const library = fromEnvironment("CLAUSIER_LIBRARY");
  const root = mkdtempSync(path.join(os.tmpdir(), "clausier-serve-"));
  for (const folder of ["content", "theme"]) if (existsSync(path.join(library, folder))) cpSync(path.join(library, folder), path.join(root, folder), { recursive: true });
  const port = await freePort();
  const program = spawn(fromEnvironment("CLAUSIER"), ["serve", "-C", root, "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [program.stdout, program.stderr]) stream.on("data", (data) => (said += data));
  const alive = () => program.exitCode === null && program.signalCode === null;
  const base = `http://127.0.0.1:${port}/`;
  for (let waited = 0; !(await answers(base)); waited += 100) {
    if (!alive() || waited > 60_000) throw new Error(`serve does not answer: ${said}`);
    await pause(100);
  }
  const stop = async () => {
    if (alive()) {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      program.kill("SIGTERM");
      await ended;
    }
    rmSync(root, { recursive: true, force: true });
  };
  return { root, base, alive, said: () => said, stop };
}

/** @param {string} base */
async function answers(base) {
  try {
    return (await fetch(base)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** The file of clause `id`, wherever it is filed. @param {string} root @param {string} id */
export function clauseFile(root, id) {
  const found = readdirSync(path.join(root, "content/clauses"), { recursive: true, encoding: "utf8" }).find((file) => path.basename(file) === `${id}.md`);
  if (!found) throw new Error(`no clause ${id}`);
  return path.join(root, "content/clauses", found);
}
