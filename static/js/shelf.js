// The library: says how many clips are chosen, and chooses all of a page at once.

const GATHER_MS = 1_000; // of news that come one after another
let due = null;

export function startShelf() {
  const shelf = document.querySelector("#shelf");
  if (shelf) choose(shelf);
}

/** Fetch clips with oneself again, and what is being taken down: once for all that happens in a second. */
export function refreshAppearances() {
  if (!due) due = setTimeout(lookAgain, GATHER_MS);
}

function lookAgain() {
  due = null;
  const place = document.querySelector("#appearances");
  if (place && !place.querySelector("[name=clip]:checked")) fetchAgain("#appearances")?.then(startShelf); // not while some are chosen
  if (document.querySelector("#recalls")) fetchAgain("#recalls");
}

function fetchAgain(place) {
  return globalThis.htmx?.ajax("GET", location.href, { target: place, select: place, swap: "outerHTML" });
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
