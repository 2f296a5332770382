"""Storyboards: one job a shot, each after the one before it, and one that joins them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction

from generation.models import PROMPT_LIMIT, Generation, Ingredient
from generation.services.casting import CHOSEN
from generation.services.fitting import fit
from generation.services.prompts import PromptRefused, clean_prompt
from generation.services.queueing import enqueue
from generation.services.requests import SEED_BITS, ClipOrder, new_job
from generation.slots import DEFAULT_SLOT, SLOTS
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone

MOST_SHOTS: Final = 12
MOST_SECONDS: Final = 120  # of a storyboard, as of any clip
State = Generation.State


class BoardRefused(DomainError):
    """The storyboard as a whole cannot be made."""


class ShotsRefused(DomainError):
    """Some of its shots cannot be made; `reasons` by their place, from 0."""

    def __init__(self, reasons: dict[int, DomainError]) -> None:
        first = min(reasons)
        super().__init__(f"Shot {first + 1}: {reasons[first]}")
        self.reasons = reasons


@dataclass(frozen=True, kw_only=True)
class ShotOrder:
    """One card of a storyboard."""

    prompt: str
    seconds: int = 4
    camera: str = ""
    seed: int | None = None  # None: the storyboard's
    made: UUID | None = None  # a shot to be used as it is, if it still is what the card says
    cast: tuple[str, ...] = ()  # handles of cameos chosen beside the prompt


@dataclass(frozen=True, kw_only=True)
class BoardOrder:
    """What somebody asks for with a storyboard."""

    shots: tuple[ShotOrder, ...]
    slot: str = DEFAULT_SLOT
    size: str = Generation.Size.PORTRAIT
    style: str = Generation.Style.ANY


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What making a storyboard takes; of shots that cannot be made yet, what is known."""

    shots: int  # to be made
    seconds: int  # of the whole clip
    credits: int
    work: float  # seconds of rendering


@transaction.atomic
def cost_of(*, author: User, order: BoardOrder) -> Cost:
    """Say what a storyboard would cost now; shots that are made already cost nothing."""
    made = _made(author, order)
    new = [card for card in order.shots if card.made not in made]
    slot = SLOTS.get(order.slot)
    work = 0.0
    for card in new:
        with suppress(DomainError):
            work += _new_shot(author, order, card, before=None, seed=0).estimated_seconds
    return Cost(
        shots=len(new),
        seconds=sum(card.seconds for card in order.shots),
        credits=sum(slot.credits_for(card.seconds) for card in new) if slot else 0,
        work=work,
    )


@transaction.atomic
def request_board(
    *, author: User, order: BoardOrder, request_key: UUID, parent: Generation | None = None
) -> Generation:
    """Queue the shots that are still to be made and the storyboard that joins them all.

    The same `request_key` gives the same storyboard. Shots named as made are used as they are;
    `parent` is the storyboard that this one is another version of.

    :raises BoardRefused: if there are no shots, too many, or they are too long together.
    :raises ShotsRefused: if some of them cannot be made.
    :raises TooMany: as for a clip.
    """
    known = Generation.objects.of(author).filter(request_key=request_key).first()
    if known is not None:
        return known
    _require_measure(order)
    shots = _shots(author, order)
    board = Generation(
        author=author,
        request_key=request_key,
        operation=Generation.Operation.BOARD,
        parent=parent,
        root=(parent.root or parent) if parent else None,
        prompt="\n\n".join(shot.prompt for shot in shots),
        slot=order.slot,
        size=order.size,
        style=order.style,
        seconds=sum(shot.seconds for shot in shots),
        sound=all(shot.sound for shot in shots),
        seed=shots[0].seed,
        recipe=shots[0].recipe,
        pool=settings.CUTTING_POOL,
    )
    new = [shot for shot in shots if not _is_done(shot)]
    board.state = State.HELD if new else State.QUEUED
    made = [shot for shot in shots if _is_done(shot)]
    queued = enqueue([*new, board], sources=made)[-1]
    if queued == board:
        parts = (Ingredient(clip=board, place=i, source=shot) for i, shot in enumerate(shots))
        Ingredient.objects.bulk_create(parts)
    return queued


def order_of(board: Generation) -> BoardOrder:
    """Return the order that makes a storyboard again: what is missing anew, the rest as it is."""
    shots = tuple(
        ShotOrder(
            prompt=shot.prompt,
            seconds=shot.seconds,
            camera=shot.camera,
            seed=shot.seed,
            made=shot.pk if shot.state == State.COMPLETED else None,
            cast=tuple(shot.options.get(CHOSEN, ())),
        )
        for shot in Generation.objects.shots_of(board)
    )
    return BoardOrder(shots=shots, slot=board.slot, size=board.size, style=board.style)


def change_shot(
    *, board: Generation, place: int, prompt: str, camera: str, request_key: UUID
) -> Generation:
    """Make one shot of a storyboard anew, with another seed; the others stay as they are.

    :raises Gone: if the storyboard is not finished, or has no such shot.
    :raises ShotsRefused: if the shot cannot be made.
    :raises TooMany: as for a clip.
    """
    order = order_of(board)
    if board.state != State.COMPLETED or not 0 <= place < len(order.shots):
        raise Gone("Only a shot of a finished storyboard can be made anew.")
    shots = list(order.shots)
    shots[place] = replace(
        shots[place],
        prompt=prompt,
        camera=camera,
        seed=secrets.randbits(SEED_BITS),
        made=None,
    )
    return request_board(
        author=board.author,
        order=replace(order, shots=tuple(shots)),
        request_key=request_key,
        parent=board,
    )


def retry_board(*, board: Generation) -> Generation:
    """Queue again what is missing of a storyboard that failed; twice gives the same."""
    again = uuid5(NAMESPACE_URL, f"retry:{board.pk}")
    return request_board(
        author=board.author, order=order_of(board), request_key=again, parent=board.parent
    )


def _require_measure(order: BoardOrder) -> None:
    if not order.shots:
        raise BoardRefused("A storyboard needs at least one shot.")
    if len(order.shots) > MOST_SHOTS:
        raise BoardRefused(f"A storyboard has {MOST_SHOTS} shots at most; take some out.")
    seconds = sum(shot.seconds for shot in order.shots)
    if seconds > MOST_SECONDS:
        raise BoardRefused(
            f"These shots take {seconds} seconds together; {MOST_SECONDS} is the most."
        )
    length = sum(len(shot.prompt) + 2 for shot in order.shots)
    if length > PROMPT_LIMIT:
        raise BoardRefused(
            f"The shots have {length:,} characters together; {PROMPT_LIMIT:,} is the most."
        )


def _shots(author: User, order: BoardOrder) -> list[Generation]:
    """Return the shots in order: rows that are made, and new ones that follow each other."""
    made = _made(author, order)
    seed = secrets.randbits(SEED_BITS)
    shots: list[Generation] = []
    reasons: dict[int, DomainError] = {}
    for place, card in enumerate(order.shots):
        before = shots[-1] if shots else None
        shot = made.pop(card.made, None) if card.made else None
        try:
            shots.append(shot or _new_shot(author, order, card, before=before, seed=seed))
        except DomainError as refusal:
            reasons[place] = refusal
    if reasons:
        raise ShotsRefused(reasons)
    return shots


def _made(author: User, order: BoardOrder) -> dict[UUID, Generation]:
    """Find the made shots that are still what their cards say; they stay while this is asked."""
    named = {card.made: card for card in order.shots if card.made}
    kept = (
        Generation.objects.of(author)
        .completed()
        .filter(operation=Generation.Operation.SHOT, barred_at=None, pk__in=named)
        .filter(slot=order.slot, size=order.size, style=order.style)
        .select_for_update(no_key=True)
    )
    return {shot.pk: shot for shot in kept if _is(shot, named[shot.pk])}


def _is(shot: Generation, card: ShotOrder) -> bool:
    """Tell whether a made shot is still what its card says."""
    with suppress(PromptRefused):
        asked = (clean_prompt(card.prompt), card.seconds, " ".join(card.camera.split()))
        same_seed = card.seed is None or card.seed == shot.seed
        same_cast = set(shot.options.get(CHOSEN, ())) == set(card.cast)
        is_asked = (shot.prompt, shot.seconds, shot.camera) == asked
        return same_seed and same_cast and is_asked
    return False


def _new_shot(
    author: User, order: BoardOrder, card: ShotOrder, *, before: Generation | None, seed: int
) -> Generation:
    wanted = ClipOrder(
        prompt=card.prompt,
        slot=order.slot,
        size=order.size,
        seconds=card.seconds,
        style=order.style,
        camera=card.camera,
        seed=seed if card.seed is None else card.seed,
        cast=card.cast,
    )
    shot = new_job(author=author, order=wanted, request_key=uuid4())
    shot.operation = Generation.Operation.SHOT
    shot.parent = before
    if before is not None and not _is_done(before):
        shot.state = State.HELD
    fit(shot)
    return shot


def _is_done(shot: Generation) -> bool:
    return shot.state == State.COMPLETED
