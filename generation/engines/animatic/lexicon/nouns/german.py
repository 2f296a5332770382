"""German names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "frau, frauen, dame, mutter, mama",
    "man": "mann, manner, herr, vater, papa, kerl",
    "girl": "madchen",
    "boy": "junge, jungen, bub",
    "child": "kind, kinder",
    "baby": "baby",
    "person": "person, personen, mensch, menschen, leute, freund, freundin, freunde",
    "grandmother": "oma, grossmutter, alte frau",
    "grandfather": "opa, grossvater, alter mann",
    "astronaut": "astronaut, astronautin",
    "surfer": "surfer, surferin",
    "skater": "eislaufer, eislauferin",
    "dancer": "tanzer, tanzerin",
    "singer": "sanger, sangerin",
    "chef": "koch, kochin",
    "pirate": "pirat",
    "king": "konig",
    "queen": "konigin",
    "princess": "prinzessin",
    "knight": "ritter",
    "witch": "hexe",
    "clown": "clown",
    "player": "spieler, spielerin",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "staubsaugerroboter, saugroboter",
    "fireworks": "feuerwerk",
    "hot air balloon": "heissluftballon, heissluftballons",
    "ball": "ball, balle",
    "dog": "welpe, hundchen",
    "cat": "katzchen, kater, katzen",
    "deciduous tree": "baum",
    "tulip": "blume, blumen",
    "surfboard": "surfbrett, brett",
    "hoop": "basketballkorb, korb",
    "automobile": "auto, wagen",
    "sailboat": "boot",
    "bird": "vogel",
}
