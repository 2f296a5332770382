"""What happens to cameos, for rooms above to react to. Sent inside the transaction."""

from __future__ import annotations

from django.dispatch import Signal

consent_ended = Signal()
"""A permission was taken back: `cameo`; `person`, the `User` who had it, or None for everybody but
the owner; and `take_down`: whether what exists is to go, too, or only nothing new is to be made.
Clips that are being made stop in both cases."""

consent_changed = Signal()
"""The rules of a `cameo` changed, such as its audience, what it is never shown with, or what a
guardian allows: whether clips in the making may go on is to be asked anew."""

cameo_deleted = Signal()
"""An owner deleted a `cameo`, or is being erased: nothing may be made with it any more, by the
owner neither; `take_down` as above."""

cameo_leaving = Signal()
"""The row of a deleted `cameo` goes next, in no transaction: what is still to be done about it is
done now."""

cameo_retaken = Signal()
"""A `cameo` has another reference from now on."""

capture_settled = Signal()
"""A `capture` was judged, by a check or a moderator; its state says how."""
