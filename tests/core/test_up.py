"""The whole command, as a newcomer runs it: one process in, one Ctrl-C out."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.leftovers import servers_in, supervised_from
from sora_site.embedded.lock import sole_user_of


class Site:
    """A site started by `manage.py up` in a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.process = up(data, "--port", str(self.port), "--no-seed")

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/login")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def supervised(self, *words: str) -> list[psutil.Process]:
        """Find processes whose command line has all the words."""
        return [p for p in supervised_from(self.data) if set(words) <= set(words_of(p))]

    def everything(self) -> list[psutil.Process]:
        servers = [*servers_in(self.data / "postgres", "postgres")]
        return [*servers, *servers_in(self.data / "redis", "redis-server"), *self.supervised()]


def words_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


def up(data: Path, *arguments: str) -> subprocess.Popen[str]:
    ours = {"DATABASE_URL", "REDIS_URL", "BROKER_URL", "SITE_URL", "SECRET_KEY", "DEBUG"}
    environment = {key: value for key, value in os.environ.items() if key not in ours}
    return subprocess.Popen(
        [sys.executable, "manage.py", "up", *arguments],
        cwd=settings.BASE_DIR,
        env=environment | {"SITE_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def eventually(condition: Callable[[], object], within_s: float = 30) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("up"))
    try:
        eventually(lambda: site.supervised("crontab") or site.process.poll() is not None, 60)
        yield site
    finally:
        site.process.kill()
        site.process.communicate()


def test_the_whole_site_starts_heals_and_stops(site: Site) -> None:
    assert site.answers()

    for process in site.everything():  # kill -9 of anything: here, of everything at once
        with suppress(psutil.NoSuchProcess):  # it went with its group
            process.kill()
    eventually(lambda: site.answers() and site.supervised("crontab"), 60)
    everything = site.everything()
    second = up(site.data, "--port", str(site.port), "--no-seed")
    refusal, _ = second.communicate(timeout=30)

    site.process.send_signal(signal.SIGINT)
    started = time.monotonic()
    output, _ = site.process.communicate(timeout=30)

    assert time.monotonic() - started < 12
    assert site.process.returncode == 0, output
    assert f"is open at http://127.0.0.1:{site.port}" in output
    assert "web | stopped (killed by SIGKILL); starting it again" in output
    assert "postgres | stopped (killed by SIGKILL); starting it again" in output
    assert second.returncode == 1
    assert (
        f"already running at http://127.0.0.1:{site.port} (process {site.process.pid})" in refusal
    )
    assert len(everything) > 8
    assert site.everything() == []


def test_a_taken_port_is_a_sentence_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        process = up(tmp_path, "--port", str(port))
        output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert f"Port {port} is taken. Try another one: make up PORT={port + 1}" in output
    assert "Traceback" not in output
    assert not (tmp_path / "postgres").exists()


def test_an_address_this_machine_does_not_have_is_a_sentence(tmp_path: Path) -> None:
    process = up(tmp_path, "--host", "192.0.2.1")

    output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "The site cannot listen on 192.0.2.1 port 8000" in output


def test_a_second_start_on_the_same_folder_is_a_sentence(tmp_path: Path) -> None:
    prepare_data_folder(tmp_path)
    with sole_user_of(tmp_path, "http://127.0.0.1:8000"):
        process = up(tmp_path)
        output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "already running at http://127.0.0.1:8000" in output


def test_a_folder_that_cannot_be_written_is_a_sentence() -> None:
    process = up(Path("/proc/data"))

    output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert output.startswith("The folder /proc/data cannot be used (")
    assert "Traceback" not in output
