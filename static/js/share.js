// Hand a link on: by the device's own sheet on phones, by the clipboard elsewhere.

import { toast } from "./toast.js";

export function startShare() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest?.("[data-share]");
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!navigator.share && !navigator.clipboard) return; // the link itself still works
    event.preventDefault();
    share(control.dataset);
  });
}

async function share({ share: url, shareTitle: title, shareNote: note }) {
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ url, title });
    } else {
      await navigator.clipboard.writeText(url);
      toast({ text: "Link copied" });
    }
    if (note) tell(note);
  } catch (error) {
    if (error.name !== "AbortError") toast({ text: `Copy this link: ${url}`, seconds: 20 });
  }
}

function tell(address) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  const words = new FormData();
  words.append("csrfmiddlewaretoken", token.value);
  navigator.sendBeacon(address, words);
}
