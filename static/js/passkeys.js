// Passkeys: a form marked `data-passkey` asks the device before it is sent.

const WORDS = {
  NotAllowedError: "No passkey was used. Try again when you are ready.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "Passkeys do not work at this address.",
};

export function startPasskeys() {
  const isKnown = "PublicKeyCredential" in globalThis;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = !isKnown;
    form.addEventListener("submit", onSubmit);
  }
  for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = isKnown;
}

async function onSubmit(event) {
  event.preventDefault();
  const form = event.currentTarget;
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  say(form, "");
  try {
    const { publicKey } = await optionsOf(form);
    const credential = form.dataset.passkey === "create" ? await create(publicKey) : await get(publicKey);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    form.ariaBusy = "false";
    say(form, WORDS[error.name] ?? "That did not work. Reload the page and try again.");
  }
}

/** They lie in the page, or are fetched when a challenge is first needed. */
async function optionsOf(form) {
  const { options, optionsUrl } = form.dataset;
  if (options) return JSON.parse(document.getElementById(options).textContent);
  const answer = await fetch(optionsUrl, { headers: { Accept: "application/json" }, cache: "no-store" });
  return (await answer.json()).request_options;
}

async function create(options) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
    },
  });
  return described(credential, ["clientDataJSON", "attestationObject"]);
}

async function get(options) {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    },
  });
  return described(credential, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]);
}

function described(credential, parts) {
  const { id, type, rawId, response } = credential;
  const written = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return {
    id,
    type,
    rawId: text(rawId),
    response: Object.fromEntries(written),
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function withBytes(descriptor) {
  return { ...descriptor, id: bytes(descriptor.id) };
}

function bytes(base64url) {
  const letters = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function say(form, words) {
  const place = form.querySelector("[data-passkey-error]");
  place.textContent = words;
  place.hidden = !words;
}
