"""One page of one person's feed, and why each clip is on it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from time import perf_counter
from typing import Final
from uuid import UUID, uuid4

import numpy as np
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from recommender.doing import locked_profile
from recommender.models import Instruction, Profile, Slate
from recommender.pooling import pooled
from recommender.ranking.arranging import Rules
from recommender.ranking.facets import KEYS
from recommender.ranking.pipeline import rank as ranked
from recommender.ranking.plan import Plan
from recommender.ranking.pool import Candidates, Floats, Placed, Source, Stage, Targets, Viewer
from recommender.serving import scorer_for
from recommender.showing import Page, keep, keep_unranked, kept_page, unwanted_by
from recommender.sourcing import EXACTNESS, Aims, Found, gather
from recommender.steering import in_force, joined, targets_of
from sora_site.accounts.ages import is_minor, local_now
from sora_site.accounts.models import User
from sora_site.core.embedding import EmbeddingUnavailable
from sora_site.core.errors import DomainError
from sora_site.core.statements import prepared

logger = logging.getLogger(__name__)

Allowed = Callable[[Collection[UUID]], Collection[UUID]]

LATELY: Final = timedelta(days=7)  # what was seen within it comes again only where nothing else is
REMEMBERED: Final = 24 * 60 * 60  # seconds a good page can stand in for one that fails
RESERVE: Final = 60  # clips that are remembered for that
NOT_KEPT: Final = "This page of your feed is no longer kept. Start again from the top."


class UnknownPage(DomainError):
    """There is no such page in this person's feed, or no longer."""

    status = 404


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a page is wanted.

    `offered` are candidates that the caller knows of, with where they come from. Without
    `learned` nothing is used that was learned from the person; instructions are followed all the
    same. `nudge` is the kind of a card that is due, or nothing.
    """

    size: int = 20
    offered: Mapping[UUID, Source] = field(default_factory=dict)
    learned: bool = True
    nudge: str = ""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What one page is asked for with."""

    person: User
    allowed: Allowed
    terms: Terms


def rank(
    *,
    person: User,
    allowed: Allowed,
    after: UUID | None = None,
    terms: Terms | None = None,
) -> Page:
    """Make the next page of a person's feed, or its first; asked again after one page, the same.

    `allowed` is given ids and returns those the person may see; nothing else is shown.

    Where the database does not answer in time, the page is made of the last good one. With
    `slate.way` LATEST it is empty, because there is nothing to rank, or no last good one: the
    caller then shows what it has.

    :raises UnknownPage: if `after` is no page of this person.
    """
    asked = _Asked(person=person, allowed=allowed, terms=terms or Terms())
    try:
        with transaction.atomic():
            return _page(asked, after)
    except (OperationalError, IntegrityError) as failed:  # too slow, or a clip went meanwhile
        logger.warning("recommender.degraded", extra={"person": person.pk, "why": str(failed)})
        return _last_good(asked, after)


def page_of(*, person: User, slate: UUID) -> Page:
    """Return a page of a person's feed as it was shown.

    :raises UnknownPage: if there is none, or it was kept long enough.
    """
    return kept_page(_own(person, slate))


def _own(person: User, slate: UUID) -> Slate:
    own = Slate.objects.of(person).filter(pk=slate).first()
    if own is None:
        raise UnknownPage(NOT_KEPT)
    return own


def _around(person: User, after: UUID) -> tuple[Slate, Slate | None]:
    """Return a page of a person's feed, and the one that was shown after it, if any. One query."""
    slates = Slate.objects.of(person).filter(Q(pk=after) | Q(previous=after))
    found = {slate.pk == after: slate for slate in slates.defer("trace")}
    if True not in found:
        raise UnknownPage(NOT_KEPT)
    return found[True], found.get(False)


def _page(asked: _Asked, after: UUID | None) -> Page:
    """Lock the profile, so that two tabs of one person get the same next page; then make it."""
    started = perf_counter()
    _set_limits()
    profile = locked_profile(asked.person)
    previous, known = _around(asked.person, after) if after else (None, None)
    if known:
        return kept_page(known)
    profile.save(update_fields=["seen_at", "began_at", "depth", "since_active", "session"])
    slate = Slate(pk=uuid4(), person=asked.person, previous=previous, at=timezone.now())
    return _fill(slate, asked, profile, started)


def _set_limits() -> None:
    """Let no query of this transaction take for ever, and the index compare enough."""
    with prepared() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s::text, true),"
            " set_config('hnsw.ef_search', %s::text, true)",
            [str(settings.RANK_TIMEOUT_MS), str(EXACTNESS)],
        )


def _fill(slate: Slate, asked: _Asked, profile: Profile, started: float) -> Page:
    instructions = in_force(asked.person)
    _keep_for_session(instructions)
    plan = joined(instructions)
    viewer = _viewer(asked, profile, plan)
    since = perf_counter()
    pool, viewer = _candidates(asked, profile, viewer, slate.previous_id)
    found = Stage("candidates", (perf_counter() - since) * 1000, len(pool))
    if not (len(pool) or viewer.seen or viewer.hidden or instructions):
        return Page(slate=Slate(person=asked.person, way=Slate.Way.LATEST), placed=())
    scorer, version = scorer_for(plan)
    filled, trace = ranked(
        pool,
        viewer,
        scorer=scorer,
        rules=Rules(
            size=asked.terms.size,
            connected_share=settings.CONNECTED_SHARE,
            explore_share=settings.EXPLORED_SHARE,
        ),
        rng=np.random.default_rng(slate.pk.int),
    )
    trace = replace(trace, stages=(found, *trace.stages))
    slate.way = Slate.Way.RANKED if version else Slate.Way.HEURISTIC
    slate.more = len(trace.ids) > len(filled.placed)
    slate.nudge, slate.nudge_after = filled.nudge, filled.nudge_after
    slate.not_understood = list(filled.not_understood)
    slate.milliseconds = round((perf_counter() - started) * 1000)
    newest = instructions[0].pk if instructions else None
    page = keep(slate, filled.placed, trace, ranker=version, instruction=newest)
    shown = set(page.ids)
    best = [trace.ids[row] for row in np.argsort(-trace.scores, kind="stable")[:RESERVE]]
    _remember(asked.person, [item for item in best if item not in shown])
    return page


def _viewer(asked: _Asked, profile: Profile, plan: Plan) -> Viewer:
    learned = asked.terms.learned
    return Viewer(
        id=asked.person.pk,
        long=_vector(profile.long) if learned else None,
        session=_vector(profile.session) if learned else None,
        negative=_vector(profile.negative) if learned else None,
        tastes=_tastes(profile.tastes) if learned else None,
        hour=local_now(asked.person).hour,
        depth=profile.depth,
        since_active=profile.since_active,
        plan=plan,
        targets=_targets(plan),
        minor=is_minor(asked.person),
        nudge=asked.terms.nudge,
    )


def _vector(stored: object) -> Floats | None:
    return None if stored is None else np.asarray(stored, np.float32)


def _tastes(stored: bytes | memoryview) -> Floats | None:
    tastes = np.frombuffer(stored, "<f2").astype(np.float32)
    return tastes if len(tastes) == len(KEYS) else None


def _targets(plan: Plan) -> Targets:
    try:
        return targets_of(plan)
    except EmbeddingUnavailable as missing:
        logger.warning("recommender.no_embedder", extra={"why": str(missing)})
        return Targets()


def _candidates(
    asked: _Asked, profile: Profile, viewer: Viewer, previous: UUID | None
) -> tuple[Candidates, Viewer]:
    """Find what may be shown, and what was seen: lately, or where that leaves too little, just now.

    Clips that nobody has read yet are left out as soon as somebody asks for something.
    """
    for since in (min(timezone.now() - LATELY, profile.began_at), profile.began_at):
        unwanted = unwanted_by(profile, since=since, previous=previous)
        found = _found(asked, viewer, unwanted.all)
        found = found.among(set(asked.allowed(found.ids)))
        if len(found) >= asked.terms.size:
            break
    asks = not viewer.plan.is_empty
    pool = pooled(asked.person, found, learned=asked.terms.learned, worded=asks)
    if asks:
        pool = pool.take(np.flatnonzero(pool.vectors.any(axis=1)))
    return pool, replace(viewer, seen=unwanted.seen, hidden=unwanted.hidden)


def _found(asked: _Asked, viewer: Viewer, without: frozenset[UUID]) -> Found:
    aims = Aims(
        long=viewer.long,
        session=viewer.session,
        instruction=viewer.targets.vector,
        without=without,
        alike=asked.terms.learned,
    )
    return gather(asked.person, aims, offered=asked.terms.offered)


def _keep_for_session(instructions: Collection[Instruction]) -> None:
    """Move the end of this session's instructions on, for the session goes on."""
    until = Instruction.session_ends()
    short = until - timedelta(minutes=2)
    due = [i.pk for i in instructions if i.lasts == i.Lasts.SESSION and _before(i, short)]
    if due:
        Instruction.objects.filter(pk__in=due).update(expires_at=until)


def _before(instruction: Instruction, moment: datetime) -> bool:
    return instruction.expires_at is not None and instruction.expires_at < moment


def _remember(person: User, items: list[UUID]) -> None:
    cache.set(f"recommender.good.{person.pk}", items, REMEMBERED)


def _last_good(asked: _Asked, after: UUID | None) -> Page:
    """Make a page of what was good last; it is written down if the database lets it."""
    known: list[UUID] = cache.get(f"recommender.good.{asked.person.pk}") or []
    may = set(asked.allowed(known)) if known else set()
    chosen = [item for item in known if item in may][: asked.terms.size]
    _remember(asked.person, [item for item in known if item not in set(chosen)])
    way = Slate.Way.LAST_GOOD if chosen else Slate.Way.LATEST
    placed = tuple(
        Placed(id=item, position=at, score=0, source=Source.RANDOM, reasons=(), propensity=1)
        for at, item in enumerate(chosen)
    )
    slate = Slate(person=asked.person, previous_id=after, way=way, more=len(may) > len(chosen))
    try:
        return keep_unranked(slate, placed)
    except DatabaseError as still:
        logger.warning("recommender.not_kept", extra={"why": str(still)})
        return Page(slate=slate, placed=placed)
