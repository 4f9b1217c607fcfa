// The page of a clause: its blanks are filled in, and its provisions are copied as they then read. What is copied always ends
// with where it comes from.

import { useFields } from "./fill.js";

const page = document.querySelector("article.clause");
const said = document.getElementById("clause_said");
const bare = document.getElementById("copy_bare");

/** Says `words` to those who listen. @param {string} words */
function announce(words) {
  if (said) said.textContent = words;
}

if (page instanceof HTMLElement) {
  useFields(page, announce);
  if (bare?.parentElement) bare.parentElement.hidden = false;
  for (const button of page.querySelectorAll("button.copy")) {
    if (button instanceof HTMLButtonElement) button.hidden = false;
  }
  page.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button.copy") : null;
    const text = button?.closest(".sheet")?.querySelector(".contract");
    if (!(button instanceof HTMLButtonElement) || !(text instanceof HTMLElement)) return;
    const isBare = bare instanceof HTMLInputElement && bare.checked;
    tell(button, copy(plainOf(text), isBare ? null : formattedOf(text)));
  });
}

/**
 * The text as HTML that word processors take: without what belongs to the page (marks of blanks, links into it), with the
 * borders that its tables have there from a style sheet, said by attributes: the page's policy allows no style.
 * @param {HTMLElement} text
 */
function formattedOf(text) {
  const copied = /** @type {HTMLElement} */ (text.cloneNode(true));
  for (const link of copied.querySelectorAll("a")) {
    if (link.classList.contains("blank")) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", link.href);
  }
  for (const wrapper of copied.querySelectorAll(".table-scroll")) wrapper.replaceWith(...wrapper.childNodes);
  for (const element of copied.querySelectorAll("*")) {
    const { classList } = element;
    const align = classList.contains("centre") ? "center" : classList.contains("end") || classList.contains("number") ? "right" : "left";
    for (const name of ["class", "id", "tabindex"]) element.removeAttribute(name);
    /** @type {[string, string][]} */
    const kept = element.matches("table")
      ? [["border", "1"], ["cellspacing", "0"], ["cellpadding", "4"]]
      : element.matches("th, td") ? [["valign", "top"], ["align", align]] : [];
    for (const [name, value] of kept) element.setAttribute(name, value);
  }
  const source = document.createElement("p");
  source.textContent = text.dataset.source ?? "";
  copied.append(source);
  return `<div lang="${document.documentElement.lang}">${copied.innerHTML}</div>`;
}

/** The text as lines: paragraphs apart, list items marked, cells between bars. @param {HTMLElement} text */
function plainOf(text) {
  return `${blocksOf(text, "").trim()}\n\n${text.dataset.source ?? ""}`;
}

/** @param {Element} element @param {string} margin @returns {string} */
function blocksOf(element, margin) {
  let blocks = "", line = "";
  const end = () => {
    if (line.trim()) blocks += `${margin}${line.trim()}\n\n`;
    line = "";
  };
  for (const node of element.childNodes) {
    if (!(node instanceof Element) || !node.matches("p, h3, h4, h5, h6, ul, ol, table, .table-scroll, blockquote, pre, hr")) {
      line += lineOf(node);
      continue;
    }
    end();
    if (node.matches("ul, ol")) blocks += listOf(node, margin);
    else if (node.matches("table")) blocks += tableOf(node, margin);
    else if (node.matches("blockquote, .table-scroll")) blocks += blocksOf(node, margin);
    else if (node.matches("pre")) blocks += `${node.textContent?.trimEnd()}\n\n`;
    else blocks += `${margin}${lineOf(node)}\n\n`;
  }
  end();
  return blocks;
}

/** @param {Element} list @param {string} margin */
function listOf(list, margin) {
  const start = list instanceof HTMLOListElement ? list.start : null;
  const items = [...list.children].map((item, place) => {
    const mark = start === null ? "- " : `${start + place}. `;
    return `${margin}${mark}${blocksOf(item, `${margin}  `).trim()}\n`;
  });
  return `${items.join("")}\n`;
}

/** @param {Element} table @param {string} margin */
function tableOf(table, margin) {
  const caption = table.querySelector("caption");
  const rows = [...table.querySelectorAll("tr")].map(row => [...row.children].map(lineOf).join(" | "));
  return `${[...(caption ? [lineOf(caption)] : []), ...rows].map(row => margin + row).join("\n")}\n\n`;
}

/** What `node` says, on one line but where its author broke it. @param {Node} node @returns {string} */
function lineOf(node) {
  if (node instanceof HTMLBRElement) return "\n";
  if (node instanceof Text) return node.data.replace(/[ \t\r\n]+/g, " ");
  return [...node.childNodes].map(lineOf).join("");
}

/**
 * Through the copy event rather than the asynchronous clipboard: it carries formatted text in every
 * browser we promise, and needs no permission.
 * @param {string} plain
 * @param {string | null} formatted
 */
function copy(plain, formatted) {
  /** @param {ClipboardEvent} event */
  const fill = event => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", plain);
    if (formatted !== null) event.clipboardData?.setData("text/html", formatted);
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
  announce(words);
  setTimeout(() => {
    button.textContent = label;
    if (said?.textContent === words) announce("");
  }, 2500);
}
