"""Moderators watch films in doubt and decide them; what they watched is written down."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from cameos import storing
from cameos.models import Cameo, Capture, LedgerRow, Reference
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import CameoFactory, CaptureFactory, UserFactory

pytestmark = pytest.mark.django_db

FILM = b"a film of somebody"


@pytest.fixture
def capture(owner: User) -> Capture:
    cameo = CameoFactory.create(
        owner=owner, state=Cameo.State.IN_REVIEW, take=0, taken_at=None, expires_at=None
    )
    capture: Capture = CaptureFactory.create(
        cameo=cameo, state=Capture.State.IN_REVIEW, take=1, content_type="video/mp4"
    )
    capture.name = storing.put(cameo, FILM, about=capture.pk)
    capture.save()
    still = Reference(cameo=cameo, take=1, kind=Reference.Kind.FRONT, content_type="image/webp")
    still.name = storing.put(cameo, b"a still", about=still.number)
    still.save()
    return capture


def staff(*permissions: str) -> User:
    moderator = UserFactory.create(is_staff=True)
    moderator.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return moderator


@pytest.fixture
def moderator() -> Client:
    return signed_in(staff("view_capture", "review_capture"))


def at(capture: Capture, deed: str) -> str:
    return f"/admin/cameos/capture/{capture.pk}/{deed}"


def test_moderator_watches_a_film_which_its_owner_can_read_of(
    capture: Capture, moderator: Client
) -> None:
    page = moderator.get(at(capture, "change/")).content.decode()
    shown = moderator.get(at(capture, "film"))

    assert at(capture, "film") in page
    assert (shown.content, shown["Content-Type"]) == (FILM, "video/mp4")
    assert "no-store" in shown["Cache-Control"]
    watched = LedgerRow.objects.of_cameo(capture.cameo_id).get(event="watched")
    assert watched.facts == {"capture": str(capture.pk)}


def test_film_passes(capture: Capture, moderator: Client) -> None:
    answer = moderator.post(at(capture, "decide"), {"passed": "on"}, follow=True)

    capture.refresh_from_db()
    capture.cameo.refresh_from_db()
    assert "The film passed" in answer.content.decode()
    assert (capture.state, capture.cameo.state) == (Capture.State.PASSED, Cameo.State.READY)


def test_film_is_refused_with_a_reason_that_its_owner_reads(
    capture: Capture, moderator: Client, owner_client: Client
) -> None:
    unsaid = moderator.post(at(capture, "decide"), follow=True)
    moderator.post(at(capture, "decide"), {"reason": "Two people are in it."})
    again = moderator.post(at(capture, "decide"), {"reason": "Late."}, follow=True)

    capture.refresh_from_db()
    assert "Say why" in unsaid.content.decode()
    assert (capture.state, capture.reason) == (Capture.State.REFUSED, "Two people are in it.")
    assert "meanwhile" in again.content.decode()
    page = owner_client.get(f"/cameos/{capture.cameo_id}").content.decode()
    assert "Two people are in it." in page
    assert Notification.objects.filter(recipient=capture.cameo.owner, kind="cameo_checked").exists()


def test_staff_without_the_right_neither_watch_nor_decide(capture: Capture) -> None:
    client = signed_in(staff("view_capture"))

    page = client.get(at(capture, "change/")).content.decode()
    answers = [
        client.get(at(capture, "film")).status_code,
        client.post(at(capture, "decide"), {"passed": "on"}).status_code,
    ]

    assert at(capture, "film") not in page
    assert answers == [403, 403]
    assert not LedgerRow.objects.filter(event="watched").exists()


def test_nobody_decides_their_own_film(capture: Capture, owner: User) -> None:
    owner.is_staff = owner.is_superuser = True
    owner.save()

    answer = signed_in(owner).post(at(capture, "decide"), {"passed": "on"})

    assert answer.status_code == 404


def test_film_that_was_decided_is_not_shown_any_more(capture: Capture, moderator: Client) -> None:
    moderator.post(at(capture, "decide"), {"passed": "on"})

    assert moderator.get(at(capture, "film")).status_code == 404
    assert moderator.get(at(capture, "decide")).status_code == 405
