// Comments open in a sheet over the feed; their page of its own is the way without script.

export function startComments() {
  document.addEventListener("click", onClick);
  document.body.addEventListener("htmx:beforeSwap", showRefusals);
  document.body.addEventListener("htmx:afterSettle", showCount);
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest?.("[data-comments]");
  const reply = event.target.closest?.("[data-reply]");
  if (opener) open(event, opener);
  else if (reply) replyTo(event, reply);
}

function open(event, opener) {
  const sheet = document.querySelector("#comments");
  if (!sheet || !globalThis.htmx) return;
  event.preventDefault();
  sheet.querySelector("#comments-body").replaceChildren();
  sheet.showModal();
  globalThis.htmx.ajax("GET", opener.href, { target: "#comments-body", swap: "innerHTML" });
}

function replyTo(event, { dataset }) {
  const form = document.querySelector(".comments__form");
  if (!form) return;
  event.preventDefault();
  form.elements.parent.value = dataset.reply;
  const { text } = form.elements;
  if (!text.value) text.value = `@${dataset.replyTo} `;
  text.focus();
}

/** A refused comment comes back in its form, with the reason. */
function showRefusals({ detail }) {
  if (detail.target.id !== "conversation" || ![409, 422, 429].includes(detail.xhr.status)) return;
  detail.shouldSwap = true;
  detail.isError = false;
}

function showCount() {
  const list = document.querySelector("#comments #conversation");
  if (!list) return;
  const { post, count } = list.dataset;
  for (const place of document.querySelectorAll(`[data-comment-count="${CSS.escape(post)}"]`)) {
    place.textContent = Number(count).toLocaleString("en");
  }
}
