"""An adapter that looks at a sheet of people: on for them alone, and absent where it was not fetched."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.engines.diffusion.adapters import at_hand, file_of, missing
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.protocol import Cameo, Cancelled, EngineError, Source
from generation.engines.writer import write_clip
from tests.generation.engines.diffusion.test_engine import FRAMES, ORDER, pixels, render

NAME = "diffusion_model.transformer_blocks.0.attn1.to_q.lora_"


@pytest.fixture
def ana(picture: Path) -> Cameo:
    return Cameo(handle="ana", kind="person", stills=(picture,))


@pytest.fixture
def rex(tmp_path: Path) -> Cameo:
    path = tmp_path / "rex.png"
    Image.new("RGBA", (40, 30), (200, 120, 40, 255)).save(path)
    return Cameo(handle="rex", kind="pet", stills=(path,), cutout=path)


@pytest.fixture
def bare(ltx2: DiffusionEngine, tmp_path: Path) -> DiffusionEngine:
    """Put the same model on a machine that has no adapter."""
    place = ltx2.weights.folder(ltx2.recipe.checkpoint)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / place.name).symlink_to(place)
    return replace(ltx2, home=tmp_path / "home")


def scaled(engine: DiffusionEngine, scale: float) -> DiffusionEngine:
    """Let the adapter work so strongly."""
    call = engine.recipe.calls["reference"]
    assert call.adapter is not None
    call = replace(call, adapter=replace(call.adapter, scale=scale))
    calls = {**engine.recipe.calls, "reference": call}
    return replace(engine, recipe=replace(engine.recipe, calls=calls, key=f"scaled-{scale}"))


def test_two_people_are_on_one_sheet_in_one_pass_a_step(
    ltx2: DiffusionEngine, tmp_path: Path, ana: Cameo, rex: Cameo, forwards: Counter[str]
) -> None:
    order = replace(ORDER, cameos=(ana, rex))

    both = render(ltx2, order, tmp_path / "a")

    assert forwards["steps"] == len(ltx2.recipe.sigmas)
    assert (both.account["mode"], both.account["adapter"]) == ("reference", "Tiny Ingredients")
    assert both.account["notes"] == ["the model looked at pictures of @ana, @rex beside the words"]
    assert ltx2.plan(order).adjustments == ()
    assert (both.frame_count, both.sound is None) == (FRAMES, False)
    alone = render(ltx2, replace(order, cameos=(ana,)), tmp_path / "b")
    assert not np.array_equal(pixels(both), pixels(alone))


def test_the_adapter_changes_what_is_made_of_the_sheet(
    ltx2: DiffusionEngine, tmp_path: Path, ana: Cameo
) -> None:
    order = replace(ORDER, cameos=(ana,))

    on = pixels(render(ltx2, order, tmp_path / "a")).astype(int)
    off = pixels(render(scaled(ltx2, 0.0), order, tmp_path / "b")).astype(int)

    assert np.abs(on - off).mean() > 1


def test_every_other_mode_makes_the_same_with_the_adapter_in_memory_as_before(
    ltx2: DiffusionEngine, tmp_path: Path, picture: Path, voice: Path, ana: Cameo
) -> None:
    film = write_clip(render(ltx2, ORDER, tmp_path / "film"), tmp_path / "film" / "out").video
    source = Source(relation="extend", video=film, prompt="", seed=3, seconds=1)
    orders = {
        "text": ORDER,
        "first_frame": replace(ORDER, first_frame=picture),
        "keyframes": replace(ORDER, source=source),
        "soundtrack": replace(ORDER, first_frame=picture, soundtrack=voice),
    }
    before = {mode: render(ltx2, each, tmp_path / f"{mode} a") for mode, each in orders.items()}
    shown = {mode: pixels(clip) for mode, clip in before.items()}
    sheet = render(ltx2, replace(ORDER, cameos=(ana,)), tmp_path / "sheet")

    after = {mode: render(ltx2, each, tmp_path / f"{mode} b") for mode, each in orders.items()}

    for mode, clip in after.items():
        assert clip.account["mode"] == mode
        assert np.array_equal(pixels(clip), shown[mode]), mode
    again = render(ltx2, replace(ORDER, cameos=(ana,)), tmp_path / "sheet again")
    assert np.array_equal(pixels(again), pixels(sheet)), "and it can be switched on again"


def test_cancelling_beside_a_sheet_leaves_the_pipeline_usable(
    ltx2: DiffusionEngine,
    tmp_path: Path,
    ana: Cameo,
    forwards: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order = replace(ORDER, cameos=(ana,))
    expected = pixels(render(ltx2, order, tmp_path / "a"))
    plain = pixels(render(ltx2, ORDER, tmp_path / "b"))
    forwards.clear()
    conversation = import_module("generation.engines.diffusion.conversation")
    monkeypatch.setattr(conversation, "REPORT_EVERY", 0.001)

    def no_longer_wanted(fraction: float, stage: str) -> None:
        if forwards["steps"]:
            raise Cancelled("This clip is no longer wanted.")

    with pytest.raises(Cancelled):
        render(ltx2, replace(order, seconds=4), tmp_path / "c", no_longer_wanted)

    assert 0 < forwards["steps"] <= len(ltx2.recipe.sigmas)
    assert np.array_equal(pixels(render(ltx2, ORDER, tmp_path / "d")), plain)
    assert np.array_equal(pixels(render(ltx2, order, tmp_path / "e")), expected)


def test_weights_that_wait_elsewhere_bring_the_adapter_along(
    ltx2: DiffusionEngine, tmp_path: Path, ana: Cameo, monkeypatch: pytest.MonkeyPatch
) -> None:
    placing = import_module("generation.engines.diffusion.gpu.placing")
    studio = import_module("generation.engines.diffusion.gpu.studio")
    there = import_module("torch").device("cpu")
    orders = (ORDER, replace(ORDER, cameos=(ana,)), ORDER)
    shown = [pixels(render(ltx2, each, tmp_path / "a")) for each in orders]
    ways = {
        "blocks": lambda pipeline: placing._by_blocks(pipeline.components, there),
        "layers": lambda pipeline: import_module("accelerate").cpu_offload(
            pipeline.transformer, there, offload_buffers=True
        ),
    }

    for name, way in ways.items():
        place = lambda pipeline, _, way=way: (pipeline.remove_all_hooks(), way(pipeline))  # noqa: E731
        monkeypatch.setattr(placing, "place", place)
        studio.forget()
        for number, order in enumerate(orders[1:]):
            clip = render(ltx2, order, tmp_path / f"{name} {number}")
            assert np.array_equal(pixels(clip), shown[1:][number]), name


def test_a_picture_that_stands_still_tells_of_one_frame_what_it_tells_of_all(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    torch = import_module("torch")
    module = import_module("generation.engines.diffusion.gpu.ltx2")
    render(ltx2, ORDER, tmp_path)
    studio = import_module("generation.engines.diffusion.gpu.studio")
    vae = next(iter(studio._resident.values()))._pipeline.vae
    picture = torch.rand(1, 3, 1, 96, 128, generator=torch.Generator().manual_seed(0))

    with torch.inference_mode():
        film = vae.encode(picture.repeat(1, 1, 25, 1, 1)).latent_dist.mode()
        with module.standing_still(vae, 4):
            still = vae.encode(picture).latent_dist.mode()

    assert still.shape == film.shape
    assert torch.allclose(still, film, atol=1e-5)
    assert "encode" not in vars(vae)


def test_without_the_adapter_one_person_starts_the_clip_and_it_is_said(
    bare: DiffusionEngine, tmp_path: Path, ana: Cameo, rex: Cameo
) -> None:
    order = replace(ORDER, cameos=(ana, rex))

    clip = render(bare, order, tmp_path / "a")

    assert bare.ready() == ""
    assert bare.does_without() == (
        "people are shown by the first frame only, one in a clip:"
        " manage.py models fetch tiny-ingredients"
    )
    assert (clip.account["mode"], clip.account["adapter"]) == ("first_frame", "")
    assert clip.account["notes"] == ["the clip starts from the picture of @ana"]
    assert bare.plan(order).adjustments == (
        "without the pictures of @rex: the clip starts from another",
    )


def test_the_adapter_is_used_from_the_moment_it_is_there(
    bare: DiffusionEngine, ltx2: DiffusionEngine, tmp_path: Path, ana: Cameo
) -> None:
    order = replace(ORDER, cameos=(ana,))
    (adapter,) = missing(bare.recipe, bare.weights)
    assert render(bare, order, tmp_path / "job").account["mode"] == "first_frame"

    place = ltx2.weights.folder(adapter.checkpoint)
    shutil.copytree(place, bare.home / place.name)

    assert (bare.capabilities().cameos, bare.does_without()) == (3, "")
    again = render(bare, order, tmp_path / "job")
    assert again.account["mode"] == "reference", "not gone on from what was made the other way"
    assert "denoised by an earlier attempt" not in again.account["notes"]


@pytest.mark.parametrize("wrong", ["another model's", "no weights"])
def test_an_adapter_of_something_else_spoils_no_other_clip(
    bare: DiffusionEngine, ltx2: DiffusionEngine, tmp_path: Path, ana: Cameo, wrong: str
) -> None:
    torch, files = import_module("torch"), import_module("safetensors.torch")
    (adapter,) = missing(bare.recipe, bare.weights)
    place = ltx2.weights.folder(adapter.checkpoint)
    shutil.copytree(place, bare.home / place.name)
    file = file_of(adapter, bare.weights)
    assert file is not None
    file.write_bytes(b"\0" * 64)
    if wrong == "another model's":
        shape = {"A": torch.zeros(2, 7), "B": torch.zeros(7, 2)}
        files.save_file({f"{NAME}{key}.weight": each for key, each in shape.items()}, file)
    bare.weights.mark(adapter.checkpoint, file.parent)

    with pytest.raises(EngineError, match=r"tiny\.safetensors"):
        render(bare, replace(ORDER, cameos=(ana,)), tmp_path / "a")

    assert render(bare, ORDER, tmp_path / "b").frame_count == FRAMES


def test_what_a_recipe_can_do_depends_on_the_adapters_that_are_here(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    nowhere = replace(ltx2.weights, home=tmp_path)

    with_it, without = at_hand(ltx2.recipe, ltx2.weights), at_hand(ltx2.recipe, nowhere)

    assert with_it.calls.keys() - without.calls.keys() == {"reference"}
    assert (with_it.people, without.people) == (3, 1)
    assert (missing(ltx2.recipe, ltx2.weights), len(missing(ltx2.recipe, nowhere))) == ([], 1)
