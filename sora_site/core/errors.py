"""Refusals: what a service raises and an edge translates for people."""

from __future__ import annotations


class DomainError(Exception):
    """A rule said no. The message tells a person what went wrong and what to do next."""

    status = 422


class Gone(DomainError):
    """The thing is no longer in the state the action needs."""

    status = 409


class TooMany(DomainError):
    """The person has reached a limit; the message says which and until when."""

    status = 429
