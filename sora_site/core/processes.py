"""Which programs make the site, and how each is started."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from django.conf import settings

from sora_site.core.pools import ELSEWHERE, pools_in_use, renders_elsewhere
from sora_site.core.supervisor import Service
from sora_site.core.terminal import WARNINGS
from sora_site.embedded.server import Server

# Django warns of every 404 and every refused socket: these stay in the log file.
_WEB_WARNINGS: Final = re.compile(r" (ERROR|CRITICAL) | WARNING (?!django\.)|^Traceback ")
_SERVER_FAILURES: Final = re.compile(
    r"PANIC|FATAL:(?! +(terminating|the database system))|No space left|Can't|Bad file format|MISCONF"
)
_MANAGE: Final = "manage.py"
_WORKER_PATIENCE_S: Final = 6  # long enough to hand a render back to the queue


@dataclass(frozen=True)
class Plan:
    """Where the site listens and how many clips it renders at once."""

    host: str
    port: int
    renders: int

    @property
    def reachable_host(self) -> str:
        """The address at which this machine reaches the site."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - a name looked up, not listened on

    @property
    def address(self) -> str:
        """The site's address for a browser on this machine."""
        host = f"[{self.reachable_host}]" if ":" in self.reachable_host else self.reachable_host
        return f"http://{host}:{self.port}"

    def web(self) -> Service:
        """Return the web server: HTTP and websockets in one process."""
        address = ["--bind", self.host, "--port", str(self.port)]
        daphne = ["-m", "daphne", *address, "--no-server-name", "sora_site.asgi:application"]
        return _program("web", *daphne, loud=_WEB_WARNINGS, patience_s=4)

    def workers(self) -> list[Service]:
        """Return the render workers, the worker for light tasks, and the clock."""
        light = _dramatiq("tasks", queue="default", processes=1, threads=2)
        clock = _program("clock", _MANAGE, "crontab", patience_s=4)
        if self.renders < 1:
            return [light, clock]
        render = _dramatiq("render", queue="cpu", processes=self.renders, threads=1)
        return [render, *_gpu(), *_farm(), light, clock]


def embedded_service(server: Server) -> Service:
    """Return an embedded server as a service that outlives those who use it."""
    return Service(
        server.name,
        server.prepare,
        environment={"LC_ALL": "C"},
        stop_signal=server.stop_signal,
        loud=_SERVER_FAILURES,
        stops_last=True,
    )


def command(name: str, *arguments: str, ends: bool = False) -> Service:
    """Return a management command; one that `ends` is started again only until it succeeds."""
    return replace(_program(name, _MANAGE, *arguments), ends=ends)


def _gpu() -> list[Service]:
    """Return the worker that keeps a video model in memory, if any slot needs it."""
    return [_dramatiq("gpu", queue="gpu", processes=1, threads=1)] * ("gpu" in pools_in_use())


def _farm() -> list[Service]:
    """Return the worker that waits for clips rendered elsewhere, if any slot needs it."""
    if not renders_elsewhere():
        return []
    return [_dramatiq("farm", queue=ELSEWHERE, processes=1, threads=settings.FARM_THREADS)]


def _dramatiq(name: str, *, queue: str, processes: int, threads: int) -> Service:
    options = {
        "processes": processes,
        "threads": threads,
        "queues": queue,
        "worker-shutdown-timeout": (_WORKER_PATIENCE_S - 1) * 1000,  # milliseconds
    }
    arguments = [part for key, value in options.items() for part in (f"--{key}", str(value))]
    return _program(name, _MANAGE, "rundramatiq", *arguments, patience_s=_WORKER_PATIENCE_S)


def _program(
    name: str, *arguments: str, loud: re.Pattern[str] = WARNINGS, patience_s: float = 4
) -> Service:
    return Service(
        name,
        lambda: [sys.executable, *arguments],
        folder=Path(settings.BASE_DIR),
        loud=loud,
        patience_s=patience_s,
    )
