// What the finder shows: duties in words, from the templates of the page. No sentence stands here, no address is built but the
// fragment of a dossier.
import { amountFrom, conformity } from "../conformity.js";
import { readData, root } from "../data.js";

/** @typedef {import("../conformity.js").Duties} Duties */
/** @typedef {import("../conformity.js").Contract} Contract */
/** @typedef {import("../conformity.js").Line} Line */
/** @typedef {import("../conformity.js").Segment} Segment */
/** @typedef {{ id: string, version: number, title: string, page: string, summary: string }} Suggestion */
/**
 * @typedef {{
 *   duties: Record<string, Suggestion[]>, packs: { id: string, title: string, page: string, dossier: string }[],
 * }} Suggestions
 */

/** How many clauses a duty shows. */
const CLAUSES = 4;

/** @param {HTMLFormElement} form */
export function openView(form) {
  /** @param {string} name @returns {HTMLElement} */
  const by = name =>
    /** @type {any} */
    (document.getElementById(`finder-${name}`));
  /** @type {(name: string) => DocumentFragment} */
  const copy = name =>
    /** @type {any} */
    (by(name)).content.cloneNode(true);
  /** @type {(within: ParentNode, selector: string) => HTMLElement} */
  const one = (within, selector) =>
    /** @type {any} */
    (within.querySelector(selector));
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const words = new Map(
    [.../** @type {HTMLTemplateElement} */ (/** @type {unknown} */ (by("words"))).content.querySelectorAll("p")].map(p => [p.dataset.word ?? "", p.textContent ?? ""]),
  );
  /** @param {string} key @param {Record<string, string>} [blanks] */
  const say = (key, blanks = {}) => (words.get(key) ?? key).replace(/%(\w+)/g, (_, name) => blanks[name] ?? "");
  /** @param {string} key @param {number} n */
  const count = (key, n) => say(`${key}-${plural.select(n) === "one" ? "one" : "other"}`, { n: number.format(n) });
  /** @param {string[]} parts */
  const joined = parts => parts.join(say("and-then"));
  /** The last question: the clauses of an older one come too late. */
  let asked = 0;

  /** @param {Duties} duties @param {string} amount as data */
  const money = ({ currency }, amount) => {
    const [, cents = ""] = amount.split(".");
    const digits = new Intl.NumberFormat(language, { minimumFractionDigits: cents.length }).format(Number(amount));
    return `${digits}\u00a0${currency.symbol}`;
  };
  /** @param {string} iso */
  const day = iso => {
    // The day first, as everywhere on the portal.
    const written = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
    // First days are ordinals in French, which `Intl` does not know.
    return language === "fr" ? written.replace(/^1 /, "1er ") : written;
  };
  /** @param {{ id: string, name: string }[]} all @param {string[]} ids */
  const names = (all, ids) => ids.map(id => all.find(one => one.id === id)?.name ?? id).join(", ");

  /** `text` as the middle of a sentence wants it; an abbreviation stays as it is. @param {string} text */
  const lowered = text => (/^.\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase(language) + text.slice(1));
  /** @param {string} text */
  const capitalised = text => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  /** @param {Duties} duties @param {string[]} ids */
  const contracts = (duties, ids) => ids.map(id => duties.contracts.find(one => one.id === id)?.many ?? id).join(", ");

  /** Why a duty weighs on the contract: what it asks, as far as this contract is concerned. @param {Duties} duties @param {Line} line @param {Contract} contract */
  function reasons(duties, { duty, stand_in }, contract) {
    const limit = amountFrom(duties, duty, contract);
    const limited = duty.contracts.length > 0 && duty.contracts.length < duties.contracts.length;
    const kind = limited ? contracts(duties, duty.contracts.filter(id => id === contract.type)) : say("all-contracts");
    const except = duty.except.length ? say("except", { contracts: kind, words: names(duties.exceptions, duty.except) }) : kind;
    const purchases = duty.segments.filter(id => contract.segments?.includes(id));
    const parts = [
      duty.buyers.length && duty.buyers.length < duties.buyers.length ? names(duties.buyers, duty.buyers.filter(id => id === contract.buyer)) : "",
      purchases.length ? names(duties.segments, purchases) : "",
      except,
      duty.since ?? "",
      limit ? say("from-amount", { amount: money(duties, limit) }) : duty.threshold ? "" : say("at-any-amount"),
    ];
    const said = `${capitalised(joined(parts.filter(Boolean)))}.`;
    return stand_in ? `${said} ${say(`stand-in-${duty.date_of}`)}` : said;
  }

  /** Why a duty does not weigh on the contract. @param {Duties} duties @param {Line} line @param {Contract} contract */
  function obstacles(duties, { duty, because }, contract) {
    /** @type {Record<string, () => string>} */
    const all = {
      buyer: () => say("only-buyer", { names: names(duties.buyers, duty.buyers) }),
      contract: () => say("only-contract", { names: contracts(duties, duty.contracts) }),
      segment: () => say("only-segment", { names: names(duties.segments, duty.segments) }),
      except: () => say("excepted", { words: names(duties.exceptions, duty.except.filter(word => contract.except?.includes(word))) }),
      launch: () => say("only-since", { since: duty.since ?? "" }),
      amount: () => say("only-amount", { amount: money(duties, amountFrom(duties, duty, contract) ?? "0") }),
    };
    return `${capitalised(joined(because.map(reason => all[reason]?.() ?? reason)))}.`;
  }

  /** What one must know to tell. @param {Duties} duties @param {Line} line @param {Contract} contract */
  function missing(duties, { duty, because }, contract) {
    const limit = amountFrom(duties, duty, contract);
    const facts = because.map(fact => {
      if (limit && ["amount", "spending"].includes(fact)) return say(`fact-${fact}-from`, { amount: money(duties, limit) });
      if (["launch", "notification", "year"].includes(fact)) return say(`fact-${fact}-since`, { since: duty.since ?? "" });
      return say(`fact-${fact}`);
    });
    return `${capitalised(joined(facts))}.`;
  }

  /** What answers a duty, plainly and with a nuance. @param {Duties} duties @param {Line} line */
  function met(duties, { duty }) {
    if (duty.applies_to !== "contract") return "";
    const [plain, ...others] = duty.fulfilled_by.map(set => set.map(id => lowered(names(duties.natures, [id]))).join(say("with")));
    if (!plain) return say("met-elsewhere");
    return `${capitalised(plain)}.${others.length ? ` ${say("met-too", { natures: others.join(say("or")) })}` : ""}`;
  }

  /** @param {Duties} duties @param {Line} line @param {Contract} contract @param {Suggestions | null} suggestions */
  function dutyOf(duties, line, contract, suggestions) {
    const { duty, applies } = line;
    const article = copy("duty");
    one(article, ".duty").dataset.applies = applies;
    const link = /** @type {HTMLAnchorElement} */ (one(article, "h4 a"));
    link.textContent = duty.name;
    link.href = root + duty.page;
    one(article, ".verdict").textContent = say(`verdict-${duty.applies_to === "contract" ? applies : `${applies}-${duty.applies_to}`}`);
    one(article, ".summary").textContent = duty.summary;
    one(article, ".why").textContent = applies === "yes" ? reasons(duties, line, contract) : missing(duties, line, contract);
    one(article, ".why-label").textContent = say(applies === "yes" ? "why" : "depends-on");
    const answers = met(duties, line);
    one(article, ".met").textContent = answers;
    one(article, ".row-met").hidden = !answers;
    const texts = one(article, ".texts");
    duty.legal.forEach((id, place) => {
      const text = duties.legal[id];
      if (!text) return;
      if (place > 0) texts.append(say("and-then"));
      texts.append(linkTo(text.name, text.page));
    });
    one(article, ".note").innerHTML = duty.note ?? "";
    one(article, ".row-note").hidden = !duty.note;
    const clauses = one(article, ".clauses");
    const fitting = suggestions?.duties[duty.id] ?? [];
    for (const clause of fitting.slice(0, CLAUSES)) clauses.append(clauseOf(clause));
    clauses.hidden = fitting.length === 0;
    const none = Boolean(suggestions) && fitting.length === 0 && line.fulfilment?.state === "missing";
    one(article, ".none").hidden = !none;
    one(article, ".row-clauses").hidden = fitting.length === 0 && !none;
    return article;
  }

  /** @param {string} name @param {string} page */
  function linkTo(name, page) {
    const link = document.createElement("a");
    link.textContent = name;
    link.href = root + page;
    return link;
  }

  /** @param {Suggestion} clause */
  function clauseOf({ id, version, title, page }) {
    const item = copy("clause");
    const link = /** @type {HTMLAnchorElement} */ (one(item, "a"));
    link.textContent = title;
    link.href = root + page;
    const button = one(item, "button");
    button.dataset.add = `${id}@${version}`;
    button.dataset.name = title;
    return item;
  }

  /** @param {string} key @param {Node[]} content */
  function group(key, content) {
    if (content.length === 0) return [];
    const section = copy("group");
    one(section, "h3").textContent = say(`group-${key}`, { n: number.format(content.length) });
    one(section, "p").textContent = say(`group-${key}-lead`);
    one(section, "section").append(...content);
    return [section];
  }

  /** The duties that do not weigh on the contract, folded. @param {Duties} duties @param {Line[]} lines @param {Contract} contract */
  function others(duties, lines, contract) {
    if (lines.length === 0) return [];
    const details = copy("others");
    one(details, "summary").textContent = count("others", lines.length);
    for (const line of lines) {
      const item = copy("other");
      const link = /** @type {HTMLAnchorElement} */ (one(item, "a"));
      link.textContent = line.duty.name;
      link.href = root + line.duty.page;
      one(item, "span").textContent = obstacles(duties, line, contract);
      one(details, "ul").append(item);
    }
    return [details];
  }

  /** What was asked, in a line. @param {Duties} duties @param {Contract} contract */
  function recap(duties, { buyer, type, segments = [], amount, launch, except = [] }) {
    const type_name = duties.contracts.find(one => one.id === type)?.name;
    const parts = [
      buyer ? names(duties.buyers, [buyer]) : say("any-buyer"),
      segments.length ? names(duties.segments, segments) : say("any-segment"),
      type_name ?? say("any-type"),
      amount ? say("without-tax", { amount: money(duties, amount) }) : say("any-amount"),
      launch ? say("launched", { date: day(launch) }) : say("any-launch"),
      ...except.map(word => names(duties.exceptions, [word])),
    ];
    return parts.join(say("recap-sep"));
  }

  /** The address of a dossier that begins with these facts. @param {Duties} duties @param {Contract} contract */
  function dossier(duties, { buyer, type, segments = [], amount, launch, except = [] }) {
    /** @type {[string, string][]} */
    const facts = [
      ["b", encodeURIComponent(buyer ?? "")],
      ["y", encodeURIComponent(type ?? "")],
      ["s", segments.map(encodeURIComponent).join(",")],
      ["a", encodeURIComponent(amount ?? "")],
      ["l", encodeURIComponent(launch ?? "")],
      ["x", except.map(encodeURIComponent).join(",")],
    ];
    const written = facts.filter(([, value]) => value).map(([name, value]) => `&${name}=${value}`);
    return `${root}${duties.pages.dossier}#v=1${written.join("")}`;
  }

  /** @param {Duties} duties @param {Contract} contract @param {Suggestions | null} suggestions */
  function draw(duties, contract, suggestions) {
    const lines = conformity(duties, contract, []);
    /** @param {(line: Line) => boolean} keep */
    const made = keep => lines.filter(keep).map(line => dutyOf(duties, line, contract, suggestions));
    const ofContract = lines.filter(({ duty }) => duty.applies_to === "contract");
    const applying = ofContract.filter(({ applies }) => applies === "yes").length;
    const depending = ofContract.filter(({ applies }) => applies === "depends").length;
    by("count").textContent = applying ? count("count", applying) : say("count-none");
    by("recap").textContent = recap(duties, contract);
    by("groups").replaceChildren(
      ...group("yes", made(({ duty, applies }) => duty.applies_to === "contract" && applies === "yes")),
      ...group("depends", made(({ duty, applies }) => duty.applies_to === "contract" && applies === "depends")),
      ...group("besides", made(({ duty, applies }) => duty.applies_to !== "contract" && applies !== "no")),
      ...others(duties, lines.filter(({ applies }) => applies === "no"), contract),
    );
    /** @type {HTMLAnchorElement} */ (by("dossier")).href = dossier(duties, contract);
    const packs = by("packs"), list = one(packs, "ul");
    list.replaceChildren();
    for (const { title, page } of suggestions?.packs ?? []) {
      const item = document.createElement("li");
      item.append(linkTo(title, page));
      list.append(item);
    }
    packs.hidden = list.childElementCount === 0;
    by("pick").hidden = (contract.segments ?? []).length > 0;
    by("answer").hidden = false;
    by("said").textContent = joined([by("count").textContent ?? "", ...(depending ? [count("depending", depending)] : [])]);
  }

  return {
    /** Says that nothing could be read. */
    broken() {
      by("answer").hidden = true;
      by("broken").hidden = false;
      by("said").textContent = by("broken").textContent;
    },

    /** @param {Duties} duties */
    suggest({ segments }) {
      /** @param {string} value */
      const option = value => {
        const option = document.createElement("option");
        option.value = value;
        return option;
      };
      const codes = segments.flatMap(({ cpv }) => cpv.filter(([, label]) => label).map(([prefix, label]) => `${prefix.padEnd(8, "0")} ${label}`));
      by("purchases").replaceChildren(...segments.map(({ name }) => option(name)), ...codes.sort().map(option));
    },

    /**
     * Says at `field` what is wrong with it, or that nothing is.
     * @param {HTMLInputElement} field @param {string} problem @param {Segment[]} found what it could mean
     */
    mark(field, problem, found) {
      const error = by(`${field.id.replace("finder-", "")}-error`);
      error.hidden = !problem;
      error.textContent = problem ? say(`error-${problem}`, { typed: field.value.trim(), names: joined(found.slice(0, 6).map(({ name }) => name)) }) : "";
      field.setAttribute("aria-invalid", String(Boolean(problem)));
      return Boolean(problem);
    },

    /** Says that the form must be mended first; an older answer would mislead. */
    refuse() {
      asked++;
      by("answer").hidden = true;
      const errors = [...form.querySelectorAll(".error:not([hidden])")].map(error => error.textContent ?? "");
      by("said").textContent = errors.join(" ");
    },

    /** Takes the answer away. */
    clear() {
      asked++;
      by("answer").hidden = true;
      by("said").textContent = "";
    },

    /** @param {Duties} duties @param {Contract} contract */
    async show(duties, contract) {
      const question = ++asked;
      const [id] = contract.segments ?? [];
      const segment = duties.segments.find(segment => segment.id === id);
      // Without the clauses, the duties still stand.
      const suggestions = segment ? await readData(segment.suggestions).catch(() => null) : null;
      if (question === asked) draw(duties, contract, suggestions);
    },
  };
}
