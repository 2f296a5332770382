"""Clothes by a word of the name. `barefoot` gives shoes the colour of the skin."""

from __future__ import annotations

from typing import Any, Final

Costume = dict[str, Any]

_SPACE: Final[Costume] = {
    "suit": "space", "top": 0xEDEFF4, "bottom": 0xEDEFF4, "shoes": 0xBFC7D4, "sleeve": 1.0,
    "legwear": "trousers", "girth": 1.22,
}  # fmt: skip
_ROBOT: Final[Costume] = {
    "suit": "robot", "legwear": "trousers", "top": 0xAEBBC9, "bottom": 0x8796A8, "shoes": 0x5F6D80,
    "skin": 0xC3CEDA, "sleeve": 1.0, "hair_style": "none",
}  # fmt: skip
_HERO: Final[Costume] = {
    "suit": "hero", "legwear": "trousers", "top": 0x2B59C3, "bottom": 0x2B59C3, "shoes": 0xD62839,
    "sleeve": 1.0,
}  # fmt: skip
_FORMAL: Final[Costume] = {
    "suit": "formal", "legwear": "trousers", "top": 0x2E3A59, "bottom": 0x2E3A59, "shoes": 0x1F1B24,
    "sleeve": 1.0,
}  # fmt: skip
_ARMOUR: Final[Costume] = {
    "hat": "helm", "hat_colour": 0xAEB8C4, "top": 0xB9C2CD, "bottom": 0x8E99A6, "shoes": 0x6C7683,
    "sleeve": 1.0, "legwear": "trousers", "girth": 1.14, "suit": "", "coat": False,
}  # fmt: skip
_STRIP: Final[Costume] = {"legwear": "shorts", "sleeve": 0.45, "shoes": 0xF5F0E6}
_POLICE: Final[Costume] = {
    "hat": "cap", "hat_colour": 0x1D2B4F, "top": 0x2A3F73, "bottom": 0x1D2B4F, "shoes": 0x1B1B22,
    "sleeve": 1.0, "legwear": "trousers",
}  # fmt: skip
_MEDIC: Final[Costume] = {
    "top": 0xF3F6F7, "bottom": 0x4D7EA8, "sleeve": 1.0, "glasses": True, "legwear": "trousers",
}  # fmt: skip
_PIRATE: Final[Costume] = {
    "hat": "bicorne", "hat_colour": 0x23202B, "top": 0x9C2B2E, "bottom": 0x2B2A33,
    "shoes": 0x3A2A20, "sleeve": 1.0, "legwear": "trousers", "coat": True,
}  # fmt: skip
_WAITER: Final[Costume] = {
    "suit": "formal", "top": 0x23222B, "bottom": 0x23222B, "sleeve": 1.0, "legwear": "trousers",
}  # fmt: skip
_OVERALLS: Final[Costume] = {
    "hat": "cap", "hat_colour": 0x2F5DA8, "top": 0x3B74C4, "bottom": 0x2F5DA8, "sleeve": 1.0,
    "legwear": "trousers",
}  # fmt: skip
_BUILDER: Final[Costume] = {"hat": "hard", "top": 0xF28F2B, "sleeve": 1.0}
_SANTA: Final[Costume] = {
    "hat": "santa", "hat_colour": 0xC8242B, "top": 0xC8242B, "bottom": 0xC8242B, "shoes": 0x1F1B24,
    "sleeve": 1.0, "legwear": "trousers", "beard": True, "hair": 0xF2F2F2, "girth": 1.3,
}  # fmt: skip
_SKI: Final[Costume] = {
    "hat": "beanie", "top": 0xE0403A, "bottom": 0x27364F, "sleeve": 1.0, "legwear": "trousers",
    "glasses": True,
}  # fmt: skip

COSTUMES: Final[dict[str, Costume]] = {
    "astronaut": _SPACE,
    "spaceman": _SPACE,
    "cosmonaut": _SPACE,
    "robot": _ROBOT,
    "android": _ROBOT,
    "surfer": {
        "suit": "wet", "top": 0x1E5A7A, "bottom": 0x1E5A7A, "legwear": "shorts", "sleeve": 0.45,
        "barefoot": True,
    },
    "swimmer": {
        "suit": "wet", "top": 0x21476B, "bottom": 0x21476B, "legwear": "shorts", "sleeve": 0.0,
        "barefoot": True,
    },
    "diver": {
        "suit": "wet", "top": 0x20242C, "bottom": 0x20242C, "legwear": "trousers", "sleeve": 1.0,
        "shoes": 0xF2C230, "glasses": True,
    },
    "superhero": _HERO,
    "hero": _HERO,
    "skater": {"hat": "beanie", "legwear": "trousers"},
    "skateboarder": {"hat": "cap", "legwear": "shorts"},
    "king": {"hat": "crown", "top": 0x8C2F39, "sleeve": 1.0, "beard": True, "coat": True},
    "queen": {"hat": "crown", "top": 0x7A2E8E, "legwear": "dress", "sleeve": 1.0},
    "prince": {"hat": "crown", "top": 0x2F4DA0, "sleeve": 1.0, "legwear": "trousers"},
    "princess": {"hat": "crown", "top": 0xF29CB7, "legwear": "dress"},
    "wizard": {
        "hat": "wizard", "top": 0x4B3FA8, "legwear": "dress", "sleeve": 1.0, "beard": True,
        "hair": 0xE8E6E3,
    },
    "magician": {"hat": "cowboy", "hat_colour": 0x23202B, **_FORMAL},
    "witch": {"hat": "wizard", "top": 0x3A2A5A, "legwear": "dress", "sleeve": 1.0},
    "fairy": {"top": 0x8FD694, "legwear": "dress", "sleeve": 0.0, "hat": "crown"},
    "angel": {"top": 0xF8F6F0, "legwear": "dress", "sleeve": 1.0, "hair": 0xE0B15E},
    "devil": {
        "top": 0xB3202A, "bottom": 0x7C1018, "skin": 0xD8443C, "sleeve": 1.0, "hat": "horns",
        "suit": "hero", "legwear": "trousers",
    },
    "elf": {"hat": "santa", "hat_colour": 0x2E8B57, "top": 0x2E8B57, "legwear": "shorts"},
    "vampire": {
        "suit": "hero", "top": 0x1E1B26, "bottom": 0x1E1B26, "skin": 0xEFE6E4, "hair": 0x17141C,
        "sleeve": 1.0, "legwear": "trousers", "shoes": 0x17141C,
    },
    "zombie": {"skin": 0x8FAE7B, "top": 0x6B6A5A, "bottom": 0x4A4A44, "legwear": "trousers"},
    "knight": _ARMOUR,
    "warrior": _ARMOUR,
    "samurai": {
        "hat": "helm", "hat_colour": 0x7A1E24, "top": 0x7A1E24, "bottom": 0x2A2630, "sleeve": 1.0,
        "coat": True, "hair": 0x17141C,
    },
    "viking": {"hat": "horns", "top": 0x7A5A3A, "beard": True, "sleeve": 1.0, "hair": 0xB5713A},
    "caveman": {"top": 0x9A6A3C, "legwear": "dress", "sleeve": 0.0, "barefoot": True, "beard": True},
    "ninja": {
        "hat": "hood", "hat_colour": 0x1E1D26, "top": 0x26252F, "bottom": 0x1E1D26, "sleeve": 1.0,
        "shoes": 0x1E1D26, "legwear": "trousers",
    },
    "cowboy": {
        "hat": "cowboy", "top": 0xB5533C, "bottom": 0x3E5C8A, "shoes": 0x6B3F26, "sleeve": 1.0,
    },
    "cowgirl": {"hat": "cowboy", "top": 0xB5533C, "legwear": "skirt", "shoes": 0x6B3F26},
    "pirate": _PIRATE,
    "captain": {**_POLICE, "hat_colour": 0xF4F4F2},
    "sailor": {"hat": "beanie", "hat_colour": 0xF4F4F2, "top": 0xF4F4F2, "bottom": 0x24406E},
    "fisherman": {"hat": "beanie", "hat_colour": 0x33546B, "top": 0xF2B62B, "coat": True, "sleeve": 1.0},
    "angler": {"hat": "cowboy", "hat_colour": 0x6B7A4A, "top": 0x6B7A4A, "sleeve": 1.0},
    "farmer": {"hat": "cowboy", "hat_colour": 0xE3C06A, "top": 0xB23A3A, "bottom": 0x3E5C8A, "sleeve": 1.0},
    "gardener": {"hat": "cowboy", "hat_colour": 0xE3C06A, "top": 0x4E8B57, "bottom": 0x5A4636},
    "builder": _BUILDER,
    "worker": _BUILDER,
    "engineer": _BUILDER,
    "mechanic": _OVERALLS,
    "plumber": {**_OVERALLS, "hat_colour": 0xC8402F, "top": 0xC8402F, "beard": True},
    "businessman": _FORMAL,
    "businesswoman": _FORMAL,
    "president": {**_FORMAL, "hair": 0xE3E1E6},
    "presenter": _FORMAL,
    "reporter": _FORMAL,
    "journalist": _FORMAL,
    "boss": _FORMAL,
    "mayor": _FORMAL,
    "spy": {**_FORMAL, "glasses": True},
    "groom": {**_FORMAL, "top": 0x23222B, "bottom": 0x23222B},
    "conductor": {**_FORMAL, "top": 0x1F1B24, "bottom": 0x1F1B24},
    "judge": {"top": 0x23202B, "legwear": "dress", "sleeve": 1.0, "hair": 0xECEAE4},
    "monk": {"top": 0xD9822B, "legwear": "dress", "sleeve": 1.0, "hair_style": "none"},
    "nun": {"top": 0x23202B, "legwear": "dress", "sleeve": 1.0, "hat": "hood", "hat_colour": 0x23202B},
    "priest": {"top": 0x23202B, "legwear": "dress", "sleeve": 1.0},
    "bride": {"top": 0xFAF8F3, "legwear": "dress", "sleeve": 0.45, "hat": "crown"},
    "detective": {
        "suit": "formal", "legwear": "trousers", "hat": "cowboy", "top": 0xA98B62,
        "bottom": 0x4A4038, "sleeve": 1.0, "coat": True,
    },
    "police": _POLICE,
    "policeman": _POLICE,
    "sheriff": {"hat": "cowboy", "top": 0xC9A66B, "bottom": 0x5A4636, "sleeve": 1.0},
    "firefighter": {
        "hat": "hard", "top": 0xC8402F, "bottom": 0x2B2A33, "coat": True, "sleeve": 1.0,
        "legwear": "trousers", "shoes": 0x1F1B24,
    },
    "soldier": {
        "hat": "helm", "hat_colour": 0x56603C, "top": 0x66714A, "bottom": 0x56603C, "sleeve": 1.0,
        "legwear": "trousers", "shoes": 0x2B2A22,
    },
    "pilot": {**_POLICE, "hat_colour": 0x23262F, "top": 0x23262F, "glasses": True},
    "dancer": {"top": 0xD7263D, "legwear": "dress", "sleeve": 0.0},
    "ballerina": {"top": 0xF6B7CB, "legwear": "skirt", "sleeve": 0.0, "hair_style": "bun"},
    "gymnast": {"top": 0x2E5FD0, "bottom": 0x2E5FD0, "legwear": "shorts", "barefoot": True},
    "cheerleader": {"top": 0xD7263D, "bottom": 0xFAF8F3, "legwear": "skirt", "sleeve": 0.0},
    "acrobat": {"top": 0xE4572E, "bottom": 0xF2B134, "legwear": "trousers", "sleeve": 0.0},
    "clown": {
        "hat": "wizard", "hat_colour": 0x2E86AB, "hair": 0xE4572E, "hair_style": "afro",
        "top": 0xF2B134, "bottom": 0xC8402F, "shoes": 0xC8402F, "sleeve": 1.0, "skin": 0xFAF3EE,
    },
    "jester": {"hat": "wizard", "hat_colour": 0x9B5DE5, "top": 0x9B5DE5, "bottom": 0xF2B134},
    "mime": {
        "hat": "beanie", "hat_colour": 0x23202B, "top": 0xF4F4F2, "bottom": 0x23202B,
        "skin": 0xFAF6F2, "sleeve": 1.0, "legwear": "trousers",
    },
    "singer": {"top": 0x6A2C8C, "sleeve": 1.0},
    "musician": {"hat": "cowboy", "hat_colour": 0x2B2A33, "top": 0x3A3542, "sleeve": 1.0},
    "violinist": {**_FORMAL, "top": 0x1F1B24, "bottom": 0x1F1B24},
    "pianist": {**_FORMAL, "top": 0x1F1B24, "bottom": 0x1F1B24},
    "dj": {"hat": "cap", "hat_colour": 0x23202B, "top": 0x6A2C8C, "glasses": True},
    "doctor": _MEDIC,
    "surgeon": {**_MEDIC, "top": 0x5FA8A0, "bottom": 0x5FA8A0, "hat": "beanie"},
    "nurse": {**_MEDIC, "top": 0x8CC4D6, "bottom": 0x8CC4D6, "glasses": False},
    "scientist": {**_MEDIC, "bottom": 0x4B5563, "coat": True},
    "teacher": {"glasses": True, "sleeve": 1.0, "top": 0x7A5A3A, "legwear": "trousers"},
    "professor": {**_FORMAL, "glasses": True, "top": 0x7A5A3A, "hair": 0xE3E1E6},
    "librarian": {"glasses": True, "sleeve": 1.0, "top": 0x6F8F72, "hair_style": "bun"},
    "artist": {"hat": "beanie", "hat_colour": 0x9C2B2E, "top": 0xF4F1E8, "sleeve": 1.0},
    "photographer": {"hat": "cap", "hat_colour": 0x5A5F4A, "top": 0x8C8A6A, "sleeve": 1.0},
    "chef": {"hat": "chef", "top": 0xF7F5F0, "sleeve": 1.0},
    "baker": {"hat": "chef", "top": 0xF7F5F0, "sleeve": 0.45},
    "barista": {"top": 0x3A3542, "bottom": 0x5A4636, "sleeve": 0.45, "hat": "cap", "hat_colour": 0x4E6B57},
    "waiter": _WAITER,
    "waitress": {"top": 0x23222B, "bottom": 0xF4F4F2, "legwear": "skirt", "sleeve": 0.45},
    "santa": _SANTA,
    "skier": _SKI,
    "snowboarder": _SKI,
    "player": {**_STRIP, "top": 0xE4572E, "bottom": 0xF4F1E8},
    "footballer": {**_STRIP, "top": 0x2E5FD0, "bottom": 0xF4F1E8},
    "goalkeeper": {**_STRIP, "top": 0x3BA37B, "bottom": 0x23222B, "sleeve": 1.0},
    "runner": {**_STRIP, "top": 0xF2B134, "bottom": 0x2F3E63, "sleeve": 0.0},
    "athlete": {**_STRIP, "top": 0xF2B134, "bottom": 0x2F3E63, "sleeve": 0.0},
    "cyclist": {**_STRIP, "hat": "cap", "hat_colour": 0xF2B134, "top": 0xD7263D, "bottom": 0x1F1B24},
    "wrestler": {
        "top": 0xC8402F, "bottom": 0xC8402F, "legwear": "shorts", "sleeve": 0.0, "girth": 1.4,
        "barefoot": True,
    },
    "boxer": {"legwear": "shorts", "bottom": 0xC8402F, "top": 0xC8402F, "sleeve": 0.0, "girth": 1.12},
    "bodybuilder": {"legwear": "shorts", "sleeve": 0.0, "girth": 1.34, "top": 0x23222B},
    "hiker": {"hat": "cap", "top": 0x4E8B57, "bottom": 0x8C6A4A, "legwear": "shorts"},
    "explorer": {"hat": "cowboy", "hat_colour": 0xC9A66B, "top": 0xC9A66B, "bottom": 0x8C6A4A},
    "student": {"top": 0x2F3E63, "sleeve": 1.0},
    "skeleton": {
        "suit": "bones", "legwear": "trousers", "top": 0x1F1D26, "bottom": 0x1F1D26, "shoes": 0xEFEBDF,
        "skin": 0xEFEBDF, "sleeve": 1.0, "hair_style": "none", "girth": 0.9,
    },
    "mummy": {
        "legwear": "trousers", "top": 0xE4D9BC, "bottom": 0xDCCFAE, "skin": 0xD8C9A4, "shoes": 0xDCCFAE,
        "sleeve": 1.0, "hair_style": "none",
    },
    "pharaoh": {
        "hat": "hood", "hat_colour": 0x2A5CAA, "top": 0xF2D98A, "legwear": "dress", "sleeve": 0.0,
        "barefoot": True,
    },
    "postman": {**_POLICE, "hat_colour": 0x2A5CAA, "top": 0x3B74C4, "bottom": 0x24406E},
    "mailman": {**_POLICE, "hat_colour": 0x2A5CAA, "top": 0x3B74C4, "bottom": 0x24406E},
    "courier": {"hat": "cap", "hat_colour": 0xF2B134, "top": 0xF2B134, "bottom": 0x2B2A33, "sleeve": 1.0},
    "janitor": {**_OVERALLS, "hat_colour": 0x5A6B52, "top": 0x6F8465, "bottom": 0x6F8465},
    "caretaker": {**_OVERALLS, "hat_colour": 0x5A6B52, "top": 0x6F8465, "bottom": 0x6F8465},
    "lifeguard": {"top": 0xE23B3B, "bottom": 0xE23B3B, "legwear": "shorts", "sleeve": 0.0, "barefoot": True},
    "mermaid": {"top": 0xE48FB0, "bottom": 0x2FA89B, "legwear": "tail", "hair": 0xC8402F, "hair_style": "long"},
}  # fmt: skip
