// The library: says how many clips are chosen, and chooses all of a page at once.

export function startShelf() {
  const shelf = document.querySelector("#shelf");
  if (shelf) choose(shelf);
}

/** Fetch clips with oneself again, unless some of them are chosen at this moment. */
export function refreshAppearances() {
  const place = document.querySelector("#appearances");
  if (!place || place.querySelector("[name=clip]:checked")) return;
  globalThis.htmx?.ajax("GET", location.href, { target: "#appearances", select: "#appearances", swap: "outerHTML" }).then(startShelf);
}

function choose(shelf) {
  const boxes = () => [...shelf.querySelectorAll("[name=clip]")];
  shelf.addEventListener("change", () => count(boxes()));
  shelf.querySelector("[data-choose-all]").addEventListener("click", () => {
    const all = boxes();
    const on = all.some((box) => !box.checked);
    for (const box of all) box.checked = on;
    count(all);
  });
  count(boxes()); // the browser may have kept some over a reload
}

function count(boxes) {
  const chosen = boxes.filter((box) => box.checked).length;
  document.querySelector("#chosen-count").textContent = chosen === 1 ? "1 clip chosen" : `${chosen} clips chosen`;
}
