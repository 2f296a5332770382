"""The production adapter on tiny models of random weights: same classes, phases and files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from generation.engines.diffusion.bringing import take_of
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.diffusion.inputs import read_voice
from generation.engines.diffusion.judging import liveliness
from generation.engines.protocol import (
    SAMPLE_RATE,
    Cameo,
    Cancelled,
    Clip,
    EngineError,
    OutOfMemory,
    RenderOrder,
    Source,
)
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

ORDER = RenderOrder(prompt="a dog surfs at dusk", width=128, height=80, seconds=1, seed=3)
FRAMES = 24


def render(engine: DiffusionEngine, order: RenderOrder, folder: Path, report: Any = None) -> Clip:
    return engine.render(
        engine.plan(order),
        workspace=FolderWorkspace(folder),
        report=report or (lambda fraction, stage: None),
    )


def pixels(clip: Clip) -> npt.NDArray[np.uint8]:
    return np.stack(list(clip.frames))


def resident(engine: DiffusionEngine) -> Any:
    snapshot = engine.weights.snapshot(engine.recipe.checkpoint)
    return import_module("generation.engines.diffusion.gpu.studio").studio_for(
        engine.recipe, snapshot
    )


def test_a_prompt_becomes_frames_and_sound_in_one_pass_a_step(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    clip = render(ltx2, ORDER, tmp_path)

    files = write_clip(clip, tmp_path / "out")

    assert forwards["steps"] == len(ltx2.recipe.sigmas) == 3
    assert clip.sound is not None
    assert 0.9 * SAMPLE_RATE < len(clip.sound) <= SAMPLE_RATE
    assert clip.sound.shape[1] == 2
    assert (clip.width, clip.height, clip.frame_count, clip.fps) == (128, 80, 24, Fraction(24))
    assert clip.account["steps"] == 3
    assert clip.account["seconds"].keys() == {"encode", "denoise", "decode"}
    with av.open(str(files.video)) as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]
        assert sum(1 for _ in container.decode(video=0)) == FRAMES


def test_the_checkpoints_scheduler_does_not_bend_the_recipes_noise_levels(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    render(ltx2, ORDER, tmp_path)

    levels = resident(ltx2)._pipeline.scheduler.sigmas.tolist()

    assert levels == pytest.approx([*ltx2.recipe.sigmas, 0.0])


def test_without_sound_none_is_decoded(ltx2: DiffusionEngine, tmp_path: Path) -> None:
    assert render(ltx2, replace(ORDER, sound=False), tmp_path).sound is None


def test_the_same_order_gives_the_same_clip_after_loading_anew(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    first = render(ltx2, ORDER, tmp_path / "a")
    resident(ltx2).free()
    second = render(ltx2, ORDER, tmp_path / "b")
    other = render(ltx2, replace(ORDER, seed=4), tmp_path / "c")

    shown = pixels(first)
    assert first.sound is not None
    assert second.sound is not None
    assert np.array_equal(shown, pixels(second))
    assert np.array_equal(first.sound, second.sound)
    assert not np.array_equal(shown, pixels(other))


def test_weights_stay_in_memory_between_clips_but_the_text_encoder_does_not(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    render(ltx2, ORDER, tmp_path / "a")
    loaded = resident(ltx2)._pipeline.transformer
    render(ltx2, replace(ORDER, seed=9), tmp_path / "b")

    assert resident(ltx2)._pipeline.transformer is loaded
    assert resident(ltx2)._pipeline.text_encoder is None
    assert forwards["denoises"] == 2


def test_a_prompt_is_read_once(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    order = replace(ORDER, prompt="read by no other test")

    for seed in (1, 2, 3):
        render(ltx2, replace(order, seed=seed), tmp_path / str(seed))

    assert forwards["prompts"] == 1


def test_what_is_kept_of_a_prompt_makes_the_clip_that_the_pipeline_makes_of_it(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    diffusers, torch = import_module("diffusers"), import_module("torch")
    model = resident(ltx2)
    render(ltx2, ORDER, tmp_path)
    whole = diffusers.LTX2Pipeline.from_pretrained(model._snapshot)
    whole.set_progress_bar_config(disable=True)
    whole.scheduler = whole.scheduler.from_config(whole.scheduler.config, **ltx2.recipe.scheduler)

    direct, _ = whole(
        prompt=ORDER.prompt,
        width=128,
        height=96,
        num_frames=25,
        frame_rate=24.0,
        sigmas=list(ltx2.recipe.sigmas),
        max_sequence_length=ltx2.recipe.prompt_tokens,
        generator=torch.Generator().manual_seed(ORDER.seed),
        output_type="latent",
        return_dict=False,
        **ltx2.recipe.calls["text"].arguments,
    )

    tensors = import_module("generation.engines.diffusion.gpu.tensors")
    ours = tensors.read_tensors(next(tmp_path.glob("*-latents.safetensors")))["video"]
    assert torch.equal(ours, direct)


def test_a_clip_starts_with_the_given_picture(
    ltx2: DiffusionEngine, tmp_path: Path, picture: Path, forwards: Counter[str]
) -> None:
    plain = pixels(render(ltx2, ORDER, tmp_path / "a"))
    started = pixels(render(ltx2, replace(ORDER, first_frame=picture), tmp_path / "b"))

    assert forwards["steps"] == 6
    assert started.shape == plain.shape
    assert not np.array_equal(started[0], plain[0])


def test_a_given_sound_is_heard_as_it_is_and_its_latents_stay_as_they_were(
    ltx2: DiffusionEngine, tmp_path: Path, picture: Path, voice: Path, forwards: Counter[str]
) -> None:
    order = replace(ORDER, first_frame=picture, soundtrack=voice)

    clip = render(ltx2, order, tmp_path)

    assert clip.account["mode"] == "soundtrack"
    assert forwards["steps"] == len(ltx2.recipe.sigmas)
    assert clip.sound is not None
    assert len(clip.sound) == SAMPLE_RATE
    assert np.abs(clip.sound[:24_000]).max() > 0.4
    assert np.abs(clip.sound[25_000:]).max() == 0
    torch = import_module("torch")
    tensors = import_module("generation.engines.diffusion.gpu.tensors")
    kept = tensors.read_tensors(next(tmp_path.glob("*-latents.safetensors")))["audio"]
    model = resident(ltx2)
    take = take_of(ltx2.plan(order).order, ltx2.recipe)
    with torch.inference_mode():
        given = model._frozen(model._pipeline, take)
    assert torch.allclose(kept, given, atol=1e-6)


def test_how_somebody_sounds_is_not_what_is_heard(
    ltx2: DiffusionEngine, tmp_path: Path, picture: Path, voice: Path
) -> None:
    cameo = Cameo(handle="ana", kind="person", stills=(picture,))
    mute, lent = (replace(ORDER, cameos=(each,)) for each in (cameo, replace(cameo, voice=voice)))

    without, with_voice = (
        render(ltx2, order, tmp_path / str(number)) for number, order in enumerate((mute, lent))
    )

    assert with_voice.account["mode"] == without.account["mode"] == "reference"
    assert np.array_equal(pixels(with_voice), pixels(without))
    assert with_voice.sound is not None
    assert without.sound is not None
    assert np.array_equal(with_voice.sound, without.sound)
    assert ltx2.plan(mute).adjustments == ()
    assert ltx2.plan(lent).adjustments == ("without the voice of @ana",)


def storyboard(engine: DiffusionEngine, folder: Path, prompts: list[str]) -> list[Path]:
    """Render shot after shot, each from the last frame of the one before."""
    videos: list[Path] = []
    for number, prompt in enumerate(prompts):
        source = None
        if videos:
            source = Source(relation="next_shot", video=videos[-1], prompt="", seed=1, seconds=1)
        order = replace(ORDER, prompt=prompt, seed=number, source=source)
        clip = render(engine, order, folder / f"{number}")
        videos.append(write_clip(clip, folder / f"{number}" / "out").video)
    return videos


def test_a_storyboard_goes_from_last_frame_to_first(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    videos = storyboard(ltx2, tmp_path, ["a dog", "the dog surfs", "the cat surfs"])

    assert len({video.read_bytes() for video in videos}) == 3
    assert forwards["steps"] == 9


def test_an_extension_goes_on_from_the_end_without_repeating_it(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    earlier = write_clip(render(ltx2, ORDER, tmp_path / "a"), tmp_path / "a" / "out").video
    source = Source(relation="extend", video=earlier, prompt="", seed=3, seconds=1)

    longer = render(ltx2, replace(ORDER, source=source), tmp_path / "b")

    assert longer.account["mode"] == "keyframes"
    assert longer.account["drawn"] == "128x96, 33 frames"
    assert pixels(longer).shape == (FRAMES, 80, 128, 4)
    assert longer.sound is not None
    assert len(longer.sound) <= SAMPLE_RATE
    assert forwards["steps"] == 6


def test_tiles_that_a_decode_left_behind_change_no_later_clip(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    model = import_module("generation.engines.diffusion.gpu.model")
    earlier = write_clip(render(ltx2, ORDER, tmp_path / "a"), tmp_path / "a" / "out").video
    source = Source(relation="extend", video=earlier, prompt="", seed=3, seconds=1)
    order = replace(ORDER, source=source)
    expected = pixels(render(ltx2, order, tmp_path / "b"))
    vae = resident(ltx2)._pipeline.vae

    model.set_tiling(vae, "small_tiles")
    vae.tile_sample_min_num_frames = 4  # of the nine that an extension is shown

    assert np.array_equal(pixels(render(ltx2, order, tmp_path / "c")), expected)


def test_a_remix_keeps_the_seed_of_what_it_is_made_from(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    source = Source(relation="remix", video=tmp_path / "x.mp4", prompt="", seed=3, seconds=1)
    source.video.write_bytes(b"not looked at")
    original = pixels(render(ltx2, ORDER, tmp_path / "a"))

    remix = pixels(render(ltx2, replace(ORDER, seed=77, source=source), tmp_path / "b"))

    assert np.array_equal(original, remix)


def test_cancelling_between_steps_leaves_the_pipeline_usable(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = pixels(render(ltx2, ORDER, tmp_path / "a"))
    forwards.clear()
    conversation = import_module("generation.engines.diffusion.conversation")
    monkeypatch.setattr(conversation, "REPORT_EVERY", 0.001)

    def no_longer_wanted(fraction: float, stage: str) -> None:
        if forwards["steps"]:
            raise Cancelled("This clip is no longer wanted.")

    long = replace(ORDER, seconds=4, seed=8)
    with pytest.raises(Cancelled):
        render(ltx2, long, tmp_path / "b", no_longer_wanted)

    assert 0 < forwards["steps"] <= len(ltx2.recipe.sigmas)
    assert not list((tmp_path / "b").glob("*-frames.npy"))
    assert np.array_equal(pixels(render(ltx2, ORDER, tmp_path / "c")), expected)


def refusing(monkeypatch: pytest.MonkeyPatch, part: str, when: Callable[[Any], bool]) -> None:
    """Let a part's `_decode` or `forward` run out of memory, as an accelerator says it."""
    diffusers, torch = import_module("diffusers"), import_module("torch")
    kind, method = {
        "vae": (diffusers.AutoencoderKLLTX2Video, "decode"),
        "transformer": (diffusers.LTX2VideoTransformer3DModel, "forward"),
    }[part]
    original = getattr(kind, method)

    def refuse(self: Any, *args: Any, **kwargs: Any) -> Any:
        if when(self):
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 64 GiB.")
        return original(self, *args, **kwargs)

    monkeypatch.setattr(kind, method, refuse)


def test_a_decode_without_room_is_done_in_tiles_without_denoising_again(
    ltx2: DiffusionEngine,
    tmp_path: Path,
    forwards: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refusing(monkeypatch, "vae", lambda vae: not vae.use_tiling)

    clip = render(ltx2, ORDER, tmp_path)

    assert (forwards["denoises"], forwards["decodes"], forwards["steps"]) == (1, 2, 3)
    assert clip.account["notes"] == ["decoded again in smaller tiles"]
    assert pixels(clip).shape == (FRAMES, 80, 128, 4)


def test_a_decode_that_never_fits_fails_clearly_and_keeps_the_latents(
    ltx2: DiffusionEngine,
    tmp_path: Path,
    forwards: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        refusing(patch, "vae", lambda vae: True)
        with pytest.raises(OutOfMemory, match="shorter or smaller"):
            render(ltx2, ORDER, tmp_path)

    clip = render(ltx2, ORDER, tmp_path)

    assert (forwards["denoises"], forwards["decodes"]) == (1, 4)
    assert clip.account["notes"] == ["denoised by an earlier attempt"]


def test_a_text_encoder_without_room_is_tried_layer_by_layer_then_it_is_said(
    ltx2: DiffusionEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[bool] = []
    room = {"for layers": True}
    placing = import_module("generation.engines.diffusion.gpu.placing")
    torch = import_module("torch")

    def refuse(encoder: Any, *, whole: bool) -> None:
        tries.append(whole)
        if whole or not room["for layers"]:
            raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(placing, "place_encoder", refuse)
    clip = render(ltx2, replace(ORDER, prompt="read without much room"), tmp_path / "a")
    room["for layers"] = False
    with pytest.raises(OutOfMemory, match="text encoder does not fit"):
        render(ltx2, replace(ORDER, prompt="read without any room"), tmp_path / "b")

    assert clip.frame_count == FRAMES
    assert tries == [True, False, True, False]


def test_a_denoise_without_room_tries_every_placement_then_fails_clearly(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "transformer", lambda _: resident(ltx2).placement.offload != "blocks")
    clip = render(ltx2, ORDER, tmp_path / "a")
    assert clip.account["notes"] == [
        "denoised again, weights kept by parts",
        "denoised again, weights kept by blocks",
    ]

    refusing(monkeypatch, "transformer", lambda _: True)
    with pytest.raises(OutOfMemory, match="too little memory"):
        render(ltx2, ORDER, tmp_path / "b")


@pytest.mark.parametrize("left", ["latents.safetensors", "frames.npy"])
def test_a_later_attempt_goes_on_from_what_was_left(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str], left: str
) -> None:
    first = pixels(render(ltx2, ORDER, tmp_path))
    if left.startswith("latents"):
        next(tmp_path.glob("*-frames.npy")).unlink()
    forwards.clear()

    again = render(ltx2, ORDER, tmp_path)

    assert np.array_equal(pixels(again), first)
    assert forwards["denoises"] == 0
    assert forwards["decodes"] == (1 if left.startswith("latents") else 0)


def test_spoiled_latents_are_made_again(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    first = pixels(render(ltx2, ORDER, tmp_path))
    latents = next(tmp_path.glob("*-latents.safetensors"))
    next(tmp_path.glob("*-frames.npy")).unlink()
    content = bytearray(latents.read_bytes())
    content[-3] ^= 0xFF
    latents.write_bytes(content)
    forwards.clear()

    again = render(ltx2, ORDER, tmp_path)

    assert np.array_equal(pixels(again), first)
    assert forwards["denoises"] == 1
    assert "latents of an earlier attempt were spoiled" in again.account["notes"]


def test_another_order_in_the_same_folder_is_made_afresh(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    render(ltx2, ORDER, tmp_path)
    render(ltx2, replace(ORDER, seed=4), tmp_path)

    assert forwards["denoises"] == 2


def test_without_weights_the_engine_says_so_and_renders_nothing(
    ltx2: DiffusionEngine, tmp_path: Path
) -> None:
    bare = replace(ltx2, home=tmp_path)

    assert bare.ready() == "the weights are not here: manage.py models fetch tiny-ltx-2"
    with pytest.raises(EngineError, match="not on the machine"):
        render(bare, ORDER, tmp_path / "work")
    assert ltx2.ready() == ""


def test_a_large_model_is_not_ready_without_an_accelerator(ltx2: DiffusionEngine) -> None:
    large = replace(ltx2, recipe=replace(ltx2.recipe, on_cpu=False))

    assert large.ready() == "torch finds no accelerator on this machine"


def test_wan_makes_silent_clips_from_words_and_from_a_picture(
    wan: DiffusionEngine, tmp_path: Path, picture: Path
) -> None:
    plain = render(wan, ORDER, tmp_path / "a")
    started = render(wan, replace(ORDER, first_frame=picture), tmp_path / "b")

    assert (plain.sound, started.sound) == (None, None)
    assert pixels(plain).shape == (FRAMES, 80, 128, 4)
    assert started.account["mode"] == "first_frame"
    assert not np.array_equal(pixels(render(wan, ORDER, tmp_path / "a")), pixels(started))


def test_the_best_of_several_candidates_is_kept(
    ltx2: DiffusionEngine, tmp_path: Path, forwards: Counter[str]
) -> None:
    brightness = {}
    for seed in range(3, 6):
        frames = pixels(render(ltx2, replace(ORDER, seed=seed), tmp_path / str(seed)))
        brightness[seed] = frames[..., :3].mean()
    forwards.clear()
    choosy = replace(ltx2, best_of=3, judge=lambda frames: float(frames.mean()))

    best = render(choosy, ORDER, tmp_path / "best")

    assert forwards["denoises"] == 3
    assert pixels(best)[..., :3].mean() == max(brightness.values())
    winner = max(brightness, key=lambda seed: brightness[seed])
    assert best.account["notes"] == [f"candidate {winner - 2} of 3 was the best"]
    assert choosy.plan(ORDER).estimated_seconds == 3 * ltx2.plan(ORDER).estimated_seconds


def test_a_clip_that_moves_is_preferred_to_one_that_stands_still() -> None:
    chance = np.random.default_rng(0)
    still = np.repeat(chance.integers(0, 255, (1, 32, 32, 3), dtype=np.uint8), 24, axis=0)
    moving = np.stack([np.roll(still[0], 2 * step, axis=1) for step in range(24)])
    blurred = np.full((24, 32, 32, 3), 90, np.uint8)

    assert liveliness(moving) > liveliness(still) > liveliness(blurred)


def test_cosmos_makes_clips_with_sound_and_hears_what_is_not_wanted(
    cosmos: DiffusionEngine, tmp_path: Path, picture: Path
) -> None:
    plain = render(cosmos, ORDER, tmp_path / "a")
    without = render(cosmos, replace(ORDER, negative_prompt="at dusk"), tmp_path / "b")
    started = render(cosmos, replace(ORDER, first_frame=picture, sound=False), tmp_path / "c")

    shown = pixels(plain)
    assert shown.shape == (FRAMES, 80, 128, 4)
    assert plain.sound is not None
    assert plain.sound.shape == (SAMPLE_RATE, 2)
    assert plain.sound.any()
    assert started.sound is None
    assert not np.array_equal(shown, pixels(without))
    assert not np.array_equal(shown, pixels(started))
    assert cosmos.capabilities().negative_prompt


H3_ORDER = replace(ORDER, seconds=5)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often the transformer of H3 runs."""
    counted: Counter[str] = Counter()
    kind = import_module("diffusers").MiniMaxH3Transformer3DModel
    forward = kind.forward

    @wraps(forward)  # its block asks what it takes
    def counting(self: Any, *args: Any, **given: Any) -> Any:
        counted["all"] += 1
        return forward(self, *args, **given)

    monkeypatch.setattr(kind, "forward", counting)
    return counted


def test_h3_makes_picture_and_sound_in_one_pass_a_step(
    h3: DiffusionEngine, tmp_path: Path, picture: Path, passes: Counter[str]
) -> None:
    plain = render(h3, H3_ORDER, tmp_path / "a")
    assert passes["all"] == h3.recipe.steps
    again = render(h3, H3_ORDER, tmp_path / "b")
    started = render(h3, replace(H3_ORDER, first_frame=picture), tmp_path / "c")

    shown = pixels(plain)
    assert shown.shape == (5 * FRAMES, 80, 128, 4)
    assert plain.sound is not None
    assert plain.sound.shape == (5 * SAMPLE_RATE, 2)
    assert plain.sound.any()
    assert np.array_equal(shown, pixels(again))
    assert not np.array_equal(shown, pixels(started))


def test_h3_looks_at_people_and_hears_how_they_speak(
    h3: DiffusionEngine,
    tmp_path: Path,
    picture: Path,
    voice: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = Cameo(handle="mei", kind="person", stills=(picture,))
    heard = replace(seen, voice=voice)
    model = import_module("generation.engines.diffusion.gpu.minimax_h3")
    listened: list[Path] = []

    def listening(path: Path, **asked: Any) -> Any:
        listened.append(path)
        return read_voice(path, **asked)

    monkeypatch.setattr(model, "read_voice", listening)

    clips = [
        render(h3, replace(H3_ORDER, cameos=cameos), tmp_path / str(number))
        for number, cameos in enumerate(((seen,), (heard,), (heard, seen)))
    ]

    alone, speaking, two = (pixels(clip) for clip in clips)
    assert not np.array_equal(alone, speaking)
    assert not np.array_equal(speaking, two)
    assert h3.capabilities().cameos == 3
    assert h3.capabilities().voices
    assert listened == [voice, voice]
    assert h3.plan(replace(H3_ORDER, cameos=(heard,))).adjustments == ()


def test_h3_hears_to_stop_between_steps(
    h3: DiffusionEngine, tmp_path: Path, passes: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = import_module("generation.engines.diffusion.conversation")
    monkeypatch.setattr(conversation, "REPORT_EVERY", 0.001)
    long = replace(h3, recipe=replace(h3.recipe, steps=200))

    def stop(fraction: float, stage: str) -> None:
        if passes["all"]:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(long, H3_ORDER, tmp_path / "a", stop)

    assert passes["all"] < 200
    assert render(h3, H3_ORDER, tmp_path / "b").frame_count == 5 * FRAMES


def test_one_model_at_a_time_is_in_memory(
    ltx2: DiffusionEngine, wan: DiffusionEngine, tmp_path: Path
) -> None:
    render(ltx2, ORDER, tmp_path / "a")
    first = resident(ltx2)
    render(wan, ORDER, tmp_path / "b")

    assert first._pipeline is None
