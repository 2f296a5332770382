"""What somebody is asked to do before the camera, so that a film made earlier does not serve."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final, Literal, get_args

Step = Literal["left", "right", "up", "down"]  # as the person turns, not as the picture shows it
STEPS: Final[tuple[Step, ...]] = get_args(Step)
STEP_COUNT: Final = 4
DIGIT_COUNT: Final = 8


class BadChallenge(ValueError):
    """What should be a challenge is none."""


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """Turns of the head in an order, and digits to say.

    Who cannot move or speak is given one without steps or without digits; that part is then for
    a person to look at.
    """

    steps: tuple[Step, ...]
    digits: str

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored, sent to the browser and read by `read_challenge`."""
        return {"steps": list(self.steps), "digits": self.digits}


def new_challenge(rng: Random, *, motion: bool = True, speech: bool = True) -> Challenge:
    """Draw a challenge: 108 orders of turns, a hundred million numbers.

    :param rng: `random.SystemRandom()`, where it is not a test.
    """
    steps: list[Step] = []
    while motion and len(steps) < STEP_COUNT:
        steps.append(rng.choice([step for step in STEPS if step not in steps[-1:]]))
    digits = "".join(str(rng.randrange(10)) for _ in range(DIGIT_COUNT))
    return Challenge(steps=tuple(steps), digits=digits if speech else "")


def read_challenge(stored: object) -> Challenge:
    """Read what `as_json` gave.

    :raises BadChallenge: if it is something else.
    """
    match stored:
        case {"steps": [*steps], "digits": str(digits)} if (
            all(step in STEPS for step in steps)
            and len(steps) <= 2 * STEP_COUNT
            and len(digits) <= 2 * DIGIT_COUNT
            and (not digits or (digits.isascii() and digits.isdigit()))
        ):
            return Challenge(steps=tuple(steps), digits=digits)
    raise BadChallenge('A challenge reads {"steps": ["left", "up", …], "digits": "4071…"}.')
