"""The embedded servers together, for whoever has no supervisor: tests, scripts, a shell."""

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.janitor import Janitor, end_group
from sora_site.embedded.postgres import PostgresServer
from sora_site.embedded.redis import RedisServer
from sora_site.embedded.server import Server

READY_WITHIN_S: Final = 60.0
STOPPED_WITHIN_S: Final = 10.0


class EmbeddedServers:
    """PostgreSQL and Redis of one data folder, running between `start` and `stop`.

    They end with the process that started them, however it ends. Their output goes to
    `logs/` in the data folder. `durable=False` trades safety at a power cut for speed.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data
        self.servers: tuple[Server, ...] = (
            RedisServer(data, durable=durable),
            PostgresServer(data, durable=durable),
        )
        self._running: list[tuple[Server, subprocess.Popen[bytes]]] = []
        self._janitor: Janitor | None = None

    def start(self) -> None:
        """Start both and return when both answer.

        :raises EmbeddedServerError: if one cannot run here; none is left running then.
        """
        self._janitor = Janitor()
        try:
            for server in self.servers:
                self._launch(server)
            for server, process in self._running:
                self._wait(server, process)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop both and return when they have ended; safe to call twice."""
        for server, process in self._running:
            process.send_signal(server.stop_signal)
        for _, process in self._running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOPPED_WITHIN_S)
            end_group(process.pid, 9)
            process.wait()
        self._running.clear()
        if self._janitor is not None:
            self._janitor.close()
            self._janitor = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _launch(self, server: Server) -> None:
        command = server.prepare()
        logs = self.data / "logs"
        logs.mkdir(exist_ok=True)
        with (logs / f"{server.name}.log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - our own words, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=os.environ | {"LC_ALL": "C"},
                start_new_session=True,
            )
        self._running.append((server, process))
        if self._janitor is not None:
            self._janitor.watch(process.pid, server.stop_signal)

    def _wait(self, server: Server, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while not server.is_ready():
            if process.poll() is not None or time.monotonic() > deadline:
                log = self.data / "logs" / f"{server.name}.log"
                last = "\n".join(log.read_text(errors="replace").splitlines()[-8:])
                raise EmbeddedServerError(f"The embedded {server.name} did not start:\n{last}")
            time.sleep(0.05)
