"""Where the encrypted files of cameos lie, and how their keys come and go."""

from __future__ import annotations

import secrets
from typing import Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cameos import vault
from cameos.models import Cameo, Keyring
from sora_site.core.personal_data import delete_folder

CAMEOS: Final = "cameos"  # the folder of all cameos' folders in the storage
WORK: Final = "capture_"  # begins the names of folders in the scratch folder where films are read


def put(cameo: Cameo, data: bytes, *, about: UUID) -> str:
    """Encrypt and store data of a cameo; return the file's name. `about` is whose row it is.

    :raises Unreadable: if the cameo was deleted meanwhile.
    """
    sealed = vault.seal(_key_of(cameo), data, about=str(about))
    name = f"{cameo.folder}/{secrets.token_hex(16)}.sealed"
    return default_storage.save(name, ContentFile(sealed))


def get(cameo: Cameo, name: str, *, about: UUID) -> bytes:
    """Read and decrypt what `put` stored.

    :raises Unreadable: if its key is gone, or the file is another.
    :raises FileNotFoundError: if the file is gone.
    """
    row = Cameo.objects.only("pk", "owner_id", "sealed_key").get(pk=cameo.pk)
    if not row.sealed_key:
        raise vault.Unreadable(name)
    with default_storage.open(name) as file:
        return vault.unseal(_opened(row), file.read(), about=str(about))


def drop(name: str) -> None:
    """Delete one file; gone already is no error."""
    if name:
        default_storage.delete(name)


def shred(cameo: Cameo) -> None:
    """Destroy the key to a cameo's files, and then the files."""
    Cameo.objects.filter(pk=cameo.pk).update(sealed_key="")
    cameo.sealed_key = ""
    delete_folder(cameo.folder)


def _key_of(cameo: Cameo) -> bytes:
    """Find the key to a cameo's files, or make it; whoever comes first, all use one."""
    row = Cameo.objects.only("pk", "owner_id", "sealed_key").get(pk=cameo.pk)
    if not row.sealed_key:
        ring = Keyring.objects.of(row.owner)
        sealed = vault.seal(ring.key, vault.new_key(), about=str(row.pk)).hex()
        Cameo.objects.kept().filter(pk=row.pk, sealed_key="").update(sealed_key=sealed)
        row.refresh_from_db(fields=["sealed_key"])
    if not row.sealed_key:  # deleted meanwhile
        raise vault.Unreadable(str(row.pk))
    return _opened(row)


def _opened(cameo: Cameo) -> bytes:
    ring = Keyring.objects.get(person=cameo.owner_id)
    return vault.unseal(ring.key, bytes.fromhex(cameo.sealed_key), about=str(cameo.pk))
