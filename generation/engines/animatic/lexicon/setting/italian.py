"""Italian words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "senza musica", "yes": "musica, canzone, melodia"},
    Kind.PLACE: {
        "sea": "mare, oceano, onda, onde, acqua",
        "forest": "foresta, bosco, giungla",
        "street": "strada, strade, citta, via, villaggio, piazza, mercato, vicolo",
        "room": "stanza, camera, salotto, casa",
        "stage": "palco, palcoscenico, concerto, teatro, festival, pista da ballo",
        "space": "spazio, galassia, marte, pianeta, universo, cosmo, sulla luna",
        "desert": "deserto, dune",
        "mountains": "montagna, montagne, vetta, alpi, scogliera, vulcano",
        "meadow": "campo, campi, prato, prati, collina, colline, fattoria, valle",
        "underwater": "sott acqua, sotto il mare, barriera corallina, fondo del mare",
        "sky": "nel cielo, sopra le nuvole, tra le nuvole, sulle nuvole",
        "stadium": "stadio, campo da calcio",
        "road": "autostrada",
        "kitchen": "cucina",
        "cafe": "caffe, ristorante, bar, panetteria",
        "library": "biblioteca, libreria",
        "rooftop": "tetto, terrazza",
        "cave": "grotta, caverna, miniera",
        "castle": "castello, palazzo, tempio",
        "park": "parco, giardino, cortile",
        "lake": "lago, fiume, stagno",
        "office": "ufficio",
        "classroom": "aula, scuola, classe",
        "shop": "negozio, supermercato",
        "gym": "palestra",
        "pool": "piscina",
        "church": "chiesa, cappella, cattedrale, duomo",
        "subway": "metropolitana, metro, stazione, binario",
        "laboratory": "laboratorio",
        "fairground": "luna park, fiera, parco divertimenti, ruota panoramica, giostra",
    },
    Kind.SHORE: {"sea": "spiaggia, costa, riva, sabbia, isola"},
    Kind.DAYLIGHT: {
        "day": "giorno, mattina, mezzogiorno, pomeriggio, soleggiato, sole",
        "sunset": "tramonto, alba, crepuscolo, sera",
        "night": "notte, mezzanotte, chiaro di luna, stelle, buio, oscurita",
    },
    Kind.WEATHER: {
        "rain": "pioggia, piove, piovoso, temporale, tempesta",
        "autumn": "autunno, autunnale",
        "snow": "neve, nevica, nevicando, inverno, innevato",
    },
    Kind.STYLE: {
        "anime": "anime, stile manga",
        "pencil": "disegno a matita, a matita, schizzo",
        "claymation": "plastilina",
        "comic": "fumetto, fumetti",
        "neon": "stile neon",
        "papercut": "carta ritagliata",
        "cinematic": "cinematografico, realistico",
        "watercolour": "acquerello, pittura, dipinto",
        "noir": "bianco e nero",
        "pixel": "videogioco, pixel",
    },
    Kind.MOOD: {
        "calm": "calmo, calma, tranquillo, sereno",
        "happy": "felice, felici, allegro, allegra, divertente",
        "tense": "teso, paura, pericoloso, misterioso, spaventoso",
        "sad": "triste, tristi, solitario, malinconico, solo",
        "epic": "epico, epica, eroico, drammatico, maestoso",
    },
    Kind.FRAMING: {
        "close": "primo piano, primissimo piano",
        "wide": "campo lungo, campo lunghissimo, totale, da lontano",
    },
    Kind.CAMERA: {"zoom in": "primo piano", "pan": "panoramica, carrellata"},
    Kind.SOUND: {
        "thunder": "tuono, tuoni, fulmine",
        "applause": "applauso, applausi",
        "bark": "abbaia, abbaiando",
        "wind": "vento",
        "meow": "miagola, miagolando",
        "moo": "muggisce",
        "roar": "ruggisce, ruggito",
        "howl": "ulula, ululando",
        "siren": "sirena, sirene",
        "bell": "campane",
        "laughter": "risate",
        "footsteps": "passi",
        "explosion": "esplosione, esplode",
        "heartbeat": "battito del cuore, battiti",
        "knock": "bussa alla porta, bussa",
        "creak": "scricchiola, cigola",
        "cough": "tossisce",
        "sneeze": "starnutisce",
        "snoring": "russa, russando",
        "buzz": "ronza, ronzio",
        "birdsong": "canto degli uccelli, cinguettio",
        "cheering": "acclamazioni, grida di gioia",
        "drip": "gocciola",
        "neigh": "nitrisce",
    },
    Kind.CROWD: {"yes": "folla, pubblico, spettatori, applausi"},
}

COLOURS: Final[WordTable] = {
    "red": "rosso, rossa, rossi, rosse",
    "yellow": "giallo, gialla, gialli, gialle",
    "green": "verde, verdi",
    "blue": "blu, azzurro, azzurra",
    "purple": "viola",
    "pink": "rosa",
    "brown": "marrone",
    "black": "nero, nera, neri, nere",
    "white": "bianco, bianca, bianchi, bianche",
    "grey": "grigio, grigia",
    "gold": "dorato, dorata",
}

SIZES: Final[WordTable] = {
    "0.75": "piccolo, piccola, piccoli, piccole",
    "1.4": "grande, grandi",
    "2.2": "gigante, giganti, enorme, enormi",
    "0.5": "minuscolo, minuscola",
}

COUNTS: Final[WordTable] = {
    "2": "due",
    "3": "tre, alcuni, alcune, diversi",
    "4": "quattro",
    "5": "cinque, molti, molte",
    "6": "sei gatti, sei cani",
}
