// Light or dark: the reader's system decides, this button overrides it, and the choice is kept here.

const root = document.documentElement;
const key = "scheme";

/** @returns {"light" | "dark"} */
function shown() {
  const chosen = root.dataset.scheme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** @returns {string | null} what was chosen before, if the browser lets us know */
function kept() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} scheme */
function keep(scheme) {
  try {
    localStorage.setItem(key, scheme);
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
}

const before = kept();
if (before === "light" || before === "dark") root.dataset.scheme = before;

// The script may run before the button is read: it holds back the first paint, to spare a flash.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

function start() {
  const button = document.querySelector("button.scheme");
  if (!(button instanceof HTMLButtonElement)) return;
  const name = () => {
    button.textContent = (shown() === "dark" ? button.dataset.light : button.dataset.dark) ?? "";
  };
  button.addEventListener("click", () => {
    const scheme = shown() === "dark" ? "light" : "dark";
    root.dataset.scheme = scheme;
    keep(scheme);
    name();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  name();
  button.hidden = false;
}
