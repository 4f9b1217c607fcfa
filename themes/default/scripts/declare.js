// What to declare for a dossier: the fields of the registers, and what its provisions write in them. Which values, texts and
// lengths is said by the registers of `assets/reference.json`; this script only unites them.

import { shown, standing } from "./values.js";

/**
 * @typedef {object} Register a field that a buyer declares, as `assets/reference.json` has it
 * @property {string} id
 * @property {string} name
 * @property {string} register the register that holds the field
 * @property {string} field the field as the register calls it; `a.b` is the field `b` in `a`
 * @property {string | null} [description]
 * @property {string | null} [source]
 * @property {{ id: string, value: string }[]} values
 * @property {string | null} [none] the id of the value to write when there is no other
 * @property {string[]} [contracts] the types of contract that have the field; none means all
 * @property {string | null} [filled_by] see docs/FORMAT.md
 * @property {string[]} [natures] the natures of the provisions that fill it; none means all
 * @property {string | null} [with] the register that it goes with
 * @property {number | null} [most] the most characters
 *
 * @typedef {[register: string, value: string]} Declaration
 *
 * @typedef {object} Reference
 * @property {string} language
 * @property {import("./values.js").Currency} currency
 * @property {{ id: string, declares: Declaration[] }[]} natures
 * @property {{ id: string, declares: Declaration[] }[]} effects
 * @property {Register[]} registers
 *
 * @typedef {{ holes: [name: string, bare: number][], text: (string | number)[] }} Pieces
 *
 * @typedef {object} Provision of `clauses/<id>.sheets.json`
 * @property {string} id
 * @property {string} nature
 * @property {string} name
 * @property {string} citation
 * @property {string | null} [weight] the name of its blank; of an award criterion alone
 * @property {Pieces} plain
 * @property {Pieces | null} [plain_expected]
 *
 * @typedef {object} Sheets `clauses/<id>.sheets.json`
 * @property {string} id
 * @property {number} version
 * @property {string} title
 * @property {string} summary
 * @property {string[]} effects
 * @property {import("./values.js").Blank[]} blanks
 * @property {Provision[]} provisions
 * @property {Declaration[]} declares
 *
 * @typedef {{ clause: string, provisions: string[], values?: Record<string, string> }} Item no provisions means all of them
 *
 * @typedef {object} Row a field, or a field of one award criterion
 * @property {string} register its id
 * @property {string} field
 * @property {string} name
 * @property {string[]} values exactly what is declared
 * @property {string} [text] what is written, where the field is no choice of values
 * @property {boolean} [cut] whether the text was too long for the field
 * @property {string} [criterion] the citation of the award criterion that the row is about
 * @property {string} where the register that holds the field
 * @property {string} why
 * @property {string[]} by citations of what makes it so; none where the value stands for want of another
 */

/** What shows that a text was cut. */
const CUT = "…";

/**
 * The rows, in the order of the registers, the criteria of one register together. A dossier without a known clause declares
 * nothing.
 * @param {{ contract: { type: string }, items: Item[] }} selection
 * @param {{ sheets: Map<string, Sheets>, reference: Reference }} context
 * @returns {Row[]}
 */
export function declare(selection, { sheets, reference }) {
  const chosen = selection.items.flatMap(item => {
    const clause = sheets.get(item.clause);
    return clause ? [choice(clause, item)] : [];
  });
  if (!chosen.some(({ provisions }) => provisions.length)) return [];
  const { type } = selection.contract;
  const registers = reference.registers.filter(one => !one.contracts?.length || !type || one.contracts.includes(type));
  const united = new Map(registers.map(register => [register.id, unite(register, chosen, reference)]));
  /** @param {string} id */
  const isFilled = id => {
    const register = registers.find(one => one.id === id);
    return [...(united.get(id)?.keys() ?? [])].some(value => value !== register?.none);
  };
  return registers.filter(register => !register.with || isFilled(register.with)).flatMap(register => {
    const { field, name, register: where, description, id } = register;
    const row = { register: id, field, name, values: [], where, why: description ?? "" };
    return lines(register, united.get(id) ?? new Map(), chosen, reference).map(line => ({ ...row, ...line }));
  });
}

/** @typedef {{ values?: string[], text?: string, cut?: boolean, criterion?: string, by: string[] }} Line */
/** @typedef {{ clause: Sheets, provisions: Provision[], values: Record<string, string> }} Chosen */

/** @param {Sheets} clause @param {Item} item @returns {Chosen} */
function choice(clause, item) {
  const provisions = clause.provisions.filter(({ id }) => !item.provisions.length || item.provisions.includes(id));
  return { clause, provisions, values: item.values ?? {} };
}

/**
 * The ids of the values that the choice declares in `register`, each with what declares it.
 * @param {Register} register
 * @param {Chosen[]} chosen
 * @param {Reference} reference
 * @returns {Map<string, string[]>}
 */
function unite(register, chosen, reference) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  /** @param {Declaration[] | undefined} declares @param {string} by */
  const add = (declares, by) => {
    for (const [id, value] of declares ?? []) {
      if (id === register.id) found.set(value, (found.get(value) ?? new Set()).add(by));
    }
  };
  for (const { clause, provisions } of chosen) {
    const counted = provisions.filter(one => counts(register, one));
    for (const { nature, citation } of counted) add(reference.natures.find(({ id }) => id === nature)?.declares, citation);
    if (!counted.length) continue;
    const citation = `${clause.id}@${clause.version}`;
    for (const effect of clause.effects) add(reference.effects.find(({ id }) => id === effect)?.declares, citation);
    add(clause.declares, citation);
  }
  if (register.none) {
    if (found.size > 1) found.delete(register.none);
    if (!found.size && !register.filled_by) found.set(register.none, new Set());
  }
  return new Map([...found].map(([value, by]) => [value, [...by]]));
}

/** @param {Register} register @param {Provision} provision */
function counts(register, provision) {
  return !register.natures?.length || register.natures.includes(provision.nature);
}

/**
 * What is written in `register`: one line, or one for each award criterion.
 * @param {Register} register
 * @param {Map<string, string[]>} united
 * @param {Chosen[]} chosen
 * @param {Reference} reference
 * @returns {Line[]}
 */
function lines(register, united, chosen, reference) {
  const say = (/** @type {Chosen} */ { clause, values }, /** @type {Pieces | null | undefined} */ pieces) =>
    pieces ? fill(pieces, clause, values, reference) : "";
  const { filled_by } = register;
  if (!filled_by) {
    const values = register.values.filter(({ id }) => united.has(id));
    const by = [...new Set(values.flatMap(({ id }) => united.get(id) ?? []))];
    return values.length ? [{ values: values.map(({ value }) => value), by }] : [];
  }
  const counted = chosen.map(one => ({ ...one, provisions: one.provisions.filter(provision => counts(register, provision)) }));
  if (filled_by === "titles" || filled_by === "summaries") {
    const clauses = counted.filter(({ provisions }) => provisions.length).map(({ clause }) => clause);
    const texts = clauses.map(({ title, summary }) => (filled_by === "titles" ? title : summary));
    return written(register, texts.join("\n"), clauses.map(({ id, version }) => `${id}@${version}`));
  }
  if (filled_by === "provisions") {
    const texts = counted.flatMap(one => one.provisions.map(({ plain }) => say(one, plain)));
    return written(register, texts.join("\n\n"), counted.flatMap(({ provisions }) => provisions.map(({ citation }) => citation)));
  }
  return counted.flatMap(one => one.provisions.filter(({ weight }) => weight).flatMap(provision => {
    const { citation } = provision;
    const by = [citation];
    switch (filled_by) {
      case "criterion-name":
        return written(register, criterionName(one, provision), by, citation);
      case "criterion-description":
        return written(register, [say(one, provision.plain), say(one, provision.plain_expected)].join("\n\n"), by, citation);
      case "criterion-weight": {
        const blank = one.clause.blanks.find(({ name }) => name === provision.weight);
        return written(register, blank ? (standing(blank, one.values) ?? "") : "", by, citation);
      }
      case "criterion-value": {
        const declares = reference.natures.find(({ id }) => id === provision.nature)?.declares ?? [];
        const ids = declares.filter(([id]) => id === register.id).map(([, value]) => value);
        const values = register.values.filter(({ id }) => ids.includes(id)).map(({ value }) => value);
        return values.length ? [{ values, criterion: citation, by }] : [];
      }
      default:
        return [];
    }
  }));
}

/** The title of the clause; with the criterion's own name where the clause has several. @param {Chosen} one @param {Provision} provision */
function criterionName({ clause }, provision) {
  const several = clause.provisions.filter(({ weight }) => weight).length > 1;
  return several ? `${clause.title} (${provision.name})` : clause.title;
}

/**
 * A line of text, cut where the field takes no more; nothing where there is nothing to write.
 * @param {Register} register
 * @param {string} whole
 * @param {string[]} by
 * @param {string} [criterion]
 * @returns {Line[]}
 */
function written(register, whole, by, criterion) {
  const text = whole.trim();
  if (text === "") return [];
  const most = register.most ?? Infinity;
  const letters = [...text];
  const cut = letters.length > most;
  return [{ text: cut ? shorten(letters, most) : text, ...(cut && { cut }), ...(criterion && { criterion }), by }];
}

/** The words that fit in `most` characters with the mark of the cut. @param {string[]} letters @param {number} most */
function shorten(letters, most) {
  const room = letters.slice(0, most - 1).join("");
  const words = /\s/.test(letters[most - 1] ?? "") ? room : room.replace(/\s+\S*$/, "");
  return (words.trimEnd() || room) + CUT;
}

/**
 * `pieces` with what stands in its blanks.
 * @param {Pieces} pieces
 * @param {Sheets} clause
 * @param {Record<string, string>} values
 * @param {Reference} reference
 */
function fill(pieces, clause, values, reference) {
  const blanks = new Map(clause.blanks.map(blank => [blank.name, blank]));
  const filled = pieces.text.map(piece => {
    if (typeof piece === "string") return piece;
    const [name, bare] = pieces.holes[piece] ?? ["", 0];
    const blank = blanks.get(name);
    return blank ? shown(blank, values, bare === 1, reference.language, reference.currency) : "";
  });
  return filled.join("");
}

/**
 * The rows as text, register by register: the field, its name, what to write.
 * @param {Row[]} rows
 */
export function declarationsAsText(rows) {
  const blocks = byRegister(rows).map(([where, own]) => {
    const lines = own.map(row => {
      const about = row.criterion ? ` [${row.criterion}]` : "";
      return [`${row.field} · ${row.name}${about}`, ...(row.text === undefined ? row.values : [row.text])].join("\n");
    });
    return [where, ...lines].join("\n\n");
  });
  return blocks.length ? `${blocks.join("\n\n\n")}\n` : "";
}

/**
 * The rows as data, register by register: the registers' own keys and exact values. A field is a list, save where one text
 * fills it; a field of the award criteria is the list of what each has, in their order.
 * @param {Row[]} rows
 * @returns {Record<string, Record<string, unknown>>}
 */
export function declarationsAsData(rows) {
  const entries = byRegister(rows).map(([where, own]) => {
    /** @type {Record<string, any>} */
    const data = Object.create(null);
    for (const row of own) {
      const path = row.field.split(".");
      const last = path.pop() ?? row.field;
      let holder = data;
      for (const key of path) holder = holder[key] ??= Object.create(null);
      if (row.criterion) holder[last] = [...(holder[last] ?? []), row.text ?? row.values[0]];
      else holder[last] = row.text ?? [...new Set([...(holder[last] ?? []), ...row.values])];
    }
    return /** @type {const} */ ([where, data]);
  });
  return Object.fromEntries(entries);
}

/**
 * The rows of each register together, in the order in which the registers come.
 * @param {Row[]} rows
 * @returns {[string, Row[]][]}
 */
export function byRegister(rows) {
  return [...new Set(rows.map(({ where }) => where))].map(where => [where, rows.filter(row => row.where === where)]);
}
