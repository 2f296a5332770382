from __future__ import annotations

from typing import Any, Final

from django import forms

from cameos.models import HANDLE, Cameo, Capture, Topic, Wish

BY_A_PERSON: Final = [
    (Capture.Way.UPLOAD, "A film I made before"),
    (Capture.Way.NO_SPEECH, "Without speaking"),
    (Capture.Way.NO_MOTION, "Without moving my head"),
]


class HandleField(forms.CharField):
    """A handle however it is typed: capitals become small."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()


class NewCameoForm(forms.Form):
    """A pet, a thing or a character; of oneself there is nothing to fill in."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[choice for choice in Cameo.Kind.choices if choice[0] != Cameo.Kind.SELF],
        initial=Cameo.Kind.PET,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label="Name", max_length=50)
    handle = HandleField(
        label="Handle",
        max_length=24,
        validators=[HANDLE],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )


class NameForm(forms.Form):
    """What a cameo is called; the handle of oneself is the account's."""

    name = forms.CharField(label="Name", max_length=50)
    handle = HandleField(label="Handle", max_length=24, validators=[HANDLE], required=False)

    @classmethod
    def of(cls, cameo: Cameo) -> NameForm:
        return cls(initial={"name": cameo.name, "handle": cameo.handle})


class UntilForm(forms.Form):
    """The last day on which clips may be made with a cameo."""

    until = forms.DateField(
        label="Until the end of", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    @classmethod
    def of(cls, cameo: Cameo) -> UntilForm:
        return cls(initial={"until": cameo.expires_at})


class PortrayalForm(forms.Form):
    """How the owner wants to be shown."""

    portrayal = forms.CharField(
        label="In my own words",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    wishes = forms.MultipleChoiceField(
        label="And always",
        choices=Wish.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RestrictionsForm(forms.Form):
    """What a cameo is never shown with."""

    topics = forms.MultipleChoiceField(
        label="No clips about",
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label="And none that say",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


FILMS: Final = "video/mp4,video/quicktime,video/webm"
PHOTOS: Final = "image/jpeg,image/png,image/webp"


class FilmForm(forms.Form):
    """A film from a file, for a moderator to look at where it shows a person."""

    way = forms.ChoiceField(
        label="What do you send?",
        choices=BY_A_PERSON,
        initial=Capture.Way.UPLOAD,
        required=False,
        widget=forms.RadioSelect,
    )
    film = forms.FileField(
        label="Film",
        widget=forms.FileInput(attrs={"class": "file", "accept": FILMS}),
        error_messages={
            "required": "Choose a film first.",
            "empty": "There is nothing in this file. Choose another one.",
        },
    )


class ThingForm(FilmForm):
    """A film or a photo of a pet, a thing or a character."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["way"]
        film = self.fields["film"]
        film.label = "Film or photo"
        film.widget.attrs["accept"] = f"{FILMS},{PHOTOS}"
        film.error_messages["required"] = "Choose a film or a photo first."
