// Forms: busy while they are sent, focus kept where htmx swaps, honest about an expired session.

const SIGN_IN = "/login";
const REFUSALS = new Set([409, 422, 429]); // answers that say why, where an element wants to hear it

export function startForms() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", dropDoubleClick, { capture: true });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(rest));
  document.body.addEventListener("htmx:beforeSwap", onBeforeSwap);
  document.body.addEventListener("htmx:load", onLoad);
}

function onSubmit(event) {
  const form = event.target.closest("form[data-busy]");
  if (!form) return;
  if (form.dataset.busy === "sent") {
    event.preventDefault();
    return;
  }
  form.dataset.busy = "sent";
  for (const button of form.querySelectorAll("[type=submit]")) {
    button.setAttribute("aria-disabled", "true");
    button.setAttribute("aria-busy", "true");
  }
}

/** The second half of a double click would take back what the first half did. */
function dropDoubleClick(event) {
  if (event.detail > 1 && event.target.closest(".like, .follow")) event.preventDefault();
}

function rest(form) {
  form.dataset.busy = "";
  for (const button of form.querySelectorAll("[type=submit]")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("aria-busy");
  }
}

let hadFocus = false;

function onBeforeSwap(event) {
  const { xhr, target, requestConfig } = event.detail;
  if (new URL(xhr.responseURL || location.href).pathname === SIGN_IN) {
    event.detail.shouldSwap = false;
    const back = encodeURIComponent(location.pathname + location.search);
    if (requestConfig.verb !== "get") location.assign(`${SIGN_IN}?next=${back}`);
    return;
  }
  if (target.hasAttribute("data-says-why") && REFUSALS.has(xhr.status)) event.detail.shouldSwap = true;
  hadFocus = target.matches("form") && target.contains(document.activeElement);
}

function onLoad(event) {
  const { elt } = event.detail;
  if (!elt.matches("form")) return;
  if (hadFocus) elt.querySelector("button")?.focus({ preventScroll: true });
  hadFocus = false;
  if (elt.dataset.follow) followEverywhere(elt);
}

/** The same author may stand on several cards. */
function followEverywhere(form) {
  for (const other of document.querySelectorAll(`[data-follow="${CSS.escape(form.dataset.follow)}"]`)) {
    if (other !== form) other.replaceChildren(...[...form.children].map((child) => child.cloneNode(true)));
  }
}
