"""What an instruction leaves alone, over the steering suite."""

from __future__ import annotations

from tests.recommender.kept import kept


def test_among_what_matches_ties_come_first_and_nonsense_leaves_pages_alone() -> None:
    found = kept("test", every=4)

    assert found.count >= 10
    assert found.connected >= 0.75
    assert found.plain > 0
    assert abs(found.plain - found.idle) <= 0.01
