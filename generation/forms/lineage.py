from __future__ import annotations

from typing import Any, Final
from uuid import uuid4

from django import forms

from generation.engines.protocol import Relation
from generation.forms.composer import HandlesField, LookForm
from generation.models import Generation
from generation.services import Change
from generation.slots import SLOTS, STEP

PLACEHOLDERS: Final = {
    "remix": "What happens in your version?",
    "edit": "Only what is to change: make it night",
    "extend": "What happens next?",
}


class ChangeForm(LookForm):
    """What is to become of a clip. The services decide about the prompt."""

    prompt = forms.CharField(
        label="Prompt",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    new_take = forms.BooleanField(label="Make a new take of everything", required=False)
    cast = HandlesField(required=False)

    def __init__(self, *args: Any, source: Generation, way: Relation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["size"], self.fields["seed"]  # the source's stay
        self.source = source
        self.able = source.slots_for(way)
        self._offer(way)
        self.fields["prompt"].widget.attrs["placeholder"] = PLACEHOLDERS[way]

    @classmethod
    def first(cls, source: Generation, way: Relation) -> ChangeForm:
        """Show the form as the source was made; only a remix begins with its words."""
        form = cls(source=source, way=way)
        keys = [slot.key for slot in form.able]
        form.initial = cls.look_of(source) | {
            "prompt": source.story if way == "remix" else "",
            "slot": source.slot if source.slot in keys else keys[0],
            "seconds": Generation.Seconds.FOUR,
        }
        return form

    def _offer(self, way: Relation) -> None:
        slots, seconds = self.fields["slot"], self.fields["seconds"]
        assert isinstance(slots, forms.ChoiceField)
        slots.choices = [(slot.key, slot.title) for slot in self.able]
        seconds.label = "Seconds to add"
        if way != "extend":
            del self.fields["seconds"]

    @property
    def models(self) -> list[dict[str, Any]]:
        options = self["slot"].subwidgets
        return [
            {"option": option, "slot": slot}
            for option, slot in zip(options, self.able, strict=True)
        ]

    @property
    def step(self) -> int:
        return STEP

    @property
    def seconds_rendered(self) -> int:
        """How much is made anew, as the form stands."""
        chosen = self["seconds"].value() if "seconds" in self.fields else None
        at_once = min(self.source.seconds, Generation.Seconds.TWENTY)
        return int(chosen) if isinstance(chosen, int | str) and str(chosen).isdecimal() else at_once

    @property
    def price(self) -> int:
        """What that costs, in credits; of a model that is none, what the first does."""
        slot = SLOTS.get(self["slot"].value() or "", self.able[0])
        return slot.credits_for(self.seconds_rendered)

    def change(self) -> Change:
        asked = self.cleaned_data
        return Change(
            prompt=asked["prompt"],
            slot=asked["slot"],
            style=asked["style"],
            negative_prompt=asked["negative_prompt"],
            seconds=asked.get("seconds") or Generation.Seconds.FOUR,
            new_take=asked["new_take"],
            cast=tuple(asked["cast"]),
        )


class TrimForm(forms.Form):
    """Where a clip is to start and end."""

    start = forms.FloatField(label="Start, in seconds", min_value=0, initial=0)
    end = forms.FloatField(label="End, in seconds", min_value=0)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, length: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].initial = round(length, 2)
        for name in ("start", "end"):
            most = {"max": f"{length:.2f}", "step": "0.01", "inputmode": "decimal"}
            self.fields[name].widget.attrs |= most


class UploadForm(forms.Form):
    """A film of one's own."""

    film = forms.FileField(
        label="Film",
        widget=forms.FileInput(
            attrs={"class": "file", "accept": "video/mp4,video/quicktime,video/webm"}
        ),
        error_messages={"required": "Choose a film first."},
        allow_empty_file=True,  # the service says what is wrong with it
    )
    title = forms.CharField(label="What is seen in it", required=False, max_length=300)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
