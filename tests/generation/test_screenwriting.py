"""A language model reads the prompt: a small server that speaks its protocol, over a real socket."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from generation import figures, rendering
from generation.engines.animatic.scene import Scene
from generation.engines.animatic.telling import tell
from generation.engines.protocol import Cameo, Overtaken, RenderOrder, Source
from generation.models import Generation
from generation.orders import full_order_for, promised_source
from generation.screenwriting import kept_of, with_screenplay
from sora_site.accounts.models import User
from tests.factories import CompletedFactory, GenerationFactory, RunningFactory, UserFactory
from tests.llm_server import Server, language_model

pytestmark = pytest.mark.django_db

PROMPT = "An old sailor flumphs his parrot. He says “Land ahead!” Then a storm."
SAILOR: dict[str, Any] = {"name": "sailor", "noun": "sailor", "motion": "point", "size": "big"}
PARROT: dict[str, Any] = {"name": "parrot", "noun": "parrot", "motion": "fly", "colour": "green"}
SHOT: dict[str, Any] = {
    "place": "sea",
    "daylight": "sunset",
    "actors": [SAILOR, PARROT],
    "lines": [{"text": "land ahead", "speaker": "sailor"}],
}
STORM: dict[str, Any] = {"weather": "rain", "actors": [SAILOR], "sounds": ["thunder", "kazoo"]}
ANSWER: dict[str, Any] = {"shots": [SHOT, STORM], "mood": "tense", "style": "comic"}


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    settings.EMBEDDER = ""
    with language_model(settings, json.dumps(ANSWER)) as server:
        yield server


def order(prompt: str = PROMPT, **changes: Any) -> RenderOrder:
    return replace(RenderOrder(prompt=prompt, width=640, height=360, seconds=8, seed=1), **changes)


def read(server: Server, answer: Any, prompt: str = PROMPT, **changes: Any) -> Scene:
    server.answer = lambda: answer if isinstance(answer, str) else json.dumps(answer)
    return tell(with_screenplay(order(prompt, **changes))).scene


def test_what_the_model_writes_is_shown_and_the_account_says_who_read_it(server: Server) -> None:
    tale = tell(with_screenplay(order()))

    first, second = tale.scene.shots
    sailor, parrot = first.actors
    assert (sailor.name, sailor.kind, sailor.motion, sailor.factor) == (
        "sailor", "sailor", "point", 1.4,
    )  # fmt: skip
    assert (parrot.colour, parrot.motion, first.place, first.daylight) == (
        "green", "fly", "sea", "sunset",
    )  # fmt: skip
    assert [(line.text, line.speaker) for line in first.lines] == [("Land ahead!", "sailor")]
    assert (second.weather, second.sounds, tale.scene.mood) == ("rain", ("thunder",), "tense")
    assert (tale.scene.style, tale.scene.not_understood) == ("comic", ("flumphs",))
    assert tale.notes == ("The prompt was read by the language model “small”.",)
    system, user = server.asked[0][2]["messages"]
    assert user["content"] == PROMPT
    assert "8 seconds" in system["content"]


@pytest.mark.parametrize(
    "answer",
    [
        "I cannot help with that.",
        {"shots": []},
        {"shots": "one"},
        {"shots": [SHOT | {"lines": []}]},
        {"shots": [SHOT | {"lines": [{"text": "Buy my coin!"}]}]},
        {"shots": [SHOT | {"actors": [{"noun": "flumph"}]}]},
        {"shots": [SHOT | {"actors": []}]},
    ],
    ids=["talk", "empty", "form", "silent", "other words", "unknown", "nobody"],
)
def test_what_cannot_be_used_is_read_by_the_rules(server: Server, answer: Any) -> None:
    assert read(server, answer) == tell(order()).scene


def test_no_words_are_put_into_mouths_and_nobody_is_brought_who_is_not_lent(
    server: Server,
) -> None:
    stranger = {"name": "@kim", "noun": "person", "motion": "wave"}
    lines = [*SHOT["lines"], {"text": "Vote for me!", "speaker": "sailor"}, *SHOT["lines"]]

    scene = read(
        server, {"shots": [SHOT | {"actors": [*SHOT["actors"], stranger], "lines": lines}]}
    )

    assert [line.text for line in scene.shots[0].lines] == ["Land ahead!"]
    assert [actor.name for actor in scene.shots[0].actors] == ["sailor", "parrot"]


def test_who_is_lent_has_to_be_in_it_under_their_own_name(server: Server) -> None:
    cameos = (Cameo(handle="mei", kind="person", stills=()),)
    dancing = {"shots": [{"place": "stage", "actors": [{"name": "@mei", "motion": "dance"}]}]}
    another = {"shots": [{"place": "stage", "actors": [{"noun": "woman", "motion": "dance"}]}]}

    with_her = read(server, dancing, "@mei dances", cameos=cameos)
    without = read(server, another, "@mei runs", cameos=cameos)

    assert [(actor.name, actor.motion) for actor in with_her.shots[0].actors] == [("@mei", "dance")]
    assert with_her.shots[0].place == "stage"
    assert [(actor.name, actor.motion) for actor in without.shots[0].actors] == [("@mei", "run")]


def test_numbers_are_cut_down_and_ties_lead_somewhere(server: Server) -> None:
    horses = {
        "noun": "horse",
        "count": 900,
        "rides": "horse 2",
        "motion": "gallops",
        "size": "vast",
    }
    rider = {"noun": "woman", "rides": "horse", "wears": [{"noun": "dog"}, {"noun": "hat"}]}

    scene = read(server, {"shots": [{"place": "field", "actors": [rider, horses]}] * 40}, "A race")

    assert len(scene.shots) <= 5
    shot = scene.shots[0]
    assert (len(shot.actors), shot.place) == (6, "meadow")
    woman = next(actor for actor in shot.actors if actor.name == "woman")
    assert (woman.rides, [garment.kind for garment in woman.wears]) == ("horse", ["top hat"])
    below = {actor.name: actor.rides for actor in shot.actors}
    for name in below:
        chain = [name]
        while chain[-1]:
            chain.append(below[chain[-1]])
            assert len(chain) <= len(below) + 1


def test_what_the_prompt_denies_stays_away(server: Server) -> None:
    answer = {"shots": [{"place": "sea", "actors": [{"noun": "dog"}, {"noun": "man"}]}]}

    scene = read(server, answer, "A dog at the sea, no people")

    assert [actor.name for actor in scene.shots[0].actors] == ["dog"]


def test_a_clip_keeps_what_was_written_whatever_the_model_says_later(server: Server) -> None:
    clip = GenerationFactory.create(prompt=PROMPT, size="640x360")

    assert rendering.render_next("cpu")
    clip.refresh_from_db()
    server.answer = lambda: "{}"
    again = CompletedFactory.create(author=clip.author, prompt=PROMPT)
    someone = RunningFactory.create(author=clip.author, prompt=PROMPT)

    kept = kept_of(clip)
    assert kept is not None
    assert clip.account["reader"] == "model"
    assert clip.account["shots"][0]["actors"][0]["motion"] == "point"
    assert with_screenplay(order(), clip).screenplay == kept.screenplay
    assert with_screenplay(order(), someone).screenplay == kept.screenplay
    assert len(server.asked) == 1
    assert again.engine_memory == {}
    assert figures.everything()["readers"] == {"model": 1, "rules": 0}


def test_an_edit_changes_what_the_model_wrote_and_nothing_else(server: Server) -> None:
    source = CompletedFactory.create(prompt=PROMPT)
    source.engine_memory = {"screenplay": _kept(server)}
    source.save()
    edited = CompletedFactory.create(
        author=source.author, parent=source, operation=Generation.Operation.EDIT, prompt="at night",
        options={"before": PROMPT},
    )  # fmt: skip

    changed = tell(order("make it snow", source=_source(edited)))

    first = changed.scene.shots[0]
    assert [actor.motion for actor in first.actors] == ["point", "fly"]
    assert (first.place, first.daylight, first.weather) == ("sea", "night", "snow")
    assert len(server.asked) == 1


def _kept(server: Server) -> str:
    asked = with_screenplay(order())
    assert asked.screenplay is not None
    return json.dumps({"prompt": PROMPT, "by": "small", "written": dict(asked.screenplay.written)})


def _source(clip: Generation) -> Source:
    child = Generation(
        author=clip.author, parent=clip, operation=Generation.Operation.EDIT, seed=1, prompt="x"
    )
    source = promised_source(child)
    assert source is not None
    return replace(source, video=Path(), engine="animatic")


def test_a_model_that_is_slow_or_gone_costs_its_time_and_is_counted(
    server: Server, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.LLM_SECONDS = 1
    server.pause = 0.3
    job = RunningFactory.create(prompt=PROMPT)

    begun = time.monotonic()
    asked = with_screenplay(order(), job)

    assert asked.screenplay is None
    assert time.monotonic() - begun < 8
    assert "generation.no_screenplay_from_model" in caplog.messages
    kept = kept_of(Generation.objects.get(pk=job.pk))
    assert kept is not None
    assert kept.failed == "it takes too long"
    server.pause = 0
    assert with_screenplay(order(), Generation.objects.get(pk=job.pk)).screenplay is None


def test_another_attempt_that_holds_the_clip_is_left_alone(server: Server) -> None:
    job = RunningFactory.create(prompt=PROMPT)
    Generation.objects.filter(pk=job.pk).update(attempt=job.attempt + 1)

    with pytest.raises(Overtaken):
        with_screenplay(order(), job)


def test_other_engines_and_sites_without_a_model_ask_nobody(
    server: Server, settings: Settings, tmp_path: Path
) -> None:
    other = RunningFactory.create(prompt=PROMPT, recipe="videos-api")
    assert full_order_for(other, tmp_path).screenplay is None
    settings.LLM_BASE_URL = ""
    assert with_screenplay(order()).screenplay is None
    assert server.asked == []


def test_a_remix_tells_the_model_what_was_there(server: Server) -> None:
    source = CompletedFactory.create(prompt=PROMPT, engine_memory={"screenplay": _kept(server)})
    remix = RunningFactory.create(
        author=UserFactory.create(),
        parent=source,
        operation="remix",
        prompt=f"{PROMPT} At night.",
    )

    with_screenplay(order(remix.prompt), remix)

    told = server.asked[-1][2]["messages"][1]["content"]
    assert told.startswith("Earlier: {")
    assert told.endswith(f"New prompt: {remix.prompt}")


def test_explaining_says_what_the_model_wrote(server: Server) -> None:
    out = StringIO()

    call_command("animatic", PROMPT, "--explain", "--seconds", "8", stdout=out)

    assert json.loads(out.getvalue())["shots"][0]["actors"][0]["motion"] == "point"


def test_somebody_elses_clips_tell_nothing(server: Server) -> None:
    stranger: User = UserFactory.create()
    CompletedFactory.create(prompt=PROMPT, engine_memory={"screenplay": _kept(server)})
    mine = RunningFactory.create(author=stranger, prompt=PROMPT)

    with_screenplay(order(), mine)

    assert len(server.asked) == 2
