"""What operators see of the queue, and that nobody else does."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from dramatiq import Worker, get_broker
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from generation import figures, presence
from generation.models import Generation, RenderWorker, this_worker
from sora_site.accounts.models import User
from tests.conftest import signed_in
from tests.factories import CompletedFactory, GenerationFactory, RunningFactory, UserFactory
from tests.site import eventually

State, Code = Generation.State, Generation.ReasonCode

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client() -> Client:
    return signed_in(UserFactory.create(is_staff=True))


def alive(**facts: object) -> RenderWorker:
    return RenderWorker.objects.create(**{"name": "hall:7", "pools": ["cpu"], **facts})


def pool(name: str) -> figures.Figures:
    return next(row for row in figures.everything()["pools"] if row["pool"] == name)


@pytest.mark.parametrize("client_of", ["owner_client", "client"])
def test_nobody_but_staff_finds_the_page(client_of: str, request: pytest.FixtureRequest) -> None:
    assert request.getfixturevalue(client_of).get("/ops").status_code == 404


def test_way_to_the_page_is_shown_to_staff_alone(
    staff_client: Client, owner_client: Client
) -> None:
    assert 'href="/ops"' in staff_client.get("/about").content.decode()
    assert 'href="/ops"' not in owner_client.get("/about").content.decode()


def test_queue_is_counted_by_pool(owner: User) -> None:
    old = timezone.now() - timedelta(minutes=3)
    GenerationFactory.create(author=owner, created_at=old, estimated_seconds=8)
    GenerationFactory.create(operation=Generation.Operation.PREVIEW, estimated_seconds=2)
    GenerationFactory.create(bulk=True, estimated_seconds=10)
    GenerationFactory.create(state=State.HELD)
    RunningFactory.create()
    RunningFactory.create(leased_until=old)
    alive(threads=2)

    row = pool("cpu")

    assert (row["waiting"], row["previews"], row["bulk"]) == (4, 1, 1)
    assert (row["running"], row["lapsed"], row["at_once"]) == (1, 1, 2)
    assert row["oldest_seconds"] == pytest.approx(180, abs=5)
    assert (row["work_seconds"], row["clear_in_seconds"]) == (20, 10)
    assert not row["unserved"]


def test_work_without_a_worker_is_a_warning(staff_client: Client) -> None:
    GenerationFactory.create(pool="gpu")
    alive(pools=["gpu"], seen_at=timezone.now() - timedelta(minutes=2))

    page = staff_client.get("/ops").content.decode()

    assert pool("gpu")["unserved"]
    assert "no worker renders there" in page
    assert "gone?" in page


def test_leases_say_who_renders_what_and_when_they_last_spoke(settings: Settings) -> None:
    settings.RENDER_LEASE = 30
    soon = timezone.now() + timedelta(seconds=20)
    job = RunningFactory.create(worker="hall:7", attempt=2, crashes=1, leased_until=soon)

    (lease,) = figures.everything()["leases"]

    assert (lease["clip"], lease["worker"], lease["attempt"]) == (str(job.pk), "hall:7", 2)
    assert (lease["crashes"], lease["lapsed"]) == (1, False)
    assert lease["seen_seconds"] == pytest.approx(10, abs=1)


def test_failures_are_counted_by_code_and_recipe() -> None:
    now = timezone.now()
    for ended in (now, now, now - timedelta(days=2)):
        GenerationFactory.create(state=State.FAILED, reason_code=Code.MEMORY, finished_at=ended)
    GenerationFactory.create(state=State.REFUSED, reason_code=Code.REFUSED, finished_at=now)

    found = figures.everything()

    counted = [(row["clips"], row["code"], row["recipe"]) for row in found["failures"]]
    assert counted == [(2, "memory", "animatic"), (1, "refused", "animatic")]
    assert (found["endings"]["failed"], found["endings"]["refused"]) == (2, 1)


def test_who_read_the_prompts_is_counted(staff_client: Client) -> None:
    now = timezone.now()
    assert "Who read the prompts" not in staff_client.get("/ops").content.decode()
    for reader in ("model", "model", "rules"):
        memory = {"screenplay": "{}"}
        CompletedFactory.create(account={"reader": reader}, engine_memory=memory, finished_at=now)
    CompletedFactory.create(finished_at=now)

    assert figures.everything()["readers"] == {"model": 2, "rules": 1}
    assert "Who read the prompts" in staff_client.get("/ops").content.decode()


def test_times_are_those_of_half_and_of_nearly_all() -> None:
    now = timezone.now()
    for took in range(1, 12):
        CompletedFactory.create(started_at=now - timedelta(seconds=took), finished_at=now)

    (row,) = figures.everything()["times"]

    assert (row["recipe"], row["seconds"], row["clips"]) == ("animatic", 4, 11)
    assert (row["p50"], row["p95"]) == (pytest.approx(6), pytest.approx(10.5))


def test_page_asks_the_same_few_questions_however_much_there_is(
    staff_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(10):
        figures.everything()
    GenerationFactory.create_batch(3)
    RunningFactory.create_batch(3, worker="hall:7")
    alive()
    with django_assert_num_queries(10):
        figures.everything()
    assert staff_client.get("/ops", headers={"HX-Request": "true"}).status_code == 200


def test_programs_read_the_same_figures() -> None:
    GenerationFactory.create(pool="gpu")
    out = StringIO()

    call_command("ops", "--json", stdout=out)
    call_command("ops", stdout=(words := StringIO()))

    found = json.loads(out.getvalue())
    assert [row["waiting"] for row in found["pools"] if row["pool"] == "gpu"] == [1]
    assert "gpu: 1 waiting" in words.getvalue()
    assert "NOBODY RENDERS HERE" in words.getvalue()


@pytest.mark.django_db(transaction=True)
def test_worker_says_that_it_lives_and_that_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "EVERY", 0.05)
    here = presence.Presence()
    worker = Worker(get_broker(), queues={"cpu", "default"}, worker_threads=3)

    here.after_worker_boot(get_broker(), worker)
    eventually(RenderWorker.objects.alive().exists)
    said = RenderWorker.objects.get()
    eventually(lambda: RenderWorker.objects.get().seen_at > said.seen_at)
    here.before_worker_shutdown(get_broker(), worker)

    assert (said.name, said.pools, said.threads) == (this_worker(), ["cpu"], 3)
    assert not RenderWorker.objects.exists()
