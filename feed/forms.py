from __future__ import annotations

from typing import Any, ClassVar, Final
from uuid import uuid4

from django import forms
from django.db import models
from django.db.models import Q

from cameos.models import Cameo, CameoQuerySet
from generation.models import CastMemberQuerySet, Generation, GenerationQuerySet
from generation.slots import SLOTS

Operation = Generation.Operation


class CommentForm(forms.Form):
    """What somebody says under a post. The service decides about the text."""

    text = forms.CharField(
        label="Your comment",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500, "dir": "auto"}),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class Shelf(models.TextChoices):
    """Parts of a library."""

    ALL = "all", "All"
    DRAFTS = "drafts", "Drafts"
    POSTED = "posted", "Posted"
    MAKING = "making", "Being made"
    FAILED = "failed", "Not made"


SHELVES: Final = {
    Shelf.ALL: Q(),
    Shelf.DRAFTS: Q(state=Generation.State.COMPLETED, post=None),
    Shelf.POSTED: Q(post__isnull=False),
    Shelf.MAKING: Q(state__in=Generation.ACTIVE),
    Shelf.FAILED: Q(state__in=Generation.STATES.ends - {Generation.State.COMPLETED}),
}


class ShelfForm(forms.Form):
    """What of their library somebody wants to see; what is no choice is left out."""

    show = forms.ChoiceField(choices=Shelf, required=False, widget=forms.HiddenInput)
    q = forms.CharField(
        label="Words of the prompt",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            {"type": "search", "placeholder": "Search your prompts", "dir": "auto"}
        ),
    )
    slot = forms.ChoiceField(
        label="Model",
        required=False,
        choices=[("", "Any model"), *((slot.key, slot.title) for slot in SLOTS.values())],
    )
    made = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[
            ("", "Any kind"),
            *(each for each in Operation.choices if each[0] not in Generation.UNSHELVED),
        ],
    )

    @property
    def shelf(self) -> Shelf:
        return Shelf(self._asked("show") or Shelf.ALL)

    @property
    def narrows(self) -> bool:
        """Whether something is asked for beyond the shelf."""
        return any(self._asked(name) for name in ("q", "slot", "made"))

    def keep(self, clips: GenerationQuerySet) -> GenerationQuerySet:
        """Keep the clips that are asked for."""
        kept = clips.filter(SHELVES[self.shelf])
        if slot := self._asked("slot"):
            kept = kept.filter(slot=slot)
        if made := self._asked("made"):
            kept = kept.filter(operation=made)
        for word in self._asked("q").split():
            kept = kept.filter(prompt__icontains=word)
        return kept

    def _asked(self, name: str) -> str:
        self.is_valid()
        asked: str = self.cleaned_data.get(name, "")
        return asked


class CameoChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable
    """One of some cameos, by their handles."""

    def label_from_instance(self, obj: Cameo) -> str:
        return f"@{obj.full_handle}"


class AppearancesForm(forms.Form):
    """Which clips with them in it somebody wants to see; what is no choice is left out."""

    SHOWN: ClassVar = {
        "": Q(),
        "drafts": Q(clip__post=None),
        "posted": Q(clip__post__isnull=False),
    }
    cameo = CameoChoice(
        Cameo.objects.none(), label="Who or what", required=False, empty_label="Any cameo"
    )
    show = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Drafts and posts"), ("drafts", "Drafts only"), ("posted", "Posted only")],
    )
    by = forms.CharField(
        label="Made by",
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "search", "placeholder": "Made by @…"}),
    )
    after = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, cameos: CameoQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cameo"]
        assert isinstance(field, CameoChoice)
        field.queryset = cameos

    @property
    def narrows(self) -> bool:
        """Whether not everything is asked for."""
        return self.is_valid() and any(self.cleaned_data[name] for name in ("cameo", "show", "by"))

    def keep(self, members: CastMemberQuerySet) -> CastMemberQuerySet:
        """Keep what is asked for."""
        self.is_valid()
        asked = self.cleaned_data
        kept = members.filter(self.SHOWN[asked.get("show") or ""])
        if cameo := asked.get("cameo"):
            kept = kept.filter(cameo=cameo)
        if by := asked.get("by"):
            kept = kept.filter(maker__handle=by.strip().lower().removeprefix("@"))
        if after := asked.get("after"):
            kept = kept.filter(pk__lt=after)
        return kept
