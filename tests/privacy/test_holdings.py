"""Nothing about people is stored that is not declared."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from sora_site.core.personal_data import Holding
from sora_site.privacy.holdings import HOLDINGS, IMPERSONAL
from tests.privacy.world import tables


def test_every_table_is_declared_by_one_room_or_is_about_nobody() -> None:
    declared = [model._meta.label for holding in HOLDINGS for model in holding.models]
    counts = Counter([*declared, *IMPERSONAL])

    known = {model._meta.label for model in tables() if not model._meta.proxy}
    assert known - set(counts) == set(), "declare these in their room's personal_data.py"
    assert set(counts) - known == set()
    assert [label for label, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda holding: holding.key)
def test_every_declaration_says_what_is_kept_and_how_long(holding: Holding) -> None:
    for words in (holding.what, holding.kept):
        assert words.endswith("."), words


def test_page_tells_everybody_what_is_stored(db: None, client: Client) -> None:
    page = client.get("/privacy").content.decode()

    for holding in HOLDINGS:
        assert holding.title in page
