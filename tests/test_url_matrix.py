"""Every URL, asked by everybody: what each gets is written in `tests/url_expectations.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import DjangoDbBlocker

from sora_site.asgi import application
from tests.url_expectations import (
    FORMLESS,
    LINE,
    LOGIN,
    PROVE,
    PROVEN,
    SOCKETS,
    URLS,
    Answer,
    Expectation,
)
from tests.url_world import ROLES, World, build_world

pytestmark = pytest.mark.django_db

Urls = dict[str, str]


def every_url(resolver: URLResolver | None = None, path: str = "/", space: str = "") -> Urls:
    """Map the name of every URL, as `reverse` knows it, to its pattern; the nameless to theirs."""
    found: Urls = {}
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            found |= every_url(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            name = f"{space}{entry.name or pattern}"
            assert name not in found, f"Two URLs have the name {name}."
            found[name] = pattern
    return found


EVERY_URL: Final = every_url()
OURS: Final = sorted(name for name in EVERY_URL if not name.startswith("admin:"))
ADMIN: Final = {name: pattern for name, pattern in EVERY_URL.items() if name not in OURS}


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Make the world in a transaction that ends with the last test here."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    files = tmp_path_factory.mktemp("media")
    settings = override_settings(
        MEDIA_ROOT=files, PASSWORD_HASHERS=quick, ACCOUNT_REAUTHENTICATION_TIMEOUT=3600
    )
    with django_db_blocker.unblock(), settings, transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own_files(world: World) -> None:
    """Leave the files where the world has them."""


def client_of(world: World, role: str, *, careful: bool = False) -> Client:
    client = Client(enforce_csrf_checks=careful)
    if session := world.sessions.get(role):
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def address(name: str, expected: Expectation, things: Mapping[str, object]) -> str:
    arguments = {key: things.get(value, value) for key, value in expected.arguments.items()}
    return reverse(name, kwargs=arguments or None)


def ask(world: World, role: str, name: str, expected: Expectation) -> HttpResponseBase:
    """Ask for a URL as a role, about the things it is asked about by that role."""
    things = world.belongings_for(role).things
    path, client = address(name, expected, things), client_of(world, role)
    if expected.method == "GET":
        return client.get(path)
    return client.post(
        path, {key: things.get(value, value) for key, value in expected.form.items()}
    )


CLOSED: Final = {LOGIN, 403, 404, 405}


LED: Final = {
    "account_login": LOGIN,
    "admin:login": LOGIN,
    "accounts:waiting": LINE,
    "account_reauthenticate": PROVE,
    "mfa_reauthenticate_webauthn": PROVE,
}


def answer_of(response: HttpResponseBase) -> Answer:
    """Tell being led to sign in, or to the line, from being led elsewhere."""
    if response.status_code != 302:
        return response.status_code
    name = resolve(urlsplit(response["Location"]).path).view_name
    return LED.get(name, 302)


def body_of(response: HttpResponseBase) -> str:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response).decode()
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def test_every_url_has_its_line_and_every_line_its_url() -> None:
    unexpected = [name for name in OURS if name not in URLS]
    gone = [name for name in URLS if name not in OURS]

    assert not unexpected, "Say in tests/url_expectations.py who gets what:\n" + "\n".join(
        f'    "{name}": page(MEMBERS),' for name in unexpected
    )
    assert not gone, f"Take the lines of these out of tests/url_expectations.py: {gone}"


@pytest.mark.parametrize("name", OURS)
def test_url_answers_to_each_as_its_line_says(world: World, name: str) -> None:
    if name not in URLS:
        pytest.fail(f'Add "{name}": page(MEMBERS) or what is right to tests/url_expectations.py')
    expected = URLS[name]
    answers: dict[str, Answer] = {}
    leaks: list[tuple[str, str]] = []

    for role in ROLES:
        with transaction.atomic():
            response = ask(world, role, name, expected)
            answers[role], body = answer_of(response), body_of(response)
            transaction.set_rollback(True)
        secrets = world.belongings_for(role).secrets if role != "owner" else ()
        leaks += [(role, secret) for secret in secrets if secret in body]

    wrong = {role: got for role, got in answers.items() if got != expected.row[role]}
    assert wrong == {}, f"{name} answers otherwise than its line in tests/url_expectations.py."
    assert leaks == [], f"{name} tells what is the owner's alone."


def test_nothing_is_done_without_a_form_of_ours(world: World) -> None:
    forger = client_of(world, "owner", careful=True)
    asked = {name: expected for name, expected in URLS.items() if name not in FORMLESS}
    paths = [address(name, expected, world.grown.things) for name, expected in asked.items()]

    assert {path: forger.post(path).status_code for path in paths} == dict.fromkeys(paths, 403)


def test_what_guards_an_account_asks_once_more_who_it_is(world: World) -> None:
    answers = {name: answer_of(ask(world, "unproven", name, URLS[name])) for name in PROVEN}

    assert answers == dict.fromkeys(PROVEN, PROVE)


@pytest.mark.parametrize("role", ["stranger", "anonymous"])
def test_admin_is_closed_to_everybody_else(world: World, role: str) -> None:
    client = client_of(world, role)

    answers = {
        (method, path): answer_of(client.generic(method, path))
        for path in admin_paths()
        for method in ("GET", "POST")
    }

    assert {asked: answer for asked, answer in answers.items() if answer not in CLOSED} == {}


def test_admin_knows_moderators_from_all_others(world: World) -> None:
    answers = {
        role: answer_of(client_of(world, role).get(reverse("admin:index"))) for role in ROLES
    }

    assert answers == dict.fromkeys(ROLES, LOGIN) | {"moderator": 200}


def test_admin_opens_to_a_moderator(world: World) -> None:
    client = client_of(world, "moderator")
    lists = [path for name, path in ADMIN.items() if "changelist" in name or name == "admin:index"]

    assert {path: client.get(path).status_code for path in lists} == dict.fromkeys(lists, 200)


def admin_paths() -> list[str]:
    """Fill the patterns of the admin, in either of Django's notations, with something."""
    return [
        re.sub(r"<[^>]+>", "0", re.sub(r"\^?\(\?P<\w+>([^|)]*)[^)]*\)|\$$", r"\1", pattern))
        for name, pattern in ADMIN.items()
        if name != "admin:logout"  # leads to the index, which is asked for too
    ]


def socket_patterns() -> list[str]:
    """Find the router below what wraps it, and name its patterns."""
    layer = application.application_mapping["websocket"]
    while not isinstance(layer, URLRouter):
        layer = getattr(layer, "inner", None) or layer.application
    return [str(route.pattern) for route in layer.routes]


def test_every_socket_has_its_line() -> None:
    assert set(socket_patterns()) == SOCKETS.keys()


@pytest.mark.parametrize("pattern", SOCKETS)
async def test_socket_is_closed_to_the_anonymous(pattern: str) -> None:
    headers = [(b"host", b"127.0.0.1:8000"), (b"origin", b"http://127.0.0.1:8000")]
    path = "/" + re.sub(r"<[^>]+>", str(uuid4()), pattern)
    tab = WebsocketCommunicator(application, path, headers=headers)

    opened, code = await tab.connect()
    if opened:
        code = (await tab.receive_output())["code"]

    assert (opened, code) == (SOCKETS[pattern] is not None, SOCKETS[pattern] or 1000)
