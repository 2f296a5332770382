"""Nonsense at every door: a clear answer with the right status, never a 500."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from channels.testing import WebsocketCommunicator
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sora_site.accounts.models import User
from sora_site.asgi import application
from tests.conftest import signed_in
from tests.factories import CompletedFactory, InviteFactory, PostFactory

pytestmark = pytest.mark.django_db

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
HUGE = "9" * 5000
NO_POST = "3f2b8c1e-5a0d-4c7b-9e6f-1d2a3b4c5d6e"


def patterns() -> list[str]:
    """Collect every page of our own, as written in the URL configuration."""
    found = []
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and str(entry.pattern) == "":
            found += [str(page.pattern) for page in entry.url_patterns]
        elif isinstance(entry, URLPattern):
            found.append(str(entry.pattern))
    return found


def hardened(person: User | None = None) -> Client:
    """Answer 500 where the site would, instead of raising."""
    client = signed_in(person) if person else Client()
    client.raise_request_exception = False
    return client


@pytest.fixture
def paths(owner: User) -> list[str]:
    """Name every page, with things of the owner's and with things that do not exist."""
    draft = CompletedFactory.create(author=owner)
    post = PostFactory.create(generation__author=owner)
    invite = InviteFactory.create(issued_by=owner)
    found = []
    for pattern in patterns():
        for uuid, number in ((draft.pk, invite.pk), (post.pk, HUGE), (uuid4(), 10**30)):
            filled = re.sub(r"<uuid:\w+>", str(uuid), pattern)
            filled = filled.replace("<slug:kind>", "video").replace("<slug:handle>", owner.handle)
            filled = filled.replace("<slug:picture>", "avatar-0").replace("<str:ticket>", "1:2")
            filled = filled.replace("<slug:provider_id>", "openid").replace("<uid:uidb36>", "1x")
            filled = re.sub(r"<slug:\w+>", "a-b", filled)
            filled = re.sub(r"<int:\w+>", str(number), filled)
            filled = re.sub(r"<str:\w+>", "a-b:c", filled)
            assert "<" not in filled, filled
            found.append(f"/{filled}")
    return sorted(set(found))


@pytest.mark.parametrize("method", METHODS)
def test_every_page_answers_every_method_of_anybody(
    paths: list[str], stranger: User, method: str
) -> None:
    for client in (hardened(), hardened(stranger)):
        for path in paths:
            response = client.generic(method, path)
            if response.streaming:
                b"".join(response)
            assert response.status_code < 500, (method, path)


@pytest.mark.parametrize(
    "query",
    [
        "page=0&after=0",
        f"page={HUGE}&after={HUGE}",
        "page=-1&after=~",
        "page=NaN&after=0001-01-01T00:00:00%2B23:59~" + NO_POST,
        "page=%00&after=%00&show=%00&prompt=%00&invite=%00&next=%00&download=%00",
        "page=%ED%A0%80&after=%ED%A0%80&show=%ED%A0%80&prompt=%ED%A0%80&invite=%ED%A0%80",
        "page=%FF%FE&after=9999-12-31T23:59:59.999999-23:59~" + NO_POST,
        "&".join(f"f{number}=1" for number in range(2000)),
        "prompt=" + "x" * 60_000,
    ],
    ids=["zero", "huge", "minus", "early", "nul", "surrogate", "late", "many", "long"],
)
def test_every_page_survives_every_query(paths: list[str], owner: User, query: str) -> None:
    client = hardened(owner)

    for path in paths:
        response = client.get(f"{path}?{query}")
        if response.streaming:
            b"".join(response)
        assert response.status_code < 500, path


@pytest.mark.parametrize(
    "path", ["/" + "x" * 60_000, "/@" + "a" * 10_000, "/p/" + "0" * 300, "/%00", "/%ff%fe", "/@%00"]
)
def test_address_of_nothing_is_a_404(owner: User, path: str) -> None:
    assert hardened(owner).get(path).status_code == 404


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: nonsense\r\n\r\n"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="prompt'),
        ("application/x-www-form-urlencoded", b"prompt=%ED%A0%80%00%FF&seconds=%00"),
        ("application/x-www-form-urlencoded", b"prompt=" + b"x" * 3_000_000),
        ("application/x-www-form-urlencoded", b"a=1&" * 5_000),
        ("application/x-www-form-urlencoded; charset=utf-7", b"prompt=+AAA-"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"prompt=a"),
        ("application/json", b'{"prompt": "\\ud800"}'),
        ("nonsense", b"\xff\xfe\x00"),
    ],
)
def test_malformed_body_is_the_senders_fault(
    paths: list[str], owner: User, content_type: str, body: bytes
) -> None:
    client = hardened(owner)

    for path in paths:
        response = client.generic("POST", path, body, content_type)
        assert response.status_code < 500, path


def test_lone_surrogate_in_a_prompt_is_replaced_on_the_way_in(owner: User) -> None:
    body = f"prompt=a%ED%A0%80b&size=720x1280&seconds=4&request_key={uuid4()}"

    response = hardened(owner).generic("POST", "/create", body, "application/x-www-form-urlencoded")

    assert response.status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "[::1"},
        {"Host": "a b"},
    ],
)
def test_host_that_is_not_ours_is_refused(headers: dict[str, str]) -> None:
    assert hardened().get("/", headers=headers).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "sessionid=nonsense; csrftoken=nonsense; messages=nonsense"},
        {"Cookie": 'sessionid="aaaaaaaaaaaaaaaa\\000"'},
        {"Cookie": "=;;=" * 500},
        {"HX-Request": "true", "HX-Current-URL": "http://[", "HX-Target": "%00"},
        {"Accept-Language": "x" * 5000},
        {"Range": f"bytes={HUGE}-"},
        {"Range": f"bytes=-{HUGE}"},
        {"If-None-Match": '"', "If-Modified-Since": "nonsense", "If-Range": "nonsense"},
        {"Referer": "http://["},
        {"Content-Length": "nonsense"},
    ],
    ids=lambda headers: next(iter(headers)) + next(iter(headers.values()))[:12],
)
def test_every_page_survives_every_header(paths: list[str], headers: dict[str, str]) -> None:
    client = hardened()

    for path in paths:
        for method in ("GET", "POST"):
            response = client.generic(method, path, headers=headers)
            if response.streaming:
                b"".join(response)
            assert response.status_code < 500, (method, path)


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\x00"],
)
def test_signing_in_never_leads_to_another_site(owner: User, target: str) -> None:
    response = hardened().post(
        "/login", {"login": owner.handle, "password": "a long enough passphrase", "next": target}
    )

    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/", "/ws", "/ws/live/", "/admin/", "/ws/%00"])
async def test_socket_at_a_wrong_address_is_refused(path: str) -> None:
    headers = [(b"host", b"127.0.0.1:8000"), (b"origin", b"http://127.0.0.1:8000")]
    tab = WebsocketCommunicator(application, path, headers=headers)

    assert not (await tab.connect())[0]
