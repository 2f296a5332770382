from __future__ import annotations

import pytest

from generation.models import Generation
from sora_site.core.states import StateGraph


def test_graph_knows_its_start_its_ends_and_what_comes_before() -> None:
    graph = StateGraph({"a": frozenset({"b", "c"}), "b": frozenset({"c"}), "c": frozenset()})

    assert (graph.start, graph.ends) == ("a", frozenset({"c"}))
    assert graph.before("c") == frozenset({"a", "b"})


def test_state_that_is_never_reached_is_an_error() -> None:
    with pytest.raises(ValueError, match="never reached"):
        StateGraph({"a": frozenset(), "b": frozenset()})


def test_target_that_is_no_state_is_an_error() -> None:
    with pytest.raises(ValueError, match="not states"):
        StateGraph({"a": frozenset({"x"})})


def test_every_state_of_a_clip_is_in_its_graph() -> None:
    assert set(Generation.STATES.edges) == set(Generation.State)
    assert Generation.STATES.start == Generation.State.HELD
    assert Generation.STATES.ends == set(Generation.State) - set(Generation.ACTIVE)
