"""The demo world: who lives in it and what they asked for. Its clips are rendered, not shipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from generation.models import Generation

PORTRAIT: Final = Generation.Size.PORTRAIT
LANDSCAPE: Final = Generation.Size.LANDSCAPE


@dataclass(frozen=True)
class DemoPerson:
    handle: str
    name: str
    bio: str
    born_on: date
    region: str
    follows: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DemoPost:
    author: str
    caption: str
    prompt: str
    size: str = PORTRAIT
    seconds: int = 8
    style: str = ""


PEOPLE: Final = (
    DemoPerson(
        "ana",
        "Ana Duarte",
        "Waves, dogs, and dogs on waves.",
        date(1994, 3, 8),
        "CA",
        ("rohan", "mei", "leo", "zuri"),
    ),
    DemoPerson(
        "rohan",
        "Rohan Iyer",
        "I miss every shot beautifully.",
        date(1989, 11, 21),
        "US",
        ("ana", "jonas", "zuri"),
    ),
    DemoPerson(
        "mei",
        "Mei Tanaka",
        "雨の日の物語。 Rainy-day stories.",
        date(1997, 6, 2),
        "CA",
        ("ana", "leo", "ines"),
    ),
    DemoPerson(
        "leo",
        "Leo Martin",
        "Small films about big feelings.",
        date(1985, 1, 30),
        "US",
        ("mei", "ana", "noor"),
    ),
    DemoPerson(
        "zuri",
        "Zuri Okafor",
        "If it has wheels, it flips.",
        date(2000, 9, 14),
        "US",
        ("rohan", "jonas"),
    ),
    DemoPerson(
        "jonas",
        "Jonas Weber",
        "Pixel by pixel.",
        date(1992, 12, 5),
        "CA",
        ("zuri", "rohan", "ana"),
    ),
    DemoPerson(
        "ines",
        "Inés Vidal",
        "Cuentos cortos, muy cortos.",
        date(1991, 4, 19),
        "US",
        ("mei", "noor", "ana"),
    ),
    DemoPerson(
        "noor",
        "Noor Haddad",
        "Space, mostly.",
        date(1998, 8, 27),
        "CA",
        ("leo", "ines", "mei"),
    ),
)

POSTS: Final = (
    DemoPost(
        author="ana",
        caption="He asked for the board, I said fetch it yourself",
        prompt="A corgi rides a surfboard on big waves at sunset. The sea is loud and happy.",
    ),
    DemoPost(
        author="rohan",
        caption="Nothing but rim",
        prompt="A man throws a basketball at the hoop and misses. The crowd cheers anyway.",
    ),
    DemoPost(
        author="mei",
        caption="Two umbrellas would have been one too many",
        prompt=(
            "A woman walks down a city street in the rain at night."
            " A man says “You forgot your umbrella.” The woman says “I like the rain.”"
        ),
        style="noir",
        seconds=12,
    ),
    DemoPost(
        author="zuri",
        caption="Landed it. Third try. Do not ask about the first two.",
        prompt="A girl does a backflip in the forest. Zoom in.",
        seconds=4,
    ),
    DemoPost(
        author="jonas",
        caption="Level 1-1",
        prompt="A fox runs and jumps through a snowy forest, pixel art.",
        style="pixel",
        size=LANDSCAPE,
    ),
    DemoPost(
        author="ines",
        caption="La gata tiene razón",
        prompt=(
            "Un gato negro en una habitación por la noche."
            " El gato dice “¿Dónde está mi cena?”. Una niña dice “Ya voy, ya voy.”"
        ),
        seconds=12,
    ),
    DemoPost(
        author="noor",
        caption="Quiet up here",
        prompt="An astronaut flies in space past planets. Calm music. Zoom out.",
        size=LANDSCAPE,
    ),
    DemoPost(
        author="leo",
        caption="One, two, and curtain",
        prompt="A woman and a man dance on a stage at night. The crowd applauds.",
    ),
    DemoPost(
        author="ana",
        caption="Morning lengths",
        prompt="A woman swims in the sea on a sunny day, watercolour.",
        style="watercolour",
    ),
    DemoPost(
        author="zuri",
        caption="Commute",
        prompt="A boy skates down a city street at sunset. Pan. A dog runs after the boy.",
        size=LANDSCAPE,
    ),
    DemoPost(
        author="rohan",
        caption="A short history of one rubber ball",
        prompt="A red ball falls and bounces in a room. Then three cats look at the ball.",
    ),
    DemoPost(
        author="noor",
        caption="First snow, and first word",
        prompt=(
            "Snow falls in a forest at night. A rabbit hops through the snow."
            " Cut to a small robot on a stage. The robot says “Hello, world.”"
        ),
        style="watercolour",
        seconds=12,
    ),
)
