// The search page. It fetches nothing before the reader means to search: the field has the focus, or the address says
// what to look for.

// The address holds the state: words, filters, order, page.
/** @typedef {Map<string, Set<string>>} Filters for each facet, the values that are chosen */
/** @typedef {{ query: string, filters: Filters, sort: string, page: number }} State */

/** Milliseconds without a letter before what is typed is looked for, then before the address says it. */
const WAIT = 15, SETTLE = 100;
/** Milliseconds without a letter after which the reader looks at the results. */
const REST = 250;

/** @type {[HTMLElement, HTMLFormElement, HTMLInputElement, HTMLSelectElement, HTMLElement]} */
const [root, form, field, sort, said] =
  /** @type {any} */
  (["search", "search-form", "search-text", "search-sort", "search-said"].map(id => document.getElementById(id)));

/** What the page shows, or is about to. */
let state = readAddress(location.search);
/** The last question asked: the answers to older ones are given up. */
let asked = new AbortController();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<{ engine: import("./engine.js").Engine, view: ReturnType<typeof import("./view.js").openView> }> | undefined} */
let started;

/** @param {string} search such as `?q=papier&segment=mobilier` @returns {State} */
function readAddress(search) {
  const all = new URLSearchParams(search);
  /** @type {Filters} */
  const filters = new Map();
  for (const [name, value] of all) {
    if (["q", "sort", "page"].includes(name)) continue;
    filters.set(name, (filters.get(name) ?? new Set()).add(value));
  }
  const sort = all.get("sort") ?? "";
  return {
    query: (all.get("q") ?? "").slice(0, 300),
    filters,
    sort: ["newest", "title"].includes(sort) ? sort : "relevance",
    page: Math.max(1, Math.trunc(Number(all.get("page"))) || 1),
  };
}

/** @param {State} state @returns {string} its address, from the one of the page */
function writeAddress({ query, filters, sort, page }) {
  const all = new URLSearchParams();
  if (query) all.set("q", query);
  for (const [name, values] of filters) values.forEach(value => all.append(name, value));
  if (sort !== "relevance") all.set("sort", sort);
  if (page > 1) all.set("page", String(page));
  return `${all}` ? `?${all}` : location.pathname;
}

/** The engine and what draws its answers, once. */
function start() {
  started ??= Promise.all([import("./engine.js"), import("./view.js")]).then(([{ openEngine }, { openView }]) => {
    const engine = openEngine({ base: root.dataset.base ?? "" });
    return { engine, view: openView(root, engine, go, writeAddress) };
  });
  started.catch(() => (started = undefined));
  return started;
}

/**
 * Answers the state.
 * @param {boolean} moved whether the reader went to other results, and should be taken there
 * @param {number} rest milliseconds to wait for another letter before counting, looking into texts, and saying a word
 */
async function show(moved = false, rest = 0) {
  asked.abort();
  const { signal } = (asked = new AbortController()), wanted = state;
  root.setAttribute("aria-busy", "true");
  try {
    const { engine, view } = await start();
    await engine.upToDate(async () => {
      const words = view.words(wanted.query);
      let found = await engine.find(words, { ...wanted, signal });
      await view.draw(found, wanted, signal, moved);
      await new Promise(resolve => setTimeout(resolve, rest));
      signal.throwIfAborted();
      if (found.partial) {
        found = await engine.find(words, { ...wanted, signal, complete: true });
        await view.draw(found, wanted, signal);
      }
      said.classList.add("heard");
      await view.finish(found, wanted, signal);
    });
  } catch (error) {
    if (signal.aborted) return;
    said.textContent = root.dataset.broken ?? "";
    said.classList.remove("heard");
    throw error;
  } finally {
    if (!signal.aborted) root.removeAttribute("aria-busy");
  }
}

/**
 * Goes to another state, which the reader may come back from.
 * @param {Partial<State>} change @param {boolean} moved as above
 */
function go(change, moved = false) {
  clearTimeout(timer);
  state = { ...state, page: 1, ...change };
  field.value = state.query;
  history.pushState(null, "", writeAddress(state));
  return show(moved);
}

/** The filters, once a box is ticked or not. @param {HTMLInputElement} box */
function ticked({ name, value, checked }) {
  const values = new Set(state.filters.get(name));
  values[checked ? "add" : "delete"](value);
  return new Map(state.filters).set(name, values);
}

function restore() {
  state = readAddress(location.search);
  field.value = state.query;
  sort.value = state.sort;
  if (location.search.length > 1 || started) show();
}

field.addEventListener("focus", () => start().then(({ engine }) => engine.index().root()).catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (field.value === state.query || (field.value.trim().length === 1 && !state.query)) return;
    state = { ...state, query: field.value, page: 1 };
    show(false, REST);
    // Browsers take their time for an address: the results come first.
    timer = setTimeout(() => history.replaceState(null, "", writeAddress(state)), SETTLE);
  }, WAIT);
});
form.addEventListener("submit", event => {
  event.preventDefault();
  go({ query: field.value }, true);
});
root.addEventListener("change", event => {
  if (event.target instanceof HTMLInputElement && event.target.type === "checkbox") go({ filters: ticked(event.target) });
});
sort.addEventListener("change", () => go({ sort: sort.value }));
addEventListener("popstate", restore);
restore();
