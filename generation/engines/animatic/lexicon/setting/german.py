"""German words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "ohne musik", "yes": "musik, lied, melodie"},
    Kind.PLACE: {
        "sea": "meer, ozean, welle, wellen, wasser",
        "forest": "wald, dschungel",
        "street": "strasse, strassen, stadt, dorf, platz, markt, gasse, allee",
        "room": "zimmer, raum, wohnzimmer, schlafzimmer, haus",
        "stage": "buhne, konzert, theater, festival, tanzflache, disko",
        "space": "weltraum, weltall, galaxie, mars, planet, universum, kosmos, auf dem mond",
        "desert": "wuste, dunen, sahara",
        "mountains": "berg, berge, bergen, gipfel, alpen, klippe, vulkan, gletscher",
        "meadow": "feld, felder, wiese, wiesen, hugel, bauernhof, tal, weide",
        "underwater": "unter wasser, riff, meeresgrund, korallenriff, meeresboden",
        "sky": "am himmel, uber den wolken, in den wolken, durch die luft, in der luft",
        "stadium": "stadion, fussballplatz, spielfeld",
        "road": "autobahn, landstrasse",
        "kitchen": "kuche",
        "cafe": "cafe, restaurant, backerei, kneipe, bar",
        "library": "bibliothek, bucherei, buchladen",
        "rooftop": "dach, dachterrasse, auf dem dach",
        "cave": "hohle, grotte, bergwerk, tunnel",
        "castle": "schloss, burg, palast, tempel, thronsaal",
        "park": "park, garten, parks, garten, hof",
        "lake": "see, fluss, teich",
        "office": "buro, buros",
        "classroom": "klassenzimmer, schule",
        "shop": "laden, supermarkt, geschaft",
        "gym": "turnhalle, fitnessstudio",
        "pool": "schwimmbad, freibad, hallenbad, pool",
        "church": "kirche, kapelle, dom, kathedrale",
        "subway": "u bahn, bahnhof, bahnsteig, u bahnhof",
        "laboratory": "labor",
        "fairground": "jahrmarkt, kirmes, freizeitpark, rummel, riesenrad, volksfest",
        "train": "zugabteil, waggon, im zug, in einem zug",
        "hospital": "krankenhaus, klinik, krankenzimmer",
        "bathroom": "badezimmer, badewanne, bad, unter der dusche",
        "airport": "flughafen",
    },
    Kind.SHORE: {"sea": "strand, kuste, ufer, sand, insel"},
    Kind.DAYLIGHT: {
        "day": "tag, morgen, mittag, nachmittag, sonnig, sonne, sonnigen",
        "sunset": "sonnenuntergang, sonnenaufgang, dammerung, abend, abendrot",
        "night": "nacht, nachts, mitternacht, mondlicht, mondschein, sterne, sternen, dunkel, "
        "dunkelheit, dunklen",
    },
    Kind.WEATHER: {
        "rain": "regen, regnet, regnerisch, sturm, gewitter",
        "autumn": "herbst, herbstlich, herbstlichen",
        "snow": "schnee, schneit, verschneit, verschneiten, winter",
    },
    Kind.STYLE: {
        "anime": "anime, zeichentrick",
        "pencil": "bleistiftzeichnung, bleistiftskizze, skizze",
        "claymation": "knetanimation, knetfiguren",
        "comic": "comicstil, im comicstil",
        "neon": "neonstil",
        "papercut": "scherenschnitt, papierschnitt",
        "cinematic": "filmisch, kinofilm, realistisch",
        "watercolour": "aquarell, gemalde, gemalt",
        "noir": "schwarzweiss, schwarz weiss, film noir",
        "pixel": "pixelkunst, pixel, videospiel",
    },
    Kind.MOOD: {
        "calm": "ruhig, friedlich, still, sanft, gemutlich",
        "happy": "glucklich, frohlich, lustig, heiter, gluckliche, glucklicher, frohlicher",
        "tense": "spannend, gruselig, gefahrlich, unheimlich, angst",
        "sad": "traurig, einsam, melancholisch, trauriger, traurige, einsamer",
        "epic": "episch, heldenhaft, dramatisch, majestatisch",
    },
    Kind.FRAMING: {
        "close": "nahaufnahme, grossaufnahme, close up",
        "wide": "totale, weitwinkel, aus der ferne",
    },
    Kind.CAMERA: {"zoom in": "nahaufnahme", "pan": "kameraschwenk, schwenk"},
    Kind.SOUND: {
        "thunder": "donner, blitz, gewitter",
        "applause": "applaus, beifall, applaudiert",
        "laughter": "gelachter",
        "bark": "bellt, bellen, bellend",
        "wind": "wind",
        "meow": "miaut, miauen, miauend",
        "moo": "muht, muhen",
        "roar": "brullt, brullen",
        "howl": "heult, heulen, heulend",
        "siren": "sirene, sirenen",
        "bell": "glocken, kirchenglocken",
        "footsteps": "schritte",
        "explosion": "explosion, explodiert",
        "heartbeat": "herzschlag, herzklopfen",
        "knock": "klopft an die tur, klopfen an der tur, es klopft",
        "creak": "knarrt, knarren, quietscht",
        "cough": "hustet, husten, hustend",
        "sneeze": "niest, niesen, niesend",
        "snoring": "schnarcht, schnarchen, schnarchend",
        "buzz": "summt, summen",
        "birdsong": "vogelgesang, vogelgezwitscher",
        "cheering": "jubel, jubelrufe",
        "drip": "tropft, tropfen",
        "neigh": "wiehert, wiehern",
    },
    Kind.CROWD: {"yes": "menge, menschenmenge, publikum, zuschauer, applaus"},
}

COLOURS: Final[WordTable] = {
    "red": "rot, rote, roter, rotes, roten",
    "yellow": "gelb, gelbe, gelber, gelbes, gelben",
    "green": "grun, grune, gruner, grunes, grunen",
    "blue": "blau, blaue, blauer, blaues, blauen",
    "purple": "lila, violett",
    "pink": "rosa",
    "brown": "braun, braune, brauner, braunes, braunen",
    "black": "schwarz, schwarze, schwarzer, schwarzes, schwarzen",
    "white": "weiss, weisse, weisser, weisses, weissen",
    "grey": "grau, graue, grauer, graues, grauen",
    "gold": "golden, goldene, goldener",
}

SIZES: Final[WordTable] = {
    "0.75": "klein, kleine, kleiner, kleines, kleinen",
    "1.4": "gross, grosse, grosser, grosses, grossen",
    "2.2": "riesig, riesige, riesiger, riesiges, riesigen",
    "0.5": "winzig, winzige, winziger, winziges, winzigen",
}

COUNTS: Final[WordTable] = {
    "2": "zwei",
    "3": "drei, einige, mehrere",
    "4": "vier",
    "5": "funf, viele",
    "6": "sechs",
}
