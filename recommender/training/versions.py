"""Versions of the ranker: kept with their hash, exchanged at once, brought back at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from recommender import serving
from recommender.models import RankerVersion
from recommender.ranking.booster import Booster, ModelUnusable
from recommender.ranking.features import KEY
from sora_site.core.errors import DomainError

State = RankerVersion.State

FOLDER: Final = "rankers"  # in the storage
COME_BACK: Final = 10  # versions of a kind that a rollback can reach
LEFT_ALONE: Final = timedelta(days=1)  # a file of no version: its training may go on
TIDIED: Final = timedelta(days=60)  # within which a version retired whose file may be there still


class NotPromotable(DomainError):
    """A version was refused, serves already, or cannot be used here."""


def keep(*, kind: str, model: bytes, metrics: dict[str, Any]) -> RankerVersion:
    """Store a model and write its version down, as a candidate."""
    sha256 = hashlib.sha256(model).hexdigest()
    name = f"{kind}-{timezone.now():%Y%m%d-%H%M%S-%f}-{sha256[:8]}"
    file = default_storage.save(f"{FOLDER}/{name}.txt", ContentFile(model))
    return RankerVersion.objects.create(
        kind=kind, name=name, file=file, sha256=sha256, features_key=KEY, metrics=metrics
    )


def refuse(*, version: RankerVersion, reason: str) -> None:
    """Write down why a candidate does not rank; its row stays, its file goes."""
    refused = RankerVersion.objects.filter(pk=version.pk, state=State.CANDIDATE).update(
        state=State.REFUSED, reason=reason[:300]
    )
    if refused:
        default_storage.delete(version.file)


@transaction.atomic
def promote(*, version: RankerVersion) -> None:
    """Let a version rank from the next page on, in place of the one of its kind that does now.

    :raises NotPromotable: if it was refused, serves already, or its file cannot be used.
    """
    if fault := fault_in(version):
        raise NotPromotable(fault)
    now = timezone.now()
    before = _retire(version.kind)
    promoted = RankerVersion.objects.filter(
        pk=version.pk, state__in=RankerVersion.STATES.before(State.SERVING)
    ).update(state=State.SERVING, promoted_at=now, retired_at=None, replaced=before)
    if not promoted or before == version:
        raise NotPromotable(f"{version} was refused, or serves already.")


def fault_in(version: RankerVersion) -> str:
    """Say why the rules would rank in a version's stead; empty if it can rank.

    Its file is read anew: a process that has it in memory does not notice that it was damaged.
    """
    if version.features_key != KEY:
        return f"{version} was trained on other features than there are now."
    try:
        model = serving.stored(version.name, version.file)
        Booster(model, name=version.name, sha256=version.sha256)
    except ModelUnusable as wrong:
        return str(wrong)
    return ""


@transaction.atomic
def roll_back(*, kind: str) -> RankerVersion | None:
    """Let the version before rank again, and return it; None, and the rules rank, if there is none.

    :raises NotPromotable: if the rules rank already.
    """
    retired = _retire(kind)
    if retired is None:
        raise NotPromotable("The rules rank already; there is nothing to go back from.")
    before = next((version for version in _lineage(retired) if _usable(version)), None)
    if before is None:
        return None
    RankerVersion.objects.filter(pk=before.pk, state=State.RETIRED).update(
        state=State.SERVING, promoted_at=timezone.now(), retired_at=None
    )
    return before


def retract(*, kind: str) -> None:
    """Let the rules rank again, whatever served before."""
    with transaction.atomic():
        _retire(kind)


def tidy() -> None:
    """Delete the files of versions that retired; the last few of each kind can still come back.

    Their rows stay: pages that they ranked say so. What a training left that died goes, too.
    """
    _sweep()
    lately = timezone.now() - TIDIED
    for kind in RankerVersion.Kind.values:
        retired = RankerVersion.objects.of_kind(kind).filter(state=State.RETIRED)
        old = retired.filter(retired_at__gte=lately).order_by("-retired_at")[COME_BACK:]
        needed = {version.metrics.get("warmed_from") for version in _serving(kind)}
        for version in old:
            if version.name not in needed:
                default_storage.delete(version.file)


def _sweep() -> None:
    """Delete files of no version: a training writes them before it writes the version down."""
    if not default_storage.exists(FOLDER):
        return
    known = set(RankerVersion.objects.values_list("file", flat=True))
    for name in default_storage.listdir(FOLDER)[1]:
        file = f"{FOLDER}/{name}"
        age = timezone.now() - default_storage.get_modified_time(file)
        if file not in known and age > LEFT_ALONE:
            default_storage.delete(file)


def _serving(kind: str) -> QuerySet[RankerVersion]:
    return RankerVersion.objects.serving().of_kind(kind)


def _retire(kind: str) -> RankerVersion | None:
    """Lock and retire the version of a kind that serves; two who try wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"recommender.{kind}"])
    current = _serving(kind).select_for_update(of=("self",)).first()
    if current is not None:
        RankerVersion.objects.filter(pk=current.pk).update(
            state=State.RETIRED, retired_at=timezone.now()
        )
    return current


def _lineage(version: RankerVersion) -> Iterator[RankerVersion]:
    """Name what served before a version, and before that; each once."""
    passed = {version.pk}
    while (before := version.replaced) is not None and before.pk not in passed:
        yield before
        passed.add(before.pk)
        version = before


def _usable(version: RankerVersion) -> bool:
    return version.state == State.RETIRED and not fault_in(version)
