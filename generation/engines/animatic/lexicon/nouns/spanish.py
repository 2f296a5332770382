"""Spanish names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "mujer, senora, chica, madre, mama, mujeres, senorita",
    "man": "hombre, senor, chico, padre, papa, hombres, tipo",
    "girl": "nina, ninas, muchacha",
    "boy": "nino, ninos, muchacho",
    "baby": "bebe",
    "person": "persona, personas, gente, amigo, amiga, amigos, joven",
    "grandmother": "abuela, anciana",
    "grandfather": "abuelo, anciano",
    "astronaut": "astronauta",
    "surfer": "surfista, surfistas",
    "skater": "patinador, patinadora",
    "dancer": "bailarin, bailarina, bailarines",
    "singer": "cantante",
    "chef": "cocinero, cocinera",
    "teacher": "maestro, maestra, profesor, profesora",
    "pirate": "pirata",
    "king": "rey",
    "queen": "reina",
    "princess": "princesa",
    "knight": "caballero",
    "witch": "bruja",
    "wizard": "mago",
    "robot": "robot",
    "clown": "payaso",
    "player": "jugador, jugadora",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "robot aspirador, robot aspiradora",
    "fireworks": "fuegos artificiales",
    "hot air balloon": "globo aerostatico",
    "ball": "pelota, balon, bola",
    "dog": "perrito, cachorro, perra",
    "cat": "gatito, gata",
    "deciduous tree": "arbol",
    "tulip": "flor, flores",
    "surfboard": "tabla de surf, tabla",
    "bird": "pajaro, pajaros",
    "automobile": "coche, auto, carro",
    "hoop": "aro, canasta",
    "basketball": "balon de baloncesto",
}
