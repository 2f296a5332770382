"""A real mail server for tests: it takes messages by SMTP and keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.site import eventually, free_port


class Mailbox:
    """What has come, in order."""

    def __init__(self) -> None:
        self.port = free_port()
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's own name
        message = message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 kept"

    def text_to(self, address: str, *, after: int = 0) -> str:
        """Wait for a message to an address and return what it says."""
        eventually(lambda: self._to(address)[after:])
        return str(self._to(address)[-1].get_content())

    def code_to(self, address: str) -> str:
        """Wait for a message with a code on a line of its own."""
        found = re.search(r"^ {4}(\S+)\s*$", self.text_to(address), re.MULTILINE)
        assert found, self._to(address)[-1].as_string()
        return found[1]

    def _to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if message["To"] == address]


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
