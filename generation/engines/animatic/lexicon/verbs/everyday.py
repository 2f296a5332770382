"""More English verbs, by what they are about: trades, chores, games, sports, shows and moods.

Base forms, which `morphology` inflects; of a phrase its first word.
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

EVERYDAY_VERBS: Final[WordTable] = {
    "build": "mould, mold, solder, rivet, sharpen, whittle, chisel, plaster, mend, restore, renovate, "
    "install, set up, put up, put together, adjust, tune up, pump up, inflate, fix up, change a tyre, change a tire, change the tyre, "
    "change the tyres, change the tire, change the tires, change tyres, change tires, change a light bulb, change the bulb, lay bricks, "
    "operate, operate on, perform surgery, throw a pot, make pottery, glaze, dismantle, take apart, pitch a tent, put up a tent, "
    "shoe a horse, defuse, make a sandcastle, invent",
    "write": "knit, sew, crochet, embroider, stitch, quilt, wind a watch, thread a needle, tattoo, engrave, calculate, grade papers, mark homework, "
    "study for an exam, do math, do maths, do her homework, do his homework, fill in a form, sign autographs, do a puzzle, play cards, play poker, play blackjack, "
    "play bridge, play solitaire, play uno, play bingo, play checkers, play draughts, play backgammon, play mahjong, play monopoly, "
    "play scrabble, play dominoes, play roulette, play go, play a board game, play board games, play a game of chess, play a game of cards, "
    "play rummy, play dice, play the slots, play snap, play tic tac toe, wrap presents, wrap gifts, wrap a present, fold origami, fold paper, fold, "
    "make a list, paint her nails, do her makeup, do his makeup, apply makeup, put on makeup, put on lipstick, arrange flowers",
    "type": "play fortnite, play minecraft, play nintendo, play playstation, play xbox, play on his phone, play on her phone, hack into, log in, email, "
    "surf the internet, browse the internet, work from home, do his taxes, do her taxes, do taxes",
    "dig": "chop down, chop, fell a tree, cut down, split logs, split wood, split a log, chop firewood, sow, weed, bury, unearth, "
    "dig a hole, pan for gold, tend the garden, pick up litter, plough, plow, rake leaves",
    "pull": "pick flowers, pick apples, pick fruit, gather, reap, pluck, milk a cow, milk the cow, milk cows, unzip, uncork, open, tear, rip, unlock, unroll, "
    "walk the tightrope of, reel, untie, fly a kite, draw a curtain, draw the curtains, undress, saddle, shear, shear a sheep",
    "push": "shut, mow, mow the lawn, cut the grass, push a pram, push a stroller, push a trolley, ring a bell, ring the bell, "
    "ring the doorbell, ping, move furniture, roll out",
    "lift": "rescue, save, scoop up, load, unload, hang, hang up, hang out the washing, hoist up, put away, catch, balance a tray, raise a flag",
    "stand": "sigh, blush, sweat, breathe, shine, frown, pout, freeze in place, wait for, stand guard, strike a pose, "
    "stand still, stay awake, hold still, queue up, line up, host a party, glisten, sparkle, shimmer, glitter, flicker, "
    "warm up by, warm his hands, warm her hands, suffer, regret, tolerate, turn green",
    "look": "check, check out, check his watch, check her watch, check its watch, turn its head, turn his head, turn her head, turn their heads, peer, "
    "glare, eye, spectate, birdwatch, stargaze, window shop, browse, realise, realize, encounter, supervise, smell, sniff, measure, weigh, "
    "inspect, watch tv, watch television, watch a movie, watch the sunset, look surprised, look confused, raise an eyebrow, try on, choose, compare, "
    "admire himself, admire herself, investigate, solve a crime, solve a case",
    "walk": "accompany, deliver, deliver pizza, deliver pizzas, deliver mail, deliver letters, deliver a package, deliver a parcel, "
    "cross, shop for, go shopping, go home, go outside, go to work, commute on foot, walk the dog, walk a dog, leave the house, "
    "pull up, tiptoe away, walk the runway, walk the red carpet, walk the catwalk, model clothes, invade, migrate, serve drinks",
    "run": "overtake, catch a bus, catch the bus, cross the finish line, finish the race, play fetch, play tag, fetch, skid around, "
    "train for, roam free, run late, run for, herd, whoosh, whizz past, zip past, play rugby, zip",
    "sneak": "shoplift, eavesdrop, eavesdrop on, spy on, ambush, trespass, break in, break into, raid, loot, pickpocket, play hide and seek, "
    "sniff around, infiltrate, smuggle, swipe a, snatch",
    "jump": "parkour, do parkour, free run, leapfrog, play hopscotch, pogo, jump over, play volleyball, play basketball, trampoline, skip rope, leap over, hop over, "
    "hop around, burst out, pop out, pop up, breach",
    "fall": "skydive, bungee jump, crash land, trip over, tumble down, fall asleep on his feet, pass out, fall off, cave in, crumble, "
    "drip, splash down",
    "float": "drift, drift past, drift by, drift down, drift along, drift across, float away, be suspended, dangle, waft",
    "fly": "paraglide, hang glide, parasail, take flight, fly away, erupt, explode into the sky, spread its wings, spread her wings, spread his wings",
    "swim": "take a bath, take a bubble bath, have a bath, take a shower, have a shower, soak, doggy paddle, wallow, drown, tread water, swim laps, go swimming, "
    "synchronise swim",
    "climb": "scramble up, climb out, climb over, climb down, abseil, rappel",
    "drive": "tow, pilot a truck, drift around, race cars, chauffeur",
    "ride": "joyride, ride shotgun, ride along, commute by, trot along, herd cattle, lasso",
    "row": "navigate, set sail, sail away, steer a boat, paddle a canoe, paddle a kayak",
    "kneel": "tie his shoes, tie her shoes, tie his shoelaces, tie her shoelaces, hunt for, squat down, bend down, pet, stroke, pat, kowtow",
    "sit": "camp, ride a carousel, sit around, ride a roller coaster, ride the roller coaster, ride the subway, ride the bus, ride a train, soak up, wait in line, gather around, gather round, "
    "huddle, play the waiting game, dine out, watch over, drive thru, get a haircut, get a tattoo, get a massage, attend, sit back, party on a boat",
    "sleep": "nod off, oversleep, sleepwalk in bed, take a siesta, drift off, pass the night",
    "hug": "rock the baby, rock a baby, rock her baby, swaddle, hold hands, console, soothe, reunite, be reunited, get reunited, hold a baby, "
    "hold her baby, hold his baby, protect, adopt, befriend, fall in love, slow hug",
    "kiss": "make out, peck, marry, get married, exchange vows, say i do, renew vows, tie the knot",
    "wave": "hail a taxi, hail a cab, flag down, photobomb, hitchhike, thumb a ride, say goodbye, say hello, welcome, bid farewell, wave a flag, wave flags",
    "point": "direct, instruct, umpire, train a dog, demonstrate, reveal, order around, command, tell off, count down",
    "talk": "make a call, call home, take a call, make a phone call, pitch an idea, auction, swear, promise, introduce, thank, flirt, rant, "
    "brag, nag, tease, threaten, mumble, stammer, stutter, forecast, give a toast, make an announcement, confide, "
    "advise, translate, convince, persuade, pray aloud, bark orders, text a friend, greet guests, officiate, do a voiceover, "
    "host a show, host a game show, run for president, unveil, testify, swear an oath, cross examine, propose a plan, take an order, take orders, "
    "invite, facetime, go live",
    "cheer": "graduate, fist pump, throw confetti, raise his sword, raise her sword, raise its sword, raise a sword, raise a trophy, lift the trophy, lift the cup, "
    "win the lottery, win the race, win a race, score the winning goal, celebrate a goal, chant, pump his fist, pump her fist",
    "clap": "give a standing ovation, give a round of applause, clap along",
    "laugh": "snicker, snort, howl with laughter, roar with laughter, prank, tickle",
    "cry": "bawl, tear up, grieve, break down in tears, whimper, shed a tear",
    "shrug": "facepalm, roll her eyes, roll his eyes, roll its eyes, shake its head, shake their head, struggle to decide, give in, doubt",
    "shiver": "panic, freeze, vibrate, jitter, twitch, flinch, sneeze, cough, hiccup, shake off, shake itself, shake itself dry, hyperventilate",
    "eat": "wolf down, chomp, chew gum, eat out, eat breakfast, eat lunch, tuck into, taste test, slurp noodles, have a meal, "
    "share a meal, gnaw, nom, scoff",
    "drink": "raise a glass, raise their glasses, clink glasses, propose a toast, do a shot, do shots, taste wine, lap up, drown his sorrows",
    "cook": "flip, flip burgers, season, garnish, chop onions, chop vegetables, chop carrots, carve the turkey, carve a turkey, scramble eggs, crack an egg, crack eggs, steam, poach, simmer, saute, "
    "marinate, whip, frost a cake, toss pancakes, toss a pancake, toss pizza, toss pizza dough, roast marshmallows, roast a marshmallow, cut, cut a pizza, sear, churn, "
    "distil, distill, brew a potion, mix a potion, mix cocktails, mix a cocktail, mix drinks, heat up, reheat, burn the toast, make dumplings, make pasta, roll dough, "
    "make tortillas, make sandwiches, make cookies, bake bread, bake cookies, decorate cookies, decorate a gingerbread house, make lunch, make noodles, make tea",
    "pour": "hose down, refuel, fill up, drizzle honey, drizzle oil, drizzle syrup, feed the chickens, feed the cat, feed the dog, top up, "
    "sprinkle sugar, put out a fire, put out the fire, extinguish, fight a fire, fight the fire, fight fires, douse",
    "sweep": "shampoo, shave, cut hair, give a haircut, style hair, wash, wash a car, wash the car, wash dishes, do laundry, "
    "fold laundry, tidy, tidy up, rinse, massage, bathe the dog, wash the dog, clean up, clean windows, make the bed, make its bed, make his bed, make her bed, change a diaper, change diapers, scrub the deck",
    "fish": "trawl, haul in a net, cast a fishing line, catch a fish, catch fish, ice fish",
    "throw": "skip stones, skip a stone, skim stones, scatter, scatter seeds, flick, flip a coin, toss a coin, deal cards, "
    "play darts, play frisbee, roll dice, roll the dice, throw darts, throw a party hat, throw knives, throw an axe, hurl a spear, catapult, sling, bowl a yorker, pitch a fastball, throw a javelin, "
    "put the shot, throw the discus, litter",
    "kick": "play futsal, kick a ball, kick the ball, punt, juggle a football, take a penalty, do taekwondo, practise karate, do capoeira",
    "punch": "swat, whack, smack, strike, smash up, play squash, play badminton, play hockey, play ice hockey, play cricket, play pool, play billiards, play lacrosse, "
    "tee off, putt, knock on the door, break a board, karate chop, shadowbox, kickbox, train for a fight, swing a bat, swing the bat, swing his bat, swing a club, swing his club, "
    "swing a racket, hit a home run, hit a ball, hit a golf ball, defeat, fight off, duke it out, destroy, demolish, wreck, rampage, crush, squash",
    "fence": "slay, stab, swing an axe, cross swords, swordfight, lightsaber duel, behead, spar with swords, swing a lightsaber, unsheathe",
    "conjure": "hypnotise, hypnotize, read tarot cards, read palms, perform a trick, do a trick, do a card trick, do tricks, do card tricks, pull a rabbit out of a hat, heal, bless, "
    "practise magic, practice magic, wave a wand, wave her wand, wave his wand, transform",
    "dance": "tap dance, belly dance, line dance, square dance, mosh, body pop, do ballet moves, samba, conga, polka, jig, dance salsa, dance samba, cha cha, "
    "do the worm, do the moonwalk, do the macarena, dab, krump, get down, bop, bob its head, bob his head, throw a dance party, tiktok dance, do the splits, celebrate diwali, celebrate holi",
    "waltz": "dance bachata, dance the waltz, dance in each other s arms, dance cheek to cheek, have their first dance, share a dance, share their first dance, share a first dance",
    "twirl": "hula hoop, spin on his head, spin on her head, spin on its head, spin on their heads, do a spin, rotate, turn on the spot, spin plates, swirl, revolve",
    "sing": "busk, lip sync, rap battle, sing along, sing in the shower, sing a lullaby, sing opera, perform a song, perform karaoke, duet, sing happy birthday, chirp",
    "photograph": "film himself, film herself, snap pictures, snap photos, shoot a film, shoot a movie, shoot a video, record himself, record herself, capture a photo, take a photograph",
    "paint": "graffiti, whitewash, dye, face paint, put on war paint, restore a painting, airbrush, stencil",
    "stretch": "limber up, cool down, practise ballet, practice ballet, hold a pose, do tai chi moves, walk a tightrope, tightrope walk, slackline, lie on a yoga mat, arm stretch",
    "read": "read a map, study a map, read a letter, read the menu, read a story, read a bedtime story, study a scroll, look through a book, read stories, revise",
    "conduct": "scratch records, spin vinyl, mix tracks, drop the beat, drop a beat",
    "play guitar": "play the harp, play harp, play the lute, play the mandolin, play the sitar, play air guitar, pluck a guitar, play the guzheng, play the banjo, play a lute, play a harp",
    "play piano": "play the accordion, play accordion, play an accordion, play the keys, play a keyboard, play the harpsichord, play the synthesizer",
    "play drums": "play the tabla, play the bongo, play percussion, play the marimba, play the tambourine, tap on drums, hit drums",
    "play violin": "play the viola, play the erhu, play the double bass, play a fiddle, play a cello, play fiddle",
    "play trumpet": "play the clarinet, play clarinet, play the tuba, play the bagpipes, play bagpipes, play the recorder, play the oboe, play the bugle, play a saxophone, play a flute, play a harmonica, "
    "blow a trumpet, blow bagpipes, play horn, play the horn, blow a whistle, blow the whistle, play harmonica, play jazz",
    "march": "troop, goose-step, lead a parade, drill soldiers, protest march, demonstrate for, file past",
    "stagger": "stumble around, wobble along, sleepwalk, lose his balance, lose her balance, lose its balance, walk into a wall, teeter",
    "bow": "pay respects, pay respect, take a curtain call, honour, honor",
    "shake hands": "make a deal, close a deal, seal a deal, strike a deal, sign a deal, meet and greet",
    "ski": "ski down, snowboard down, slalom down, do ski jumping, carve down",
    "skate": "skateboard down, rollerskate, play roller derby, do an ollie, grind a rail, skate around, drop into a halfpipe, score on ice, speed skate",
    "surf": "ride a big wave, shred waves, boogie board, jet ski, water ski, waterski, kiteboard",
    "cycle": "mountain bike, do a wheelie, pull a wheelie, race bicycles, ride bikes, ride bicycles, ride his bike, ride her bike, ride their bikes",
    "push-up": "do crunches, do squats, train hard, do press ups, do one arm push ups",
    "sit down": "sink into a chair",
    "stand up": "rise up, rise from the dead, get out of bed, jump out of bed, wake, come to life, climb out of bed, stand back up",
    "lie": "chill out, tan, play dead, flop down",
    "crawl": "wriggle, squirm, slither out, ooze, army crawl",
    "skip": "gambol about, horse around, mess around",
    "juggle": "juggle balls, juggle knives, juggle fire, juggle torches, play diabolo",
}  # fmt: skip

TURNED_VERBS: Final[WordTable] = {
    "talk": "radio, phone, telephone, text, plan, comment, stream, sentence, demand, host, mock, plead, react, forecast",
    "walk": "lead, escort, guide, visit, tour, pass, shop, carry, process, ferry",
    "build": "shape, forge, saw, drill, screw, iron, smith, service, nail",
    "dig": "plant, rake, harvest, till",
    "pull": "pick, tie, milk",
    "pour": "water, hose, fuel",
    "sweep": "groom, brush, comb, trim, lather",
    "look": "watch, test, study, judge, count, screen, eye, shadow",
    "stand": "model, bloom, blossom, flash, hope, appear, exist, light, warm",
    "throw": "deal, send, pitch",
    "cook": "batter, grill, toast, butter, salt, pepper",
    "dance": "party, disco, vogue, floss",
    "lift": "stack, train, shoulder",
    "kneel": "duck, nurse, worship",
    "point": "signal, aim, show, referee",
    "photograph": "record, film",
    "paint": "color, colour, stencil",
    "push": "press, close, plough, plow",
    "punch": "bat, hammer at, club",
    "march": "stamp",
    "write": "score, pencil, autograph",
    "climb": "mount",
    "swim": "dip",
    "fish": "crab",
    "sing": "crow, carol",
    "sneak": "spy",
    "fall": "parachute",
    "conduct": "dj",
    "crawl": "worm, snake",
    "conjure": "curse, charm",
    "drive": "taxi, bus, race",
    "row": "captain",
    "eat": "sample, crunch",
    "skate": "board",
    "sleep": "bed",
    "cry": "lose",
    "run": "storm",
        "fly": "pilot, rocket, balloon",
    "fence": "knife, spear",
}  # fmt: skip
"""What may be a thing, too: read so only where somebody stands before it who does it."""
