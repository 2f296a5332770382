"""Whom a cameo is lent to, how it wants to be shown, and what with it never does."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db import transaction

from cameos import ledger
from cameos.models import Cameo, LedgerRow, Topic, Wish
from cameos.signals import consent_changed
from cameos.topics import words_of
from sora_site.accounts.ages import is_minor, policy_for
from sora_site.accounts.models import CameoAudience
from sora_site.core.errors import DomainError, Gone
from sora_site.core.text import has_controls

LONGEST_TEXT: Final = 500  # characters
MOST_WORDS: Final = 60

Event = LedgerRow.Event


class AudienceRefused(DomainError):
    """The cameo cannot be lent so widely."""


class WishesRefused(DomainError):
    """The wishes cannot be kept as they are."""


@transaction.atomic
def set_audience(*, cameo: Cameo, audience: str) -> None:
    """Lend a cameo to more people or to fewer; the same again changes nothing.

    :raises AudienceRefused: if the owner's age or guardian does not allow it.
    """
    row = _locked(cameo)
    if audience not in CameoAudience.values:
        raise AudienceRefused("Choose one of the audiences. Nothing was changed.")
    if audience not in policy_for(cameo.owner).cameo_audiences:
        raise AudienceRefused(_why_not(cameo))
    if audience == row.audience:
        return
    Cameo.objects.filter(pk=row.pk).update(audience=audience)
    _note(cameo, Event.AUDIENCE, audience=audience, before=row.audience)


@transaction.atomic
def set_voice(*, cameo: Cameo, lent: bool) -> None:
    """Lend the voice together with the likeness, or the likeness alone."""
    row = _locked(cameo)
    if row.voice_lent != lent:
        Cameo.objects.filter(pk=row.pk).update(voice_lent=lent)
        _note(cameo, Event.VOICE, lent=lent)


@transaction.atomic
def set_portrayal(*, cameo: Cameo, portrayal: str, wishes: Collection[str]) -> None:
    """Say how a cameo wants to be shown, in words and by what is ticked.

    :raises WishesRefused: if the words are too long or unreadable.
    """
    row = _locked(cameo)
    text, ticked = portrayal.strip(), _ticked(wishes, Wish.values)
    _require_text(text)
    if (row.portrayal, row.wishes) == (text, ticked):
        return
    Cameo.objects.filter(pk=row.pk).update(portrayal=text, wishes=ticked)
    _note(cameo, Event.PORTRAYAL, wishes=ticked, portrayal=row.fingerprint(text))


@transaction.atomic
def set_restrictions(*, cameo: Cameo, topics: Collection[str], words: str) -> None:
    """Say what a cameo is never shown with: topics, and words parted by commas or lines.

    :raises WishesRefused: if the words are too many, too long or unreadable.
    """
    row = _locked(cameo)
    text, ticked = words.strip(), _ticked(topics, Topic.values)
    _require_text(text)
    if len(words_of(text)) > MOST_WORDS:
        raise WishesRefused(f"These are more than {MOST_WORDS} words. Leave some out.")
    if (row.banned_words, row.banned_topics) == (text, ticked):
        return
    Cameo.objects.filter(pk=row.pk).update(banned_words=text, banned_topics=ticked)
    _note(cameo, Event.RESTRICTED, topics=ticked, words=row.fingerprint(text))


def _locked(cameo: Cameo) -> Cameo:
    row = Cameo.objects.kept().select_for_update(no_key=True).filter(pk=cameo.pk).first()
    if row is None:
        raise Gone("This cameo was deleted meanwhile. Nothing was changed.")
    return row


def _note(cameo: Cameo, event: LedgerRow.Event, **facts: object) -> None:
    """Write a change by the owner down, and let clips in the making be looked at again."""
    ledger.write(cameo.pk, event, by=cameo.owner, **facts)
    consent_changed.send(sender=Cameo, cameo=cameo)


def _ticked(chosen: Collection[str], known: Collection[str]) -> list[str]:
    """Keep what there is to tick, in one order."""
    return [each for each in known if each in chosen]


def _require_text(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise WishesRefused(f"Say it in {LONGEST_TEXT} letters at most. Nothing was changed.")
    if has_controls(text, allowed="\r\n\t"):
        raise WishesRefused("There are letters in it that nobody can read. Type it anew.")


def _why_not(cameo: Cameo) -> str:
    if "cameo_audiences" in policy_for(cameo.owner).by_guardian:
        return "Your guardian set how widely you may lend it. Ask them; nothing was changed."
    if is_minor(cameo.owner):
        return (
            "Until you are 18 a cameo is for you alone or for people you approve one by one."
            " Nothing was changed."
        )
    return "It cannot be lent so widely. Nothing was changed."
