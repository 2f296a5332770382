"""Learning to rank end to end: from pages that were answered to a model that ranks, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from uuid import UUID

import numpy as np
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommender import services, training
from recommender import serving as serving_now
from recommender.models import Impression, Interaction, RankerVersion, Slate
from recommender.ranking.booster import WARMER, Booster, fit
from recommender.ranking.features import NAMES
from recommender.services import Terms
from recommender.tasks import train_rankers, warm_rankers
from recommender.training import judging, running, versions
from recommender.training.lessons import label_of, lessons, steered_copies
from sora_site.core.commands import Bar
from tests.factories import ItemFactory, RankerVersionFactory, UserFactory
from tests.recommender.shown import calm, mixed, page_of, turned, weeks
from tests.recommender.world import everything

pytestmark = pytest.mark.django_db

Kind = RankerVersion.Kind
State = RankerVersion.State
Did = Interaction.Kind


@pytest.fixture(autouse=True)
def small(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let little be enough, and a busy machine be quick enough."""
    settings.RANKER_LEAST_IMPRESSIONS = 1_000
    settings.RANKER_P95_MS = 10_000
    monkeypatch.setattr(running, "TREES", 120)
    monkeypatch.setattr(running, "ENOUGH_PAGES", 1)
    monkeypatch.setattr(judging, "PEOPLE", 2)


def serving() -> list[str]:
    return sorted(RankerVersion.objects.serving().values_list("kind", flat=True))


def kept(outcomes: list[training.Outcome]) -> list[RankerVersion]:
    return [outcome.version for outcome in outcomes]


def said(*words: str) -> str:
    out = StringIO()
    call_command("ranker", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("kinds", "label", "weight"),
    [
        ([Did.VIEW], 0, 1),
        ([Did.VIEW, Did.SKIP], 0, 1),
        ([Did.VIEW, Did.LIKE, Did.SAVE], 1, 1),
        ([Did.VIEW, Did.LIKE, Did.COMMENT], 2, 1),
        ([Did.REMIX_OPENED], 3, 1),
        ([Did.LIKE, Did.CREATE], 4, 1),
        ([Did.REMIX, Did.HIDE], 0, 3),
        ([Did.VIEW, Did.LESS_LIKE], 0, 3),
    ],
    ids=["saw", "skipped", "liked", "talked", "draft", "made", "remixed-hid", "less"],
)
def test_what_somebody_did_makes_the_label(kinds: list[Did], label: int, weight: float) -> None:
    assert label_of(kinds) == (label, weight)


def test_only_what_was_seen_is_learned_from_and_only_of_the_day_after() -> None:
    viewer, now = UserFactory.create(), timezone.now()
    items = [ItemFactory.create() for _ in range(4)]
    rows = np.zeros((4, len(NAMES)), "<f4")
    shown = page_of(viewer, items, rows, at=now - timedelta(days=3))
    for one, propensity in zip(shown, (1.0, 0.01, 0.5, 1.0), strict=True):
        one.propensity = propensity
    Impression.objects.bulk_create(shown)
    did = [(0, Did.VIEW, 1), (1, Did.VIEW, 1), (1, Did.REMIX, 20), (2, Did.VIEW, 1)]
    for at, kind, hours in [*did, (2, Did.CREATE, 30), (3, Did.VIEW, 40)]:
        when = now - timedelta(days=3) + timedelta(hours=hours)
        Interaction.objects.create(person=viewer, item=items[at], kind=kind, at=when)

    (page,) = training.pages(since=now - timedelta(days=9), until=now)

    assert list(page.labels) == [0, 4, 0]
    assert list(page.weights) == pytest.approx([1, 2, 2])
    assert list(page.rarity) == pytest.approx([1, 10, 2])


def test_retold_pages_ask_for_what_some_of_their_clips_have() -> None:
    weeks(people=2, pages=5)
    now = timezone.now()
    known = list(training.pages(since=now - timedelta(days=60), until=now))

    copies = list(steered_copies(known, seed=3))

    assert copies
    assert [c.slate for c in copies] == [c.slate for c in steered_copies(known, seed=3)]
    assert all(page.asked and page.tells for page in copies)
    for page in copies:
        wanted = page.rows[:, NAMES.index("wanted_most")] - page.rows[:, NAMES.index("unwanted")]
        assert page.labels[wanted > 0.5].min(initial=9) >= page.labels[wanted <= 0].max(initial=0)


def test_the_same_impressions_and_seed_make_the_same_models() -> None:
    weeks()

    hashes = [
        [version.sha256 for version in kept(training.train(seed=seed, promoting=False))]
        for seed in (1, 1, 2)
    ]

    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


def test_what_is_better_ranks_from_the_next_page_on_explains_itself_and_goes_back() -> None:
    viewers, _ = weeks()

    training.train(seed=1)

    assert serving() == ["base", "steerable"]
    page = services.rank(person=viewers[0], allowed=everything, terms=Terms(size=5))
    assert page.slate.way == Slate.Way.RANKED
    shown = Impression.objects.get(slate=page.slate.pk, item=page.ids[0])
    assert shown.ranker == RankerVersion.objects.serving().get(kind=Kind.BASE)
    assert services.explain(person=viewers[0], item=page.ids[0]).shares
    assert "%  Its mood" in said("explain", viewers[0].handle, str(page.ids[0]))

    assert "base: the rules rank again." in said("rollback", "--kind", "base")

    assert serving() == ["steerable"]
    after = services.rank(person=viewers[1], allowed=everything, terms=Terms(size=5))
    assert after.slate.way == Slate.Way.HEURISTIC


def test_model_that_is_wrong_about_the_newest_pages_is_refused_and_the_rules_rank() -> None:
    weeks(turned)

    outcomes = training.train(seed=1)

    reasons = outcomes[0].verdict.reasons
    assert any("does not surely beat that of the rules" in why for why in reasons)
    assert any("On the newest pages its NDCG is below" in why for why in reasons)
    assert "base" not in serving()
    assert not default_storage.exists(kept(outcomes)[0].file)


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        ({}, ""),
        ({"connected": 0.8}, "forgets the people one has ties with: 0.80 against 0.90"),
        ({"makes": 0.09}, "would make less: 9.00% of clips against 10.00%"),
        ({"obeys": 0.9}, "obeys less than the rules"),
        ({"violates": 0.1}, "shows what was not wanted"),
    ],
    ids=["equal", "strangers", "makes-less", "disobeys", "unwanted"],
)
def test_gate_holds_everything_against_the_rules(worse: dict[str, float], why: str) -> None:
    rules = training.Figures(
        pages=9, ndcg=0.7, makes=0.1, obeys=1, violates=0, connected=0.9, p95_ms=1
    )

    new = replace(rules, **worse)  # type: ignore[arg-type]  # names of its fields
    gains = training.Gains([0.1, 0.1], [UUID(int=1), UUID(int=2)])
    contest = training.Contest(rules=gains, newest=gains)
    verdict = training.judged(new=new, rules=rules, contest=contest)

    assert verdict.passes == (not why)
    assert why in " ".join(verdict.reasons)


def test_older_pages_tell_as_well_where_the_newest_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weeks(people=4, pages=30)
    monkeypatch.setattr(running, "TREES", 20)
    steps: list[str] = []
    alone = training.train(seed=1, promoting=False)

    monkeypatch.setattr(running, "ENOUGH_PAGES", 1_000)
    whole = training.train(seed=1, promoting=False, progress=lambda what, share: steps.append(what))

    assert alone[0].figures.pages == 24
    assert whole[0].figures.pages == 120
    assert [o.version.sha256 for o in whole] == [o.version.sha256 for o in alone]
    assert "Checking base, 4 of 4" in steps


def test_what_learned_the_opposite_is_refused() -> None:
    weeks(people=4, pages=30)
    now = timezone.now()
    known = list(training.pages(since=now - timedelta(days=60), until=now))
    opposite = [replace(page, labels=4 - page.labels) for page in known[:96]]
    broken = Booster(fit(lessons(opposite), seed=1, trees=40), name="the opposite")
    held = known[96:]
    new, old = (training.reranked(each, held) for each in (broken, serving_now.RULES))

    gains = training.Gains.of(new, old)
    verdict = training.judged(
        new=judging.figures(broken, new, ()),
        rules=judging.figures(serving_now.RULES, old, ()),
        contest=training.Contest(rules=gains, newest=gains),
    )

    assert gains.surely_worse
    assert any("does not surely beat" in why for why in verdict.reasons)
    assert any("People would make less" in why for why in verdict.reasons)


def test_pages_of_one_person_are_counted_as_alike() -> None:
    people = [UUID(int=at) for at in range(8)]
    values = [0.3, 0.1, 0.2, 0.1, -0.1, 0.0, -0.1, 0.1]

    each = training.Gains(values, people)
    again = training.Gains(values * 9, people * 9)

    assert each.mean == pytest.approx(0.075)
    assert again.give_or_take == pytest.approx(each.give_or_take)
    # 1.895 is Student's t for seven, and 0.1389 the spread of the eight
    assert each.give_or_take == pytest.approx(1.895 * 0.1389 / 8**0.5, rel=0.01)
    assert not training.Gains(values, people[:1] * 8).surely_better


def test_few_impressions_are_not_enough(settings: Settings) -> None:
    weeks(people=2, pages=20)
    settings.RANKER_LEAST_IMPRESSIONS = 50_000

    train_rankers.fn()
    assert not RankerVersion.objects.exists()
    training.train(seed=1)

    assert serving() == []
    assert "50,000 are needed" in RankerVersion.objects.of_kind("base").get().reason


def test_slow_model_is_refused(settings: Settings) -> None:
    weeks(people=4, pages=40)
    settings.RANKER_P95_MS = 0.001

    assert "are allowed" in " ".join(training.train(seed=1)[0].verdict.reasons)


def test_nothing_shown_is_said() -> None:
    assert "ndcg       nothing to tell by" in said("evaluate")
    with pytest.raises(CommandError, match="no page on which one clip did better"):
        said("train")


@pytest.fixture
def trained() -> RankerVersion:
    weeks()
    (base, _) = training.train(seed=1, promoting=False)
    assert base.verdict.passes, base.verdict.reasons
    return base.version


def test_warming_adds_a_few_trees_to_what_was_trained_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "RECENT", timedelta(days=60))
    monkeypatch.setattr(running, "TREES", 15)
    weeks(mixed)
    training.train(seed=1)
    RankerVersion.objects.filter(kind=Kind.STEERABLE).update(state=State.REFUSED)
    trained = RankerVersion.objects.serving().get()

    (first,) = training.warm_up(seed=1, promoting=False)
    assert first.verdict.passes, first.verdict.reasons
    training.promote(version=first.version)
    with (
        default_storage.open(trained.file) as before,
        default_storage.open(first.version.file) as f,
    ):
        assert f.read().count(b"Tree=") == before.read().count(b"Tree=") + WARMER
    (second,) = training.warm_up(seed=1, promoting=False)

    assert first.version.metrics["warmed_from"] == trained.name
    assert not second.verdict.passes  # the same trees again are no better
    assert not RankerVersion.objects.filter(pk=second.version.pk).exists()


def test_files_of_what_retired_long_ago_go_and_those_that_may_come_back_stay(
    trained: RankerVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "COME_BACK", 1)
    name = default_storage.save("rankers/older.txt", ContentFile(b"tree"))
    for days, version in [(5, RankerVersionFactory.create(file=name)), (1, trained)]:
        at = timezone.now() - timedelta(days=days)
        RankerVersion.objects.filter(pk=version.pk).update(
            state=State.RETIRED, promoted_at=at, retired_at=at
        )

    training.tidy()

    assert not default_storage.exists(name)
    assert default_storage.exists(trained.file)


def test_following_instructions_may_cost_hardly_anything_where_there_are_none(
    trained: RankerVersion,
) -> None:
    training.promote(version=trained)
    now = timezone.now()
    known = list(training.pages(since=now - timedelta(days=60), until=now))
    course = running._Course(
        taught=known[:200],
        held_back=known[200:],
        pools=[],
        seed=1,
        progress=lambda what, share: None,
        impressions=5_000,
    )
    backwards = [replace(page, labels=4 - page.labels) for page in known]
    contrary = Booster(fit(lessons(backwards), seed=1, trees=25), name="contrary")

    (reason,) = running._plain(course, Kind.STEERABLE, contrary)

    assert "Without an instruction its NDCG is" in reason
    assert not running._plain(course, Kind.STEERABLE, serving_now.load(trained))


def test_nobody_warms_what_is_not_there() -> None:
    warm_rankers.fn()

    assert not RankerVersion.objects.exists()


def test_file_that_was_changed_is_not_promoted_and_does_not_rank(
    trained: RankerVersion, caplog: pytest.LogCaptureFixture
) -> None:
    viewer = UserFactory.create()
    default_storage.delete(trained.file)
    default_storage.save(trained.file, ContentFile(b"tree\nversion=v4\n"))

    with pytest.raises(CommandError, match="is not the one that was trained"):
        said("promote", trained.name)
    RankerVersion.objects.filter(pk=trained.pk).update(
        state=State.SERVING, promoted_at=timezone.now()
    )
    page = services.rank(person=viewer, allowed=everything, terms=Terms(size=5))

    assert page.slate.way == Slate.Way.HEURISTIC
    assert len(page.ids) == 5
    assert "recommender.model_unusable" in caplog.text


def test_versions_follow_each_other_and_come_back_in_turn(trained: RankerVersion) -> None:
    weeks(people=3, pages=20, seed=8)
    other = kept(training.train(seed=5, promoting=False))[0]
    RankerVersion.objects.filter(pk=other.pk).update(state=State.CANDIDATE)
    with default_storage.open(trained.file) as file:
        model = file.read()
    default_storage.delete(other.file)
    default_storage.save(other.file, ContentFile(model))
    RankerVersion.objects.filter(pk=other.pk).update(sha256=hashlib.sha256(model).hexdigest())
    other.refresh_from_db()

    said("promote", trained.name)
    said("promote", other.name)
    with pytest.raises(CommandError, match="serves already"):
        said("promote", other.name)

    assert RankerVersion.objects.serving().get() == other
    assert "ranks again" in said("rollback")
    assert RankerVersion.objects.serving().get() == trained
    assert "the rules rank again" in said("rollback", "--rules")
    with pytest.raises(CommandError, match="nothing to go back from"):
        said("rollback")


def test_refused_version_is_not_promoted(trained: RankerVersion) -> None:
    RankerVersion.objects.filter(pk=trained.pk).update(state=State.REFUSED)

    with pytest.raises(CommandError, match="was refused"):
        said("promote", trained.name)
    with pytest.raises(training.NotPromotable, match="was refused"):
        training.promote(version=trained)


@pytest.fixture
def training_elsewhere() -> Iterator[None]:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('recommender.training'))")
        yield
        cursor.execute("SELECT pg_advisory_unlock(hashtext('recommender.training'))")
    other.close()


def test_what_a_training_left_that_died_goes_after_a_day(
    trained: RankerVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = default_storage.save("rankers/lost.txt", ContentFile(b"tree"))

    training.tidy()
    assert default_storage.exists(lost)
    monkeypatch.setattr(versions, "LEFT_ALONE", timedelta(seconds=-1))
    training.tidy()

    assert not default_storage.exists(lost)
    assert default_storage.exists(trained.file)


def test_what_cannot_rank_is_said_and_is_not_promoted(trained: RankerVersion) -> None:
    said("promote", trained.name)
    assert "in its stead" not in said("list")
    default_storage.delete(trained.file)
    assert f"The file of {trained} is gone. The rules rank in its stead." in said("list")

    RankerVersion.objects.update(features_key="of old")
    assert "trained on other features" in said("list")
    said("rollback")
    with pytest.raises(CommandError, match="trained on other features"):
        said("promote", trained.name)


def test_training_that_is_stopped_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    weeks(people=2, pages=20)

    def stop(_: Bar, what: str, share: float) -> None:
        if what.startswith("Judging steerable"):
            raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "__call__", stop)
    with pytest.raises(CommandError, match="nothing was changed") as stopped:
        said("train")

    assert stopped.value.returncode == 130
    assert not RankerVersion.objects.exists()


@pytest.mark.usefixtures("training_elsewhere")
def test_two_do_not_train_at_once(caplog: pytest.LogCaptureFixture) -> None:
    weeks(people=2, pages=2)

    with pytest.raises(CommandError, match="Another process trains"):
        said("train")


def test_command_trains_lists_and_measures() -> None:
    weeks(calm)

    assert "ranks from now on" in said("train", "--seed", "1")
    listed = said("list")
    assert listed.count("serving") == 2
    name = RankerVersion.objects.serving().get(kind=Kind.BASE).name
    by_rules, by_model = (
        float(said("evaluate", *names).split("ndcg")[1].split()[0]) for names in ([], [name])
    )
    assert by_model > by_rules + 0.1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("train", "--seed", "-1"), "not a whole number of at least 0"),
        (("explain", "nobody", "nothing"), "is not the id of a clip"),
    ],
    ids=["seed", "clip"],
)
def test_nonsense_is_refused_before_anything_begins(words: tuple[str, ...], why: str) -> None:
    with pytest.raises(CommandError, match=why):
        said(*words)


@pytest.mark.parametrize(
    "words",
    [("promote", "nobody"), ("explain", "nobody", "00000000-0000-0000-0000-000000000001")],
    ids=["promote", "explain"],
)
def test_what_is_not_there_is_said(words: tuple[str, ...]) -> None:
    RankerVersionFactory.create()

    with pytest.raises(CommandError, match="There is no"):
        said(*words)
