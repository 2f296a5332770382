"""Finding and ending processes that an earlier run left behind.

A process is recognised by what it is and where it works, never by a number in a file:
process numbers are reused, above all in containers.
"""

import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

MARK: Final = "SORA_SUPERVISED_FROM"  # every supervised process carries its data folder in this
_DELETED: Final = " (deleted)"


def servers_in(folder: Path, name: str) -> list[psutil.Process]:
    """Find running programs called `name` that work in `folder`, even if it was deleted."""
    place = str(folder.resolve())
    return [process for process in _named(name) if _works_in(process, place)]


def supervised_from(data: Path) -> list[psutil.Process]:
    """Find processes that a supervisor of this data folder started, and their descendants."""
    place = str(data.resolve())
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(MARK) == place:
                found.append(process)
    return found


def end(processes: list[psutil.Process], *, how: signal.Signals, patience_s: float) -> None:
    """Ask the processes to stop, and kill what has not stopped after `patience_s`.

    Only those whose parent is not among them are asked: servers stop their own children.
    """
    numbers = {process.pid for process in processes}
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            if process.ppid() not in numbers:
                process.send_signal(how)
    _, remaining = psutil.wait_procs(processes, timeout=patience_s)
    for process in remaining:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(remaining, timeout=5)


def _named(name: str) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.name() == name and process.status() != psutil.STATUS_ZOMBIE:
                yield process


def _works_in(process: psutil.Process, place: str) -> bool:
    try:
        return process.cwd().removesuffix(_DELETED) == place
    except psutil.Error:
        return False
