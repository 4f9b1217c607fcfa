// A plain static host on loopback: what a publisher's host does with the folder, and a log of what was asked.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  ".atom": "application/atom+xml",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/**
 * @typedef {object} Host
 * @property {string} origin
 * @property {string} base the portal's address, ending in `/`
 * @property {{address: string, status: number, bytes: number}[]} log each answer, with the bytes of its compressed body
 * @property {() => Promise<void>} close
 */

/** Serves `folder` at `prefix`; outside it is nothing at all, as on a shared host.
 * @param {string} folder @param {string} [prefix] @returns {Promise<Host>} */
export async function host(folder, prefix = "/") {
  /** @type {Host["log"]} */
  const log = [];
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    const { status, file } = answer(folder, prefix, address);
    if (status === 301) {
      log.push({ address, status, bytes: 0 });
      response.writeHead(301, { location: `${address}/` }).end();
      return;
    }
    // Never from the cache, so that every visit counts what a first visit costs.
    const headers = { "cache-control": "no-store" };
    if (!file) {
      log.push({ address, status, bytes: 0 });
      response.writeHead(status, { ...headers, "content-type": "text/plain" }).end("not found");
      return;
    }
    const type = MEDIA_TYPES[path.extname(file)];
    if (!type) {
      log.push({ address, status, bytes: statSync(file).size });
      response.writeHead(status, { ...headers, "content-type": "application/octet-stream" });
      createReadStream(file).pipe(response);
      return;
    }
    const body = gzipSync(readFileSync(file));
    log.push({ address, status, bytes: body.length });
    response.writeHead(status, { ...headers, "content-type": type, "content-encoding": "gzip" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise((closed) => {
      server.close(() => closed(undefined));
      server.closeAllConnections();
    });
  return { origin, base: origin + prefix, log, close: () => /** @type {Promise<void>} */ (close()) };
}

/** @param {string} folder @param {string} prefix @param {string} address @returns {{status: number, file?: string}} */
function answer(folder, prefix, address) {
  if (!address.startsWith(prefix)) return { status: 404 };
  const wanted = path.join(folder, address.slice(prefix.length));
  if (!wanted.startsWith(folder)) return { status: 404 };
  if (existsSync(wanted) && statSync(wanted).isFile()) return { status: 200, file: wanted };
  const index = path.join(wanted, "index.html");
  if (existsSync(index)) return address.endsWith("/") ? { status: 200, file: index } : { status: 301 };
  const notFound = path.join(folder, "404.html");
  return existsSync(notFound) ? { status: 404, file: notFound } : { status: 404 };
}

// By hand: `node lib/host.mjs FOLDER [PREFIX]` serves until it is stopped.
if (process.argv[1] === import.meta.filename) {
  const { base } = await host(path.resolve(process.argv[2] ?? "../../public"), process.argv[3]);
  console.log(base);
}
