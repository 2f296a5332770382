"""Who a person is: skin, hair and clothes, seeded by name and steered by the name's hints."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import replace
from typing import Final

from generation.engines.animatic.likeness import Lent, Likeness
from generation.engines.animatic.picture.colours import luminance, named
from generation.engines.animatic.picture.costumes import COSTUMES
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
        "nun",
        "bridesmaid",
        "geisha",
        "goddess",
        "niece",
        "granddaughter",
        "duchess",
        "countess",
    ]
)
YOUNG: Final = frozenset(["girl", "boy", "child", "kid", "toddler", "baby", "son", "daughter"])
OLD: Final = frozenset(["old", "elderly", "grandpa", "grandma", "grandfather", "grandmother"])


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
        look = replace(look, **changes)
    return look
