"""From a challenge to a cameo: bound, checked, decided, and gone when it is deleted."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import time
from uuid import UUID

import pytest
from django.conf import settings as site
from django.db import connection
from django.utils import timezone
from PIL import ExifTags, Image, ImageDraw
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from cameos import (
    checks,
    ending,
    enrolled,
    enrolling,
    ledger,
    reading,
    retention,
    services,
    storing,
    tasks,
)
from cameos.checking import unit_length
from cameos.checking.report import Report, Verdict
from cameos.models import Cameo, Capture, Grant, Keyring, LedgerRow, Reference
from cameos.vault import Unreadable
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany
from sora_site.core.pictures import PictureRefused
from sora_site.notifications.models import Notification
from tests.cameos.little import film, film_bytes, report
from tests.factories import GrantFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Capture.State
Rung = list[str]
Sees = Callable[[Report], None]
Commits = Callable[[], AbstractContextManager[object]]


@pytest.fixture
def me(owner: User) -> Cameo:
    return services.make_cameo(owner=owner, kind="self")


@pytest.fixture
def moderator(db: None) -> User:
    return UserFactory.create(is_staff=True, is_superuser=True)


@pytest.fixture
def check_finds(monkeypatch: pytest.MonkeyPatch) -> Sees:
    """Let the checks find what a test says: what they find in films is for their own tests."""

    def find(what: Report) -> None:
        monkeypatch.setattr(checks, "examine", lambda capture, path: what)

    return find


@pytest.fixture
def committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Commits:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def filmed(cameo: Cameo) -> Capture:
    """Answer a challenge in time and have the answer checked."""
    capture = services.open_capture(cameo=cameo, session="s")
    services.begin_capture(capture=capture, session="s")
    services.send_film(capture=capture, session="s", film=film())
    tasks.check_capture.fn(str(capture.pk))
    capture.refresh_from_db()
    cameo.refresh_from_db()
    return capture


def files() -> list[Path]:
    return [path for path in Path(site.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_challenge_has_turns_and_digits_and_is_another_each_time(me: Cameo) -> None:
    one = services.open_capture(cameo=me, session="s")
    other = services.open_capture(cameo=me, session="s")

    assert len(one.steps) == 4
    assert len(one.digits) == 8
    assert one.nonce != other.nonce
    one.refresh_from_db()
    assert one.state == State.LAPSED, "one at a time"


@pytest.mark.parametrize(
    ("way", "turns", "said"),
    [("no_speech", 4, 0), ("no_motion", 0, 8)],
    ids=["without speech", "without movements"],
)
def test_who_cannot_speak_or_move_is_not_asked_to(
    me: Cameo, way: str, turns: int, said: int
) -> None:
    capture = services.open_capture(cameo=me, session="s", way=way)

    assert (len(capture.steps), len(capture.digits)) == (turns, said)


def test_challenge_is_of_its_session_its_time_and_one_answer(me: Cameo) -> None:
    capture = services.open_capture(cameo=me, session="s")
    with pytest.raises(services.CaptureGone):
        services.begin_capture(capture=capture, session="another")
    with pytest.raises(services.CaptureGone):
        services.send_film(capture=capture, session="s", film=film())  # never begun
    services.begin_capture(capture=capture, session="s")
    with pytest.raises(services.CaptureGone):
        services.send_film(capture=capture, session="another", film=film())

    services.send_film(capture=capture, session="s", film=film())

    with pytest.raises(services.CaptureGone):
        services.send_film(capture=capture, session="s", film=film())
    with pytest.raises(services.CaptureGone, match="looked at already"):
        services.open_capture(cameo=me, session="s")
    assert len(files()) == 1


@pytest.mark.parametrize(
    "late",
    [
        {"issued_at": timezone.now() - timedelta(seconds=91)},
        {"begun_at": timezone.now() - timedelta(minutes=6)},
    ],
    ids=["not begun", "not sent"],
)
def test_challenge_that_is_too_old_lapses(me: Cameo, late: dict[str, object]) -> None:
    capture = services.open_capture(cameo=me, session="s")
    Capture.objects.update(**late)

    with pytest.raises(services.CaptureGone, match="time for this challenge is over"):
        services.send_film(capture=capture, session="s", film=film())
    retention.clear()

    capture.refresh_from_db()
    me.refresh_from_db()
    assert (capture.state, me.state) == (State.LAPSED, Cameo.State.DRAFT)


def test_nobody_tries_all_day(me: Cameo) -> None:
    for _ in range(12):
        services.open_capture(cameo=me, session="s")

    with pytest.raises(TooMany):
        services.open_capture(cameo=me, session="s")


def test_what_is_no_film_is_refused_and_leaves_nothing(me: Cameo, settings: Settings) -> None:
    with pytest.raises(reading.FilmRefused):
        services.upload_film(cameo=me, film=BytesIO(b"#EXTM3U\n/etc/passwd"))
    settings.CAPTURE_MEGABYTES = 0
    with pytest.raises(services.CaptureRefused, match="larger than"):
        services.upload_film(cameo=me, film=film())

    assert files() == []
    assert not list(settings.SCRATCH.iterdir())
    assert set(Capture.objects.values_list("state", flat=True)) == {State.LAPSED}


def test_film_lies_encrypted_and_is_checked_as_it_was_sent(
    me: Cameo, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def look(capture: Capture, path: Path) -> Report:
        seen.append(path.read_bytes())
        return report()

    monkeypatch.setattr(checks, "examine", look)
    capture = services.open_capture(cameo=me, session="s")
    services.begin_capture(capture=capture, session="s")
    services.send_film(capture=capture, session="s", film=film())
    (lying,) = files()
    assert b"ftyp" not in lying.read_bytes()

    tasks.check_capture.fn(str(capture.pk))

    assert b"ftyp" in seen[0][:32]
    assert not list(site.SCRATCH.iterdir())


def test_film_that_passes_makes_the_cameo_and_goes(
    me: Cameo, check_finds: Sees, committed: Commits
) -> None:
    check_finds(report())

    with committed():
        capture = filmed(me)

    capture.refresh_from_db()
    assert (capture.state, capture.name, me.state, me.take) == ("passed", "", "ready", 1)
    assert capture.figures["movements"]["yaw"] == 21.5
    assert me.expires_at is not None
    assert me.expires_at > timezone.now() + timedelta(days=3650)
    assert len(files()) == 5, "two stills, the voice measured and recorded, and the face"
    assert checks.face_of(me) == b"a face in numbers"
    events = LedgerRow.objects.of_cameo(me.pk).values_list("event", flat=True)
    assert list(events) == ["made", "checked", "taken"]
    assert Notification.objects.filter(recipient=me.owner, kind="cameo_checked").exists()


def test_renderer_gets_stills_and_only_a_lent_voice_and_never_the_template(
    me: Cameo, check_finds: Sees, stranger: User
) -> None:
    check_finds(report())
    filmed(me)
    services.set_audience(cameo=me, audience="everyone")

    def kinds(person: User) -> set[str]:
        held = services.permission(person=person, cameo=me)
        assert held is not None
        return set(services.references_for(held=held))

    assert kinds(me.owner) == {"front", "cutout", "voice", "speech"}
    assert kinds(stranger) == {"front", "cutout"}
    services.set_voice(cameo=me, lent=True)
    assert kinds(stranger) == {"front", "cutout", "voice", "speech"}
    services.set_voice(cameo=me, lent=False)
    assert kinds(stranger) == {"front", "cutout"}


def test_film_that_is_refused_says_why_and_leaves_nothing_of_a_face(
    me: Cameo, check_finds: Sees, committed: Commits
) -> None:
    check_finds(report(Verdict.REFUSE, "The third turn is missing. Film it again."))

    with committed():
        capture = filmed(me)

    assert (capture.state, me.state) == ("refused", "refused")
    assert me.reason == "The third turn is missing. Film it again."
    assert files() == []
    assert services.open_capture(cameo=me, session="s").state == State.OPEN, "one may try again"


@pytest.mark.parametrize("way", ["upload", "no_speech", "no_motion"])
def test_film_from_a_file_always_goes_to_a_moderator(
    me: Cameo, check_finds: Sees, way: str
) -> None:
    check_finds(report())
    capture = services.upload_film(cameo=me, film=film(), way=way)

    tasks.check_capture.fn(str(capture.pk))

    me.refresh_from_db()
    capture.refresh_from_db()
    assert (capture.state, me.state, me.is_ready) == ("in_review", "in_review", False)


def test_moderator_watches_and_decides_once(
    me: Cameo, check_finds: Sees, moderator: User, committed: Commits
) -> None:
    check_finds(report(Verdict.UNSURE, "The light is poor."))
    capture = filmed(me)

    retention.clear()  # which comes by while the film waits
    assert b"ftyp" in services.watch_capture(capture=capture, moderator=moderator)[:32]
    with committed():
        services.decide_capture(capture=capture, moderator=moderator, passed=True)

    me.refresh_from_db()
    assert me.is_ready
    with pytest.raises(services.CaptureGone):
        services.decide_capture(capture=capture, moderator=moderator, passed=False, reason="No.")
    with pytest.raises(services.CaptureGone):
        services.watch_capture(capture=capture, moderator=moderator)
    rows = LedgerRow.objects.of_cameo(me.pk).by(Keyring.objects.of(moderator).token)
    assert list(rows.values_list("event", flat=True)) == ["watched", "checked"]


def test_moderators_decide_neither_their_own_films_nor_without_a_reason(
    me: Cameo, check_finds: Sees, moderator: User
) -> None:
    check_finds(Report(findings=()))
    capture = filmed(me)

    User.objects.filter(pk=me.owner.pk).update(is_superuser=True)
    for by, passed, said in (
        (UserFactory.create(is_staff=True), True, "no right"),
        (User.objects.get(pk=me.owner.pk), True, "your own"),
        (moderator, False, "Say why"),
        (moderator, True, "No still"),
    ):
        with pytest.raises(services.CaptureRefused, match=said):
            services.decide_capture(capture=capture, moderator=by, passed=passed)

    services.decide_capture(capture=capture, moderator=moderator, passed=False, reason="Too dark.")
    me.refresh_from_db()
    assert me.reason == "Too dark."


def test_retake_replaces_the_reference_and_a_refused_one_leaves_it(
    me: Cameo, check_finds: Sees, committed: Commits
) -> None:
    for what in (report(), report(face=b"an older face"), report(Verdict.REFUSE, "Blurred.")):
        check_finds(what)
        with committed():
            filmed(me)

    assert me.is_ready
    assert (me.take, Reference.objects.filter(cameo=me).count(), len(files())) == (2, 5, 5)
    held = services.permission(person=me.owner, cameo=me)
    assert held is not None
    given = services.references_for(held=held)
    assert (given["front"], given["speech"]) == (b"an older face", b"an older face that speaks")


def test_two_workers_check_a_film_once(me: Cameo, check_finds: Sees) -> None:
    check_finds(report())
    capture = filmed(me)

    tasks.check_capture.fn(str(capture.pk))

    assert LedgerRow.objects.of_cameo(me.pk).filter(event="taken").count() == 1


def test_check_that_was_overtaken_decides_nothing(
    me: Cameo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stall(capture: Capture, path: Path) -> Report:
        """Let the lease lapse, and another worker begin and finish."""
        monkeypatch.setattr(checks, "examine", lambda capture, path: report())
        Capture.objects.update(leased_until=timezone.now())
        enrolling.check(capture.pk)
        return report(Verdict.REFUSE, "Too late.")

    monkeypatch.setattr(checks, "examine", stall)

    capture = filmed(me)

    assert (capture.state, me.state) == ("passed", "ready")


def test_check_that_keeps_crashing_leaves_it_to_a_person(
    me: Cameo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(capture: Capture, path: Path) -> Report:
        raise MemoryError

    monkeypatch.setattr(checks, "examine", crash)
    capture = services.upload_film(cameo=me, film=film())
    for _ in range(3):
        with pytest.raises(MemoryError):
            enrolling.check(capture.pk)
        Capture.objects.update(leased_until=timezone.now())

    enrolling.check(capture.pk)

    capture.refresh_from_db()
    assert capture.state == State.IN_REVIEW


def test_films_nobody_was_rung_for_are_rung_for_again(
    me: Cameo, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: Rung = []
    monkeypatch.setattr(tasks.check_capture, "send", rung.append)
    capture = services.upload_film(cameo=me, film=film())
    tasks.sweep_cameos.fn()
    assert rung == []
    Capture.objects.update(rung_at=timezone.now() - timedelta(minutes=1))

    tasks.sweep_cameos.fn()
    tasks.sweep_cameos.fn()

    assert rung == [str(capture.pk)]


def test_deleting_leaves_no_face_on_disk_or_in_the_database(
    me: Cameo, check_finds: Sees, stranger: User, committed: Commits
) -> None:
    check_finds(report(face=b"nobody else has this face"))
    with committed():
        filmed(me)
    held = services.permission(person=me.owner, cameo=me)
    assert held is not None
    grant = GrantFactory.create(cameo=me, person=stranger)
    sealed = [path.read_bytes() for path in files()]
    name, number = Reference.objects.values_list("name", "number").first() or ("", None)

    with committed():
        services.delete_cameo(cameo=me, take_down=True)

    assert files() == []
    assert not Reference.objects.exists()
    me.refresh_from_db()
    assert (me.sealed_key, me.name, me.salt, me.take) == ("", "", "", 0)
    grant.refresh_from_db()
    assert grant.state == Grant.State.EXPIRED
    with pytest.raises(services.ConsentMissing):
        services.references_for(held=held)
    path = Path(site.MEDIA_ROOT) / name
    path.parent.mkdir(parents=True)
    path.write_bytes(sealed[0])  # as a backup would bring it back
    assert number is not None
    with pytest.raises(Unreadable):
        storing.get(me, name, about=number)
    assert list(ledger.faults()) == []


def test_what_a_crash_left_of_a_deleted_cameo_is_swept(me: Cameo, check_finds: Sees) -> None:
    check_finds(report())
    filmed(me)  # without commits: neither film nor anything else is dropped
    ending.end_cameo(me, by=me.owner, take_down=False)
    assert files()

    retention.clear()
    retention.tidy()

    assert files() == []
    assert not Reference.objects.exists()


def test_stray_files_are_tidied_once_they_are_old(me: Cameo, check_finds: Sees) -> None:
    check_finds(report())
    filmed(me)
    retention.clear()
    stray = Path(site.MEDIA_ROOT) / storing.put(me, b"a face", about=me.pk)
    left = site.SCRATCH / f"{storing.WORK}x"
    left.mkdir()
    retention.tidy()
    assert stray.exists()
    assert left.exists()

    for path in (stray, left):
        os.utime(path, (time() - 4000,) * 2)
    retention.tidy()

    assert not stray.exists()
    assert not left.exists()
    assert len(files()) == 5


def test_cameo_and_permissions_end_when_their_time_is_over(
    me: Cameo, check_finds: Sees, stranger: User, committed: Commits
) -> None:
    check_finds(report())
    filmed(me)
    past = timezone.now() - timedelta(seconds=1)
    GrantFactory.create(cameo=me, person=stranger, expires_at=past)
    Cameo.objects.update(expires_at=past)

    with committed():
        retention.clear()

    me.refresh_from_db()
    assert (me.state, me.take, me.name) == ("draft", 0, "Olga Owner")
    assert files() == []
    assert Grant.objects.get().state == Grant.State.EXPIRED
    events = LedgerRow.objects.of_cameo(me.pk).values_list("event", flat=True)
    assert list(events)[-2:] == ["expired", "expired"]


def test_faces_of_others_are_compared_with_but_not_ones_own(
    me: Cameo, check_finds: Sees, stranger: User
) -> None:
    check_finds(report(face=b"my face"))
    filmed(me)
    theirs = services.make_cameo(owner=stranger, kind="self")

    faces = enrolled.faces_of_others(theirs)

    assert list(faces) == [me.pk]
    assert faces[me.pk] @ unit_length(b"my face in numbers") == pytest.approx(1)
    assert list(enrolled.faces_of_others(me)) == []


def test_faces_are_opened_once_and_not_kept_once_they_are_gone(
    me: Cameo, check_finds: Sees, stranger: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_finds(report(face=b"my face"))
    filmed(me)
    theirs = services.make_cameo(owner=stranger, kind="self")
    opened: list[str] = []
    get = storing.get

    def noted(cameo: Cameo, name: str, *, about: UUID) -> bytes:
        opened.append(name)
        return get(cameo, name, about=about)

    monkeypatch.setattr(storing, "get", noted)
    enrolled.forget()

    for _ in range(3):
        assert len(enrolled.faces_of_others(theirs)) == 1
    assert len(opened) == 1
    check_finds(report(face=b"my hair"))
    filmed(me)
    opened.clear()
    assert enrolled.faces_of_others(theirs)[me.pk] @ unit_length(b"my hair in numbers") > 0.99
    assert len(opened) == 1
    ending.end_cameo(me, by=me.owner, take_down=False)

    assert enrolled.faces_of_others(theirs) == {}
    assert not enrolled._kept


def test_no_row_of_the_database_holds_a_film(me: Cameo) -> None:
    services.upload_film(cameo=me, film=film())

    with connection.cursor() as cursor:
        for model in (Capture, Cameo, Reference, Keyring):
            cursor.execute(
                f"SELECT coalesce(sum(length(t::text)), 0) FROM {model._meta.db_table} t"
            )
            assert cursor.fetchone()[0] < len(film_bytes())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_a_thing_is_drawn_anew_and_checked(kind: str, owner: User) -> None:
    pot = services.make_cameo(owner=owner, kind="object", name="Pot", handle="pot")

    sent = services.upload_film(cameo=pot, film=photo(kind))
    stored = storing.get(pot, sent.name, about=sent.pk)
    tasks.check_capture.fn(str(sent.pk))

    pot.refresh_from_db()
    assert (sent.content_type, sent.is_photo) == ("image/png", True)
    assert Image.open(BytesIO(stored)).size == (1280, 960)
    assert b"Exif" not in stored
    assert pot.state == Cameo.State.READY
    assert Reference.objects.filter(cameo=pot, kind="front").exists()


@pytest.mark.parametrize(
    ("size", "said"),
    [((80, 80), "at least 160"), ((2000, 200), "too narrow")],
    ids=["small", "narrow"],
)
def test_a_photo_in_which_nothing_is_seen_is_refused(
    size: tuple[int, int], said: str, owner: User
) -> None:
    pot = services.make_cameo(owner=owner, kind="object", name="Pot", handle="pot")

    with pytest.raises(PictureRefused, match=said):
        services.upload_film(cameo=pot, film=photo("PNG", size))

    pot.refresh_from_db()
    assert pot.state == Cameo.State.DRAFT


def test_a_photo_of_a_person_is_no_cameo(me: Cameo) -> None:
    with pytest.raises(services.CaptureRefused, match="Of a person a film is needed"):
        services.upload_film(cameo=me, film=photo("JPEG"))


def photo(kind: str, size: tuple[int, int] = (1600, 1200)) -> BytesIO:
    """Make a photo of a blue pot, with where it was taken."""
    picture = Image.new("RGB", size, (205, 196, 180))
    ImageDraw.Draw(picture).ellipse(
        [size[0] // 3, size[1] // 3, size[0] // 2, size[1] // 2], "navy"
    )
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "A camera"
    written = BytesIO()
    picture.save(written, kind, exif=exif)
    return written
