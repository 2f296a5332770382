"""Rows about likenesses and consent. One module a theme; the rest of the site imports from here."""

from cameos.models.cameos import HANDLE, LONGEST_LOAN, Cameo, CameoQuerySet, full_handle
from cameos.models.captures import BEGIN_WITHIN, SEND_WITHIN, Capture
from cameos.models.grants import Grant
from cameos.models.keyrings import Keyring
from cameos.models.ledger import Chain, LedgerRow
from cameos.models.preferences import Topic, Wish
from cameos.models.references import Reference

__all__ = [
    "BEGIN_WITHIN",
    "HANDLE",
    "LONGEST_LOAN",
    "SEND_WITHIN",
    "Cameo",
    "CameoQuerySet",
    "Capture",
    "Chain",
    "Grant",
    "Keyring",
    "LedgerRow",
    "Reference",
    "Topic",
    "Wish",
    "full_handle",
]
