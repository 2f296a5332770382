// The starting picture: shown as chosen, with what will be cut off of it in the dark.

const SLACK = 0.01; // by which shapes may differ and count as one

export function startPicture() {
  const place = document.querySelector("[data-picture]");
  if (!place) return;
  const form = place.closest("form");
  const input = place.querySelector("[type=file]");
  const picture = place.querySelector("[data-crop-picture]");
  const draw = () => frame(place, picture, form.elements.size.value);
  place.querySelector("[data-crop-wish]").hidden = true;
  input.addEventListener("change", () => load(place, picture, input.files[0]));
  picture.addEventListener("load", draw);
  picture.addEventListener("error", () => clear(place, "Your browser cannot show this file. Send it to hear whether it can be used."));
  form.addEventListener("change", (event) => event.target.name === "size" && draw());
  form.addEventListener("choices", draw);
  addEventListener("resize", draw);
  place.querySelector("[data-picture-clear]").addEventListener("click", () => {
    input.value = "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
  if (input.files.length) load(place, picture, input.files[0]);
}

function load(place, picture, file) {
  URL.revokeObjectURL(picture.src);
  place.querySelector("[data-picture-clear]").hidden = !file;
  if (file) picture.src = URL.createObjectURL(file);
  else clear(place, "");
}

function clear(place, words) {
  place.querySelector("[data-crop]").hidden = !words;
  place.querySelector(".crop__stage").hidden = true;
  place.querySelector("[data-crop-wish]").hidden = true;
  place.querySelector("[data-crop-words]").textContent = words;
}

function frame(place, picture, size) {
  if (!picture.naturalWidth || !place.querySelector("[type=file]").files.length) return;
  const [width, height] = size.split("x").map(Number);
  const across = picture.naturalWidth * height;
  const down = picture.naturalHeight * width;
  const fits = Math.abs(across - down) <= SLACK * across;
  place.querySelector("[data-crop]").hidden = false;
  place.querySelector(".crop__stage").hidden = false;
  const wish = place.querySelector("[data-crop-wish]");
  if (!fits && wish.hidden) wish.querySelector("input").checked = true;
  wish.hidden = fits;
  box(place.querySelector("[data-crop-frame]"), fits, width / height, picture);
  place.querySelector("[data-crop-words]").textContent = said(fits, across > down);
}

function box(edge, fits, shape, picture) {
  edge.hidden = fits;
  const is = picture.naturalWidth / picture.naturalHeight;
  const [across, down] = is > shape ? [shape / is, 1] : [1, is / shape];
  edge.style.inset = `${((1 - down) / 2) * 100}% ${((1 - across) / 2) * 100}%`;
}

function said(fits, isWider) {
  if (fits) return "It has the clip's shape: all of it is the first frame.";
  return isWider ? "What is dark on both sides is cut off." : "What is dark above and below is cut off.";
}
