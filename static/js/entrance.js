// Sign-up: say where the clock of this device stands, so that days begin and end with the person's.

export function startEntrance() {
  const field = document.querySelector("[data-time-zone]");
  if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
