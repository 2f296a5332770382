from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from generation.engines.diffusion import planning
from generation.engines.diffusion.catalogue import (
    LTX_DISTILLED,
    MINIMAX_H3,
    RECIPES,
    WAN_TURBO,
    Misconfigured,
    chosen,
)
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.diffusion.licences import MINIMAX
from generation.engines.diffusion.recipes import LTX_CALLS, Recipe
from generation.engines.diffusion.takes import fingerprint
from generation.engines.protocol import Cameo, OrderRefused, RenderOrder, Source

ORDER = RenderOrder(prompt="a dog surfs", width=1280, height=720, seconds=8, seed=1)
WITH_THREE = replace(LTX_DISTILLED, people=3)  # as where its adapter is
BARE = replace(LTX_DISTILLED, calls=LTX_CALLS)  # as where it is not
CAMEO = Cameo(handle="ana", kind="person", stills=(Path("ana.png"),))
SOURCE = Source(relation="next_shot", video=Path("clip.mp4"), prompt="a cat", seed=7, seconds=4)


def engine(recipe: Recipe = LTX_DISTILLED, territory: str = "") -> DiffusionEngine:
    return DiffusionEngine(recipe=recipe, home=Path("nowhere"), territory=territory)


def test_h3_makes_whole_chunks_of_frames_and_numbers_people() -> None:
    people = tuple(
        Cameo(handle=name, kind="person", stills=(Path("still.png"),), voice=voice)
        for name, voice in (("mei", None), ("rohan", Path("voice.wav")))
    )
    order = RenderOrder(
        prompt="@mei and @rohan wave", width=1280, height=720, seconds=5, seed=1, cameos=people
    )

    canvas = planning.canvas_for(order, MINIMAX_H3)
    prompt = planning.prompt_for(order, MINIMAX_H3)

    assert (canvas.width, canvas.height, canvas.frames, canvas.kept) == (1280, 736, 124, 120)
    assert "mei looks as in Picture 1." in prompt
    assert "rohan looks as in Picture 2 and speaks as in Audio 1." in prompt
    assert planning.canvas_for(replace(order, seconds=14), MINIMAX_H3).frames <= 15 * 24


@pytest.mark.parametrize("territory", ["", "US", "DE", "GB", "KR"])
def test_h3_is_used_only_where_its_licence_holds(territory: str) -> None:
    with pytest.raises(Misconfigured, match="MiniMax H3 Community License"):
        chosen("minimax-h3", territory=territory)


def test_planning_in_a_web_process_never_loads_the_gpu_stack() -> None:
    program = (
        "import django, sys; django.setup()\n"
        "from pathlib import Path\n"
        "from generation.engines.diffusion.catalogue import RECIPES\n"
        "from generation.engines.diffusion.engine import DiffusionEngine\n"
        "from generation.engines.protocol import RenderOrder\n"
        "order = RenderOrder(prompt='a dog', width=1280, height=720, seconds=8, seed=1)\n"
        "for recipe in RECIPES.values():\n"
        "    engine = DiffusionEngine(recipe=recipe, home=Path('/nowhere'), territory='CA')\n"
        "    engine.capabilities(); engine.plan(order); engine.ready()\n"
        "heavy = {'torch', 'diffusers', 'transformers', 'accelerate', 'peft', 'huggingface_hub'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )

    outcome = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={
            "DJANGO_SETTINGS_MODULE": "sora_site.settings",
            "DATABASE_URL": "postgresql://x@127.0.0.1:1/x",
            "REDIS_URL": "redis://127.0.0.1:1",
        },
    )

    assert (outcome.stdout, outcome.stderr) == ("[]\n", "")


def test_a_clip_of_an_offered_size_is_drawn_on_the_grid_and_cut_to_what_was_asked_for() -> None:
    plan = engine().plan(ORDER)

    canvas = planning.canvas_for(plan.order, LTX_DISTILLED)
    assert plan.adjustments == ()
    assert (canvas.width, canvas.height, canvas.frames) == (1280, 736, 193)
    assert (canvas.clip_width, canvas.clip_height, canvas.kept) == (1280, 720, 192)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"width": 1920, "height": 1080}, "drawn at 1280 by 720", id="size"),
        pytest.param({"width": 600, "height": 800}, "drawn at 720 by 1280", id="upright"),
        pytest.param({"seconds": 2}, "4 seconds long", id="too short"),
        pytest.param({"seconds": 60}, "20 seconds long", id="too long"),
        pytest.param({"fps": Fraction(30)}, "24 frames a second", id="rate"),
    ],
)
def test_what_does_not_fit_the_model_is_changed_and_said(
    changes: dict[str, object], said: str
) -> None:
    plan = engine().plan(replace(ORDER, **changes))  # type: ignore[arg-type]

    assert plan.adjustments == (said,)


def test_what_the_model_cannot_take_is_said_too() -> None:
    order = replace(ORDER, negative_prompt="rain", cameos=(CAMEO,), first_frame=Path("a.png"))

    plan = engine(WAN_TURBO).plan(order)

    assert not plan.order.sound
    assert plan.order.negative_prompt == ""
    assert plan.adjustments[0] == "without sound"
    assert "not wanted" in plan.adjustments[1]
    assert plan.adjustments[2].startswith("without the pictures of @ana")


@pytest.mark.parametrize(
    ("order", "recipe", "reason"),
    [
        pytest.param(replace(ORDER, prompt=" "), LTX_DISTILLED, "prompt is empty", id="no prompt"),
        pytest.param(replace(ORDER, style="baroque"), LTX_DISTILLED, "no style", id="style"),
        pytest.param(
            replace(ORDER, source=replace(SOURCE, relation="edit")),
            LTX_DISTILLED,
            "cannot change part",
            id="edit",
        ),
        pytest.param(
            replace(ORDER, first_frame=Path("a.png")),
            replace(WAN_TURBO, calls={"text": WAN_TURBO.calls["text"]}),
            "starts from words alone",
            id="picture",
        ),
        pytest.param(
            replace(ORDER, first_frame=Path("a.png"), soundtrack=Path("song.wav")),
            WAN_TURBO,
            "moves to no given sound",
            id="sound",
        ),
        pytest.param(
            replace(ORDER, sound=False, first_frame=Path("a.png"), soundtrack=Path("song.wav")),
            LTX_DISTILLED,
            "moves to no given sound",
            id="sound, silent",
        ),
        pytest.param(
            replace(ORDER, soundtrack=Path("song.wav")),
            LTX_DISTILLED,
            "give it a picture",
            id="sound alone",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_can(
    order: RenderOrder, recipe: Recipe, reason: str
) -> None:
    with pytest.raises(OrderRefused, match=reason):
        engine(recipe).plan(order)


@pytest.mark.parametrize(
    ("territory", "reason"),
    [
        pytest.param("DE", "does not hold in DE", id="closed"),
        pytest.param("us", "does not hold in US", id="small letters"),
        pytest.param("", "Set SITE_TERRITORY", id="unknown"),
        pytest.param("JP", "", id="open"),
    ],
)
def test_weights_are_not_used_where_their_licence_does_not_hold(
    territory: str, reason: str
) -> None:
    closed = engine(replace(LTX_DISTILLED, licence=MINIMAX), territory)

    if reason:
        with pytest.raises(OrderRefused, match=reason):
            closed.plan(ORDER)
    else:
        assert closed.plan(ORDER).order == ORDER
    assert {"DE", "FR", "GB", "KR", "US"} <= closed.capabilities().closed_to


@pytest.mark.parametrize(
    ("order", "mode"),
    [
        pytest.param(ORDER, "text", id="words"),
        pytest.param(replace(ORDER, first_frame=Path("a.png")), "first_frame", id="picture"),
        pytest.param(replace(ORDER, source=SOURCE), "first_frame", id="next shot"),
        pytest.param(
            replace(ORDER, source=replace(SOURCE, relation="extend")), "keyframes", id="extension"
        ),
        pytest.param(replace(ORDER, source=replace(SOURCE, relation="remix")), "text", id="remix"),
        pytest.param(replace(ORDER, cameos=(CAMEO,)), "reference", id="cameo"),
        pytest.param(
            replace(ORDER, cameos=(replace(CAMEO, voice=Path("ana.wav")),)),
            "reference",
            id="voice",
        ),
        pytest.param(
            replace(ORDER, cameos=(CAMEO,), soundtrack=Path("song.wav")),
            "soundtrack",
            id="sound and cameo",
        ),
        pytest.param(
            replace(ORDER, first_frame=Path("a.png"), soundtrack=Path("song.wav")),
            "soundtrack",
            id="sound and picture",
        ),
    ],
)
def test_the_order_decides_how_the_model_is_called(order: RenderOrder, mode: str) -> None:
    assert planning.mode_for(order, LTX_DISTILLED) == mode


def test_a_cameo_starts_the_clip_where_the_model_takes_no_references() -> None:
    for cameos, recipe in (((CAMEO,), BARE), ((CAMEO,) * 4, WITH_THREE)):
        assert planning.mode_for(replace(ORDER, cameos=cameos), recipe) == "first_frame"


def test_beside_a_sheet_two_clips_are_computed_and_no_fewer_frames_than_were_taught() -> None:
    order = replace(ORDER, cameos=(CAMEO,), seconds=4)

    short = planning.canvas_for(order, WITH_THREE)
    long = planning.canvas_for(replace(order, seconds=20), WITH_THREE)

    assert (short.frames, short.kept, short.pixels) == (121, 96, 2 * 1280 * 736 * 121)
    assert planning.beyond_largest(short, WITH_THREE) == 0
    assert planning.beyond_largest(long, WITH_THREE) == 24 * 1280 * 736 * 481
    assert planning.canvas_for(order, BARE).frames == 97
    plain = planning.canvas_for(replace(order, cameos=()), WITH_THREE)
    for estimate in (planning.estimated_seconds, planning.estimated_memory):
        assert estimate(short, WITH_THREE) > estimate(plain, WITH_THREE)


def test_the_prompt_says_who_is_where_on_the_sheet_and_then_what_happens() -> None:
    rex = replace(CAMEO, handle="ana.rex", kind="pet")
    order = replace(ORDER, prompt="@ana runs with @ana.rex", cameos=(CAMEO, rex), style="noir")

    assert planning.prompt_for(order, WITH_THREE) == (
        "Reference sheet: Left (Character): @ana, a person, their face seen from the front."
        " Right (Character): @ana.rex, a pet, seen whole.\n\n"
        f"Generated video: Style: {planning.STYLES['noir']}.\n@ana runs with @ana.rex"
    )


def test_an_extension_is_shown_the_end_of_the_clip_and_drops_it_again() -> None:
    order = replace(ORDER, source=replace(SOURCE, relation="extend"))

    canvas = planning.canvas_for(order, LTX_DISTILLED)

    assert (canvas.lead, canvas.kept) == (17, 192)
    assert canvas.frames == 209
    assert (canvas.frames - 1) % 8 == 0


def test_style_camera_and_instructions_are_written_into_the_prompt() -> None:
    cameo = replace(CAMEO, instructions="always a gold chain")
    order = replace(ORDER, style="noir", camera="slow dolly in", cameos=(cameo,))

    prompt = planning.prompt_for(order, BARE)

    assert prompt.splitlines() == [
        f"Style: {planning.STYLES['noir']}.",
        "a dog surfs",
        "Camera: slow dolly in.",
        "ana: always a gold chain.",
    ]


def test_longer_and_larger_clips_are_expected_to_take_more() -> None:
    short = engine().plan(replace(ORDER, seconds=4))
    long = engine().plan(replace(ORDER, seconds=20))

    assert short.estimated_seconds < long.estimated_seconds
    assert short.estimated_memory < long.estimated_memory == LTX_DISTILLED.placements[0].needs


def test_a_fingerprint_tells_apart_all_that_changes_a_clip(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"one")
    orders = [
        ORDER,
        replace(ORDER, prompt="a cat"),
        replace(ORDER, seed=2),
        replace(ORDER, seconds=12),
        replace(ORDER, sound=False),
        replace(ORDER, first_frame=picture),
        replace(ORDER, soundtrack=picture),
        replace(ORDER, cameos=(replace(CAMEO, stills=(picture,)),)),
        replace(ORDER, cameos=(replace(CAMEO, stills=(picture,), cutout=picture),)),
        replace(ORDER, cameos=(replace(CAMEO, stills=(picture,), voice=picture),)),
    ]
    prints = {fingerprint(order, weights="a") for order in orders}
    prints.add(fingerprint(ORDER, weights="b"))
    picture.write_bytes(b"two")
    prints.add(fingerprint(orders[-1], weights="a"))

    assert len(prints) == len(orders) + 2
    assert fingerprint(ORDER, weights="a") == fingerprint(replace(ORDER), weights="a")


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES.keys())
def test_recipes_are_whole(recipe: Recipe) -> None:
    assert recipe.steps == len(recipe.sigmas or range(recipe.steps))
    assert list(recipe.sigmas) == sorted(recipe.sigmas, reverse=True)
    assert [place.needs for place in recipe.placements] == sorted(
        (place.needs for place in recipe.placements), reverse=True
    )
    assert "text" in recipe.calls
    assert (recipe.overlap - 1) % recipe.frame_grid == 0 or "keyframes" not in recipe.calls


def test_every_guidance_of_the_distilled_recipe_is_turned_off_by_name() -> None:
    off = {
        "guidance_scale": 1.0,
        "audio_guidance_scale": 1.0,
        "stg_scale": 0.0,
        "audio_stg_scale": 0.0,
        "modality_scale": 1.0,
        "audio_modality_scale": 1.0,
    }

    for mode in ("text", "first_frame", "keyframes", "reference"):
        assert off.items() <= LTX_DISTILLED.calls[mode].arguments.items()
