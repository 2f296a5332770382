"""What is encrypted stays so, rotates, and is gone with its key."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from cameos import retention, services, storing, vault
from cameos.models import Keyring, Reference
from sora_site.accounts.models import User
from tests.cameos.little import film
from tests.factories import CameoFactory

NEW_KEY = "a new and long random text, drawn by lot and by nobody else"


def on_disk() -> bytes:
    return b"".join(path.read_bytes() for path in Path(site.MEDIA_ROOT).rglob("*.sealed"))


def test_sealed_text_opens_for_its_own_row_and_key_alone() -> None:
    key = vault.new_key()
    sealed = vault.seal(key, b"a face", about="one")

    assert vault.unseal(key, sealed, about="one") == b"a face"
    for other in (
        (key, sealed, "another"),
        (vault.new_key(), sealed, "one"),
        (key, sealed[:-1], "one"),
    ):
        with pytest.raises(vault.Unreadable):
            vault.unseal(*other[:2], about=other[2])


def test_nothing_on_disk_or_in_the_database_says_what_is_in_it(owner: User) -> None:
    cameo = CameoFactory.create(owner=owner)
    about = uuid4()

    name = storing.put(cameo, b"a face in plain sight", about=about)

    assert on_disk()
    assert b"face" not in on_disk()
    assert storing.get(cameo, name, about=about) == b"a face in plain sight"
    ring = Keyring.objects.get(person=owner)
    assert ring.key.hex() not in ring.wrapped


def test_files_of_two_cameos_have_two_keys(owner: User) -> None:
    one, other = CameoFactory.create(owner=owner), CameoFactory.create()
    about = uuid4()
    name = storing.put(one, b"a face", about=about)
    storing.put(other, b"another", about=about)

    with pytest.raises(vault.Unreadable):
        storing.get(other, name, about=about)


def test_files_without_their_key_are_noise(owner: User) -> None:
    cameo = CameoFactory.create(owner=owner)
    about = uuid4()
    name = storing.put(cameo, b"a face", about=about)
    kept_in_a_backup = Path(site.MEDIA_ROOT) / name
    copy = kept_in_a_backup.read_bytes()

    storing.shred(cameo)

    assert not kept_in_a_backup.exists()
    kept_in_a_backup.parent.mkdir(parents=True)
    kept_in_a_backup.write_bytes(copy)
    with pytest.raises(vault.Unreadable):
        storing.get(cameo, name, about=about)


def test_keys_rotate_while_everything_stays_readable(
    owner: User, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    cameo, about = CameoFactory.create(owner=owner), uuid4()
    name = storing.put(cameo, b"a face", about=about)
    old = settings.CAMEO_KEYS
    settings.CAMEO_KEYS = [NEW_KEY, *old]
    assert storing.get(cameo, name, about=about) == b"a face"

    call_command("cameos", "rotate-keys")
    settings.CAMEO_KEYS = [NEW_KEY]

    assert storing.get(cameo, name, about=about) == b"a face"
    assert "1 keys encrypted anew" in capsys.readouterr().out
    settings.CAMEO_KEYS = old
    with pytest.raises(vault.Unreadable):
        storing.get(cameo, name, about=about)


def test_rotation_without_the_old_key_says_what_is_lost(owner: User, settings: Settings) -> None:
    Keyring.objects.of(owner)
    before = Keyring.objects.get(person=owner).wrapped
    settings.CAMEO_KEYS = [NEW_KEY]

    with pytest.raises(CommandError, match="1 keys are opened by none"):
        call_command("cameos", "rotate-keys")

    assert Keyring.objects.get(person=owner).wrapped == before


def test_people_whose_key_is_lost_for_good_film_themselves_anew(
    owner: User, settings: Settings
) -> None:
    cameo = CameoFactory.create(owner=owner, portrayal="As I am")
    still = Reference(cameo=cameo, take=1, kind=Reference.Kind.FRONT)
    still.name = storing.put(cameo, b"a face", about=still.number)
    still.save()
    settings.CAMEO_KEYS = [NEW_KEY]
    with pytest.raises(services.CaptureRefused, match="cannot open your key"):
        services.upload_film(cameo=cameo, film=film())

    call_command("cameos", "rotate-keys", "--forget-lost")
    retention.clear()

    cameo.refresh_from_db()
    assert (cameo.state, cameo.take, cameo.portrayal) == ("draft", 0, "As I am")
    assert not Reference.objects.exists()
    assert services.upload_film(cameo=cameo, film=film()).state == "received"
