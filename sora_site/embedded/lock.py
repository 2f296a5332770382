"""One running site per data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sora_site.embedded.errors import EmbeddedServerError


@contextmanager
def sole_user_of(data: Path, address: str) -> Iterator[None]:
    """Hold the data folder while the body runs; the kernel lets go however we end.

    :raises EmbeddedServerError: naming the address of the site that holds it already.
    """
    with (data / "up.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            number, _, where = file.read().strip().partition(" ")
            raise EmbeddedServerError(
                f"The site is already running at {where} (process {number}). "
                "Stop it with Ctrl-C where it runs, or set SITE_DATA for a second site."
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()} {address}\n")
        file.flush()
        yield
