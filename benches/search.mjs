#!/usr/bin/env node
// What a first search costs a reader, for folders of built portals: bytes, requests and CPU time from nothing to ten
// cards, scripts apart, over known-item queries (two words of a title, one of a summary, a town) and those of
// tests/search/queries.json. The columns of the facets are told apart: cards are drawn without them. So are the texts that
// excerpts are cut from, which come after the cards.
//
//     benches/search.mjs FOLDER…          a Markdown table
//     benches/search.mjs --json FOLDER…   [{ folder, clauses, bytes: { p50, p95 }, requests: { p50, p95 }, files, root, facets, cpu_ms: { p50, p95 } }]
//
// Each file is counted at gzip level 6, and once a query: a reader who goes on fetches less. CPU time is that of Node.
import { firstQueries, openPortal, percentile, SEARCH } from "../tests/search/portal.mjs";

/** @param {string} folder a built portal */
async function measure(folder) {
  const portal = openPortal(folder);
  const root = JSON.parse(portal.file(`${SEARCH}root.json`).text);
  /** @type {import("../tests/search/portal.mjs").Answer[]} */
  const answers = [];
  for (const { query } of await firstQueries(portal)) {
    const first = await portal.cold(query), again = [await portal.cold(query), await portal.cold(query)];
    // What else the machine does only ever adds.
    answers.push({ ...first, cpu: Math.min(first.cpu, ...again.map(({ cpu }) => cpu)) });
  }
  /** @param {(answer: import("../tests/search/portal.mjs").Answer) => number} of */
  const both = (of) => ({ p50: percentile(answers.map(of), 0.5), p95: percentile(answers.map(of), 0.95) });
  return {
    folder,
    clauses: root.documents,
    bytes: both(({ bytes }) => bytes),
    requests: both(({ requests }) => requests),
    files: portal.parts(),
    root: portal.file(`${SEARCH}root.json`).bytes,
    facets: portal.file(`${SEARCH}columns/${root.columns}.json`).bytes,
    cpu_ms: both(({ cpu }) => cpu),
  };
}

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

const wanted = process.argv.slice(2);
const json = wanted[0] === "--json";
const measured = [];
for (const folder of json ? wanted.slice(1) : wanted) measured.push(await measure(folder));
if (json) console.log(JSON.stringify(measured));
else {
  console.log("| clauses | kB p50 / p95 | requests p50 / p95 | CPU p50 / p95 | root, kB | facets, kB | files |\n|---:|---:|---:|---:|---:|---:|---:|");
  for (const { clauses, bytes, requests, cpu_ms: cpu, root, facets, files } of measured) {
    const cells = [
      clauses.toLocaleString("en"), `${kilobytes(bytes.p50)} / ${kilobytes(bytes.p95)}`, `${requests.p50} / ${requests.p95}`,
      `${cpu.p50.toFixed(1)} / ${cpu.p95.toFixed(1)} ms`, kilobytes(root), kilobytes(facets), files.toLocaleString("en"),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
