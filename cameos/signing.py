"""How rows of the ledger are written, hashed and signed, so that anybody can check them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


def canonical(row: Mapping[str, object]) -> str:
    """Write a row in the one way in which it is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        row, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sign(text: str) -> tuple[str, str]:
    """Sign by the first of the settings' keys; return the key's number and the signature."""
    key = _private(settings.LEDGER_KEYS[0])
    return number_of(key.public_key()), key.sign(text.encode()).hex()


def is_signed(text: str, *, key: str, signature: str) -> bool:
    """Tell whether the key of that number, which the settings still name, signed the text."""
    public = public_keys().get(key)
    if public is None:
        return False
    try:
        public.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def public_keys() -> dict[str, Ed25519PublicKey]:
    """Give the public halves of all keys of the settings, by number."""
    publics = [_private(text).public_key() for text in settings.LEDGER_KEYS]
    return {number_of(public): public for public in publics}


def number_of(public: Ed25519PublicKey) -> str:
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()[:16]


@cache
def _private(text: str) -> Ed25519PrivateKey:
    """Make a key of any text that is long and random."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"ledger:{text}".encode()).digest())
