"""What an operator may write, and what they read when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generation.engines.videos_api.upstreams import Misconfigured, Upstream, chosen, upstreams_from

HALL = {"VIDEOS_API_UPSTREAMS": "hall", "VIDEOS_API_HALL_URL": "https://gpu.example.org/v1"}


def test_an_address_is_enough() -> None:
    [hall] = upstreams_from(HALL)

    assert hall == Upstream(name="hall", url="https://gpu.example.org/v1")


def test_everything_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from-a-file\n")

    [hall, attic] = upstreams_from(
        {
            "VIDEOS_API_UPSTREAMS": "hall, top-attic",
            "VIDEOS_API_HALL_URL": "http://10.0.0.7:8091/v1/",
            "VIDEOS_API_HALL_DIALECT": "vllm-omni",
            "VIDEOS_API_HALL_SIZES": "832x480, 480x832",
            "VIDEOS_API_HALL_SECONDS": "2-5",
            "VIDEOS_API_HALL_FPS": "16",
            "VIDEOS_API_HALL_SOUND": "no",
            "VIDEOS_API_HALL_FIRST_FRAME": "false",
            "VIDEOS_API_HALL_AT_ONCE": "4",
            "VIDEOS_API_HALL_LICENCE": "Apache-2.0",
            "VIDEOS_API_HALL_KEY_FILE": str(tmp_path / "key"),
            "VIDEOS_API_TOP_ATTIC_URL": "https://attic.example.org/videos/v1",
            "VIDEOS_API_TOP_ATTIC_KEY": "a-key",
            "VIDEOS_API_TOP_ATTIC_MODEL": "sora-2-pro",
        }
    )

    assert hall == Upstream(
        name="hall",
        url="http://10.0.0.7:8091/v1",
        key="from-a-file",
        dialect="vllm-omni",
        sizes=((832, 480), (480, 832)),
        seconds=(2, 5),
        fps=16,
        sound=False,
        first_frame=False,
        at_once=4,
        licence="Apache-2.0",
    )
    assert (attic.name, attic.key, attic.model) == ("top-attic", "a-key", "sora-2-pro")


def test_a_key_is_not_shown() -> None:
    [hall] = upstreams_from(HALL | {"VIDEOS_API_HALL_KEY": "secret"})

    assert "secret" not in repr(hall)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"UPSTREAMS": "hall,hall"}, "twice"),
        ({"UPSTREAMS": "Hall"}, "small letters"),
        ({"HALL_URL": ""}, "HALL_URL is not set"),
        ({"HALL_URL": "ftp://gpu/v1"}, "must be like"),
        ({"HALL_URL": "file:///etc/v1"}, "must be like"),
        ({"HALL_URL": "https:///v1"}, "must be like"),
        ({"HALL_URL": "https://gpu.example.org/v1?x=1"}, "must be like"),
        ({"HALL_URL": "https://gpu.example.org"}, "must end in /v1"),
        ({"HALL_URL": "https://me:secret@gpu/v1"}, "name or password"),
        ({"HALL_KEY": "two words"}, "HALL_KEY is not a key"),
        ({"HALL_KEY": "schlüssel"}, "HALL_KEY is not a key"),
        ({"HALL_KEY": "a", "HALL_KEY_FILE": "b"}, "both set"),
        ({"HALL_KEY_FILE": "/nowhere/key"}, "cannot be read"),
        ({"HALL_DIALECT": "comfy"}, "it can be site, openai, vllm-omni, sglang"),
        ({"HALL_SIZES": "big"}, "like 720x1280"),
        ({"HALL_SIZES": "721x1280"}, "even"),
        ({"HALL_SIZES": "9000x1280"}, "like 720x1280"),
        ({"HALL_SIZES": "832x480", "HALL_DIALECT": "openai"}, "this dialect has"),
        ({"HALL_SECONDS": "12-4"}, "shortest to longest"),
        ({"HALL_SECONDS": "long"}, "shortest to longest"),
        ({"HALL_FPS": "0"}, "from 1 to 120"),
        ({"HALL_AT_ONCE": "many"}, "from 1 to 1000"),
        ({"HALL_SOUND": "loud"}, "true or false"),
        ({"HALL_MODLE": "x"}, "Is VIDEOS_API_HALL_MODEL meant?"),
        ({"ATTIC_URL": "https://attic/v1"}, "belongs to no upstream"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_said_by_name(variables: dict[str, str], words: str) -> None:
    named = {f"VIDEOS_API_{name}": value for name, value in variables.items()}

    with pytest.raises(Misconfigured, match=words) as refusal:
        upstreams_from(HALL | named)

    assert "secret" not in str(refusal.value)


def test_a_recipe_names_its_upstreams() -> None:
    hall, attic = (Upstream(name=name, url=f"https://{name}/v1") for name in ("hall", "attic"))

    assert chosen([hall, attic], "") == (hall, attic)
    assert chosen([hall, attic], "attic") == (attic,)
    assert chosen([hall, attic], "attic+hall") == (attic, hall)


@pytest.mark.parametrize(
    ("upstreams", "names", "words"),
    [
        ([], "", "names no upstream"),
        ([Upstream(name="hall", url="https://hall/v1")], "cellar", "no upstream 'cellar'"),
    ],
    ids=["none", "unknown"],
)
def test_a_recipe_without_an_upstream_is_refused(
    upstreams: list[Upstream], names: str, words: str
) -> None:
    with pytest.raises(Misconfigured, match=words):
        chosen(upstreams, names)
