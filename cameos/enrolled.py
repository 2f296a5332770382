"""The faces that are enrolled, in numbers: opened once and kept in this process for a short while.

Which of them count is asked of the database each time, so a face that was deleted or filmed anew is
compared with nobody from that moment on; what is kept of it goes within minutes.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from itertools import islice
from typing import Final
from uuid import UUID

from cameos import storing
from cameos.checking import Numbers, unit_length
from cameos.models import Cameo, Reference
from cameos.vault import Unreadable

KEPT: Final = 600.0  # seconds
MOST: Final = 20_000  # faces, of some kilobytes each

_one_at_a_time = threading.Lock()
_kept: dict[tuple[UUID, str], Numbers] = {}  # by the reference's number and its cameo's sealed key


def faces_of_others(cameo: Cameo) -> Mapping[UUID, Numbers]:
    """Give the faces of everybody else who is enrolled, by their cameos, each of length 1."""
    rows = Reference.objects.current().filter(
        kind=Reference.Kind.FACE, cameo__kind=Cameo.Kind.SELF, cameo__state=Cameo.State.READY
    )
    standing = {(row.number, row.cameo.sealed_key): row for row in rows.select_related("cameo")}
    with _one_at_a_time:
        opened = {
            mark: _kept[mark] if mark in _kept else _opened(row) for mark, row in standing.items()
        }
        _keep(opened)
    return {
        row.cameo_id: numbers
        for mark, row in standing.items()
        if (numbers := opened[mark]) is not None and row.cameo.owner_id != cameo.owner_id
    }


def forget() -> None:
    """Let go of all faces; the next check opens them anew."""
    with _one_at_a_time:
        _kept.clear()


def _opened(row: Reference) -> Numbers | None:
    try:
        return unit_length(storing.get(row.cameo, row.name, about=row.number))
    except (Unreadable, FileNotFoundError, Cameo.DoesNotExist):
        return None  # deleted at this moment


def _keep(opened: Mapping[tuple[UUID, str], Numbers | None]) -> None:
    """Keep what was opened and nothing else, until the first has been here for `KEPT` seconds."""
    if not _kept and opened:
        timer = threading.Timer(KEPT, forget)
        timer.daemon = True
        timer.start()
    _kept.clear()
    _kept.update(
        (mark, numbers) for mark, numbers in islice(opened.items(), MOST) if numbers is not None
    )
