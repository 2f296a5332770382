"""Make `.venv` and put into it what the site needs; quick when there is nothing to do.

Run by `make` with whatever `python3` the machine has, so this file keeps to the standard
library and to a syntax that an old Python can read far enough to say what is wrong.

    python3 bootstrap.py          what `make up` needs
    python3 bootstrap.py --dev    and what `make test` and `make check` need
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed")
PIP_WITH_GROUPS = "pip>=25.1"  # the first that reads [dependency-groups]
SYSTEM_LIBRARIES = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}  # skia-python loads them


def main():
    dev = "--dev" in sys.argv[1:]
    use_a_recent_python()
    os.chdir(HERE)
    need_system_libraries()
    if dev:
        want_chromium()
    wanted = fingerprint()
    installed = read_stamp()
    if installed[:1] == [wanted] and (not dev or "dev" in installed):
        return
    moved = bool(installed) and installed[0].split()[0] != wanted.split()[0]
    if moved or not has_pip():
        make_environment()
    install(dev=dev)
    with open(STAMP, "w") as stamp:
        stamp.write(wanted + ("\ndev\n" if dev else "\n"))


def use_a_recent_python():
    if sys.version_info[:2] >= OLDEST:
        return
    for name in NEWER_NAMES:
        program = shutil.which(name)
        if program:
            os.execv(program, [program] + sys.argv)
    fail(
        "The site needs Python %d.%d or newer; this is %s (%s).\n"
        "Install a newer one, or name one: make up PYTHON=/path/to/python3.12"
        % (OLDEST + (sys.version.split()[0], sys.executable))
    )


def need_system_libraries():
    missing = [package for library, package in SYSTEM_LIBRARIES.items() if not loads(library)]
    if not missing:
        return
    if not install_packages(missing):
        fail(
            "Two system libraries that drawing needs are missing. Install them once, then try again:\n"
            "  Debian, Ubuntu:  sudo apt-get install -y libegl1 libgl1\n"
            "  Fedora:          sudo dnf install -y mesa-libEGL mesa-libGL\n"
            "  Arch:            sudo pacman -S libglvnd"
        )


def want_chromium():
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    if not install_packages(["chromium"]):
        say("No Chromium here: the tests that need a browser will be skipped.")


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages):
    """Install Debian packages if we may; tell whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    say("Installing " + ", ".join(packages) + " …")
    quiet = {"stdout": subprocess.DEVNULL, "env": dict(os.environ, DEBIAN_FRONTEND="noninteractive")}
    install_command = [apt, "install", "-y", "-q", "--no-install-recommends"] + packages
    if subprocess.call(install_command, stderr=subprocess.DEVNULL, **quiet) == 0:
        return True
    return subprocess.call([apt, "update", "-q"], **quiet) == 0 and (
        subprocess.call(install_command, **quiet) == 0
    )


def fingerprint():
    """Return what an environment depends on: its place, its Python, and what is asked of it."""
    place = hashlib.sha256((HERE + sys.version).encode()).hexdigest()[:16]
    wanted = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        with open(name, "rb") as file:
            wanted.update(file.read())
    return place + " " + wanted.hexdigest()[:16]


def read_stamp():
    if not os.path.exists(STAMP) or not os.path.exists(VENV_PYTHON):
        return []
    with open(STAMP) as stamp:
        return stamp.read().splitlines()


def has_pip():
    if not os.path.exists(VENV_PYTHON):
        return False
    return subprocess.call([VENV_PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0


def make_environment():
    say("Making .venv with Python %s …" % sys.version.split()[0])
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode != 0:
        fail(
            "Python cannot make a virtual environment here:\n%s\n"
            "On Debian and Ubuntu the part is called python3-venv: sudo apt-get install -y python3-venv"
            % made.stdout.strip()
        )


def install(dev):
    say("Installing what the site needs (the first time takes a minute or two) …")
    pip = [VENV_PYTHON, "-m", "pip", "-qq", "--disable-pip-version-check"]
    steps = [
        pip + ["install", "--upgrade", PIP_WITH_GROUPS],
        pip + ["install", "-c", "constraints.txt", "-e", "."]
        + (["--group", "dev"] if dev else []),
    ]
    for step in steps:
        if subprocess.call(step) != 0:
            fail("The packages could not be installed; the lines above say why.")


def say(text):
    print(text, flush=True)


def fail(text):
    sys.exit(text)


if __name__ == "__main__":
    main()
