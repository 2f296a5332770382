"""What happens to people, for rooms above to react to. Sent inside the transaction."""

from __future__ import annotations

from django.dispatch import Signal

person_followed = Signal()
"""Somebody began to follow somebody: `follower` and `followee`, both `User`."""

follow_requested = Signal()
"""Somebody asked to follow a private account: `requester` and `target`, both `User`."""

follow_accepted = Signal()
"""A private account let somebody follow: `follower` and `followee`, both `User`."""

person_blocked = Signal()
"""Somebody blocked somebody: `blocker` and `blocked`, both `User`."""

sessions_ended = Signal()
"""A person was signed out somewhere: `person`, a `User`, and `session_keys`, or None for all."""

person_admitted = Signal()
"""Somebody was let in: `person`, `how` (a `WaitlistEntry.Admission`, or None where nobody waited
and no code was needed) and `inviter`, a `User` or None."""

signed_in_anew = Signal()
"""Somebody signed in with a browser not seen before: `person`, `agent` in words, `ip`."""

security_changed = Signal()
"""How somebody signs in was changed: `person`, `change` in a sentence."""
guardian_asked = Signal()
"""Somebody entered a guardian code and waits for its issuer: `link`, a `Guardianship`."""

guardian_changed = Signal()
"""Something about a guardian link changed: `link`; `by`, a `User`; `news`, in plain words."""

person_grew_up = Signal()
"""Somebody turned 18: `person`, and `guardians`, the `User`s whose care ended with it."""
