// The switch for notices on this device: asks for permission on a click only.

const REACHES_NOTHING = "Your browser could not be reached by its push service. Try again later.";

export function startPush() {
  for (const place of document.querySelectorAll("[data-push]")) {
    place.querySelector("[data-push-on]").addEventListener("click", () => act(place, turnOn));
    place.querySelector("[data-push-off]").addEventListener("click", () => act(place, turnOff));
    showState(place);
  }
}

async function showState(place) {
  const state = await stateOf(place);
  for (const part of place.querySelectorAll("[data-push-state]")) {
    part.hidden = part.dataset.pushState !== state;
  }
}

async function stateOf(place) {
  if (!place.dataset.pushKey) return "absent";
  if (!("serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis)) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  const worker = await navigator.serviceWorker.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription || Notification.permission !== "granted") return "off";
  return (await send(place, "subscribe", subscription).catch(() => "")) === "" ? "on" : "off"; // whoever is signed in now
}

async function act(place, deed) {
  const buttons = place.querySelectorAll("button");
  const refusal = place.querySelector("[data-push-refusal]");
  const hadFocus = place.contains(document.activeElement);
  refusal.hidden = true;
  for (const button of buttons) button.disabled = true;
  const wrong = await deed(place).catch(() => REACHES_NOTHING);
  for (const button of buttons) button.disabled = false;
  refusal.textContent = wrong;
  refusal.hidden = !wrong;
  await showState(place);
  if (hadFocus) place.querySelector("[data-push-state]:not([hidden]) button")?.focus();
}

async function turnOn(place) {
  if ((await Notification.requestPermission()) !== "granted") return "";
  const worker = await navigator.serviceWorker.register(place.dataset.worker, { scope: "/" });
  await navigator.serviceWorker.ready;
  const key = bytes(place.dataset.pushKey);
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const subscription = await worker.pushManager.subscribe(options).catch(async () => {
    await (await worker.pushManager.getSubscription())?.unsubscribe(); // made for an older key of the site
    return worker.pushManager.subscribe(options);
  });
  const refused = await send(place, "subscribe", subscription);
  if (refused) await subscription.unsubscribe();
  return refused;
}

async function turnOff(place) {
  const worker = await navigator.serviceWorker.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return "";
  await send(place, "unsubscribe", subscription);
  await subscription.unsubscribe();
  return "";
}

/** Returns why the site refused, or nothing. */
async function send(place, deed, subscription) {
  const answer = await fetch(place.dataset[deed], {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": place.querySelector("[name=csrfmiddlewaretoken]").value },
    body: JSON.stringify(subscription),
  });
  if (answer.status === 204) return "";
  const words = await answer.json().catch(() => ({}));
  return words.refusal ?? REACHES_NOTHING;
}

function bytes(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.codePointAt(0));
}
