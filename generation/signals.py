"""What happens to clips, for rooms above to react to. Sent inside the transaction."""

from __future__ import annotations

from django.dispatch import Signal

clip_taken_down = Signal()
"""A finished `clip` is gone for good, its row kept with the reason: whoever shows it must not."""
