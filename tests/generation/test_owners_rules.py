"""What an owner never allows, whom they let, and whom they block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from cameos.models import Cameo, LedgerRow
from cameos.services import (
    NotAllowed,
    set_audience,
    set_restrictions,
)
from feed.services import publish
from generation import services
from generation.engines.protocol import Clip, Cue, Plan, Report, Workspace
from generation.models import Generation
from generation.services import Change
from sora_site.accounts.models import CameoAudience, User
from sora_site.accounts.services.ties import set_block
from tests.generation.asks import ask, made, spent_by
from tests.generation.casts import (
    CastingEngine,
    lent_cameo,
    worked_off,
)
from tests.generation.small_engine import use_engine

State, Code = Generation.State, Generation.ReasonCode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("casting_engine")]


def test_what_an_owner_never_allows_is_refused_before_a_credit_moves(
    cameo: Cameo, friend: User
) -> None:
    set_restrictions(cameo=cameo, topics=["violence"], words="pineapple")

    for prompt in ("@olga fires a gun.", "@olga eats a Pineapple."):
        with pytest.raises(NotAllowed, match="never shown with"):
            ask(friend, prompt)

    assert spent_by(friend) == 0
    assert not Generation.objects.exists()


class ArmingEngine(CastingEngine):
    """Adds what nobody asked for, as whoever writes a screenplay may."""

    key = "arming"
    adds: ClassVar[dict[str, Any]] = {}

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        drawn = super().render(plan, workspace=workspace, report=report)
        return replace(drawn, cues=self.adds["cues"], account=drawn.account | self.adds["account"])


SAYS = {"cues": (Cue(start=0, end=1, text="Give me that gun"),), "account": {}}


SHOWS = {"cues": (), "account": {"shots": [{"actors": [{"name": "it", "kind": "gun"}]}]}}


SOUNDS = {"cues": (), "account": {"shots": [{"sounds": ["gunshot"]}]}}


@pytest.mark.parametrize("adds", [SAYS, SHOWS, SOUNDS], ids=["said", "shown", "heard"])
def test_what_an_engine_adds_against_an_owners_word_is_refused_and_paid_back(
    adds: dict[str, Any], cameo: Cameo, friend: User, settings: Settings
) -> None:
    use_engine(settings, ArmingEngine)
    ArmingEngine.adds = adds
    set_restrictions(cameo=cameo, topics=["violence"], words="")

    clip = made(friend)

    assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
    assert "never shown with: Violence" in clip.reason
    assert spent_by(friend) == 0
    assert not clip.assets.exists()
    row = LedgerRow.objects.of_cameo(cameo.pk).get(event="use_refused")
    assert row.facts["why"] == "not allowed"


def test_what_the_prompt_named_harmlessly_may_be_shown(
    cameo: Cameo, friend: User, settings: Settings
) -> None:
    use_engine(settings, ArmingEngine)
    ArmingEngine.adds = SHOWS
    set_restrictions(cameo=cameo, topics=["violence"], words="")

    assert made(friend, "@olga has a water gun.").state == State.COMPLETED


def test_clips_from_before_the_rules_do_not_go_on_in_others(cameo: Cameo, friend: User) -> None:
    before = made(friend, "@olga plays poker.")
    set_restrictions(cameo=cameo, topics=["gambling"], words="")
    change = Change(prompt="Snow falls.")

    with pytest.raises(NotAllowed):
        services.stitch_clips(author=friend, sources=[before, before], request_key=uuid4())
    with pytest.raises(NotAllowed):
        services.extend_clip(author=friend, source=before, change=change, request_key=uuid4())


def test_rules_that_change_stop_what_breaks_them(cameo: Cameo, friend: User) -> None:
    breaks, keeps = ask(friend, "@olga plays poker."), ask(friend)

    set_restrictions(cameo=cameo, topics=["gambling"], words="")
    worked_off()

    breaks.refresh_from_db()
    keeps.refresh_from_db()
    assert (breaks.state, keeps.state) == (State.REFUSED, State.QUEUED)


def test_an_audience_that_narrows_stops_who_is_outside(owner: User, stranger: User) -> None:
    cameo = lent_cameo(owner, audience=CameoAudience.EVERYONE)
    clip = ask(stranger)

    set_audience(cameo=cameo, audience=CameoAudience.APPROVED)
    worked_off()

    clip.refresh_from_db()
    assert clip.state == State.REFUSED


def test_a_block_hides_post_and_files_from_everybody_until_it_is_lifted(
    cameo: Cameo, owner: User, friend: User, friend_client: Client, stranger_client: Client
) -> None:
    clip = made(friend)
    post = publish(clip=clip, caption="Look")
    video = f"/library/{clip.pk}/file/video"
    assert stranger_client.get(post.video_url).status_code == 200
    assert friend_client.get(video).status_code == 200

    set_block(blocker=owner, blocked=friend, on=True)

    assert stranger_client.get(post.get_absolute_url()).status_code == 404
    assert stranger_client.get(post.video_url).status_code == 404
    assert friend_client.get(video).status_code == 404
    assert not Generation.objects.usable().exists()


def test_whom_somebody_in_a_post_blocked_does_not_see_it(
    cameo: Cameo, owner: User, friend: User, stranger: User, stranger_client: Client
) -> None:
    post = publish(clip=made(friend), caption="Look")
    set_block(blocker=owner, blocked=stranger, on=True)

    assert stranger_client.get(post.get_absolute_url()).status_code == 404
    assert stranger_client.get(post.thumbnail_url).status_code == 404
