// The address holds the state of the search: words, filters, order, page.

/** @typedef {Map<string, Set<string>>} Filters for each facet, the values that are chosen */
/** @typedef {{ query: string, filters: Filters, sort: string, page: number }} State */

/** @param {string} search such as `?q=papier&segment=mobilier` @returns {State} */
export function readAddress(search) {
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
export function writeAddress({ query, filters, sort, page }) {
  const all = new URLSearchParams();
  if (query) all.set("q", query);
  for (const [name, values] of filters) values.forEach(value => all.append(name, value));
  if (sort !== "relevance") all.set("sort", sort);
  if (page > 1) all.set("page", String(page));
  return `${all}` ? `?${all}` : "./";
}
