// One websocket a tab. It says what changed; what is new is fetched over HTTP.

import { fillFeed } from "./arrivals.js";
import { refreshAppearances } from "./shelf.js";
import { followExport, onExportChange, onExportProgress } from "./exports.js";
import { onInboxChange, refreshInbox } from "./inbox.js";
import { followOutcome, onCaptureChange } from "./outcome.js";
import { lookAgain, onThreadChanged } from "./thread.js";
import { followPreview, onPreviewChange } from "./preview.js";
import { toast } from "./toast.js";
import { refreshTray } from "./tray.js";
import { refreshPlace } from "./waiting.js";

const SIGNED_OUT = 4401;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const POLL_MS = 15_000; // while the connection is down
const PATIENCE_MS = 2_500; // before a lost connection is shown
const SPEAK_EVERY_MS = 10_000;
const ENDED = new Set(["completed", "failed", "refused", "cancelled"]);

let attempts = 0;
let wasOpen = false;
let polling = 0;
let hinting = 0;
let spokenAt = 0;

export function startLive() {
  if (!document.body.dataset.live) return;
  connect();
  addEventListener("online", () => attempts && connect());
}

function connect() {
  const { protocol, host } = location;
  const socket = new WebSocket(`${protocol === "https:" ? "wss" : "ws"}://${host}${document.body.dataset.live}`);
  socket.addEventListener("open", onOpen);
  socket.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
  socket.addEventListener("close", onClose);
}

function onOpen() {
  attempts = 0;
  clearInterval(polling);
  clearTimeout(hinting);
  document.querySelector("#offline").hidden = true;
  (wasOpen ? catchUp : lookOnce)(); // it may have changed since the page was made
  followExport();
  followPreview();
  followOutcome();
  wasOpen = true;
}

function onClose(event) {
  if (event.code === SIGNED_OUT) return;
  if (attempts === 0) {
    hinting = setTimeout(() => (document.querySelector("#offline").hidden = false), PATIENCE_MS);
    polling = setInterval(() => document.hidden || catchUp(), POLL_MS);
    wasOpen = true; // whatever happened since the page was made may have been missed
  }
  const wait = Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
  attempts += 1;
  setTimeout(connect, wait * (0.5 + Math.random()));
}

function lookOnce() {
  followDraft();
  fillFeed();
}

function catchUp() {
  refreshTray();
  refreshInbox({ missed: true });
  refreshGuardians();
  followDraft();
  refreshPlace();
  followExport();
  followOutcome();
  fillFeed();
  lookAgain();
}

function followDraft() {
  const draft = document.querySelector("#draft");
  if (draft && !ENDED.has(draft.dataset.state)) refreshDraft();
}

const HANDLERS = {
  "admitted": refreshPlace,
  "appearances-changed": refreshAppearances,
  "capture-changed": onCaptureChange,
  "clip-progress": onProgress,
  "clip-changed": onChange,
  "clips-came": fillFeed,
  "inbox-changed": onInboxChange,
  "export-progress": onExportProgress,
  "export-changed": onExportChange,
  "guardian-changed": refreshGuardians,
  "preview-changed": onPreviewChange,
  "thread-changed": onThreadChanged,
};

function onMessage(message) {
  HANDLERS[message.event]?.(message);
}

function onProgress({ clip, progress, stage, left }) {
  for (const place of document.querySelectorAll(`[data-clip="${CSS.escape(clip)}"]`)) {
    for (const bar of its(place, "[data-bar]")) bar.value = progress;
    for (const words of its(place, "[data-stage]")) words.textContent = stage;
    for (const number of its(place, "[data-percent]")) number.textContent = progress;
    for (const words of its(place, "[data-left]")) words.textContent = left;
  }
  if (Date.now() - spokenAt < SPEAK_EVERY_MS) return;
  spokenAt = Date.now();
  document.querySelector("#announcer").textContent = `${stage}: ${progress} per cent`;
}

/** What a place says of its own clip; a storyboard's holds places of its shots. */
function its(place, selector) {
  return [...place.querySelectorAll(selector)].filter((found) => found.closest("[data-clip]") === place);
}

function onChange({ clip, state, part }) {
  refreshTray();
  const draft = document.querySelector("#draft");
  const isShown = draft?.dataset.clip === clip;
  if (isShown && (part || draft.dataset.state !== state)) refreshDraft();
  if (!ENDED.has(state)) return;
  refreshShelf(clip);
  if (!isShown) announce(clip, state);
}

function announce(clip, state) {
  const href = addressOf("draftUrl", clip);
  if (state === "completed") {
    toast({ text: "Your clip is ready", action: "Watch", href, picture: addressOf("thumbnailUrl", clip), seconds: 10 });
  } else if (state !== "cancelled") {
    toast({ text: "A clip could not be made", action: "See why", href, seconds: 10 });
  }
}

/** The page gives addresses with the nil UUID in place of a clip's. */
function addressOf(kind, clip) {
  return document.body.dataset[kind].replace("00000000-0000-0000-0000-000000000000", clip);
}

function refreshDraft() {
  globalThis.htmx?.trigger("#draft", "draft-stale");
}

function refreshShelf(clip) {
  const tile = document.querySelector(`.tiles [data-clip="${CSS.escape(clip)}"]`);
  if (!tile) return;
  const own = tile.closest("[id^=tile-]");
  const place = own ? `#${own.id}` : ".tiles"; // one by one where clips can be chosen: the others stay so
  globalThis.htmx?.ajax("GET", location.href, { target: place, select: place, swap: "outerHTML" });
}

function refreshGuardians() {
  if (document.body.matches(".page-closed")) location.reload(); // it may be open by now
  for (const place of document.querySelectorAll("[data-guardians]")) {
    globalThis.htmx?.trigger(place, "guardian-stale");
  }
}
