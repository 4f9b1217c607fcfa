// The obligations finder: which duties weigh on a contract. Nothing more is fetched before somebody uses the form, or comes by
// an address that says what to look for.

const form = document.getElementById("finder-form");

if (form instanceof HTMLFormElement) {
  const page = form.closest("section");
  if (page) page.hidden = false;
  /** @type {Promise<{ answer: () => void, read: () => void }> | undefined} */
  let started;
  const start = () => (started ??= import("./finder/app.js").then(({ openFinder }) => openFinder(form)));
  form.addEventListener("focusin", () => void start(), { once: true });
  form.addEventListener("submit", event => {
    event.preventDefault();
    void start().then(({ answer }) => answer());
  });
  addEventListener("popstate", () => void start().then(({ read }) => read()));
  if (location.search) void start().then(({ read }) => read());
}
