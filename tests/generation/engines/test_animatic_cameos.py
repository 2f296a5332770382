"""Cameos in the animatic engine: people, pets and things shown as they were captured."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.likeness import Lent
from generation.engines.animatic.own_voice import measured
from generation.engines.animatic.picture.wardrobe import PLAIN_DARK, dressed
from generation.engines.animatic.portrayal import read_portrayal
from generation.engines.animatic.scene import Actor, Body, Garment
from generation.engines.animatic.speech.espeak import program
from generation.engines.animatic.speech.voice import Voice
from generation.engines.animatic.stills import likeness_of
from generation.engines.protocol import (
    Cameo,
    Clip,
    EngineError,
    Frame,
    OrderRefused,
    RenderOrder,
    Source,
)
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SKIN, HAIR, SHIRT, FUR = (205, 150, 120), (60, 30, 90), (20, 160, 150), (240, 40, 200)
LIPS = (235, 30, 235)
NOWHERE = FolderWorkspace(Path("/nonexistent"))
SENTENCE = "The quick brown fox jumps over the lazy dog, and then it sleeps in the warm sun."


@pytest.fixture
def still(tmp_path: Path) -> Path:
    """Head and shoulders before a grey wall."""
    image = Image.new("RGB", (300, 360), (150, 155, 160))
    pen = ImageDraw.Draw(image)
    pen.rectangle((40, 250, 260, 360), fill=SHIRT)
    pen.ellipse((95, 40, 205, 130), fill=HAIR)
    pen.ellipse((100, 70, 200, 215), fill=SKIN)
    image.save(tmp_path / "still.png")
    return tmp_path / "still.png"


@pytest.fixture
def head(tmp_path: Path) -> Path:
    image = Image.new("RGBA", (120, 170), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((2, 2, 118, 168), fill=SKIN)
    pen.pieslice((2, 2, 118, 120), 180, 360, fill=HAIR)
    for x in (40, 80):
        pen.ellipse((x - 8, 80, x + 8, 90), fill=(20, 20, 30))
    pen.ellipse((44, 120, 76, 130), fill=LIPS)
    image.save(tmp_path / "head.png")
    return tmp_path / "head.png"


@pytest.fixture
def fur(tmp_path: Path) -> Path:
    image = Image.new("RGBA", (160, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((5, 5, 155, 115), fill=FUR)
    image.save(tmp_path / "fur.webp")
    return tmp_path / "fur.webp"


def person(still: Path, head: Path | None = None, handle: str = "mei", **more: object) -> Cameo:
    return Cameo(handle=handle, kind="person", stills=(still,), cutout=head, **more)  # type: ignore[arg-type]


def recorded(path: Path, *, variant: str, pitch: int) -> Path:
    said = program.say(SENTENCE, Voice(language="en-us", variant=variant, pitch=pitch))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(said.sample_rate)
        file.writeframes((said.sound * 32767).astype("<i2").tobytes())
    return path


def order(prompt: str, *cameos: Cameo, **changes: object) -> RenderOrder:
    asked = {"width": 640, "height": 360, "seconds": 4, "seed": 3, **changes}
    return RenderOrder(prompt=prompt, cameos=cameos, **asked)  # type: ignore[arg-type]


def rendered(asked: RenderOrder) -> Clip:
    engine = AnimaticEngine()
    plan = engine.plan(asked)
    return engine.render(plan, workspace=NOWHERE, report=lambda *_: None)


def frames(clip: Clip, *numbers: int) -> list[Frame]:
    wanted = []
    for number, frame in enumerate(clip.frames):
        if number in numbers:
            wanted.append(frame.copy())
        if number >= max(numbers):
            break
    return wanted


def like(frame: Frame, rgb: tuple[int, int, int], within: int = 30) -> npt.NDArray[np.bool_]:
    return np.asarray((np.abs(frame[..., :3].astype(int) - rgb) < within).all(axis=-1))


def actors(clip: Clip) -> list[tuple[str, str, str]]:
    shots = clip.account["shots"]
    return [(a["name"], a["body"], a.get("motion", "")) for s in shots for a in s["actors"]]


def test_a_person_is_drawn_in_the_colours_of_their_still(still: Path) -> None:
    clip = rendered(order("@mei stands on a stage", person(still)))

    (frame,) = frames(clip, 30)

    assert like(frame, SHIRT).sum() > 150
    assert like(frame, SKIN).sum() > 30
    assert like(frame, HAIR, 40).sum() > 10


def test_their_own_head_is_on_the_drawn_body(still: Path, head: Path) -> None:
    (own,) = frames(rendered(order("@mei stands on a stage", person(still, head))), 30)
    (drawn,) = frames(rendered(order("@mei stands on a stage", person(still))), 30)

    rows, _ = np.nonzero(like(own, LIPS))
    chest, _ = np.nonzero(like(own, SHIRT))

    assert len(rows) > 2
    assert rows.max() < np.percentile(chest, 10)
    assert not like(drawn, LIPS).sum()


def test_the_head_is_in_the_light_of_the_scene(still: Path, head: Path) -> None:
    day = rendered(order("@mei stands in the street", person(still, head)))
    night = rendered(order("@mei stands in the street at night", person(still, head)))
    noir = rendered(order("@mei stands in the street", person(still, head), style="noir"))

    assert like(frames(day, 20)[0], LIPS).sum() > 2
    assert not like(frames(night, 20)[0], LIPS).sum()
    assert np.ptp(frames(noir, 20)[0][..., :3].astype(int), axis=-1).max() < 12


def test_their_mouth_moves_with_what_they_say(still: Path, head: Path) -> None:
    talks = 'Close-up of @mei in a forest who says "Papa, papa, mama, mama, hello!"'
    clip = rendered(order(talks, person(still, head), width=1280, height=720))

    dark = [like(frame, (90, 26, 38), 12).sum() for frame in frames(clip, *range(12, 60, 3))]

    assert min(dark) < 5
    assert max(dark) > 150
    assert clip.cues[0].speaker == "@mei"


@pytest.mark.parametrize(
    ("variant", "pitch"), [("m3", 30), ("m7", 80), ("f2", 40), ("f3", 75)], ids=str
)
def test_they_speak_as_high_as_they_did(
    variant: str, pitch: int, still: Path, tmp_path: Path
) -> None:
    voice = recorded(tmp_path / "voice.wav", variant=variant, pitch=pitch)
    asked = order(f'@mei says "{SENTENCE}"', person(still, voice=voice), seconds=8)
    clip = rendered(asked)
    assert clip.sound is not None
    heard = measured(voice)

    spoken = measured(_wav(clip.sound[:, 0], tmp_path / "spoken.wav"))

    assert heard is not None
    assert spoken is not None
    assert spoken.pitch == pytest.approx(heard.pitch, rel=0.15)


def _wav(sound: npt.NDArray[np.float32], path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def test_a_faster_speaker_is_measured_as_faster(tmp_path: Path) -> None:
    rates = []
    for rate in (120, 200):
        said = program.say(SENTENCE, Voice(language="en-us", variant="m3", rate=rate))
        path = tmp_path / f"{rate}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(said.sample_rate)
            file.writeframes((said.sound * 32767).astype("<i2").tobytes())
        heard = measured(path)
        assert heard is not None
        rates.append(heard.rate)

    assert rates[0] == pytest.approx(120, abs=25)
    assert rates[1] == pytest.approx(200, abs=25)


def test_silence_is_no_voice(tmp_path: Path) -> None:
    assert measured(_wav(np.zeros(48_000, np.float32), tmp_path / "silence.wav")) is None


def test_who_is_not_named_is_who_the_prompt_is_about(still: Path) -> None:
    clip = rendered(order("Surfing a big wave at the beach", person(still)))

    assert ("@mei", "person", "surf") in actors(clip)


def test_several_are_in_one_scene_whatever_the_case_of_their_names(
    still: Path, head: Path, fur: Path
) -> None:
    pet = Cameo(handle="mei.rex", kind="pet", stills=(), cutout=fur)
    mei, bo = person(still, head), person(still, handle="bo")
    clip = rendered(order("@Mei and @BO walk with @Mei.Rex in a forest", mei, bo, pet))

    assert actors(clip) == [
        ("@mei", "person", "walk"), ("@bo", "person", "walk"), ("@mei.rex", "animal", "walk"),
    ]  # fmt: skip
    one, other = (like(frame, FUR, 60) for frame in frames(clip, 20, 32))
    assert one.sum() > 100
    assert np.argwhere(one).mean(axis=0) == pytest.approx(np.argwhere(other).mean(axis=0), abs=80)
    assert (one != other).any()


def test_a_thing_without_a_cut_out_is_the_middle_of_its_still(still: Path) -> None:
    thing = Cameo(handle="lamp", kind="thing", stills=(still,))
    clip = rendered(order("@lamp stands in a room", thing))

    assert actors(clip)[0][:2] == ("@lamp", "thing")
    assert like(frames(clip, 10)[0], SKIN, 40).sum() > 20


def actor(*wears: Garment) -> Actor:
    return Actor(name="@mei", kind="person", body=Body.PERSON, height=1.7, wears=wears)


def lent(portrayal: str) -> Lent:
    return Lent(portrayal=read_portrayal(portrayal))


def test_what_they_always_wear_is_drawn(still: Path) -> None:
    plain = rendered(order("@mei stands on a stage", person(still)))
    gold = rendered(
        order("@mei stands on a stage", person(still, instructions="Always a gold chain"))
    )

    assert dressed(actor(), 3, lent("always glasses and a black cap")).hat == "cap"
    assert dressed(actor(), 3, lent("always glasses and a black cap")).glasses
    assert (frames(plain, 5)[0] != frames(gold, 5)[0]).any()


def test_what_they_never_wear_is_not_drawn_even_if_the_prompt_says_so() -> None:
    jeans = Garment(kind="jeans", name="jeans", colour="blue")
    dress = Garment(kind="dress", name="gown", colour="red")
    hat = Garment(kind="top hat", name="hat")

    assert dressed(actor(jeans), 3, lent("")).bottom != PLAIN_DARK
    assert dressed(actor(jeans), 3, lent("never in jeans")).bottom == PLAIN_DARK
    assert dressed(actor(dress), 3, lent("never in a dress")).legwear == "trousers"
    assert not dressed(actor(hat), 3, lent("no hats")).hat
    assert dressed(actor(), 3, lent("never a gold chain")).chain is None


def test_an_extension_shows_them_again(still: Path, head: Path, tmp_path: Path) -> None:
    first = rendered(order("@mei walks in a forest", person(still, head)))
    files = write_clip(first, tmp_path)
    source = Source(
        relation="extend", video=files.video, prompt="@mei walks in a forest", seed=3, seconds=4,
        engine="animatic", end_state=json.loads(json.dumps(first.end_state)),
    )  # fmt: skip

    goes_on = rendered(order("", person(still, head), source=source))

    assert like(frames(goes_on, 10)[0], LIPS).sum() > 2


def test_what_is_stored_of_a_clip_tells_nothing_of_a_body(still: Path, head: Path) -> None:
    clip = rendered(order("@mei stands on a stage", person(still, head, instructions="no hats")))

    stored = json.dumps([dict(clip.account), clip.end_state])

    assert "Shown as lent: @mei." in stored
    assert not any(word in stored for word in ("skin", "spread", "no hats", str(still.parent)))


def test_the_engine_says_how_many_it_can_show(still: Path) -> None:
    able = AnimaticEngine().capabilities()
    crowd = [person(still, handle=f"friend{number}") for number in range(able.cameos + 1)]

    assert able.cameos >= 3
    assert able.voices
    with pytest.raises(OrderRefused, match="At most"):
        AnimaticEngine().plan(order("They dance", *crowd))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")

    with pytest.raises(EngineError, match="cannot be read"):
        rendered(order("@mei walks", person(broken)))
    with pytest.raises(EngineError, match="cannot be read"):
        measured(broken)


def test_colours_are_measured_as_they_are(still: Path, head: Path) -> None:
    seen = likeness_of([still], head)
    assert seen.skin is not None
    assert seen.top is not None
    assert seen.head is not None

    for rgb, wanted in ((seen.skin, SKIN), (seen.top, SHIRT)):
        assert np.allclose([rgb >> 16, rgb >> 8 & 255, rgb & 255], wanted, atol=12)
    assert seen.head.mouth == pytest.approx(0.74, abs=0.08)
