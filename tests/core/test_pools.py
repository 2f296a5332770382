"""Pages must not promise that nothing leaves the site where other machines render for it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.core.pools import pools_in_use, renders_elsewhere, video_models

pytestmark = pytest.mark.django_db

STAYS = ("Nothing you write, make or watch here is sent anywhere else", "nothing leaves it")


def test_a_site_that_renders_alone_says_that_nothing_leaves_it(client: Client) -> None:
    assert pools_in_use() == {"cpu"}
    assert not renders_elsewhere()

    assert STAYS[0] in client.get("/about").text
    assert STAYS[1] in client.get("/").text
    assert "Other machines render" not in client.get("/about").text


@pytest.mark.parametrize("page", ["/", "/about", "/privacy"])
def test_a_site_for_which_others_render_says_so(
    settings: Settings, client: Client, page: str
) -> None:
    settings.SLOTS = settings.SLOTS | {"sora-2-pro": "videos-api"}

    text = client.get(page, follow=True).text

    assert renders_elsewhere()
    assert not any(words in text for words in STAYS)
    assert "render for" in text or "render clips for" in text


def test_video_models_are_named_on_the_about_page_where_slots_need_them(
    client: Client, settings: Settings
) -> None:
    assert b"diffusion" not in client.get("/about").content

    settings.SLOTS = settings.SLOTS | {
        "sora-2": "diffusion:ltx-2.5-distilled",
        "sora-2-pro": "diffusion:ltx-2.5-distilled*3",
    }

    assert video_models() == ["ltx-2.5-distilled"]
    assert b"a GPU of this site: ltx-2.5-distilled." in client.get("/about").content
