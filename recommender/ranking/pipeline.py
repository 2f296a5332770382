"""From candidates to a page: sources → features → filters → gate → score → arrange → explain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Final
from uuid import UUID

import numpy as np

from recommender.ranking import concepts, explaining
from recommender.ranking.arranging import NUDGE_AFTER, Pick, Rules, Scored, arrange
from recommender.ranking.features import NAMES, rows_of
from recommender.ranking.gate import Reading, read
from recommender.ranking.heuristic import Heuristic
from recommender.ranking.pool import (
    Candidates,
    Flags,
    Floats,
    Names,
    Placed,
    Slate,
    Stage,
    Targets,
    Trace,
    Viewer,
)
from recommender.ranking.scoring import Scorer, obedient

BY_RULES: Final = Heuristic()
CAP: Final = 1_000  # candidates that are looked at


@dataclass
class _Run:
    """One ranking under way: which candidates are left, and what became of the rest."""

    pool: Candidates
    viewer: Viewer
    reading: Reading
    may: Flags  # (n,) be shown
    rows: Floats = field(default_factory=lambda: np.zeros((0, len(NAMES)), np.float32))
    scores: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    stages: list[Stage] = field(default_factory=list)
    since: float = field(default_factory=perf_counter)

    def done(self, name: str, left_out: dict[str, Flags] | None = None) -> None:
        """Write down a stage, and what it left out."""
        gone = {}
        for why, rows in (left_out or {}).items():
            if (newly := rows & self.may).any():
                gone[why] = tuple(self.pool.ids[newly])
                self.may &= ~rows
        now = perf_counter()
        self.stages.append(Stage(name, (now - self.since) * 1000, int(self.may.sum()), gone))
        self.since = now


def rank(
    candidates: Candidates,
    viewer: Viewer,
    *,
    scorer: Scorer,
    rules: Rules,
    rng: np.random.Generator,
) -> tuple[Slate, Trace]:
    """Make one page for one viewer out of candidates; the same seed makes the same page."""
    run = _sources(candidates, viewer)
    _features(run)
    _filters(run)
    _gate(run)
    _score(run, scorer)
    picks = _arrange(run, _as_connected(run, scorer, rules), rng)
    placed = _explain(run, picks)
    slate = Slate(
        placed=placed,
        nudge=viewer.nudge if placed else "",
        nudge_after=min(NUDGE_AFTER, len(placed)),
        scorer=scorer.name,
        not_understood=run.reading.not_understood,
    )
    ids = tuple(run.pool.ids[run.may])
    trace = Trace(tuple(run.stages), NAMES, ids, run.rows[run.may], run.scores[run.may])
    return slate, trace


def understood(pool: Candidates, viewer: Viewer) -> Reading:
    """Hold the viewer's instruction against what is known of each candidate."""
    return read(viewer.plan, texts_of(pool, viewer.targets))


def texts_of(pool: Candidates, targets: Targets) -> concepts.Pool:
    """Take of each candidate what an instruction speaks of."""
    return concepts.Pool(tuple(pool.texts), pool.vectors, targets.of, pool.facets, pool.moods)


def _sources(candidates: Candidates, viewer: Viewer) -> _Run:
    started = perf_counter()
    pool = candidates.take(_closest(candidates)) if len(candidates) > CAP else candidates
    may = np.ones(len(pool), np.bool_)
    run = _Run(pool, viewer, understood(pool, viewer), may, since=started)
    run.done("sources")
    return run


def _closest(candidates: Candidates) -> Flags:
    """Keep as many as are looked at, those of the closest sources first."""
    closeness = candidates.sources & -candidates.sources
    chosen = np.zeros(len(candidates), np.bool_)
    chosen[np.argsort(closeness, kind="stable")[:CAP]] = True
    return chosen


def _features(run: _Run) -> None:
    run.rows = rows_of(run.pool, run.viewer, run.reading)
    run.done("features")


def _filters(run: _Run) -> None:
    """Leave out what this viewer may not, or does not want to, see at all."""
    pool, viewer = run.pool, run.viewer
    minor = np.full(len(pool), viewer.minor)
    run.done(
        "filters",
        {
            "for adults": pool.adults_only & minor,
            "hidden": _among(pool.ids, viewer.hidden),
            "hidden author": _among(pool.authors, viewer.hidden_authors),
            "seen": _among(pool.ids, viewer.seen),
        },
    )


def _among(names: Names, some: frozenset[UUID]) -> Flags:
    if not some:
        return np.zeros(len(names), np.bool_)
    return np.array([name in some for name in names], np.bool_)


def _gate(run: _Run) -> None:
    """Leave out what an instruction excludes."""
    social = {"only": ~run.pool.connected, "no": run.pool.connected}
    nobody = np.zeros(len(run.pool), np.bool_)
    unasked = social.get(run.viewer.plan.social or "", nobody)
    run.done("gate", {"not what was asked for": ~run.reading.kept, "not from whom": unasked})


def _score(run: _Run, scorer: Scorer) -> None:
    scores = scorer.scores(run.rows) if len(run.pool) else run.scores
    run.scores = obedient(scores, run.pool, run.reading, run.viewer)
    run.done("score")


def _as_connected(run: _Run, scorer: Scorer, rules: Rules) -> Rules:
    """Let what was learned show no fewer clips by people one has ties with than the rules would."""
    may = np.flatnonzero(run.may)
    if isinstance(scorer, Heuristic) or not len(may):
        return rules
    scores = obedient(BY_RULES.scores(run.rows), run.pool, run.reading, run.viewer)[may]
    best = may[np.argsort(-scores, kind="stable")[: rules.size]]
    tied = float(run.pool.connected[best].mean())
    return replace(rules, connected_share=max(rules.connected_share, tied))


def _arrange(run: _Run, rules: Rules, rng: np.random.Generator) -> list[Pick]:
    scored = Scored(run.pool, run.scores, run.may, run.reading.lessened)
    picks = arrange(scored, viewer=run.viewer, rules=rules, rng=rng)
    run.done("arrange")
    return picks


def _explain(run: _Run, picks: list[Pick]) -> tuple[Placed, ...]:
    placed = tuple(_placed(run, position, pick) for position, pick in enumerate(picks))
    run.done("explain")
    return placed


def _placed(run: _Run, position: int, pick: Pick) -> Placed:
    return Placed(
        id=run.pool.ids[pick.row],
        position=position,
        score=float(run.scores[pick.row]),
        source=explaining.closest(int(run.pool.sources[pick.row])),
        reasons=explaining.reasons(
            run.pool,
            pick.row,
            viewer=run.viewer,
            reading=run.reading,
            explored=pick.explored,
        ),
        propensity=pick.propensity,
        explored=pick.explored,
    )
