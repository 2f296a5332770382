"""Italian names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "donna, donne, signora, madre, mamma",
    "man": "uomo, uomini, signore, padre, papa, tizio",
    "girl": "ragazza, ragazze, bambina, bambine",
    "boy": "ragazzo, ragazzi, bambino, bambini",
    "baby": "neonato",
    "person": "persona, persone, gente, amico, amica, amici",
    "grandmother": "nonna, anziana",
    "grandfather": "nonno, anziano",
    "astronaut": "astronauta",
    "surfer": "surfista, surfisti",
    "skater": "pattinatore, pattinatrice",
    "dancer": "ballerino, ballerina, ballerini",
    "singer": "cantante",
    "chef": "cuoco, cuoca",
    "pirate": "pirata",
    "king": "re",
    "queen": "regina",
    "princess": "principessa",
    "player": "giocatore, giocatrice",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "robot aspirapolvere",
    "fireworks": "fuochi d artificio, fuochi artificiali",
    "hot air balloon": "mongolfiera, mongolfiere",
    "ball": "palla, pallone",
    "dog": "cagnolino, cucciolo, cagna",
    "cat": "gattino, gatta",
    "deciduous tree": "albero",
    "tulip": "fiore, fiori",
    "surfboard": "tavola da surf, tavola",
    "bird": "uccello, uccellino",
    "automobile": "macchina, auto",
    "hoop": "canestro",
    "basketball": "palla da basket, pallone da basket",
}
