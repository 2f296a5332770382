"""Which scorer ranks now: the trained one that won, else the rules."""

from __future__ import annotations

import logging
from functools import lru_cache
from uuid import UUID

from django.core.files.storage import default_storage

from recommender.models import RankerVersion
from recommender.ranking.booster import Booster, ModelUnusable
from recommender.ranking.features import KEY
from recommender.ranking.heuristic import Heuristic
from recommender.ranking.plan import Plan
from recommender.ranking.scoring import Scorer
from sora_site.core.statements import prepared

logger = logging.getLogger(__name__)

Kind = RankerVersion.Kind
RULES = Heuristic()


def scorer_for(plan: Plan) -> tuple[Scorer, RankerVersion | None]:
    """Return who judges under this plan, and its version; None where that is the rules.

    A model that cannot be used here is written to the log, and the rules take over.
    """
    version = _serving(Kind.BASE if plan.is_empty else Kind.STEERABLE)
    scorer = scorer_of(version)
    return scorer, None if scorer is RULES else version


def _serving(kind: str) -> RankerVersion | None:
    with prepared() as cursor:
        cursor.execute(
            "SELECT id FROM recommender_rankerversion WHERE state = 'serving' AND kind = %s::text",
            [kind],
        )
        found = cursor.fetchone()
    return _version(found[0]) if found else None


@lru_cache(maxsize=8)
def _version(key: UUID) -> RankerVersion:
    """Read a version, once in each process: what is read here of it never changes."""
    return RankerVersion.objects.only("name", "file", "sha256", "features_key").get(pk=key)


def scorer_of(version: RankerVersion | None) -> Scorer:
    """Return the scorer of a version, or the rules where there is none or it cannot be used."""
    if version is None or version.features_key != KEY:
        return RULES
    try:
        return load(version)
    except ModelUnusable as wrong:
        logger.error("recommender.model_unusable", extra={"why": str(wrong)})  # noqa: TRY400 - the trace is ours
        return RULES


def load(version: RankerVersion) -> Booster:
    """Read a version's model, once in each process.

    :raises ModelUnusable: if its file is gone, was changed, or cannot be read here.
    """
    return _loaded(version.pk, version.name, version.file, version.sha256)


@lru_cache(maxsize=4)
def _loaded(_version: UUID, name: str, file: str, sha256: str) -> Booster:
    return Booster(stored(name, file), name=name, sha256=sha256)


def stored(name: str, file: str) -> bytes:
    """Read the file of a model.

    :raises ModelUnusable: if it is gone.
    """
    try:
        with default_storage.open(file) as content:
            model: bytes = content.read()
    except OSError as gone:
        raise ModelUnusable(f"The file of {name} is gone.") from gone
    return model
