"""Italian verbs."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

STEMS: Final[WordTable] = {
    "stand": "aspett, ripos, sorrid",
    "look": "guard, osserv, contempl, cerc",
    "walk": "cammin, passeggi, entr, avanz, attravers",
    "run": "corr, galopp, scapp",
    "drive": "guid",
    "sneak": "rub, sguscia",
    "crawl": "gatton, strisci",
    "march": "march, sfil, marci",
    "stagger": "barcoll, zoppic",
    "climb": "arrampic, scal",
    "jump": "salt, balz",
    "swim": "nuot",
    "dive": "tuff",
    "surf": "surf",
    "skate": "pattin, scivol",
    "ski": "sci",
    "cycle": "pedal",
    "row": "rem",
    "sit": "sied",
    "lie": "sdrai",
    "sleep": "dorm",
    "kneel": "inginocchi, preg",
    "bow": "inchin",
    "dance": "ball, danz",
    "twirl": "gir, volteggi",
    "talk": "parl, chiacchier, discut, spieg",
    "sing": "cant",
    "laugh": "rid",
    "cry": "piang",
    "fall": "cad, inciamp",
    "bounce": "rimbalz",
    "fly": "vol, plan",
    "float": "galleggi, fluttu",
    "wave": "salut",
    "clap": "applaud",
    "cheer": "esult, festeggi",
    "point": "indic",
    "hug": "abbracci",
    "kiss": "baci",
    "kick": "calci",
    "punch": "combatt, lott, pugil",
    "push": "sping",
    "pull": "tir",
    "lift": "sollev, alz",
    "dig": "scav",
    "sweep": "spazz, pul, lav",
    "fish": "pesc",
    "eat": "mangi, divor, cen, pranz",
    "drink": "bev",
    "cook": "cucin, cuoc, prepar, frigg",
    "pour": "vers, annaffi, innaffi",
    "read": "legg",
    "write": "scriv, disegn",
    "paint": "dipin, dipinge, pittur",
    "type": "digit, programm",
    "photograph": "fotograf",
    "conduct": "dirig",
    "stretch": "stir, sbadigli",
    "skip": "saltell",
}

ENDINGS: Final = (
    "a, e, o, ano, ono, i, are, ere, ire, ando, endo, ava, eva, avano, evano, o, arono, "
    "erono, no, re, ndo, va"
)

AS_WRITTEN: Final[WordTable] = {
    "build": "ripara, riparando, costruisce, costruiscono",
    "climb": "sale, salgono, salendo",
    "backflip": "capriola, salto mortale, capriole",
    "surf": "fa surf",
    "cycle": "va in bicicletta, vanno in bicicletta, in bici, in bicicletta",
    "play guitar": "suona la chitarra, suonano la chitarra, suonando la chitarra",
    "play piano": "suona il piano, suona il pianoforte, suonano il pianoforte",
    "play drums": "suona la batteria, suona il tamburo",
    "play violin": "suona il violino",
    "play trumpet": "suona la tromba",
    "kick": "gioca a calcio, giocano a calcio, giocando a calcio",
    "photograph": "scatta una foto, scatta foto, fa un selfie",
    "stretch": "fa yoga, fanno yoga",
    "waltz": "ballano il tango, balla il tango, ballano un tango, balla un tango, tango",
    "throw": "lancia, lanciano",
    "sit": "seduto, seduta",
    "stand": "in piedi, gioca, giocano",
}
