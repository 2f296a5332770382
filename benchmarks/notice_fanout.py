"""One notice to 2,000 people with an open tab each, next to a bare group of 2,000 sockets.

One Daphne and one Redis serve both, one after the other. Measured from the moment of sending until
each socket has been told; the notice also with the lines it writes into 2,000 inboxes.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from _site import percentile, site

if TYPE_CHECKING:
    from sora_site.accounts.models import User

SOCKETS: Final = 2000
ROUNDS: Final = 10
FOLDER: Final = Path(__file__).resolve().parent

Send = Callable[[], object]


def main() -> None:
    wanted = SOCKETS + 1024
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    with site(), daphne() as address:
        from asgiref.sync import async_to_sync
        from channels.layers import get_channel_layer

        from sora_site.notifications.models import Notification
        from sora_site.notifications.services import notify_many, push_many

        people, cookies = make_people()
        ids = [person.pk for person in people]
        bare = {"type": "bare.event", "text": '{"event": "inbox-changed"}'}

        def notice() -> None:
            url = f"/rounds/{time.monotonic_ns()}"
            notify_many(recipients=people, kind=Notification.Kind.GREW_UP, url=url)

        with sockets(f"ws://{address}/ws/bare", address, [""] * SOCKETS) as tabs:
            send = async_to_sync(get_channel_layer().group_send)
            reference = measure(tabs, lambda: send("bare", bare))
        with sockets(f"ws://{address}/ws/live", address, cookies) as tabs:
            pushed = measure(tabs, lambda: push_many(ids, "inbox-changed"))
            noticed = measure(tabs, notice)
    report("bare group", reference, reference)
    report("push to each", pushed, reference)
    report("notice, with its lines", noticed, reference)


@contextmanager
def daphne() -> Iterator[str]:
    """Run the web server as the site does; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*(sys.executable, "-m", "daphne"), "--port", str(port), "_fanout_server:application"],
        cwd=FOLDER,
        env=os.environ | {"PYTHONPATH": f"{FOLDER}:{FOLDER.parent}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("Daphne did not start")


def make_people() -> tuple[list[User], list[str]]:
    """Make people who are signed in; return them and their cookies."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from sora_site.accounts.models import User

    facts = {"born_on": date(1990, 1, 1), "region": "CA", "password": "!"}
    people = User.objects.bulk_create(
        User(handle=f"p{n}", email=f"p{n}@example.org", display_name=f"P {n}", **facts)
        for n in range(SOCKETS)
    )
    cookies = []
    for person in people:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    return list(people), cookies


@contextmanager
def sockets(url: str, address: str, cookies: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Hold an open socket for each cookie, in a process of their own."""
    started = time.monotonic()
    clients = subprocess.Popen(
        [sys.executable, FOLDER / "_fanout_clients.py", url, f"http://{address}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        say(clients.stdin, json.dumps(cookies))
        assert heard(clients.stdout) == "open\n"
        print(f"{len(cookies):,} sockets open after {time.monotonic() - started:.0f} s: {url}")
        time.sleep(2)  # until what opening them began is done
        yield clients
    finally:
        clients.kill()
        clients.wait()
        time.sleep(2)  # until the server has seen them go


def measure(clients: subprocess.Popen[str], send: Send) -> list[list[float]]:
    """Send in rounds; return for each the milliseconds until each socket was told."""
    rounds = []
    for _ in range(ROUNDS + 1):
        say(clients.stdin, "go")
        started = time.monotonic()
        send()
        told = json.loads(heard(clients.stdout))
        rounds.append([(moment - started) * 1000 for moment in told])
        time.sleep(0.3)
    return rounds[1:]  # the first one warms up


def say(line: IO[str] | None, text: str) -> None:
    assert line is not None
    line.write(f"{text}\n")
    line.flush()


def heard(line: IO[str] | None) -> str:
    assert line is not None
    return line.readline()


def report(name: str, rounds: list[list[float]], reference: list[list[float]]) -> None:
    times, bare = ([t for one in kind for t in one] for kind in (rounds, reference))
    figures = ", ".join(f"p{p} {percentile(times, p):.0f} ms" for p in (50, 95, 99))
    ratio = percentile(times, 99) / percentile(bare, 99)
    print(f"{name}, {len(rounds[0]):,} sockets: {figures}; p99 ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
