"""Portuguese verbs."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

STEMS: Final[WordTable] = {
    "stand": "esper, descans, sorri",
    "look": "olh, observ, contempl, procur",
    "walk": "caminh, passe, anda, entr, avanc, cheg, atravess",
    "run": "corr, galop, fug",
    "drive": "dirig, conduz",
    "sneak": "espreit, roub",
    "crawl": "engatinh, rastej",
    "march": "march, desfil",
    "stagger": "cambale, tropeg",
    "climb": "escal, sub, trep",
    "jump": "salt, pul",
    "swim": "nad",
    "dive": "mergulh",
    "surf": "surf",
    "skate": "patin, desliz",
    "ski": "esqui",
    "cycle": "pedal",
    "row": "rem",
    "sit": "sent",
    "lie": "deit",
    "sleep": "dorm",
    "kneel": "ajoelh, rez",
    "bow": "curv",
    "dance": "danc, bail",
    "waltz": "vals",
    "twirl": "gir, rodopi",
    "talk": "fal, convers, discut, explic",
    "sing": "cant",
    "cry": "chor",
    "fall": "ca, tropec",
    "bounce": "quic, rebat",
    "fly": "vo, voa, plan",
    "float": "flutu",
    "wave": "acen",
    "clap": "aplaud",
    "cheer": "comemor, celebr",
    "point": "apont",
    "hug": "abrac",
    "kiss": "beij",
    "kick": "chut",
    "punch": "lut, boxe, bat",
    "push": "empurr",
    "pull": "pux",
    "lift": "levant, ergu",
    "dig": "cav",
    "sweep": "varr, limp, lav",
    "fish": "pesc",
    "eat": "com, devor, almoc, jant",
    "drink": "beb, tom",
    "cook": "cozinh, prepar, frit",
    "pour": "serv, reg",
    "read": "le",
    "write": "escrev, desenh",
    "paint": "pint",
    "type": "digit, program",
    "photograph": "fotograf",
    "stretch": "along, bocej",
    "skip": "brinc",
}

ENDINGS: Final = (
    "a, e, o, am, em, as, es, ar, er, ir, ando, endo, indo, ava, ia, avam, iam, ou, aram, "
    "eram, i, eu, iu, ndo, r, m"
)

AS_WRITTEN: Final[WordTable] = {
    "build": "conserta, consertando, constroi, construindo",
    "laugh": "ri, riem, rindo",
    "backflip": "cambalhota, mortal",
    "surf": "surfando, surfa",
    "cycle": "anda de bicicleta, andando de bicicleta",
    "play guitar": "toca violao, tocando violao, toca guitarra, tocando guitarra",
    "play piano": "toca piano, tocando piano",
    "play drums": "toca bateria, tocando bateria",
    "play violin": "toca violino, tocando violino",
    "kick": "joga futebol, jogam futebol, jogando futebol, joga bola, jogando bola",
    "photograph": "tira uma foto, tira fotos, tira uma selfie",
    "stretch": "faz ioga, faz yoga",
    "waltz": "danca tango, dancam tango",
    "fly": "solta pipa, soltando pipa",
    "throw": "joga, jogando, arremessa",
    "sit": "sentado, sentada",
    "stand": "em pe, de pe",
}
