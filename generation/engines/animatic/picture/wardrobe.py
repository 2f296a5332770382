"""Who a person is: skin, hair and clothes, seeded by name and steered by the name's hints."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import replace
from typing import Final

from generation.engines.animatic.likeness import Lent, Likeness
from generation.engines.animatic.picture.colours import luminance, named
from generation.engines.animatic.picture.garments import Wardrobe, put_on
from generation.engines.animatic.portrayal import Portrayal
from generation.engines.animatic.scene import Actor

SKINS: Final = (0xFBD9C0, 0xF0BE96, 0xDFA277, 0xC68655, 0x9E6440, 0x74452C)
HAIRS: Final = (0x2B2024, 0x4A2C22, 0x7A4627, 0xB5713A, 0xE0B15E, 0xA63D2B)
TOPS: Final = (0xE4572E, 0x2E86AB, 0xF2B134, 0x3BA37B, 0x9B5DE5, 0xF15BB5, 0xF4F1E8, 0x17768F)
BOTTOMS: Final = (0x2F3E63, 0x3B3B4F, 0x5A4636, 0x8C6A4A, 0x27504F, 0x6B7A8F)
SHOES: Final = (0xF5F0E6, 0xC8402F, 0x2D2A3A, 0xE8B43C)
PLAIN_DARK, PLAIN_LIGHT, GOLD = 0x35343F, 0x9B8B74, 0xF2B632
WOMANS_HAIR: Final = ("long", "bun", "ponytail", "bob", "afro")
MANS_HAIR: Final = ("short", "quiff", "curly", "afro", "short")


MALE: Final = frozenset(
    [
        "man",
        "boy",
        "guy",
        "king",
        "prince",
        "father",
        "dad",
        "grandpa",
        "grandfather",
        "uncle",
        "brother",
        "son",
        "husband",
        "him",
        "he",
        "cowboy",
        "waiter",
        "policeman",
        "fireman",
        "knight",
        "wizard",
        "monk",
    ]
)
FEMALE: Final = frozenset(
    [
        "woman",
        "girl",
        "lady",
        "queen",
        "princess",
        "mother",
        "mom",
        "mum",
        "grandma",
        "grandmother",
        "aunt",
        "sister",
        "daughter",
        "wife",
        "her",
        "she",
        "witch",
        "ballerina",
        "waitress",
        "bride",
    ]
)
YOUNG: Final = frozenset(["girl", "boy", "child", "kid", "toddler", "baby", "son", "daughter"])
OLD: Final = frozenset(["old", "elderly", "grandpa", "grandma", "grandfather", "grandmother"])

COSTUMES: Final[dict[str, dict[str, object]]] = {
    "astronaut": {
        "suit": "space",
        "top": 0xEDEFF4,
        "bottom": 0xEDEFF4,
        "shoes": 0xBFC7D4,
        "sleeve": 1.0,
        "legwear": "trousers",
        "girth": 1.22,
    },
    "spaceman": {
        "suit": "space",
        "top": 0xEDEFF4,
        "bottom": 0xEDEFF4,
        "shoes": 0xBFC7D4,
        "sleeve": 1.0,
        "legwear": "trousers",
        "girth": 1.22,
    },
    "robot": {
        "suit": "robot",
        "legwear": "trousers",
        "top": 0xAEBBC9,
        "bottom": 0x8796A8,
        "shoes": 0x5F6D80,
        "skin": 0xC3CEDA,
        "sleeve": 1.0,
        "hair_style": "none",
    },
    "android": {
        "suit": "robot",
        "legwear": "trousers",
        "top": 0xAEBBC9,
        "bottom": 0x8796A8,
        "shoes": 0x5F6D80,
        "skin": 0xC3CEDA,
        "sleeve": 1.0,
        "hair_style": "none",
    },
    "surfer": {
        "suit": "wet",
        "top": 0x1E5A7A,
        "bottom": 0x1E5A7A,
        "legwear": "shorts",
        "sleeve": 0.45,
        "barefoot": True,
    },
    "swimmer": {
        "suit": "wet",
        "top": 0x21476B,
        "bottom": 0x21476B,
        "legwear": "shorts",
        "sleeve": 0.0,
        "barefoot": True,
    },
    "superhero": {
        "suit": "hero",
        "legwear": "trousers",
        "top": 0x2B59C3,
        "bottom": 0x2B59C3,
        "shoes": 0xD62839,
        "sleeve": 1.0,
    },
    "hero": {
        "suit": "hero",
        "legwear": "trousers",
        "top": 0x2B59C3,
        "bottom": 0x2B59C3,
        "shoes": 0xD62839,
        "sleeve": 1.0,
    },
    "skater": {"hat": "beanie", "legwear": "trousers"},
    "skateboarder": {"hat": "cap", "legwear": "shorts"},
    "king": {"hat": "crown", "top": 0x8C2F39, "sleeve": 1.0, "beard": True},
    "queen": {"hat": "crown", "top": 0x7A2E8E, "legwear": "dress", "sleeve": 1.0},
    "princess": {"hat": "crown", "top": 0xF29CB7, "legwear": "dress"},
    "wizard": {
        "hat": "wizard",
        "top": 0x4B3FA8,
        "legwear": "dress",
        "sleeve": 1.0,
        "beard": True,
        "hair": 0xE8E6E3,
    },
    "witch": {"hat": "wizard", "top": 0x3A2A5A, "legwear": "dress", "sleeve": 1.0},
    "cowboy": {
        "hat": "cowboy",
        "top": 0xB5533C,
        "bottom": 0x3E5C8A,
        "shoes": 0x6B3F26,
        "sleeve": 1.0,
    },
    "builder": {"hat": "hard", "top": 0xF28F2B, "sleeve": 1.0},
    "worker": {"hat": "hard", "top": 0xF28F2B, "sleeve": 1.0},
    "businessman": {
        "suit": "formal",
        "legwear": "trousers",
        "top": 0x2E3A59,
        "bottom": 0x2E3A59,
        "shoes": 0x1F1B24,
        "sleeve": 1.0,
    },
    "detective": {
        "suit": "formal",
        "legwear": "trousers",
        "hat": "cowboy",
        "top": 0xA98B62,
        "bottom": 0x4A4038,
        "sleeve": 1.0,
    },
    "dancer": {"top": 0xD7263D, "legwear": "dress", "sleeve": 0.0},
    "ballerina": {"top": 0xF6B7CB, "legwear": "skirt", "sleeve": 0.0, "hair_style": "bun"},
    "singer": {"top": 0x6A2C8C, "sleeve": 1.0},
    "doctor": {"top": 0xF3F6F7, "bottom": 0x4D7EA8, "sleeve": 1.0, "glasses": True},
    "scientist": {"top": 0xF3F6F7, "bottom": 0x4B5563, "sleeve": 1.0, "glasses": True},
    "teacher": {"glasses": True, "sleeve": 1.0},
    "chef": {"hat": "chef", "top": 0xF7F5F0, "sleeve": 1.0},
}
"""Clothes by a word of the name. `barefoot` gives shoes the colour of the skin."""


def dressed(actor: Actor, seed: int, lent: Lent | None = None) -> Wardrobe:
    """Return the same name and seed give the same person, whatever the shot.

    Who is lent has the colours they were captured in, and wears what they want to be seen in.
    """
    rng = random.Random(zlib.crc32(f"{seed}:{actor.name}".encode()))  # noqa: S311 - looks, not secrecy
    words = set(re.findall(r"[a-z]+", f"{actor.name} {actor.kind}".lower()))
    look = _hinted(_drawn(rng, words), words)
    look = _captured(look, lent.likeness) if lent else look
    for garment in (*actor.wears, *(lent.portrayal.always if lent else ())):
        if lent is None or not lent.portrayal.forbids(garment):
            look = put_on(look, garment)
    if actor.colour and actor.colour not in {garment.colour for garment in actor.wears}:
        colour = named(actor.colour, look.top)
        whole = look.suit in {"space", "robot", "wet"}
        look = replace(look, top=colour, bottom=colour if whole else look.bottom)
    return _as_wished(look, lent.portrayal) if lent else look


def _captured(look: Wardrobe, likeness: Likeness) -> Wardrobe:
    """Return somebody in their own colours; what pictures cannot tell is plain."""
    top = look.top if likeness.top is None else likeness.top
    return replace(
        look,
        skin=look.skin if likeness.skin is None else likeness.skin,
        hair=look.hair if likeness.hair is None else likeness.hair,
        hair_style="long" if likeness.long_hair else "short",
        top=top,
        bottom=PLAIN_DARK if luminance(top) > 90 else PLAIN_LIGHT,
        legwear="trousers",
        beard=False,
        glasses=False,
    )


def _as_wished(look: Wardrobe, wish: Portrayal) -> Wardrobe:
    """Take off what somebody never wants to be seen in, however they came by it."""
    never = wish.never
    if look.legwear in never:
        look = replace(look, legwear="trousers", bottom=PLAIN_DARK)
    if "jeans" in never and look.bottom in {named("blue", 0), named("navy", 0)}:
        look = replace(look, bottom=PLAIN_DARK)
    if look.hat and not never.isdisjoint({look.hat, "hat", "hats"}):
        look = replace(look, hat="")
    if look.glasses and not never.isdisjoint({"glasses", "sunglasses"}):
        look = replace(look, glasses=False)
    chain = named(wish.chain, GOLD) if wish.chain else None
    return replace(look, chain=chain)


def _drawn(rng: random.Random, words: set[str]) -> Wardrobe:
    woman = bool(words & FEMALE) or (not words & MALE and rng.random() < 0.5)
    skin = rng.choice(SKINS)
    hair = rng.choice(HAIRS[: 3 if skin in SKINS[3:] else 6])
    legwear = rng.choice(
        ("trousers", "dress", "skirt", "trousers") if woman else ("trousers", "shorts", "trousers")
    )
    style = rng.choice(WOMANS_HAIR if woman else MANS_HAIR)
    look = Wardrobe(
        skin=skin,
        hair=hair,
        hair_style=style,
        top=rng.choice(TOPS),
        bottom=rng.choice(BOTTOMS),
        shoes=rng.choice(SHOES),
        sleeve=rng.choice((0.45, 0.45, 1.0)),
        legwear=legwear,
        beard=not woman and not words & YOUNG and rng.random() < 0.3,
        glasses=rng.random() < 0.15,
    )
    if words & YOUNG:
        look = replace(look, head=1.22, sleeve=0.45)
    if words & OLD:
        look = replace(look, hair=0xE3E1E6, glasses=True, beard=not woman, sleeve=1.0)
    return look


def _hinted(look: Wardrobe, words: set[str]) -> Wardrobe:
    for word in sorted(words & COSTUMES.keys()):
        changes = dict(COSTUMES[word])
        if changes.pop("barefoot", False):
            changes["shoes"] = look.skin
        look = replace(look, **changes)  # type: ignore[arg-type]
    return look
