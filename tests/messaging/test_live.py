"""Open tabs hear of messages; two first messages at once begin one thread."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections

from sora_site.accounts.models import User
from sora_site.messaging.models import Message, Seat, Thread
from sora_site.messaging.services.threads import mark_read, remove
from tests.conftest import signed_in
from tests.messaging.test_rules import tie, write
from tests.notifications.test_live import events, tab_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
async def closed_connections() -> AsyncIterator[None]:
    """Return the connection of the thread in which the application's sync code ran."""
    yield
    await sync_to_async(connections.close_all)()


@pytest.mark.usefixtures("closed_connections")
async def test_tabs_of_both_hear_that_a_thread_changed_and_a_strangers_does_not(
    owner: User, stranger: User
) -> None:
    other = await sync_to_async(User.objects.create_user)(
        "ada", "ada@example.org", None, display_name="Ada", born_on="1990-01-01", region="CA"
    )
    await sync_to_async(tie)(owner, other, "=")
    people = (owner, other, stranger)
    tabs = [tab_of(await sync_to_async(signed_in)(person)) for person in people]
    for tab in tabs:
        await tab.connect()

    message = await sync_to_async(write)(owner, other, "private words")
    written = [await events(tab) for tab in tabs]
    await sync_to_async(mark_read)(reader=other, companion=owner, up_to=message.pk)
    read = [await events(tab) for tab in tabs]
    await sync_to_async(remove)(message=message)
    removed = [await events(tab) for tab in tabs]

    changed = {"event": "thread-changed", "thread": message.thread_id}
    inbox = {"event": "inbox-changed"}
    assert written == [[changed], [changed, inbox], []]
    assert read == [[], [inbox, changed], []]
    assert removed == [[changed | {"removed": message.pk}]] * 2 + [[]]
    for tab in tabs:
        await tab.disconnect()


def test_two_first_messages_at_once_begin_one_thread(owner: User, friend: User) -> None:
    tie(owner, friend, ">")
    ready = threading.Barrier(2)

    def begin(sender: User, recipient: User) -> None:
        ready.wait()
        try:
            write(sender, recipient)
        finally:
            connection.close()

    both = [
        threading.Thread(target=begin, args=pair) for pair in ((owner, friend), (friend, owner))
    ]
    for side in both:
        side.start()
    for side in both:
        side.join()

    assert (Thread.objects.count(), Seat.objects.count(), Message.objects.count()) == (1, 2, 2)
