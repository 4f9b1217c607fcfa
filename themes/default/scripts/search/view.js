// Draws what was found, from the templates of the page.
import { writeAddress } from "./address.js";
import { fill, hits, window } from "./excerpt.js";

const PAGE = 10;

/** @typedef {import("./address.js").Filters} Filters */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("./engine.js").Card} Card */
/** @typedef {import("./engine.js").Column} Column */
/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Ways} Ways */
/** @typedef {(counts: Map<string, number>, filters: Filters) => void} Redraw shows the counts of a facet */
/**
 * @typedef {object} Places elements of the page and templates, by the end of their id
 * @property {HTMLOListElement} cards
 * @property {HTMLSelectElement} sort
 * @property {HTMLDetailsElement} facets
 */

/**
 * @param {HTMLElement} root
 * @param {import("./engine.js").Engine} engine
 * @param {(change: Partial<State>, moved?: boolean) => void} go where links and buttons lead
 */
export function openView(root, engine, go) {
  /** @type {<Name extends string>(name: Name) => Name extends keyof Places ? Places[Name] : HTMLElement} */
  const by = name =>
    /** @type {any} */
    (document.getElementById(`search-${name}`));
  /** @type {(name: string) => DocumentFragment} */
  const copy = name =>
    /** @type {any} */
    (by(name)).content.cloneNode(true);
  /** @type {<Name extends string>(within: ParentNode, selector: Name) => Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement} */
  const one = (element, selector) =>
    /** @type {any} */
    (element.querySelector(selector));
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  /** @param {string} message @param {Record<string, string | number>} blanks */
  const say = (message, blanks) => (root.dataset[message] ?? "").replace(/%(\w+)/g, (_, name) => `${blanks[name]}`);
  /** @param {number} n */
  const counted = n => say(n ? (plural.select(n) === "one" ? "one" : "other") : "none", { n: number.format(n) });
  /** @type {Redraw[]} */
  let redraws = [];
  const { title } = document;

  /**
   * Fetches all that an answer needs, then gives the function that draws it at once.
   * @param {Found} found @param {State} state @returns {Promise<(moved: boolean) => void>}
   */
  async function prepare(found, state) {
    const total = found.documents.length;
    const page = Math.min(state.page, Math.max(1, Math.ceil(total / PAGE)));
    const cards = await engine.cards(found.documents.slice((page - 1) * PAGE, page * PAGE));
    const [columns, readAs, nothing] =
      await Promise.all([engine.columns(), spelling(found, cards, state.query), total ? undefined : engine.ways(state.query, state.filters)]);
    return moved => {
      facets(columns, found.counts ?? new Map(), state.filters);
      by("count").textContent = counted(total);
      by("said").textContent = counted(total);
      document.title = state.query ? `${state.query} – ${title}` : title;
      by("read-as").textContent = readAs;
      by("read-as").hidden = !readAs;
      by("cards").start = (page - 1) * PAGE + 1;
      by("cards").replaceChildren(...cards.map(card => drawn(card, found.groups)));
      by("sort").value = state.sort;
      by("sort").labels.forEach(label => (label.hidden = total < 2));
      pages(total, page, state);
      deadEnd(nothing, columns, state);
      by("results").hidden = by("facets").hidden = false;
      if (moved) by("count").focus();
    };
  }

  /** @param {Card} card @param {string[][]} groups */
  function drawn(card, groups) {
    const item = one(copy("card"), "li"), link = one(item, "a");
    const analyser = engine.analyser(), terms = new Set(groups.flat());
    const inTitle = hits(analyser, card.title, terms), inSummary = hits(analyser, card.summary, terms);
    link.href = root.dataset.base + card.address;
    fill(link, card.title, inTitle);
    fill(one(item, ".summary"), card.summary, inSummary);
    const [where, ambition, segments, state] = card.facts, shownState = document.createElement("span");
    shownState.className = "state";
    shownState.textContent = state ?? "";
    one(item, ".facts").append([where, ambition, segments].join(" · "), ...(state ? [" · ", shownState] : []));
    // What the title and the summary do not show is somewhere in the text.
    const shown = new Set([...inTitle, ...inSummary].flatMap(hit => hit.terms));
    const missing = new Set(groups.filter(group => !group.some(term => shown.has(term))).flat());
    if (missing.size) {
      engine.text(card).then(text => {
        const excerpt = one(item, ".excerpt"), inText = hits(analyser, text, missing);
        if (inText.length) fill(excerpt, text, hits(analyser, text, terms), window(text, inText));
        excerpt.hidden = !inText.length;
      }).catch(() => {});
    }
    return item;
  }

  /** The words that were read as others, in the spelling of the results. @param {Found} found @param {Card[]} cards @param {string} query */
  async function spelling({ corrections }, cards, query) {
    const lines = await Promise.all(corrections.map(async ({ start, end, term }) => {
      const found = await engine.spelt(term, cards);
      return found && say("readAs", { typed: query.slice(start, end), found });
    }));
    return lines.filter(Boolean).join(" ");
  }

  /**
   * Shows the counts; each facet makes its boxes when it is first open.
   * @param {Column[]} columns @param {Map<string, number>} counts @param {Filters} filters
   */
  function facets(columns, counts, filters) {
    if (!redraws.length) redraws = columns.map(facet);
    redraws.forEach(redraw => redraw(counts, filters));
    const chosen = columns.reduce((sum, { id }) => sum + (filters.get(id)?.size ?? 0), 0);
    by("chosen").textContent = chosen ? say("chosen", { n: chosen }) : "";
    by("clear").hidden = !chosen;
  }

  /** @param {Column} column @param {number} place among the facets */
  function facet({ id, name, values, sets }, place) {
    const group = one(copy("facet"), "details"), list = one(group, "ul");
    const used = new Set(sets.flat());
    /** @type {[HTMLInputElement, HTMLElement][]} */
    const boxes = [];
    /** @type {Parameters<Redraw>} */
    let latest;
    one(group, ".name").textContent = one(group, "legend").textContent = name;
    group.hidden = !used.size;
    // What one buys comes first; the rest opens when it is wanted.
    group.open = !place;
    group.addEventListener("toggle", () => redraw(...latest));
    by("facets").append(group);

    /** @type {Redraw} */
    function redraw(counts, filters) {
      latest = [counts, filters];
      const chosen = filters.get(id) ?? new Set();
      one(group, ".chosen").textContent = chosen.size ? say("chosen", { n: chosen.size }) : "";
      if (group.open && !boxes.length) {
        values.forEach(([value, label], i) => {
          if (!used.has(i)) return;
          const item = one(copy("value"), "li"), box = one(item, "input"), count = one(item, ".count");
          Object.assign(box, { name: id, value });
          count.before(label, " ");
          boxes.push([box, count]);
          list.append(item);
        });
      }
      for (const [box, count] of boxes) {
        const n = counts.get(`${id}/${box.value}`) ?? 0;
        box.checked = chosen.has(box.value);
        box.disabled = !n && !box.checked;
        box.parentElement?.classList.toggle("none", box.disabled);
        count.textContent = number.format(n);
      }
    }
    return redraw;
  }

  /**
   * Takes the reader to another state; with a modifier key, a link opens as links do.
   * @param {HTMLElement} control @param {State} change
   */
  function leads(control, change) {
    if (control instanceof HTMLAnchorElement) control.href = writeAddress(change);
    control.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(change, true);
    });
  }

  /** @param {number} total @param {number} page @param {State} state */
  function pages(total, page, state) {
    const last = Math.ceil(total / PAGE);
    const near = Array.from({ length: last }, (_, i) => i + 1).filter(n => n === 1 || n === last || Math.abs(n - page) < 3);
    one(by("pages"), "ul").replaceChildren(...near.map(n => {
      const item = document.createElement("li"), link = document.createElement(n === page ? "b" : "a");
      link.textContent = number.format(n);
      if (n === page) link.setAttribute("aria-current", "page");
      else leads(link, { ...state, page: n });
      item.append(link);
      return item;
    }));
    by("pages").hidden = last < 2;
  }

  /** Nothing was found: what would find something. @param {Ways | undefined} ways @param {Column[]} columns @param {State} state */
  function deadEnd(ways, columns, state) {
    by("nothing").hidden = !ways;
    if (!ways) return;
    by("nothing").replaceChildren(copy("nothing-found"));
    const help = one(by("nothing"), ".help");
    /**
     * A way out, when there is one.
     * @param {string} name @param {unknown} worth @param {Partial<State>} change @param {string} [label]
     */
    const offer = (name, worth, change, label) => {
      const item = one(copy(name), "li"), control = one(item, "a, button");
      if (label) control.textContent = label;
      leads(control, { ...state, page: 1, ...change });
      if (worth) help.before(item);
    };
    for (const { facet, value, total } of ways.widen) {
      const values = new Set(state.filters.get(facet));
      values.delete(value);
      const [, label] = columns.find(({ id }) => id === facet)?.values.find(([id]) => id === value) ?? [value, value];
      offer("widen", true, { filters: new Map(state.filters).set(facet, values) }, `${label} (${number.format(total)})`);
    }
    offer("nearest", ways.nearest, { query: ways.nearest }, ways.nearest);
    offer("all", state.filters.size, { filters: new Map() });
    offer("browse", state.query, { query: "" });
    const link = one(help, "a");
    link.href = ways.help.url;
    link.textContent = ways.help.name;
    one(help, "span").textContent = ways.help.text;
  }

  by("clear").addEventListener("click", () => go({ filters: new Map() }));
  // Beside the results where there is room; behind a summary where there is not.
  by("facets").open = matchMedia("(min-width: 60rem)").matches;
  return { prepare };
}
