"""Who is in a clip: asked for, made, and in what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from cameos.ledger import faults
from cameos.models import Cameo, LedgerRow, Reference
from cameos.services import (
    ConsentMissing,
)
from feed.services import publish
from generation import services
from generation.models import CastMember, Generation
from generation.services import BoardOrder, CastRefused, Change, ClipRefused, ShotOrder
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.factories import CompletedFactory, PetFactory
from tests.generation.asks import PROMPT, ask, cast_of, files_of, made, remixed, spent_by
from tests.generation.casts import (
    CastingEngine,
    add_references,
    decrypted_files,
    lent_cameo,
)
from tests.generation.small_engine import SmallEngine, use_engine

State, Code = Generation.State, Generation.ReasonCode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("casting_engine")]


def test_a_name_in_the_prompt_casts_whom_it_names(cameo: Cameo, friend: User) -> None:
    clip = ask(friend)

    member = clip.cast.get()
    assert (member.cameo, member.owner, member.maker) == (cameo, cameo.owner, friend)
    assert member.basis == "grant"
    assert member.consent["take"] == 1
    used = LedgerRow.objects.of_cameo(cameo.pk).uses().get()
    assert used.facts["consent"] == member.consent
    assert list(faults()) == []


def test_a_handle_chosen_beside_the_prompt_is_cast_too(cameo: Cameo, friend: User) -> None:
    rex = PetFactory.create(owner=friend, handle="rex")
    add_references(rex)

    clip = ask(friend, "They dance in the rain.", cast=("olga", "finn.rex"))

    assert cast_of(clip) == {"olga", "finn.rex"}


def test_capitals_and_the_end_of_a_sentence_do_not_matter(cameo: Cameo, friend: User) -> None:
    assert cast_of(ask(friend, "Look at @Olga.Then she dances with x@olga.")) == {"olga"}


@pytest.mark.parametrize("prompt", ["@olga runs.", "@nobody runs."])
def test_what_is_not_lent_and_what_is_not_there_are_refused_alike(
    prompt: str, owner: User, stranger: User
) -> None:
    lent_cameo(owner)

    with pytest.raises(CastRefused, match="no such cameo, or it is not lent to you"):
        ask(stranger, prompt)

    assert not Generation.objects.exists()
    assert spent_by(stranger) == 0


def test_more_than_the_engine_shows_are_refused(
    cameo: Cameo, owner: User, friend: User, settings: Settings
) -> None:
    pets = [PetFactory.create(owner=friend) for _ in range(3)]
    crowd = tuple(pet.full_handle for pet in pets)

    with pytest.raises(ClipRefused, match="shows 3 at most"):
        ask(friend, PROMPT, cast=crowd)
    use_engine(settings, SmallEngine)
    with pytest.raises(ClipRefused, match="cannot show cameos"):
        ask(friend)


def test_an_owner_is_told_of_each_clip_and_never_of_their_own(
    cameo: Cameo, owner: User, friend: User
) -> None:
    ask(friend)
    ask(owner)

    line = Notification.objects.get(recipient=owner, kind=Notification.Kind.CAMEO_USED)
    assert line.url == "/cameos/clips"


def test_the_engine_is_shown_who_is_in_the_clip_and_nothing_stays_on_disk(
    cameo: Cameo, friend: User
) -> None:
    Cameo.objects.filter(pk=cameo.pk).update(portrayal="Always a gold chain.", voice_lent=True)

    clip = made(friend)

    (lent,) = CastingEngine.seen
    assert (lent.handle, lent.kind, len(lent.stills)) == ("olga", "person", 1)
    assert lent.instructions == "Always a gold chain"
    assert lent.cutout is not None
    assert lent.measured is not None
    assert lent.measured.pitch == 180
    assert lent.voice is not None
    assert clip.state == State.COMPLETED
    assert not list(decrypted_files())
    assert not any(b"in numbers" in path.read_bytes() for path in files_of(clip))


def test_a_voice_that_is_not_lent_is_not_given(cameo: Cameo, friend: User) -> None:
    made(friend)

    assert (CastingEngine.seen[0].measured, CastingEngine.seen[0].voice) == (None, None)


def test_who_was_filmed_before_recordings_were_kept_is_shown_as_ever(
    cameo: Cameo, owner: User
) -> None:
    Reference.objects.filter(cameo=cameo, kind=Reference.Kind.SPEECH).delete()

    clip = made(owner)

    (lent,) = CastingEngine.seen
    assert (clip.state, lent.voice) == (State.COMPLETED, None)
    assert lent.measured is not None


def test_each_shot_has_its_own_and_the_storyboard_all(cameo: Cameo, friend: User) -> None:
    rex = PetFactory.create(owner=friend, handle="rex")
    add_references(rex)
    shots = (
        ShotOrder(prompt="A forest."),
        ShotOrder(prompt=PROMPT),
        ShotOrder(prompt="@finn.rex runs."),
    )
    board = services.request_board(
        author=friend, order=BoardOrder(shots=shots), request_key=uuid4()
    )

    cast = [cast_of(shot) for shot in Generation.objects.shots_of(board)]

    assert cast[0] == set()
    assert cast[1] == {"olga"}
    assert "finn.rex" in cast[2]
    assert cast_of(board) == {"olga", "finn.rex"}
    assert CastMember.objects.filter(listed=True).count() == 2


@pytest.mark.parametrize("way", ["remix", "edit", "extend", "trim", "stitch"])
def test_what_is_made_of_a_clip_shows_who_is_in_it(way: str, cameo: Cameo, friend: User) -> None:
    source = made(friend)
    change, key = Change(prompt="Snow falls."), uuid4()
    asked: dict[str, Any] = {"author": friend, "request_key": key}
    make: dict[str, Callable[[], Generation]] = {
        "remix": lambda: services.remix_clip(source=source, change=change, **asked),
        "edit": lambda: services.edit_clip(source=source, change=change, **asked),
        "extend": lambda: services.extend_clip(source=source, change=change, **asked),
        "trim": lambda: services.trim_clip(source=source, start=0, end=0.6, **asked),
        "stitch": lambda: services.stitch_clips(sources=[source, source], **asked),
    }

    clip = make[way]()

    assert cast_of(clip) == {"olga"}


def test_a_remix_asks_for_leave_of_whoever_remixes(
    cameo: Cameo, friend: User, stranger: User
) -> None:
    source = made(friend)

    with pytest.raises(ConsentMissing):
        remixed(source, stranger)


def test_a_clip_without_cameos_asks_nobody(
    friend: User, django_assert_num_queries: Callable[..., object]
) -> None:
    clip = CompletedFactory.create(author=friend)

    assert publish(clip=clip, caption="Look").generation == clip
    assert not LedgerRow.objects.exists()
