// The waitlist: the place is fetched again when it may have changed; whoever is in is led on.

export function startWaiting() {
  if (!document.querySelector("#place-in-line")) return;
  document.addEventListener("visibilitychange", () => document.hidden || refreshPlace());
}

export function refreshPlace() {
  const place = document.querySelector("#place-in-line");
  if (place) globalThis.htmx?.trigger(place, "place-stale");
}
