// Parts in a zip, as Word, OpenDocument and spreadsheets want them: the same parts always give the same bytes.

import { loadZipper } from "./vendor.js";

/** The part of an OpenDocument file that says what it is, first and as it is. */
const MIMETYPE = "mimetype";

/**
 * @param {Record<string, string>} parts by their paths, in their order
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function packageOf(parts) {
  const { zipSync } = await loadZipper();
  const encoder = new TextEncoder();
  // Zip knows no time before; it is written in the time of the machine, so it is read so.
  const mtime = new Date(1980, 0, 1);
  /** @type {Record<string, [Uint8Array, {level: 0 | 9, mtime: Date}]>} */
  const files = {};
  const paths = Object.keys(parts).sort((a, b) => Number(b === MIMETYPE) - Number(a === MIMETYPE));
  for (const path of paths) files[path] = [encoder.encode(parts[path]), { level: path === MIMETYPE ? 0 : 9, mtime }];
  return zipSync(files);
}
