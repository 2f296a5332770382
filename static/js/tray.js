// The tray of running clips: fetched when something changed, folded as the person left it.

import { prefer, preference } from "./preferences.js";

const LINGER_MS = 125_000; // the server keeps ended clips in the tray for two minutes
const isWide = matchMedia("(width >= 900px)");

let tray = null;
let isOpen = null; // as it was left on this page; null as long as nobody touched it
let tidying = 0;

export function startTray() {
  tray = document.querySelector("#tray");
  if (!tray) return;
  tray.addEventListener("htmx:load", fold);
  tray.addEventListener("click", (event) => {
    const card = event.target.closest("summary")?.parentElement;
    if (!card) return;
    isOpen = !card.open;
    if (!isInTheWay()) prefer("tray", isOpen);
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
  card.open = isOpen ?? (isWide.matches && !isInTheWay() && preference("tray", true));
  clearTimeout(tidying);
  tidying = setTimeout(refreshTray, LINGER_MS);
}

/** Whether it would lie on what the page is for: buttons to send with, the box that steers. */
const isInTheWay = () => document.querySelector("#composer, #storyboard, [data-character], .page-feed") !== null;
