"""Nobody comes into a clip by a picture: people are in clips by a cameo, with their leave, or not.

What engines start from is looked at where they work, before they see it. A person from behind is
not found out, and somebody drawn may be taken for one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from cameos.checks import shows_somebody
from generation.engines.protocol import OrderRefused
from generation.models import Asset, Generation

BROUGHT: Final = (Asset.Kind.START, Asset.Kind.UPLOAD)
SOMEBODY: Final = (
    "There seems to be a person in what this clip was to begin with. People are in clips by a cameo"
    " alone, with their leave: write @ and a handle, and begin with a picture of nobody. It costs"
    " nothing."
)
NOT_LOOKED: Final = (
    "This site cannot look at the moment whether a person is in what the clip was to begin with, so"
    " it did not begin. Make it from words; it costs nothing."
)


class Stranger(OrderRefused):
    """A person may be in what a clip is made from, and nobody knows whether they agreed."""

    code = "consent"


def require_nobody(file: Path, *, film: bool = False) -> None:
    """Check that no face is seen in a picture that somebody brought, or in a film.

    :raises Stranger: if one may be, or if nothing here can tell.
    """
    found = shows_somebody(file, film=film)
    if found is None:
        raise Stranger(NOT_LOOKED)
    if found:
        raise Stranger(SOMEBODY)


def brought_along(clip: Generation, *, kinds: tuple[Asset.Kind, ...] = BROUGHT) -> bool:
    """Tell whether anything in a clip's line came from elsewhere, as a film or a picture."""
    seen: set[UUID] = set()
    edge = {clip.pk}
    while edge:
        line = Generation.objects.filter(pk__in=edge)
        if line.filter(operation=Generation.Operation.UPLOAD).exists():
            return True
        if Asset.objects.filter(generation__in=edge, kind__in=kinds).exists():
            return True
        seen |= edge
        before = line.values_list("parent", "ingredients__source")
        edge = {pk for pair in before for pk in pair if pk} - seen
    return False
