// A storyboard as it is written: cards move under the hand, and what is typed is saved.
// Without script the same buttons post the form.

const DEEDS = { up, down, copy, remove };

let form = null;
let list = null;

export function startStoryboard() {
  form = document.querySelector("#storyboard");
  if (!form) return;
  list = form.querySelector("#shots");
  form.addEventListener("click", onClick);
  form.addEventListener("input", edited);
  form.addEventListener("htmx:afterSwap", count);
  list.addEventListener("pointerdown", lift);
  addEventListener("pageshow", count);
}

function onClick(event) {
  const sure = event.target.closest(".shot__remove > summary");
  if (sure && isBlank(sure.closest("[data-shot]"))) {
    event.preventDefault();
    remove(sure.closest("[data-shot]"));
    return;
  }
  const button = event.target.closest("button[name=do]");
  const deed = button?.value.split("-")[0];
  if (deed === "add") add(event);
  if (!DEEDS[deed]) return;
  event.preventDefault();
  DEEDS[deed](button.closest("[data-shot]"), button);
}

function add(event) {
  if (list.children.length >= Number(form.dataset.most)) return; // the server says why not
  event.preventDefault();
  const card = list.lastElementChild.cloneNode(true);
  clear(card);
  forget(card);
  list.append(card);
  globalThis.htmx?.process(card);
  edited();
  card.querySelector("textarea").focus();
}

function copy(card, button) {
  if (list.children.length >= Number(form.dataset.most)) return form.requestSubmit(button);
  const twin = card.cloneNode(true);
  const typed = fields(card);
  fields(twin).forEach((field, i) => (field.value = typed[i].value)); // a clone has what was sent
  for (const name of ["made", "seed"]) twin.querySelector(`[name=${name}]`).value = "";
  forget(twin);
  card.after(twin);
  globalThis.htmx?.process(twin);
  edited();
  twin.querySelector("textarea").focus();
}

function up(card, button) {
  card.previousElementSibling?.before(card);
  moved(card, button);
}

function down(card, button) {
  card.nextElementSibling?.after(card);
  moved(card, button);
}

function remove(card) {
  const near = card.nextElementSibling ?? card.previousElementSibling;
  if (near) card.remove();
  else clear(card);
  edited();
  (near ?? card).querySelector("textarea").focus();
}

function moved(card, button) {
  edited();
  const isHidden = button && getComputedStyle(button).visibility === "hidden";
  (isHidden ? card.querySelector("textarea") : button)?.focus();
  const place = [...list.children].indexOf(card) + 1;
  document.querySelector("#announcer").textContent = `Now shot ${place} of ${list.children.length}`;
}

/** Leave nothing in a card but its length. */
function clear(card) {
  for (const field of fields(card)) field.value = field.name === "seconds" ? field.value : "";
  for (const box of boxes(card)) box.checked = false;
}

function isBlank(card) {
  return !card.querySelector("textarea").value.trim();
}

function fields(card) {
  return [...card.querySelectorAll("input:not([type=checkbox], [type=search]), textarea")];
}

function boxes(card) {
  return [...card.querySelectorAll("[type=checkbox]")];
}

/** What the server said of the card that this one was taken from. */
function forget(card) {
  card.classList.remove("shot--wrong");
  for (const said of card.querySelectorAll(".field__error, [data-made]")) said.remove();
  for (const field of card.querySelectorAll(".field--wrong")) field.classList.remove("field--wrong");
  card.querySelector("details").open = false;
}

function edited() {
  [...list.children].forEach(number);
  count();
  form.dispatchEvent(new CustomEvent("storyboard-edited"));
}

function number(card, at) {
  card.querySelector("[data-number]").textContent = at + 1;
  for (const place of card.querySelectorAll("[aria-label]")) {
    place.setAttribute("aria-label", place.getAttribute("aria-label").replace(/\d+/, at + 1));
  }
  for (const button of card.querySelectorAll("button[name=do]")) {
    button.value = `${button.value.split("-")[0]}-${at}`;
  }
  for (const field of fields(card)) {
    const label = card.querySelector(`label[for="${field.id}"]`);
    field.id = `shot-${at}-${field.name}`;
    label?.setAttribute("for", field.id);
  }
  const casting = card.querySelector("[data-casting]");
  casting.dataset.casting = `cast-${at}`;
  for (const box of boxes(casting)) box.name = casting.dataset.casting;
}

function count() {
  const cards = [...list.children];
  const seconds = cards.reduce((sum, card) => sum + Number(card.querySelector("[name=seconds]").value), 0);
  const shown = form.querySelector("[data-seconds]");
  form.querySelector("[data-shot-count]").textContent = cards.length;
  form.querySelector("[data-shot-word]").textContent = cards.length === 1 ? "shot" : "shots";
  shown.textContent = seconds;
  shown.toggleAttribute("data-over", seconds > Number(shown.dataset.most));
}

function lift(event) {
  const card = event.target.closest("[data-grip]")?.closest("[data-shot]");
  if (!card || event.button !== 0) return;
  event.preventDefault();
  const before = [...list.children].indexOf(card);
  const follow = (move) => carry(card, move.clientY);
  const end = () => {
    removeEventListener("pointermove", follow);
    card.classList.remove("shot--lifted");
    if ([...list.children].indexOf(card) !== before) moved(card);
  };
  card.classList.add("shot--lifted");
  addEventListener("pointermove", follow);
  addEventListener("pointerup", end, { once: true });
  addEventListener("pointercancel", end, { once: true });
}

/** Let the card change places with a neighbour whose middle the pointer has passed. */
function carry(card, y) {
  const [above, below] = [card.previousElementSibling, card.nextElementSibling];
  if (above && y < middle(above)) above.before(card);
  else if (below && y > middle(below)) below.after(card);
}

function middle(card) {
  const { top, height } = card.getBoundingClientRect();
  return top + height / 2;
}
