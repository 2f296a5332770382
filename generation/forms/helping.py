from __future__ import annotations

from typing import Final

from django import forms
from pydantic import TypeAdapter, ValidationError

from generation.helping import Piece, merged

MOST_PIECES: Final = 400
_PIECES: Final = TypeAdapter(list[Piece])


class HelpForm(forms.Form):
    """Which changes to a prompt a person takes over, each as they edited it."""

    pieces = forms.CharField(max_length=200_000, strip=False, widget=forms.HiddenInput)

    def clean_pieces(self) -> list[Piece]:
        try:
            pieces = _PIECES.validate_json(self.cleaned_data["pieces"])
        except ValidationError as error:
            raise forms.ValidationError("It did not arrive whole.", code="broken") from error
        if len(pieces) > MOST_PIECES:
            raise forms.ValidationError("It has too many changes.", code="many")
        return pieces

    def prompt(self, *, take: list[str]) -> str:
        """Put the prompt together as it was chosen; `take` names the places that are ticked."""
        taken = frozenset(int(place) for place in take if place.isdecimal() and len(place) < 5)
        pieces = [
            piece.model_copy(update={"text": self.data.get(f"added-{place}", piece.text)})
            if piece.is_change
            else piece
            for place, piece in enumerate(self.cleaned_data["pieces"])
        ]
        return merged(pieces, take=taken)

    @staticmethod
    def packed(pieces: tuple[Piece, ...]) -> str:
        """Write pieces as the hidden field has them."""
        return _PIECES.dump_json(list(pieces)).decode()
