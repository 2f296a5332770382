// Who is in the clip: names are completed in the prompt after an @, and found chips stay once ticked.

const TYPED = /(?:^|[^\w@.])@([\w.]{1,60})$/;
const WAIT_MS = 150;

let waiting = 0;
let asked = "";

export function startCast() {
  const form = document.querySelector("[data-casting]")?.closest("form");
  if (!form) return;
  form.addEventListener("change", keepFound);
  form.addEventListener("input", ({ target }) => target.name === "prompt" && soon(target));
  form.addEventListener("keydown", onKey, true);
  form.addEventListener("focusout", ({ target }) => target.name === "prompt" && setTimeout(close, 200));
}

/** A chip that was found and ticked moves to the others, so that the next search leaves it there. */
function keepFound({ target }) {
  const found = target.closest("[data-cast-found]");
  if (!found || !target.checked) return;
  const casting = found.closest("[data-casting]");
  const chips = casting.querySelector("[data-cast-chips]");
  const known = chips.querySelector(`[value="${CSS.escape(target.value)}"]`);
  target.name = casting.dataset.casting;
  if (known) known.checked = true;
  chips.prepend((known ?? target).closest("label"));
  chips.scrollLeft = 0;
  casting.querySelector("[data-cast-find]").value = "";
  found.replaceChildren();
}

function soon(field) {
  clearTimeout(waiting);
  waiting = setTimeout(() => offer(field), WAIT_MS);
}

async function offer(field) {
  const words = TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];
  asked = words ?? "";
  if (!words) return close();
  const address = new URL(document.querySelector("[data-cast-find]").getAttribute("hx-get"), location.href);
  address.searchParams.set("find", words);
  const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok || asked !== words) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const handles = [...page.querySelectorAll("[name=cast]")].map((box) => box.value);
  show(field, handles.filter((handle) => handle !== words));
}

function show(field, handles) {
  close();
  if (!handles.length) return;
  const list = document.createElement("ul");
  list.id = "cast-offers";
  list.className = "offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Cameos");
  for (const [place, handle] of handles.entries()) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(place === 0));
    option.textContent = `@${handle}`;
    option.addEventListener("pointerdown", (event) => (event.preventDefault(), take(field, handle)));
    list.append(option);
  }
  field.parentElement.append(list);
  document.querySelector("#announcer").textContent = `${handles.length} cameos: arrow keys choose, Enter takes one`;
}

function onKey(event) {
  const list = document.querySelector("#cast-offers");
  if (!list || event.target.name !== "prompt") return;
  const options = [...list.children];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const next = (at + step + options.length) % options.length;
    for (const [place, option] of options.entries()) option.setAttribute("aria-selected", String(place === next));
  } else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) {
    take(event.target, options[at].textContent.slice(1));
  } else if (event.key === "Escape") {
    close();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function take(field, handle) {
  const before = field.value.slice(0, field.selectionStart);
  const begin = before.length - TYPED.exec(before)[1].length;
  field.focus();
  field.setSelectionRange(begin, field.selectionStart);
  // The one way to fill a field that Ctrl+Z takes back.
  if (!document.execCommand("insertText", false, `${handle} `)) field.setRangeText(`${handle} `, begin, before.length, "end");
  close();
}

function close() {
  document.querySelector("#cast-offers")?.remove();
}
