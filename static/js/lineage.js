// Remix: what changes in the prompt, as it is typed. Trim: handles, fields and a look at the cut.

const WORDS = /\s+|[\p{L}\p{N}'’@_-]+|./gsu;
const MOST_WORDS = 1200; // of both texts; comparing takes their product

export function startLineage() {
  startChanges();
  startTrim();
}

function startChanges() {
  const box = document.querySelector("[data-changes]");
  const before = document.querySelector("[data-before]");
  const prompt = document.querySelector("#composer")?.elements.prompt;
  if (!box || !before || !prompt) return;
  const show = () => showChanges(box, before.textContent, prompt.value);
  prompt.addEventListener("input", show);
  show();
}

function showChanges(box, before, after) {
  const old = before.match(WORDS) ?? [];
  const now = after.match(WORDS) ?? [];
  box.hidden = before.trim() === after.trim() || old.length + now.length > MOST_WORDS;
  if (box.hidden) return;
  box.querySelector(".changes").replaceChildren(...marked(old, now));
}

function marked(old, now) {
  const common = table(old, now);
  const nodes = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      nodes.push(document.createTextNode(old[i++]));
      j += 1;
    } else if (i < old.length && (j === now.length || common[i + 1][j] >= common[i][j + 1])) {
      nodes.push(element("del", old[i++]));
    } else {
      nodes.push(element("ins", now[j++]));
    }
  }
  return nodes;
}

// How many words the ends of both texts have in common, from each pair of places on.
function table(old, now) {
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const longer = Math.max(common[i + 1][j], common[i][j + 1]);
      common[i][j] = old[i] === now[j] ? common[i + 1][j + 1] + 1 : longer;
    }
  }
  return common;
}

function element(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function startTrim() {
  const form = document.querySelector("[data-trim]");
  if (!form) return;
  const length = Number(form.dataset.length);
  const video = form.querySelector("video");
  const { start, end } = form.elements;
  const show = () => showCut(form, Number(start.value), Number(end.value), length);
  for (const field of [start, end]) {
    field.addEventListener("input", () => {
      handle(form, field).value = field.value;
      video.currentTime = Number(field.value);
      show();
    });
    handle(form, field).addEventListener("input", () => {
      field.value = kept(form, field, length).toFixed(2);
      field.dispatchEvent(new Event("input"));
    });
    handle(form, field).value = field.value;
  }
  form.querySelector("[data-preview]").addEventListener("click", () => play(video, start, end));
  show();
}

const handle = (form, field) => form.querySelector(`[data-handle="${field.name}"]`);

// A handle stays on its side of the other.
function kept(form, field, length) {
  const { start, end } = form.elements;
  const value = Number(handle(form, field).value);
  const moved = field === start
    ? Math.min(value, Number(end.value) - 0.5)
    : Math.max(value, Number(start.value) + 0.5);
  return Math.min(Math.max(moved, 0), length);
}

function showCut(form, start, end, length) {
  const line = form.querySelector(".trim__kept");
  line.style.setProperty("--cut-start", `${(100 * start) / length}%`);
  line.style.setProperty("--cut-end", `${100 - (100 * end) / length}%`);
  const left = Math.max(end - start, 0).toFixed(2);
  form.querySelector("[data-left]").textContent = `${left} of ${length.toFixed(2)} seconds are left.`;
}

function play(video, start, end) {
  video.currentTime = Number(start.value);
  const stop = () => {
    if (video.currentTime < Number(end.value)) return;
    video.pause();
    video.removeEventListener("timeupdate", stop);
  };
  video.addEventListener("timeupdate", stop);
  video.play();
}
