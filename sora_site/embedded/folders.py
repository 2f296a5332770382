"""The data folder: made, private where it must be, writable, and not full."""

import os
import shutil
import stat
from pathlib import Path
from typing import Final

from sora_site.embedded.addresses import run_folder
from sora_site.embedded.errors import EmbeddedServerError

MEGABYTE: Final = 1024 * 1024
FREE_FOR_A_NEW_DATABASE: Final = 300 * MEGABYTE
FREE_TO_GO_ON: Final = 50 * MEGABYTE


def prepare_data_folder(data: Path) -> None:
    """Make the data folder and its folder of sockets, ready to be written.

    :raises EmbeddedServerError: if the disk is full or read-only, or the folder is not ours.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / ".writable"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        raise EmbeddedServerError(
            f"The data folder {data} cannot be written ({error.strerror}). Free some space or "
            "correct its owner, or set SITE_DATA to a folder on another disk."
        ) from error
    _require_space(data)
    _make_run_folder(run_folder(data))


def _require_space(data: Path) -> None:
    needed = FREE_TO_GO_ON if (data / "postgres").exists() else FREE_FOR_A_NEW_DATABASE
    free = shutil.disk_usage(data).free
    if free < needed:
        raise EmbeddedServerError(
            f"The disk of {data} is full: {free // MEGABYTE} MB are free and at least "
            f"{needed // MEGABYTE} MB are needed. Free some space, or set SITE_DATA to a folder "
            "on another disk."
        )


def _make_run_folder(folder: Path) -> None:
    """Make the folder of the sockets; others may pass through only where PostgreSQL must."""
    folder.mkdir(parents=True, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        raise EmbeddedServerError(
            f"{folder} should hold this site's sockets and belongs to someone else. "
            "Run the site as its owner, or set SITE_DATA to another, shorter path."
        )
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
