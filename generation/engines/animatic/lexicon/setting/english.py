"""English words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.PLACE: {
        "sea": "sea, seas, ocean, oceans, wave, waves, surf, "
        "in the water, on the water, into the water, out of the water, across the water, over the water, "
        "through the water, lagoon, harbour, harbor, bay, open sea, high seas, "
        "tide, waterline",
        "forest": "forest, forests, trees, woods, wood, woodland, jungle, rainforest, "
        "clearing, trail, path, grove, bamboo forest, campsite, "
        "wilderness, outdoors, nature",
        "street": "rush hour, rush hour traffic, traffic jam, crossroads, intersection, zebra crossing, gas station, petrol station, taxi rank, high street, main street, construction site, car park, town square, square, street, streets, city, cities, town, downtown, road, alley, avenue, "
        "sidewalk, pavement, crosswalk, village, plaza, square, "
        "skyscrapers, skyline, skatepark, skate park, parking lot, "
        "bridge, traffic, neighborhood, neighbourhood, tokyo, paris, london, "
        "new york, basketball court, boulevard, bus stop, metropolis, "
        "cityscape",
        "room": "podcast, podcast studio, outside the window, outside the windows, out of the window, out the window, by the window, windowsill, window sill, by the fireplace, news studio, tv studio, television studio, newsroom, airbnb, conservatory, playroom, room, rooms, bedroom, living room, house, indoors, "
        "inside, studio, apartment, workshop, museum, "
        "home, cabin, attic, basement, hallway, garage, parlour, parlor, prison, prison cell, cellar, dining room, nursery, hotel room, motel, "
        "corridor, cockpit, "
        "factory, warehouse, "
        "interior, lounge",
        "stage": "graduation, graduation ceremony, award ceremony, open mic, open mic night, talent contest, fashion show, casino, cinema, movie theater, catwalk, stage, concert, theatre, theater, show, gig, festival, opera, auditorium, "
        "nightclub, club, disco, dance floor, dancefloor, ballroom, circus, "
        "talent show, podium, runway, spotlight",
        "space": "desert of mars, surface of mars, martian desert, red planet, space, outer space, cosmos, galaxy, moon surface, lunar surface, on the moon, "
        "mars, planet, orbit, asteroid, asteroids, universe, zero gravity, nebula, "
        "space station, among the stars, milky way, jupiter, saturn, venus, lunar, "
        "planets, asteroid belt, galaxies, moons, earth, planet earth, deep space, martian, interstellar, spacewalk",
        "desert": "dune, dunes, outback, desert, deserts, sahara, sand dune, sand dunes, oasis, badlands, canyon, "
        "wild west, mojave, gobi",
        "mountains": "highlands, viaduct, mountain pass, ravine, gorge, base camp, cable car station, mountain, mountains, peak, peaks, summit, alps, himalayas, mountain lake, "
        "mountaintop, mountain top, cliff, cliffs, glacier, andes, rockies, fjord, "
        "ski slope, ski resort, hilltop, volcano, ridge",
        "meadow": "meadow, meadows, field, fields, grass, hill, hills, countryside, farm, "
        "farmland, valley, savanna, savannah, prairie, pasture, wheat field, "
        "vineyard, barn, barnyard, ranch, grassland, flower field, village green, "
        "farmyard, steppe, plains, steppes",
        "underwater": "underwater, under water, under the sea, under the ocean, under the waves, "
        "beneath the waves, coral reef, reef, ocean floor, sea floor, seabed, "
        "aquarium, deep sea, kelp forest, bottom of the sea, bottom of the ocean",
        "sky": "in the sky, above the clouds, among the clouds, "
        "up in the sky, over the clouds, high in the air, in the clouds, "
        "through the clouds, on a cloud, across the sky, through the sky, "
        "into the sky",
        "stadium": "boxing ring, in the ring, in a ring, wrestling ring, penalty, penalty kick, penalty shootout, world cup, super bowl, championship, olympic games, cup final, half time, halftime, soccer game, football game, basketball game, baseball game, ice hockey, hockey rink, rodeo, stadium, arena, football field, soccer field, football pitch, "
        "soccer pitch, sports field, baseball field, racetrack, race track, "
        "running track, goal line, colosseum, coliseum, olympics, football match, "
        "soccer match, tennis court",
        "road": "mountain road, winding road, coastal road, marathon, highway, motorway, country road, open road, roadside, freeway, dirt road, "
        "desert road, route 66, interstate",
        "kitchen": "kitchen, kitchens, stove, kitchen counter, kitchen table, pantry, "
        "countertop, kitchen sink",
        "cafe": "sushi bar, food court, ramen shop, noodle bar, juice bar, kebab shop, drive thru, drive through, fast food restaurant, cafe, coffee shop, coffeehouse, restaurant, bar, bakery, diner, pub, "
        "tavern, bistro, coffee house, teahouse, tea house, tea shop, pizzeria, "
        "ice cream parlor, ice cream parlour, saloon",
        "library": "library, libraries, bookshop, bookstore, book shop, archive, "
        "reading room, bookshelves, study room",
        "rooftop": "rooftop, rooftops, roof terrace, on the roof, on a roof, roof, city rooftop, terrace, "
        "balcony, penthouse",
        "cave": "cave, caves, cavern, caverns, grotto, crystal cave, underground, tunnel, "
        "lair, catacombs, dungeon",
        "castle": "castle, castles, palace, throne room, great hall, fortress, courtyard of a castle, "
        "medieval hall, royal court, temple, mansion, courtroom, ruins",
        "park": "sandpit, sandbox, zoo, park, playground, parks, picnic, dog park, city park, swing set, petting zoo, central park, hyde park",
        "garden": "garden, gardens, back garden, front garden, backyard, back yard, yard, front yard, lawn, orchard, greenhouse, botanical garden, botanical gardens, rose garden, "
        "vegetable garden, vegetable patch, flower bed, flower garden, japanese garden, zen garden, garden party, paddling pool, kiddie pool, patio, garden shed",
        "lobby": "elevator doors, elevator door, lift doors, lobby, lobbies, hotel lobby, foyer, hotel, hotels, reception desk, hotel reception, front desk, grand hotel, atrium",
        "lift": "elevator, elevators, in a lift, in the lift, inside a lift, inside the lift, lift cabin, stuck in a lift",
        "graveyard": "graveyard, graveyards, cemetery, cemeteries, churchyard, crypt, among the graves, haunted graveyard",
        "lake": "canal, canals, riverbed, wetlands, bayou, estuary, loch, lake, river, pond, riverside, stream, creek, lakes, rivers, fishing lake, swamp, frozen lake, marsh",
        "office": "zoom call, zoom meeting, video call, conference call, board meeting, staff meeting, job interview, startup, office, offices, boardroom, meeting room, cubicle, conference room, open plan office, call center, press room",
        "classroom": "classroom, schoolyard, classrooms, school, schoolroom, lecture hall, kindergarten, university, in class",
        "shop": "barbershop, barber shop, hair salon, salon, beauty salon, florist, flower shop, pharmacy, drugstore, "
        "boutique, pet shop, butcher s shop, flea market, bazaar, shop, store, market, supermarket, grocery store, shopping mall, mall, toy store, convenience store, shops, grocery, department store, store aisle",
        "gym": "gym, gyms, bowling alley, bowling lane, fitness center, fitness studio, dojo, weight room, gymnasium, boxing gym",
        "pool": "swimming pool, pool, poolside, by the pool, hotel pool, diving board, hot tub, jacuzzi, water park, waterpark, "
        "water slide, lido",
        "church": "wedding, weddings, church, churches, chapel, cathedral, abbey, nave, monastery, convent, altar, synagogue, basilica, wedding chapel",
        "subway": "subway, subway station, metro, metro station, underground station, tube station, train station, railway station, "
        "train platform, station platform, subway platform, platform, subway car, train tunnel",
        "laboratory": "laboratory, laboratories, lab, science lab, research lab, research station, observatory, control room, operating room",
        "fairground": "fairground, fairgrounds, funfair, fun fair, carnival, amusement park, theme park, county fair, village fair, carousel, "
        "merry go round, roller coaster, rollercoaster, ferris wheel, bumper cars",
        "train": "in a train carriage, in the train carriage, inside a train carriage, train carriage, train carriages, railway carriage, train car, train compartment, "
        "sleeper train, night train, overnight train, on the night train, on a night train, on a train, on the train, in a train, inside a train, aboard a train, "
        "dining car",
        "hospital": "hospital, hospitals, hospital room, hospital bed, hospital ward, hospital corridor, "
        "clinic, emergency room, intensive care, maternity ward, waiting room, doctor s office, "
        "nursing home",
        "bathroom": "bathroom, bathrooms, bathtub, bath tub, shower room, in the shower, in the bath, "
        "taking a bath, washroom, restroom, bubble bath, bathroom mirror",
        "airport": "airport, airports, airport terminal, departure lounge, departure hall, arrivals hall, "
        "boarding gate, airport gate, check in counter, baggage claim",
    },
    Kind.SHORE: {
        "sea": "beach, beaches, shore, seashore, seaside, coast, coastline, sand, riverbank, "
        "lakeside, sandy beach, pier, island, promenade, boardwalk, waterfront"
    },
    Kind.DAYLIGHT: {
        "day": "day, daytime, daylight, morning, noon, midday, afternoon, sunny, sunshine, "
        "sunlight, sunlit, bright day, broad daylight, blue sky, sun",
        "sunset": "sunset, sundown, dusk, dawn, sunrise, golden hour, twilight, evening, "
        "setting sun, rising sun, sun sets, sun is setting, sun goes down, sun rises, sun setting, daybreak, magic hour",
        "night": "after dark, late at night, power outage, power cut, blackout, new year s eve, christmas eve, halloween night, all night, night time, 3 am, 2 am, 3am, 2am, night, nighttime, midnight, at night, moonlight, moonlit, starry, stars, "
        "starlight, dark, darkness, neon lights, neon, nocturnal, under the moon, "
        "full moon, street lights, streetlights, city lights, streetlamps, tonight, candlelight, candlelit",
    },
    Kind.WEATHER: {
        "clear": "clear sky, clear, cloudless",
        "rain": "rain, rains, raining, rainy, drizzle, downpour, storm, stormy, thunderstorm, "
        "pours, pouring, pouring rain, shower, tornado, cyclone, typhoon, flood, flooded, rain soaked, monsoon, rainstorm, drizzling, rainfall, wet, tempest, hurricane",
        "autumn": "autumn, autumnal, fall foliage, fall colors, fall colours, autumn leaves, in autumn",
        "snow": "snow covered, snowcapped, snow, snows, snowing, snowy, snowfall, blizzard, winter, snowstorm, "
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
        "gentle piano, soft piano, quiet piano, slow piano, sad piano, melancholy piano, melancholic piano, piano score, orchestral score, jazz, orchestra music",
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
        "bell": "bells, church bells, bell rings, ringing, chime, chimes",
        "bark": "bark, barks, barking, woof",
        "meow": "meow, meows, meowing",
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
        "neigh": "neigh, neighs, neighing, whinny, whinnies",
        "bleat": "baa, bleat, bleats, bleating",
        "oink": "oink, oinks, oinking",
        "quack": "quack, quacks, quacking",
        "croak": "croak, croaks, croaking, ribbit",
        "cluck": "cluck, clucks, clucking",
        "hiss": "hiss, hisses, hissing",
        "buzz": "buzz, buzzes, buzzing",
        "squeak": "squeak, squeaks, squeaking",
        "caw": "caw, caws, cawing",
        "bray": "bray, brays, braying",
        "purr": "purr, purrs, purring",
        "cough": "cough, coughs, coughing",
        "sneeze": "sneeze, sneezes, sneezing, achoo",
        "snoring": "snore, snores, snoring",
        "gasp": "gasp, gasps, gasping",
        "yawn": "yawn, yawns, yawning",
        "humming": "hum, hums, humming",
        "knock": "knock, knocks, knocking",
        "creak": "creak, creaks, creaking, creaky",
        "slam": "slam, slams, slamming",
        "ticking": "ticks, ticking, tick tock",
        "ringing": "ringtone",
        "beep": "beep, beeps, beeping",
        "doorbell": "doorbell, door bell",
        "typing": "typing, types",
        "shutter": "shutter, camera shutter",
        "page": "turns the page, turns a page, turning pages, page turns",
        "rustling": "rustle, rustles, rustling",
        "clink": "clink, clinks, clinking",
        "coins": "jingle, jingles, jingling",
        "zip": "zips up, zipper",
        "pouring": "gurgle, gurgles, gurgling",
        "sizzling": "sizzle, sizzles, sizzling",
        "drip": "drip, drips, dripping",
        "bubbling": "bubbling, boiling, boils, simmering",
        "steam": "steam",
        "chainsaw": "chainsaw, chain saw",
        "sawing": "sawing",
        "hammering": "hammering, hammers",
        "laser": "laser, lasers, zap, zaps, pew pew",
        "gong": "gong",
        "cymbal": "cymbal, cymbals",
        "rumble": "rumble, rumbles, rumbling, earthquake",
        "static": "radio static, white noise",
        "boing": "boing",
        "pop": "pops, popping",
        "swish": "swish, whoosh, whooshes, swoosh, swooshes",
        "clang": "clang, clangs, clanging, clash, clashes, clashing",
        "rattling": "rattle, rattles, rattling",
        "fog horn": "fog horn, foghorn",
        "horn": "honk, honks, honking, car horn",
        "screech": "screech, screeches, screeching",
        "heartbeat": "heartbeat, heartbeats, beating heart",
        "scream": "scream, screams, screaming, shriek, shrieks",
    },
    Kind.IDIOM: {
        "": "filled with, full of, lined with, covered in, covered with, surrounded by, bathed in, in the air, into the air, mid air, midair, in mid air, through the air, depth of field, shallow depth of field, deep depth of field, field of view, on tv, on live tv, "
        "on television, on live television, on the news, on the radio, on youtube, on tiktok, on instagram, "
        "on camera, on fire, on time, on foot, on purpose, on repeat, on a whim, on the run, on the loose, "
        "for the first time, at first sight, in the background, in the foreground, in the distance, "
        "in the frame, into frame, out of frame, off screen, on screen, in love, in slow circles, in unison, "
        "in secret, in a hurry, in real life, in focus, out of focus, in no time, out of nowhere, "
        "at the same time, face to face, goes wild, goes crazy, goes viral, go wild, over the top, by hand, by accident, "
        "by surprise, golden ratio, fish eye lens, fisheye lens, time lapse, timelapse, long exposure, "
        "blue hour, lens flare, lens flares, film grain, top down, low angle, high angle, eye level, "
        "dutch angle, rule of thirds, point of view, mirror effect, wind machine, like a boss, as usual"
    },
    Kind.CROWD: {
        "yes": "crowd, crowds, audience, spectators, fans, onlookers, crowded, applause, busy, "
        "bystanders, crowd cheering, crowd cheers, roaring crowd, ovation"
    },
}

COLOURS: Final[WordTable] = {
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
}

SIZES: Final[WordTable] = {
    "0.4": "tiny, miniature, teeny, minuscule",
    "0.65": "small, little, short, baby",
    "1.4": "big, large, tall",
    "2.5": "huge, enormous, massive, oversized",
    "5": "giant, gigantic, colossal, towering, monstrous, building sized, kaiju",
}

COUNTS: Final[WordTable] = {
    "1": "one, single, 1",
    "2": "two, 2, pair of, couple of, a couple of, both, twin",
    "3": "three, 3, some, several, a few, few, group of, a group of, trio of, gang of, team of, crew of, squad of, pride of, litter of, class of, troop of",
    "4": "four, 4",
    "5": "five, 5, many, lots of, a lot of",
    "6": "six, 6, dozens of, a dozen, hundreds of, countless, herd of, flock of, army of, horde of, parade of, colony of, pack of, seven, "
    "eight, nine, ten, 7, 8, 9, 10, 12, twenty, hundred, thousand, swarm of",
}
