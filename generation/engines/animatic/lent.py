"""Cameos of an order: how a prompt names them, and what this engine can show of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from generation.engines.animatic.lexicon.terms import Noun
from generation.engines.animatic.likeness import Lent
from generation.engines.animatic.own_voice import measured
from generation.engines.animatic.portrayal import read_portrayal
from generation.engines.animatic.scene import Body, Material
from generation.engines.animatic.stills import likeness_of, whole_of
from generation.engines.protocol import Cameo, OrderRefused, OwnVoice, RenderOrder

HANDLE: Final = re.compile(r"@\w+(?:\.\w+)?")
MOST: Final = 6  # as many as a shot has actors
BODIES: Final = {"person": Body.PERSON, "pet": Body.ANIMAL, "thing": Body.THING}
HEIGHTS: Final = {"person": 1.72, "pet": 0.75, "thing": 0.6}  # metres
MATERIALS: Final = {"person": Material.FLESH, "pet": Material.FLESH, "thing": Material.SOFT}


def name_of(cameo: Cameo) -> str:
    """Return the name of the actor who is the cameo."""
    return f"@{cameo.handle.lower()}"


def nouns_of(cameos: Sequence[Cameo]) -> Mapping[str, Noun]:
    """Say what the names of cameos mean."""
    return {
        name_of(cameo): Noun(
            kind="person" if cameo.kind == "person" else cameo.handle.lower(),
            name=name_of(cameo),
            body=BODIES[cameo.kind],
            height=HEIGHTS[cameo.kind],
            material=MATERIALS[cameo.kind],
        )
        for cameo in cameos
    }


def named(prompt: str, cameos: Sequence[Cameo]) -> str:
    """Write names as they are known; who is not named is who the prompt is about."""
    known = {name_of(cameo) for cameo in cameos}
    text = HANDLE.sub(lambda m: m[0].lower() if m[0].lower() in known else m[0], prompt)
    here = set(HANDLE.findall(text))
    missing = " and ".join(name for name in map(name_of, cameos) if name not in here)
    if not missing:
        return text
    first = text.lstrip()
    return f"{missing} {first[:1].lower()}{first[1:]}" if first else missing


def lent_to(order: RenderOrder) -> dict[str, Lent]:
    """Measure everybody who is lent, by the names of their actors.

    :raises OrderRefused: if there are more than a shot can show.
    :raises EngineError: if a picture or a recording cannot be read.
    """
    if len(order.cameos) > MOST:
        raise OrderRefused(f"At most {MOST} cameos fit into one clip here.")
    return {name_of(cameo): _lent(cameo) for cameo in order.cameos}


def voices_of(lent: Mapping[str, Lent]) -> dict[str, OwnVoice]:
    """Return the voices that were heard, by the names of their speakers."""
    return {name: each.voice for name, each in lent.items() if each.voice}


def notes_of(lent: Mapping[str, Lent]) -> tuple[str, ...]:
    """Say for the clip's account who is in it as lent, and nothing of what they look like."""
    return (f"Shown as lent: {', '.join(lent)}.",) if lent else ()


def _lent(cameo: Cameo) -> Lent:
    if cameo.kind != "person":
        return Lent(whole=whole_of(cameo.stills, cameo.cutout))
    return Lent(
        likeness=likeness_of(cameo.stills, cameo.cutout),
        portrayal=read_portrayal(cameo.instructions),
        voice=cameo.measured or (measured(cameo.voice) if cameo.voice else None),
    )
