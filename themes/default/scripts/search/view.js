// Draws what was found, from the templates of the page. Marks what matched by the analysis that found it: never a pattern
// made of what was typed.
import { breathe, counts, spelt } from "./engine.js";

const PAGE = 10;
/** Letters of an excerpt, and how many may come before the first mark. */
const EXCERPT = 220, BEFORE = 60;

/** @typedef {{ start: number, end: number, terms: string[] }} Hit a place of a text, and what matched there */
/** @typedef {import("./app.js").Filters} Filters */
/** @typedef {import("./app.js").State} State */
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
 * @param {(state: State) => string} address
 */
export function openView(root, engine, go, address) {
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
  /** @param {number} n how many filters are chosen */
  const chosen = n => (n ? say("chosen", { n }) : "");
  /** @param {number} n */
  const counted = n => say(n ? (plural.select(n) === "one" ? "one" : "other") : "none", { n: number.format(n) });
  /** @type {Redraw[]} */
  let redraws = [];
  /** @type {Column[]} what the facets were made of */
  let drawnColumns = [];
  let drawnCards = "";
  /** @type {[Card, (text: string) => () => void][]} the cards whose text is still to be looked into, and what shows what is there */
  let excerpts = [];
  const { title } = document;
  /** An amount: its figures, then thousands or millions. */
  const money = new RegExp(`(\\d[\\d\\s.,]*)([km]?) ?(${root.dataset.money})(?!\\w)`, "i");

  /**
   * Fetches what an answer needs, then draws it at once.
   * @param {Found} found @param {State} state @param {AbortSignal} signal @param {boolean} [moved] as in `go`
   */
  async function draw(found, state, signal, moved) {
    const { documents: { length: total }, index } = found;
    const page = Math.min(state.page, Math.ceil(total / PAGE) || 1);
    const cards = await index.cards(found.documents.slice((page - 1) * PAGE, page * PAGE));
    const readAs = await spelling(found, cards, state.query);
    const ways = total ? undefined : await engine.ways(found, state.query, state.filters);
    // Who reads a card already keeps it.
    const these = [state.query, ...cards.map(card => card.id)].join(), items = [];
    /** @type {typeof excerpts} */
    const wanted = [];
    for (const card of these === drawnCards ? [] : cards) {
      items.push(drawn(card, found, wanted));
      await breathe(signal);
    }
    by("count").textContent = counted(total);
    document.title = state.query ? `${state.query} – ${title}` : title;
    by("read-as").textContent = readAs;
    by("read-as").hidden = !readAs;
    by("lost").hidden = !index.lost;
    by("cards").start = (page - 1) * PAGE + 1;
    if (these !== drawnCards) {
      by("cards").replaceChildren(...items);
      [drawnCards, excerpts] = [these, wanted];
    }
    by("sort").value = state.sort;
    by("sort").labels.forEach(label => (label.hidden = total < 2));
    pages(total, page, state);
    deadEnd(ways, state);
    by("results").hidden = by("facets").hidden = false;
    if (moved) by("count").focus();
  }

  /** What may come after the cards: the facets with their counts, a word to those who listen, excerpts. @param {Found} found @param {State} state @param {AbortSignal} signal */
  async function finish(found, { query, filters }, signal) {
    const all = await counts(found, filters, signal), columns = await found.index.columns();
    facets(columns, all, filters);
    duties(found, query, columns.find(({ id }) => id === "segment"));
    by("lost").hidden = !found.index.lost;
    by("said").textContent = ["count", "read-as", "lost"].map(name => (by(name).hidden ? "" : by(name).textContent)).join(" ");
    const texts = await Promise.all(excerpts.map(([card]) => found.index.text(card))), fills = [];
    for (const [i, [, excerpt]] of excerpts.entries()) {
      fills.push(excerpt(texts[i] ?? ""));
      await breathe(signal);
    }
    // All at once: one picture to draw.
    fills.forEach(fill => fill());
    excerpts = [];
  }

  /** Where the query names an amount: the legal duties from there, for the purchase that it names and most of the first results are for. @param {Found} found @param {string} query @param {Column | undefined} column */
  function duties({ analyser, documents, groups }, query, column) {
    const [said = "", figures = "", scale = ""] = money.exec(query) ?? [], terms = new Set(groups.flat());
    by("duties").hidden = !said;
    if (!said) return;
    const near = documents.slice(0, PAGE).flatMap(document => column?.sets[column.column[document] ?? 0] ?? []);
    const amount = Number(figures.replace(/\s|[.,](?=\d{3})/g, "").replace(",", ".")) * ({ k: 1e3, m: 1e6 }[scale.toLowerCase()] ?? 1);
    let most = 0, label = said, address = say("duties", { amount });
    column?.values.forEach(([segment, name], i) => {
      const n = hits(analyser, name, terms).length && near.filter(value => value === i).length;
      if (n > most) [most, label, address] = [n, `${said}, ${name}`, say("duties", { amount }) + say("dutiesSegment", { segment })];
    });
    const link = one(by("duties"), "a");
    link.href = address;
    one(link, "span").textContent = label;
  }

  /** @param {Card} card @param {Found} found @param {typeof excerpts} excerpts where to ask for one */
  function drawn(card, { analyser, groups }, excerpts) {
    const item = one(copy("card"), "li"), link = one(item, "a"), terms = new Set(groups.flat());
    const inTitle = hits(analyser, card.title, terms), inSummary = hits(analyser, card.summary, terms);
    link.href = root.dataset.base + card.address;
    fill(link, card.title, inTitle);
    fill(one(item, ".summary"), card.summary, inSummary);
    one(item, ".facts").prepend(card.facts, card.state && " · ");
    one(item, ".state").textContent = card.state;
    Object.assign(one(item, "button").dataset, { add: card.citation, name: card.title });
    // What the title and the summary do not show is somewhere in the text.
    const shown = new Set([...inTitle, ...inSummary].flatMap(hit => hit.terms));
    const missing = new Set(groups.filter(group => !group.some(term => shown.has(term))).flat());
    if (missing.size) excerpts.push([card, text => {
      const marks = hits(analyser, text, terms);
      const wanted = marks.filter(hit => hit.terms.some(term => missing.has(term)));
      return () => {
        if (wanted.length) fill(one(item, ".excerpt"), text, marks, window(text, wanted));
        one(item, ".excerpt").hidden = !wanted.length;
      };
    }]);
    return item;
  }

  /** The words that were read as others, in the spelling of the results. @param {Found} found @param {Card[]} cards @param {string} query */
  async function spelling(found, cards, query) {
    let lines = "";
    for (const { start, end, term } of found.corrections) {
      const word = await spelt(found, term, cards);
      if (word) lines += `${say("readAs", { typed: query.slice(start, end), found: word })} `;
    }
    return lines;
  }

  /**
   * Shows the counts; each facet makes its boxes when it is first open.
   * @param {Column[]} columns @param {Map<string, number>} counts @param {Filters} filters
   */
  function facets(columns, counts, filters) {
    if (columns !== drawnColumns) {
      by("facets").querySelectorAll(".facet").forEach(facet => facet.remove());
      redraws = columns.map(facet);
      drawnColumns = columns;
    }
    redraws.forEach(redraw => redraw(counts, filters));
    const total = columns.reduce((sum, { id }) => sum + (filters.get(id)?.size ?? 0), 0);
    by("chosen").textContent = chosen(total);
    by("clear").hidden = !total;
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
      const own = filters.get(id) ?? new Set();
      one(group, ".chosen").textContent = chosen(own.size);
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
        box.checked = own.has(box.value);
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
    if (control instanceof HTMLAnchorElement) control.href = address(change);
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
      const item = one(copy("page"), "li"), link = one(item, "a");
      link.textContent = number.format(n);
      if (n === page) link.setAttribute("aria-current", "page");
      else leads(link, { ...state, page: n });
      return item;
    }));
    by("pages").hidden = last < 2;
  }

  /** Nothing was found: what would find something. @param {Ways | undefined} ways @param {State} state */
  function deadEnd(ways, state) {
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
    for (const { name, filters, total } of ways.widen) offer("widen", true, { filters }, `${name} (${number.format(total)})`);
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
  return {
    draw, finish,
    /** What is looked for: an amount is no word. @param {string} query */
    words: query => query.replace(money, said => " ".repeat(said.length)),
  };
}

/**
 * @param {import("./analyse.js").Analyser} analyser
 * @param {string} text
 * @param {Set<string>} terms what matched
 * @returns {Hit[]} the places where it did
 */
export function hits({ tokens }, text, terms) {
  return tokens(text).map(({ start, end, terms: own }) => ({ start, end, terms: own.filter(term => terms.has(term)) }))
    .filter(hit => hit.terms.length);
}

/**
 * The part of a text that has most of what matched.
 * @param {string} text @param {Hit[]} hits
 * @returns {{ from: number, to: number }}
 */
export function window(text, hits) {
  let start = 0, end = 0, most = -1;
  for (const first of hits) {
    const near = hits.filter(hit => hit.start >= first.start && hit.end <= first.start + EXCERPT);
    const different = new Set(near.flatMap(hit => hit.terms)).size;
    if (different > most) [start, end, most] = [first.start, first.end, different];
  }
  // From the start of a word, a little before the first hit.
  const from = start < BEFORE ? 0 : text.indexOf(" ", start - BEFORE) + 1 || start;
  return { from, to: from + EXCERPT >= text.length ? text.length : Math.max(text.lastIndexOf(" ", from + EXCERPT), end) };
}

/**
 * Fills an element with a text, or a part of it, and its marks.
 * @param {Element} element @param {string} text @param {Hit[]} hits @param {{ from: number, to: number }} [part]
 */
export function fill(element, text, hits, { from, to } = { from: 0, to: text.length }) {
  /** @type {(string | Node)[]} */
  const nodes = [from > 0 ? "… " : ""];
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  element.replaceChildren(...nodes, text.slice(at, to), to < text.length ? " …" : "");
}
