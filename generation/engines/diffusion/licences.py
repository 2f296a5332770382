"""Licences of model weights: what they ask of a site and where they do not hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.engines.protocol import OrderRefused

EUROPEAN_UNION: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - else 27 lines
)


@dataclass(frozen=True, kw_only=True)
class Licence:
    """The terms under which somebody publishes weights."""

    name: str
    url: str
    demands: tuple[str, ...] = ()  # of whoever runs a site with them, in plain words
    closed_to: frozenset[str] = frozenset()  # ISO 3166 territories it leaves out

    def refusal(self, territory: str) -> str:
        """Say why weights may not be used from `territory` ("" if unknown); empty: they may."""
        if not self.closed_to:
            return ""
        if not territory:
            return (
                f"The {self.name} does not hold everywhere. Set SITE_TERRITORY to the country that"
                " the site is run from, as two letters."
            )
        if territory.upper() in self.closed_to:
            return f"The {self.name} does not hold in {territory.upper()}: see {self.url}"
        return ""


def require_territory(licence: Licence, territory: str) -> None:
    """Check that weights may be used from a territory.

    :raises OrderRefused: if not, with the reason.
    """
    if reason := licence.refusal(territory):
        raise OrderRefused(reason)


APACHE: Final = Licence(
    name="Apache License 2.0", url="https://www.apache.org/licenses/LICENSE-2.0"
)
LTX: Final = Licence(
    name="LTX-2.x Community License",
    url="https://github.com/Lightricks/LTX-2/blob/main/LICENSE-2_x",
    demands=(
        "Free for organisations with less than 10 million US dollars of revenue a year.",
        "Clips stay labelled as made by a machine.",
        "Nobody is impersonated without their consent.",
        "The weights are handed out only to whoever accepted the terms: it takes HF_TOKEN.",
    ),
)
MINIMAX: Final = Licence(
    name="MiniMax H3 Community License",
    url="https://huggingface.co/MiniMaxAI/MiniMax-H3/raw/main/LICENSE",
    demands=(
        "Free for organisations with less than 20 million US dollars of revenue a year.",
        "Neither used nor its clips shown in the EU, the United Kingdom, South Korea or the USA.",
    ),
    closed_to=EUROPEAN_UNION | {"GB", "KR", "US"},
)
OPEN_MDW: Final = Licence(
    name="OpenMDW License 1.1", url="https://raw.githubusercontent.com/NVIDIA/cosmos/main/LICENSE"
)
