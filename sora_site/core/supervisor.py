"""Child processes that are kept alive until told to stop, and never outlive the supervisor.

Each child leads a session and a process group of its own, so that Ctrl-C reaches only the
supervisor and a group can be ended as a whole. A janitor process does so when the
supervisor itself is killed.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sora_site.core.terminal import WARNINGS, LogFile, LoudLines, Terminal
from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.janitor import Janitor, end_group

_LONGEST_LINE: Final = 65_536  # bytes; a longer one is cut into several


class ServiceFailed(Exception):
    """A service does not come up; the message holds the last lines it printed."""


@dataclass(frozen=True)
class Service:
    """A program and how it is started, listened to and stopped."""

    name: str
    command: Callable[[], list[str]]  # asked before every start: it may tidy up after a crash
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None  # where it works; None for our own
    stop_signal: signal.Signals = signal.SIGTERM
    patience_s: float = 7.0  # between the stop signal and SIGKILL
    loud: re.Pattern[str] = WARNINGS  # which lines reach the terminal
    stops_last: bool = False  # the others depend on it
    ends: bool = False  # exit status 0 means that its work is done: not started again


@dataclass(frozen=True)
class Backoff:
    """How long to wait before a dead service is started again."""

    first_s: float = 0.25
    longest_s: float = 15.0
    calm_s: float = 20.0  # a service that lived this long starts afresh

    def after(self, failures: int) -> float:
        """Return the seconds to wait after this many failures in a row."""
        return float(min(self.longest_s, self.first_s * 2 ** min(failures - 1, 16)))


@dataclass
class _Child:
    service: Service
    log: LogFile
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=5))
    process: asyncio.subprocess.Process | None = None
    output: _Lines | None = None
    hear: Callable[[str], None] | None = None
    failures: int = 0  # in a row
    stopping: bool = False
    keeper: asyncio.Task[None] | None = None


class Supervisor:
    """Starts services, starts them again when they die, and stops them all in order.

    Use it as an async context manager: leaving it stops everything.
    """

    def __init__(
        self, logs: Path, terminal: Terminal, environment: Mapping[str, str], backoff: Backoff
    ) -> None:
        self._logs = logs
        self._terminal = terminal
        self._environment = dict(environment)
        self._backoff = backoff
        self._children: dict[str, _Child] = {}
        self._janitor: Janitor | None = None
        self._hurry = asyncio.Event()

    async def __aenter__(self) -> Supervisor:
        self._logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._janitor = Janitor()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        if self._janitor is not None:
            await asyncio.to_thread(self._janitor.close)

    def start(self, service: Service) -> None:
        """Start a service and keep it alive until `stop`."""
        child = self._adopt(service)
        child.keeper = asyncio.create_task(self._keep_alive(child), name=service.name)

    async def run(self, service: Service, hear: Callable[[str], None] | None = None) -> int:
        """Run a program once, to its end, and return its exit status.

        :param hear: called with every line it prints.
        """
        child = self._adopt(service)
        child.hear = hear
        try:
            return await self._live_once(child)
        finally:
            await self._stop(child)
            del self._children[service.name]

    async def ready(self, name: str, check: Callable[[], bool], *, within_s: float) -> None:
        """Return once `check` (called in a thread) says that the service answers.

        :raises ServiceFailed: if it died three times, or the time is over.
        """
        child = self._children[name]
        deadline = time.monotonic() + within_s
        while child.process is None or not await asyncio.to_thread(check):
            if child.failures >= 3 or time.monotonic() > deadline:
                raise ServiceFailed(f"{name} does not start:\n" + "\n".join(child.last_lines))
            await asyncio.sleep(0.05)

    def hurry(self) -> None:
        """Stop waiting for polite endings: kill what is left."""
        self._hurry.set()

    async def stop(self) -> None:
        """End every child, those that others depend on last; return when none is left."""
        for last in (False, True):
            chosen = [c for c in self._children.values() if c.service.stops_last is last]
            await asyncio.gather(*map(self._stop, chosen))
        self._children.clear()

    def pid(self, name: str) -> int | None:
        """Return the process number of a running service."""
        process = self._children[name].process
        return process.pid if process else None

    def _adopt(self, service: Service) -> _Child:
        child = _Child(service, LogFile(self._logs / f"{service.name}.log"))
        self._children[service.name] = child
        return child

    async def _keep_alive(self, child: _Child) -> None:
        while not child.stopping:
            started = time.monotonic()
            reason = await self._live_and_tell_why_not(child)
            if reason is None:
                return
            lived = time.monotonic() - started
            child.failures = 1 if lived > self._backoff.calm_s else child.failures + 1
            await self._announce_and_wait(child, reason)

    async def _announce_and_wait(self, child: _Child, reason: str) -> None:
        if child.stopping:
            return
        wait = self._backoff.after(child.failures)
        again = f"stopped ({reason}); starting it again in {wait:g} s"
        self._terminal.line(child.service.name, again)
        await asyncio.sleep(wait)

    async def _live_and_tell_why_not(self, child: _Child) -> str | None:
        try:
            status = await self._live_once(child)
        except (EmbeddedServerError, OSError) as error:
            child.last_lines.append(str(error))
            return str(error)
        return None if child.service.ends and status == 0 else _describe(status)

    async def _live_once(self, child: _Child) -> int:
        """Start the child and return its exit status, when its whole group is gone."""
        command = await asyncio.to_thread(child.service.command)
        process = await self._spawn(child, command)
        status = await process.wait()
        await self._bury(child, process)
        return status

    async def _spawn(self, child: _Child, command: list[str]) -> asyncio.subprocess.Process:
        reader, writer = os.pipe()
        child.output = _Lines(self._listener(child))
        await child.output.listen_to(reader)
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=writer,
                stderr=writer,
                env={**os.environ, **self._environment, **child.service.environment},
                cwd=child.service.folder,
                start_new_session=True,
            )
        finally:
            os.close(writer)
        child.process = process
        if self._janitor is not None:
            self._janitor.watch(process.pid, child.service.stop_signal)
        return process

    async def _bury(self, child: _Child, process: asyncio.subprocess.Process) -> None:
        """End what is left of the group of a process that has ended."""
        end_group(process.pid, signal.SIGKILL)
        child.process = None
        if self._janitor is not None:
            self._janitor.forget(process.pid)
        if child.output is not None:
            await child.output.end()

    def _listener(self, child: _Child) -> Callable[[str], None]:
        is_loud = LoudLines(child.service.loud)

        def hear(line: str) -> None:
            child.log.write(line)
            child.last_lines.append(line)
            if child.hear is not None:
                child.hear(line)
            known = child.stopping or child.failures > 1  # twice is enough of a traceback
            if is_loud(line) and not known:
                self._terminal.line(child.service.name, line)

        return hear

    async def _stop(self, child: _Child) -> None:
        child.stopping = True
        if child.process is not None:
            await self._end(child.process, child.service)
        if child.keeper is not None:
            child.keeper.cancel()
            with suppress(asyncio.CancelledError):
                await child.keeper
        if child.process is not None:
            await self._bury(child, child.process)
        child.log.close()

    async def _end(self, process: asyncio.subprocess.Process, service: Service) -> None:
        with suppress(ProcessLookupError):
            process.send_signal(service.stop_signal)  # to the leader: it tells its own children
        ended = asyncio.create_task(process.wait())
        hurried = asyncio.create_task(self._hurry.wait())
        await asyncio.wait(
            {ended, hurried}, timeout=service.patience_s, return_when=asyncio.FIRST_COMPLETED
        )
        hurried.cancel()
        end_group(process.pid, signal.SIGKILL)
        await ended


class _Lines(asyncio.Protocol):
    """Cuts what a process writes into lines."""

    def __init__(self, hear: Callable[[str], None]) -> None:
        self._hear = hear
        self._rest = b""
        self._ended = asyncio.Event()
        self._transport: asyncio.BaseTransport | None = None

    async def listen_to(self, reader: int) -> None:
        """Take over the reading end of a pipe."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.connect_read_pipe(lambda: self, os.fdopen(reader, "rb"))

    async def end(self) -> None:
        """Hear the last words, then close the pipe."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), 1)
        if self._transport is not None:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._hear(line.decode(errors="replace").rstrip("\r"))
        if len(self._rest) > _LONGEST_LINE:
            self._flush()

    def connection_lost(self, exc: Exception | None) -> None:
        self._flush()
        self._ended.set()

    def _flush(self) -> None:
        if self._rest:
            self._hear(self._rest.decode(errors="replace"))
        self._rest = b""


def _describe(status: int) -> str:
    """Say how a process ended, in words."""
    if status < 0:
        return f"killed by {signal.Signals(-status).name}"
    return f"exit status {status}"
