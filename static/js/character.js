// Taking a character from a clip: the film stands at the moment, and what is left out lies in the dark.

export function startCharacter() {
  const form = document.querySelector("[data-character]");
  if (!form) return;
  const film = form.querySelector("[data-character-film]");
  const draw = () => frame(form);
  film.addEventListener("loadedmetadata", () => seek(form, film));
  form.addEventListener("input", ({ target }) => (target.name === "at" ? seek(form, film) : draw()));
  seek(form, film);
  draw();
}

function seek(form, film) {
  if (film.readyState) film.currentTime = Number(form.elements.at.value);
}

function frame(form) {
  const [size, across, down] = ["size", "across", "down"].map((name) => Number(form.elements[name].value) / 100);
  const [left, top] = [across, down].map((share) => share * (1 - size));
  const edges = [top, 1 - size - left, 1 - size - top, left];
  form.querySelector("[data-character-frame]").style.inset = edges.map((edge) => `${edge * 100}%`).join(" ");
}
