"""More English words for where it happens, for what is a film and not in it, and for how many."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

EVERYDAY: Final[dict[Kind, WordTable]] = {
    Kind.PLACE: {
        "shop": "walmart, target store, costco, ikea, tesco, aldi, lidl, seven eleven, 7 eleven, home depot, whole foods, best buy, apple store, corner shop, corner store, thrift store, "
        "checkout, checkout counter, candy store, sweet shop, clothing store, shoe store, record store, hardware store, garden centre, antique shop, antiques shop, farmers market, "
        "street market stall, tattoo parlor, tattoo parlour, nail salon, tailor s shop, butcher shop, vending machine, auction house, laundromat, launderette, dry cleaner",
        "cafe": "starbucks, mcdonald s, mcdonalds, kfc, burger king, pizza hut, subway restaurant, dunkin donuts, waffle house, burger joint, taco stand, hot dog stand, buffet, beer garden, "
        "izakaya, tapas bar, wine bar, cocktail bar, karaoke bar, soda fountain, ice cream shop, steak house, cantina, canteen, chocolate shop, candy shop",
        "stage": "broadway stage, karaoke stage, rap battle, dance competition, beauty pageant, red carpet, comedy club, jazz club, strip of spotlight, puppet theater, puppet theatre, "
        "opera house, concert hall, rave, quinceanera, prom, school play, catwalk show, game show, quiz show, poker table, blackjack table, magic show, rock concert, mosh pit",
        "meadow": "wheat, wheat fields, cornfield, corn field, rice paddy, rice paddies, rice field, rice fields, lavender field, lavender fields, sunflower field, tulip field, tulip fields, poppy field, tall grass, "
        "pampas, tundra, moor, moors, heath, safari, paddock, stable, stables, hayloft, haystack, golf course, putting green, pumpkin patch, farm field, oasis of green, battlefield, trenches, "
        "campground meadow, crop circle, scrubland, bush country, the shire, windmills, cow shed, chicken coop",
        "lake": "lily pads, lily pad, hot spring, hot springs, onsen, riverbanks, river bank, waterhole, watering hole, waterfall, waterfalls, wetland, rapids, white water, mangrove, mangroves, marshes, moat, reservoir, dam",
        "forest": "undergrowth, redwoods, treetops, canopy, taiga, pine forest, enchanted forest, cherry blossoms, cherry trees, bamboo, tree house, treehouse, camp fire circle, summer camp, camping trip, orchard rows",
        "mountains": "ski lift, ski slopes, slope, slopes, avalanche, cable car, mount olympus, mesa, crater, lava field, rock face, climbing wall, hairpin bends, switchbacks, mordor, quarry, rocky outcrop, cairn, iceberg, ice shelf, ice floe, ice floes",
        "sea": "monster wave, giant wave, huge wave, big wave, rogue wave, giant waves, huge waves, monster waves, cruise ship deck, on deck, aboard a ship, ship s deck, on a ship, on a boat, yacht deck, oil rig, lighthouse cliff, tidal wave, tsunami, whirlpool, swell, surf break, lagoons, coral lagoon, archipelago, pirate cove, cove, strait, gulf",
        "street": "porch steps, doorstep, front door, front porch, stoop, curb, kerb, gutter, cul de sac, suburb, suburbs, suburbia, neighbourhood street, ghetto, slum, chinatown, little italy, red light, pedestrian crossing, level crossing, traffic light, "
        "stop sign, block party, market square, night market, street corner, cobblestones, cobbled street, overpass, roundabout, building site, scaffolding, crime scene, protest, demonstration, parade route, "
        "ancient rome, roman forum, pompeii, athens, medieval town, medieval village, wild west town, ghost town, school gate, car wash, drive in, junkyard, scrapyard, refugee camp, trench",
        "road": "racecourse, rally stage, pit stop, pit lane, drag strip, toll booth, desert highway, autobahn, formula 1, formula one, grand prix, nascar, car park ramp, expressway, truck stop, speedway",
        "room": "blanket fort, pillow fort, escape room, sewing room, music room, dressing room, changing room, walk in closet, closet, wardrobe room, sunroom, pottery studio, art studio, dance studio, recording studio, photo studio, yoga studio, "
        "forge, smithy, blacksmith s forge, blacksmith s shop, barbershop chair, dorm, dorm room, college dorm, student flat, retirement home, care home, old people s home, police station, interrogation room, jail, jail cell, "
        "spaceship cockpit, bunker, igloo, tent interior, yurt, camper van interior, mobile home, trailer park, art gallery, gallery, exhibition, fireplace, hearth, assembly line, conveyor belt, print shop, bank vault, vault, safe house, escape pod, haunted house, haunted mansion, man cave",
        "kitchen": "bakery kitchen, cooking show, cooking class, cookery show, oven, fridge, refrigerator, pizza oven, restaurant kitchen, galley, food truck",
        "castle": "courtyard, ballroom, banquet, banquet hall, feast hall, medieval feast, tower, turret, drawbridge, palace courtyard, pagoda, shrine, buddhist temple, shaolin temple, acropolis, parthenon, coliseum ruins, throne, tomb, pharaoh s tomb, pyramid, inside a pyramid, parliament, white house, senate, court room, court",
        "hospital": "operating theatre, operating theater, operating table, surgery, er, delivery room, dentist, dentist s chair, dentist s office, dental clinic, vet s office, vet clinic, veterinary clinic, ambulance interior, hospital wing, icu, nurses station",
        "classroom": "exam hall, school bus stop, daycare, preschool, detention, math class, maths class, science class, art class, school hall, school corridor, school canteen, graduation day, campus, hogwarts classroom, blackboard, spelling bee",
        "office": "stock exchange, trading floor, call centre, newsroom desk, oval office, office party, coworking space, co working space, water cooler, server room, bank, bank counter, post office, press conference, war room, meeting",
        "laboratory": "mission control, clean room, secret lab, research facility, nuclear plant, power plant, cleanroom, petri dish",
        "space": "spaceship, spacecraft, space ship, starship bridge, lunar base, moon base, mars base, black hole, saturn s rings, alien planet, distant planet, another planet, solar system, supernova, wormhole, death star, low earth orbit, comet tail",
        "gym": "karate class, yoga class, spin class, boxing club, crossfit, wrestling mat, trampoline park, climbing gym, sumo ring, basketball gym, ballet class, gymnastics meet",
        "stadium": "velodrome, rink, pitch, cricket match, cricket ground, cricket pitch, baseball game, bullring, bullfight, gladiator arena, octagon, ufc, wwe, boxing match, home plate, football game, rugby match, finish line, starting line, penalty area, athletics track, dog show, horse race, monster truck rally, derby",
        "pool": "infinity pool, diving pool, olympic pool, lap pool, inflatable pool, wave pool, swim meet, lazy river",
        "bathroom": "take a bath, takes a bath, taking a bath, take a shower, takes a shower, taking a shower, takes a bubble bath, take a bubble bath, taking a bubble bath, shower, bath, toilet, urinal, bathroom stall, bubble baths, bathroom sink, sauna, steam room, spa, hammam",
        "park": "duck pond, picnic blanket, skatepark bowl, slide, swings, seesaw, monkey bars, jungle gym, bandstand, dog show ring, aviary, wildlife park, safari park, chess tables, hill in the park, sledding hill",
        "garden": "porch, veranda, verandah, deck chair lawn, back porch, balcony garden, allotment, bbq, barbecue, hedge maze, maze, courtyard garden, beehive, beehives, apiary, compost heap, flowerbed, swing on the porch, tree swing, treehouse garden, henhouse, washing line, clothesline",
        "rooftop": "rooftop bar, rooftop party, chimney, chimneys, helipad, skyscraper ledge, ledge, gargoyles, fire escape",
        "train": "train window, train seat, orient express, bullet train seat, dining carriage, subway carriage, tube carriage",
        "airport": "airplane cabin, plane cabin, security line, passport control, airport security, runway at the airport, tarmac, hangar, economy class, airplane seat, aisle seat, control tower",
        "underwater": "ocean floor cave, sunken ship, shipwreck, sunken city, atlantis, deep ocean, mariana trench, coral, fish tank, fishbowl, kelp",
        "cave": "mine, mines, mine shaft, mineshaft, gold mine, coal mine, sewer, sewers, ice cave, dragon s lair, batcave, cellar vault, catacomb, pit, volcano lair, hell, underworld",
        "desert": "burning man, desert canyon, dust bowl, area fifty one, salt flats, salt flat, mirage, tatooine, arrakis, dune sea, pyramids, western town",
        "sky": "above clouds, in the clouds above, airborne, in free fall, freefall, on a cloud top, heaven, cloudscape, skydiving, stratosphere",
        "church": "vows, wedding chapel, wedding ceremony, baptism, first communion, funeral, church choir, confession, monastery courtyard, indian wedding, royal wedding, shotgun wedding, wedding reception",
        "library": "study hall, reading nook, bookshelf, stacks of books, card catalogue, ancient archive",
        "fairground": "circus tent, big top, haunted ride, ghost train, log flume, cotton candy stand, shooting gallery, disneyland, disney world, oktoberfest, state fair, house of mirrors, bouncy castle, roller coaster ride",
        "graveyard": "gravestone, gravestones, tombstone, tombstones, grave, open grave, mausoleum, graves, burial",
        "lobby": "concierge desk, revolving door, ballroom lobby, bank lobby, theatre lobby, bellhop station",
    },
    Kind.IDIOM: {
        "yes": "drone view, drone view of, aerial view, bird s eye view of, trailer for, teaser for, movie trailer, film trailer, teaser trailer, commercial for, commercial, ad for, advert for, advertisement for, perfume commercial, perfume ad, car commercial, super bowl ad, super bowl commercial, "
        "bodycam footage, body cam footage, bodycam, cctv footage, cctv, security camera footage, security cam, dashcam footage, dash cam, doorbell camera, ring camera, trail cam, found footage, vhs, vhs footage, gopro footage, "
        "day in the life of, a day in the life of, behind the scenes, music video, music video for, unboxing video, vlog style, selfie style, selfie video, tiktok, tiktok video, instagram reel, youtube short, "
        "nature documentary, david attenborough style, in the style of, in slow mo, oddly satisfying, hyper realistic, ultra realistic, photo realistic, golden hour light, close up of, extreme close up of, macro shot of, "
        "wide shot of, aerial view of, drone footage of, drone footage, timelapse of, time lapse of, footage of, video of, a video of, clip of, scene of, montage of, pov, pov shot, first person view, first person pov, "
        "in the middle of, front row, rule the world, by the way, face to camera, selfie with, breaking news, golden buzzer, plot twist, slice of life"
    },
}

COUNTS: Final[WordTable] = {
    "3": "school of, pod of, gaggle of, bunch of, fleet of, cluster of, shoal of, row of, crowd of, pile of, stack of, bouquet of, batch of, posse of, murder of, brood of, clan of, tribe of, "
    "a school of, a pod of, a gaggle of, a bunch of, a fleet of, a row of, a crowd of, a pile of, a stack of, a bouquet of, a batch of, a murder of, a tribe of",
}
