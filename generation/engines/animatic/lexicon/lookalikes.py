"""English words for what has no drawing of its own, by the word for the likest thing that has one.

Unlike another name for a thing, this is owned up to: "a settee, shown as a sofa".
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

LOOKALIKES: Final[WordTable] = {
    "sofa": "settee, divan, ottoman, loveseat, chaise longue, daybed, recliner, futon",
    "chair": (
        "rocking chair, wheelchair, deckchair, deck chair, highchair, hammock, saddle, pouffe"
    ),
    "bed": "crib, bunk, bunk bed, cot, mattress, sleeping bag, four poster",
    "lamp": "chandelier, lampshade, floodlight, lava lamp, night light",
    "candle": "torch, candelabra, candlestick, oil lamp, menorah",
    "bison": "wildebeest, gnu, musk ox",
    "wolf": "chupacabra, jackal, hyena, dingo, wild dog, maned wolf",
    "leopard": "ocelot, bobcat, caracal, serval, wildcat, sabertooth, sabre tooth tiger",
    "otter": (
        "gopher, pika, pine marten, mongoose, stoat, mink, platypus, meerkat, marten, wolverine, nutria, marmot, "
        "muskrat, prairie dog, groundhog"
    ),
    "beaver": "wombat, capybara, nutria rat, coypu",
    "seal": "manatee, dugong, sea cow, elephant seal",
    "swan": "stork, ibis, pelican, egret, spoonbill, albatross, cormorant",
    "flamingo": "ostrich, emu, cassowary",
    "bird": (
        "jay, pheasant, starling, wren, nightingale, lark, skylark, cuckoo, kingfisher, woodpecker, "
        "blackbird, blue jay, cardinal, thrush, puffin, tern, sandpiper, hoopoe, "
        "kookaburra, quail, partridge, grouse, archaeopteryx, hornbill"
    ),
    "eagle": (
        "osprey, kestrel, buzzard, harrier, griffin, gryphon, phoenix, pterodactyl, pterosaur, roc"
    ),
    "hedgehog": "armadillo, pangolin, echidna, anteater, aardvark, shrew",
    "zebra": "okapi, quagga",
    "donkey": "burro, tapir",
    "lizard": "salamander, newt, komodo dragon, monitor lizard, skink, axolotl, basilisk",
    "snake": "anaconda, boa, adder, rattlesnake, eel, hydra",
    "crab": "crayfish, horseshoe crab, hermit crab",
    "fish": (
        "piranha, herring, mackerel, sardine, catfish, swordfish, marlin, anchovy, halibut, "
        "barracuda, seahorse, sea horse, minnow"
    ),
    "shark": "manta, manta ray, hammerhead, great white, stingray",
    "whale": "porpoise, narwhal, beluga, sperm whale, blue whale, leviathan",
    "octopus": "cuttlefish, nautilus",
    "honeybee": "hornet, firefly, glow worm, dragonfly, damselfly",
    "bug": (
        "grasshopper, locust, mantis, praying mantis, centipede, millipede, stick insect, cicada"
    ),
    "kangaroo": "wallaby, quokka",
    "fox": "fennec, fennec fox",
    "skunk": "polecat",
    "raccoon": "possum, opossum, civet",
    "mouse": "vole, mole, lemming",
    "chipmunk": "chinchilla",
    "deer": "caribou, impala, oryx, chamois, kudu",
    "goat": "ibex",
    "cow": "heifer, steer",
    "llama": "vicuna, guanaco",
    "boar": "warthog, peccary",
    "duckling": "gosling, cygnet",
    "frog": "tadpole",
    "crocodile": "caiman",
    "spider": "tarantula, black widow",
    "worm": "earthworm, leech",
    "shrimp": "prawn, krill",
    "blowfish": "pufferfish",
    "rabbit": "jackalope",
    "dog": "cerberus",
    "lion": "sphinx",
    "sauropod": "diplodocus, stegosaurus, apatosaurus, long neck dinosaur",
    "rhinoceros": "triceratops, ankylosaurus",
    "monkey": "loris, tarsier, mandrill, marmoset, capuchin, tamarin",
    "horse": "centaur, colt, gelding, steed, pegasus, carthorse, clydesdale",
    "trumpet": "trombone, tuba, bugle, cornet, french horn, euphonium, sousaphone, vuvuzela",
    "flute": (
        "clarinet, oboe, bassoon, recorder, piccolo, pan flute, panpipes, harmonica, "
        "tin whistle, didgeridoo, bagpipes"
    ),
    "violin": "cello, viola, double bass, violoncello, erhu, contrabass",
    "guitar": "mandolin, lute, sitar, harp, lyre, zither, balalaika, oud, shamisen, koto",
    "drum": (
        "xylophone, marimba, vibraphone, tambourine, bongo, bongos, djembe, timpani, "
        "gong, cymbals, snare, tabla, steel drum"
    ),
    "piano": "organ, synthesizer, harpsichord, clavinet, pipe organ",
    "sailboat": (
        "gondola, tugboat, catamaran, schooner, dinghy, barge, galleon, frigate, "
        "trawler, fishing boat, raft, houseboat, longboat, felucca, lifeboat, "
        "viking ship, longship, ark, punt, sloop"
    ),
    "speedboat": "hovercraft, jet ski, jetski, hydrofoil, powerboat, submarine",
    "bus": ("school bus, double decker, double decker bus, camper van, campervan, motorhome"),
    "tractor": (
        "bulldozer, excavator, digger, combine harvester, harvester, forklift, "
        "steamroller, snowplough, snowplow, tank, crane truck"
    ),
    "car": (
        "limousine, limo, hatchback, coupe, roadster, minivan, station wagon, hearse, "
        "cab, buggy, cadillac, ferrari, porsche, lamborghini, tesla, vehicle, go kart, "
        "gokart, kart, dune buggy"
    ),
    "truck": (
        "pickup, tow truck, dump truck, garbage truck, trailer, food truck, "
        "ice cream truck, ice cream van"
    ),
    "motorcycle": "quad bike, sidecar, harley, dirt bike, snowmobile",
    "bicycle": "tricycle, tandem, penny farthing, mountain bike, rickshaw, pedicab",
    "locomotive": "tramcar, cable car, monorail, railcar, wagon, steam engine, stagecoach",
    "airplane": (
        "glider, biplane, seaplane, fighter jet, airliner, paper airplane, "
        "paper plane, hang glider, warplane, bomber"
    ),
    "fireworks": "firework, firework display, fireworks display, fireworks show, pyrotechnics",
    "table": "dining table, coffee table, kitchen table, desk, workbench, picnic table, counter",
    "barbell": "weights, weight, dumbbell, dumbbells, kettlebell, kettlebells",
    "cigarette": "cigar, pipe, vape",
    "robot vacuum": "roomba, vacuum robot, robot vacuum cleaner",
    "hot air balloon": "blimp, zeppelin, airship, dirigible",
    "helicopter": "drone, quadcopter, gyrocopter",
    "rocket": "lunar lander, spaceplane, missile",
    "flying saucer": "mothership, alien spacecraft",
    "comet": "meteor, meteorite",
    "house": (
        "cottage, bungalow, villa, farmhouse, chalet, igloo, townhouse, "
        "gingerbread house, doll house, dollhouse, treehouse, tree house, windmill, "
        "watermill, lighthouse, shed, log cabin, hut on stilts"
    ),
    "tent": "yurt, tepee, tipi, teepee, marquee, wigwam, gazebo, pavilion",
    "pine": "cedar, cypress, spruce, larch, sequoia, redwood, juniper",
    "tree": (
        "willow, birch, maple, beech, elm, apple tree, cherry tree, olive tree, "
        "baobab, sapling, acacia, walnut tree, banyan, magnolia, fig tree, lemon tree, "
        "orange tree, aspen"
    ),
    "sunflower": "marigold, chrysanthemum, daffodil, gerbera, dahlia",
    "flower": (
        "orchid, dandelion, crocus, lavender, bluebell, snowdrop, peony, geranium, wildflower, "
        "water lily, petunia, blossom branch, narcissus, begonia"
    ),
    "plant": (
        "fern, bush, shrub, hedge, vine, ivy, sprout, bamboo plant, venus flytrap, moss, topiary"
    ),
    "cooking": "saucepan, skillet, frying pan, wok, griddle",
    "teapot": "samovar, pitcher, ewer, carafe, coffee pot, watering can, urn, thermos, flask",
    "wine glass": "goblet, chalice, champagne flute, snifter, decanter",
    "bread": "bun, brioche, sourdough, muffin, scone, focaccia, ciabatta, pita, naan",
    "cake": (
        "cheesecake, tart, sponge cake, gateau, brownie, wedding cake, tiramisu, "
        "pudding, trifle, souffle"
    ),
    "cookie": "biscuit, cracker, macaron, gingerbread, oreo",
    "soup": "porridge, oatmeal, broth, chowder, cereal, goulash, pho, miso soup",
    "spaghetti": "pasta, lasagna, lasagne, macaroni, tagliatelle, linguine",
    "mango": "papaya, guava, passion fruit, dragon fruit, persimmon, nectarine",
    "peach": "apricot, plum",
    "broccoli": "cauliflower, brussels sprout, artichoke, asparagus",
    "book": (
        "textbook, encyclopedia, dictionary, notebook, cookbook, atlas, bible, "
        "sketchbook, manuscript, magazine"
    ),
    "newspaper": "tabloid, gazette, broadsheet",
    "hat": (
        "fedora, sombrero, bowler, beret, trilby, turban, cowboy hat, straw hat, "
        "sunhat, panama hat, stetson, party hat"
    ),
    "helmet": "visor, hard hat, bonnet",
    "coat": (
        "poncho, kimono, toga, cardigan, waistcoat, blazer, anorak, tunic, overalls, "
        "jumpsuit, pyjamas, pajamas, sari"
    ),
    "dress": "frock, tutu, ballgown, ball gown, nightgown, sundress, petticoat, kilt",
    "shoe": "sandal, sandals, loafers, clog, clogs, slipper, slippers, moccasin",
    "scarf": "shawl, pashmina, bandana, neckerchief",
    "laptop": ("typewriter, tablet, ipad, cash register, calculator, gaming console, chromebook"),
    "television": "projector screen, jumbotron, computer monitor, cinema screen",
    "radio": (
        "gramophone, record player, jukebox, boombox, turntable, phonograph, cassette player"
    ),
    "telescope": "binoculars, spyglass, periscope",
    "camera": "camcorder, polaroid, webcam, gopro",
    "phone": "walkie talkie, pager, ipod",
    "clock": "stopwatch, grandfather clock, cuckoo clock, sundial, metronome",
    "hammer": "mallet, sledgehammer, gavel, chisel",
    "axe": "hatchet, tomahawk, battle axe, scythe, sickle, machete",
    "sword": (
        "rapier, sabre, saber, cutlass, scimitar, lightsaber, lightsabre, spear, "
        "bayonet, trident, javelin, harpoon"
    ),
    "bow and arrow": "crossbow, longbow, slingshot",
    "broom": "broomstick, spade, pitchfork, hoe",
    "bucket": "pail, tub, trough",
    "barrel": "keg, cask, trash can, garbage can, dustbin",
    "box": "carton, coffin, treasure chest, toolbox, casket, drawer, locker",
    "bag": "sack, satchel, tote, pouch, duffel bag, shopping bag",
    "chess": "chessboard, chess board, board game",
    "doll": ("puppet, marionette, action figure, figurine, toy soldier, ventriloquist dummy"),
    "statue of liberty": "statue, sculpture, monument, obelisk, bust",
    "rock": "cobblestone, iceberg, slab",
    "crystal ball": "snow globe, orb, disco ball, glass ball",
    "gem stone": "diamond, sapphire, jewel, crystal, pearl, amethyst, topaz",
    "ball": (
        "snooker ball, billiard ball, ball of yarn, ping pong ball, golf ball, "
        "hockey puck, puck, beachball"
    ),
    "ladder": "staircase, stairs, escalator, scaffold, scaffolding, stepladder",
    "sled": "bobsleigh, bobsled, sledge, sleigh, luge",
    "skateboard": "hoverboard, penny board",
    "surfboard": "kiteboard",
    "skis": "water skis",
    "umbrella": "parasol, beach umbrella",
    "kite": "dragon kite, box kite",
    "key": "skeleton key",
    "fountain": "geyser, waterfall, sprinkler",
    "fire": "flame, flames, inferno, blaze, lava, embers",
    "ghost": "wraith, banshee, apparition, ghoul",
    "monster": (
        "ogre, troll, golem, minotaur, cyclops, gremlin, creature, critter, behemoth, gargoyle, orc"
    ),
    "robot": "automaton, mech, humanoid, terminator, bot",
    "knight": ("gladiator, crusader, centurion, spartan, paladin, legionary, swordsman, musketeer"),
    "wizard": "shaman, druid, warlock, alchemist, oracle, necromancer, fortune teller",
    "fairy": "sprite, nymph, tooth fairy, cherub",
    "elf": "leprechaun, imp, hobgoblin, faun, satyr",
    "king": "sultan, monarch, czar, tsar, maharaja, caesar, caliph",
    "queen": "cleopatra, duchess, countess, baroness",
    "pirate": "bandit, burglar, robber, thief, outlaw, smuggler, highwayman",
    "man": "nobleman, squire, duke, bouncer, stepfather",
    "woman": (
        "stepmother, geisha, flight attendant, stewardess, "
        "housewife, maid, nanny, bridesmaid, widow, seamstress"
    ),
    "girl": "granddaughter, niece, doll, porcelain doll, barbie, tooth fairy girl",
    "farmer": "peasant, scarecrow, cowherd, goatherd, serf",
    "boy": "grandson, nephew, paperboy, altar boy, choirboy",
    "child": "orphan, preschooler, scout, grandchild",
    "person": (
        "skydiver, parachutist, paraglider, hairdresser, mannequin, ventriloquist, trapeze artist, hitchhiker, blacksmith, butcher, tailor, carpenter, bricklayer, weaver, "
        "potter, cobbler, watchmaker, clockmaker, miner, beekeeper, fisher, hunter, "
        "ranger, merchant, vendor, seller, cashier, clerk, "
        "tour guide, commuter, passenger, spectator, backpacker, camper, nomad, "
        "hermit, pilgrim, beggar, volunteer, parent, cousin, sibling, roommate, "
        "colleague, coworker, streamer, youtuber, influencer, vlogger, newsreader, "
        "archaeologist, astronomer, botanist, programmer, hacker, "
        "glassblower, calligrapher, cartographer, falconer, gondolier, bellhop, "
        "doorman, usher, window cleaner, chimney sweep, woodcutter, "
        "hairdresser, dentist, pharmacist, optician"
    ),
}
