// Decides which clip plays: the one at least 60 % in sight. Loads the next ahead, stops the rest.

import { noteLeft, notePlace } from "./seen.js";
import { Player } from "./player.js";
import { savesData, startsByItself, wantsStillness } from "./preferences.js";

const IN_SIGHT = 0.6;
const KEPT = 4; // clips away from the playing one before its data is let go
const AHEAD = 4; // clips before the end when the next slate is asked for

const players = new WeakMap();
let current = null;
let observer = null;

export function startStage() {
  document.querySelector("#tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  goToPlace();
  observer = new IntersectionObserver(onSight, { threshold: [0, IN_SIGHT] });
  adopt(document.body);
  document.body.addEventListener("htmx:load", (event) => adopt(event.detail.elt));
  document.addEventListener("visibilitychange", onVisibility);
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
}

/** Stand at the clip the address names before anything is seen; what is in sight rewrites it. */
function goToPlace() {
  const clip = document.getElementById(location.hash.slice(1));
  if (clip?.closest('[role="feed"]')) clip.scrollIntoView({ block: "start", behavior: "instant" });
}

/** The player in sight, if any. */
export const currentPlayer = () => (current?.element.isConnected ? current : null);

/** Go to the clip `by` places further down the feed; false where there is no feed. */
export function step(by) {
  const feed = document.querySelector('[role="feed"]');
  if (!feed) return false;
  const place = Math.round(feed.scrollTop / feed.clientHeight);
  const target = feed.children[Math.min(Math.max(place + by, 0), feed.children.length - 1)];
  target.scrollIntoView({ block: "start", behavior: wantsStillness() ? "auto" : "smooth" });
  target.focus({ preventScroll: true });
  return true;
}

function adopt(root) {
  const found = root.matches?.("[data-player]") ? [root] : root.querySelectorAll("[data-player]");
  for (const element of found) {
    if (players.has(element)) continue;
    players.set(element, new Player(element));
    observer.observe(element);
  }
}

function onSight(entries) {
  for (const { target, intersectionRatio } of entries) {
    const player = players.get(target);
    if (intersectionRatio >= IN_SIGHT) take(player);
    else if (player === current) leave();
  }
}

function take(player) {
  if (player === current) return;
  leave();
  current = player;
  notePlace(player.element);
  if (playsByItself(player) && !document.hidden) player.play();
  prepare(player.element);
}

function leave() {
  if (current) noteLeft(current.element);
  current?.pause();
  current = null;
}

function prepare(element) {
  const feed = element.closest('[role="feed"]');
  if (!feed) return;
  const clips = [...feed.querySelectorAll("[data-player]")];
  const place = clips.indexOf(element);
  clips.forEach((clip, index) => {
    if (clip !== element) players.get(clip)?.warm(amount(index - place));
  });
  const more = feed.querySelector("[data-more]");
  if (more && place >= clips.length - AHEAD) globalThis.htmx?.trigger(more, "more");
}

function amount(away) {
  if (savesData() || away > KEPT || away < -KEPT) return "none";
  if (away === 1) return "auto";
  return "metadata";
}

function onVisibility() {
  if (document.hidden) current?.pause({ byHand: current.stoppedByHand || current.video.paused });
  else if (current && !current.stoppedByHand && playsByItself(current)) current.play();
}

/** Under 18 nothing plays before somebody says so. */
const playsByItself = ({ element }) => startsByItself() && !element.closest("[data-by-hand]");
