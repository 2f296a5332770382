"""The ledger of consent only grows, never forks, and shows where it was touched."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections, transaction
from pytest_django.fixtures import Settings

from cameos import ledger
from cameos.models import Chain, LedgerRow
from cameos.signing import canonical, digest, sign
from sora_site.accounts.models import User
from tests.factories import CameoFactory

Event = LedgerRow.Event


def written(rows: int) -> UUID:
    """Write a chain of so many rows."""
    cameo = CameoFactory.create()
    for number in range(rows):
        ledger.write(cameo.pk, Event.USED, by=cameo.owner, clip=str(number))
    return UUID(str(cameo.pk))


def behind_the_triggers(sql: str, *values: str | int | UUID) -> None:
    """Do what only somebody with the database in their hands can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.mark.django_db
def test_chain_of_many_rows_is_whole() -> None:
    one, other = written(4), written(2)

    assert list(ledger.faults()) == []
    assert [row.number for row in LedgerRow.objects.of_cameo(one)] == [1, 2, 3, 4]
    assert Chain.objects.get(pk=other).length == 2
    assert Chain.objects.get(pk=Chain.SITE).length == 2, "one row for each that began"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cameos_ledgerrow SET event = 'granted'",
        "DELETE FROM cameos_ledgerrow",
        "DELETE FROM cameos_chain",
        "UPDATE cameos_chain SET length = length - 1",
        "UPDATE cameos_chain SET head = ''",
    ],
    ids=["change a row", "drop a row", "drop a ledger", "shorten", "rewrite the end"],
)
def test_database_lets_nobody_touch_it(sql: str) -> None:
    written(2)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE cameos_ledgerrow SET actor = 'x' WHERE number = 2 {}", "row 2: changed"),
        ("UPDATE cameos_ledgerrow SET body = body || ' ' WHERE number = 3 {}", "row 3: changed"),
        ("DELETE FROM cameos_ledgerrow WHERE number = 2 {}", "row 3: row 2 before it is missing"),
        ("DELETE FROM cameos_ledgerrow WHERE number > 3 {}", "row 4 to 5: missing at the end"),
        ("DELETE FROM cameos_ledgerrow WHERE true {}", "all of its 5 rows are missing"),
        ("UPDATE cameos_ledgerrow SET signature = 'ab' WHERE number = 5 {}", "row 5: not signed"),
    ],
    ids=["column", "body", "middle", "end", "all", "signature"],
)
def test_what_was_touched_is_named(sql: str, said: str) -> None:
    chain = written(5)
    written(1)

    behind_the_triggers(sql.format("AND chain_id = %s"), chain)

    assert [fault for fault in ledger.faults() if str(chain) in fault and said in fault]
    assert len(list(ledger.faults())) == 1


@pytest.mark.django_db
def test_row_exchanged_with_its_hash_does_not_pass_for_signed() -> None:
    """Somebody without the keys rewrites a row and all that hangs on it."""
    chain = written(2)
    row = LedgerRow.objects.of_cameo(chain).last()
    assert row is not None
    forged = row.body.replace('"clip":"1"', '"clip":"9"')
    fake = digest(forged)

    behind_the_triggers(
        "UPDATE cameos_ledgerrow SET body = %s, hash = %s WHERE id = %s", forged, fake, row.pk
    )
    behind_the_triggers("UPDATE cameos_chain SET head = %s WHERE id = %s", fake, chain)

    assert list(ledger.faults()) == [f"Ledger {chain}, row 2: not signed by this site."]


@pytest.mark.django_db
def test_whole_ledger_that_vanished_is_missed() -> None:
    chain = written(2)

    behind_the_triggers("DELETE FROM cameos_ledgerrow WHERE chain_id = %s", chain)
    behind_the_triggers("DELETE FROM cameos_chain WHERE id = %s", chain)

    assert list(ledger.faults()) == [f"Ledger {chain} is missing altogether."]


@pytest.mark.django_db
def test_forked_row_is_named() -> None:
    chain = written(2)
    twin = LedgerRow.objects.of_cameo(chain).last()
    assert twin is not None
    body = json.loads(twin.body) | {"facts": {"clip": "another"}}
    twin.pk, twin.body = None, canonical(body)
    twin.hash = digest(twin.body)
    twin.key, twin.signature = sign(twin.hash)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in ("ledger_rows_are_numbered", "ledger_never_forks"):
            cursor.execute(f"ALTER TABLE cameos_ledgerrow DROP CONSTRAINT {name}")
    twin.save(force_insert=True)

    assert [fault for fault in ledger.faults() if f"{chain}, row 2: forked" in fault]


@pytest.mark.django_db
def test_rows_signed_by_an_earlier_key_still_hold(settings: Settings) -> None:
    written(1)
    settings.LEDGER_KEYS = ["a new long random text, which was drawn by lot", *settings.LEDGER_KEYS]
    written(1)
    assert list(ledger.faults()) == []

    settings.LEDGER_KEYS = settings.LEDGER_KEYS[:1]

    assert len(list(ledger.faults())) == 2, "the site's own chain and the first one"


@pytest.mark.django_db
def test_nobody_is_named_in_it(owner: User) -> None:
    row = ledger.write(uuid4(), Event.GRANTED, by=owner, to=ledger.token_of(owner))

    assert str(owner.pk) not in row.body
    assert row.facts == {"to": ledger.token_of(owner)}


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain() -> None:
    cameos = [CameoFactory.create() for _ in range(2)]
    people = [cameo.owner for cameo in cameos]

    def use(number: int) -> None:
        try:
            cameo = cameos[number % 2]
            ledger.write(cameo.pk, Event.USED, by=people[number % 3 % 2], clip=str(number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(use, range(40)))

    assert list(ledger.faults()) == []
    lengths = [Chain.objects.get(pk=cameo.pk).length for cameo in cameos]
    assert lengths == [20, 20]
    assert Chain.objects.get(pk=Chain.SITE).length == 2


@pytest.mark.django_db
def test_ledger_that_is_set_back_to_an_earlier_end_is_told_by_a_witness(
    owner: User, tmp_path: Path
) -> None:
    cameo = CameoFactory.create(owner=owner)
    ledger.write(cameo.pk, Event.GRANTED, by=owner)
    (before,) = Chain.objects.filter(pk=cameo.pk).values_list("head", "key", "signature")
    ledger.write(cameo.pk, Event.REVOKED, by=owner)
    witness = tmp_path / "witness.json"
    call_command("cameos", "verify-ledger", witness=witness)
    ledger.write(cameo.pk, Event.GRANTED, by=owner)
    call_command("cameos", "verify-ledger", witness=witness)

    behind_the_triggers("DELETE FROM cameos_ledgerrow WHERE number > 1 AND chain_id = %s", cameo.pk)
    behind_the_triggers(
        "UPDATE cameos_chain SET length = 1, head = %s, key = %s, signature = %s WHERE id = %s",
        *before,
        cameo.pk,
    )

    assert list(ledger.faults()) == [], "it is as it was once"
    told = StringIO()
    with pytest.raises(SystemExit):
        call_command("cameos", "verify-ledger", witness=witness, stderr=told)
    assert told.getvalue() == f"Ledger {cameo.pk}, row 3: gone, or another than the witness saw.\n"
    witness.write_text("{nothing")
    with pytest.raises(CommandError, match="was not written by this command"):
        call_command("cameos", "verify-ledger", witness=witness)
