"""Queries that every page asks: planned once a connection, told the same with and without that."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from sora_site.core.ids import array, of_bytes
from sora_site.core.statements import prepared

pytestmark = pytest.mark.django_db

QUERY = "SELECT unnest(%s::uuid[]) AS id ORDER BY id"


def asked(ids: list[UUID]) -> list[UUID]:
    with prepared() as cursor:
        cursor.execute(QUERY, [array(ids)])
        return [row[0] for row in cursor.fetchall()]


def planned() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%AS id%'")
        count: int = cursor.fetchone()[0]
        return count


def test_query_is_planned_once_and_asked_with_what_is_new() -> None:
    for _ in range(3):
        ids = sorted(uuid4() for _ in range(4))
        assert asked(ids) == ids

    assert planned() == 1


def test_where_nothing_may_be_prepared_the_answer_is_the_same() -> None:
    connection.ensure_connection()
    connection.connection.prepare_threshold = None
    before = planned()
    ids = sorted(uuid4() for _ in range(4))

    try:
        assert asked(ids) == asked(ids) == ids
        assert planned() == before
    finally:
        connection.connection.prepare_threshold = 0


def test_queries_are_counted_as_any_other(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        asked([uuid4()])
        asked([uuid4()])


def test_what_the_database_refuses_is_told_as_by_any_other_cursor() -> None:
    with transaction.atomic(), prepared() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', '20', true)")
        with pytest.raises(OperationalError):
            cursor.execute("SELECT pg_sleep(5)")
        transaction.set_rollback(True)

    assert len(asked([uuid4()])) == 1


def test_ids_made_of_bytes_are_ids() -> None:
    ids = [uuid4() for _ in range(3)]

    made = of_bytes(one.bytes for one in ids)

    assert made == ids
    assert [str(one) for one in made] == [str(one) for one in ids]
    assert [repr(one) for one in made] == [repr(one) for one in ids]
    assert set(made) == set(ids)
