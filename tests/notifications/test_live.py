from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import AsyncMock, Mock

import psutil
import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import connections
from django.test import Client

from sora_site.accounts.models import User
from sora_site.accounts.signals import sessions_ended
from sora_site.asgi import application
from sora_site.notifications import services
from sora_site.notifications.consumers import UNAUTHENTICATED, LiveConsumer
from sora_site.notifications.models import Notification, PushSubscription
from sora_site.notifications.services import notify, push, push_many
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.notifications.push_service import PushedBrowser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
async def closed_connections() -> AsyncIterator[None]:
    """Return the connection of the thread in which the application's sync code ran."""
    yield
    await sync_to_async(connections.close_all)()


ORIGIN = (b"origin", b"http://127.0.0.1:8000")


def tab_of(client: Client, origin: tuple[bytes, bytes] = ORIGIN) -> WebsocketCommunicator:
    """Open a tab's socket through the whole application, with the client's cookies."""
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    headers = [(b"host", b"127.0.0.1:8000"), (b"cookie", cookie.encode()), origin]
    return WebsocketCommunicator(application, "/ws/live", headers=headers)


async def events(tab: WebsocketCommunicator) -> list[dict[str, Any]]:
    """Collect what has arrived by now."""
    arrived = []
    while not await tab.receive_nothing(timeout=0.3):
        arrived.append(await tab.receive_json_from())
    return arrived


async def test_tab_hears_of_a_notice_without_being_told_what_it_says(owner: User) -> None:
    tab = tab_of(await sync_to_async(signed_in)(owner))
    assert (await tab.connect())[0]

    await sync_to_async(notify)(
        recipient=owner, kind=Notification.Kind.CLIP_READY, url="/x", text="private words"
    )

    assert await events(tab) == [{"event": "inbox-changed"}]
    await tab.disconnect()


async def test_every_tab_of_a_person_hears_and_no_tab_of_a_stranger(
    owner: User, stranger: User
) -> None:
    tabs = [tab_of(await sync_to_async(signed_in)(person)) for person in (owner, owner, stranger)]
    for tab in tabs:
        await tab.connect()

    await sync_to_async(push)(owner.pk, "clip-changed", clip="1")

    heard = [await events(tab) for tab in tabs]
    assert heard == [[{"event": "clip-changed", "clip": "1"}]] * 2 + [[]]
    for tab in tabs:
        await tab.disconnect()


async def test_many_are_told_at_once(owner: User, friend: User, stranger: User) -> None:
    people = (owner, friend, stranger)
    tabs = [tab_of(await sync_to_async(signed_in)(person)) for person in people]
    for tab in tabs:
        await tab.connect()

    await sync_to_async(push_many)([owner.pk, friend.pk], "inbox-changed")

    assert [await events(tab) for tab in tabs] == [[{"event": "inbox-changed"}]] * 2 + [[]]
    for tab in tabs:
        await tab.disconnect()


async def test_tab_hears_on_when_another_of_its_person_goes(owner: User, friend: User) -> None:
    clients = [await sync_to_async(signed_in)(person) for person in (owner, owner, friend)]
    gone, stays, other = (tab_of(client) for client in clients)
    for tab in (gone, stays, other):
        await tab.connect()

    await gone.disconnect()
    await sync_to_async(push)(owner.pk, "clip-changed")
    heard = await events(stays)
    await stays.disconnect()
    await sync_to_async(push)(owner.pk, "clip-changed")
    back = tab_of(clients[0])
    await back.connect()
    await sync_to_async(push)(owner.pk, "clip-changed", clip="2")

    assert heard == [{"event": "clip-changed"}]
    assert await events(back) == [{"event": "clip-changed", "clip": "2"}]
    assert await events(other) == []
    for tab in (back, other):
        await tab.disconnect()


async def test_tab_that_cannot_be_told_keeps_nobody_else_from_hearing(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = tab_of(await sync_to_async(signed_in)(owner))
    await tab.connect()
    hear = LiveConsumer.hear
    broken = AsyncMock(side_effect=RuntimeError("its wire was cut"))

    monkeypatch.setattr(LiveConsumer, "hear", broken)
    await sync_to_async(push)(owner.pk, "lost")
    assert await events(tab) == []
    monkeypatch.setattr(LiveConsumer, "hear", hear)
    await sync_to_async(push)(owner.pk, "heard")

    assert await events(tab) == [{"event": "heard"}]
    broken.assert_awaited_once()
    await tab.disconnect()


def open_sockets() -> int:
    return len([c for c in psutil.Process().net_connections("unix") if c.status != "LISTEN"])


def test_thousand_messages_of_a_worker_leave_no_connection_open(owner: User) -> None:
    def work(times: int) -> None:
        for _ in range(times):
            push(owner.pk, "clip-progress")

    counts = []
    for times in (10, 1000):
        worker = threading.Thread(target=work, args=[times])
        worker.start()
        worker.join()
        gc.collect()
        counts.append(open_sockets())

    assert counts[1] <= counts[0]


async def test_socket_without_a_session_is_closed_with_its_own_code() -> None:
    tab = tab_of(Client())

    await tab.connect()

    closed = await tab.receive_output(timeout=1)
    assert (closed["type"], closed["code"]) == ("websocket.close", UNAUTHENTICATED)


async def test_socket_from_another_site_is_refused(owner: User) -> None:
    tab = tab_of(await sync_to_async(signed_in)(owner), (b"origin", b"https://evil.example"))

    assert not (await tab.connect())[0]


async def test_what_a_tab_sends_is_ignored(owner: User) -> None:
    tab = tab_of(await sync_to_async(signed_in)(owner))
    await tab.connect()

    await tab.send_to(text_data="{not json")
    await tab.send_to(bytes_data=b"\x00\xff")
    await sync_to_async(push)(owner.pk, "still-here")

    assert await events(tab) == [{"event": "still-here"}]
    await tab.disconnect()


async def closing_code(tab: WebsocketCommunicator) -> int | None:
    """Give the code the socket is closed with, or None if it stays open."""
    if await tab.receive_nothing(timeout=0.5):
        return None
    closed = await tab.receive_output()
    assert closed["type"] == "websocket.close"
    return int(closed["code"])


async def test_signing_out_somewhere_closes_the_tabs_there_and_forgets_the_browser(
    owner: User,
) -> None:
    here, there = [await sync_to_async(signed_in)(owner) for _ in range(2)]
    tabs = [tab_of(client) for client in (here, there)]
    for tab in tabs:
        await tab.connect()
    for client, name in ((here, "here"), (there, "there")):
        asked = PushedBrowser("https://fcm.googleapis.com", name).subscription
        await sync_to_async(client.post)("/push/subscribe", asked, "application/json")

    await sync_to_async(sessions_ended.send)(
        sender=User, person=owner, session_keys=[there.session.session_key]
    )

    assert [await closing_code(tab) for tab in tabs] == [None, UNAUTHENTICATED]
    kept = await sync_to_async(PushSubscription.objects.get)()
    assert kept.endpoint.endswith("/here")
    await tabs[0].disconnect()


async def test_tabs_of_whoever_staff_made_inactive_are_closed(owner: User, friend: User) -> None:
    def shut_out() -> None:
        staff = UserFactory.create(is_staff=True, is_superuser=True)
        page = f"/admin/accounts/user/{owner.pk}/change/"
        client = signed_in(staff)
        form = client.get(page).context["adminform"].form
        asked = {name: value for name, value in form.initial.items() if value not in (None, False)}
        assert client.post(page, asked | {"is_active": ""}).status_code == 302

    tabs = [tab_of(await sync_to_async(signed_in)(person)) for person in (owner, friend)]
    for tab in tabs:
        await tab.connect()

    await sync_to_async(shut_out)()

    assert [await closing_code(tab) for tab in tabs] == [UNAUTHENTICATED, None]
    await tabs[1].disconnect()


async def test_what_is_read_in_one_tab_is_read_in_the_other(owner: User, stranger: User) -> None:
    def read_all() -> None:
        signed_in(owner).post("/inbox/read")

    notify_owner = sync_to_async(notify)
    await notify_owner(recipient=owner, kind=Notification.Kind.CLIP_READY, url="/x")
    tabs = [tab_of(await sync_to_async(signed_in)(person)) for person in (owner, owner, stranger)]
    for tab in tabs:
        await tab.connect()

    await sync_to_async(read_all)()

    assert [await events(tab) for tab in tabs] == [[{"event": "inbox-changed"}]] * 2 + [[]]
    for tab in tabs:
        await tab.disconnect()


def test_nobody_listening_is_no_error(owner: User) -> None:
    push(owner.pk, "clip-changed")


def test_tabs_that_cannot_be_closed_break_no_request(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = Mock(side_effect=RuntimeError("no way to them"))
    monkeypatch.setattr(services, "end_sockets", close)

    sessions_ended.send(sender=User, person=owner, session_keys=None)

    close.assert_called_once_with(owner.pk, None)
