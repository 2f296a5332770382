"""The visitor's country by an operator's database, written on the spot in the real format."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from mmdb_writer import MMDBWriter
from netaddr import IPSet
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from tests.accounts.test_join import filled_in
from tests.factories import InviteFactory

pytestmark = pytest.mark.django_db

CANADIAN, GERMAN, UNKNOWN = "24.48.0.1", "81.2.69.160", "192.0.2.1"


@pytest.fixture
def database(settings: Settings, tmp_path: Path) -> Path:
    writer = MMDBWriter(6, "Test-Country", languages=["en"], ipv4_compatible=True)
    writer.insert_network(IPSet(["24.48.0.0/16"]), {"country": {"iso_code": "CA"}})
    writer.insert_network(IPSet(["81.2.69.0/24"]), {"country": {"iso_code": "DE"}})
    file = tmp_path / "country.mmdb"
    writer.to_db_file(str(file))
    settings.GEOIP_DATABASE = str(file)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.SIGN_UP = "open"
    return file


def join(address: str, code: str = "", region: str = "CA") -> User:
    visitor = {"X-Forwarded-For": f"{GERMAN}, {address}"}  # only the proxy's word is believed
    Client().post("/join", filled_in(code, region=region), headers=visitor)
    return User.objects.get()


@pytest.mark.parametrize(
    ("address", "region", "admitted"),
    [
        (CANADIAN, "CA", True),
        (GERMAN, "CA", False),
        (CANADIAN, "DE", False),
        (UNKNOWN, "CA", True),
    ],
    ids=["both open", "seen elsewhere", "lives elsewhere", "not known"],
)
def test_stated_and_seen_country_must_both_be_open(
    database: Path, address: str, region: str, admitted: bool
) -> None:
    assert join(address, region=region).is_present is admitted


def test_friend_s_code_lets_in_from_anywhere(database: Path) -> None:
    assert join(GERMAN, code=InviteFactory.create().code).is_present


def test_country_is_filled_in_and_said(database: Path, client: Client) -> None:
    page = client.get("/join", headers={"X-Forwarded-For": GERMAN}).content.decode()

    assert '<option value="DE" selected>' in page
    assert "You seem to be in Germany" in page


def test_database_that_breaks_leaves_the_stated_country_alone(database: Path) -> None:
    database.write_bytes(b"nonsense")

    assert join(GERMAN).is_present


def test_without_a_database_the_stated_country_decides(database: Path, settings: Settings) -> None:
    settings.GEOIP_DATABASE = ""

    assert join(GERMAN).is_present
