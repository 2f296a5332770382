// What each model can make: options it has not are put away, those chosen move to the nearest.

export function startChoices() {
  for (const form of document.querySelectorAll("form:has([name=slot])")) {
    form.addEventListener("change", (event) => event.target.name === "slot" && offer(form));
    form.addEventListener("change", (event) => event.target.name === "count" && say(form));
    addEventListener("pageshow", () => offer(form)); // Back keeps what was chosen
    offer(form);
    say(form);
  }
}

function offer(form) {
  const slot = form.elements.slot.value;
  for (const option of form.querySelectorAll("input[data-slots]")) {
    const has = option.dataset.slots.split(" ").includes(slot);
    option.closest("label").hidden = option.disabled = !has;
    if (!has && option.checked) nearest(form, option).checked = true;
  }
  for (const part of form.querySelectorAll("[data-needs-slot]")) {
    part.hidden = !part.dataset.needsSlot.split(" ").includes(slot);
    for (const field of part.querySelectorAll("input, textarea")) field.disabled = part.hidden;
  }
  form.dispatchEvent(new CustomEvent("choices"));
}

/** The first option that the model has, of the same shape where there is one. */
function nearest(form, option) {
  const slot = form.elements.slot.value;
  const all = [...form.querySelectorAll(`input[name="${option.name}"]`)];
  const had = all.filter((each) => each.dataset.slots.split(" ").includes(slot));
  return had.find((each) => isUpright(each.value) === isUpright(option.value)) ?? had[0];
}

function isUpright(size) {
  const [width, height] = size.split("x").map(Number);
  return height > width;
}

function say(form) {
  const words = form.querySelector("[data-many]");
  if (!words) return;
  const count = Number(form.elements.count.value);
  words.textContent = count > 1 ? `${words.dataset.many.replace("#", count)}` : words.dataset.one;
}
