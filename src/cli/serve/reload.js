// Follows the library: loads the page again when it changes, shows over it what is wrong.
// `clausier serve` adds this to pages as they leave; a build never does.

/**
 * @typedef {{ language: string, title: string, note: string, texts: string[], close: string }} Over
 * @typedef {{ state: string, page: string, over: Over | null }} Told
 */

const RETRY = 1000; // milliseconds, while the server is away

const page = new URL(import.meta.url).searchParams.get("page");
let seen = "";
/** @type {AbortController | null} */
let waiting = null;

// A hidden tab lets go of its connection: a browser has six for a server.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) waiting?.abort();
  else if (!waiting) follow();
});
if (!document.hidden) follow();

async function follow() {
  while (!document.hidden) {
    waiting = new AbortController();
    try {
      const answer = await fetch(`/_clausier/state?seen=${seen}`, { signal: waiting.signal });
      /** @type {Told} */
      const told = await answer.json();
      if (told.page !== page) {
        location.reload();
        return;
      }
      if (told.state !== seen) show(told.over);
      seen = told.state;
    } catch {
      if (!document.hidden) await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
  waiting = null;
}

/** @param {Over | null} over */
function show(over) {
  document.getElementById("clausier-over")?.remove();
  if (!over) return;

  const title = element("h2", over.title);
  title.id = "clausier-over-title";
  const told = element("div");
  told.setAttribute("role", "alert");
  told.append(title, element("p", over.note));

  const close = element("button", over.close);
  close.type = "button";
  close.addEventListener("click", () => section.remove());

  const texts = over.texts.map((text) => {
    const block = element("pre", text);
    block.tabIndex = 0; // it may scroll
    return block;
  });

  const section = element("section");
  section.id = "clausier-over";
  section.lang = over.language;
  section.setAttribute("aria-labelledby", title.id);
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") section.remove();
  });
  section.append(told, close, ...texts);

  if (!document.getElementById("clausier-over-style")) {
    const style = element("link");
    style.id = "clausier-over-style";
    style.rel = "stylesheet";
    style.href = "/_clausier/overlay.css";
    document.head.append(style);
  }
  document.body.prepend(section); // the first that the keyboard reaches
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
