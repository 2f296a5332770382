"""What is deleted by itself, and when. The page about stored data shows this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cameos.models import Capture
from cameos.retention import drop_films
from feed.models import Nudge
from generation.models import Generation
from generation.retention import clear_previews, forget
from generation.services import delete_loose_shots
from recommender.models import Interaction, Slate
from sora_site.accounts.models import GuardianCode, Invite, KnownDevice
from sora_site.messaging.models import REPORTABLE_DAYS, Message
from sora_site.notifications.models import Notification
from sora_site.privacy.models import DataExport, KeptRecord

MAIL_FILE_DAYS: Final = 30  # where e-mail is written into a folder
DEVICE_DAYS: Final = 400  # as long as browsers keep what they are known by


def _rows(due: QuerySet[Any]) -> int:
    """Delete rows that own no file; return how many."""
    return int(due.delete()[0])


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of row that does not stay."""

    what: str
    after: str
    due: Callable[[], QuerySet[Any]]
    clear: Callable[[QuerySet[Any]], int] = _rows


def _long_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def _sessions() -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lte=timezone.now())


def _places() -> QuerySet[UserSession]:
    """Find what was noted of sessions that are over."""
    going_on = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    places: QuerySet[UserSession] = UserSession.objects.exclude(Exists(going_on))
    return places


def _devices() -> QuerySet[KnownDevice]:
    return KnownDevice.objects.filter(last_seen_at__lte=_long_ago(DEVICE_DAYS))


def _unmade() -> QuerySet[Generation]:
    """Clips that never came to be: left of them are a prompt, a reason and what was given."""
    ends = Generation.STATES.ends - {Generation.State.COMPLETED}
    past = _long_ago(settings.UNMADE_CLIP_DAYS)
    return Generation.objects.filter(state__in=ends, finished_at__lte=past)


def _loose_shots() -> QuerySet[Generation]:
    """Shots of storyboards that are gone: nothing shows them any more."""
    return Generation.objects.loose_shots()


def _invites() -> QuerySet[Invite]:
    past = _long_ago(settings.SPENT_CODE_DAYS)
    spent = Q(expires_at__lte=past) | Q(revoked_at__lte=past)
    return Invite.objects.filter(spent, redeemed_at=None)


def _guardian_codes() -> QuerySet[GuardianCode]:
    return GuardianCode.objects.filter(expires_at__lte=_long_ago(settings.SPENT_CODE_DAYS))


def _nudges() -> QuerySet[Nudge]:
    return Nudge.objects.filter(shown_at__lte=_long_ago(settings.NUDGE_DAYS))


def _kept() -> QuerySet[KeptRecord]:
    return KeptRecord.objects.filter(ends_at__lte=timezone.now())


def _interactions() -> QuerySet[Interaction]:
    return Interaction.objects.filter(at__lte=_long_ago(settings.INTERACTION_DAYS))


def _slates() -> QuerySet[Slate]:
    return Slate.objects.filter(at__lte=_long_ago(settings.IMPRESSION_DAYS))


def _traces() -> QuerySet[Slate]:
    past = timezone.now() - timedelta(hours=settings.TRACE_HOURS)
    return Slate.objects.exclude(trace=None).filter(at__lte=past)


def _forget_traces(slates: QuerySet[Slate]) -> int:
    """Empty what tells how pages came about; what was shown stays."""
    return slates.update(trace=None)


def _forget_messages(messages: QuerySet[Message]) -> int:
    """Empty messages; that there was one stays."""
    return messages.update(text="", post=None)


def _clear_exports(exports: QuerySet[DataExport]) -> int:
    """Delete archives before the rows that know of them."""
    for name in exports.exclude(name="").values_list("name", flat=True):
        default_storage.delete(name)
    return _rows(exports)


def _clear_shots(shots: QuerySet[Generation]) -> int:
    return delete_loose_shots(set(shots.values_list("pk", flat=True)))


RULES: Final = (
    Rule(what="Sessions that expired", after="The day after.", due=_sessions),
    Rule(
        what="Browser and network address of sessions that are over",
        after="The day after.",
        due=_places,
    ),
    Rule(
        what="Which browsers you signed in with",
        after=f"{DEVICE_DAYS} days after the last time.",
        due=_devices,
    ),
    Rule(
        what="Archives of your data",
        after=f"{settings.EXPORT_DAYS} days after they were made.",
        due=DataExport.objects.over,
        clear=_clear_exports,
    ),
    Rule(
        what="Prompts and starting pictures of clips that failed, were refused or cancelled",
        after=f"{settings.UNMADE_CLIP_DAYS} days.",
        due=_unmade,
        clear=forget,
    ),
    Rule(
        what="Previews of clips",
        after="An hour after they were asked for.",
        due=Generation.objects.stale_previews,
        clear=lambda _: clear_previews(),
    ),
    Rule(
        what="Shots of storyboards that are gone, with their files",
        after="Within a day.",
        due=_loose_shots,
        clear=_clear_shots,
    ),
    Rule(
        what="Films you recorded for a cameo",
        after="As soon as it is decided what becomes of it.",
        due=Capture.objects.spent,
        clear=drop_films,
    ),
    Rule(
        what="Notices you have read",
        after=f"{settings.NOTICES_KEPT_DAYS} days later.",
        due=Notification.objects.over,
    ),
    Rule(
        what="What messages said that were taken back",
        after=f"{REPORTABLE_DAYS} days later; until then they can be reported.",
        due=Message.objects.forgettable,
        clear=_forget_messages,
    ),
    Rule(
        what="What you did in the feed",
        after=f"{settings.INTERACTION_DAYS} days.",
        due=_interactions,
    ),
    Rule(
        what="Which pages your feed showed you",
        after=f"{settings.IMPRESSION_DAYS} days.",
        due=_slates,
    ),
    Rule(
        what="How the pages of your feed were put together",
        after=f"{settings.TRACE_HOURS} hours.",
        due=_traces,
        clear=_forget_traces,
    ),
    Rule(
        what="Invite codes that expired or were withdrawn",
        after=f"{settings.SPENT_CODE_DAYS} days later.",
        due=_invites,
    ),
    Rule(
        what="Guardian codes",
        after=f"{settings.SPENT_CODE_DAYS} days after they expired.",
        due=_guardian_codes,
    ),
    Rule(
        what="Words about your pace in the feed, and your answers",
        after=f"{settings.NUDGE_DAYS} days.",
        due=_nudges,
    ),
    Rule(
        what="What is kept of accounts that were deleted",
        after=f"{settings.KEPT_RECORD_DAYS} days.",
        due=_kept,
    ),
)


def overdue() -> dict[str, int]:
    """Count what each rule would delete now."""
    return {rule.what: rule.due().count() for rule in RULES}


def clear() -> dict[str, int]:
    """Delete all that is overdue; return how many rows went by each rule."""
    return {rule.what: rule.clear(rule.due()) for rule in RULES}


def clear_mail_folder() -> int:
    """Delete old e-mails of a site that writes them into a folder; return how many."""
    oldest = _long_ago(MAIL_FILE_DAYS).timestamp()
    old = [file for file in settings.EMAIL_FILE_PATH.glob("*.log") if file.stat().st_mtime < oldest]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)
