"""Lines of the log: the event, and its facts beside it."""

from __future__ import annotations

import logging
from typing import Final
from uuid import UUID

OF_EVERY_RECORD: Final = frozenset(
    {*logging.makeLogRecord({}).__dict__, "message", "asctime", "taskName"}
)
PLAIN: Final = (str, int, float, UUID)


class FactsFormatter(logging.Formatter):
    """Write what was given as `extra` at the end of its line: `key=value`, each in one piece."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        facts = (
            f" {name}={_in_one_piece(value)}"
            for name, value in record.__dict__.items()
            if name not in OF_EVERY_RECORD and isinstance(value, PLAIN)
        )
        return super().formatMessage(record) + "".join(facts)


def _in_one_piece(value: object) -> str:
    text = str(value)
    return text if text.isprintable() and text and " " not in text else repr(text)
