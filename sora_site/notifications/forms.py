from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import groupby
from typing import Any, Final

from django import forms
from django.http import QueryDict

from sora_site.accounts.models import User
from sora_site.notifications.delivery.when import rhythm_of, wishes_of
from sora_site.notifications.models import NoticeRhythm, Notification
from sora_site.notifications.models.rules import RULES, Channel
from sora_site.notifications.services.wishes import RhythmChoice, save_wishes

USUAL_QUIET: Final = (time(22), time(7))
Kind = Notification.Kind


@dataclass(frozen=True)
class Cell:
    """One box of the grid, and what a screen reader calls it."""

    field: forms.BoundField
    label: str


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Cell]


class WishesForm(forms.Form):
    """A box for every kind on every channel, the digest and the quiet hours."""

    digest = forms.ChoiceField(label="Digest by e-mail", choices=NoticeRhythm.Digest.choices)
    is_quiet = forms.BooleanField(label="Keep quiet", required=False)
    quiet_from = forms.TimeField(
        label="From", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label="Until",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, person: User, data: QueryDict | None = None) -> None:
        rhythm, wishes = rhythm_of(person), wishes_of(person)
        quiet = rhythm.quiet
        opens_at, closes_at = (quiet.opens_at, quiet.closes_at) if quiet else USUAL_QUIET
        super().__init__(
            data,
            initial={
                "digest": rhythm.digest,
                "is_quiet": quiet is not None,
                "quiet_from": opens_at,
                "quiet_until": closes_at,
            },
        )
        self._person = person
        for (kind, channel), is_on in wishes.items():
            self.fields[f"{kind}-{channel}"] = forms.BooleanField(
                initial=is_on, required=False, disabled=channel in RULES[kind].always
            )

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if not asked["is_quiet"] or self.errors:
            return asked
        if not (asked["quiet_from"] and asked["quiet_until"]):
            self.add_error("quiet_from", "Please say from when until when it should be quiet.")
        elif asked["quiet_from"] == asked["quiet_until"]:
            self.add_error("quiet_until", "Please choose an end that is not the beginning.")
        return asked

    def groups(self) -> list[tuple[str, list[Row]]]:
        """Give the grid: groups of kinds, a row for each kind, a cell for each channel."""
        by_group = groupby(RULES, key=lambda kind: RULES[kind].group)
        return [(group, [self._row(kind) for kind in kinds]) for group, kinds in by_group]

    def save(self) -> None:
        asked = self.cleaned_data
        quiet = asked["is_quiet"]
        save_wishes(
            person=self._person,
            wishes={
                (kind, channel): asked[f"{kind}-{channel}"] for kind in RULES for channel in Channel
            },
            rhythm=RhythmChoice(
                digest=NoticeRhythm.Digest(asked["digest"]),
                quiet_from=asked["quiet_from"] if quiet else None,
                quiet_until=asked["quiet_until"] if quiet else None,
            ),
        )

    def _row(self, kind: Kind) -> Row:
        label = RULES[kind].label
        cells = [Cell(self[f"{kind}-{c}"], f"{label}: {c.label}") for c in Channel]
        return Row(label, cells)
