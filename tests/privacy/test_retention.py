from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from feed.models import Nudge
from generation.models import Generation
from recommender.models import Interaction, Slate
from sora_site.accounts.models import GuardianCode, Invite, KnownDevice, User
from sora_site.messaging.models import Message
from sora_site.notifications.models import Notification
from sora_site.privacy import retention, tasks
from sora_site.privacy.models import DataExport, KeptRecord
from tests.conftest import signed_in
from tests.factories import (
    BoardFactory,
    CaptureFactory,
    CompletedFactory,
    GenerationFactory,
    InviteFactory,
    ItemFactory,
    SlateFactory,
)
from tests.messaging.test_rules import tie, write
from tests.privacy.test_export import built
from tests.privacy.world import stored_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_and_new(owner: User, stranger: User) -> None:
    """Make one row that is over and one that is not, for every rule."""
    now = timezone.now()
    past, soon = now - timedelta(days=400), now + timedelta(days=1)
    signed_in(owner)
    Session.objects.update(expire_date=past)
    for person, when in ((owner, past), (stranger, now)):
        KnownDevice.objects.create(person=person, digest="0" * 64, agent="x", last_seen_at=when)
    _note_place(owner, Session.objects.get())
    signed_in(stranger)
    _note_place(stranger, Session.objects.exclude(expire_date=past).get())
    for when in (past, now):
        _note_clips(owner, when)
        InviteFactory.create(issued_by=owner, expires_at=when)
        GuardianCode.objects.create(issued_by=owner, expires_at=when)
        line = {"kind": Notification.Kind.CLIP_READY, "url": "/x", "read_at": when}
        Notification.objects.create(recipient=owner, **line)
    _make_completed(owner, past)
    used = InviteFactory.create(issued_by=owner, expires_at=past)
    Invite.objects.filter(pk=used.pk).update(redeemed_at=past)
    built(owner)
    built(stranger)
    DataExport.objects.filter(person=owner).update(expires_at=past)
    tie(owner, stranger, "=")
    for when in (past, now):
        message = write(owner, stranger)
        Message.objects.filter(pk=message.pk).update(removed_at=when)
    for number, ends_at in enumerate((past, soon)):
        days = {"joined_on": "2026-01-01", "closed_on": "2026-01-02"}
        KeptRecord.objects.create(fingerprint=str(number), band="adult", ends_at=ends_at, **days)


def _note_clips(person: User, when: datetime) -> None:
    GenerationFactory.create(author=person, state="failed", finished_at=when)
    GenerationFactory.create(author=person, operation="preview", created_at=when)
    _note_feed(person, when)


def _note_feed(person: User, when: datetime) -> None:
    Interaction.objects.create(person=person, item=ItemFactory.create(), kind="view", at=when)
    SlateFactory.create(person=person, at=when, trace=b"how")
    Nudge.objects.create(person=person, kind=Nudge.Kind.CREATE, shown_at=when)


def _make_completed(person: User, past: datetime) -> None:
    CompletedFactory.create(author=person, finished_at=past)
    BoardFactory.create(author=person)
    ended = {"state": "passed", "ended_at": past, "name": "cameos/film.sealed"}
    CaptureFactory.create(cameo__owner=person, **ended)
    CompletedFactory.create(author=person, operation=Generation.Operation.SHOT)


def _note_place(person: User, session: Session) -> None:
    UserSession.objects.create(
        user=person, session_key=session.session_key, ip="10.0.0.1", user_agent=""
    )


def test_what_has_been_kept_long_enough_goes_and_the_rest_stays(old_and_new: None) -> None:
    archives = {name for name in stored_files() if name.startswith("exports/")}
    assert len(archives) == 2

    tasks.retain.fn()

    left = DataExport.objects.get()
    assert {name for name in stored_files() if name.startswith("exports/")} == {left.name}
    assert retention.overdue() == {rule.what: 0 for rule in retention.RULES}
    assert (Session.objects.count(), KeptRecord.objects.count()) == (1, 1)
    shots = Generation.objects.filter(operation=Generation.Operation.SHOT)
    assert (Generation.objects.count(), shots.count()) == (6, 2)
    assert GuardianCode.objects.count() == 1
    assert (Invite.objects.count(), Notification.objects.filter(url="/x").count()) == (2, 1)
    assert (UserSession.objects.count(), KnownDevice.objects.count()) == (1, 1)
    assert Message.objects.exclude(text="").count() == 1
    assert (Interaction.objects.count(), Slate.objects.exclude(trace=None).count()) == (1, 1)
    assert Nudge.objects.count() == 1


def test_dry_run_says_what_would_go_and_deletes_nothing(old_and_new: None) -> None:
    out = StringIO()

    call_command("retention", "--dry-run", stdout=out)

    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == ["1"] * len(retention.RULES)
    assert retention.overdue() == {rule.what: 1 for rule in retention.RULES}


def test_page_names_every_rule(client: Client) -> None:
    page = client.get("/privacy").content.decode()

    assert [rule.what for rule in retention.RULES if rule.what not in page] == []


def test_old_mail_in_the_folder_goes(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path
    for name, days in (("old.log", 31), ("new.log", 29)):
        (tmp_path / name).touch()
        changed = time.time() - days * 24 * 3600
        os.utime(tmp_path / name, (changed, changed))

    assert retention.clear_mail_folder() == 1
    assert [file.name for file in tmp_path.iterdir()] == ["new.log"]
