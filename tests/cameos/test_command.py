"""`manage.py cameos`, as a machine runs it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import choice
from typing import Final
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, connections

from cameos import ledger, services
from cameos.models import Cameo, Grant, LedgerRow
from sora_site.accounts.models import User
from tests.factories import CameoFactory, UserFactory


@pytest.mark.django_db(transaction=True)
def test_whole_ledger_is_proved_and_a_changed_row_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cameo = CameoFactory.create()
    for _ in range(3):
        ledger.write(cameo.pk, LedgerRow.Event.USED, by=cameo.owner)
    call_command("cameos", "verify-ledger")
    assert "4 rows in 2 ledgers are as they were written." in capsys.readouterr().out

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cameos_ledgerrow DISABLE TRIGGER USER")
        cursor.execute("UPDATE cameos_ledgerrow SET event = 'granted' WHERE number = 2")
        cursor.execute("ALTER TABLE cameos_ledgerrow ENABLE TRIGGER USER")

    with pytest.raises(SystemExit) as ended:
        call_command("cameos", "verify-ledger")
    assert ended.value.code == 1
    assert f"Ledger {cameo.pk}, row 2: changed after it was written." in capsys.readouterr().err


def use(cameo: Cameo, person: User) -> None:
    if held := services.permission(person=person, cameo=cameo):
        services.note_uses(person=person, clip=uuid4(), permissions=[held])


def widen(cameo: Cameo, person: User) -> None:
    services.set_audience(cameo=cameo, audience=choice(("mutuals", "approved")))


DEEDS: Final[tuple[Callable[[Cameo, User], object], ...]] = (
    use,
    widen,
    lambda cameo, person: services.grant_to(cameo=cameo, person=person),
    lambda cameo, person: services.revoke(cameo=cameo, person=person, take_down=False),
)


@pytest.mark.django_db(transaction=True)
def test_whatever_is_done_at_once_leaves_one_history_and_one_answer() -> None:
    """An owner takes back while others use and are granted; nobody waits for ever."""
    cameo = CameoFactory.create(audience="approved")
    people = [UserFactory.create() for _ in range(4)]

    def do(number: int) -> None:
        try:
            DEEDS[number // 4 % 4](cameo, people[number % 4])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(do, range(48)))

    assert list(ledger.faults()) == []
    rows = LedgerRow.objects.of_cameo(cameo.pk).filter(event__in=("granted", "revoked"))
    for held in Grant.objects.select_related("person"):
        told = [row.event for row in rows if row.facts["to"] == ledger.token_of(held.person)]
        assert told[-1] == held.state, "the last word of the ledger is how it stands"
