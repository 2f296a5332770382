"""The pages on which an owner reads what happened with a cameo, and takes it along."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cameos import ledger
from cameos.models import Cameo, LedgerRow
from sora_site.accounts.models import User

pytestmark = pytest.mark.django_db


def test_ledger_is_read_in_pages_and_taken_along(
    cameo: Cameo,
    owner_client: Client,
    friend: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(45):
        ledger.write(cameo.pk, LedgerRow.Event.USED, by=friend, clip=f"clip {number}")
    owner_client.get(f"/cameos/{cameo.pk}/ledger")

    with django_assert_max_num_queries(12):
        newest = owner_client.get(f"/cameos/{cameo.pk}/ledger").content.decode()
    oldest = owner_client.get(f"/cameos/{cameo.pk}/ledger?page=2").content.decode()
    file = owner_client.get(f"/cameos/{cameo.pk}/ledger.json")

    assert "clip 44" in newest
    assert "@finn" in newest
    assert "clip 44" not in oldest
    assert "clip 0" in oldest
    assert "attachment" in file["Content-Disposition"]
    assert len(json.loads(file.content)["rows"]) == 45
