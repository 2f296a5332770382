// The composer's conveniences: a count near the limit, examples, Ctrl+Enter.

const NEAR = 0.9; // share of the limit from which the count is shown

export function startComposer() {
  const form = document.querySelector("#composer");
  if (!form) return;
  const prompt = form.elements.prompt;
  const count = form.querySelector("#prompt-count");
  prompt.addEventListener("input", () => showCount(prompt, count));
  prompt.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  for (const example of form.querySelectorAll("[data-example]")) {
    example.addEventListener("click", () => fill(form, example.dataset));
  }
  showCount(prompt, count);
}

function showCount(prompt, count) {
  const limit = Number(count.dataset.limit);
  const near = prompt.value.length > limit * NEAR;
  const left = near ? limit - [...prompt.value.trim()].length : limit;
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
