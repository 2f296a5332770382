"""What the first page of the feed weighs, as it goes over the wire."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import pytest
from django.contrib.staticfiles import finders

from feed.models import Post
from sora_site.accounts.models import User
from tests.conftest import signed_in
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db

MOST: Final = 120_000  # bytes of HTML, CSS and JavaScript together, compressed
COMPRESSED: Final = {"Accept-Encoding": "gzip"}


def linked(page: str) -> set[Path]:
    """Find the styles and scripts of a page, and what the scripts import."""
    names = re.findall(r'(?:href|src)="/static/([^"?]+\.(?:css|js))', page)
    files = {Path(str(finders.find(name))) for name in names}
    for script in [file for file in files if file.suffix == ".js"]:
        files |= imported(script, files)
    return files


def imported(script: Path, known: set[Path]) -> set[Path]:
    found = {
        (script.parent / name).resolve()
        for name in re.findall(r'from "(\./[^"]+)"', script.read_text())
    }
    for each in found - known:
        found |= imported(each, known | found)
    return found


@pytest.fixture
def posts(db: None) -> list[Post]:
    return PostFactory.create_batch(20)


def test_first_page_of_the_feed_is_light(stranger: User, posts: list[Post]) -> None:
    response = signed_in(stranger).get("/", headers=COMPRESSED)

    page = gzip.decompress(response.content).decode()
    assert page.count("data-player") == len(posts)
    files = linked(page)
    assert {"site.css", "site.js", "player.js"} <= {file.name for file in files}
    weight = len(response.content) + sum(len(gzip.compress(f.read_bytes())) for f in files)
    assert weight <= MOST
