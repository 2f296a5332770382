"""State graphs that check themselves when they are defined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

State = TypeVar("State", bound=str)


class StateGraph(Generic[State]):
    """Which state may follow which. The first state given is where everything begins.

    :raises ValueError: if a state cannot be reached, or a target is not a state.
    """

    def __init__(self, edges: Mapping[State, frozenset[State]]) -> None:
        self.edges = edges
        self.start = next(iter(edges))
        if strangers := frozenset[State]().union(*edges.values()) - edges.keys():
            raise ValueError(f"not states: {sorted(strangers)}")
        if lost := edges.keys() - self._reachable():
            raise ValueError(f"never reached from {self.start}: {sorted(lost)}")

    @property
    def ends(self) -> frozenset[State]:
        """States that nothing follows."""
        return frozenset(state for state, after in self.edges.items() if not after)

    def before(self, state: State) -> frozenset[State]:
        """States from which `state` may be entered."""
        return frozenset(source for source, after in self.edges.items() if state in after)

    def _reachable(self) -> set[State]:
        seen: set[State] = set()
        frontier = [self.start]
        while frontier:
            state = frontier.pop()
            if state not in seen:
                seen.add(state)
                frontier.extend(self.edges[state])
        return seen
