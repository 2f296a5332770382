from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Prefetch, Q

from generation import recalling, storing
from generation.models import (
    Asset,
    CastMember,
    CreditEntry,
    Generation,
    Ingredient,
    Purchase,
    Recall,
    RenderShare,
    RenderTurn,
    Storyboard,
    Wallet,
)
from sora_site.core.personal_data import CHUNK, Holding, Row, StoredFile, stream

ORDER: Final = (
    "id",
    "operation",
    "parent_id",
    "root_id",
    "borrowed_from_id",
    "prompt",
    "negative_prompt",
    "camera",
    "slot",
    "size",
    "seconds",
    "added_seconds",
    "style",
    "sound",
    "seed",
    "batch",
    "options",
    "state",
    "reason",
    "engine",
    "account",
    "barred_at",
    "created_at",
    "finished_at",
    "seen_at",
)
EXPORTED: Final = (
    Asset.Kind.VIDEO,
    Asset.Kind.THUMBNAIL,
    Asset.Kind.CAPTIONS,
    Asset.Kind.START,
    Asset.Kind.UPLOAD,
)


def _clips(person: UUID) -> Iterator[Row]:
    clips = Generation.objects.filter(author=person).order_by("created_at", "pk")
    shown = Asset.objects.filter(generation__in=clips.shown(), kind__in=EXPORTED)
    files_there = Prefetch("assets", queryset=shown)
    for clip in clips.prefetch_related(files_there, "ingredients").iterator(chunk_size=CHUNK):
        files = [_path(asset) for asset in clip.assets.all()]
        parts = sorted(clip.ingredients.all(), key=lambda part: part.place)
        yield {name: getattr(clip, name) for name in ORDER} | {
            "cut_from": [part.source_id for part in parts],
            "files": sorted(files),
        }


def _files(person: UUID) -> Iterator[StoredFile]:
    """Yield what the person may fetch one by one, too: not where who is in it parted from them."""
    clips = Generation.objects.filter(author=person).shown()
    assets = Asset.objects.filter(generation__in=clips, kind__in=EXPORTED).order_by("pk")
    for asset in assets.iterator(chunk_size=CHUNK):
        yield StoredFile(asset.name, _path(asset))


def _path(asset: Asset) -> str:
    return f"clips/{asset.generation_id}/{asset.kind}.{asset.name.rpartition('.')[2]}"


def _erase(person: UUID) -> None:
    """Stop what is being made, then delete each clip: its files, then its rows."""
    clips = Generation.objects.filter(author=person).order_by("created_at")
    for pk in list(clips.values_list("pk", flat=True)):
        clip = Generation.objects.filter(pk=pk)
        clip.move(Generation.State.CANCELLED, stage="")
        for name in Asset.objects.filter(generation=pk).values_list("name", flat=True):
            default_storage.delete(name)
        clip.delete()
        storing.tidy(pk)


def _share(person: UUID) -> Iterable[Row]:
    return stream(RenderShare.objects.filter(person=person).values("used_seconds", "used_at"))


def _turns(person: UUID) -> Iterable[Row]:
    return stream(RenderTurn.objects.filter(person=person).values("pool", "rank", "since"))


def _ledger(person: UUID) -> Iterable[Row]:
    lines = CreditEntry.objects.filter(person=person).order_by("pk")
    return stream(lines.values("created_at", "kind", "amount", "words", "generation_id"))


def _purchases(person: UUID) -> Iterable[Row]:
    bought = Purchase.objects.filter(person=person).order_by("begun_at")
    facts = ("credits", "price", "currency", "state", "provider", "reference")
    return stream(bought.values(*facts, "begun_at", "settled_at"))


def _erase_ledger(person: UUID) -> None:
    """Delete the wallet first: as long as it is there, the database keeps its lines."""
    Wallet.objects.filter(person=person).delete()
    CreditEntry.objects.filter(person=person).delete()


def _storyboards(person: UUID) -> Iterable[Row]:
    written = Storyboard.objects.filter(author=person).order_by("begun_at")
    return stream(
        written.values("id", "parent_id", "slot", "size", "style", "cards", "begun_at", "saved_at")
    )


def _recalls(person: UUID) -> Iterable[Row]:
    mine = Recall.objects.filter(Q(person=person) | Q(cameo__owner=person)).order_by("begun_at")
    return stream(
        mine.values("cameo_id", "kind", "gone", "begun_at", by_you=Q(cameo__owner=person))
    )


def _finish_recalls(person: UUID) -> None:
    """Do what is still to be done to others' clips before it is forgotten why."""
    recalling.finish(Recall.objects.filter(Q(person=person) | Q(cameo__owner=person)))
    recalling.forget_owner(person)


def _castings(person: UUID) -> Iterable[Row]:
    """List whom they cast, and who cast them: of others' clips no more than that."""
    mine = Q(maker=person) | Q(owner=person)
    rows = CastMember.objects.filter(mine).order_by("pk")
    facts = ("clip_id", "cameo_id", "basis", "voice", "cast_at")
    return stream(rows.values(*facts, by_you=Q(maker=person), shows_you=Q(owner=person)))


HOLDINGS: Final = (
    Holding(
        key="clips",
        title="Your clips",
        what="Each prompt you sent with its settings, what became of it, and the films, pictures"
        " and captions that were made from it. Nobody else sees them until you post them.",
        kept=f"Until you delete them. What failed or was refused: {settings.UNMADE_CLIP_DAYS}"
        " days.",
        models=(Generation, Asset, Ingredient),
        rows=_clips,
        files=_files,
        erase=_erase,
    ),
    Holding(
        key="castings",
        title="Who is in which clip",
        what="Whose cameos you used in clips and by what leave, and which clips show you, your pets"
        " and your things.",
        kept="As long as the clip, the cameo and both accounts.",
        models=(CastMember,),
        rows=_castings,
    ),
    Holding(
        key="recalls",
        title="Cameos that were taken back",
        what="From whom a cameo was taken back, of yours or one that you used, and how many clips are"
        " taken down so far.",
        kept="Until all clips that this means are stopped or taken down.",
        models=(Recall,),
        rows=_recalls,
        erase=_finish_recalls,
    ),
    Holding(
        key="storyboards",
        title="Storyboards you are writing",
        what="The shots as you typed them and their settings, until you make a clip of them.",
        kept="Until you make or delete them.",
        models=(Storyboard,),
        rows=_storyboards,
    ),
    Holding(
        key="render-share",
        title="Your share of the rendering",
        what="How many seconds of rendering you had lately, so that everybody gets their turn.",
        kept="As long as your account; half of it is forgotten every"
        f" {settings.RENDER_SHARE_HALF_LIFE // 60} minutes.",
        models=(RenderShare,),
        rows=_share,
    ),
    Holding(
        key="render-turns",
        title="Your places in line",
        what="Since when clips of yours wait to be rendered, and by which kind of machine.",
        kept="Until none of them waits or is being made.",
        models=(RenderTurn,),
        rows=_turns,
    ),
    Holding(
        key="credits",
        title="Your credits",
        what="What you have, and every line by which it came to that: what each day and the people"
        " who run the site gave you, what you bought, what each clip cost and what was given back.",
        kept="As long as your account. Nobody can change a line.",
        models=(Wallet, CreditEntry),
        rows=_ledger,
        erase=_erase_ledger,
    ),
    Holding(
        key="purchases",
        title="What you bought",
        what="Which packs of credits you bought or began to buy, when, for how much, and their number"
        " with whoever took the money, who keeps books of their own.",
        kept="As long as your account.",
        models=(Purchase,),
        rows=_purchases,
    ),
)
