"""Who takes people's money: a provider behind one protocol, or nobody."""

from generation.payments.protocol import Confirmation, Forged, PaymentProvider, Sale

__all__ = ["Confirmation", "Forged", "PaymentProvider", "Sale"]
