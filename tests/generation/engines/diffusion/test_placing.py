"""What is free on an accelerator decides how weights are kept, before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generation.engines.diffusion import planning
from generation.engines.diffusion.catalogue import LTX_DISTILLED, RECIPES
from generation.engines.diffusion.recipes import GIB, Recipe
from generation.engines.diffusion.takes import Take, TooSmall
from generation.engines.protocol import RenderOrder

Card = Callable[[float], None]


@pytest.fixture
def placing() -> Any:
    pytest.importorskip("torch")
    pytest.importorskip("diffusers")
    return import_module("generation.engines.diffusion.gpu.placing")


@pytest.fixture
def card(placing: Any, monkeypatch: pytest.MonkeyPatch) -> Card:
    """Pretend that there is an accelerator with so many GiB free."""
    torch = import_module("torch")
    monkeypatch.setattr(placing, "device", lambda: torch.device("cuda"))
    monkeypatch.setattr(placing, "release", lambda: None)
    return lambda gib: monkeypatch.setattr(placing, "free_bytes", lambda: int(gib * GIB))


@pytest.mark.parametrize(
    ("free", "way"), [(80, "none"), (56, "none"), (48, "parts"), (24, "blocks"), (16, "layers")]
)
def test_the_fastest_way_that_fits_what_is_free_is_taken(
    placing: Any, card: Card, free: float, way: str
) -> None:
    card(free)

    number = placing.fastest_that_fits(LTX_DISTILLED, int(free * GIB))

    assert LTX_DISTILLED.placements[number].offload == way


def test_a_clip_that_needs_more_than_the_largest_is_given_a_smaller_way_and_the_next_is_not(
    placing: Any, card: Card
) -> None:
    model = import_module("generation.engines.diffusion.gpu.ltx2").Ltx2(LTX_DISTILLED, Path())
    card(58)
    ways = []

    for more in (0, 1, 12, 50, 0):
        model._make_room(more * GIB)
        ways.append(model.offload)

    assert ways == ["none", "none", "parts", "layers", "none"]
    assert model.shrink()
    model._make_room()
    assert model.offload == "parts", "what ran out of memory once is not tried again"


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES.keys())
def test_a_card_that_is_too_small_is_told_what_is_needed(
    placing: Any, card: Card, recipe: Recipe
) -> None:
    card(6.5)

    with pytest.raises(TooSmall, match=r"needs \d+ GiB of free accelerator memory; there are 6.5"):
        placing.fastest_that_fits(recipe, int(6.5 * GIB))


def test_an_encoder_without_room_goes_layer_by_layer(placing: Any, card: Card) -> None:
    card(24)
    assert placing.encoder_fits(LTX_DISTILLED)
    card(23)
    assert not placing.encoder_fits(LTX_DISTILLED)


def test_long_clips_are_decoded_in_tiles_from_the_start(placing: Any, card: Card) -> None:
    model = import_module("generation.engines.diffusion.gpu.ltx2").Ltx2(LTX_DISTILLED, Path())

    def tiling(seconds: int) -> str:
        order = RenderOrder(prompt="a dog", width=1280, height=720, seconds=seconds, seed=1)
        canvas = planning.canvas_for(order, LTX_DISTILLED)
        take = Take(mode="text", prompt="", canvas=canvas, fps=order.fps, seed=1, sound=True)
        chosen: str = model.first_tiling(take)
        return chosen

    card(20)

    assert [tiling(4), tiling(20)] == ["whole", "tiles"]
