"""How tall people, animals and things are, of what, where they are met and what they do there."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.scene import Material, Motion, Place

PEOPLE: Final[dict[str, tuple[float, Motion, Place | None]]] = {  # metres, habit, home
    "woman": (1.68, Motion.STAND, None),
    "man": (1.78, Motion.STAND, None),
    "girl": (1.3, Motion.STAND, None),
    "boy": (1.3, Motion.STAND, None),
    "child": (1.2, Motion.STAND, None),
    "baby": (0.75, Motion.STAND, Place.ROOM),
    "person": (1.72, Motion.STAND, None),
    "grandmother": (1.6, Motion.STAND, Place.ROOM),
    "grandfather": (1.7, Motion.STAND, Place.ROOM),
    "astronaut": (1.85, Motion.STAND, Place.SPACE),
    "robot": (1.7, Motion.STAND, None),
    "surfer": (1.75, Motion.SURF, Place.SEA),
    "skater": (1.7, Motion.SKATE, Place.STREET),
    "dancer": (1.7, Motion.DANCE, Place.STAGE),
    "ballerina": (1.65, Motion.DANCE, Place.STAGE),
    "swimmer": (1.75, Motion.SWIM, Place.POOL),
    "runner": (1.75, Motion.RUN, Place.STREET),
    "singer": (1.7, Motion.SING, Place.STAGE),
    "musician": (1.75, Motion.DANCE, Place.STAGE),
    "comedian": (1.75, Motion.TALK, Place.STAGE),
    "player": (1.85, Motion.STAND, Place.STREET),
    "gymnast": (1.6, Motion.BACKFLIP, Place.GYM),
    "chef": (1.75, Motion.STAND, Place.KITCHEN),
    "teacher": (1.7, Motion.TALK, Place.CLASSROOM),
    "student": (1.65, Motion.STAND, Place.CLASSROOM),
    "doctor": (1.75, Motion.STAND, Place.HOSPITAL),
    "scientist": (1.7, Motion.STAND, Place.LABORATORY),
    "artist": (1.7, Motion.STAND, Place.ROOM),
    "detective": (1.8, Motion.STAND, Place.STREET),
    "police officer": (1.8, Motion.STAND, Place.STREET),
    "firefighter": (1.8, Motion.STAND, Place.STREET),
    "farmer": (1.75, Motion.STAND, Place.MEADOW),
    "fisherman": (1.75, Motion.STAND, Place.SEA),
    "pirate": (1.78, Motion.STAND, Place.SEA),
    "sailor": (1.75, Motion.STAND, Place.SEA),
    "mermaid": (1.7, Motion.SWIM, Place.SEA),
    "king": (1.8, Motion.STAND, None),
    "queen": (1.7, Motion.STAND, None),
    "prince": (1.75, Motion.STAND, None),
    "princess": (1.65, Motion.STAND, None),
    "knight": (1.85, Motion.STAND, Place.FOREST),
    "wizard": (1.8, Motion.STAND, Place.FOREST),
    "witch": (1.7, Motion.STAND, Place.FOREST),
    "fairy": (1.2, Motion.FLY, Place.FOREST),
    "elf": (1.5, Motion.STAND, Place.FOREST),
    "ninja": (1.72, Motion.RUN, Place.STREET),
    "samurai": (1.75, Motion.STAND, Place.FOREST),
    "superhero": (1.85, Motion.FLY, Place.STREET),
    "vampire": (1.8, Motion.STAND, Place.STREET),
    "zombie": (1.75, Motion.WALK, Place.STREET),
    "cowboy": (1.8, Motion.STAND, Place.STREET),
    "clown": (1.75, Motion.DANCE, Place.STAGE),
    "acrobat": (1.65, Motion.BACKFLIP, Place.STAGE),
}

RUBBER: Final = "soccer ball, basketball, volleyball, tennis, ball, softball, balloon, yo-yo"

MATERIALS: Final[dict[Material, str]] = {
    Material.RUBBER: RUBBER,
    Material.WOOD: "skateboard, surfboard, door, chair, guitar, violin, pencil, wood, bed, canoe, "
    "deciduous tree, evergreen tree, palm tree, drum, ladder, boomerang, cricket game, sled, package, "
    "baseball, couch and lamp, musical keyboard, bench, campfire, fence",
    Material.METAL: "automobile, racing car, bus, bicycle, motorcycle, delivery truck, locomotive, "
    "airplane, rocket, helicopter, hammer, key, trophy, bell, hoop, anchor, coin, sword, dagger, "
    "taxi, police car, fire engine, tractor, ship, sailboat, speedboat, flying saucer, satellite, "
    "robot, crown, trumpet, gear, sport utility vehicle, motor scooter, high-speed train, tram, "
    "shield, bucket, axe, laptop, television, saxophone, kick scooter",
    Material.GLASS: "wine glass, light bulb, crystal ball, teacup without handle, hot beverage, "
    "hourglass, mirror, window, bottle with popping cork, cocktail glass, jar, gem stone, beer mug",
    Material.STONE: "rock, brick, moai, bowling, coconut, statue of liberty, castle, house, "
    "8 ball, pool 8 ball, curling stone, teapot, amphora, tombstone, headstone",
    Material.WATER: "droplet, bubbles, ice, snowman",
}

HEIGHTS: Final[dict[str, float]] = {  # metres; others are half a metre
    "dog": 0.65, "cat": 0.4, "horse": 1.8, "cow": 1.6, "ox": 1.7, "elephant": 3.0, "giraffe": 4.6,
    "mouse": 0.2, "rat": 0.25, "hamster": 0.22, "rabbit": 0.4, "bear": 1.7, "polar bear": 1.7,
    "panda": 1.3, "tiger": 1.2, "lion": 1.3, "leopard": 1.0, "wolf": 0.9, "fox": 0.55, "monkey": 0.8,
    "gorilla": 1.7, "kangaroo": 1.6, "camel": 2.1, "two-hump camel": 2.1, "zebra": 1.6, "deer": 1.5,
    "pig": 0.9, "ewe": 0.95, "ram": 1.0, "goat": 0.9, "rooster": 0.5, "chicken": 0.45, "duck": 0.4,
    "penguin": 0.8, "eagle": 0.9, "owl": 0.45, "parrot": 0.4, "bird": 0.3, "swan": 1.0, "flamingo": 1.3,
    "frog": 0.2, "turtle": 0.4, "snake": 0.5, "crocodile": 0.9, "T-Rex": 5.0, "sauropod": 6.0,
    "dragon": 4.0, "unicorn": 1.9, "whale": 3.5, "spouting whale": 3.5, "dolphin": 1.3, "shark": 1.8,
    "fish": 0.4, "tropical fish": 0.35, "octopus": 0.9, "crab": 0.25, "honeybee": 0.15,
    "butterfly": 0.18, "bug": 0.15, "ant": 0.1, "spider": 0.2, "snail": 0.15, "lady beetle": 0.12,
    "baby chick": 0.2, "hedgehog": 0.25, "chipmunk": 0.25, "bat": 0.3, "peacock": 1.0,
    "rhinoceros": 1.8, "hippopotamus": 1.6, "mammoth": 3.5, "llama": 1.7, "koala": 0.7, "sloth": 0.7,
    "otter": 0.5, "seal": 0.9, "raccoon": 0.45, "alien": 1.4, "ghost": 1.5, "snowman": 1.5,
    "automobile": 1.5, "racing car": 1.2, "bus": 3.0, "delivery truck": 2.6, "taxi": 1.6, "sport utility vehicle": 1.7, "minibus": 2.2, "pickup truck": 1.8,
    "auto rickshaw": 1.8,
    "police car": 1.6, "fire engine": 3.0, "ambulance": 2.5, "tractor": 2.4, "bicycle": 1.1,
    "motorcycle": 1.2, "motor scooter": 1.2, "kick scooter": 1.0, "locomotive": 3.6,
    "high-speed train": 3.4, "airplane": 5.0, "helicopter": 3.2, "rocket": 6.0, "flying saucer": 3.0,
    "sailboat": 4.0, "speedboat": 1.8, "ship": 6.0, "canoe": 0.9, "skateboard": 0.16, "surfboard": 0.16, "skis": 0.12, "fishing pole": 1.0, "ladder": 3.4, "broom": 1.1, "pick": 0.8, "paintbrush": 0.35, "camera": 0.2, "cooking": 0.3, "dagger": 0.6, "magic wand": 0.45, "saxophone": 0.7, "banjo": 0.9, "long drum": 0.9,
    "deciduous tree": 4.5, "evergreen tree": 5.0, "palm tree": 5.0, "cactus": 1.6, "tulip": 0.5,
    "sunflower": 1.4, "rose": 0.5, "house": 5.0, "castle": 7.0, "tent": 1.8, "door": 2.1, "bed": 0.9,
    "chair": 0.95, "couch and lamp": 0.95, "bench": 0.85, "campfire": 0.9, "fence": 1.15, "basketball": 0.24, "soccer ball": 0.22, "ball": 0.3,
    "tennis": 0.08, "baseball": 0.08, "volleyball": 0.21, "american football": 0.2, "bowling": 0.22,
    "flying disc": 0.25, "balloon": 0.5, "kite": 0.8, "hoop": 3.4, "goal net": 2.4, "guitar": 1.0,
    "violin": 0.6, "microphone": 0.3, "musical keyboard": 0.9, "drum": 0.7, "trumpet": 0.5,
    "umbrella": 1.15, "pencil": 0.22, "mobile phone": 0.18, "open book": 0.3, "laptop": 0.3, "television": 0.8, "pizza": 0.4, "red apple": 0.12,
    "doughnut": 0.15, "hot beverage": 0.14, "teapot": 0.3, "cookie": 0.12, "banana": 0.2, "egg": 0.1,
    "light bulb": 0.15, "wine glass": 0.2, "hammer": 0.35, "coin": 0.08, "key": 0.12, "trophy": 0.5,
    "crown": 0.25, "rock": 0.7, "wood": 0.5, "package": 0.6, "wrapped gift": 0.5, "teddy bear": 0.5,
    "crescent moon": 2.5, "comet": 2.0, "satellite": 2.0, "ringed planet": 4.0, "fire": 0.8, "candle": 0.3, "fountain": 2.2, "moai": 3.0, "jack-o-lantern": 0.45, "bubbles": 0.4,
    "hut": 3.0, "school": 6.0, "hospital": 6.5, "hotel": 7.0, "bank": 6.0, "factory": 6.0, "convenience store": 4.0, "office building": 8.0, "hot air balloon": 7.0, "table": 0.78, "bathtub": 0.7, "bucket": 0.4, "basket": 0.4, "shopping cart": 1.0, "oil drum": 0.9, "jar": 0.3, "teacup without handle": 0.3, "barbell": 0.42, "cigarette": 0.06, "robot vacuum": 0.16, "fireworks": 6.0, "Christmas tree": 2.3, "window": 1.3, "mirror": 1.4,
    "tombstone": 0.9, "headstone": 0.9, "beaver": 0.5, "Mrs. Claus": 1.6,
}  # fmt: skip

_MORSELS: Final = (
    "dumpling, taco, burrito, tamale, sandwich, hamburger, hot dog, french fries, sushi, fried shrimp, "
    "rice ball, rice cracker, cooked rice, curry rice, oden, dango, mango, pear, peach, lemon, tangerine, "
    "kiwi fruit, tomato, olive, coconut, avocado, eggplant, potato, carrot, ear of corn, hot pepper, "
    "bell pepper, cucumber, broccoli, garlic, onion, chestnut, bread, croissant, baguette bread, flatbread, "
    "pretzel, bagel, pancakes, waffle, cheese wedge, meat on bone, poultry leg, bacon, cupcake, pie, "
    "chocolate bar, candy, lollipop, custard, honey pot, ice cream, soft ice cream, shaved ice, grapes, "
    "strawberry, cherries, blueberries, butter, popcorn, bubble tea, glass of milk, hot beverage, ring, "
    "lipstick, pill, dna, paperclip, diamond, gem stone, mobile phone, watch, glasses, sunglasses"
)
HEIGHTS.update(
    {morsel.strip(): 0.24 for morsel in _MORSELS.split(",") if morsel.strip() not in HEIGHTS}
)

ASPECTS: Final[dict[str, float]] = {  # width over height of a sprite; others are about square
    "rat": 1.35, "mouse": 1.44, "ox": 1.34, "cow": 1.22, "tiger": 1.5, "leopard": 1.5,
    "crocodile": 1.54, "whale": 1.24, "ram": 1.37, "pig": 1.36, "fish": 1.3, "turtle": 1.71,
    "koala": 1.39, "duck": 1.26, "bat": 1.3, "owl": 0.75, "hippopotamus": 1.58, "mammoth": 1.21,
    "balloon": 0.53, "goal net": 1.17, "teddy bear": 0.67, "motorcycle": 1.43, "racing car": 1.8,
    "bus": 1.44, "minibus": 1.24, "ambulance": 1.18, "fire engine": 1.33, "police car": 1.57,
    "taxi": 1.57, "automobile": 1.71, "sport utility vehicle": 1.5, "delivery truck": 1.33,
    "tractor": 1.17, "speedboat": 1.57, "bicycle": 1.42, "motor scooter": 1.28, "canoe": 1.71,
    "auto rickshaw": 1.23, "pickup truck": 1.57, "ringed planet": 1.64, "wood": 0.74, "tent": 1.61,
    "doughnut": 1.24, "wine glass": 0.66, "egg": 0.71, "teapot": 1.49, "rose": 0.61,
    "light bulb": 0.63, "laptop": 1.2, "open book": 1.33, "package": 0.78, "candle": 0.51,
    "moai": 0.74, "door": 0.61, "bed": 1.5, "chair": 0.81, "bench": 2.0, "couch and lamp": 2.0, "campfire": 1.2, "table": 2.1, "hot air balloon": 0.7, "barbell": 3.3, "robot vacuum": 3.0, "surfboard": 12.0, "skateboard": 5.0,
}  # fmt: skip

HABITS: Final[dict[Motion, str]] = {
    Motion.SURF: "ship, sailboat, canoe, ferry, motor boat",
    Motion.SWIM: "fish, tropical fish, whale, spouting whale, dolphin, shark, octopus, blowfish, squid, "
    "jellyfish",
    Motion.FLOAT: "hot air balloon",
    Motion.FLY: "bird, eagle, bat, honeybee, butterfly, owl, airplane, helicopter, flying saucer, "
    "rocket, kite, balloon, dove, satellite, mosquito, black bird, comet, crescent moon, ghost, dragon",
}

HOMES: Final[dict[Place, str]] = {
    Place.SEA: "fish, tropical fish, whale, spouting whale, dolphin, shark, octopus, surfboard, sailboat, "
    "speedboat, ship, crab, blowfish, squid, lobster, canoe, anchor, seal, ferry, jellyfish, shrimp",
    Place.STREET: "automobile, racing car, bus, taxi, police car, delivery truck, bicycle, motorcycle, "
    "skateboard, hoop, basketball, fire engine, ambulance, traffic light, motor scooter, tram, "
    "kick scooter, pigeon, sport utility vehicle, roller skate",
    Place.SPACE: "rocket, flying saucer, alien, satellite, ringed planet, comet, alien monster, "
    "crescent moon, shooting star",
    Place.STAGE: "microphone, guitar, violin, trumpet, drum, saxophone, musical keyboard, banjo, accordion",
    Place.LAKE: "frog, duck, swan, beaver, otter, flamingo, hippopotamus, crocodile, goose",
    Place.DESERT: "two-hump camel, camel, scorpion, cactus",
    Place.GYM: "barbell",
    Place.BATHROOM: "bathtub, toilet, shower",
    Place.MOUNTAINS: "locomotive, high-speed train, railway car, mountain railway, goat",
    Place.SKY: "hot air balloon, airplane, helicopter, small airplane, parachute",
    Place.ROAD: "tractor, pickup truck",
    Place.GRAVEYARD: "headstone, coffin",
    Place.PARK: "bench",
    Place.GARDEN: "fence",
    Place.ROOM: "table, Christmas tree, window, mirror, robot vacuum, wrapped gift, bed, couch and lamp, chair, television, laptop, teapot, hot beverage, pizza, cooking, "
    "bathtub, hamster, open book, candle, shortcake, birthday cake, door, light bulb, cookie, books, "
    "steaming bowl, desktop computer, toilet, telephone, doughnut, bread, wine glass",
    Place.FOREST: "campfire, bear, fox, wolf, deer, rabbit, squirrel, owl, deciduous tree, evergreen tree, "
    "hedgehog, butterfly, bird, honeybee, mushroom, horse, cow, ewe, pig, lion, tiger, elephant, giraffe",
}
