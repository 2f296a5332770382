"""Words for place, light, weather, style, mood, camera and sound, by language."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[str, dict[Kind, WordTable]]] = {
    "en": {
        Kind.PLACE: {
            "sea": "sea, seas, ocean, oceans, wave, waves, surf, lake, river, pool, "
            "swimming pool, water, lagoon, harbour, harbor, bay, open sea, high seas, "
            "tide, pond, waterline",
            "forest": "forest, forests, trees, woods, wood, woodland, jungle, rainforest, park, "
            "garden, clearing, trail, path, grove, bamboo forest, backyard, campsite, "
            "lawn, orchard, wilderness, outdoors, nature",
            "street": "street, streets, city, cities, town, downtown, road, alley, avenue, "
            "sidewalk, pavement, crosswalk, village, market, plaza, square, "
            "skyscrapers, skyline, playground, skatepark, skate park, parking lot, "
            "bridge, traffic, neighborhood, neighbourhood, tokyo, paris, london, "
            "new york, basketball court, schoolyard, boulevard, bus stop, metropolis, "
            "cityscape",
            "room": "room, rooms, bedroom, living room, bathroom, office, house, indoors, "
            "inside, classroom, studio, apartment, workshop, gym, shop, store, museum, "
            "hospital, home, cabin, attic, basement, hallway, laboratory, lab, "
            "interior, lounge",
            "stage": "stage, concert, theatre, theater, show, gig, festival, opera, auditorium, "
            "nightclub, club, disco, dance floor, dancefloor, ballroom, circus, "
            "talent show, podium, runway, spotlight",
            "space": "space, outer space, cosmos, galaxy, moon surface, lunar surface, on the moon, "
            "mars, planet, orbit, asteroid, asteroids, universe, zero gravity, nebula, "
            "space station, among the stars, milky way, jupiter, saturn, venus, lunar, "
            "planets, asteroid belt, galaxies, moons, earth, planet earth, deep space, martian, interstellar, spacewalk",
            "desert": "desert, deserts, sahara, sand dune, sand dunes, oasis, badlands, canyon, "
            "wild west, mojave, gobi",
            "mountains": "mountain, mountains, peak, peaks, summit, alps, himalayas, mountain lake, "
            "mountaintop, mountain top, cliff, cliffs, glacier, andes, rockies, fjord, "
            "ski slope, ski resort, hilltop, volcano, ridge",
            "meadow": "meadow, meadows, field, fields, grass, hill, hills, countryside, farm, "
            "farmland, valley, savanna, savannah, prairie, pasture, wheat field, "
            "vineyard, barn, barnyard, ranch, grassland, flower field, village green, "
            "farmyard, steppe, plains, steppes",
            "underwater": "underwater, under water, under the sea, under the ocean, under the waves, "
            "beneath the waves, coral reef, reef, ocean floor, sea floor, seabed, "
            "aquarium, deep sea, kelp forest, bottom of the sea, bottom of the ocean",
            "sky": "in the sky, above the clouds, in the air, among the clouds, "
            "up in the sky, over the clouds, mid air, midair, in the clouds, "
            "through the clouds, on a cloud, across the sky, through the sky, "
            "through the air, into the sky",
            "stadium": "stadium, arena, football field, soccer field, football pitch, "
            "soccer pitch, sports field, baseball field, racetrack, race track, "
            "running track, goal line, colosseum, coliseum, olympics, football match, "
            "soccer match, tennis court",
            "road": "highway, motorway, country road, open road, roadside, freeway, dirt road, "
            "desert road, route 66, interstate",
            "kitchen": "kitchen, kitchens, stove, kitchen counter, kitchen table, pantry, "
            "countertop, kitchen sink",
            "cafe": "cafe, coffee shop, coffeehouse, restaurant, bar, bakery, diner, pub, "
            "tavern, bistro, coffee house, teahouse, tea house, tea shop, pizzeria, "
            "ice cream parlor, ice cream parlour, saloon",
            "library": "library, libraries, bookshop, bookstore, book shop, archive, "
            "reading room, bookshelves, study room",
            "rooftop": "rooftop, rooftops, roof terrace, on the roof, city rooftop, terrace, "
            "balcony, penthouse",
            "cave": "cave, caves, cavern, caverns, grotto, crystal cave, underground, tunnel, "
            "lair, catacombs, dungeon",
            "castle": "castle, castles, palace, throne room, great hall, fortress, "
            "medieval hall, royal court, cathedral, temple, mansion, ruins",
        },
        Kind.SHORE: {
            "sea": "beach, beaches, shore, seashore, seaside, coast, coastline, sand, riverbank, "
            "lakeside, sandy beach, dunes, dune, pier, island, promenade, boardwalk, waterfront"
        },
        Kind.DAYLIGHT: {
            "day": "day, daytime, daylight, morning, noon, midday, afternoon, sunny, sunshine, "
            "sunlight, sunlit, bright day, broad daylight, blue sky, sun",
            "sunset": "sunset, sundown, dusk, dawn, sunrise, golden hour, twilight, evening, "
            "setting sun, rising sun, sun sets, sun is setting, sun goes down, sun rises, sun setting, daybreak, magic hour",
            "night": "night, nighttime, midnight, at night, moonlight, moonlit, starry, stars, "
            "starlight, dark, darkness, neon lights, neon, nocturnal, under the moon, "
            "full moon, street lights, streetlights, city lights, streetlamps, tonight, candlelight, candlelit",
        },
        Kind.WEATHER: {
            "clear": "clear sky, clear, cloudless",
            "rain": "rain, rains, raining, rainy, drizzle, downpour, storm, stormy, thunderstorm, "
            "pours, pouring, pouring rain, shower, monsoon, rainstorm, drizzling, rainfall, wet, tempest, hurricane",
            "snow": "snow, snows, snowing, snowy, snowfall, blizzard, winter, snowstorm, "
            "snowflakes, snowflake, frosty, icy, wintry, ice",
        },
        Kind.STYLE: {
            "cinematic": "cinematic, film, movie, photorealistic, realistic, photo, 35mm, 70mm, "
            "hollywood, anamorphic, live action, documentary, cinema, filmic, imax",
            "watercolour": "watercolour, watercolor, aquarelle, watercolours, watercolors, painting, "
            "painted, painterly, storybook, impressionist, gouache, pastel, "
            "hand painted, illustration",
            "anime": "anime, manga style, japanese animation, studio ghibli, ghibli",
            "pencil": "pencil drawing, pencil sketch, in pencil, pencil style, pencil art, charcoal, "
            "graphite, line drawing, hand drawn, sketch, sketched",
            "claymation": "claymation, clay animation, plasticine, stop motion, stop motion animation, "
            "aardman",
            "comic": "comic, comic book, comics, pop art, graphic novel, cartoon, halftone",
            "neon": "neon style, synthwave, cyberpunk, vaporwave, retrowave, outrun",
            "papercut": "papercut, paper cut, paper cutout, paper cut out, cutout, papercraft, "
            "paper craft, origami style",
            "noir": "noir, film noir, black and white, black and white film, monochrome, "
            "black white, b w, greyscale, grayscale, detective film, silent film, 1940s",
            "pixel": "pixel, pixel art, pixels, pixelated, 8 bit, 8bit, 16 bit, 16bit, retro game, "
            "video game, arcade, lo fi game, game boy, retro, voxel, minecraft",
        },
        Kind.MOOD: {
            "calm": "calm, slow motion, slow mo, peaceful, quiet, serene, gentle, relaxing, tranquil, soft, slow, cosy, "
            "cozy, dreamy, soothing, lazy, relaxed, ambient, meditative, "
            "gentle piano, soft piano, quiet piano, slow piano",
            "happy": "happy, joyful, cheerful, fun, funny, playful, upbeat, joyfully, happily, "
            "delighted, cute, silly, excited, party, joy, festive, carefree, lively, loud, noisy, adorable, merry, "
            "whimsical, smiling, smiles, smile, laughing, laughs, proudly",
            "tense": "tense, scary, suspense, suspenseful, dangerous, creepy, spooky, nervous, "
            "nervously, thriller, horror, mysterious, ominous, angry, angrily, haunted, "
            "frightened, scared, danger, eerie, menacing, anxious",
            "sad": "sad, sadly, melancholy, melancholic, lonely, alone, tearful, gloomy, crying, "
            "cries, nostalgic, heartbroken, grief, sorrow, weeping, weeps, mournful, sad piano",
            "epic": "epic, heroic, dramatic, dramatically, grand, majestic, powerful, triumphant, "
            "mighty, roaring sea, legendary, intense, action packed, glorious, breathtaking, monumental",
        },
        Kind.MUSIC: {
            "no": "no music, without music, without any music, no soundtrack, no background music, "
            "silent music, music off",
            "yes": "music, soundtrack, background music, song, tune, melody, piano music, "
            "gentle piano, soft piano, quiet piano, slow piano, sad piano, jazz, orchestra music",
        },
        Kind.FRAMING: {
            "close": "close up, closeup, close ups, extreme close up, macro, portrait shot, close shot, tight shot, face shot",
            "wide": "wide shot, establishing shot, long shot, extreme wide shot, wide angle, drone shot, aerial shot, panorama, panoramic, from afar, from far away, bird s eye view",
        },
        Kind.CAMERA: {
            "still": "static shot, static camera, still shot, locked off, wide shot, establishing "
            "shot, medium shot, fixed camera, long shot, tripod, steady shot",
            "pan": "pan, pans, panning, camera pans, tracking shot, tracking, dolly, tilt, orbit shot, "
            "camera moves, camera follows, sweeping, drone shot, aerial shot, tracking "
            "camera, panorama, panoramic, handheld, truck shot",
            "zoom in": "zoom in, zooms in, zooming in, close up, closeup, close ups, push in, pushes in, "
            "extreme close up, macro, camera zooms in, dolly in, zoom, zooms, "
            "moves closer, portrait shot, slow zoom",
            "zoom out": "zoom out, zooms out, zooming out, pull back, pulls back, pull out, "
            "camera zooms out, dolly out, pulls out, pulling back, zoom back, zooms back",
        },
        Kind.SOUND: {
            "thunder": "thunder, thunderclap, lightning, thunderstorm, thunders",
            "applause": "applause, clapping, applauds, applauding, applaud, claps, clap, ovation",
            "cheering": "cheering, crowd cheering, cheers, cheer, crowd cheers, roaring crowd",
            "laughter": "laughter, laughing crowd, laugh track, giggles, giggling",
            "siren": "siren, sirens, police siren, alarm",
            "bell": "bells, church bells, bell rings, doorbell, ringing, chime, chimes",
            "bark": "bark, barks, barking, woof",
            "meow": "meow, meows, meowing, purr, purrs, purring",
            "footsteps": "footsteps, footstep, sound of steps",
            "splash": "splash, splashes, splashing, splashed",
            "drum": "drumbeat, drum beat, drum roll, drumroll, drumming",
            "howl": "howl, howls, howling, howled",
            "roar": "roar, roars, roaring, roared, growl, growls, growling",
            "moo": "moo, moos, mooing",
            "birdsong": "birdsong, birds singing, chirping, chirps, birds chirping, tweeting",
            "explosion": "explosion, explodes, exploding, boom, blast, explosions, kaboom",
            "engine": "engine, engines, revving, roaring engine, motor",
            "whistle": "whistle, whistles, whistling",
            "wind": "wind, windy, breeze, gust, howling wind, breezy, gale",
            "fire": "crackling fire, campfire, bonfire, fireplace, crackling",
        },
        Kind.CROWD: {
            "yes": "crowd, crowds, audience, spectators, fans, onlookers, crowded, applause, busy, "
            "bystanders, crowd cheering, crowd cheers, roaring crowd, ovation"
        },
    },
    "es": {
        Kind.MUSIC: {"no": "sin musica", "yes": "musica, cancion, melodia"},
        Kind.PLACE: {
            "sea": "mar, oceano, ola, olas, lago, rio, piscina, agua",
            "forest": "bosque, selva, jungla, parque, jardin",
            "street": "calle, calles, ciudad, pueblo, plaza, mercado, avenida, callejon",
            "room": "habitacion, cuarto, sala, salon, dormitorio, oficina",
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
            "castle": "castillo, palacio, templo, catedral",
        },
        Kind.SHORE: {"sea": "playa, costa, orilla, arena, isla, muelle"},
        Kind.DAYLIGHT: {
            "day": "dia, manana, mediodia, tarde, soleado, soleada, sol",
            "sunset": "atardecer, anochecer, amanecer, ocaso, puesta de sol, crepusculo",
            "night": "noche, medianoche, luz de la luna, estrellas, oscuridad, oscuro, oscura",
        },
        Kind.WEATHER: {
            "rain": "lluvia, llueve, lloviendo, lluvioso, lluviosa, tormenta",
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
        },
        Kind.CROWD: {"yes": "multitud, publico, audiencia, aplausos"},
    },
    "fr": {
        Kind.MUSIC: {"no": "sans musique", "yes": "musique, chanson, melodie"},
        Kind.PLACE: {
            "sea": "mer, ocean, vague, vagues, lac, riviere, piscine, eau",
            "forest": "foret, bois, jungle, parc, jardin",
            "street": "rue, rues, ville, village, place, marche, avenue, ruelle, trottoir",
            "room": "chambre, piece, salon, bureau, maison",
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
            "castle": "chateau, palais, temple, cathedrale",
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
        },
        Kind.CROWD: {"yes": "foule, public, spectateurs, applaudissements"},
    },
    "de": {
        Kind.MUSIC: {"no": "ohne musik", "yes": "musik, lied, melodie"},
        Kind.PLACE: {
            "sea": "meer, ozean, welle, wellen, see, fluss, schwimmbad, wasser",
            "forest": "wald, dschungel, park, garten",
            "street": "strasse, strassen, stadt, dorf, platz, markt, gasse, allee",
            "room": "zimmer, raum, wohnzimmer, schlafzimmer, buro, haus",
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
        },
        Kind.CROWD: {"yes": "menge, menschenmenge, publikum, zuschauer, applaus"},
    },
    "pt": {
        Kind.MUSIC: {"no": "sem musica", "yes": "musica, cancao, melodia"},
        Kind.PLACE: {
            "sea": "mar, oceano, onda, ondas, lago, rio, piscina, agua",
            "forest": "floresta, bosque, selva, parque, jardim, mata",
            "street": "rua, ruas, cidade, vila, praca, mercado, avenida, beco, calcada",
            "room": "quarto, sala, escritorio, casa",
            "stage": "palco, concerto, teatro, festival, pista de danca, discoteca",
            "space": "espaco, galaxia, marte, planeta, universo, cosmos, na lua",
            "desert": "deserto, dunas",
            "mountains": "montanha, montanhas, cume, alpes, penhasco, vulcao",
            "meadow": "campo, campos, prado, colina, colinas, fazenda, vale",
            "underwater": "debaixo d agua, debaixo da agua, recife, fundo do mar",
            "sky": "no ceu, acima das nuvens, nas nuvens, pelo ceu",
            "stadium": "estadio, campo de futebol",
            "road": "estrada, rodovia",
            "kitchen": "cozinha",
            "cafe": "cafe, restaurante, padaria, bar",
            "library": "biblioteca, livraria",
            "rooftop": "telhado, terraco",
            "cave": "caverna, gruta, mina",
            "castle": "castelo, palacio, templo",
        },
        Kind.SHORE: {"sea": "praia, costa, areia, ilha, beira mar"},
        Kind.DAYLIGHT: {
            "day": "dia, manha, meio dia, tarde, ensolarado, ensolarada, sol",
            "sunset": "por do sol, entardecer, anoitecer, amanhecer, crepusculo, nascer do sol",
            "night": "noite, meia noite, luar, estrelas, escuridao, escuro, escura",
        },
        Kind.WEATHER: {
            "rain": "chuva, chove, chovendo, chuvoso, tempestade",
            "snow": "neve, neva, nevando, inverno",
        },
        Kind.STYLE: {
            "anime": "anime, estilo manga",
            "pencil": "desenho a lapis, a lapis, esboco",
            "claymation": "massinha, massa de modelar",
            "comic": "quadrinhos, banda desenhada",
            "neon": "estilo neon",
            "papercut": "papel recortado",
            "cinematic": "cinematografico, filme, realista",
            "watercolour": "aquarela, pintura, ilustracao",
            "noir": "preto e branco",
            "pixel": "pixelado, videogame, pixels",
        },
        Kind.MOOD: {
            "calm": "calmo, calma, tranquilo, sereno",
            "happy": "feliz, felizes, alegre, divertido, divertida",
            "tense": "tenso, medo, perigoso, misterioso, assustador",
            "sad": "triste, tristes, solitario, sozinho, sozinha",
            "epic": "epico, epica, heroico, dramatico, majestoso",
        },
        Kind.FRAMING: {
            "close": "close, primeiro plano, primeirissimo plano",
            "wide": "plano geral, plano aberto, de longe",
        },
        Kind.CAMERA: {"zoom in": "primeiro plano", "pan": "panoramica"},
        Kind.SOUND: {
            "thunder": "trovao, trovoes, relampago",
            "applause": "aplauso, aplausos, palmas",
            "bark": "late, latindo",
            "wind": "vento",
        },
        Kind.CROWD: {"yes": "multidao, publico, plateia, aplausos"},
    },
    "it": {
        Kind.MUSIC: {"no": "senza musica", "yes": "musica, canzone, melodia"},
        Kind.PLACE: {
            "sea": "mare, oceano, onda, onde, lago, fiume, piscina, acqua",
            "forest": "foresta, bosco, giungla, parco, giardino",
            "street": "strada, strade, citta, via, villaggio, piazza, mercato, vicolo",
            "room": "stanza, camera, salotto, ufficio, casa",
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
        },
        Kind.SHORE: {"sea": "spiaggia, costa, riva, sabbia, isola"},
        Kind.DAYLIGHT: {
            "day": "giorno, mattina, mezzogiorno, pomeriggio, soleggiato, sole",
            "sunset": "tramonto, alba, crepuscolo, sera",
            "night": "notte, mezzanotte, chiaro di luna, stelle, buio, oscurita",
        },
        Kind.WEATHER: {
            "rain": "pioggia, piove, piovoso, temporale, tempesta",
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
        },
        Kind.CROWD: {"yes": "folla, pubblico, spettatori, applausi"},
    },
    "ja": {
        Kind.MUSIC: {"no": "音楽なし", "yes": "音楽, 曲"},
        Kind.PLACE: {
            "sea": "海, 波, 湖, 川, プール, 水, 海辺の波",
            "forest": "森, 林, 公園, 庭, ジャングル",
            "street": "街, 町, 道, 道路, 通り, 都市, 東京, 市場, 街角",
            "room": "部屋, 家, オフィス, 教室",
            "stage": "ステージ, 舞台, コンサート, 劇場, ライブ",
            "space": "宇宙, 銀河, 火星, 惑星, 月面, 月の上",
            "desert": "砂漠, 砂丘",
            "mountains": "山, 山頂, 雪山, 火山, 崖",
            "meadow": "草原, 野原, 田舎, 牧場, 丘, 畑",
            "underwater": "水中, 海中, 海底, 珊瑚礁, サンゴ礁",
            "sky": "空の上, 雲の上, 空を, 空中, 雲の中",
            "stadium": "スタジアム, 競技場, サッカー場",
            "road": "高速道路, 国道",
            "kitchen": "台所, キッチン, 厨房",
            "cafe": "カフェ, 喫茶店, レストラン, パン屋, 居酒屋",
            "library": "図書館, 本屋, 書店",
            "rooftop": "屋上, 屋根",
            "cave": "洞窟, 洞穴, 鉱山",
            "castle": "城, お城, 宮殿, 神殿",
        },
        Kind.SHORE: {"sea": "海岸, 浜辺, 砂浜, ビーチ, 海辺, 島, 岸"},
        Kind.DAYLIGHT: {
            "day": "昼, 朝, 日中, 太陽, 晴れ, 午後",
            "sunset": "夕日, 夕焼け, 夕暮れ, 夕方, 日没, 夜明け, 日の出",
            "night": "夜, 真夜中, 月明かり, 星空, 深夜, 暗い, 月夜",
        },
        Kind.WEATHER: {"rain": "雨, 嵐, 大雨", "snow": "雪, 吹雪, 冬, 大雪"},
        Kind.STYLE: {
            "anime": "アニメ, アニメ風",
            "pencil": "鉛筆画, スケッチ",
            "claymation": "クレイアニメ, 粘土",
            "comic": "漫画, コミック",
            "neon": "ネオン風, サイバーパンク",
            "papercut": "切り絵",
            "cinematic": "映画, リアル, シネマティック",
            "watercolour": "水彩画, 水彩, 絵本, 絵画",
            "noir": "白黒, モノクロ, ノワール",
            "pixel": "ドット絵, ピクセル, ピクセルアート, レトロゲーム",
        },
        Kind.MOOD: {
            "calm": "静か, 穏やか, のんびり",
            "happy": "楽し, 嬉し, 幸せ, 可愛, かわいい, うれし, たのし",
            "tense": "怖, 恐, 緊張, 不気味",
            "sad": "悲し, 寂し, さびし, かなし",
            "epic": "壮大, 英雄, 迫力, 劇的",
        },
        Kind.FRAMING: {
            "close": "クローズアップ, アップ",
            "wide": "ロングショット, 遠景, 引きの画",
        },
        Kind.CAMERA: {
            "zoom in": "クローズアップ, ズームイン, アップ",
            "zoom out": "ズームアウト",
            "pan": "パン撮影, パノラマ",
        },
        Kind.SOUND: {"thunder": "雷", "applause": "拍手", "wind": "風", "cheering": "歓声"},
        Kind.CROWD: {"yes": "観客, 群衆, 人混み, 拍手, 歓声"},
    },
    "ko": {
        Kind.MUSIC: {"no": "음악 없", "yes": "음악"},
        Kind.PLACE: {
            "sea": "바다, 파도, 호수, 강물, 수영장",
            "forest": "숲, 공원, 정원, 정글",
            "street": "거리, 도시, 도로, 길거리, 마을, 시장, 서울, 골목",
            "room": "방에서, 방, 집, 사무실, 교실",
            "stage": "무대, 콘서트, 극장, 공연장",
            "space": "우주, 은하, 화성, 행성, 달에서, 달 위",
            "desert": "사막",
            "mountains": "산속, 산꼭대기, 설산, 화산, 절벽",
            "meadow": "들판, 초원, 언덕, 농장, 목장",
            "underwater": "물속, 바닷속, 해저, 산호초",
            "sky": "구름 위, 하늘을, 하늘에서, 구름 속",
            "stadium": "경기장, 축구장, 운동장",
            "road": "고속도로",
            "kitchen": "부엌, 주방",
            "cafe": "카페, 식당, 레스토랑, 빵집",
            "library": "도서관, 서점",
            "rooftop": "옥상, 지붕",
            "cave": "동굴, 광산",
            "castle": "성에서, 궁전, 궁궐, 신전",
        },
        Kind.SHORE: {"sea": "해변, 바닷가, 해안, 모래사장, 섬"},
        Kind.DAYLIGHT: {
            "day": "낮에, 낮, 아침, 햇살, 태양, 오후",
            "sunset": "노을, 석양, 일몰, 해질녘, 새벽, 일출, 저녁",
            "night": "밤에, 밤, 한밤중, 달빛, 별빛, 어두운",
        },
        Kind.WEATHER: {
            "rain": "비가, 빗속, 비 오는, 폭풍, 소나기",
            "snow": "눈이 내리, 눈 내리, 눈 속, 눈보라, 겨울",
        },
        Kind.STYLE: {
            "anime": "애니메이션, 애니",
            "pencil": "연필화, 스케치",
            "claymation": "클레이 애니메이션, 점토",
            "comic": "만화, 코믹",
            "neon": "네온 스타일, 사이버펑크",
            "papercut": "종이 공예, 페이퍼컷",
            "cinematic": "영화, 사실적, 시네마틱",
            "watercolour": "수채화, 그림책",
            "noir": "흑백, 느와르",
            "pixel": "픽셀 아트, 픽셀, 도트",
        },
        Kind.MOOD: {
            "calm": "조용, 평화로, 고요, 잔잔",
            "happy": "행복, 즐거, 즐겁, 귀여, 기쁘",
            "tense": "무서, 긴장, 위험",
            "sad": "슬픈, 슬프, 외로",
            "epic": "웅장, 장엄, 영웅",
        },
        Kind.FRAMING: {
            "close": "클로즈업",
            "wide": "롱샷, 원경, 와이드샷",
        },
        Kind.CAMERA: {"zoom in": "클로즈업, 줌인", "zoom out": "줌아웃", "pan": "패닝, 파노라마"},
        Kind.SOUND: {
            "thunder": "천둥, 번개",
            "applause": "박수",
            "wind": "바람",
            "cheering": "환호",
        },
        Kind.CROWD: {"yes": "관중, 관객, 군중, 박수, 환호"},
    },
    "zh": {
        Kind.MUSIC: {"no": "没有音乐", "yes": "音乐, 乐曲"},
        Kind.PLACE: {
            "sea": "大海, 海上, 海浪, 海洋, 海里, 海, 波浪, 湖, 河, 游泳池",
            "forest": "森林, 树林, 公园, 花园, 丛林",
            "street": "街道, 街上, 街头, 街, 城市, 马路, 道路, 小镇, 市场, 广场",
            "room": "房间, 客厅, 卧室, 办公室, 教室, 家里, 屋里",
            "stage": "舞台, 音乐会, 演唱会, 剧院",
            "space": "太空, 宇宙, 银河, 火星, 星球, 月球, 月亮上",
            "desert": "沙漠, 沙丘",
            "mountains": "山, 山顶, 雪山, 火山, 悬崖",
            "meadow": "草地, 草原, 田野, 山坡, 农场, 牧场",
            "underwater": "水下, 水中, 海底, 珊瑚礁",
            "sky": "天空, 云端, 云上, 空中",
            "stadium": "体育场, 足球场, 球场",
            "road": "高速公路, 公路",
            "kitchen": "厨房",
            "cafe": "咖啡馆, 咖啡厅, 餐厅, 酒吧, 面包店",
            "library": "图书馆, 书店",
            "rooftop": "屋顶, 天台",
            "cave": "洞穴, 山洞, 洞窟",
            "castle": "城堡, 宫殿, 皇宫, 寺庙",
        },
        Kind.SHORE: {"sea": "海滩, 沙滩, 海边, 海岸, 岛, 岸边"},
        Kind.DAYLIGHT: {
            "day": "白天, 早上, 早晨, 中午, 下午, 阳光, 太阳",
            "sunset": "日落, 夕阳, 黄昏, 傍晚, 日出, 黎明",
            "night": "夜晚, 晚上, 夜里, 夜, 午夜, 月光, 星空",
        },
        Kind.WEATHER: {
            "rain": "下雨, 雨中, 雨, 暴风雨, 暴雨",
            "snow": "下雪, 雪中, 雪地, 雪, 冬天, 暴风雪",
        },
        Kind.STYLE: {
            "anime": "动漫, 动画风格",
            "pencil": "铅笔画, 素描",
            "claymation": "黏土动画, 粘土动画",
            "comic": "漫画",
            "neon": "霓虹风格, 赛博朋克",
            "papercut": "剪纸",
            "cinematic": "电影, 写实, 电影感",
            "watercolour": "水彩画, 水彩, 绘本, 动画",
            "noir": "黑白, 黑白电影",
            "pixel": "像素, 像素画, 像素风",
        },
        Kind.MOOD: {
            "calm": "平静, 安静, 宁静",
            "happy": "快乐, 高兴, 开心, 可爱, 欢快",
            "tense": "紧张, 可怕, 恐怖, 危险",
            "sad": "悲伤, 伤心, 孤独, 难过",
            "epic": "史诗, 壮观, 宏伟, 英雄",
        },
        Kind.FRAMING: {
            "close": "特写, 近景",
            "wide": "远景, 全景, 广角",
        },
        Kind.CAMERA: {"zoom in": "特写, 拉近", "zoom out": "拉远", "pan": "平移, 全景"},
        Kind.SOUND: {
            "thunder": "打雷, 雷声, 雷电",
            "applause": "掌声, 鼓掌",
            "wind": "风声, 风",
            "cheering": "欢呼",
        },
        Kind.CROWD: {"yes": "观众, 人群, 掌声, 欢呼"},
    },
}

COLOURS: Final[dict[str, WordTable]] = {
    "en": {
        "red": "red, crimson, scarlet, ruby",
        "orange": "orange, amber",
        "yellow": "yellow",
        "green": "green, emerald, lime green",
        "blue": "blue, navy, azure, turquoise, cyan, teal",
        "purple": "purple, violet, lilac, magenta",
        "pink": "pink, rose coloured",
        "brown": "brown",
        "black": "black",
        "white": "white",
        "grey": "grey, gray",
        "gold": "gold, golden",
        "silver": "silver",
    },
    "es": {
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
    },
    "fr": {
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
    },
    "de": {
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
    },
    "pt": {
        "red": "vermelho, vermelha, vermelhos, vermelhas",
        "yellow": "amarelo, amarela",
        "green": "verde, verdes",
        "blue": "azul, azuis",
        "purple": "roxo, roxa",
        "pink": "rosa",
        "brown": "marrom",
        "black": "preto, preta, negro, negra",
        "white": "branco, branca",
        "grey": "cinza",
        "gold": "dourado, dourada",
    },
    "it": {
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
    },
    "ja": {
        "red": "赤い, 赤",
        "yellow": "黄色い, 黄色",
        "green": "緑の, 緑",
        "blue": "青い, 青",
        "purple": "紫",
        "pink": "ピンク",
        "brown": "茶色",
        "black": "黒い, 黒",
        "white": "白い, 白",
        "grey": "灰色",
        "gold": "金色",
    },
    "ko": {
        "red": "빨간, 붉은",
        "yellow": "노란",
        "green": "초록색, 초록, 녹색",
        "blue": "파란, 푸른",
        "purple": "보라색",
        "pink": "분홍색, 분홍",
        "brown": "갈색",
        "black": "검은, 까만",
        "white": "하얀, 흰색, 흰",
        "grey": "회색",
        "gold": "금색, 황금",
    },
    "zh": {
        "red": "红色, 红",
        "yellow": "黄色, 黄",
        "green": "绿色, 绿",
        "blue": "蓝色, 蓝",
        "purple": "紫色, 紫",
        "pink": "粉红, 粉色",
        "brown": "棕色",
        "black": "黑色, 黑",
        "white": "白色, 白",
        "grey": "灰色",
        "gold": "金色",
    },
}

SIZES: Final[dict[str, WordTable]] = {  # factor on the usual height
    "en": {
        "0.4": "tiny, miniature, teeny, minuscule",
        "0.65": "small, little, short, baby",
        "1.4": "big, large, tall",
        "2.5": "huge, enormous, massive, oversized",
        "5": "giant, gigantic, colossal, towering, monstrous, building sized, kaiju",
    },
    "es": {
        "0.75": "pequeno, pequena, pequenos, pequenas, bajo",
        "1.4": "grande, grandes, gran",
        "2.2": "gigante, gigantes, enorme, enormes",
        "0.5": "diminuto, diminuta",
    },
    "fr": {
        "0.75": "petit, petite, petits, petites",
        "1.4": "grand, grande, grands, grandes, gros, grosse",
        "2.2": "geant, geante, enorme, enormes",
        "0.5": "minuscule, minuscules",
    },
    "de": {
        "0.75": "klein, kleine, kleiner, kleines, kleinen",
        "1.4": "gross, grosse, grosser, grosses, grossen",
        "2.2": "riesig, riesige, riesiger, riesiges, riesigen",
        "0.5": "winzig, winzige, winziger, winziges, winzigen",
    },
    "pt": {
        "0.75": "pequeno, pequena, pequenos, pequenas",
        "1.4": "grande, grandes",
        "2.2": "gigante, gigantes, enorme, enormes",
        "0.5": "minusculo, minuscula",
    },
    "it": {
        "0.75": "piccolo, piccola, piccoli, piccole",
        "1.4": "grande, grandi",
        "2.2": "gigante, giganti, enorme, enormi",
        "0.5": "minuscolo, minuscola",
    },
    "ja": {"0.75": "小さな, 小さい", "1.4": "大きな, 大きい", "2.2": "巨大な, 巨大"},
    "ko": {"0.75": "작은", "1.4": "큰, 커다란", "2.2": "거대한"},
    "zh": {"0.75": "小小的, 小", "1.4": "大大的, 大", "2.2": "巨大的, 巨大, 巨型"},
}

COUNTS: Final[dict[str, WordTable]] = {
    "en": {
        "1": "one, single, 1",
        "2": "two, 2, pair of, couple of, a couple of, both, twin",
        "3": "three, 3, some, several, a few, few, group of, a group of, trio of",
        "4": "four, 4",
        "5": "five, 5, many, lots of, a lot of",
        "6": "six, 6, dozens of, a dozen, hundreds of, countless, herd of, flock of, seven, "
        "eight, nine, ten, 7, 8, 9, 10, 12, twenty, hundred, thousand, swarm of",
    },
    "es": {
        "2": "dos",
        "3": "tres, unos, unas, varios, varias, algunos",
        "4": "cuatro",
        "5": "cinco, muchos, muchas",
        "6": "seis",
    },
    "fr": {
        "2": "deux",
        "3": "trois, plusieurs, quelques",
        "4": "quatre",
        "5": "cinq, beaucoup de",
        "6": "six",
    },
    "de": {
        "2": "zwei",
        "3": "drei, einige, mehrere",
        "4": "vier",
        "5": "funf, viele",
        "6": "sechs",
    },
    "pt": {
        "2": "dois, duas",
        "3": "tres, alguns, algumas, varios",
        "4": "quatro",
        "5": "cinco, muitos, muitas",
        "6": "seis",
    },
    "it": {
        "2": "due",
        "3": "tre, alcuni, alcune, diversi",
        "4": "quattro",
        "5": "cinque, molti, molte",
        "6": "sei gatti, sei cani",
    },
    "ja": {
        "1": "一匹, 一人, 1匹",
        "2": "二匹, 2匹, 二人, 2人, 二羽, 二頭, 二つ",
        "3": "三匹, 3匹, 三人, 3人, 三羽, 三頭, 三つ, 3つ",
        "4": "四匹, 4匹, 四人, 4人",
        "5": "五匹, 5匹, 五人, 5人, たくさん",
    },
    "ko": {
        "1": "한 마리, 한 명",
        "2": "두 마리, 두 명, 두",
        "3": "세 마리, 세 명, 세",
        "4": "네 마리, 네 명",
        "5": "다섯 마리, 다섯, 많은",
    },
    "zh": {
        "1": "一只, 一个, 一条, 一位, 一匹, 一名, 一辆",
        "2": "两只, 两个, 两条, 两位, 两匹, 两名, 二, 两",
        "3": "三只, 三个, 三条, 三位, 三匹, 三名, 三, 几只, 几个",
        "4": "四只, 四个, 四",
        "5": "五只, 五个, 五, 许多, 很多",
    },
}
