"""What there is to choose from: what the slots of this site can make, and which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django import forms

from generation.models import Generation
from generation.slots import SLOTS, Slot

STANDARD: Final = 720  # pixels of the shorter side, of which labels say nothing
Offers = Mapping[str, tuple[str, frozenset[str]]]
"""By value: the label people read and the slots that have it."""


def sizes() -> Offers:
    return _offers(_sizes, _size_label)


def lengths() -> Offers:
    return _offers(_lengths, "{} s".format)


def seconds() -> tuple[int, int]:
    """Tell the shortest and the longest that any slot makes in one piece."""
    spans = [slot.capabilities().seconds for slot in SLOTS.values()]
    return min(shortest for shortest, _ in spans), max(longest for _, longest in spans)


def styles() -> Offers:
    return _offers(_styles, _style_label)


def able(what: str) -> frozenset[str]:
    """Name the slots whose engines can do something that `Capabilities` has a flag for."""
    return frozenset(key for key, slot in SLOTS.items() if getattr(slot.capabilities(), what))


def _offers(
    values: Callable[[Slot], Iterable[str]], label: Callable[[str], str]
) -> dict[str, tuple[str, frozenset[str]]]:
    by_slot = {key: list(values(slot)) for key, slot in SLOTS.items()}
    every = dict.fromkeys(value for offered in by_slot.values() for value in offered)
    return {
        value: (
            label(value),
            frozenset(key for key, offered in by_slot.items() if value in offered),
        )
        for value in every
    }


def _sizes(slot: Slot) -> list[str]:
    """List upright sizes first: most are watched on phones."""
    ordered = sorted(slot.sizes(), key=lambda size: (min(size), size[0] > size[1]))
    return [f"{width}x{height}" for width, height in ordered]


def _size_label(size: str) -> str:
    width, height = map(int, size.split("x"))
    shape = "Portrait" if height > width else "Landscape"
    shorter = min(width, height)
    return shape if shorter == STANDARD else f"{shape}, {shorter}p"


def _lengths(slot: Slot) -> list[str]:
    shortest, longest = slot.capabilities().seconds
    return [str(each) for each in Generation.Seconds.values if shortest <= each <= longest]


def _styles(slot: Slot) -> list[str]:
    return ["", *slot.capabilities().styles]


def _style_label(style: str) -> str:
    known = dict(Generation.Style.choices)
    return str(known.get(style) or style.capitalize())


class OfferedRadio(forms.RadioSelect):
    """Radio buttons that say which slots have each option, for scripts that hide the others."""

    offers: Offers

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        slots = self.offers[str(value)][1]
        option["attrs"]["data-slots"] = " ".join(sorted(slots))
        return option


def offer(field: forms.Field, offers: Offers) -> None:
    """Let a choice field with an `OfferedRadio` offer these."""
    assert isinstance(field, forms.ChoiceField)
    assert isinstance(field.widget, OfferedRadio)
    field.widget.offers = offers
    field.choices = [(value, label) for value, (label, _) in offers.items()]
