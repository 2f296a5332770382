// What became of a film: fetched again when it changed, and told to whoever waits for it.

/** It may have changed since the page was made. */
export function followOutcome() {
  if (document.querySelector("#outcome")?.dataset.active) onCaptureChange();
}

export function onCaptureChange() {
  const outcome = document.querySelector("#outcome");
  if (outcome) globalThis.htmx?.trigger(outcome, "outcome-stale");
}
