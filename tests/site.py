"""The whole site as a person runs it: `manage.py up` in a folder of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
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

    def everything(self) -> list[psutil.Process]:
        servers = [*servers_in(self.data / "postgres", "postgres")]
        return [*servers, *servers_in(self.data / "redis", "redis-server"), *self.supervised()]

    def wait_until_up(self) -> None:
        eventually(lambda: self.supervised("crontab") or self.process.poll() is not None, 90)
        assert self.answers()

    def end(self) -> str:
        """Stop the site as Ctrl-C does and return what it printed."""
        if self.process.poll() is None:
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
