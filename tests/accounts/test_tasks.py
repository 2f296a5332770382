from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.accounts.tasks import clear_sessions
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db


def test_sessions_that_expired_are_deleted_and_others_kept(owner: User, stranger: User) -> None:
    old = signed_in(owner).session.session_key
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    kept = signed_in(stranger).session.session_key

    clear_sessions.fn()

    assert list(Session.objects.values_list("session_key", flat=True)) == [kept]
    assert old != kept
