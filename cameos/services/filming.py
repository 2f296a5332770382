"""Challenges, the films that answer them, and what a moderator makes of those in doubt."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import SystemRandom
from typing import IO, Any, Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from cameos import enrolling, ledger, reading, storing, tasks
from cameos.checking.challenge import new_challenge
from cameos.models import Cameo, Capture, LedgerRow
from cameos.vault import Unreadable
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.pictures import as_still, is_picture

CHALLENGES_AN_HOUR: Final = 12  # of one person
MINUTES: Final = "The time for this challenge is over. Begin again: you are given another."
BUSY: Final = "A film of this cameo is being looked at already. Wait for what comes of it."
KEY_LOST: Final = (
    "The site cannot open your key at the moment, so nothing was kept of this film. Whoever runs"
    " the site has to look at it; try again later."
)
MP4: Final = "video/mp4"
PNG: Final = "image/png"
LONGEST_PHOTO: Final = 1280  # pixels of what is kept until it is checked
CHUNK: Final = 1 << 20  # bytes

logger = logging.getLogger(__name__)

Way = Capture.Way
State = Capture.State


class CaptureRefused(DomainError):
    """This film cannot be taken."""


class CaptureGone(Gone):
    """The challenge was answered, lapsed or is another session's."""


def open_capture(*, cameo: Cameo, session: str, way: str = Way.CAMERA) -> Capture:
    """Give a new challenge, bound to this session; one given before lapses.

    It has to be begun within 90 seconds and is answered once.

    :raises CaptureGone: if a film is being looked at, or the cameo was deleted.
    :raises TooMany: if the owner was given many lately.
    """
    _require_few(cameo)
    drawn = new_challenge(
        SystemRandom(),
        motion=cameo.shows_person and way in (Way.CAMERA, Way.NO_SPEECH),
        speech=cameo.shows_person and way in (Way.CAMERA, Way.NO_MOTION),
    ).as_json()
    return _new(cameo, way=way, session=_digest(session), **drawn)


def begin_capture(*, capture: Capture, session: str) -> None:
    """Say that the recording begins; twice is no error.

    :raises CaptureGone: if its time is over, or it was given to another session.
    """
    mine = Capture.objects.open().filter(pk=capture.pk, session=_digest(session))
    if not mine.exists():
        raise CaptureGone(MINUTES)
    mine.filter(begun_at=None).update(begun_at=timezone.now())


def send_film(*, capture: Capture, session: str, film: IO[bytes]) -> None:
    """Answer a challenge that was begun with a film, once; the check begins on commit.

    :raises CaptureGone: if its time is over, or it was given to another session.
    :raises CaptureRefused: if it is too large.
    :raises FilmRefused: if it cannot be read.
    """
    mine = Capture.objects.open().filter(pk=capture.pk, session=_digest(session))
    if not mine.exclude(begun_at=None).exists():
        raise CaptureGone(MINUTES)
    _receive(capture, film)


def upload_film(*, cameo: Cameo, film: IO[bytes], way: str = Way.UPLOAD) -> Capture:
    """Take a film from a file, of a pet or a thing also a picture.

    One that shows a person always goes to a moderator.

    :raises CaptureGone, TooMany: as `open_capture`.
    :raises CaptureRefused, FilmRefused: as `send_film`.
    :raises PictureRefused: if the picture cannot be used.
    """
    _require_few(cameo)
    way = way if way in Way.values and way != Way.CAMERA else Way.UPLOAD
    capture = _new(cameo, way=way, begun_at=timezone.now())
    try:
        _receive(capture, film)
    except DomainError:
        Capture.objects.filter(pk=capture.pk).move(State.LAPSED)
        raise
    capture.refresh_from_db()
    return capture


@transaction.atomic
def watch_capture(*, capture: Capture, moderator: User) -> bytes:
    """Decrypt a film that is in review, for a moderator; that they watched is written down.

    :raises CaptureRefused: if the person may not decide films.
    :raises CaptureGone: if it was decided meanwhile.
    """
    _require_moderator(moderator)
    row = Capture.objects.in_review().stored().filter(pk=capture.pk).first()
    if row is None:
        raise CaptureGone("This film was decided meanwhile, and is gone.")
    ledger.write(row.cameo_id, LedgerRow.Event.WATCHED, by=moderator, capture=str(row.pk))
    return enrolling.film_of(row)


def decide_capture(*, capture: Capture, moderator: User, passed: bool, reason: str = "") -> None:
    """Decide a film in review; the owner reads the reason.

    :raises CaptureGone: if somebody else decided it.
    :raises CaptureRefused: if the person may not, it is their own, a refusal has no reason, or
        there is no still in it.
    """
    _require_moderator(moderator)
    if capture.cameo.owner_id == moderator.pk:
        raise CaptureRefused("It is your own film: another moderator has to decide it.")
    if not passed and not reason.strip():
        raise CaptureRefused("Say why, so that the person knows what to do better.")
    if passed and not enrolling.has_still(capture):
        raise CaptureRefused("No still could be taken from this film. Refuse it with a reason.")
    settle = enrolling.accept if passed else enrolling.refuse
    if not settle(capture, reason=reason.strip()[:300], reviewer=moderator):
        raise CaptureGone("Somebody else decided this film meanwhile.")


def _require_moderator(person: User) -> None:
    if not person.has_perm("cameos.review_capture"):
        raise CaptureRefused("You have no right to watch and decide films.")


def _new(cameo: Cameo, **facts: Any) -> Capture:
    try:
        with transaction.atomic():
            row = Cameo.objects.kept().select_for_update(no_key=True).filter(pk=cameo.pk).first()
            if row is None:
                raise CaptureGone("This cameo was deleted meanwhile.")
            for earlier in Capture.objects.filter(cameo=cameo, state=State.OPEN):
                Capture.objects.filter(pk=earlier.pk).move(State.LAPSED)
            return Capture.objects.create(cameo=cameo, **facts)
    except IntegrityError as error:
        raise CaptureGone(BUSY) from error


def _receive(capture: Capture, film: IO[bytes]) -> None:
    """Encode the film anew, encrypt it, and let it be checked; only one answer is taken."""
    content, kind = _taken_in(film, photo=not capture.cameo.shows_person)
    try:
        name = storing.put(capture.cameo, content, about=capture.pk)
    except Unreadable as error:
        logger.exception("cameos.key_lost", extra={"cameo": str(capture.cameo_id)})
        raise CaptureRefused(KEY_LOST) from error
    try:
        facts = {"content_type": kind, "sha256": hashlib.sha256(content).hexdigest()}
        _write(capture, name, facts)
    except BaseException:  # whatever happened: a file without a row would be nobody's
        storing.drop(name)
        raise


@transaction.atomic
def _write(capture: Capture, name: str, facts: Mapping[str, Any]) -> None:
    Cameo.objects.select_for_update(no_key=True).get(pk=capture.cameo_id)
    open_still = Capture.objects.open().filter(pk=capture.pk)
    told = {"name": name, "received_at": timezone.now(), **facts}
    if not open_still.move(State.RECEIVED, **told):
        raise CaptureGone(MINUTES)
    Cameo.objects.filter(pk=capture.cameo_id).move(Cameo.State.CHECKING, reason="")
    transaction.on_commit(lambda: tasks.check_capture.send(str(capture.pk)), robust=True)


def _taken_in(film: IO[bytes], *, photo: bool) -> tuple[bytes, str]:
    """Encode what was sent anew; give it with its content type.

    :param photo: whether a picture will do.
    :raises CaptureRefused: if it is too large.
    :raises FilmRefused, PictureRefused: if it is no film or picture that is taken.
    """
    if is_picture(film):
        if not photo:
            raise CaptureRefused("This is a picture. Of a person a film is needed.")
        return as_still(film, longest=LONGEST_PHOTO), PNG
    return _film_taken_in(film), MP4


def _film_taken_in(film: IO[bytes]) -> bytes:
    """Copy what was sent to a scratch folder of its own, and encode it anew there."""
    most = settings.CAPTURE_MEGABYTES * CHUNK
    settings.SCRATCH.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.SCRATCH, prefix=storing.WORK) as folder:
        source, target = Path(folder) / "sent", Path(folder) / "film.mp4"
        with source.open("wb") as copy:
            while part := film.read(CHUNK):
                copy.write(part)
                if copy.tell() > most:
                    raise CaptureRefused(
                        f"The film is larger than {settings.CAPTURE_MEGABYTES} MB. Film it anew,"
                        " shorter or smaller; nothing was sent."
                    )
        reading.take_in(source, target, most_seconds=settings.CAPTURE_SECONDS)
        return target.read_bytes()


def _require_few(cameo: Cameo) -> None:
    lately = timezone.now() - timedelta(hours=1)
    given = Capture.objects.filter(cameo__owner=cameo.owner_id, issued_at__gt=lately)
    if given.count() >= CHALLENGES_AN_HOUR:
        raise TooMany("You began many films within the hour. Take a rest and try again later.")


def _digest(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()
