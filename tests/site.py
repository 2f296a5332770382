"""The whole site as a person runs it: `manage.py up` in a folder of its own."""

from __future__ import annotations

import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
from django.conf import settings
from django.db import connection

from sora_site.embedded.leftovers import servers_in, supervised_from

NOT_INHERITED = {"DATABASE_URL", "REDIS_URL", "BROKER_URL", "SITE_URL", "SECRET_KEY", "DEBUG"}


class Site:
    """A site on a free port; its output is kept for the end."""

    def __init__(
        self, data: Path, *arguments: str, environment: dict[str, str] | None = None
    ) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = up(
            data, "--port", str(self.port), "--no-seed", *arguments, environment=environment
        )

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/login")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def supervised(self, *words: str) -> list[psutil.Process]:
        """Find processes whose command line has all the words."""
        return [p for p in supervised_from(self.data) if set(words) <= set(p.cmdline())]

    def workers(self, queue: str) -> list[psutil.Process]:
        """Find the processes that work for a queue, and the parents that would restart them."""
        parents = self.supervised(queue)
        numbers = {process.pid for process in parents}
        children = [p for p in self.supervised() if p.ppid() in numbers and p.pid not in numbers]
        return parents + children

    def everything(self) -> list[psutil.Process]:
        servers = [*servers_in(self.data / "postgres", "postgres")]
        return [*servers, *servers_in(self.data / "redis", "redis-server"), *self.supervised()]

    def wait_until_up(self) -> None:
        eventually(lambda: self.supervised("crontab") or self.process.poll() is not None, 90)
        assert self.answers()

    def hold_still(self) -> None:
        """Stop everything it runs, at a moment when none of it is in the middle of writing.

        :raises AssertionError: if such a moment does not come.
        """
        self.process.send_signal(signal.SIGSTOP)  # or it would start again what it misses
        eventually(self._is_held, every_s=0.05)

    def _is_held(self) -> bool:
        held = self.supervised()
        _each(held, psutil.Process.suspend)
        with suppress(AssertionError):
            eventually(nobody_writes, within_s=0.3, every_s=0.02)
            return True
        _each(held, psutil.Process.resume)
        return False

    def go_on(self) -> None:
        """Let everything run again."""
        _each(self.supervised(), psutil.Process.resume)
        self.process.send_signal(signal.SIGCONT)

    def said(self) -> str:
        """Return what it printed since it was last asked."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], 0)
        return (
            os.read(self.process.stdout.fileno(), 1 << 16).decode(errors="replace") if ready else ""
        )

    def end(self) -> str:
        """Stop the site as Ctrl-C does and return what it printed."""
        if self.process.poll() is None:
            self.go_on()
            self.process.terminate()
        try:
            return self.process.communicate(timeout=30)[0]
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.communicate()[0]


def up(
    data: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.Popen[str]:
    inherited = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
    return subprocess.Popen(
        [sys.executable, "manage.py", "up", *arguments],
        cwd=settings.BASE_DIR,
        env=inherited | {"SITE_DATA": str(data)} | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def servers_of_the_suite() -> dict[str, str]:
    """Variables that put a site on the suite's own database and Redis, where a test can look."""
    name = connection.settings_dict["NAME"]
    return {
        "FEED_RESTS_TEEN": "",  # whatever the hour
        "DATABASE_URL": settings.DATABASE_URL.rpartition("/")[0] + f"/{name}",
        "REDIS_URL": settings.REDIS_URL,
    }


def nobody_writes() -> bool:
    """Tell whether nobody else is in the middle of something in the suite's database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        return bool(cursor.fetchone() == (0,))


def _each(processes: list[psutil.Process], deed: Callable[[psutil.Process], None]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            deed(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(
    condition: Callable[[], object], within_s: float = 30, *, every_s: float = 0.1
) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(every_s)
