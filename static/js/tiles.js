// Tiles that play while the pointer or the focus rests on them.

import { startsByItself } from "./preferences.js";

let playing = null;

export function startTiles() {
  document.addEventListener("pointerover", onArrival);
  document.addEventListener("focusin", onArrival);
}

function onArrival(event) {
  const tile = event.target.closest?.("[data-hover-video]") ?? null;
  if (event.pointerType === "touch" || tile === playing) return;
  playing?.querySelector(".tile__video")?.remove();
  playing = tile;
  if (tile && startsByItself()) tile.append(film(tile.dataset.hoverVideo));
}

function film(source) {
  const video = document.createElement("video");
  Object.assign(video, { className: "tile__video", muted: true, loop: true, playsInline: true });
  video.tabIndex = -1;
  video.setAttribute("aria-hidden", "true");
  video.src = source;
  video.play().catch(() => {});
  return video;
}
