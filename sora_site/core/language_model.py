"""A language model, if the site has one: any server with OpenAI's chat completions."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from pydantic import BaseModel, ValidationError

MOST_BYTES: Final = 256 * 1024  # of an answer
CHUNK: Final = 16 * 1024
Answer = TypeVar("Answer", bound=BaseModel)


class NoAnswer(Exception):
    """The model cannot be reached, takes too long or does not answer what was asked."""


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice]


def ask(form: type[Answer], *, task: str, about: str, temperature: float, seconds: float) -> Answer:
    """Ask the model that settings name for JSON of a form.

    `about` is what a person wrote: material, never an instruction to the model.

    :raises NoAnswer: if nothing of this form comes within `seconds`.
    """
    messages = [{"role": "system", "content": task}, {"role": "user", "content": about}]
    body = {"model": settings.LLM_MODEL, "messages": messages, "temperature": temperature}
    try:
        completion = _Completion.model_validate_json(_post(body, seconds=seconds))
        return form.model_validate_json(_bare(completion.choices[0].message.content))
    except (ValidationError, IndexError) as error:
        raise NoAnswer("its answer has another form") from error


def _bare(content: str) -> str:
    """Take JSON out of the fence in which many models put it."""
    return content[content.find("{") : content.rfind("}") + 1]


def _post(body: dict[str, Any], *, seconds: float) -> bytes:
    address = urlsplit(settings.LLM_BASE_URL)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    deadline = time.monotonic() + seconds
    connection = kind(address.netloc, timeout=seconds)
    headers = {"Content-Type": "application/json"}
    if settings.LLM_API_KEY:
        headers["Authorization"] = f"Bearer {settings.LLM_API_KEY}"
    try:
        path = f"{address.path.rstrip('/')}/chat/completions"
        connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        if response.status != http.HTTPStatus.OK:
            raise NoAnswer(f"it answered {response.status}")
        return _read(connection, response, deadline)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(f"it cannot be reached: {error}") from error
    finally:
        connection.close()


def _read(
    connection: http.client.HTTPConnection, response: http.client.HTTPResponse, deadline: float
) -> bytes:
    """Read an answer of bounded length, however slowly it trickles in, until the deadline."""
    content = b""
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or len(content) > MOST_BYTES:
            raise NoAnswer("it takes too long")
        if connection.sock is not None:
            connection.sock.settimeout(left)
        part = response.read1(CHUNK)
        if not part:
            return content
        content += part
