"""People say how they want to hear of things, and are heard."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from django.test import Client
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.notifications.models import NoticePreference, NoticeRhythm, Notification
from sora_site.notifications.models.rules import RULES, Channel
from sora_site.notifications.services import notify
from tests.conftest import signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

Kind = Notification.Kind
EVERYTHING = {f"{kind}-{channel}": "on" for kind in RULES for channel in Channel}
RHYTHM = {"digest": "daily", "is_quiet": "on", "quiet_from": "22:30", "quiet_until": "06:15"}


def save(client: Client, *without: str, **changed: str) -> int:
    asked = {
        key: value for key, value in (EVERYTHING | RHYTHM | changed).items() if key not in without
    }
    return client.post("/settings/notices", asked).status_code


def line_of(owner: User, kind: Notification.Kind) -> Notification:
    notify(recipient=owner, kind=kind, url="/x")
    return Notification.objects.get(kind=kind)


def test_every_kind_has_a_rule_and_a_row(owner_client: Client) -> None:
    page = owner_client.get("/settings/notices").content.decode()

    assert set(RULES) == set(Kind)
    assert all(f'name="{box}"' in page for box in EVERYTHING)
    assert page.count("disabled") >= 4


def test_wishes_are_kept_and_heeded(owner: User, owner_client: Client) -> None:
    assert save(owner_client, "clip_ready-push", "clip_ready-inbox", "report_decided-email") == 302

    ready, decided = line_of(owner, Kind.CLIP_READY), line_of(owner, Kind.REPORT_DECIDED)
    assert (ready.push_due_at, ready.in_inbox) == (None, False)
    assert decided.push_due_at is not None
    assert (decided.mail_due_at, decided.in_inbox) == (None, True)
    rhythm = NoticeRhythm.objects.get(person=owner)
    assert (rhythm.digest, rhythm.quiet_from) == ("daily", time(22, 30))
    assert b"report" in owner_client.get("/inbox").content
    assert b"clip is ready" not in owner_client.get("/inbox").content.split(b"<main")[1]


def test_security_cannot_be_switched_off(owner: User, owner_client: Client) -> None:
    save(owner_client, "signed_in-email", "signed_in-inbox")
    NoticePreference.objects.update_or_create(
        person=owner, kind=Kind.SECURITY, channel=Channel.EMAIL, defaults={"is_on": False}
    )

    for kind in (Kind.SIGNED_IN, Kind.SECURITY):
        line = line_of(owner, kind)
        assert line.in_inbox
        assert line.mail_due_at is not None


def test_change_of_mind_holds_for_what_waits_already(owner: User, owner_client: Client) -> None:
    waiting = line_of(owner, Kind.REPORT_DECIDED)
    weekly = waiting.mail_due_at

    save(owner_client)
    waiting.refresh_from_db()
    assert waiting.mail_due_at is not None
    assert weekly is not None
    assert waiting.mail_due_at <= weekly

    save(owner_client, digest="off")
    waiting.refresh_from_db()
    assert waiting.mail_due_at is None


@pytest.mark.parametrize(
    "wrong",
    [{"quiet_from": ""}, {"quiet_until": "22:30"}, {"quiet_until": "late"}, {"digest": "hourly"}],
    ids=["no beginning", "no length", "no time", "no such digest"],
)
def test_what_makes_no_sense_is_said_beside_it_and_nothing_saved(
    owner_client: Client, wrong: dict[str, str]
) -> None:
    assert save(owner_client, **wrong) == 422
    assert not NoticeRhythm.objects.exists()


def test_page_shows_minors_the_quiet_hours_of_their_age() -> None:
    young = UserFactory.create(born_on=date(timezone.now().year - 15, 1, 1))

    page = signed_in(young).get("/settings/notices").content.decode()

    assert 'value="22:00"' in page
    assert re.search('name="is_quiet"[^>]*checked', page)


def test_visitors_are_asked_to_sign_in() -> None:
    assert Client().get("/settings/notices").status_code == 302
