"""The whole command, as a newcomer runs it: one process in, one Ctrl-C out."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.lock import sole_user_of
from tests.site import Site, eventually, up


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("up"))
    try:
        site.wait_until_up()
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
