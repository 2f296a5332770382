from __future__ import annotations

from typing import Final

from generation import lines
from generation.lines import Standing
from generation.models import Generation
from generation.services.fitting import fit
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError

ANYTHING: Final = "A clip."  # how long a prompt is changes little


def foresee(*, author: User, slot: str, size: str, seconds: int) -> Standing | None:
    """Say how long a clip would take if it were asked for now; None if it cannot be made."""
    job = Generation(author=author, prompt=ANYTHING, slot=slot, size=size, seconds=seconds, seed=0)
    try:
        fit(job)
    except DomainError:
        return None
    return lines.expected_wait(author, job)
