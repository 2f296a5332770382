// One clip's player: picture, sound, captions and the buttons that say so.

import { prefer, preference } from "./preferences.js";

const players = new Set();

export class Player {
  /** @param {HTMLElement} element with a video and buttons marked by `data-act` */
  constructor(element) {
    this.element = element;
    this.video = element.querySelector("video");
    this.cue = element.querySelector(".clip__cue");
    this.time = element.querySelector(".clip__time");
    this.stoppedByHand = false;
    this.video.controls = false;
    this.#listen();
    players.add(this);
    this.show();
  }

  /** Start, with sound if it is wanted and the browser allows it. */
  async play() {
    this.stoppedByHand = false;
    this.video.preload = "auto";
    this.video.muted = !preference("sound", false);
    this.#followCaptions();
    try {
      await this.video.play();
    } catch (error) {
      if (error.name !== "NotAllowedError" || this.video.muted) return;
      this.video.muted = true;
      await this.video.play().catch(() => {});
      onceTouched(() => !this.video.paused && this.applySound());
    }
    this.show();
  }

  pause({ byHand = false } = {}) {
    this.stoppedByHand = byHand;
    this.video.pause();
  }

  toggle() {
    if (this.video.paused) this.play();
    else this.pause({ byHand: true });
  }

  /** Load ahead: "auto" the file, "metadata" its head, "none" lets go of it. */
  warm(amount) {
    if (this.video.preload === amount) return;
    this.video.preload = amount;
    if (amount === "none" && this.video.readyState > 0) this.video.load();
  }

  applySound() {
    this.video.muted = !preference("sound", false);
    this.show();
  }

  #followCaptions() {
    const track = this.video.textTracks[0];
    if (!track) return;
    track.mode = preference("captions", false) ? "hidden" : "disabled";
    track.oncuechange = () => this.#showCue(track);
    this.#showCue(track);
  }

  #showCue(track) {
    const cues = track.mode === "disabled" ? [] : [...(track.activeCues ?? [])];
    this.cue.textContent = cues.map((cue) => cue.getCueAsHTML().textContent).join("\n");
  }

  #listen() {
    const { video } = this;
    video.addEventListener("click", () => this.toggle());
    for (const event of ["play", "pause", "volumechange"]) {
      video.addEventListener(event, () => this.show());
    }
    video.addEventListener("timeupdate", () => {
      if (video.duration) this.time.value = video.currentTime / video.duration;
    });
    this.#button("play")?.addEventListener("click", () => this.toggle());
    this.#button("sound")?.addEventListener("click", () => toggleSound(this));
    this.#button("captions")?.addEventListener("click", toggleCaptions);
  }

  #button(act) {
    return this.element.querySelector(`[data-act="${act}"]`);
  }

  show() {
    this.#press("play", !this.video.paused);
    this.#press("sound", !this.video.muted);
    this.#press("captions", preference("captions", false));
    this.element.toggleAttribute("data-paused", this.video.paused);
  }

  #press(act, pressed) {
    this.#button(act)?.setAttribute("aria-pressed", String(pressed));
  }

  static every(action) {
    for (const player of players) {
      if (player.element.isConnected) action(player);
      else players.delete(player);
    }
  }

  static refreshCaptions() {
    Player.every((player) => {
      if (!player.video.paused) player.#followCaptions();
      player.show();
    });
  }
}

/** Turn sound on or off for every clip; `player` is the one being heard. */
export function toggleSound(player) {
  prefer("sound", player.video.muted);
  Player.every((each) => each.applySound());
}

export function toggleCaptions() {
  prefer("captions", !preference("captions", false));
  Player.refreshCaptions();
}

function onceTouched(action) {
  const calm = new AbortController();
  const act = () => {
    calm.abort();
    action();
  };
  for (const gesture of ["pointerup", "keydown"]) {
    addEventListener(gesture, act, { signal: calm.signal });
  }
}
