"""Which account PostgreSQL runs as: ours, or an ordinary one when we are root.

PostgreSQL refuses to run as root. As root it therefore gets an account of its own, and,
only where the way to its files is closed to that account (a checkout under /root), the
one capability that lets it pass. No folder's permissions are ever widened for it.
"""

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from sora_site.embedded.errors import EmbeddedServerError

_NAME: Final = "sora-postgres"
_CAPABILITIES: Final = (("dac_read_search", 2), ("dac_override", 1))  # the weaker first


class Account(NamedTuple):
    """The numbers of a user and of its group."""

    uid: int
    gid: int


def account_for(cluster: Path) -> Account:
    """Return who PostgreSQL runs as: the owner of its files, made up for the first time if root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if cluster.exists():
        status = cluster.stat()
        if status.st_uid != 0:
            return Account(status.st_uid, status.st_gid)
    entry = _own_account()
    return Account(entry.pw_uid, entry.pw_gid)


def make_private_folder(folder: Path, account: Account) -> None:
    """Make a folder that only this account (and root) can enter."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    if os.geteuid() == 0:
        os.chown(folder, account.uid, account.gid)


def run_as(account: Account, program: Path, needs: Iterable[Path]) -> list[str]:
    """Return the start of a command line that runs `program` under this account.

    :param needs: every other path the program must be able to reach.
    :raises EmbeddedServerError: if this machine offers no way to change account.
    """
    if os.geteuid() != 0:
        return [str(program)]
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedServerError(
            "PostgreSQL does not run as root and `setpriv` (util-linux) is missing. "
            "Run the site as an ordinary user, or set DATABASE_URL."
        )
    prefix = [setpriv, f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"]
    if capability := _needed_capability(program, needs):
        prefix += [f"--inh-caps=+{capability}", f"--ambient-caps=+{capability}"]
    return [*prefix, "--", str(program)]


def _own_account() -> pwd.struct_passwd:
    """Find or make the system account; where none can be made, `nobody` serves."""
    try:
        return pwd.getpwnam(_NAME)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is not None:
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        made = subprocess.run([useradd, *options, _NAME], capture_output=True, check=False)  # noqa: S603 - our own words, no shell
        if made.returncode == 0:
            return pwd.getpwnam(_NAME)
    return pwd.getpwnam("nobody")


def _is_closed_to_others(path: Path) -> bool:
    return any(not parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def _needed_capability(program: Path, needs: Iterable[Path]) -> str | None:
    """Return the weakest capability that opens the way, or None where it is open already."""
    may_execute = bool(program.stat().st_mode & stat.S_IXOTH)
    if may_execute and not any(_is_closed_to_others(path) for path in (program, *needs)):
        return None
    effective = _effective_capabilities()
    for name, bit in _CAPABILITIES if may_execute else _CAPABILITIES[1:]:
        if effective >> bit & 1:
            return name
    raise EmbeddedServerError(
        "PostgreSQL does not run as root, and the account it would use cannot enter this folder. "
        "Move the checkout to a folder others may pass through, or set DATABASE_URL."
    )


def _effective_capabilities() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return int(line.split()[1], 16)
    return 0
