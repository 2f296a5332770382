"""Where the embedded servers listen: unix sockets whose place follows from the data folder.

No TCP port is ever taken, so two sites on one machine never meet, and anything that knows
the data folder can compute the addresses without asking a running server.
"""

import hashlib
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

DATABASE: Final = "sora"
ROLE: Final = "sora"
PORT: Final = 5432  # part of the socket's file name; nothing listens on it

_LONGEST_SOCKET_PATH: Final = 103  # bytes: sun_path less its final zero, on the BSDs; Linux has 107
_LONGEST_NAME: Final = "postgres/.s.PGSQL.5432"
_SAFE_IN_EVERY_URL: Final = re.compile(r"[\w./-]+", re.ASCII)
_SHORT_FOLDER: Final = Path("/tmp")  # noqa: S108 - not TMPDIR: every process must compute the same


def run_folder(data: Path) -> Path:
    """Return the folder of the sockets: inside `data`, or a short one when that cannot be."""
    inside = data.resolve() / "run"
    fits = len(bytes(inside / _LONGEST_NAME)) <= _LONGEST_SOCKET_PATH
    if fits and _SAFE_IN_EVERY_URL.fullmatch(str(inside)):
        return inside
    digest = hashlib.sha256(bytes(inside)).hexdigest()[:16]
    return _SHORT_FOLDER / f"sora-{digest}"


def postgres_socket_folder(data: Path) -> Path:
    """Return the folder where PostgreSQL puts its socket; private to the account it runs as."""
    return run_folder(data) / "postgres"


def redis_socket(data: Path) -> Path:
    """Return the path of Redis's socket."""
    return run_folder(data) / "redis.sock"


def database_url(data: Path) -> str:
    """Return the address of the embedded database of this data folder, running or not."""
    host = quote(str(postgres_socket_folder(data)), safe="")
    return f"postgresql://{ROLE}@{host}:{PORT}/{DATABASE}"


def redis_url(data: Path) -> str:
    """Return the address of the embedded Redis of this data folder, running or not."""
    return f"unix://{redis_socket(data)}?db=0"
