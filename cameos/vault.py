"""How what identifies people is encrypted: three keys, each opened by the one above it.

The settings' keys (`CAMEO_KEYS`) open a person's, a person's opens their cameos', and a cameo's
opens its files. Whoever destroys one has destroyed all that it opens.
"""

from __future__ import annotations

import base64
import hashlib
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE: Final = 12  # bytes


class Unreadable(Exception):
    """No key there is opens this: it was lost, destroyed or exchanged."""


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def seal(key: bytes, data: bytes, *, about: str) -> bytes:
    """Encrypt with AES-256-GCM; only who says what it is `about` can open it again."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def unseal(key: bytes, sealed: bytes, *, about: str) -> bytes:
    """Decrypt what `seal` made.

    :raises Unreadable: if the key, the data or what it is about is another.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(about) from error


def wrap(key: bytes) -> str:
    """Encrypt a person's key by the first of the settings' keys."""
    return _site_keys().encrypt(key).decode()


def unwrap(wrapped: str) -> bytes:
    """Decrypt a person's key by whichever of the settings' keys opens it.

    :raises Unreadable: if none does.
    """
    try:
        return _site_keys().decrypt(wrapped)
    except InvalidToken as error:
        raise Unreadable("No key of CAMEO_KEYS opens this.") from error


def rewrap(wrapped: str) -> str:
    """Encrypt a person's key anew, by the first of the settings' keys.

    :raises Unreadable: if none of them opens it.
    """
    return wrap(unwrap(wrapped))


def is_wrapped_by_the_first(wrapped: str) -> bool:
    try:
        _fernet(settings.CAMEO_KEYS[0]).decrypt(wrapped)
    except InvalidToken:
        return False
    return True


def _site_keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.CAMEO_KEYS])


def _fernet(text: str) -> Fernet:
    """Make a key of any text that is long and random."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"cameos:{text}".encode()).digest()))
