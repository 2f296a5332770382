// Keys for the player. Quiet while somebody types, and off if somebody wishes so.

import { toggleCaptions, toggleSound } from "./player.js";
import { prefer, preference } from "./preferences.js";
import { currentPlayer, step } from "./stage.js";

const WRITING = "input, textarea, select, [contenteditable]";
const PRESSABLE = "button, a, summary, video";

const next = () => step(1);
const previous = () => step(-1);

const ACTIONS = {
  ArrowDown: next,
  PageDown: next,
  j: next,
  ArrowUp: previous,
  PageUp: previous,
  k: previous,
  " ": withPlayer((player) => player.toggle()),
  m: withPlayer(toggleSound),
  c: withPlayer(toggleCaptions),
  l: withPlayer((player) => player.element.querySelector(".like__button")?.click()),
  r: withPlayer((player) => player.element.querySelector('[data-act="remix"]')?.click()),
  "?": openHelp,
};

export function startKeys() {
  document.addEventListener("keydown", onKey);
  for (const opener of document.querySelectorAll('[data-opens="keys"]')) {
    opener.addEventListener("click", openHelp);
  }
  const wish = document.querySelector("#keys-on");
  if (!wish) return;
  wish.checked = preference("keys", true);
  wish.addEventListener("change", () => prefer("keys", wish.checked));
}

function onKey(event) {
  const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action || !isFree(event)) return;
  if (action() !== false) event.preventDefault();
}

function isFree(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  if (!preference("keys", true) || document.querySelector("dialog[open]")) return false;
  if (event.target.closest(WRITING)) return false;
  return event.key !== " " || !event.target.closest(PRESSABLE);
}

function withPlayer(action) {
  return () => {
    const player = currentPlayer();
    if (!player) return false;
    action(player);
    return true;
  };
}

function openHelp() {
  document.querySelector("#keys")?.showModal();
}
