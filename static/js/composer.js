// The composer's conveniences: a count near the limit, examples, Ctrl+Enter, what it costs.

const NEAR = 0.9; // share of the limit from which the count is shown

export function startComposer() {
  const form = document.querySelector("#composer");
  if (!form) return;
  form.addEventListener("input", ({ target }) => target.name === "prompt" && showCount(form));
  form.addEventListener("keydown", (event) => {
    if (event.target.name !== "prompt" || event.key !== "Enter") return;
    if (!(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  for (const example of form.querySelectorAll("[data-example]")) {
    example.addEventListener("click", () => fill(form, example.dataset));
  }
  form.addEventListener("change", () => showCost(form));
  form.addEventListener("choices", () => showCost(form));
  document.body.addEventListener("htmx:load", ({ detail: { elt } }) => elt.id === "prompt" && written(form, elt));
  showCount(form);
}

function showCount(form) {
  const count = form.querySelector("#prompt-count");
  const text = form.elements.prompt.value;
  const limit = Number(count.dataset.limit);
  const near = text.length > limit * NEAR;
  const left = near ? limit - [...text.trim()].length : limit;
  count.textContent = near ? words(left) : "";
  count.toggleAttribute("data-over", left < 0);
}

function words(left) {
  const number = Math.abs(left).toLocaleString("en");
  return left < 0 ? `${number} characters too many` : `${number} characters left`;
}

function fill(form, { example, style = "" }) {
  const { prompt } = form.elements;
  prompt.focus();
  prompt.select();
  // The one way to fill a field that Ctrl+Z takes back.
  if (!document.execCommand("insertText", false, example)) prompt.value = example;
  form.elements.style.value = style;
  prompt.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The prompt was written anew, by help or by taking it back. */
function written(form, place) {
  showCount(form);
  place.querySelector("textarea").focus();
}

function showCost(form) {
  const cost = form.querySelector("#cost");
  const each = form.querySelector("[name=slot]:checked")?.dataset.price;
  if (!cost || !each) return;
  const steps = Math.ceil(Number(form.elements.seconds.value) / Number(cost.dataset.step));
  const price = steps * Number(each) * Number(form.elements.count.value);
  cost.querySelector("[data-cost]").textContent = price;
  cost.dataset.short = price > Number(cost.dataset.has) ? "yes" : "";
}
