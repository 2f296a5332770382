"""The days of the impression table: made ahead, and dropped whole when their time is over."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

TABLE: Final = "recommender_impression"
OTHERS: Final = f"{TABLE}_other"  # what has no day of its own yet
AHEAD: Final = 7  # days
NAMED: Final = re.compile(rf"{TABLE}_(\d{{8}})")


def make_days(*, ahead: int = AHEAD) -> list[date]:
    """Make the days from today on that are not there yet; return them. Safe to repeat."""
    today = timezone.now().astimezone(UTC).date()
    known = set(days())
    missing = [day for n in range(ahead + 1) if (day := today + timedelta(days=n)) not in known]
    for day in missing:
        _make(day)
    return missing


def drop_old_days() -> list[date]:
    """Drop the days older than impressions are kept; return them."""
    oldest = timezone.now().astimezone(UTC).date() - timedelta(days=settings.IMPRESSION_DAYS)
    old = [day for day in days() if day < oldest]
    with connection.cursor() as cursor:
        for day in old:
            cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(_name(day))))
        cursor.execute(
            sql.SQL("DELETE FROM {} WHERE at < %s").format(sql.Identifier(OTHERS)),
            [datetime.combine(oldest, datetime.min.time(), UTC)],
        )
    return old


def days() -> list[date]:
    """List the days there are, the first one first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits"
            " WHERE inhparent = to_regclass(%s) ORDER BY 1",
            [TABLE],
        )
        names = [NAMED.fullmatch(row[0]) for row in cursor.fetchall()]
    return [datetime.strptime(n[1], "%Y%m%d").replace(tzinfo=UTC).date() for n in names if n]


@transaction.atomic
def _make(day: date) -> None:
    """Make one day, take in what was written for it before it was there, and attach it."""
    begins = datetime.combine(day, datetime.min.time(), UTC)
    names = {
        "day": sql.Identifier(_name(day)),
        "all": sql.Identifier(TABLE),
        "others": sql.Identifier(OTHERS),
        "begins": sql.Literal(begins),
        "ends": sql.Literal(begins + timedelta(days=1)),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [TABLE])
        if day in days():
            return
        for statement in _STATEMENTS:
            cursor.execute(sql.SQL(statement).format(**names))


_STATEMENTS: Final = (
    "CREATE TABLE {day} (LIKE {all} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)",
    (
        "WITH moved AS (DELETE FROM {others} WHERE at >= {begins} AND at < {ends} RETURNING *)"
        " INSERT INTO {day} SELECT * FROM moved"
    ),
    "ALTER TABLE {all} ATTACH PARTITION {day} FOR VALUES FROM ({begins}) TO ({ends})",
)


def _name(day: date) -> str:
    return f"{TABLE}_{day:%Y%m%d}"
