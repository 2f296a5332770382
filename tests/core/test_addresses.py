from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test.utils import override_script_prefix
from django.urls import reverse

from sora_site.core.addresses import address

SOME = UUID("3f2b8c1e-5a0d-4c7b-9e6f-1d2a3b4c5d6e")


@pytest.mark.parametrize(
    ("name", "key", "more"),
    [
        ("feed:post", SOME, []),
        ("feed:post_asset", SOME, ["video"]),
        ("feed:draft", SOME, []),
        ("feed:profile", "olga_2", []),
    ],
)
def test_address_is_what_reverse_says(name: str, key: UUID | str, more: list[str]) -> None:
    expected = reverse(name, args=[key, *more])

    assert [address(name, key, *more) for _ in range(2)] == [expected] * 2


def test_address_follows_where_the_site_is_mounted() -> None:
    key = uuid4()
    plain = address("feed:post", key)

    with override_script_prefix("/clips/"):
        assert address("feed:post", key) == f"/clips{plain}"
    assert address("feed:post", key) == plain
