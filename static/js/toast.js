// A short word that comes and goes, read out politely.

/** Show `text`, with `action` as a link to `href` if given, for some seconds. */
export function toast({ text, action = "", href = "", picture = "", seconds = 6 }) {
  const note = document.createElement(href ? "a" : "p");
  note.className = "toast";
  if (href) note.href = href;
  if (picture) note.append(thumbnail(picture));
  note.append(text);
  if (action) {
    const words = document.createElement("strong");
    words.textContent = action;
    note.append(" ", words);
  }
  document.querySelector("#toasts")?.append(note);
  setTimeout(() => note.remove(), seconds * 1000);
}

/** On pages that are all picture, what the last action said goes away by itself. */
export function startMessages() {
  const messages = document.querySelector(".page-feed .messages");
  if (messages) setTimeout(() => messages.remove(), 8000);
}

function thumbnail(source) {
  const image = new Image(32, 44);
  image.src = source;
  image.alt = "";
  return image;
}
