// The copy of one's data as it is put together: the bar moves, and what has ended is fetched.

const SPEAK_EVERY_MS = 10_000;

let spokenAt = 0;

function shown() {
  return document.querySelector("#export[data-export]");
}

/** It may have changed since the page was made. */
export function followExport() {
  if (shown()?.dataset.active) onExportChange();
}

export function onExportChange() {
  const place = document.querySelector("#export");
  if (place) globalThis.htmx?.trigger(place, "export-stale");
}

export function onExportProgress({ export: id, progress, stage }) {
  const place = shown();
  if (place?.dataset.export !== id) return;
  if (place.dataset.active !== "building") onExportChange();
  for (const bar of place.querySelectorAll("[data-bar]")) bar.value = progress;
  for (const words of place.querySelectorAll("[data-stage]")) words.textContent = stage;
  for (const number of place.querySelectorAll("[data-percent]")) number.textContent = progress;
  if (Date.now() - spokenAt < SPEAK_EVERY_MS) return;
  spokenAt = Date.now();
  document.querySelector("#announcer").textContent = `${stage}: ${progress} per cent`;
}
