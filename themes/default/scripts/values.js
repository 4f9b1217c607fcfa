// What may stand in a blank: reads what a person types, accepts what a file says, prints what a text shows.
// The twin of src/library/parameter.rs; tests/golden/values.json holds both to the same answers.

/**
 * @typedef {object} Blank a parameter or a weight, as `sheets.json` describes it
 * @property {string} name
 * @property {string} label
 * @property {string} type `percent`, `integer`, `decimal`, `amount`, `date`, `choice`, `text` or `weight`
 * @property {string | null} [default]
 * @property {string | null} [min]
 * @property {string | null} [max]
 * @property {{ one: string, other: string } | null} [unit]
 * @property {{ id: string, label: string }[]} [choices]
 * @property {string | null} [source]
 *
 * @typedef {{ code?: string, symbol: string }} Currency
 * @typedef {{ value: string, problem?: undefined }} Read
 * @typedef {{ problem: string, args: Record<string, string>, value?: undefined }} Refusal the key of a message and what it says
 */

/** The most characters of a text. */
export const MOST_CHARACTERS = 2000;
/** The most digits of a number: more would not be exact everywhere. */
export const MOST_DIGITS = 15;

const LANGUAGES = {
  fr: {
    thousands: "\u202f",
    point: ",",
    first: "1er",
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin",
      "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ],
  },
  en: {
    thousands: ",",
    point: ".",
    first: "1",
    months: [
      "January", "February", "March", "April", "May", "June",
      "July", "August", "September", "October", "November", "December",
    ],
  },
};

/** @param {string} language */
const habitsOf = language => (language.startsWith("fr") ? LANGUAGES.fr : LANGUAGES.en);

/**
 * What a person typed, as data: a point for decimals, an ISO date, the id of a choice. Nothing typed is nothing read.
 * @param {Blank} blank
 * @param {string} typed
 * @param {string} language
 * @param {Currency} currency
 * @returns {Read | Refusal}
 */
export function read(blank, typed, language, currency) {
  if (isControl(typed)) return refuse("value-control");
  const text = typed.normalize("NFC").trim();
  if ([...text].length > MOST_CHARACTERS) return refuse("value-too-long", { max: number(String(MOST_CHARACTERS), language) });
  if (text === "") return refuse("value-empty");
  if (blank.type === "text") return { value: text };
  if (blank.type === "choice") return readChoice(blank, text);
  if (blank.type === "date") {
    const date = readDate(text, language);
    return date === null ? refuse("value-not-date") : withinBounds(blank, date, language, currency);
  }
  return readNumber(blank, text, language, currency);
}

/**
 * Whether `data`, which an address or a file holds, is a value of `blank`, letter for letter as data are written.
 * @param {Blank} blank
 * @param {unknown} data
 * @returns {boolean}
 */
export function accepts(blank, data) {
  if (typeof data !== "string" || data === "") return false;
  switch (blank.type) {
    case "text":
      return !isControl(data) && data === data.trim() && [...data].length <= MOST_CHARACTERS;
    case "choice":
      return (blank.choices ?? []).some(choice => choice.id === data);
    case "date":
      return isDate(data) && !outOfBounds(blank, data);
    default:
      return isNumber(data) && (!isWhole(blank) || !data.includes(".")) && !outOfBounds(blank, data);
  }
}

/**
 * `value` as a text prints it, with its unit: `70 %`, `15 jours`, `1 500 € HT`.
 * @param {Blank} blank
 * @param {string} value
 * @param {string} language
 * @param {Currency} currency
 */
export function print(blank, value, language, currency) {
  const unit = unitAfter(blank, value, language, currency);
  const bare = printBare(blank, value, language);
  return unit === null ? bare : `${bare}\u00a0${unit}`;
}

/**
 * `value` as a text prints it, without its unit: `1 500`, `12,5`, `21 novembre 2026`.
 * @param {Blank} blank
 * @param {string} value
 * @param {string} language
 */
export function printBare(blank, value, language) {
  switch (blank.type) {
    case "text":
      return value;
    case "choice":
      return (blank.choices ?? []).find(choice => choice.id === value)?.label ?? value;
    case "date":
      return date(value, language);
    default:
      return number(value, language);
  }
}

/**
 * What the field of `blank` holds for `value`: what a person may type, without the unit; of a choice its id.
 * @param {Blank} blank
 * @param {string} value
 * @param {string} language
 */
export function edit(blank, value, language) {
  return blank.type === "choice" ? value : printBare(blank, value, language);
}

/**
 * What follows `value`: `%`, the currency, or the unit in its number.
 * @param {Blank} blank
 * @param {string} value
 * @param {string} language
 * @param {Currency} currency
 * @returns {string | null}
 */
export function unitAfter(blank, value, language, currency) {
  if (!isNumeric(blank)) return null;
  if (blank.unit) return isOne(value, language) ? blank.unit.one : blank.unit.other;
  if (blank.type === "percent" || blank.type === "weight") return "%";
  return blank.type === "amount" ? currency.symbol : null;
}

/** @param {Blank} blank */
function isNumeric(blank) {
  return blank.type !== "text" && blank.type !== "choice" && blank.type !== "date";
}

/** @param {Blank} blank */
function isWhole(blank) {
  return blank.type === "integer" || blank.type === "weight";
}

/**
 * @param {string} problem
 * @param {Record<string, string>} [args]
 * @returns {Refusal}
 */
function refuse(problem, args = {}) {
  return { problem, args };
}

/** Control characters, marks that turn the direction of text, and halves of characters. @param {string} text */
function isControl(text) {
  return /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/**
 * @param {Blank} blank
 * @param {string} text
 * @returns {Read | Refusal}
 */
function readChoice(blank, text) {
  const choices = blank.choices ?? [];
  const found = choices.find(choice => choice.id === text) ?? choices.find(choice => fold(choice.label) === fold(text));
  return found ? { value: found.id } : refuse("value-not-choice");
}

/** Words without case, accents, or the kind of spaces and apostrophes. @param {string} text */
function fold(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[’ʼ]/gu, "'").replace(/\s+/gu, " ").trim();
}

/**
 * A number in the habits of `language`, with or without its unit.
 * @param {Blank} blank
 * @param {string} text
 * @param {string} language
 * @param {Currency} currency
 * @returns {Read | Refusal}
 */
function readNumber(blank, text, language, currency) {
  const units = unitsOf(blank, currency);
  const own = units.map(fold);
  // A currency may stand before its amount.
  const before = blank.type === "amount" ? [currency.symbol, currency.code ?? ""].filter(word => word !== "") : [];
  const prefix = before.find(word => text.startsWith(word)) ?? "";
  const [, sign = "", digits = "", after = ""] = /^([-−–]?)\s*([0-9][0-9.,\s]*)(.*)$/u.exec(text.slice(prefix.length).trim()) ?? [];
  const plain = plainDigits(digits.trim(), language);
  if (plain === null) return refuse("value-not-number");
  const unit = fold(after);
  if (unit !== "" && !own.includes(unit)) {
    return units.length ? refuse("value-other-unit", { unit: units[units.length - 1] ?? "" }) : refuse("value-not-number");
  }
  if (plain.replace(".", "").length > MOST_DIGITS) return refuse("value-too-many-digits", { max: String(MOST_DIGITS) });
  const value = sign && /[1-9]/.test(plain) ? `-${plain}` : plain;
  if (isWhole(blank) && value.includes(".")) return refuse("value-not-whole");
  return withinBounds(blank, value, language, currency);
}

/**
 * What may be typed after a number of `blank`; the last is how it is written.
 * @param {Blank} blank
 * @param {Currency} currency
 */
function unitsOf(blank, currency) {
  if (blank.type === "percent" || blank.type === "weight") return blank.unit ? ["%", blank.unit.one, blank.unit.other] : ["%"];
  const own = blank.unit ? [blank.unit.one, blank.unit.other] : [];
  if (blank.type !== "amount") return own;
  const symbols = currency.code ? [currency.code, currency.symbol] : [currency.symbol];
  return [...symbols, ...own];
}

/**
 * Digits with at most a point, from digits in the habits of `language`; null where they may mean two things.
 * @param {string} typed
 * @param {string} language
 */
function plainDigits(typed, language) {
  const text = typed.replace(/\s/gu, " ");
  const forms = habitsOf(language).point === ","
    ? [/^(\d+)(?:[.,](\d+))?$/, /^(\d{1,3}(?: \d{3})+)(?:,(\d+))?$/, /^(\d{1,3}(?:\.\d{3})+),(\d+)$/]
    : [/^(\d+)(?:\.(\d+))?$/, /^(\d{1,3}(?:[, ]\d{3})+)(?:\.(\d+))?$/];
  // In French 1.500 may be a thousand and a half or one and a half.
  if (habitsOf(language).point === "," && /^[1-9]\d{0,2}(\.\d{3})+$/.test(text)) return null;
  for (const form of forms) {
    const [all, whole = "", fraction] = form.exec(text) ?? [];
    if (all === undefined) continue;
    const digits = whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
    return fraction === undefined ? digits : `${digits}.${fraction}`;
  }
  return null;
}

/**
 * An ISO date from `31/12/2026`, `2026-12-31` or `31 décembre 2026`.
 * @param {string} text
 * @param {string} language
 */
function readDate(text, language) {
  const { months } = habitsOf(language);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  const words = /^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+\.?),? (\d{4})$/.exec(fold(text));
  /** @type {(string | number | undefined)[]} */
  let [year, month, day] = ["", "", ""];
  if (iso) [, year, month, day] = iso;
  else if (figures) [, day, month, year] = figures;
  else if (words) [, day, month, year] = [words[0], words[1], months.findIndex(name => fold(name) === words[2]) + 1, words[3]];
  const data = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(data) ? data : null;
}

/** @param {string} data */
function isDate(data) {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(data) ?? []).map(Number);
  if (!year || !month || !day || month > 12) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** A number as data are written; 007 and -0 are not. @param {string} data */
function isNumber(data) {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(data) && !/^-[0.]+$/.test(data) && data.replace(/\D/g, "").length <= MOST_DIGITS;
}

/**
 * @param {Blank} blank
 * @param {string} value
 * @param {string} language
 * @param {Currency} currency
 * @returns {Read | Refusal}
 */
function withinBounds(blank, value, language, currency) {
  const out = outOfBounds(blank, value);
  if (!out) return { value };
  const [min, max] = [blank.min, blank.max].map(bound => (bound ? print(blank, bound, language, currency) : ""));
  const args = { ...(min && { min }), ...(max && { max }) };
  return refuse(min && max ? "value-out-of-bounds" : out, args);
}

/**
 * @param {Blank} blank
 * @param {string} value
 */
function outOfBounds(blank, value) {
  if (blank.min && compare(value, blank.min) < 0) return "value-too-small";
  if (blank.max && compare(value, blank.max) > 0) return "value-too-great";
  return null;
}

/**
 * Orders two numbers or two dates, exactly.
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
export function compare(a, b) {
  if (isDate(a) && isDate(b)) return a < b ? -1 : a > b ? 1 : 0;
  const decimals = Math.max(...[a, b].map(one => (one.split(".")[1] ?? "").length));
  const [left, right] = [a, b].map(one => {
    const [whole = "", fraction = ""] = one.split(".");
    return BigInt(whole + fraction.padEnd(decimals, "0"));
  });
  return left === right ? 0 : /** @type {bigint} */ (left) < /** @type {bigint} */ (right) ? -1 : 1;
}

/**
 * `value` as readers expect it: `1 234,50` or `1,234.50`.
 * @param {string} value
 * @param {string} language
 */
export function number(value, language) {
  const { thousands, point } = habitsOf(language);
  const [whole = "", fraction] = value.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return (value.startsWith("-") ? "\u2212" : "") + grouped + (fraction === undefined ? "" : point + fraction);
}

/**
 * A day in words: `21 novembre 2026`, `21 November 2026`.
 * @param {string} value
 * @param {string} language
 */
export function date(value, language) {
  const { first, months } = habitsOf(language);
  const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
  return `${day === 1 ? first : day} ${months[month - 1]} ${year}`;
}

/**
 * Whether what follows `value` is in the singular (CLDR plural rules of both languages).
 * @param {string} value
 * @param {string} language
 */
function isOne(value, language) {
  return habitsOf(language) === LANGUAGES.fr ? Math.abs(Number(value)) < 2 : value === "1";
}

/**
 * The value that stands in `blank`: what the buyer decided, or else its default; null where it is empty.
 * @param {Blank} blank
 * @param {Record<string, string>} values what the buyer decided, by the names of blanks
 * @returns {string | null}
 */
export function standing(blank, values) {
  const decided = Object.hasOwn(values, blank.name) ? values[blank.name] : undefined;
  return decided ?? blank.default ?? null;
}

/**
 * What a hole of a text shows: the value that stands in `blank`, or `[its label]`.
 * @param {Blank} blank
 * @param {Record<string, string>} values
 * @param {boolean} bare whether the unit is left out
 * @param {string} language
 * @param {Currency} currency
 */
export function shown(blank, values, bare, language, currency) {
  const value = standing(blank, values);
  if (value === null) return `[${blank.label}]`;
  return bare ? printBare(blank, value, language) : print(blank, value, language, currency);
}
