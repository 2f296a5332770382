// Tells the feed which clips were seen, and which were left at once; keeps the place for a reload.

const AT_ONCE = 2000; // milliseconds in sight, under which a clip was skipped
const TOGETHER = 2500; // … that are waited, to tell of several in one go

const since = new WeakMap();
let told = { seen: new Set(), skipped: new Set() };
let timer = 0;
let inSight = null;

/** Note that a clip came into sight, and where in the feed that is. */
export function notePlace(element) {
  since.set(element, performance.now());
  inSight = element;
  const { slate, post } = element.dataset;
  if (!slate) return;
  const place = new URL(location.href);
  place.searchParams.delete("after");
  place.searchParams.set("at", slate);
  place.hash = `post-${post}`;
  history.replaceState(history.state, "", place);
}

/** Note that a clip went out of sight. */
export function noteLeft(element) {
  const began = since.get(element);
  if (began === undefined || !element.closest("[data-seen]")) return;
  since.delete(element);
  inSight = null;
  const kind = performance.now() - began < AT_ONCE ? "skipped" : "seen";
  told[kind].add(element.dataset.post);
  clearTimeout(timer);
  timer = setTimeout(tell, TOGETHER);
}

function tell() {
  const feed = document.querySelector("[data-seen]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!feed || !token || told.seen.size + told.skipped.size === 0) return;
  const words = new FormData();
  words.append("csrfmiddlewaretoken", token.value);
  for (const [kind, posts] of Object.entries(told)) for (const post of posts) words.append(kind, post);
  told = { seen: new Set(), skipped: new Set() };
  navigator.sendBeacon(feed.dataset.seen, words);
}

/** Tell at once, of the clip in sight as well if it was there long enough. */
function tellAll() {
  if (inSight && performance.now() - since.get(inSight) >= AT_ONCE) noteLeft(inSight);
  tell();
}

addEventListener("pagehide", tellAll);
document.addEventListener("visibilitychange", () => document.hidden && tellAll());
