"""Who reads the prompts of an order: the rules, or a language model where what it wrote holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError

from generation.engines.animatic.adopting import Unusable, adopt
from generation.engines.animatic.before import Before
from generation.engines.animatic.editing import Script
from generation.engines.animatic.edits import edit
from generation.engines.animatic.lent import named, nouns_of
from generation.engines.animatic.screenplay import read_prompt, scene_of
from generation.engines.animatic.written import Written
from generation.engines.protocol import Cameo, RenderOrder, Screenplay, Source

READ_BY: Final = "The prompt was read by the language model “{}”."


def read(
    prompt: str, screenplay: Screenplay | None, order: RenderOrder, cameos: Sequence[Cameo]
) -> tuple[Script, tuple[str, ...]]:
    """Read a prompt into drafts of shots, and say who has read it, if not the rules."""
    if screenplay is not None:
        try:
            return held_to(screenplay, prompt, order, cameos), (READ_BY.format(screenplay.by),)
        except Unusable:
            pass
    return read_prompt(prompt, lent=nouns_of(cameos), near=order.near), ()


def held_to(
    screenplay: Screenplay, prompt: str, order: RenderOrder, cameos: Sequence[Cameo]
) -> Script:
    """Take of what a model wrote what its prompt allows.

    :raises Unusable: if that is too little.
    """
    lent = nouns_of(cameos)
    own = read_prompt(prompt, lent=lent, near=order.near)
    try:
        written = Written.model_validate(screenplay.written)
    except ValidationError as error:
        raise Unusable("it has another form") from error
    return adopt(written, prompt, own, lent, order.near)


def read_source(source: Source, order: RenderOrder, cameos: Sequence[Cameo] = ()) -> Script:
    """Read what an earlier clip was asked for; what follows a part that a model read changes it."""
    screenplay = source.screenplay
    if screenplay is None or not source.prompt.startswith(screenplay.prompt):
        return read(named(source.prompt, cameos), None, order, cameos)[0]
    first, rest = screenplay.prompt, source.prompt.removeprefix(screenplay.prompt)
    script, _ = read(named(first, cameos), screenplay, order, cameos)
    if rest.strip():
        earlier, _ = read(named(first, cameos), screenplay, order, cameos)
        before = Before.read(scene_of(earlier, seconds=source.seconds))
        edit(script, before, rest.strip(), order.near)
    return script
