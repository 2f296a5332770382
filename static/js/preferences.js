// What this browser remembers: small yes-or-no wishes. Works, forgetfully, without storage.

const forgetful = new Map();

export function preference(name, otherwise) {
  try {
    const kept = localStorage.getItem(`aurora.${name}`);
    return kept === null ? otherwise : kept === "yes";
  } catch {
    return forgetful.get(name) ?? otherwise;
  }
}

export function prefer(name, wish) {
  forgetful.set(name, wish);
  try {
    localStorage.setItem(`aurora.${name}`, wish ? "yes" : "no");
  } catch {
    // Storage is off or full; the wish lasts as long as the page.
  }
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

export const wantsStillness = () => stillness.matches;
export const savesData = () => navigator.connection?.saveData === true;
export const startsByItself = () => !wantsStillness() && !savesData();
