// What leaves the page: files, the address, the print, what to declare. Each is loaded when first asked for.
import { button, by, made, one, say, tell } from "./dom.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../declare.js").Row} Row */

/** Makes a file and hands it over. @param {View} view @param {HTMLElement} control */
async function makeOne(view, control) {
  if (control.getAttribute("aria-busy") === "true") return;
  control.setAttribute("aria-busy", "true");
  tell(say("file-making"));
  try {
    const { makeFile } = await import("../documents/index.js");
    const context = { sheets: view.known.sheets, reference: view.reference, duties: view.duties, conformity: view.lines };
    const { name, type, bytes } = await makeFile(control.dataset.kind ?? "", view.dossier, context);
    save(name, type, bytes);
    tell(say("file-made", { name, size: Math.ceil(bytes.length / 1000) }));
  } catch (error) {
    view.page.warn(say("file-failed"));
    throw error;
  } finally {
    control.removeAttribute("aria-busy");
  }
}

/** @param {string} name @param {string} type @param {BlobPart} bytes */
function save(name, type, bytes) {
  const link = /** @type {HTMLAnchorElement} */ (made("link"));
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name for a file, of plain letters. @param {View} view */
function fileName({ dossier }) {
  const plain = (dossier.contract.title || dossier.name).normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
  return plain.slice(0, 60) || "dossier";
}

/** The address that holds the dossier, in the fewest words. @param {View} view */
async function addressOf({ dossier, known }) {
  const { LONGEST_ADDRESS, writeFragment } = await import("./share.js");
  const fragment = writeFragment(dossier, item => {
    const sheets = known.sheets.get(item.clause), all = sheets?.provisions.map(({ id }) => id) ?? [];
    const defaults = sheets?.blanks.filter(({ name, default: value }) => value != null && !(name in item.values)).map(({ name }) => name) ?? [];
    return {
      ...item,
      provisions: item.provisions.join() === all.join() ? [] : item.provisions,
      kept: item.kept.length > 1 && defaults.every(name => item.kept.includes(name)) ? ["*"] : item.kept,
    };
  });
  const address = `${location.href.split("#")[0]}#${fragment}`;
  return { address, isLong: address.length > LONGEST_ADDRESS };
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @type {Record<string, (view: View, control: HTMLElement) => void | Promise<void>>} */
const ACTIONS = {
  file: makeOne,
  async share(view) {
    const { address, isLong } = await addressOf(view), field = /** @type {HTMLInputElement} */ (by("address")), place = field.parentElement;
    if (isLong) return view.page.warn(say("address-long", { n: address.length }));
    field.value = address;
    if (place) place.hidden = false;
    tell(say((await copied(address)) ? "copied" : "copy-refused"));
  },
  async export(view) {
    const { writeFile } = await import("./share.js"), name = `${fileName(view)}.dossier.json`, text = writeFile(view.dossier);
    save(name, "application/json", text);
    tell(say("file-made", { name, size: Math.ceil(text.length / 1000) }));
  },
  print: () => print(),
  "print-meter"() {
    document.documentElement.classList.add("meter-alone");
    addEventListener("afterprint", () => document.documentElement.classList.remove("meter-alone"), { once: true });
    print();
  },
  async "copy-value"(_, control) {
    const value = control.closest(".declared")?.querySelector(".value")?.textContent ?? "";
    tell(say((await copied(value)) ? "value-copied" : "copy-refused"));
  },
  async "declare-text"(view) {
    save(`${fileName(view)}.txt`, "text/plain", (await rowsOf(view)).map(({ where, field, name, why, ...row }) => `${where}, ${field} (${name})\n${valueOf({ where, field, name, why, ...row })}\n`).join("\n"));
  },
  async "declare-json"(view, control) {
    control.dataset.kind = "declarations.json";
    await makeOne(view, control);
  },
};

/** Does what a button asks, where that leaves the page. @param {View} view @param {HTMLElement} control */
export function act(view, control) {
  return ACTIONS[control.dataset.do ?? ""]?.(view, control);
}

/** @param {View} view @returns {Promise<Row[]>} */
async function rowsOf({ dossier, known, reference }) {
  const { declare } = await import("../declare.js");
  return declare(dossier, { sheets: /** @type {any} */ (known.sheets), reference });
}

/** @param {Row} row */
const valueOf = ({ values, text }) => text ?? values.join("\n");

/** What to declare, each ready to copy. @param {View} view */
export async function drawDeclared(view) {
  const rows = await rowsOf(view), place = one(by("body"), ".declare details > div");
  if (!rows.length) return place.replaceChildren(made("line", say("declare-none")));
  const tools = made("line");
  tools.className = "actions";
  tools.append(button("declare-text", say("declare-text")), button("declare-json", say("declare-json")));
  place.replaceChildren(tools, ...rows.map(row => {
    const element = made("declared"), control = one(element, "button");
    one(element, "h3").textContent = row.name;
    one(element, ".value").textContent = valueOf(row);
    one(element, ".where").textContent = [`${row.where}, ${row.field}`, row.why].filter(Boolean).join(" · ");
    control.setAttribute("aria-label", `${control.textContent} : ${row.name}`);
    control.dataset.key = `copy ${row.register} ${row.criterion ?? ""}`;
    return element;
  }));
}
