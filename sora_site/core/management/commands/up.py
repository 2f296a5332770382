"""`manage.py up`: the whole site in the foreground, until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import http.client
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from sora_site import embedded
from sora_site.core.processes import Plan, command, embedded_service
from sora_site.core.supervisor import Backoff, ServiceFailed, Supervisor
from sora_site.core.terminal import Terminal
from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.leftovers import MARK, end, supervised_from
from sora_site.embedded.lock import sole_user_of

SERVERS_WITHIN_S: Final = 60.0
FIRST_PAGE_WITHIN_S: Final = 90.0


class CannotStart(Exception):
    """The site cannot come up; the message says why and what to do next."""


class Command(BaseCommand):
    help = "Start the whole site in the foreground: servers, web, workers. Ctrl-C stops it."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="clips rendered at once")
        parser.add_argument("--no-seed", action="store_true", help="do not make the demo world")

    def handle(self, *_: Any, **options: Any) -> None:
        """Run until asked to stop; exit 1, with a sentence, if the site cannot come up."""
        terminal = Terminal(sys.stdout)
        plan = Plan(options["host"], options["port"], options["workers"])
        data: Path = settings.SITE_DATA
        try:
            prepare_data_folder(data)
            with sole_user_of(data, plan.address):
                _require_free_port(plan)
                end(supervised_from(data), how=signal.SIGTERM, patience_s=5)
                environment = _environment_for_children(plan, data)
                seeds = not options["no_seed"]
                asyncio.run(_Site(plan, terminal, environment, seeds=seeds).run())
        except (CannotStart, ServiceFailed, EmbeddedServerError, OSError) as error:
            terminal.say(f"\n{error}")
            sys.exit(1)


@dataclass(frozen=True)
class _Site:
    plan: Plan
    terminal: Terminal
    environment: dict[str, str]
    seeds: bool

    async def run(self) -> None:
        """Bring everything up, wait to be asked to stop, and take everything down."""
        logs = settings.SITE_DATA / "logs"
        async with Supervisor(logs, self.terminal, self.environment, Backoff()) as supervisor:
            asked = _listen_for_signals(supervisor)
            work = asyncio.create_task(self._bring_up(supervisor))
            stop = asyncio.create_task(asked.wait())
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.is_set():
                await work  # raises what went wrong
                await stop
            self.terminal.say("\nStopping …")
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
        self.terminal.say("Stopped.")

    async def _bring_up(self, supervisor: Supervisor) -> None:
        await self._start_servers(supervisor)
        await asyncio.to_thread(_migrate)  # in this process: it has loaded Django already
        web = self.plan.web()
        supervisor.start(web)
        await supervisor.ready(web.name, self._page_answers, within_s=FIRST_PAGE_WITHIN_S)
        self.terminal.say(f"\n  {settings.SITE_NAME} is open at {self.plan.address}\n")
        if self.seeds:
            await self._introduce(supervisor)
        for service in self.plan.workers():
            supervisor.start(service)
        if self.seeds:
            supervisor.start(command("seed", "seed_demo", ends=True))
        if not settings.EMAIL_HOST:
            self.terminal.say(f"\n  E-mail is not sent but kept in {settings.EMAIL_FILE_PATH}.")
        self.terminal.say(f"\n  It keeps everything in {settings.SITE_DATA}. Ctrl-C stops it.\n")

    async def _start_servers(self, supervisor: Supervisor) -> None:
        servers: list[embedded.Server] = []
        if embedded.redis_url(settings.SITE_DATA) in (settings.REDIS_URL, settings.BROKER_URL):
            servers.append(embedded.RedisServer(settings.SITE_DATA))
        if embedded.database_url(settings.SITE_DATA) == settings.DATABASE_URL:
            servers.append(embedded.PostgresServer(settings.SITE_DATA))
        for server in servers:
            supervisor.start(embedded_service(server))
        for server in servers:
            await supervisor.ready(server.name, server.is_ready, within_s=SERVERS_WITHIN_S)

    async def _introduce(self, supervisor: Supervisor) -> None:
        """Make the demo people and say how to get in."""
        await supervisor.run(command("people", "seed_demo", "--people-only"))
        await supervisor.run(
            command("summary", "demo_summary"), hear=lambda line: self.terminal.say(f"  {line}")
        )

    def _page_answers(self) -> bool:
        connection = http.client.HTTPConnection(
            self.plan.reachable_host, self.plan.port, timeout=30
        )
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        return True


def _environment_for_children(plan: Plan, data: Path) -> dict[str, str]:
    environment = {MARK: str(data.resolve()), "PYTHONUNBUFFERED": "1"}
    if not os.environ.get("SITE_URL"):
        environment["SITE_URL"] = plan.address
    return environment


def _migrate() -> None:
    log = settings.SITE_DATA / "logs" / "migrate.log"
    try:
        with log.open("a") as output:
            call_command("migrate", interactive=False, stdout=output, no_color=True)
    except (DatabaseError, ImproperlyConfigured) as error:
        raise CannotStart(f"The database could not be prepared: {error}") from error
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    connections.close_all()
    for database in connections.all():
        if isinstance(database, DatabaseWrapper):
            database.close_pool()


def _listen_for_signals(supervisor: Supervisor) -> asyncio.Event:
    """Return what is set when someone asks us to stop; a second time means at once."""
    asked = asyncio.Event()

    def ask() -> None:
        if asked.is_set():
            supervisor.hurry()
        asked.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, ask)
    return asked


def _require_free_port(plan: Plan) -> None:
    family = socket.AF_INET6 if ":" in plan.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((plan.host, plan.port))
        except OSError as error:
            raise CannotStart(_why_not(error, plan)) from error


def _why_not(error: OSError, plan: Plan) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {plan.port} is taken. Try another one: make up PORT={plan.port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {plan.port} is reserved for root. Try another one: make up PORT=8000"
    return f"The site cannot listen on {plan.host} port {plan.port}: {error.strerror}."
