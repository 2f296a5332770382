// Pages that open in a sheet over the feed; without script they are pages of their own.

export function startSheets() {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const opener = event.target.closest?.("[data-sheet]");
    const sheet = opener && document.getElementById(opener.dataset.sheet);
    if (!sheet || !globalThis.htmx) return;
    event.preventDefault();
    const body = sheet.querySelector("[data-sheet-body]");
    body.replaceChildren();
    sheet.showModal();
    globalThis.htmx.ajax("GET", opener.href, { target: body, swap: "innerHTML" });
  });
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.elt.matches("[data-closes-sheet]")) detail.elt.closest("dialog")?.close();
  });
}
