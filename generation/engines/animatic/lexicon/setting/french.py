"""French words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "sans musique", "yes": "musique, chanson, melodie"},
    Kind.PLACE: {
        "sea": "mer, ocean, vague, vagues, eau",
        "forest": "foret, bois, jungle",
        "street": "rue, rues, ville, village, place, marche, avenue, ruelle, trottoir",
        "room": "chambre, piece, salon, maison",
        "stage": "scene, concert, theatre, festival, piste de danse, boite de nuit",
        "space": "espace, galaxie, mars, planete, univers, cosmos, orbite, sur la lune",
        "desert": "desert, dunes, sahara",
        "mountains": "montagne, montagnes, sommet, alpes, falaise, volcan, glacier",
        "meadow": "champ, champs, prairie, colline, collines, campagne, ferme, pre, vallee",
        "underwater": "sous l eau, sous la mer, recif, fond de la mer",
        "sky": "dans le ciel, au dessus des nuages, dans les nuages",
        "stadium": "stade, terrain de football",
        "road": "route, autoroute",
        "kitchen": "cuisine",
        "cafe": "cafe, restaurant, bar, boulangerie, bistrot",
        "library": "bibliotheque, librairie",
        "rooftop": "toit, terrasse, sur le toit",
        "cave": "grotte, caverne, mine",
        "castle": "chateau, palais, temple",
        "park": "parc, jardin, parcs, jardins",
        "lake": "lac, riviere, etang, lac gele",
        "office": "bureau, bureaux",
        "classroom": "salle de classe, ecole, classe",
        "shop": "magasin, supermarche",
        "gym": "gymnase, salle de sport",
        "pool": "piscine",
        "church": "eglise, chapelle, cathedrale",
        "subway": "metro, gare, quai de gare, station de metro",
        "laboratory": "laboratoire",
        "fairground": "fete foraine, parc d attractions, foire, grande roue, manege",
        "train": "wagon, dans le train, dans un train",
        "hospital": "hopital, clinique",
        "bathroom": "salle de bain, salle de bains, baignoire, sous la douche",
        "airport": "aeroport",
    },
    Kind.SHORE: {"sea": "plage, cote, rivage, sable, ile, jetee"},
    Kind.DAYLIGHT: {
        "day": "jour, matin, midi, apres midi, ensoleille, ensoleillee, soleil",
        "sunset": "coucher de soleil, crepuscule, aube, lever de soleil, soir, coucher du soleil, "
        "lever du soleil",
        "night": "nuit, minuit, clair de lune, etoiles, etoilee, obscurite, sombre",
    },
    Kind.WEATHER: {
        "rain": "pluie, pleut, pluvieux, pluvieuse, orage, tempete",
        "autumn": "automne, automnal, automnale",
        "snow": "neige, enneige, enneigee, hiver",
    },
    Kind.STYLE: {
        "anime": "anime, style manga",
        "pencil": "dessin au crayon, au crayon, croquis",
        "claymation": "pate a modeler",
        "comic": "bande dessinee, style bd",
        "neon": "style neon",
        "papercut": "papier decoupe",
        "cinematic": "cinematographique, film, realiste",
        "watercolour": "aquarelle, peinture, illustration",
        "noir": "film noir, noir et blanc",
        "pixel": "pixels, pixelise, jeu video",
    },
    Kind.MOOD: {
        "calm": "calme, paisible, tranquille, serein, doux, douce",
        "happy": "heureux, heureuse, joyeux, joyeuse, gai, drole, content, contente",
        "tense": "tendu, effrayant, dangereux, mysterieux, peur, angoissant",
        "sad": "triste, tristes, melancolique, seul, seule",
        "epic": "epique, heroique, dramatique, majestueux",
    },
    Kind.FRAMING: {
        "close": "gros plan, tres gros plan, plan rapproche",
        "wide": "plan large, plan d ensemble, de loin",
    },
    Kind.CAMERA: {
        "zoom in": "gros plan, zoom avant",
        "zoom out": "zoom arriere",
        "pan": "panoramique, travelling",
    },
    Kind.SOUND: {
        "thunder": "tonnerre, eclair, orage",
        "applause": "applaudissements, applaudit, applaudissent",
        "laughter": "rires",
        "bark": "aboie, aboyant",
        "wind": "vent",
        "meow": "miaule, miaulant",
        "moo": "meugle, meuglant",
        "roar": "rugit, rugissant, rugissement",
        "howl": "hurle a la lune, hurlement",
        "siren": "sirene, sirenes",
        "bell": "cloches",
        "footsteps": "bruits de pas, pas lourds",
        "explosion": "explosion, explose",
        "heartbeat": "battement de coeur, battements de coeur",
        "knock": "frappe a la porte, toque a la porte",
        "creak": "grince, grincement, grincant",
        "cough": "tousse, toussant",
        "sneeze": "eternue, eternuant",
        "snoring": "ronfle, ronflant, ronflements",
        "buzz": "bourdonne, bourdonnant, bourdonnement",
        "birdsong": "chant des oiseaux, chant d oiseaux",
        "cheering": "acclamations",
        "drip": "goutte a goutte",
        "neigh": "hennit, hennissant",
    },
    Kind.CROWD: {"yes": "foule, public, spectateurs, applaudissements"},
}

COLOURS: Final[WordTable] = {
    "red": "rouge, rouges",
    "yellow": "jaune, jaunes",
    "green": "vert, verte, verts, vertes",
    "blue": "bleu, bleue, bleus, bleues",
    "purple": "violet, violette",
    "pink": "rose, roses",
    "brown": "brun, brune, marron",
    "black": "noir, noire, noirs, noires",
    "white": "blanc, blanche, blancs, blanches",
    "grey": "gris, grise",
    "gold": "dore, doree",
}

SIZES: Final[WordTable] = {
    "0.75": "petit, petite, petits, petites",
    "1.4": "grand, grande, grands, grandes, gros, grosse",
    "2.2": "geant, geante, enorme, enormes",
    "0.5": "minuscule, minuscules",
}

COUNTS: Final[WordTable] = {
    "2": "deux",
    "3": "trois, plusieurs, quelques",
    "4": "quatre",
    "5": "cinq, beaucoup de",
    "6": "six",
}
