// The camera and the microphone: opened on a click only, and every way in which that can fail.

const KINDS = ["video/webm;codecs=vp9,opus", "video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
const BITS = 1_500_000; // a second: a face in 480 lines, sharp enough to be measured
const WISHES = {
  video: { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } },
  audio: true,
};
const TROUBLES = {
  NotAllowedError: "The camera and the microphone are blocked for this site. Allow both beside the address of this page, then try again.",
  SecurityError: "The camera and the microphone are blocked by a setting of your browser or device. Allow both, then try again.",
  NotFoundError: "No camera or no microphone was found. Plug them in, then try again.",
  NotReadableError: "The camera or the microphone is in use by another program. Close it, then try again.",
  OverconstrainedError: "This camera cannot film here. Choose another, then try again.",
};
const UNKNOWN = "The camera could not be started. Try again.";

/** Whether this browser can film at all; insecure addresses have no camera. */
export function canFilm() {
  return Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && kind());
}

function kind() {
  return KINDS.find((each) => MediaRecorder.isTypeSupported(each));
}

/** Ask for camera and microphone; throws an Error whose message is for people. */
export async function openCamera() {
  try {
    return await navigator.mediaDevices.getUserMedia(WISHES);
  } catch (error) {
    throw new Error(TROUBLES[error.name] ?? UNKNOWN, { cause: error });
  }
}

export function shut(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Record until `stop` is called, which resolves to the film. */
export function record(stream, { most, onLost }) {
  const recorder = new MediaRecorder(stream, { mimeType: kind(), videoBitsPerSecond: BITS });
  const parts = [];
  let size = 0;
  recorder.addEventListener("dataavailable", ({ data }) => {
    parts.push(data);
    size += data.size;
    if (size > most) onLost("The film grew too large. Close other programs and try again.");
  });
  recorder.addEventListener("error", () => onLost(UNKNOWN));
  for (const track of stream.getTracks()) {
    track.addEventListener("ended", () => onLost("The camera or the microphone was taken away. Film it again."));
  }
  recorder.start(1000);
  return {
    stop: () =>
      new Promise((resolve) => {
        const finish = () => resolve(new Blob(parts, { type: recorder.mimeType.split(";")[0] }));
        if (recorder.state === "inactive") finish();
        else {
          recorder.addEventListener("stop", finish, { once: true });
          recorder.stop();
        }
      }),
  };
}
