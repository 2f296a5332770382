// A thread before somebody's eyes: what is new comes in by itself and counts as read.

import { toast } from "./toast.js";

const LOOK_AGAIN_MS = 30_000; // the server forgets after 45 seconds that somebody is looking
const NEAR_END = 240; // pixels from the end at which new messages pull the page along
const SAID_WHY = new Set([403, 409, 422, 429]); // answers that bring the composer back

let thread = null;
let wanted = Infinity; // the number after which messages are to be fetched
let busy = false;

export function startThread() {
  thread = document.querySelector("[data-thread]");
  if (!thread) return;
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : look()));
  addEventListener("pagehide", leave);
  setInterval(look, LOOK_AGAIN_MS);
  thread.addEventListener("keydown", onKey);
  thread.addEventListener("htmx:beforeSwap", onBeforeSwap);
  thread.addEventListener("htmx:afterRequest", onAfterRequest);
  thread.addEventListener("htmx:sendError", () => toast({ text: "You are offline. Your words are still here." }));
  document.body.addEventListener("htmx:load", focusComposer);
  toEnd();
  look();
}

/** Somebody wrote or took something back, here or in another tab. */
export function onThreadChanged({ thread: number, removed = Infinity }) {
  refreshList();
  if (thread && ["", String(number)].includes(thread.dataset.thread)) look(removed - 1);
}

/** The connection was lost: fetch what was missed. */
export function lookAgain() {
  refreshList();
  if (thread) look();
}

function refreshList() {
  const list = document.querySelector("#threads");
  if (list) globalThis.htmx?.trigger(list, "threads-stale");
}

/** Fetch what came after a number, by default after the newest message here, one at a time. */
async function look(after = Infinity) {
  if (document.hidden) return;
  wanted = Math.min(wanted, after, newest());
  if (busy) return;
  busy = true;
  try {
    while (wanted < Infinity) {
      const from = wanted;
      wanted = Infinity;
      await fetchAfter(from);
    }
  } catch {
    // Offline: the next reconnect fetches it.
  } finally {
    busy = false;
  }
}

async function fetchAfter(number) {
  const answer = await fetch(`${thread.dataset.url}?after=${number}`, {
    cache: "no-store",
    headers: { "HX-Request": "true" },
  });
  if (answer.status === 404) location.reload(); // it has gone away; the page says so
  if (!answer.ok || answer.redirected) return;
  const fragment = document.createElement("template");
  fragment.innerHTML = await answer.text();
  merge([...fragment.content.querySelectorAll("[data-message]")]);
}

function merge(messages) {
  const list = thread.querySelector("ol");
  const follow = document.documentElement.scrollHeight - innerHeight - scrollY < NEAR_END;
  const before = list.childElementCount;
  for (const message of messages) {
    const known = document.getElementById(message.id);
    if (known) known.replaceWith(message);
    else list.append(message);
    globalThis.htmx?.process(message);
  }
  if (list.childElementCount > before) {
    thread.querySelector(".thread__first")?.remove();
    if (follow) toEnd();
  }
}

function newest() {
  const messages = thread.querySelectorAll("[data-message]");
  return Number(messages[messages.length - 1]?.dataset.message ?? 0);
}

function toEnd() {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
}

function leave() {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  const words = new FormData();
  words.append("csrfmiddlewaretoken", token?.value ?? "");
  navigator.sendBeacon(thread.dataset.leftUrl, words);
}

function onKey(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches("[data-letter] textarea") || !matchMedia("(pointer: fine)").matches) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function onBeforeSwap(event) {
  const { xhr, target, requestConfig } = event.detail;
  if (requestConfig.verb === "get") keepPlace(target);
  if (!target.matches("[data-letter]") || !SAID_WHY.has(xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
}

/** Earlier messages come in above: what is being read stays where it is. */
function keepPlace(target) {
  const fromEnd = document.documentElement.scrollHeight - scrollY;
  target.parentElement.addEventListener(
    "htmx:load",
    () => scrollTo({ top: document.documentElement.scrollHeight - fromEnd, behavior: "instant" }),
    { once: true },
  );
}

function onAfterRequest(event) {
  const { successful, requestConfig } = event.detail;
  if (!successful || requestConfig.verb !== "post") return;
  const taken = event.target.closest("[data-message]");
  if (taken) {
    look(Number(taken.dataset.message) - 1);
    return;
  }
  history.replaceState(null, "", thread.dataset.url); // a clip that was sent is not sent again
  look().then(toEnd);
}

function focusComposer(event) {
  if (event.detail.elt.matches("[data-letter]")) event.detail.elt.querySelector("textarea").focus();
}
