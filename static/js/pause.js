// A break that may be dismissed after a while: the button says how long until then.

export function startPause() {
  const button = document.querySelector("[data-opens-at]");
  if (!button) return;
  const words = button.textContent;
  const opensAt = Number(button.dataset.opensAt) * 1000;
  const show = () => {
    const seconds = Math.ceil((opensAt - Date.now()) / 1000);
    button.disabled = seconds > 0;
    button.textContent = seconds > 0 ? `${words} (${seconds})` : words;
    if (seconds > 0) setTimeout(show, 1000);
  };
  show();
}
