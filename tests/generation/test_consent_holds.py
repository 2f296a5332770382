"""Whatever people do to each other, no clip of a cameo is made, seen or fetched without leave.

What leave there is, is worked out a second time, in `consent_leave`. `CONSENT_STEPS=10000` in the
environment takes as many steps.
"""

from __future__ import annotations

import logging
import os
from typing import Final

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from pytest_django.fixtures import Settings

from cameos.ledger import faults
from feed.models import Post
from generation.models import Asset
from tests.generation.casts import CastingEngine, worked_off
from tests.generation.consent_clips import Clips
from tests.generation.consent_leave import PEOPLE, taken
from tests.generation.small_engine import use_engine

STEPS_A_RUN: Final = 50
STEPS: Final = int(os.environ.get("CONSENT_STEPS", "100"))
logger = logging.getLogger(__name__)


class Consent(Clips):
    """What must hold after every step."""

    @invariant()
    def nothing_that_is_gone_is_there(self) -> None:
        self.made["step"] += 1
        assert not set(self.completed()) & self.gone
        unmade = set(self.cast) - set(self.finished())
        assert not Asset.objects.filter(generation__in=unmade).exists()
        assert not Post.objects.filter(generation__in=unmade).exists()

    @invariant()
    def nobody_sees_what_goes_or_whom_a_block_parts(self) -> None:
        for viewer in range(PEOPLE):
            seen, owned = self.seen_by[viewer](), self.owned_by[viewer]()
            assert not (set(seen) | set(owned)) & self.gone
            assert not any(self.parted(clip, viewer) for clip in seen)
            assert not any(self.parted(clip) for clip in owned)

    @invariant()
    def what_is_being_made_may_be_made(self) -> None:
        """But for what ends unseen, such as a follow or a birthday: that is noticed at the start."""
        for clip in self.active():
            maker, cast = self.cast[clip]
            assert not any((owner, maker) in self.barred for owner in cast)

    def teardown(self) -> None:
        with self.to_the_end():
            worked_off()
        assert not set(self.finished()) & self.gone
        assert not set(self.finished()) & self.stopped
        assert list(faults()) == []
        for clip in self.gone & set(self.cast):
            folder = f"clips/{clip}"
            files = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
            assert not files


@pytest.mark.django_db
def test_no_clip_without_leave_whatever_people_do(settings: Settings) -> None:
    use_engine(settings, CastingEngine)
    settings.DAILY_GENERATIONS = 10_000

    run_state_machine_as_test(Consent, settings=RUN)

    logger.info("consent.rules_followed %s", dict(taken))
    logger.info("consent.steps_taken %s", dict(Consent.made))
    assert {"clip", "post"} <= Consent.made.keys(), "each run begins with a clip that is posted"


RUN = settings(
    max_examples=max(STEPS // STEPS_A_RUN, 1),
    stateful_step_count=STEPS_A_RUN,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
