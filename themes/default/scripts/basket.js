// The dossier from anywhere: its count in the header, and the buttons that add to it. What adds is loaded when first used.

const KEY = "clausier.dossiers";
const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.basket"));
const words = link?.dataset ?? {};
const label = link?.textContent ?? "";
/** Where it is said, once there is something to say: an element less on every page. @type {HTMLElement | undefined} */
let said;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** What is taken of each clause in the current dossier; all of it where the list is empty. @returns {Map<string, string[]>} */
function held() {
  try {
    const { current, dossiers } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const dossier = dossiers.find((/** @type {{ id: string }} */ { id }) => id === current);
    return new Map(dossier.items.map((/** @type {{ clause: string, provisions: string[] }} */ item) => [item.clause, item.provisions]));
  } catch {
    return new Map();
  }
}

/** @param {Element} button @param {Map<string, string[]>} all */
function isIn(button, all) {
  const [clause = "", provision] = (button.getAttribute("data-add") ?? "").replace(/@\d+/, "").split("/");
  const taken = all.get(clause);
  if (!taken || taken.length === 0) return Boolean(taken);
  if (provision) return taken.includes(provision);
  // The whole of a clause is in when all that this page shows of it is.
  const parts = [...document.querySelectorAll(`.add[data-add^="${clause}@"][data-add*="/"]`)];
  return parts.every(part => taken.includes(part.getAttribute("data-add")?.split("/")[1] ?? ""));
}

/** Shows the count, and on each button what it does. */
function paint() {
  const all = held();
  const total = [...all.values()].reduce((sum, taken) => sum + Math.max(1, taken.length), 0);
  const text = total ? `${label} (${total})` : label;
  if (link && link.textContent !== text) link.textContent = text;
  for (const button of document.querySelectorAll("button.add")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const taken = isIn(button, all), text = (taken ? words.remove : words.add) ?? "";
    if (button.textContent !== text) button.textContent = text;
    if (button.dataset.name) button.setAttribute("aria-label", `${text} : ${button.dataset.name}`);
    button.classList.toggle("in", taken);
    button.hidden = false;
  }
}

document.addEventListener("click", async event => {
  const button = event.target instanceof Element ? event.target.closest("button.add") : null;
  if (!(button instanceof HTMLButtonElement) || button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  if (!said) {
    said = Object.assign(document.createElement("p"), { id: "basket_said", className: "basket-said", role: "status" });
    document.body.append(said);
  }
  const { take } = await import("./dossier/take.js");
  const message = await take(button.dataset.add ?? "", (button.dataset.with ?? "").split(" ").filter(Boolean), isIn(button, held()), words);
  button.removeAttribute("aria-disabled");
  dispatchEvent(new Event("clausier-dossier"));
  said.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => said?.replaceChildren(), 8000);
});

// Buttons of results that come later are served too; what this changes itself adds none.
new MutationObserver(changes => {
  if (changes.some(({ addedNodes }) => [...addedNodes].some(node => node instanceof Element && (node.matches("button.add") || node.querySelector("button.add"))))) paint();
}).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("storage", event => (event.key === KEY || event.key === null) && paint());
addEventListener("clausier-dossier", paint);
addEventListener("clausier-values", async event => {
  const { clause } = /** @type {CustomEvent<{ clause: string }>} */ (event).detail;
  if (held().has(clause)) (await import("./dossier/take.js")).follow(clause);
});
addEventListener("pageshow", paint);
paint();
