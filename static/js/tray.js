// The tray of running clips: fetched when something changed, folded as the person left it.

import { prefer, preference } from "./preferences.js";

const LINGER_MS = 125_000; // the server keeps ended clips in the tray for two minutes
const isWide = matchMedia("(width >= 900px)");

let tray = null;
let tidying = 0;

export function startTray() {
  tray = document.querySelector("#tray");
  if (!tray) return;
  tray.addEventListener("htmx:load", fold);
  tray.addEventListener("click", (event) => {
    const card = event.target.closest("summary")?.parentElement;
    if (card) prefer("tray", !card.open);
  });
  tray.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb === "post") refreshTray();
  });
}

/** Fetch the tray again. */
export function refreshTray() {
  if (tray) globalThis.htmx?.trigger(tray, "tray-stale");
}

function fold() {
  const card = tray.querySelector("details");
  if (!card) return;
  const drafts = document.querySelector("#draft")?.dataset.clip;
  const rows = [...card.querySelectorAll("[data-clip]")];
  card.hidden = rows.every((row) => row.dataset.clip === drafts); // the page itself shows it
  const writing = document.querySelector("#composer, #storyboard"); // its buttons would be covered
  card.open = isWide.matches && !writing && preference("tray", true);
  clearTimeout(tidying);
  tidying = setTimeout(refreshTray, LINGER_MS);
}
