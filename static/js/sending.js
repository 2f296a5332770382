// What is asked of the site and sent to it; what goes wrong is an Error for people.

const OFFLINE = "The connection was lost. Your film is still here.";
const SIGNED_OUT = "You were signed out. Sign in in another window, then send it again: your film is still here.";
const BROKEN = "Something went wrong on our side. Your film is still here; send it again in a moment.";

/** An answer that says no; `status` tells what is to become of the film. */
export class Refusal extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

/** Ask for a challenge, or say that its film begins; resolves to what the site answers. */
export async function post(address, token) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" } });
  } catch {
    throw new Refusal("The connection was lost. Try again when you are back.", 0);
  }
  return read(answer.status, answer.redirected, await answer.text());
}

/** Send the film; `onPart` hears how much of it has left, from 0 to 1. */
export function send(address, token, film, onPart) {
  const form = new FormData();
  form.append("film", film, film.type.includes("mp4") ? "film.mp4" : "film.webm");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => onPart(total ? loaded / total : 0));
    request.addEventListener("error", () => reject(new Refusal(OFFLINE, 0)));
    request.addEventListener("load", () => {
      try {
        resolve(read(request.status, new URL(request.responseURL).pathname !== new URL(address, location.href).pathname, request.responseText));
      } catch (refusal) {
        reject(refusal);
      }
    });
    request.send(form);
  });
}

function read(status, redirected, text) {
  if (redirected || status === 403) throw new Refusal(SIGNED_OUT, 401);
  if (status === 413) throw new Refusal("The film is too large for this site. Film it again, closer to a window or a lamp.", 422);
  let said = {};
  try {
    said = JSON.parse(text);
  } catch {
    throw new Refusal(BROKEN, status);
  }
  if (status < 300) return said;
  throw new Refusal(said.refusal ?? BROKEN, said.refusal ? status : 500);
}
