// The badge, the open inbox, and what was missed while the connection was down.

import { toast } from "./toast.js";

const GATHER_MS = 150; // many changes at once are one
const HIDDEN_GATHER_MS = 3_000; // and nobody looks at a hidden tab
const TOASTS = 2; // more than these are summed up

const known = new Map(); // id of a line to the number it was seen with
let seen = "";
let waiting = 0;

/** Something changed: look soon, not all tabs in the same moment. */
export function onInboxChange() {
  waiting ||= setTimeout(refreshInbox, Math.random() * (document.hidden ? HIDDEN_GATHER_MS : GATHER_MS));
}

/** Fetch the badge and the list; with `missed`, say what came while nobody listened. */
export async function refreshInbox({ missed = false } = {}) {
  clearTimeout(waiting);
  waiting = 0;
  const list = document.querySelector("#inbox");
  if (list) globalThis.htmx?.trigger(list, "inbox-stale");
  for (const place of document.querySelectorAll("[data-inbox]")) {
    if (!place.contains(document.activeElement)) globalThis.htmx?.trigger(place, "inbox-stale"); // not while it is filled in
  }
  const news = await fetchNews();
  if (!news) return;
  seen = news.seen;
  for (const place of document.querySelectorAll("[data-badge]")) place.innerHTML = news.badge;
  const fresh = news.lines.filter(({ id, seq }) => (known.get(id) ?? 0) < seq);
  for (const { id, seq } of news.lines) known.set(id, seq);
  if (missed && !list) tell(fresh);
}

async function fetchNews() {
  const { newsUrl, newsSeen } = document.body.dataset;
  try {
    const answer = await fetch(`${newsUrl}?after=${seen || newsSeen}`, { cache: "no-store" });
    return answer.ok && !answer.redirected ? await answer.json() : null;
  } catch {
    return null; // Offline: the next reconnect fetches it.
  }
}

function tell(lines) {
  if (lines.length > TOASTS) toast({ text: `${lines.length} new notices`, action: "Read", href: "/inbox", seconds: 10 });
  else for (const { text, url } of lines) toast({ text, action: "Open", href: url, seconds: 10 });
}
