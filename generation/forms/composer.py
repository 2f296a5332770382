from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms

from generation.forms import offers
from generation.models import Generation
from generation.services import ClipOrder, GivenFile, starting_picture
from generation.services.casting import CHOSEN
from generation.services.requests import MOST_AT_ONCE, SEEDS
from generation.slots import DEFAULT_SLOT, SLOTS, STEP

PLACEHOLDER: Final = "A corgi surfs a big wave at sunset. She says “Hang ten!”"

LONGEST_HANDLE, MOST_TICKED = 60, 12
OFFERED: Final = {"size": offers.sizes, "seconds": offers.lengths, "style": offers.styles}


class OfferForm(forms.Form):
    """What the slots of this site offer for anything made with them."""

    slot = forms.ChoiceField(
        label="Model",
        choices=[(slot.key, slot.title) for slot in SLOTS.values()],
        required=False,
        initial=DEFAULT_SLOT,
        widget=forms.RadioSelect,
    )
    size = forms.ChoiceField(
        label="Shape", initial=Generation.Size.PORTRAIT, widget=offers.OfferedRadio
    )
    style = forms.ChoiceField(
        label="Style",
        required=False,
        initial=Generation.Style.ANY,
        widget=offers.OfferedRadio,
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in OFFERED.items():
            if name in self.fields:
                offers.offer(self.fields[name], offered())

    def clean_slot(self) -> str:
        return self.cleaned_data["slot"] or DEFAULT_SLOT

    @property
    def models(self) -> list[dict[str, Any]]:
        """The buttons of `slot`, each with the slot it stands for."""
        options = self["slot"].subwidgets
        return [
            {"option": option, "slot": slot}
            for option, slot in zip(options, SLOTS.values(), strict=True)
        ]


class LookForm(OfferForm):
    """How a clip is to be made, whatever it is made from."""

    seconds = forms.TypedChoiceField(
        label="Length",
        coerce=int,
        initial=Generation.Seconds.EIGHT,
        widget=offers.OfferedRadio,
    )
    negative_prompt = forms.CharField(
        label="What should not be seen",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    seed = forms.IntegerField(
        label="Seed",
        required=False,
        min_value=0,
        max_value=SEEDS - 1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def order_for(self, prompt: str) -> ClipOrder:
        asked = self.cleaned_data
        return ClipOrder(
            prompt=prompt,
            slot=asked["slot"],
            size=asked["size"],
            seconds=asked["seconds"],
            style=asked["style"],
            negative_prompt=asked["negative_prompt"],
            seed=asked["seed"],
        )

    @staticmethod
    def look_of(clip: Generation) -> dict[str, Any]:
        """Give the initial values that make a clip as this one was made, but for its seed."""
        return {
            "slot": clip.slot,
            "size": clip.size,
            "seconds": clip.seconds,
            "style": clip.style,
            "negative_prompt": clip.negative_prompt,
        }

    @property
    def negative_slots(self) -> str:
        return " ".join(sorted(offers.able("negative_prompt")))


class HandlesField(forms.Field):
    """Handles of cameos that were ticked; the services decide about each."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        ticked = value if isinstance(value, list) else []
        return list(dict.fromkeys(str(each).strip().lower()[:LONGEST_HANDLE] for each in ticked))[
            :MOST_TICKED
        ]


class ComposerForm(LookForm):
    """What a person wants to see. The services decide about the prompt and the picture."""

    prompt = forms.CharField(
        label="Prompt",
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 5, "autofocus": True, "dir": "auto", "placeholder": PLACEHOLDER}
        ),
    )
    picture = forms.FileField(
        label="Starting picture",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    crop = forms.BooleanField(required=False)
    count = forms.TypedChoiceField(
        label="How many",
        coerce=int,
        choices=[(number, str(number)) for number in range(1, MOST_AT_ONCE + 1)],
        required=False,
        initial=1,
        widget=forms.RadioSelect,
    )

    cast = HandlesField(required=False)

    step = STEP  # seconds that are paid for together
    previewed = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, clip: Generation) -> ComposerForm:
        """Show a form filled in as it was for a clip or a preview."""
        filled = cls.look_of(clip) | {"prompt": clip.prompt}
        filled |= {"cast": clip.options.get(CHOSEN, [])}
        if clip.operation == Generation.Operation.PREVIEW:
            filled |= clip.options | {"previewed": clip.pk}
        return cls(initial=filled)

    @property
    def price(self) -> int:
        """What it costs as it stands, in credits."""
        slot, seconds, count = (self[name].value() for name in ("slot", "seconds", "count"))
        try:
            return SLOTS[slot or DEFAULT_SLOT].credits_for(int(seconds)) * int(count or 1)
        except (KeyError, TypeError, ValueError):
            return 0

    @property
    def preview_id(self) -> UUID | None:
        """Which preview stands beside the form."""
        self.is_valid()
        given = self.cleaned_data if self.is_bound else self.initial
        return given.get("previewed")

    def clean_count(self) -> int:
        return self.cleaned_data["count"] or 1

    def order(self) -> ClipOrder:
        order = self.order_for(self.cleaned_data["prompt"])
        return replace(order, cast=tuple(self.cleaned_data["cast"]))

    @property
    def picture_slots(self) -> str:
        return " ".join(sorted(offers.able("first_frame")))

    def given(self) -> list[GivenFile]:
        """Check and redraw the starting picture, if one came along.

        :raises PictureRefused: if it cannot be used.
        """
        asked = self.cleaned_data
        if not asked["picture"]:
            return []
        return [starting_picture(file=asked["picture"], size=asked["size"], crop=asked["crop"])]
