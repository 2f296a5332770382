"""The animatic engine from order to files."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.logbook import with_begin
from generation.engines.animatic.pacing import paced, shared_out, whole_frames
from generation.engines.animatic.scene import Line, Place, Scene, Shot
from generation.engines.animatic.speech import seconds_to_speak
from generation.engines.animatic.stopwatch import timed_render
from generation.engines.protocol import Cancelled, Clip, Engine, OrderRefused, RenderOrder, Waveform
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SURF = 'A corgi surfs a big wave at sunset and says "I am the king of the sea!"'


def order(prompt: str = SURF, **changes: object) -> RenderOrder:
    asked = {"width": 1280, "height": 720, "seconds": 4, "seed": 3, **changes}
    return RenderOrder(prompt=prompt, **asked)  # type: ignore[arg-type]


NOWHERE = FolderWorkspace(Path("/nonexistent"))


def ignore(_: float, __: str) -> None:
    """Be told of progress and go on."""


def track(clip: Clip) -> Waveform:
    assert clip.sound is not None
    return clip.sound


def render(asked: RenderOrder) -> Clip:
    engine: Engine = AnimaticEngine()
    return engine.render(engine.plan(asked), workspace=NOWHERE, report=ignore)


def speech_band(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    frequency = np.fft.rfftfreq(len(sound), 1 / 48_000)
    return float(spectrum[(frequency >= 300) & (frequency < 3400)].sum())


def end_of(stream: VideoStream | AudioStream) -> float:
    assert stream.duration is not None
    assert stream.time_base is not None
    return float(stream.duration * stream.time_base)


def heard(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(frames, axis=1).T


def test_a_prompt_becomes_a_clip_with_picture_sound_and_captions(tmp_path: Path) -> None:
    timing = timed_render(order(), tmp_path)

    with av.open(str(timing.files.video)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.width, video.height, video.frames) == (1280, 720, 96)
        assert video.average_rate == Fraction(24)
        ends = [end_of(stream) for stream in (video, audio)]
    assert ends[0] == pytest.approx(4.0, abs=1 / 24)
    assert abs(ends[0] - ends[1]) < 0.04
    assert np.sqrt(np.mean(heard(timing.files.video) ** 2)) > 0.02
    assert "I am the king of the sea!" in timing.files.captions.read_text("utf-8")
    assert {"Writing the screenplay", "Mixing the sound", "Drawing"} <= timing.stages.keys()


def test_a_quoted_line_is_heard_where_its_caption_stands() -> None:
    spoken, silent = render(order()), render(order(SURF.split(" and says", maxsplit=1)[0]))
    (cue,) = [cue for cue in spoken.cues if cue.kind == "speech"]
    said = slice(round(cue.start * 48_000), round(cue.end * 48_000))

    assert cue.text == "I am the king of the sea!"
    assert cue.speaker == "corgi"
    assert [cue for cue in silent.cues if cue.kind == "speech"] == []
    assert (
        abs(10 * np.log10(speech_band(track(spoken)[said]) / speech_band(track(silent)[said]))) > 1
    )
    likeness = np.corrcoef(track(spoken)[said].mean(axis=1), track(silent)[said].mean(axis=1))[0, 1]
    assert abs(likeness) < 0.5


def test_the_account_is_json_and_admits_what_was_not_understood() -> None:
    clip = render(order(SURF + " Flumphorically."))

    account = json.loads(json.dumps(clip.account))

    assert account["engine"] == "animatic"
    assert account["seed"] == 3
    assert "flumphorically" in [word.casefold() for word in account["not_understood"]]
    assert "corgi" in account["understood"]
    assert sum(shot["frames"] for shot in account["shots"]) == clip.frame_count == 96
    assert account["not_spoken"] == []


def test_the_same_order_gives_the_same_sound_and_first_frame() -> None:
    first, second = render(order(width=720, height=1280)), render(order(width=720, height=1280))

    assert track(first).tobytes() == track(second).tobytes()
    assert np.array_equal(next(first.frames), next(second.frames))
    assert first.account == second.account


def test_cancelling_while_frames_are_drawn_leaves_no_files(tmp_path: Path) -> None:
    told: list[str] = []

    def give_up(share: float, stage: str) -> None:
        told.append(stage)
        if share > 0.15:
            raise Cancelled("nobody wants it")

    engine = AnimaticEngine()
    clip = engine.render(engine.plan(order(seconds=10)), workspace=NOWHERE, report=give_up)
    with pytest.raises(Cancelled):
        write_clip(clip, tmp_path)

    assert told[-1].startswith("Drawing")
    assert list(tmp_path.iterdir()) == []


def test_progress_only_grows(tmp_path: Path) -> None:
    told: list[float] = []
    engine = AnimaticEngine()

    clip = engine.render(
        engine.plan(order()), workspace=NOWHERE, report=lambda share, _: told.append(share)
    )
    write_clip(clip, tmp_path)

    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] < 1


def test_orders_are_fitted_and_the_changes_are_named() -> None:
    plan = AnimaticEngine().plan(order(width=640, height=640, seconds=60, fps=Fraction(30)))

    assert (plan.order.width, plan.order.height) == (1280, 720)
    assert plan.order.seconds == 20
    assert plan.order.fps == 24
    assert len(plan.adjustments) == 3
    assert AnimaticEngine().plan(order()).adjustments == ()


@pytest.mark.parametrize("size", [(640, 360), (360, 640)], ids=["wide", "upright"])
def test_previews_are_drawn_as_small_as_they_are_asked_for(size: tuple[int, int]) -> None:
    clip = render(order(width=size[0], height=size[1]))

    assert size in AnimaticEngine().capabilities().preview_sizes
    assert next(clip.frames).shape == (size[1], size[0], 4)


def test_larger_and_longer_orders_are_expected_to_take_longer() -> None:
    plan = AnimaticEngine().plan

    small = plan(order()).estimated_seconds

    assert plan(order(seconds=8)).estimated_seconds > small
    assert plan(order(width=1920, height=1080)).estimated_seconds > small


@pytest.mark.parametrize("prompt", ["", "  \n\t "])
def test_an_empty_prompt_is_refused(prompt: str) -> None:
    with pytest.raises(OrderRefused, match="empty"):
        AnimaticEngine().plan(order(prompt))


def test_an_unknown_style_is_refused_with_those_there_are() -> None:
    with pytest.raises(OrderRefused, match="watercolour"):
        AnimaticEngine().plan(order(style="cubist"))


@pytest.mark.parametrize(
    "prompt",
    [
        "?!",
        "\u200b\u0000🜁",
        "word " * 3000,
        '"' * 50,
        'He says "' + "very " * 400 + 'long".',
        "<script>alert(1)</script> {{ x }} %s \\x00",
        "海辺で犬が走る",
    ],
)
def test_any_prompt_becomes_a_clip(prompt: str) -> None:
    clip = render(order(prompt))

    assert clip.frame_count == 96
    assert len(track(clip)) == 4 * 48_000
    assert next(clip.frames).shape == (720, 1280, 4)


def scene_of(*shots: tuple[float, str]) -> Scene:
    return Scene(
        shots=tuple(
            Shot(
                text="",
                seconds=seconds,
                place=Place.ROOM,
                lines=(Line(text=text),) if text else (),
            )
            for seconds, text in shots
        )
    )


def test_shots_without_words_give_their_time_to_those_with_many() -> None:
    words = "There is so much more to say about this than I have time for"
    scene = scene_of((5.0, ""), (1.5, words), (3.5, ""))

    held = paced(scene, seconds=10, fps=Fraction(24), seed=1)

    assert held.shots[1].seconds >= seconds_to_speak(scene.shots[1], seed=1) - 1 / 24
    assert sum(shot.seconds for shot in held.shots) == pytest.approx(10)
    assert all(shot.seconds > 1 for shot in held.shots)


def test_frames_of_shots_sum_to_the_clip() -> None:
    for lengths in ([1.0] * 7, [0.1, 3.3, 6.6], [10.0], [1 / 3, 2 / 3, 1.234]):
        counts = whole_frames(lengths, 241)

        assert sum(counts) == 241
        for count, length in zip(counts, lengths, strict=True):
            assert abs(count - length / sum(lengths) * 241) <= 1


def test_time_is_shared_by_need_where_there_is_too_little() -> None:
    assert shared_out([2.0, 2.0], [6.0, 2.0], 4.0) == pytest.approx([3.0, 1.0])
    assert shared_out([2.0, 8.0], [4.0, 0.0], 10.0) == pytest.approx([4.0, 6.0])


def test_captions_of_later_shots_are_offset_by_the_earlier_ones() -> None:
    clip = render(
        order(
            'A man in a room says "One". Cut to: a woman in a forest says "Two".',
            seconds=8,
        )
    )

    starts = [cue.start for cue in clip.cues if cue.kind == "speech"]

    assert len(starts) == 2
    assert all(later > earlier for earlier, later in pairwise(starts))
    if len(clip.account["shots"]) == 2:
        assert starts[1] >= clip.account["shots"][0]["seconds"]


def test_nothing_is_laid_out_before_it_begins() -> None:
    assert list(with_begin([])) == []
