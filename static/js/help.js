// Help with a prompt: the text above shows what is ticked, in the words as they were edited.

export function startHelp() {
  document.addEventListener("input", ({ target }) => {
    const help = target.closest("[data-help]");
    if (help) show(help);
  });
}

function show(help) {
  for (const comes of help.querySelectorAll("[data-comes]")) {
    const place = comes.dataset.comes;
    const taken = help.querySelector(`#take-${place}`).checked;
    comes.textContent = help.querySelector(`[name="added-${place}"]`)?.value ?? "";
    comes.hidden = !taken;
    help.querySelector(`[data-gone="${place}"]`)?.toggleAttribute("data-stays", !taken);
  }
}
