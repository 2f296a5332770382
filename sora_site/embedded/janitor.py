"""A small process that ends the others when whoever started them dies without a word.

The kernel closes a pipe when its writer dies, however it dies, kill -9 included. The janitor
reads that pipe: it is told about every process group, and when the pipe closes it ends
what is left. It lives in its own session, so that Ctrl-C in a terminal passes it by.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

PATIENCE_S: Final = 5.0


class Janitor:
    """The handle of the process that starts others; close it after they have all ended."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own words, no shell
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            text=True,
        )

    def watch(self, leader: int, how: signal.Signals) -> None:
        """Have the group led by process `leader` ended, first by signal `how`, if we die."""
        self._tell(f"watch {leader} {how.value}")

    def forget(self, leader: int) -> None:
        """Leave the group of process `leader` alone: it has ended, its number may be reused."""
        self._tell(f"forget {leader}")

    def close(self) -> None:
        """Let the janitor go; it ends whatever it still watches."""
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()
        self._process.wait(timeout=PATIENCE_S + 5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _tell(self, line: str) -> None:
        if self._process.stdin:
            with suppress(OSError):  # a killed janitor must not take the site with it
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()


def end_group(leader: int, how: signal.Signals | int) -> None:
    """Signal every process of a group; do nothing when it is gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, how)


def _main() -> None:
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    watched: dict[int, int] = {}
    for line in sys.stdin:
        verb, leader, *how = line.split()
        if verb == "watch":
            watched[int(leader)] = int(how[0])
        else:
            watched.pop(int(leader), None)
    _end_all(watched)


def _end_all(watched: dict[int, int]) -> None:
    for leader, how in watched.items():
        with suppress(ProcessLookupError):  # the leader passes it on to its own children
            os.kill(leader, how)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and any(map(_is_alive, watched)):
        time.sleep(0.05)
    for leader in watched:
        end_group(leader, signal.SIGKILL)


def _is_alive(leader: int) -> bool:
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    _main()
