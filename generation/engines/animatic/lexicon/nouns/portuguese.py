"""Portuguese names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "mulher, mulheres, senhora, mae, moca",
    "man": "homem, homens, senhor, pai, rapaz, cara",
    "girl": "menina, meninas, garota",
    "boy": "menino, meninos, garoto",
    "child": "crianca, criancas",
    "baby": "bebe",
    "person": "pessoa, pessoas, gente, amigo, amiga, amigos",
    "grandmother": "avo, idosa",
    "astronaut": "astronauta",
    "surfer": "surfista, surfistas",
    "skater": "patinador, patinadora, skatista",
    "dancer": "dancarino, dancarina, bailarina",
    "singer": "cantor, cantora",
    "chef": "cozinheiro, cozinheira",
    "pirate": "pirata",
    "king": "rei",
    "queen": "rainha",
    "princess": "princesa",
    "player": "jogador, jogadora",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "robo aspirador",
    "fireworks": "fogos de artificio",
    "hot air balloon": "balao de ar quente",
    "ball": "bola",
    "dog": "filhote, cao, caozinho, cadela",
    "cat": "gatinho, gata",
    "deciduous tree": "arvore",
    "tulip": "flor, flores",
    "surfboard": "prancha de surf, prancha",
    "bird": "passaro, passarinho",
    "hoop": "cesta, aro",
    "basketball": "bola de basquete",
}
