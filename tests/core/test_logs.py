from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from uuid import UUID

import pytest

from sora_site.core.logs import FactsFormatter

CLIP = UUID("12345678-1234-5678-1234-567812345678")


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    logger, lines = logging.getLogger("tests.facts"), io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(FactsFormatter("{levelname} {name} {message}", style="{"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger, lines
    logger.removeHandler(handler)
    handler.close()


def test_facts_stand_beside_their_event(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, lines = log

    logger.info("app.event", extra={"clip": CLIP, "attempt": 2, "why": "nobody was there"})

    assert lines.getvalue() == (
        f"INFO tests.facts app.event clip={CLIP} attempt=2 why='nobody was there'\n"
    )


def test_a_fact_from_outside_makes_no_line_of_its_own(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, lines = log

    logger.warning("app.event", extra={"why": "no\n2026-01-01 ERROR app forged\x1b[2J"})

    assert lines.getvalue().count("\n") == 1
    assert "\x1b" not in lines.getvalue()


def test_a_line_without_facts_stays_as_it_is(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, lines = log

    logger.info("plain", extra={"request": object()})

    assert lines.getvalue() == "INFO tests.facts plain\n"
