from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Forged(Exception):
    """What came is not signed by the provider, or was sent before."""


@dataclass(frozen=True, kw_only=True)
class Sale:
    """What somebody is about to pay for."""

    key: str  # ours; it comes back with the confirmation
    words: str
    price: int  # in hundredths of the currency
    currency: str  # ISO 4217
    back: str  # address to lead the buyer to afterwards, whatever came of it


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """What became of a sale, as the provider says."""

    key: str
    paid: bool
    price: int
    currency: str
    reference: str = ""  # the provider's own


class PaymentProvider(Protocol):
    """One way to take money; the dotted name of its class is `PAYMENT_PROVIDER`."""

    title: str

    def begin(self, sale: Sale) -> str:
        """Open a sale with the provider and return the address at which the buyer pays.

        The same key again gives the same sale.
        """

    def read(self, body: bytes, headers: Mapping[str, str]) -> Confirmation:
        """Read what was posted to `/credits/confirm`; it may come twice, and in any order.

        :raises Forged: if the provider did not sign it.
        """
