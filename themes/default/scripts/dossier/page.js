// The page of the dossier: which dossier is shown, from this browser, an address or a file. What draws one is loaded when
// there is one to draw.
import { button, by, copy, fillSelect, say, tell } from "./dom.js";

/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./store.js").Store} Store */

/** The dossiers of this browser, once there may be one: {@link open}. @type {Store} */
let store;
/** A dossier that came by the address: shown, and not kept before the reader says so. @type {Selection | null} */
let received = null;
/** What the alert says until it is dismissed. @type {{ text: string, buttons: HTMLElement[] } | null} */
let alert = null;
/** What the form of names does. @type {"new" | "rename" | "duplicate"} */
let naming = "rename";
/** Whether the reader asked to describe a contract that has nothing yet. */
let begun = false;
/** Whether a change is on the page already, and needs no drawing. */
let isQuiet = false;
/** What a received dossier was before the last removal. @type {Selection | null} */
let undoReceived = null;
/** @type {Promise<void> | undefined} */
let opened;

/** Opens the dossiers of this browser. */
function open() {
  opened ??= import("./store.js").then(({ openStore }) => {
    store = openStore();
    store.onChange(() => {
      tellHeader();
      if (!isQuiet) draw();
    });
  });
  return opened;
}

/** Tells the count in the header, and not ourselves. */
function tellHeader() {
  const before = isQuiet;
  isQuiet = true;
  dispatchEvent(new Event("clausier-dossier"));
  isQuiet = before;
}

/** Whether this browser keeps something for us: without it, an empty page needs nothing more. */
function isKept() {
  try {
    return localStorage.getItem("clausier.dossiers") !== null;
  } catch {
    return false;
  }
}

/** The dossier that is shown. */
const shown = () => received ?? store.current();

/** @param {Selection} dossier */
const isEmpty = ({ items, contract }) => items.length === 0 && Object.values(contract).every(fact => fact.length === 0);

/** Says something that stays until it is dismissed. @param {string} text @param {HTMLElement[]} [buttons] */
function warn(text, buttons = []) {
  alert = text ? { text, buttons } : null;
  drawAlert();
  if (text) tell(text);
}

function drawAlert() {
  const keeping = store.keeping();
  const standing = keeping !== "kept" && store.all().length ? { text: say(keeping), buttons: [] } : null;
  const { text, buttons } = alert ?? standing ?? { text: "", buttons: [] };
  const [words, actions] = by("alert").children;
  by("alert").hidden = !text;
  by("alert").classList.toggle("undoable", buttons.some(({ dataset }) => dataset.do === "undo"));
  if (words) words.textContent = text;
  actions?.replaceChildren(...buttons, ...(alert && !received ? [button("dismiss", say("dismiss"))] : []));
}

/** What one begins with. */
function showEmpty() {
  if (by("empty").hidden) by("empty").replaceChildren(copy("empty"));
  by("empty").hidden = false;
}

/** Shows the dossier at hand. */
async function draw() {
  const dossier = shown(), all = store.all();
  const names = all.map(({ id, name }) => ({ id, name: name || say("without-name") }));
  const select = /** @type {HTMLSelectElement} */ (by("choice"));
  select.replaceChildren();
  fillSelect(select, names, dossier?.id ?? "");
  by("bar").hidden = Boolean(received) || all.length === 0;
  if (dossier) by("title").textContent = dossier.name || say("without-name");
  else by("title").textContent = document.title.split(" – ")[0] ?? "";
  drawAlert();
  const empty = !dossier || (isEmpty(dossier) && !begun);
  by("lead").hidden = !empty;
  if (!empty) {
    by("empty").hidden = true;
    by("empty").replaceChildren();
  }
  if (empty) {
    showEmpty();
    by("body").hidden = by("waiting").hidden = true;
    by("body").replaceChildren();
    return;
  }
  // A page that is late says so; one that is not does not flicker.
  const late = setTimeout(() => (by("waiting").hidden = !by("body").hidden), 300);
  try {
    const { drawDossier } = await import("./view.js");
    await drawDossier(dossier, { edit, warn, change: draw, isReceived: Boolean(received), begun });
  } catch (error) {
    warn(say("broken"));
    throw error;
  } finally {
    clearTimeout(late);
    by("waiting").hidden = true;
  }
}

/**
 * Changes the dossier that is shown.
 * @param {(dossier: Selection) => Selection} change
 * @param {{ quiet?: boolean, removed?: string }} [how] quiet: what is drawn shows it already; removed: what may be undone
 * @returns {Selection | null}
 */
function edit(change, { quiet = false, removed = "" } = {}) {
  isQuiet = quiet;
  let after;
  if (received) {
    const before = received;
    after = received = change(received);
    if (!quiet) draw();
    if (removed) warn(removed, [button("undo", say("undo"))]);
    if (removed) undoReceived = before;
  } else {
    after = store.edit(change, { name: say("new-name", { n: 1 }), undoable: Boolean(removed) });
    if (removed) warn(removed, [button("undo", say("undo"))]);
  }
  isQuiet = false;
  return after;
}

/** Puts back what was just removed. */
function undo() {
  if (received && undoReceived) {
    [received, undoReceived] = [undoReceived, null];
    draw();
  } else store.undo();
  warn("");
  tell(say("undone"));
  by("title").focus();
}

/** What the address holds, if it holds a dossier: nothing that is kept changes. */
async function readAddress() {
  if (!location.hash.startsWith("#v=")) return;
  const { readFragment } = await import("./share.js");
  try {
    received = readFragment(location.hash);
    if (!received) return;
    begun = false;
    warn(say("received", { name: received.name || say("without-name") }), [button("keep-received", say("keep-received")), button("leave-received", say("leave-received"))]);
  } catch (error) {
    refuse(error);
  }
}

/** @param {unknown} error */
function refuse(error) {
  if (!(error instanceof Error) || !("key" in error)) throw error;
  warn(say(`refused-${error.key}`));
}

/** The address without the dossier that it brought. */
function forgetAddress() {
  received = undoReceived = null;
  history.replaceState(null, "", location.pathname + location.search);
}

/** Reads a file that anyone may have made, and keeps it beside the others. @param {File} file */
async function importFile(file) {
  await open();
  const { LIMITS } = await import("./selection.js");
  const { readFile } = await import("./share.js");
  try {
    // A letter takes at most four bytes: what is longer is not even read.
    const dossier = readFile(file.size > 4 * LIMITS.file ? " ".repeat(LIMITS.file + 1) : await file.text());
    if (received) forgetAddress();
    const kept = store.keep(dossier, say("without-name"));
    warn(kept ? say("imported", { name: kept.name }) : say("many"));
    if (kept) by("title").focus();
  } catch (error) {
    refuse(error);
  }
}

/** Asks for a name. @param {"new" | "rename" | "duplicate"} what @param {string} name */
function askName(what, name) {
  naming = what;
  if (!document.getElementById("dossier_naming")) by("bar").after(copy("naming"));
  const field = /** @type {HTMLInputElement} */ (by("name"));
  field.value = name;
  field.focus();
  field.select();
}

/** @type {Record<string, (control: HTMLElement) => void>} */
const ACTIONS = {
  new: () => askName("new", say("new-name", { n: store.all().length + 1 })),
  rename: () => askName("rename", store.current()?.name ?? ""),
  duplicate: () => askName("duplicate", say("copy-name", { name: store.current()?.name || say("without-name") }).slice(0, 120)),
  cancel() {
    by("naming").remove();
    focusOn(`[data-do="${naming}"]`);
  },
  delete() {
    const dossier = store.current();
    if (!dossier) return;
    store.remove(dossier.id);
    warn(say("deleted", { name: dossier.name || say("without-name") }), [button("undo", say("undo"))]);
    focusOn('[data-do="undo"]');
  },
  undo,
  dismiss() {
    warn("");
    by("title").focus();
  },
  begin() {
    begun = true;
    if (!store.current()) store.create(say("new-name", { n: 1 }));
    else draw();
  },
  import: () => by("file").click(),
  "keep-received"() {
    if (!received) return;
    const kept = received;
    forgetAddress();
    const dossier = store.keep(kept, say("without-name"));
    warn(dossier ? say("kept", { name: dossier.name }) : say("many"));
    by("title").focus();
  },
  "leave-received"() {
    forgetAddress();
    warn("");
    draw();
    by("title").focus();
  },
};

/** @param {string} selector */
function focusOn(selector) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

document.addEventListener("click", async event => {
  const control = event.target instanceof Element ? event.target.closest("[data-do]") : null;
  const act = control instanceof HTMLElement ? ACTIONS[control.dataset.do ?? ""] : undefined;
  if (!act || !(control instanceof HTMLElement)) return;
  // A browser asks for a file only while the reader acts.
  if (control.dataset.do !== "import") await open();
  act(control);
});
document.addEventListener("submit", async event => {
  if (event.target !== document.getElementById("dossier_naming")) return;
  event.preventDefault();
  await open();
  const name = /** @type {HTMLInputElement} */ (by("name")).value.trim() || say("without-name");
  const current = store.current();
  begun = naming === "new" ? false : begun;
  if (naming === "rename" && current) store.rename(current.id, name);
  const made = naming === "new" ? store.create(name) : naming === "duplicate" ? store.duplicate(current?.id ?? "", name) : current;
  by("naming").remove();
  warn("");
  if (made) tell(say(naming === "rename" ? "renamed" : "created", { name }));
  else warn(say("many"));
  by("title").focus();
});
by("choice").addEventListener("change", event => {
  begun = false;
  warn("");
  store.choose(/** @type {HTMLSelectElement} */ (event.target).value);
});
by("file").addEventListener("change", event => {
  const input = /** @type {HTMLInputElement} */ (event.target), file = input.files?.[0];
  if (file) importFile(file);
  input.value = "";
});
document.addEventListener("keydown", event => event.key === "Escape" && event.target instanceof Element && event.target.closest("#dossier_naming") && ACTIONS.cancel?.(by("naming")));
addEventListener("storage", () => open().then(() => store.reread()));
// Another script of this page may have added to it.
addEventListener("clausier-dossier", () => isQuiet || received || open().then(() => store.reread()));
addEventListener("hashchange", () => location.hash.startsWith("#v=") && open().then(readAddress).then(draw));
if (isKept() || location.hash.startsWith("#v=")) open().then(readAddress).then(draw);
else showEmpty();
