// Copies a provision as it is set, or as plain text. What is copied always ends with where it comes from.

const said = document.getElementById("copy_said");

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = button.closest(".sheet")?.querySelector(".contract");
    if (!(text instanceof HTMLElement)) return;
    const plain = plainOf(button);
    const done = copy(plain, button.dataset.copy === "formatted" ? htmlOf(text) : null);
    tell(button, done);
  });
}

/**
 * The plain text, which the build wrote beside the second button.
 * @param {HTMLButtonElement} button
 */
function plainOf(button) {
  const holder = button.parentElement?.querySelector("button[data-plain]");
  return holder instanceof HTMLElement ? (holder.dataset.plain ?? "") : "";
}

/**
 * The text without what belongs to the page: marks of blanks, links into the page.
 * @param {HTMLElement} text
 */
function htmlOf(text) {
  const copy = /** @type {HTMLElement} */ (text.cloneNode(true));
  for (const link of copy.querySelectorAll("a")) {
    if (link.classList.contains("blank")) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", link.href);
  }
  for (const element of copy.querySelectorAll("[class], [id]")) {
    element.removeAttribute("class");
    element.removeAttribute("id");
  }
  const source = document.createElement("p");
  source.textContent = text.dataset.source ?? "";
  copy.append(source);
  return copy.innerHTML;
}

/**
 * Through the copy event rather than the asynchronous clipboard: it carries formatted text in every
 * browser we promise, and needs no permission.
 * @param {string} plain
 * @param {string | null} html
 */
function copy(plain, html) {
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", plain);
    if (html !== null) event.clipboardData?.setData("text/html", html);
  };
  document.addEventListener("copy", fill);
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill);
  }
}

/**
 * Says it on the button for those who see, in the status line for those who listen.
 * @param {HTMLButtonElement} button
 * @param {boolean} done
 */
function tell(button, done) {
  const words = (done ? said?.dataset.copied : said?.dataset.refused) ?? "";
  const label = button.dataset.label ?? button.textContent ?? "";
  button.dataset.label = label;
  button.textContent = words;
  if (said) said.textContent = words;
  setTimeout(() => {
    button.textContent = label;
    if (said) said.textContent = "";
  }, 2500);
}
