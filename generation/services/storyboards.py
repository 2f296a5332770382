"""Storyboards as they are written: kept as typed, whatever is still wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NotRequired, TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from generation.models import PROMPT_LIMIT, Generation, Storyboard
from generation.services.boards import (
    MOST_SHOTS,
    BoardOrder,
    BoardRefused,
    ShotOrder,
    order_of,
    request_board,
)
from generation.services.requests import ClipOrder
from sora_site.accounts.models import User
from sora_site.core.errors import Gone, TooMany
from sora_site.core.text import has_controls

MOST_KEPT: Final = 30  # storyboards of one person that are still being written
NEW_SHOT_SECONDS: Final = 4
LONGEST_NUMBER: Final = 12  # digits
UUID_TEXT: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Card(TypedDict):
    """One shot as typed."""

    prompt: str
    seconds: str
    camera: str
    seed: str
    made: str
    cast: NotRequired[list[str]]  # handles of cameos; there are none in storyboards from before


@dataclass(frozen=True, kw_only=True)
class Written:
    """A storyboard as it stands in a window."""

    cards: Sequence[Card]
    slot: str
    size: str
    style: str
    known: UUID | None = None  # as which it is kept
    revision: int | None = None  # which of that the window began with
    parent: UUID | None = None  # the made storyboard it is to be another version of


def blank_card() -> Card:
    return Card(prompt="", seconds=str(NEW_SHOT_SECONDS), camera="", seed="", made="", cast=[])


def edited(cards: Sequence[Card], deed: str) -> list[Card]:
    """Do to the cards what a button says: `add`, or `up-2`, `down-2`, `copy-2`, `remove-2`.

    Numbers count from 0. What is no such deed changes nothing.

    :raises BoardRefused: if there would be too many shots.
    """
    name, _, number = deed.partition("-")
    changed = list(cards)
    if name == "add":
        changed.append(blank_card())
    elif number.isdecimal() and int(number) < len(changed):
        _edit(changed, name, int(number))
    if len(changed) > max(MOST_SHOTS, len(cards)):
        raise BoardRefused(f"{MOST_SHOTS} shots are the most that a storyboard has.")
    return changed or [blank_card()]


def _edit(cards: list[Card], name: str, at: int) -> None:
    if name == "up":
        cards.insert(max(at - 1, 0), cards.pop(at))
    elif name == "down":
        cards.insert(at + 1, cards.pop(at))
    elif name == "copy":
        copy = cards[at].copy()
        copy["made"] = copy["seed"] = ""
        cards.insert(at + 1, copy)
    elif name == "remove":
        del cards[at]


@transaction.atomic
def save_storyboard(*, author: User, written: Written) -> Storyboard:
    """Keep a storyboard as typed: over the one it is known as, unless that changed meanwhile.

    If it did, in another window, what is given becomes a storyboard of its own, so that neither
    loses a word.

    :raises BoardRefused: if it cannot be stored.
    :raises TooMany: if the author keeps as many as one person may.
    """
    _require_storable(written.cards)
    values = {
        "slot": written.slot,
        "size": written.size,
        "style": written.style,
        "cards": list(written.cards),
    }
    own = Storyboard.objects.of(author)
    if written.known and own.filter(pk=written.known, revision=written.revision or 0).update(
        revision=F("revision") + 1, saved_at=timezone.now(), **values
    ):
        return own.get(pk=written.known)
    User.objects.select_for_update(no_key=True).get(pk=author.pk)
    if own.count() >= MOST_KEPT:
        raise TooMany(
            f"You keep {MOST_KEPT} storyboards, as many as one person may. Make or delete one;"
            " until then this one is only in this window."
        )
    parent = board_of(author, written.parent)
    return Storyboard.objects.create(author=author, parent=parent, revision=1, **values)


@transaction.atomic
def make_storyboard(
    *, author: User, order: BoardOrder, request_key: UUID, written: Written
) -> Generation:
    """Queue what was written and forget it, as the clip then holds it all.

    What another window wrote into it meanwhile is kept.

    :raises BoardRefused: as `request_board` does, which names the other refusals.
    """
    parent = board_of(author, written.parent)
    board = request_board(author=author, order=order, request_key=request_key, parent=parent)
    if written.known:
        own = Storyboard.objects.of(author)
        own.filter(pk=written.known, revision=written.revision or 0).delete()
    return board


def storyboard_of(board: Generation) -> Storyboard:
    """Return an unsaved storyboard as it was made; its finished shots are used unless changed."""
    order = order_of(board)
    cards = [
        Card(
            prompt=shot.prompt,
            seconds=str(shot.seconds),
            camera=shot.camera,
            seed=str(shot.seed),
            made=str(shot.made or ""),
            cast=list(shot.cast),
        )
        for shot in order.shots
    ]
    return Storyboard(
        author=board.author,
        parent=board,
        slot=order.slot,
        size=order.size,
        style=order.style,
        cards=cards,
    )


def board_of(author: User, pk: UUID | None) -> Generation | None:
    """Find one of the author's made storyboards, or none."""
    boards = Generation.objects.of(author).filter(operation=Generation.Operation.BOARD)
    return boards.filter(pk=pk).first() if pk else None


def order_from(written: Written) -> BoardOrder:
    """Return an order for what is written, as far as it can be read."""
    shots = tuple(
        ShotOrder(
            prompt=card["prompt"],
            seconds=_number(card["seconds"]) or 0,
            camera=card["camera"],
            seed=_number(card["seed"]),
            made=uuid_in(card["made"]),
            cast=tuple(card.get("cast", ())),
        )
        for card in written.cards
    )
    return BoardOrder(shots=shots, slot=written.slot, size=written.size, style=written.style)


def preview_order(order: BoardOrder, place: int | None) -> ClipOrder:
    """Return an order for one shot on its own, or with None for all of them in one short clip.

    :raises Gone: if there is no such shot.
    """
    if place is not None and place >= len(order.shots):
        raise Gone("There is no such shot.")
    shots = order.shots if place is None else (order.shots[place],)
    return ClipOrder(
        prompt="\n\n".join(shot.prompt.strip() for shot in shots),
        slot=order.slot,
        size=order.size,
        seconds=sum(shot.seconds for shot in shots),
        style=order.style,
        camera=shots[0].camera if len(shots) == 1 else "",
        seed=shots[0].seed if len(shots) == 1 else None,
        cast=tuple(dict.fromkeys(handle for shot in shots for handle in shot.cast)),
    )


def uuid_in(typed: str) -> UUID | None:
    """Read an id as pages write it; None if it is anything else."""
    return UUID(typed) if UUID_TEXT.fullmatch(typed) else None


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else None


def made_shots(author: User, *, cards: Collection[str]) -> set[str]:
    """Keep the ids on the cards that are of shots the author still has."""
    ids = list(filter(None, map(uuid_in, cards)))
    shots = Generation.objects.of(author).completed().filter(pk__in=ids)
    return {str(pk) for pk in shots.values_list("pk", flat=True)}


def delete_storyboard(*, storyboard: Storyboard) -> None:
    """Forget what was written; what was made of it stays. Again is no error."""
    Storyboard.objects.filter(pk=storyboard.pk).delete()


def _require_storable(cards: Sequence[Card]) -> None:
    texts = ["".join(map(str, card.values())) for card in cards]
    if sum(map(len, texts)) > 2 * PROMPT_LIMIT:
        raise BoardRefused("This is too long to be saved. It is only in this window; shorten it.")
    for number, text in enumerate(texts, start=1):
        if has_controls(text, allowed="\r\n\t"):
            raise BoardRefused(
                f"Shot {number} has control characters in it and cannot be saved. Type it again,"
                " or paste it as plain text."
            )
