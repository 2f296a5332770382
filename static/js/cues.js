// What to do and to say, one after another, each for its time.

const WORDS = { left: "Turn left", right: "Turn right", up: "Look up", down: "Look down" };
const ARROWS = { left: "←", right: "→", up: "↑", down: "↓" };
const READY_MS = 1_000; // times three, before the film begins
const STILL_MS = 2_000;
const TURN_MS = 1_600;
const BACK_MS = 900;
const SAY_MS = 900;
const LAST_MS = 700; // so that the last word is not cut off
const SLOWLY = 1.4; // all together still shorter than a film may be

/** Return the cues before the film and those of it; `slow` makes them last longer. */
export function cuesOf({ steps, digits }, { slow }) {
  const turns = steps.flatMap((step) => [
    { large: ARROWS[step], words: WORDS[step], ms: TURN_MS },
    { large: "•", words: "Back to the middle", ms: BACK_MS },
  ]);
  const words = [...digits].map((digit, place) => ({ large: digit, words: "Say this number", note: `${place + 1} of ${digits.length}`, ms: SAY_MS }));
  const film = [
    { large: "•", words: "Look straight into the camera", ms: STILL_MS },
    ...turns,
    ...words,
    ...(words.length ? [{ large: "✓", words: "Done", ms: LAST_MS }] : []),
  ];
  const before = ["3", "2", "1"].map((large) => ({ large, words: "Get ready", ms: READY_MS }));
  return { before, film: film.map((cue) => ({ ...cue, ms: slow ? cue.ms * SLOWLY : cue.ms })) };
}

/** Show each cue for its time; ends early, with false, once `signal` says so. */
export async function play(cues, show, signal) {
  const all = cues.reduce((sum, { ms }) => sum + ms, 0);
  let past = 0;
  for (const cue of cues) {
    past += cue.ms;
    show(cue, past / all);
    await wait(cue.ms, signal);
    if (signal.aborted) return false;
  }
  return true;
}

function wait(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
