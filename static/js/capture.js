// Entry of the page on which one films oneself: explain, open the camera, show what to do, keep the
// film until it has arrived. It is a page of its own, so that no other page has to load this.

import { canFilm, openCamera, record, shut } from "./camera.js";
import { cuesOf, play } from "./cues.js";
import { post, send } from "./sending.js";

const UNSUPPORTED = "This browser cannot film here. Use another one, or upload a film instead.";
const LEFT = "You left this page while it was filming. Film it again.";
const OVER = "The time for these steps is over, so they cannot be sent any more. Film it again with new ones.";
const GONE = 409;
const FINAL = new Set([GONE, 422]); // the same film would be refused again

let place;
let stream = null;
let challenge = null;
let film = null;
let stopped = null; // ends what is being filmed
let clock = 0;

startCapture();

function startCapture() {
  place = document.querySelector("[data-capture]");
  const acts = { open, start, halt, send: sendFilm, again };
  for (const button of place.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => alone(button, acts[button.dataset.act]));
  }
  addEventListener("beforeunload", (event) => film && event.preventDefault());
  addEventListener("pagehide", () => shut(stream));
  addEventListener("online", () => film && part("send").dataset.waits && alone(part("send"), sendFilm));
  document.addEventListener("visibilitychange", () => document.hidden && stopped?.(LEFT));
  if (!canFilm()) {
    part("open").disabled = true;
    trouble(UNSUPPORTED);
  }
}

/** A second click while the first is at work does nothing. */
async function alone(button, act) {
  if (button.dataset.at === "work") return;
  button.dataset.at = "work";
  button.setAttribute("aria-busy", "true");
  trouble("");
  try {
    await act();
  } catch (error) {
    trouble(error.message);
  } finally {
    button.dataset.at = "";
    button.removeAttribute("aria-busy");
  }
}

async function open() {
  challenge = await post(place.dataset.begin, token());
  stream = await openCamera();
  part("preview").srcObject = stream;
  show("stage");
  look("start");
}

async function start() {
  if (!stream?.active) await open();
  const { seconds } = await begun();
  countDown(seconds);
  await filming();
}

/** Say that the film begins; a challenge that was too old by then is exchanged for another. */
async function begun() {
  try {
    return await post(challenge.begun, token());
  } catch (refusal) {
    if (refusal.status !== GONE) throw refusal;
  }
  challenge = await post(place.dataset.begin, token());
  return post(challenge.begun, token());
}

async function filming() {
  const ending = new AbortController();
  let lost = "";
  let recorder = null;
  stopped = (words) => {
    lost ||= words;
    ending.abort();
  };
  const { before, film: cues } = cuesOf(challenge, { slow: part("slow").checked });
  busy(true);
  try {
    if (await play(before, (cue) => cueShown(cue, 0), ending.signal)) {
      recorder = record(stream, { most: Number(place.dataset.most), onLost: stopped });
      await play(cues, cueShown, ending.signal);
    }
    const taken = await recorder?.stop();
    if (lost) throw new Error(lost);
    if (taken) review(taken);
  } finally {
    stopped = null;
    busy(false);
  }
}

function halt() {
  stopped?.("Stopped. Nothing was sent.");
}

function cueShown({ large, words, note = "" }, done) {
  part("cue").textContent = large;
  part("cue-words").textContent = words;
  part("cue-note").textContent = note;
  part("spoken").textContent = words;
  part("ring").setAttribute("stroke-dasharray", `${done * 100} 100`);
}

function busy(is) {
  place.dataset.filming = is ? "yes" : "";
  part("start").hidden = is;
  part("halt").hidden = !is;
  if (is) look("halt");
  else cueShown({ large: "", words: "" }, 0);
}

function review(taken) {
  film = taken;
  shut(stream);
  URL.revokeObjectURL(part("take").src);
  part("take").src = URL.createObjectURL(film);
  show("review");
  look("send");
}

async function again() {
  film = null;
  part("send").dataset.waits = "";
  await open();
}

async function sendFilm() {
  const bar = part("sent");
  bar.hidden = false;
  part("send").dataset.waits = "";
  try {
    const { url } = await send(challenge.send, token(), film, (done) => (bar.value = Math.round(done * 100)));
    film = null;
    location.assign(url);
  } catch (refusal) {
    if (FINAL.has(refusal.status)) await refused(refusal);
    part("send").dataset.waits = refusal.status === 0 ? "yes" : "";
    throw refusal;
  } finally {
    bar.hidden = true;
    bar.value = 0;
  }
}

/** What was refused for good need not be kept: lead back to the camera, with the reason. */
async function refused(refusal) {
  film = null;
  await open();
  throw refusal;
}

function countDown(seconds) {
  const end = performance.now() + seconds * 1000;
  clearInterval(clock);
  clock = setInterval(() => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    for (const words of place.querySelectorAll("[data-left]")) words.textContent = clockOf(left);
    if (left) return;
    clearInterval(clock);
    expire();
  }, 500);
}

function clockOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function expire() {
  if (stopped) stopped(OVER);
  else if (film && !part("send").dataset.at) {
    trouble(OVER);
    film = null;
    part("send").disabled = true;
    part("again").focus();
  }
}

/** Put the focus on a button and the picture with what is to be done above it where both are seen. */
function look(name) {
  part(name).focus({ preventScroll: true });
  part(name).closest("[data-stage]").scrollIntoView({ block: "start" });
}

function show(name) {
  for (const each of place.querySelectorAll("[data-stage]")) each.hidden = each.dataset.stage !== name;
  part("send").disabled = false;
}

function trouble(words) {
  const alert = part("trouble");
  alert.textContent = words;
  alert.hidden = !words;
}

function token() {
  return place.querySelector("[name=csrfmiddlewaretoken]").value;
}

function part(name) {
  return place.querySelector(`[data-part="${name}"], [data-act="${name}"]`);
}
