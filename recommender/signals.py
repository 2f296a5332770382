from __future__ import annotations

from typing import Final

from django.dispatch import Signal

items_read: Final = Signal()
"""What some items are about is known now; they can be ranked."""
