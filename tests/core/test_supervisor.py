"""Tiny real programs under a real supervisor."""

from __future__ import annotations

import asyncio
import io
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from sora_site.core.supervisor import Backoff, Service, ServiceFailed, Supervisor
from sora_site.core.terminal import Terminal
from sora_site.embedded import EmbeddedServerError
from sora_site.embedded.leftovers import MARK, end, supervised_from

SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
PARENT = f"""
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {STUBBORN!r}])
time.sleep(60)
"""


class Stage:
    """A supervisor, what its terminal shows, and the processes it started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown = io.StringIO()
        environment = {MARK: str(folder.resolve())}
        backoff = Backoff(first_s=0.05, longest_s=0.2)
        self.supervisor = Supervisor(folder, Terminal(self.shown), environment, backoff)

    def processes(self) -> list[psutil.Process]:
        return [process for process in supervised_from(self.folder) if process.is_running()]

    async def until(self, condition: Callable[[], bool], within_s: float = 10) -> None:
        deadline = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < deadline, self.shown.getvalue()
            await asyncio.sleep(0.02)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = Stage(tmp_path)
    async with stage.supervisor:
        yield stage


def program(name: str, code: str, **options: object) -> Service:
    return Service(name, lambda: [sys.executable, "-c", code], **options)  # type: ignore[arg-type]


async def test_a_killed_service_is_started_again(stage: Stage) -> None:
    stage.supervisor.start(program("web", SLEEPER))
    await stage.until(lambda: stage.supervisor.pid("web") is not None)
    first = stage.supervisor.pid("web")
    assert first

    psutil.Process(first).kill()
    await stage.until(lambda: stage.supervisor.pid("web") not in (None, first))

    assert "web | stopped (killed by SIGKILL); starting it again" in stage.shown.getvalue()
    assert len(stage.processes()) == 1


async def test_a_service_that_keeps_dying_waits_longer_each_time(stage: Stage) -> None:
    stage.supervisor.start(program("web", "raise SystemExit(3)"))

    await stage.until(lambda: stage.shown.getvalue().count("stopped") == 4)

    waits = [line.rsplit(" ", 2)[1] for line in stage.shown.getvalue().splitlines()]
    assert waits == ["0.05", "0.1", "0.2", "0.2"]
    assert "exit status 3" in stage.shown.getvalue()


async def test_work_that_ends_well_is_not_started_again(stage: Stage) -> None:
    diary = stage.folder / "diary"
    code = f"""
with open({str(diary)!r}, "a+") as diary:
    diary.write("x")
    diary.seek(0)
    raise SystemExit(len(diary.read()) < 2)
"""
    stage.supervisor.start(program("seed", code, ends=True))

    await stage.until(lambda: diary.exists() and diary.read_text() == "xx")
    await asyncio.sleep(0.5)

    assert diary.read_text() == "xx"
    assert stage.shown.getvalue().count("stopped") == 1


def test_the_wait_stops_growing_however_often_a_service_dies() -> None:
    assert Backoff(longest_s=15).after(10_000) == 15


async def test_a_service_that_never_comes_up_is_told_with_its_last_words(stage: Stage) -> None:
    stage.supervisor.start(program("web", "print('no such setting'); raise SystemExit(1)"))

    with pytest.raises(ServiceFailed, match=r"web does not start:\n(?s:.*)no such setting"):
        await stage.supervisor.ready("web", lambda: False, within_s=10)


async def test_a_refusal_to_prepare_is_told_as_it_is(stage: Stage) -> None:
    def refuse() -> list[str]:
        raise EmbeddedServerError("The disk is full.")

    stage.supervisor.start(Service("postgres", refuse))

    with pytest.raises(ServiceFailed, match=r"The disk is full\."):
        await stage.supervisor.ready("postgres", lambda: True, within_s=10)


async def test_stopping_leaves_no_process_not_even_a_deaf_grandchild(stage: Stage) -> None:
    stage.supervisor.start(program("render", PARENT, patience_s=0.5))
    stage.supervisor.start(program("web", STUBBORN, patience_s=0.5))
    await stage.until(lambda: len(stage.processes()) == 3)

    await stage.supervisor.stop()

    assert stage.processes() == []


async def test_the_children_of_a_killed_service_go_before_it_starts_again(stage: Stage) -> None:
    stage.supervisor.start(program("render", PARENT))
    await stage.until(lambda: len(stage.processes()) == 2)
    before = stage.processes()
    leader = stage.supervisor.pid("render")
    assert leader

    psutil.Process(leader).kill()
    await stage.until(lambda: len(stage.processes()) == 2 and stage.processes() != before)

    assert not set(before) & set(stage.processes())


async def test_servers_stop_after_those_who_use_them(stage: Stage) -> None:
    tell = (
        "import signal, sys, time; from pathlib import Path\n"
        "def bye(*_):\n"
        "    Path(sys.argv[1]).open('a').write(sys.argv[2] + ' '); sys.exit()\n"
        "signal.signal(15, bye); print('ready', flush=True); time.sleep(60)"
    )
    diary = stage.folder / "diary"
    for name, last in (("redis", True), ("web", False)):
        command = [sys.executable, "-c", tell, str(diary), name]
        stage.supervisor.start(Service(name, lambda c=command: c, stops_last=last))  # type: ignore[misc]
    await stage.until(lambda: all(_says_ready(stage, name) for name in ("redis", "web")))

    await stage.supervisor.stop()

    assert diary.read_text() == "web redis "


async def test_a_hurried_stop_waits_for_nobody(stage: Stage) -> None:
    stage.supervisor.start(program("web", STUBBORN, patience_s=60))
    await stage.until(lambda: len(stage.processes()) == 1)
    started = time.monotonic()

    stage.supervisor.hurry()
    await stage.supervisor.stop()

    assert time.monotonic() - started < 5
    assert stage.processes() == []


async def test_the_terminal_shows_warnings_and_the_log_file_keeps_all(stage: Stage) -> None:
    chatter = "12:00 INFO web all is well\n12:01 ERROR web broken\nTraceback (most recent call last):\n  in f\nKeyError: 1\nquiet"

    status = await stage.supervisor.run(program("web", f"print({chatter!r}, end='')"))

    assert status == 0
    assert stage.shown.getvalue().splitlines() == [
        "     web | 12:01 ERROR web broken",
        "     web | Traceback (most recent call last):",
        "     web |   in f",
        "     web | KeyError: 1",
    ]
    assert (stage.folder / "web.log").read_text() == chatter + "\n"


def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    supervise = f"""
import asyncio, sys
from pathlib import Path
sys.path.insert(0, {str(Path.cwd())!r})
from tests.core.test_supervisor import PARENT, Stage, program
async def main():
    stage = Stage(Path(sys.argv[1]))
    async with stage.supervisor:
        stage.supervisor.start(program("render", PARENT))
        await stage.until(lambda: len(stage.processes()) == 2)
        print("up", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""
    with subprocess.Popen(
        [sys.executable, "-c", supervise, str(tmp_path)], stdout=subprocess.PIPE
    ) as supervisor:
        assert supervisor.stdout
        assert supervisor.stdout.readline() == b"up\n"
        children = supervised_from(tmp_path)

        supervisor.send_signal(signal.SIGKILL)

    _, alive = psutil.wait_procs(children, timeout=10)
    assert len(children) == 2
    assert alive == []


def test_what_nobody_ended_is_found_and_ended(tmp_path: Path) -> None:
    environment = {MARK: str(tmp_path.resolve())}
    with subprocess.Popen([sys.executable, "-c", SLEEPER], env=environment) as left:
        found = supervised_from(tmp_path)

        end(found, how=signal.SIGTERM, patience_s=5)

    assert [process.pid for process in found] == [left.pid]
    assert supervised_from(tmp_path) == []


def _says_ready(stage: Stage, name: str) -> bool:
    log = stage.folder / f"{name}.log"
    return log.exists() and "ready" in log.read_text()
