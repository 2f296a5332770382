"""Spanish words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "sin musica", "yes": "musica, cancion, melodia"},
    Kind.PLACE: {
        "sea": "mar, oceano, ola, olas, agua",
        "forest": "bosque, selva, jungla",
        "street": "calle, calles, ciudad, pueblo, plaza, mercado, avenida, callejon",
        "room": "habitacion, cuarto, sala, salon, dormitorio",
        "stage": "escenario, concierto, teatro, festival, discoteca, pista de baile",
        "space": "espacio, galaxia, marte, planeta, universo, cosmos, orbita, en la luna",
        "desert": "desierto, dunas, sahara",
        "mountains": "montana, montanas, cumbre, alpes, acantilado, volcan, glaciar",
        "meadow": "prado, campo, campos, colina, colinas, granja, pradera, valle, finca",
        "underwater": "bajo el agua, submarino, arrecife, fondo del mar, bajo el mar",
        "sky": "en el cielo, sobre las nubes, por el cielo, en las nubes, entre las nubes",
        "stadium": "estadio, campo de futbol, cancha",
        "road": "carretera, autopista",
        "kitchen": "cocina",
        "cafe": "cafe, cafeteria, restaurante, bar, panaderia",
        "library": "biblioteca, libreria",
        "rooftop": "azotea, tejado, terraza",
        "cave": "cueva, caverna, gruta, mina",
        "castle": "castillo, palacio, templo",
        "park": "parque, jardin, parques, patio",
        "lake": "lago, rio, lago congelado, estanque",
        "office": "oficina, despacho",
        "classroom": "aula, escuela, clase",
        "shop": "tienda, supermercado",
        "gym": "gimnasio",
        "pool": "piscina, alberca",
        "church": "iglesia, capilla, catedral",
        "subway": "metro, estacion, anden, estacion de tren",
        "laboratory": "laboratorio",
        "fairground": "feria, parque de atracciones, noria, carnaval",
    },
    Kind.SHORE: {"sea": "playa, costa, orilla, arena, isla, muelle"},
    Kind.DAYLIGHT: {
        "day": "dia, manana, mediodia, tarde, soleado, soleada, sol",
        "sunset": "atardecer, anochecer, amanecer, ocaso, puesta de sol, crepusculo",
        "night": "noche, medianoche, luz de la luna, estrellas, oscuridad, oscuro, oscura",
    },
    Kind.WEATHER: {
        "rain": "lluvia, llueve, lloviendo, lluvioso, lluviosa, tormenta",
        "autumn": "otono",
        "snow": "nieve, nieva, nevando, nevado, nevada, invierno",
    },
    Kind.STYLE: {
        "anime": "anime, animacion japonesa",
        "pencil": "dibujo a lapiz, a lapiz, boceto",
        "claymation": "plastilina, animacion con plastilina",
        "comic": "historieta, tebeo, estilo comic",
        "neon": "estilo neon",
        "papercut": "papel recortado, recortes de papel",
        "cinematic": "cinematografico, cinematografica, pelicula, realista",
        "watercolour": "acuarela, pintura, ilustracion",
        "noir": "cine negro, blanco y negro",
        "pixel": "pixelado, arte de pixeles, videojuego, pixeles",
    },
    Kind.MOOD: {
        "calm": "tranquilo, tranquila, calma, sereno, relajante",
        "happy": "feliz, felices, alegre, alegres, divertido, divertida, contento, contenta",
        "tense": "tenso, miedo, peligroso, misterioso, aterrador, terror, enojado",
        "sad": "triste, tristes, melancolico, solitario, sola",
        "epic": "epico, epica, heroico, dramatico, majestuoso",
    },
    Kind.FRAMING: {
        "close": "primer plano, primerisimo plano, de cerca",
        "wide": "plano general, gran plano general, desde lejos",
    },
    Kind.CAMERA: {
        "zoom in": "primer plano, acercamiento",
        "zoom out": "alejamiento",
        "pan": "panoramica, travelling",
    },
    Kind.SOUND: {
        "thunder": "trueno, truenos, relampago",
        "applause": "aplauso, aplausos, aplaude, aplauden",
        "laughter": "risas, risa",
        "bark": "ladra, ladrando",
        "wind": "viento",
        "meow": "maulla, maullando",
        "moo": "muge, mugiendo",
        "roar": "ruge, rugiendo, rugido",
        "howl": "aulla, aullando",
        "siren": "sirena, sirenas",
        "bell": "campana, campanas",
        "footsteps": "pasos",
        "explosion": "explosion, explota",
        "heartbeat": "latido, latidos",
        "knock": "llama a la puerta, golpea la puerta",
        "creak": "cruje, chirria",
        "cough": "tose, tosiendo",
        "sneeze": "estornuda, estornudando",
        "snoring": "ronca, roncando, ronquidos",
        "buzz": "zumba, zumbando, zumbido",
        "birdsong": "canto de pajaros",
        "cheering": "vitores, ovacion",
        "beep": "pitido",
        "drip": "gotea, goteando",
        "neigh": "relincha, relinchando",
    },
    Kind.CROWD: {"yes": "multitud, publico, audiencia, aplausos"},
}

COLOURS: Final[WordTable] = {
    "red": "rojo, roja, rojos, rojas",
    "yellow": "amarillo, amarilla, amarillos, amarillas",
    "green": "verde, verdes",
    "blue": "azul, azules",
    "purple": "morado, morada, violeta",
    "pink": "rosa, rosado, rosada",
    "brown": "marron, cafe oscuro",
    "black": "negro, negra, negros, negras",
    "white": "blanco, blanca, blancos, blancas",
    "grey": "gris, grises",
    "gold": "dorado, dorada",
}

SIZES: Final[WordTable] = {
    "0.75": "pequeno, pequena, pequenos, pequenas, bajo",
    "1.4": "grande, grandes, gran",
    "2.2": "gigante, gigantes, enorme, enormes",
    "0.5": "diminuto, diminuta",
}

COUNTS: Final[WordTable] = {
    "2": "dos",
    "3": "tres, unos, unas, varios, varias, algunos",
    "4": "cuatro",
    "5": "cinco, muchos, muchas",
    "6": "seis",
}
