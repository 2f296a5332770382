"""What is done on the spot: how fast it goes, and what of it a body without hands shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.scene import Motion


@dataclass(frozen=True, kw_only=True)
class Beat:
    """One motion on the spot. Bodies of people show it with their limbs, others as a whole."""

    rate: float  # cycles a second
    wait: float | None = None  # seconds until it begins; None: it has been going on
    rock: float = 0.0  # radians to either side
    rise: float = 0.0  # shares of the height
    squash: float = 0.0  # -1 flattened .. 1 stretched
    heard: str = ""  # a kind of contact, once a cycle


BEATS: Final[dict[Motion, Beat]] = {
    Motion.SIT: Beat(rate=0.2, squash=-0.14),
    Motion.SIT_DOWN: Beat(rate=0.8, wait=0.4, squash=-0.16),
    Motion.RISE: Beat(rate=0.8, wait=0.4, squash=0.14),
    Motion.LIE: Beat(rate=0.2, squash=-0.34),
    Motion.SLEEP: Beat(rate=0.22, squash=-0.38),
    Motion.KNEEL: Beat(rate=1.1, wait=0.4, squash=-0.2),
    Motion.BOW: Beat(rate=0.45, wait=0.3, rock=-0.3),
    Motion.WAVE: Beat(rate=1.6, rock=0.07),
    Motion.CLAP: Beat(rate=2.2, rise=0.03, rock=0.04),
    Motion.CHEER: Beat(rate=1.5, rise=0.14, rock=0.08),
    Motion.POINT: Beat(rate=0.5, rock=-0.09),
    Motion.LOOK: Beat(rate=0.25, rock=0.06),
    Motion.SHRUG: Beat(rate=0.5, wait=0.4, squash=0.12),
    Motion.SALUTE: Beat(rate=1.6, wait=0.4, squash=0.1),
    Motion.SHIVER: Beat(rate=5.0, rock=0.05),
    Motion.LAUGH: Beat(rate=2.6, rise=0.04, rock=0.07),
    Motion.CRY: Beat(rate=1.1, rock=-0.07, squash=-0.1),
    Motion.SING: Beat(rate=0.5, rock=0.07, squash=0.05),
    Motion.HUG: Beat(rate=0.5, rock=-0.12),
    Motion.KISS: Beat(rate=0.4, wait=0.4, rock=-0.16),
    Motion.SHAKE_HANDS: Beat(rate=1.8, rock=0.05),
    Motion.THROW: Beat(rate=1.1, wait=0.25, rock=-0.2, heard="whoosh"),
    Motion.BOWL: Beat(rate=0.65, wait=0.4, rock=-0.14, heard="whoosh"),
    Motion.KICK: Beat(rate=0.45, wait=0.3, rock=-0.2, heard="whoosh"),
    Motion.PUNCH: Beat(rate=1.3, rock=-0.12, heard="whoosh"),
    Motion.FENCE: Beat(rate=1.0, rock=-0.12, heard="whoosh"),
    Motion.PUSH: Beat(rate=0.7, rock=-0.12),
    Motion.PULL: Beat(rate=0.7, rock=0.14),
    Motion.LIFT: Beat(rate=0.35, squash=0.14),
    Motion.DIG: Beat(rate=0.8, rock=-0.14, heard="footstep"),
    Motion.BUILD: Beat(rate=1.4, rock=-0.1, heard="footstep"),
    Motion.SWEEP: Beat(rate=0.8, rock=0.08),
    Motion.FISH: Beat(rate=0.25, rock=0.05),
    Motion.ROW: Beat(rate=0.6, rock=0.1, heard="splash"),
    Motion.EAT: Beat(rate=0.7, rock=-0.12),
    Motion.DRINK: Beat(rate=0.4, rock=-0.12),
    Motion.COOK: Beat(rate=0.9, rock=0.05),
    Motion.POUR: Beat(rate=0.4, rock=-0.1),
    Motion.READ: Beat(rate=0.2, rock=-0.05),
    Motion.WRITE: Beat(rate=1.2, rock=-0.05),
    Motion.PAINT: Beat(rate=0.6, rock=0.06),
    Motion.TYPE: Beat(rate=3.0, rock=0.04),
    Motion.PHOTOGRAPH: Beat(rate=0.3, squash=-0.12),
    Motion.JUGGLE: Beat(rate=1.4, rise=0.03, rock=0.04),
    Motion.CONJURE: Beat(rate=0.6, rock=-0.14, heard="whoosh"),
    Motion.CONDUCT: Beat(rate=1.0, rock=0.09),
    Motion.PLAY_GUITAR: Beat(rate=2.0, rock=0.05, rise=0.02),
    Motion.PLAY_PIANO: Beat(rate=1.5, rock=0.05),
    Motion.PLAY_DRUMS: Beat(rate=2.0, rock=0.06, rise=0.03),
    Motion.PLAY_VIOLIN: Beat(rate=0.8, rock=0.07),
    Motion.PLAY_TRUMPET: Beat(rate=0.7, rock=0.08),
    Motion.TWIRL: Beat(rate=0.9, rise=0.03),
    Motion.WALTZ: Beat(rate=0.5, rise=0.02, rock=0.04, heard="footstep"),
    Motion.RIDE: Beat(rate=1.4, rise=0.02),
    Motion.DRIVE: Beat(rate=0.4, rock=0.04),
    Motion.STRETCH: Beat(rate=0.2, squash=0.14, rock=0.05),
    Motion.PUSH_UP: Beat(rate=0.7, squash=-0.2, rise=0.02),
}

LYING: Final = frozenset({Motion.LIE, Motion.SLEEP, Motion.CRAWL, Motion.PUSH_UP})
"""As wide as the body is tall."""
SINGING: Final = frozenset({Motion.TALK, Motion.SING, Motion.LAUGH})
"""With the mouth open, whether or not a line is heard."""
QUIET: Final = frozenset(
    {Motion.STAND, Motion.TALK, Motion.LOOK, Motion.LAUGH, Motion.CRY, Motion.SHRUG, Motion.POINT}
)
"""What goes on beside whatever else is done, and gives way to it."""
TO_EACH_OTHER: Final = frozenset(
    {
        Motion.TALK,
        Motion.PUNCH,
        Motion.FENCE,
        Motion.HUG,
        Motion.KISS,
        Motion.SHAKE_HANDS,
        Motion.BOW,
    }
)
"""What two do face to face."""
KIN: Final[dict[Motion, Motion]] = {
    Motion.SNEAK: Motion.WALK, Motion.CRAWL: Motion.WALK, Motion.MARCH: Motion.WALK,
    Motion.SKIP: Motion.RUN, Motion.STAGGER: Motion.WALK, Motion.CLIMB: Motion.WALK,
    Motion.WALTZ: Motion.DANCE, Motion.TWIRL: Motion.DANCE, Motion.CARTWHEEL: Motion.BACKFLIP,
    Motion.DIVE: Motion.SWIM, Motion.FLOAT: Motion.FLY, Motion.SKI: Motion.SKATE,
    Motion.CYCLE: Motion.SKATE, Motion.CHEER: Motion.DANCE, Motion.JUGGLE: Motion.DANCE,
    Motion.CLAP: Motion.DANCE, Motion.WAVE: Motion.DANCE, Motion.CONDUCT: Motion.DANCE,
    Motion.CONJURE: Motion.DANCE, Motion.PUNCH: Motion.DANCE, Motion.FENCE: Motion.DANCE,
    Motion.PLAY_DRUMS: Motion.DANCE, Motion.LIFT: Motion.DANCE, Motion.STRETCH: Motion.DANCE,
    Motion.DIG: Motion.RUN, Motion.BOWL: Motion.WALK, Motion.KICK: Motion.RUN,
}  # fmt: skip
"""What comes closest to a motion for bodies with paws."""


def paws(motion: Motion) -> Motion:
    """Return what an animal's legs do where a person's limbs would do more."""
    return KIN.get(motion, motion if motion not in BEATS else Motion.STAND)
