from __future__ import annotations

import json
from random import Random

import pytest

from cameos.checking.challenge import STEPS, BadChallenge, new_challenge, read_challenge


def test_a_challenge_never_asks_for_the_same_turn_twice_in_a_row() -> None:
    rng = Random(1)

    drawn = [new_challenge(rng) for _ in range(1500)]

    assert all(len(one.steps) == 4 and len(one.digits) == 8 for one in drawn)
    assert all(a != b for one in drawn for a, b in zip(one.steps, one.steps[1:], strict=False))
    assert len({one.steps for one in drawn}) == 108
    assert len({one.digits for one in drawn}) == 1500


def test_it_survives_being_stored() -> None:
    one = new_challenge(Random(2))

    assert read_challenge(json.loads(json.dumps(one.as_json()))) == one


def test_who_cannot_move_or_speak_is_not_asked_to() -> None:
    still = new_challenge(Random(3), motion=False)
    silent = new_challenge(Random(3), speech=False)

    assert (still.steps, len(still.digits)) == ((), 8)
    assert (set(silent.steps) <= set(STEPS), silent.digits) == (True, "")


@pytest.mark.parametrize(
    "stored",
    [
        None,
        {},
        {"steps": ["left"], "digits": 12},
        {"steps": ["nod"], "digits": "12"},
        {"steps": "left", "digits": "12"},
        {"steps": ["left"] * 99, "digits": "12"},
        {"steps": [["left"]], "digits": "12"},
        {"steps": ["left"], "digits": "eight"},
        {"steps": ["left"], "digits": "٣٤"},
    ],
    ids=str,
)
def test_what_is_no_challenge_is_refused(stored: object) -> None:
    with pytest.raises(BadChallenge):
        read_challenge(stored)
