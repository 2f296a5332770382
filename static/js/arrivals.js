// Fills a feed in which there was nothing yet, as soon as there is something.

/** Fetch the feed again if it waits for its first clips. */
export function fillFeed() {
  const waiting = document.querySelector("[data-waits]");
  if (waiting) globalThis.htmx?.trigger(waiting, "clips-came");
}
