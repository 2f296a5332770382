"""How long a soundscape is listened to, from when on, and the lots its parts draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from generation.engines.animatic.sound.synthesis import Band, Mono, dice, drift, noise
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import SAMPLE_RATE

LONGEST_EVENT = 8.0  # seconds; what began earlier than that is over


@dataclass(frozen=True)
class Hearing:
    """So many samples of what a place sounds like, `begin` seconds after one came there.

    What happens now and then happens when it would have, however much of it is heard.
    """

    count: int
    seed: int
    names: tuple[object, ...]  # whose lots these are
    begin: float = 0.0
    without: frozenset[str] = frozenset()  # what is not to be heard

    @property
    def end(self) -> float:
        return self.begin + self.count / SAMPLE_RATE

    def lots(self, *names: object) -> np.random.Generator:
        return dice(self.seed, *self.names, *names)

    def of(self, name: object) -> Hearing:
        """Listen to a part, which has lots of its own."""
        return replace(self, names=(*self.names, name))

    def lacks(self, *kinds: str) -> bool:
        return not self.without.isdisjoint(kinds)

    def noise(self, band: Band, *names: object) -> Mono:
        """Make noise that goes on all the time; no two stretches of it are alike."""
        return noise(self.count, band, self.lots(*names, self.begin))

    def drift(self, period: float, *names: object) -> Mono:
        return drift(self.count, period, self.lots(*names), begin=self.begin)

    def events(
        self, name: str, first: float, pause: Callable[[np.random.Generator], float]
    ) -> Iterator[tuple[float, np.random.Generator]]:
        """Yield (seconds from `begin`, lots) of what happens again and again.

        :param first: seconds after one came there; `pause` draws the time to the next.
        """
        at, number = first, 0
        while at < self.end:
            rng = self.lots(name, number)
            wait = pause(rng)
            if at > self.begin - LONGEST_EVENT:
                yield at - self.begin, rng
            at, number = at + wait, number + 1

    def track(self) -> Track:
        return Track(self.count)
