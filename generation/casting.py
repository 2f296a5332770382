"""The leave that clips with cameos are made by: asked anew wherever something is made or shown."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef

from cameos.models import Cameo, Reference, Wish
from cameos.services import (
    ConsentMissing,
    NotAllowed,
    Permission,
    breaches,
    note_refusal,
    references_for,
    require_allowed,
    require_permission,
)
from generation.engines import protocol
from generation.engines.protocol import OrderRefused
from generation.models import CastMember, Generation, Recall, taken_from_sight
from generation.models.casting import CastMemberQuerySet
from sora_site.notifications.services import push_many

KINDS: Final[Mapping[str, str]] = {
    Cameo.Kind.SELF: "person",
    Cameo.Kind.CHARACTER: "person",
    Cameo.Kind.PET: "pet",
    Cameo.Kind.OBJECT: "thing",
}
RECALLED: Final = "Somebody in this clip took it back. Ask them, and make it anew."
WORD: Final = re.compile(r"\w+")
STILLS: Final = (Reference.Kind.FRONT, Reference.Kind.LEFT, Reference.Kind.RIGHT)  # best first


class LeaveEnded(OrderRefused):
    """Somebody in the clip may not be shown any more."""

    code = "consent"

    def __init__(self, message: str, whys: Mapping[Cameo, str]) -> None:
        super().__init__(message)
        self.whys = whys


def whys_of(refusal: ConsentMissing | NotAllowed) -> dict[Cameo, str]:
    """Say what the ledger of each cameo keeps of a refusal."""
    if isinstance(refusal, ConsentMissing):
        return dict.fromkeys(refusal.cameos, "not lent")
    return {breach.cameo: "not allowed" for breach in refusal.breaches}


def ended_by(refusal: ConsentMissing | NotAllowed) -> LeaveEnded:
    return LeaveEnded(str(refusal), whys_of(refusal))


def require_leave(clip: Generation) -> list[Permission]:
    """Check that a clip's author may still show everybody who is in it.

    Inside a transaction the cameos are held until it ends: nobody takes leave back meanwhile.

    :raises LeaveEnded: if not; the message says of whom.
    """
    cast = CastMember.objects.filter(clip=clip)
    try:
        held = ask(clip, list(cast.values_list("cameo", flat=True)))
        require_voices(held, heard=cast.heard())
    except (ConsentMissing, NotAllowed) as refusal:
        raise ended_by(refusal) from refusal
    _require_not_recalled(clip)
    return held


def require_sources(clips: Collection[UUID]) -> None:
    """Check that clips which something is to be made of are not being taken down.

    :raises ConsentMissing: if one of them is.
    """
    if Generation.objects.filter(pk__in=clips).filter(taken_from_sight(OuterRef("pk"))).exists():
        raise ConsentMissing(f"{RECALLED} Nothing was spent.", [])


def require_voices(held: Iterable[Permission], *, heard: CastMemberQuerySet) -> None:
    """Check that the voices of who is `heard` in clips, as they sound, are still lent.

    :raises ConsentMissing: naming whose are not.
    """
    speakers = set(heard.values_list("cameo", flat=True))
    if mute := [each.cameo for each in held if each.cameo.pk in speakers and not each.voice]:
        names = " and ".join(f"@{cameo.full_handle}" for cameo in mute)
        raise ConsentMissing(
            f"The voice of {names}, which may be heard in this clip, is not lent any more. Make the"
            " clip anew, and another voice speaks.",
            mute,
        )


def ask(clip: Generation, cameos: Collection[UUID]) -> list[Permission]:
    """Ask for leave to show some cameos in a clip, which may be unsaved.

    :raises ConsentMissing: if its author may not cast one of them.
    :raises NotAllowed: if its prompt, its camera or what it goes on from asks for what an owner does
        not allow.
    """
    if not cameos:
        return []
    if connection.in_atomic_block:
        rows = Cameo.objects.filter(pk__in=cameos).order_by("pk")
        list(rows.select_for_update(no_key=True, of=("self",)).values_list("pk"))
    held = require_permission(person=clip.author, cameos=cameos)
    words = (clip.prompt, clip.camera, clip.options.get("before", ""))
    require_allowed(cameos=[each.cameo for each in held], text="\n".join(filter(None, words)))
    return held


def require_shown(clip: Generation, *, prompts: str, told: str) -> None:
    """Check a finished clip, too, against what the owners of those in it do not allow.

    A clip may contain others that were made before the rules, or of nobody, and whoever writes the
    screenplay may add what nobody asked for. What a prompt names was weighed in its sentence.

    :param prompts: of the clip and of those that it contains.
    :param told: what is said, heard and seen in it.
    :raises LeaveEnded: naming the rule and the words.
    """
    cameos = list(Cameo.objects.filter(uses__clip=clip).with_owners())
    named = _words(prompts)
    added = [each for each in breaches(cameos=cameos, text=told) if not _words(each.words) <= named]
    if found := [*breaches(cameos=cameos, text=prompts), *added]:
        raise ended_by(NotAllowed(found))


def note_refusals(clip: Generation, refusal: OrderRefused) -> None:
    """Have the ledgers of those in a clip say that it was refused once it was being made."""
    for cameo, why in refusal.whys.items() if isinstance(refusal, LeaveEnded) else ():
        note_refusal(person=clip.author, cameo=cameo, why=why)


def tell_owners(clip: Generation) -> None:
    """Tell the open tabs of everybody who is in a clip that it changed."""
    shown = CastMember.objects.filter(clip=clip, listed=True)
    people = list(shown.values_list("owner", flat=True).distinct())
    if people:
        push_many(people, "appearances-changed")


def lent_to(clip: Generation, folder: Path) -> tuple[protocol.Cameo, ...]:
    """Decrypt what an engine needs of everybody in a clip into a folder that goes with the attempt.

    :raises LeaveEnded: if somebody may not be shown any more.
    """
    return tuple(_lent(each, folder / str(each.cameo.pk)) for each in require_leave(clip))


def _require_not_recalled(clip: Generation) -> None:
    """Check that leave is not given anew after it was taken back: it is for other clips then."""
    ended = Recall.objects.ending() if clip.is_active else Recall.objects.taking_down()
    met = ended.reaching(clip.pk) | ended.marking(clip.pk)
    if cameos := [recall.cameo for recall in met.select_related("cameo__owner")]:
        raise LeaveEnded(RECALLED, dict.fromkeys(cameos, "not lent"))


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _lent(held: Permission, folder: Path) -> protocol.Cameo:
    try:
        found = references_for(held=held)
    except ConsentMissing as refusal:
        raise ended_by(refusal) from refusal
    folder.mkdir(parents=True, exist_ok=True)
    files = {kind: folder / kind for kind in found if kind != Reference.Kind.VOICE}
    for kind, path in files.items():
        path.write_bytes(found[kind])
    voice = found.get(Reference.Kind.VOICE)
    return protocol.Cameo(
        handle=held.cameo.full_handle,
        kind=KINDS[held.cameo.kind],  # type: ignore[arg-type]  # one of the protocol's three
        stills=tuple(files[kind] for kind in STILLS if kind in files),
        cutout=files.get(Reference.Kind.CUT_OUT),
        voice=files.get(Reference.Kind.SPEECH),
        measured=_measured(voice) if voice else None,
        instructions=_instructions(held.cameo),
    )


def _measured(voice: bytes) -> protocol.OwnVoice:
    found = json.loads(voice)
    return protocol.OwnVoice(pitch=found["pitch"], spread=found["pitch_range"], rate=found["rate"])


def _instructions(cameo: Cameo) -> str:
    ticked = (Wish(wish).label for wish in cameo.wishes if wish in Wish.values)
    return ". ".join(part for part in (cameo.portrayal.strip(" ."), *ticked) if part)
