// The preview in the composer: fetched again when it changed, brought into view when it plays.

const ENDED = new Set(["completed", "failed", "refused", "cancelled"]);

export function startPreview() {
  document.body.addEventListener("htmx:load", onLoad);
  document.addEventListener("click", dismiss);
}

export function onPreviewChange({ clip, state }) {
  const preview = document.querySelector("#preview");
  if (preview?.dataset.clip === clip && preview.dataset.state !== state) refresh();
}

export function followPreview() {
  const state = document.querySelector("#preview")?.dataset.state;
  if (state && !ENDED.has(state)) refresh();
}

function refresh() {
  globalThis.htmx?.trigger("#preview", "preview-stale");
}

function onLoad({ detail: { elt } }) {
  if (elt.id === "preview") elt.scrollIntoView({ block: "nearest" });
}

/** Empty a place and give the focus back to what one writes in. */
function dismiss(event) {
  const chosen = event.target.closest("[data-dismiss]")?.dataset.dismiss;
  if (!chosen) return;
  const empty = document.createElement("div");
  empty.id = chosen.slice(1);
  empty.setAttribute("data-says-why", "");
  document.querySelector(chosen).replaceWith(empty);
  document.querySelector("#composer [name=prompt]")?.focus({ preventScroll: true });
}
