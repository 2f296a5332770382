"""Where somebody is signed in, and being signed out there."""

from __future__ import annotations

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from sora_site.accounts.models import User


def sessions_of(person: User, *, but: str | None = None) -> QuerySet[UserSession]:
    """List a person's sessions, the one with the key `but` left out."""
    theirs: QuerySet[UserSession] = UserSession.objects.filter(user=person)
    return theirs.exclude(session_key=but) if but else theirs


def end_sessions(sessions: QuerySet[UserSession]) -> int:
    """Sign somebody out in these sessions; return how many there were."""
    ended = list(sessions.select_related("user"))
    get_adapter().end_sessions(ended)
    return len(ended)
