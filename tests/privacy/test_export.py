from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings as site_settings
from django.core import signing
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from cameos import enrolling
from cameos.models import Cameo, Capture, Reference
from generation.models import Asset, Generation
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany
from sora_site.notifications.models import Notification
from sora_site.privacy import exporting, tasks
from sora_site.privacy.holdings import HOLDINGS
from sora_site.privacy.models import DataExport
from sora_site.privacy.services import request_export
from tests.factories import CompletedFactory, store_asset
from tests.privacy.world import fill, stored_files
from tests.site import eventually, servers_of_the_suite

pytestmark = pytest.mark.django_db

BIG = 48 * 1024 * 1024  # bytes


def built(person: User) -> DataExport:
    """Build an export as the worker does."""
    export = DataExport.objects.active().filter(person=person).first()
    export = export or DataExport.objects.create(person=person)
    exporting.build(export.pk)
    export.refresh_from_db()
    return export


def opened(client: Client, export: DataExport) -> ZipFile:
    response = client.get(export.get_absolute_url())
    assert response.status_code == 200
    return ZipFile(BytesIO(b"".join(response)))


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size: what a full disk does, for real."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_archive_has_every_row_and_file_and_nobody_elses_secrets(
    owner: User, friend: User, owner_client: Client
) -> None:
    User.objects.filter(pk=friend.pk).update(born_on="1987-03-04", bio="secret hobby")
    fill(owner, friend)
    video = Asset.objects.filter(generation__author=owner, kind=Asset.Kind.VIDEO).get()

    archive = opened(owner_client, built(owner))

    assert archive.testzip() is None
    data = {h.key: json.loads(archive.read(f"data/{h.key}.json")) for h in HOLDINGS}
    assert data["profile"][0]["email"] == owner.email
    assert {clip["prompt"] for clip in data["clips"]} == set(
        Generation.objects.filter(author=owner).values_list("prompt", flat=True)
    )
    assert [key for key, rows in data.items() if not rows] == ["kept"]
    path = f"clips/{video.generation_id}/video.bin"
    assert archive.read(path) == f"video of {video.generation_id}".encode()
    assert archive.read("profile/avatar.webp").startswith(b"RIFF")
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (friend.email, "1987-03-04", "secret hobby", str(friend.pk)):
        assert secret.encode() not in everything, secret
    page = archive.read("index.html").decode()
    assert "My rain" in page
    assert f'href="{path}"' in page


def test_finished_export_is_told_and_checked_by_its_sum(owner: User, owner_client: Client) -> None:
    export = built(owner)

    content = b"".join(stored_files().values())
    notice = Notification.objects.get(kind=Notification.Kind.EXPORT_READY)
    assert (export.size, export.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert notice.recipient == owner
    part = owner_client.get(notice.url, headers={"Range": "bytes=0-3"})
    assert part.status_code == 206
    assert part["Content-Disposition"] == f'attachment; filename="{export.file_name}"'
    assert not list((Path(site_settings.SCRATCH) / "exports").iterdir())


def test_link_is_refused_to_others_when_forged_and_when_over(
    owner: User, owner_client: Client, stranger_client: Client, settings: Settings
) -> None:
    export = built(owner)
    link = export.get_absolute_url()
    forged = "/settings/data/export/" + signing.dumps(str(export.pk), salt="another")

    assert stranger_client.get(link).status_code == 404
    assert Client().get(link).status_code == 302
    assert owner_client.get(forged).status_code == 404
    assert owner_client.get(link + "x").status_code == 404
    settings.EXPORT_DAYS = 0
    assert owner_client.get(link).status_code == 410


def test_asking_twice_gives_one_and_a_second_has_to_wait_a_day(
    owner: User, owner_client: Client
) -> None:
    first = request_export(person=owner)
    assert request_export(person=owner) == first
    built(owner)

    with pytest.raises(TooMany):
        request_export(person=owner)
    refused = owner_client.post("/settings/data/export")
    assert refused.status_code == 429
    assert "less than a day ago" in refused.content.decode()
    DataExport.objects.update(created_at=timezone.now() - timedelta(days=1))
    assert request_export(person=owner) != first


def test_page_shows_each_state_without_script(owner: User, owner_client: Client) -> None:
    def page() -> str:
        return owner_client.get("/settings/data").content.decode()

    assert "Ask for a copy" in page()
    assert owner_client.post("/settings/data/export").status_code == 302
    assert "Waiting its turn" in page()
    built(owner)
    assert "Download" in page()
    assert "Ask for" not in page()
    DataExport.objects.update(state="failed", name="", expires_at=None, reason="No room.")
    assert "No room." in page()
    assert "Ask for a copy" in page()


def test_full_disk_fails_in_words_and_leaves_nothing(owner: User) -> None:
    clip = CompletedFactory.create(author=owner)
    clip.assets.filter(kind=Asset.Kind.VIDEO).delete()
    store_asset(clip, Asset.Kind.VIDEO, bytes(2_000_000))
    before = stored_files().keys()

    with little_room(1_000_000):
        export = built(owner)

    assert (export.state, export.reason) == (DataExport.State.FAILED, exporting.NO_ROOM)
    assert stored_files().keys() == before
    assert not list((Path(site_settings.SCRATCH) / "exports").iterdir())
    assert request_export(person=owner) != export


def test_file_the_storage_lost_is_named_and_the_rest_exported(
    owner: User, owner_client: Client
) -> None:
    clip = CompletedFactory.create(author=owner)
    lost = clip.assets.get(kind=Asset.Kind.CAPTIONS)
    (Path(site_settings.MEDIA_ROOT) / lost.name).unlink()

    archive = opened(owner_client, built(owner))

    assert "Files that could not be found" in archive.read("index.html").decode()
    assert f"clips/{clip.pk}/captions.bin" not in archive.namelist()
    assert f"clips/{clip.pk}/video.bin" in archive.namelist()


def test_account_erased_meanwhile_leaves_no_archive(owner: User) -> None:
    export = DataExport.objects.create(person=owner)
    job = DataExport.objects.claim(export.pk)
    assert job is not None
    heartbeat = exporting.Heartbeat(job)
    DataExport.objects.all().delete()

    with pytest.raises(exporting.Superseded):
        heartbeat(0.5, "Your files")
    exporting.build(export.pk)

    assert stored_files() == {}


def test_sweeper_rings_once_for_what_nobody_builds(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(tasks.build_export, "send", rung.append)
    long_ago = timezone.now() - timedelta(minutes=5)
    export = DataExport.objects.create(person=owner, rung_at=long_ago)

    tasks.sweep_exports.fn()
    tasks.sweep_exports.fn()

    assert rung == [str(export.pk)]


def start_building(export: DataExport, data: Path) -> subprocess.Popen[bytes]:
    """Build in a process of its own, on this test's database and files."""
    code = f"""
import django
from uuid import UUID
django.setup()
from sora_site.privacy import exporting
exporting.build(UUID("{export.pk}"))
"""
    here = {"SITE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "sora_site.settings"}
    environment = os.environ | servers_of_the_suite() | here
    folder = site_settings.BASE_DIR
    return subprocess.Popen([sys.executable, "-c", code], cwd=folder, env=environment)


def written(folder: Path) -> int:
    """Count the bytes of archives that are being made."""
    return sum(file.stat().st_size for file in folder.rglob("*.zip"))


@pytest.mark.django_db(transaction=True)
def test_worker_killed_half_way_leaves_no_half_archive(owner: User, tmp_path: Path) -> None:
    clip = CompletedFactory.create(author=owner)
    clip.assets.filter(kind=Asset.Kind.VIDEO).delete()
    store_asset(clip, Asset.Kind.VIDEO, bytes(BIG))
    before = stored_files().keys()
    export = DataExport.objects.create(person=owner)
    worker = start_building(export, tmp_path)
    scratch = Path(site_settings.SCRATCH) / "exports"
    eventually(lambda: written(scratch) > 1_000_000, every_s=0.002)
    worker.kill()
    worker.wait()
    export.refresh_from_db()
    assert export.state == DataExport.State.BUILDING
    assert stored_files().keys() == before

    DataExport.objects.update(leased_until=timezone.now())
    again = built(owner)

    assert (again.state, again.attempt) == (DataExport.State.READY, 2)
    assert stored_files().keys() == {*before, again.name}
    assert not list(scratch.iterdir())


def test_what_a_cameo_is_made_of_is_given_as_it_is_and_what_nobody_can_read_is_left_out(
    owner: User, friend: User, owner_client: Client
) -> None:
    fill(owner, friend)  # with a still of “a face”
    cameo = Cameo.objects.get(owner=owner)
    capture = Capture(cameo=cameo, take=cameo.take)
    enrolling.attach_reference(capture, Reference.Kind.SPEECH, b"a voice", content_type="audio/wav")
    path = f"cameos/{cameo.pk}/front.webp"
    given = opened(owner_client, built(owner))
    assert given.read(path) == b"a face"
    assert given.read(f"cameos/{cameo.pk}/speech.wav") == b"a voice"

    Cameo.objects.filter(pk=cameo.pk).update(sealed_key="")
    DataExport.objects.all().delete()

    assert path not in opened(owner_client, built(owner)).namelist()
