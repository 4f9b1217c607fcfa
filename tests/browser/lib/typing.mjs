// Typing on a machine four times slower: how long each letter waits for its results, and the longest task of the page.
//
// Counted in processor time of the page's main thread, which is wall clock on a machine that does nothing else: what other
// programs take from a shared one is not the page's.

const SLOWER = 4;
/** Between two letters, as a quick typist leaves. */
const BETWEEN = 250;
/** What scripts/search/app.js waits for before it looks for what is typed. */
const WAIT = 15;

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any }} Event of a trace, in microseconds */

/**
 * Opens the search page of `base` in a slow browser and types `query` twice: once with nothing there yet, then with all
 * that it needs at hand.
 * @param {import("playwright-core").Browser} browser @param {string} base @param {string} query
 * @returns {Promise<{ letters: number[], longest: number }>} milliseconds from each letter to its results, the second time,
 * and the longest task of both
 */
export async function typing(browser, base, query) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const debug = await page.context().newCDPSession(page);
  await page.goto(`${base}recherche/`, { waitUntil: "networkidle" });
  await page.evaluate(markLettersAndResults);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  /** @type {Event[]} */
  let events = [];
  debug.on("Tracing.dataCollected", ({ value }) => events.push(.../** @type {any} */ (value)));
  const traces = [];
  for (const round of [1, 2]) {
    events = [];
    await debug.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] } });
    await page.locator("#search-text").pressSequentially(query, { delay: BETWEEN });
    await page.locator("#search:not([aria-busy])").waitFor({ timeout: 30_000 });
    const complete = new Promise((resolve) => debug.once("Tracing.tracingComplete", () => resolve(undefined)));
    await debug.send("Tracing.end");
    await complete;
    traces.push(events);
    if (round === 1) await page.locator("#search-text").fill("");
    await page.waitForTimeout(500);
  }
  await page.close();
  const tasks = traces.map(tasksOf);
  return {
    letters: lettersOf(traces[1] ?? [], tasks[1] ?? []),
    longest: Math.max(...tasks.flat().map(({ tdur = 0 }) => tdur / 1000)),
  };
}

/** Runs in the page. A letter has its results once the frame that shows them is over. */
function markLettersAndResults() {
  // A single letter is not looked for.
  const field = /** @type {HTMLInputElement} */ (document.getElementById("search-text"));
  field.addEventListener("input", () => field.value.length > 1 && performance.mark("letter"));
  const count = /** @type {HTMLElement} */ (document.getElementById("search-count"));
  new MutationObserver(() => {
    // The title says which words were answered: those of the letter before do not count.
    if (document.title.startsWith(`${field.value.trim()} –`)) requestAnimationFrame(() => setTimeout(() => performance.mark("shown")));
  }).observe(count, { childList: true });
}

/** The tasks of the thread that ran the page. @param {Event[]} events */
function tasksOf(events) {
  const page = events.find(({ name }) => name === "letter");
  return events.filter(({ name, pid, tid, tdur }) => name === "ThreadControllerImpl::RunTask" && pid === page?.pid && tid === page.tid && tdur !== undefined);
}

/** What each letter waited for. @param {Event[]} events @param {Event[]} tasks */
function lettersOf(events, tasks) {
  const marks = events.filter(({ name }) => name === "letter" || name === "shown").sort((one, other) => one.ts - other.ts);
  return marks.flatMap((letter, i) => {
    if (letter.name !== "letter") return [];
    const next = marks[i + 1];
    if (next?.name !== "shown") return [Infinity];
    const meanwhile = tasks.filter(({ ts, dur = 0 }) => ts + dur > letter.ts && ts < next.ts);
    return [WAIT + meanwhile.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0)];
  });
}
