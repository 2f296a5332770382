"""One HTTP call to an upstream, and what can be known after it failed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError

from generation.engines.videos_api.upstreams import Upstream

CONNECT_WITHIN: Final = 5.0  # seconds
ANSWER_WITHIN: Final = 20.0  # seconds, for a question
ACCEPT_WITHIN: Final = 90.0  # seconds, for an order: a server may look at its picture first
LONGEST_ANSWER: Final = 4 * 2**20  # bytes
LONGEST_MESSAGE: Final = 200  # characters
LONGEST_DELAY: Final = 300.0  # seconds that a server may ask to be left alone
AGENT: Final = "videos-api-engine/1"


class Unreached(Exception):
    """Nobody was there: the request certainly did not arrive."""


class Unanswered(Exception):
    """The connection broke or nothing came back: the request may have been carried out."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any] = field(default_factory=dict)  # empty where it was no JSON object
    message: str = ""  # of an error, in one line, without the key

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def code(self) -> str:
        """The server's own name for the error."""
        error = self.body.get("error")
        code = str(error.get("code") or "") if isinstance(error, dict) else ""
        return code if code.isidentifier() and len(code) < 60 else ""

    @property
    def try_again_after(self) -> float:
        """Seconds the server wants to be left alone; 0 if it did not say."""
        for header, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
            try:
                return min(max(float(self.headers[header]) / unit, 0.0), LONGEST_DELAY)
            except (KeyError, ValueError):
                continue
        return 0.0


class _Key(AuthBase):
    """Carries the key of one upstream; an own class so that no .netrc replaces it."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class Wire:
    """The connection of one render to one upstream.

    Redirects are not followed: the key is for the address an operator wrote, and no server may
    send this one looking around inside its own network.
    """

    def __init__(self, upstream: Upstream) -> None:
        self.upstream = upstream
        self._session = requests.Session()
        self._session.auth = _Key(upstream.key)
        self._session.headers.update({"User-Agent": AGENT, "Accept-Encoding": "identity"})

    def close(self) -> None:
        self._session.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        within: float = ANSWER_WITHIN,
    ) -> Answer:
        """Make one call and read its JSON.

        :raises Unreached: if it certainly did not arrive.
        :raises Unanswered: if nobody knows.
        """
        with closing(self.open(method, path, content=content, headers=headers, within=within)) as r:
            try:
                text = r.raw.read(LONGEST_ANSWER + 1, decode_content=True)
            except (HTTPError, OSError, ValueError) as error:
                raise Unanswered(self.clean(error)) from None
            return self._answer(r, text)

    def open(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        within: float = ANSWER_WITHIN,
    ) -> requests.Response:
        """Make one call and leave its body to be read.

        :raises Unreached: if it certainly did not arrive.
        :raises Unanswered: if nobody knows.
        """
        try:
            return self._session.request(
                method,
                self.upstream.url + path,
                data=content,
                headers=dict(headers or {}),
                timeout=(CONNECT_WITHIN, within),
                stream=True,
                allow_redirects=False,
            )
        except requests.ConnectTimeout as error:
            raise Unreached(self.clean(error)) from None
        except (requests.RequestException, OSError, ValueError) as error:
            cause = error.args[0] if error.args else None
            reason = cause.reason if isinstance(cause, MaxRetryError) else None
            certain = isinstance(reason, NewConnectionError)
            raise (Unreached if certain else Unanswered)(self.clean(error)) from None

    def clean(self, text: object) -> str:
        """Bring what came from outside into one short line without the key."""
        line = " ".join(str(text).split())
        if self.upstream.key:
            line = line.replace(self.upstream.key, "[key]")
        line = "".join(letter for letter in line if letter.isprintable())
        return line[:LONGEST_MESSAGE]

    def _answer(self, response: requests.Response, text: bytes) -> Answer:
        try:
            body = json.loads(text) if len(text) <= LONGEST_ANSWER else {}
        except ValueError:
            body = {}
        body = body if isinstance(body, dict) else {}
        return Answer(
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=body,
            message=self.clean(_message(body)),
        )


def _message(body: Mapping[str, Any]) -> str:
    """Find the words of an error: in the contract's shape, or in that of the GPU servers."""
    error = body.get("error", body.get("detail", body.get("message", "")))
    if isinstance(error, list) and error:
        error = error[0]
    if isinstance(error, dict):
        error = error.get("message", error.get("msg", ""))
    return error if isinstance(error, str) else ""
