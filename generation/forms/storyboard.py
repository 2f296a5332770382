from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from generation.forms import offers
from generation.forms.composer import HandlesField, OfferForm
from generation.models import Generation, Storyboard
from generation.services import BoardOrder, Card, ShotOrder, Written
from generation.services.prompts import CAMERA_LIMIT

MOST_READ: Final = 40  # cards of one form, the superfluous included
COLUMNS: Final = ("prompt", "seconds", "camera", "seed", "made")  # of the cards
MOVES: Final = (
    "Static",
    "Slow zoom in",
    "Zoom out",
    "Pan left",
    "Pan right",
    "Tilt up",
    "Tilt down",
    "Close-up",
    "Wide shot",
    "Low angle",
    "From above",
    "Orbit",
    "Handheld",
)


class BoardForm(OfferForm):
    """What all shots of a storyboard share, and which one it is."""

    known = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    parent = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, storyboard: Storyboard) -> BoardForm:
        """Fill in what was kept."""
        return cls(
            initial={
                "slot": storyboard.slot,
                "size": storyboard.size or Generation.Size.PORTRAIT,
                "style": storyboard.style,
                "known": storyboard.pk if storyboard.revision else None,
                "revision": storyboard.revision,
                "parent": storyboard.parent_id,
            }
        )

    def typed(self, cards: list[Card]) -> Written:
        """Return what the form shows, checked or not."""
        slot, size, style = (str(self[name].value() or "") for name in ("slot", "size", "style"))
        return Written(cards=cards, slot=slot, size=size, style=style)

    def written(self, cards: list[Card]) -> Written:
        asked = {**self.cleaned_data}
        del asked["request_key"]
        return Written(cards=cards, **asked)

    def order(self, cards: Iterable[ShotForm]) -> BoardOrder:
        asked = self.cleaned_data
        return BoardOrder(
            shots=tuple(card.order() for card in cards),
            slot=asked["slot"],
            size=asked["size"],
            style=asked["style"],
        )


class ShotForm(forms.Form):
    """One card. The service decides about its words and its length."""

    prompt = forms.CharField(
        label="What happens",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    seconds = forms.IntegerField(
        label="Seconds",
        min_value=0,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 1}),
    )
    camera = forms.CharField(
        label="Camera",
        required=False,
        widget=forms.TextInput(
            attrs={"list": "camera-moves", "maxlength": CAMERA_LIMIT, "autocomplete": "off"}
        ),
    )
    seed = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    made = forms.UUIDField(required=False, widget=forms.HiddenInput)
    cast = HandlesField(required=False)
    tray: list[dict[str, Any]]  # whom the card offers, by the view

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shortest, longest = offers.seconds()
        self.fields["seconds"].widget.attrs |= {"min": shortest, "max": longest}

    def typed(self) -> Card:
        """Return what the card shows, checked or not."""
        values = {name: str(self[name].value() or "") for name in COLUMNS}
        return cast("Card", values | {"cast": self.ticked})

    @property
    def ticked(self) -> list[str]:
        """Which cameos are chosen, as the form stands."""
        return HandlesField().to_python(self["cast"].value())

    def order(self) -> ShotOrder:
        asked = self.cleaned_data
        return ShotOrder(**asked | {"cast": tuple(asked["cast"])})


class ChangeForm(forms.Form):
    """What is to be different in a shot that is made anew."""

    prompt = forms.CharField(strip=False, required=False)
    camera = forms.CharField(required=False)
    request_key = forms.UUIDField()


def cards_in(data: QueryDict) -> list[Card]:
    """Read the cards of a sent form in their order; each field comes once for each card.

    Boxes that are not ticked do not come at all, so those of a card carry its number from 0.
    """
    columns = [data.getlist(name)[:MOST_READ] for name in COLUMNS]
    return [
        Card(
            prompt=prompt,
            seconds=seconds,
            camera=camera,
            seed=seed,
            made=made,
            cast=HandlesField().to_python(data.getlist(f"cast-{place}")),
        )
        for place, (prompt, seconds, camera, seed, made) in enumerate(zip(*columns, strict=False))
    ]


def card_forms(cards: Iterable[Card], *, bound: bool) -> list[ShotForm]:
    """Return a form for each card; `bound` ones can be checked and show what is wrong."""
    return [_card_form(card, number, bound=bound) for number, card in enumerate(cards)]


def _card_form(card: Card, number: int, *, bound: bool) -> ShotForm:
    values: dict[str, Any] = {"data" if bound else "initial": card}
    return ShotForm(**values, auto_id=f"shot-{number}-%s", use_required_attribute=False)
