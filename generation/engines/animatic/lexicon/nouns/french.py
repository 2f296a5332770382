"""French names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "femme, femmes, dame, mere, maman",
    "man": "homme, hommes, monsieur, pere, papa, gars, mec",
    "girl": "fille, filles, fillette",
    "boy": "garcon, garcons",
    "child": "enfant, enfants",
    "baby": "bebe",
    "person": "personne, personnes, gens, ami, amie, amis",
    "grandmother": "grand mere, vieille dame, mamie",
    "grandfather": "grand pere, vieil homme, papi",
    "astronaut": "astronaute, cosmonaute",
    "surfer": "surfeur, surfeuse",
    "skater": "patineur, patineuse, skateur",
    "dancer": "danseur, danseuse, danseurs",
    "singer": "chanteur, chanteuse",
    "chef": "cuisinier, cuisiniere",
    "pirate": "pirate",
    "king": "roi",
    "queen": "reine",
    "princess": "princesse",
    "knight": "chevalier",
    "witch": "sorciere",
    "clown": "clown",
    "player": "joueur, joueuse",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "robot aspirateur, aspirateur robot",
    "fireworks": "feux d artifice, feu d artifice",
    "hot air balloon": "montgolfiere, montgolfieres",
    "ball": "ballon, balle, boule",
    "dog": "chiot, chienne",
    "cat": "chaton, chatte",
    "deciduous tree": "arbre",
    "tulip": "fleur, fleurs",
    "surfboard": "planche de surf, planche",
    "hoop": "panier, panier de basket",
    "basketball": "ballon de basket",
    "sailboat": "bateau, voilier",
}
