"""English verbs in their base forms; `morphology` inflects them, irregular ones too."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

ENGLISH_VERBS: Final[WordTable] = {
    "stand": "stand, wait, loiter, linger, queue, hang around, pose, lean, hide, stay, pause, stop, halt, glow, think, listen, smile, "
    "remain, chew, wink, nod, blink",
    "look": "watch, stare, meet, discover, find, recognise, recognize, inspect closely, guard, gaze, admire, observe, study, search, peek, glance, spot, see, "
    "notice, examine, inspect, squint, look at, look around, look for, look up, look down, look out, look into, look back",
    "walk": "walk, stroll, tread, head out, ramble, pass through, come out, come in, wander, hike, stride, trek, waddle, saunter, amble, pace, approach, enter, "
    "explore, arrive, come, step, roam, strut, go, move, travel, leave, follow, patrol, "
    "emerge, return, deliver, pass by, venture, stomp, lumber, plod, sashay, file",
    "run": "run, sprint, zigzag, weave, swerve, cruise, thunder, whizz, whiz, zip along, zip through, barrel, compete, jog, dash, race, gallop, rush, hurry, flee, escape, speed, roll, charge, bolt, "
    "trot, scurry, scamper, zoom past, chase around, hurtle, frolic, dart, accelerate, "
    "stampede, run away, run around",
    "sneak": "sneak, creep, tiptoe, prowl, stalk, lurk, slink, steal, burgle, rob",
    "crawl": "crawl, slither, scuttle, inch",
    "march": "march, parade, goose step",
    "skip": "skip, prance, gambol, caper, trip along",
    "stagger": "stagger, reel, be blown away, get blown away, be swept away, get swept away, stumble, limp, trudge, shuffle, shamble, lurch, hobble, totter, wobble, sway drunkenly",
    "climb": "climb, clamber, ascend a ladder, climb up, shin up",
    "jump": "jump, leap, swing from, swing through, swing on, make a save, save a penalty, save the penalty, save a goal, save the shot, block a shot, block the shot, dive for the ball, spike the ball, hop, pounce, vault, spring, bounce around, bunny hop, celebrate, dunk, "
    "jump rope, ollie, lunge, hurdle, jump up and down",
    "backflip": "backflip, flip, somersault, frontflip, front flip, back flip, tumble, kickflip, "
    "handspring, do a flip, do a backflip, do backflips, do flips, do a somersault, perform a backflip, "
    "perform a flip, spin in the air, do gymnastics, perform a routine, do a routine",
    "cartwheel": "cartwheel, do a cartwheel, do cartwheels, turn cartwheels, do a handstand, perform a cartwheel",
    "swim": "swim, snorkel, paddle, wade, splash around, bathe, submerge, scuba dive, crawl through the water",
    "dive": "dive, plunge, cannonball, skydive",
    "surf": "surf, bodyboard, ride a wave, ride the wave, ride waves, ride the waves, wakeboard, "
    "kitesurf, windsurf, catch a wave, catch waves, paddleboard, wipe out on a wave",
    "skate": "skate, skateboard, rollerblade, roller skate, ice skate, longboard, sled, glide on ice, "
    "grind, slide, figure skate, do a kickflip, land a kickflip",
    "ski": "ski, snowboard, ski jump, slalom, toboggan",
    "cycle": "cycle, bike, pedal, bicycle, unicycle, ride a bike, ride a bicycle, ride a unicycle",
    "drive": "drive, steer, reverse, park the car, commute",
    "row": "row, canoe, kayak, sail, go sailing",
    "sit": "sit, perch, squat, meditate, sunbathe, relax, chill, lounge, rest, hang out",
    "sit down": "sit down, take a seat, sit back down, settle down",
    "stand up": "stand up, get up, wake up, rise to its feet, rise to their feet, sit up",
    "lie": "lie, lie down, recline, sprawl, collapse on the bed, lay down",
    "sleep": "sleep, nap, snooze, doze, snore, hibernate, take a nap, fall asleep, slumber",
    "kneel": "kneel, propose, pray, kneel down, crouch, beg, get down on one knee",
    "bow": "bow, curtsy, curtsey, take a bow",
    "dance": "dance, rehearse, twerk, groove, breakdance, boogie, perform, moonwalk, shimmy, wiggle, headbang, "
    "jive, jiggle, do the robot, sway, do tai chi",
    "waltz": "waltz, tango, salsa, slow dance, foxtrot, ballroom dance, dance together, dance the tango, "
    "dance a waltz, dance a tango, dance flamenco",
    "twirl": "twirl, spin, pirouette, whirl, spin around, twirl around, turn around, do ballet, "
    "dance ballet, land a triple axel, do a pirouette, perform ballet",
    "talk": "talk, speak, podcast, vlog, livestream, host, broadcast, commentate, review, lecture about, sell, bargain, haggle, deliver a speech, deliver a line, tell stories, tell a bedtime story, record a podcast, host a podcast, report live, report the news,  chat, rap, argue, debate, discuss, narrate, recite, converse, lecture, preach, "
    "gossip, interview, announce, present, explain, complain, order, teach, apologise, apologize, "
    "negotiate, give a speech, give a presentation, give a lecture, tell a story, tell a joke, "
    "tell jokes, give a weather forecast, hold a meeting, have a meeting, make a speech, scold, whisper, "
    "shout, yell, scream, argue about, read the news, bicker, quarrel, call, confess, joke, ask, answer, "
    "do stand up comedy, have a conversation, give a press conference",
    "sing": "sing, hum, beatbox, whistle, croon, serenade, yodel, sing karaoke, do karaoke",
    "laugh": "laugh, giggle, chuckle, cackle, grin, smirk, burst out laughing, crack up",
    "cry": "cry, weep, sob, wail, mourn, burst into tears",
    "fall": "fall, drop, collapse, crash down, topple, trip, slip, plummet, descend, rain down, faint, "
    "tip over, land, sink, come down, fall over, fall down, slip on a banana",
    "bounce": "bounce, dribble, ricochet, rebound, boing",
    "fly": "fly, soar, flutter, glide, swoop, ascend, flap, launch, blast off, take off, orbit, rise, zoom, "
    "circle",
    "float": "float, hover, levitate, drift through space, bob, drift away",
    "wave": "wave goodbye, wave hello, wave back, greet, beckon",
    "clap": "clap, applaud, clap hands",
    "cheer": "cheer, rejoice, raise the trophy, win, cheer on, throw hands up, triumph, root for, "
    "give thumbs up, give a thumbs up, high five",
    "point": "point, gesture, point at, accuse, give directions",
    "shrug": "shrug, hesitate, give up, shake his head, shake her head, shake its head, shake their heads",
    "salute": "salute, stand to attention",
    "shiver": "shiver, tremble, shake, shudder, quake, freeze to death, scratch, scratch its back, itch",
    "hug": "hug, embrace, cuddle, snuggle, hug each other, comfort, cradle",
    "kiss": "kiss, smooch, kiss each other, blow, blow out, blow a kiss, blow bubbles, blow out the candles",
    "shake hands": "shake hands, fist bump, shake hands with, arm wrestle",
    "throw": "throw, toss, hurl, fling, pitch, lob, bowl, throw a punch at the air, have a food fight, pelt, "
    "cast a net, play catch",
    "bowl": "go bowling, bowl a strike, bowl a ball",
    "kick": "kick, play football, play soccer, play the ball, score a goal, roundhouse kick, do karate, "
    "do kung fu, practise kung fu, practice kung fu, practice karate",
    "punch": "punch, fight, face off, square up, square off, clash, joust with, have a boxing match, have a pillow fight, pop, wrestle, battle, box with, spar, brawl, slap, knock, knock over, knock down, beat up, bash, "
    "attack, play tennis, play golf, play baseball, play ping pong, swing, hit, play table tennis",
    "fence": "fence, duel, joust, sword fight, draw a sword, draw his sword, draw her sword, "
    "draw its sword, swing a sword, swing his sword, fight with swords, slash, parry",
    "push": "push, shove, heave, push against, push a cart",
    "pull": "pull, tug, unwrap, unbox, open presents, open a present, open her presents, open his presents, open their presents, open gifts, open a gift, open the door, open a door, open a letter, open a box, open the box, open a package, open the fridge, peel,  drag, haul, tow, stretch a rope, play tug of war",
    "lift": "lift, raise, hoist, weightlift, bench press, deadlift, do deadlifts, pick up, lift up, hold up, work out",
    "dig": "dig, shovel, burrow, excavate, dig up, dig for",
    "build": "build, hammer, repair, tinker, weld, carve, assemble, construct, sculpt, chop wood, saw wood, do carpentry",
    "sweep": "sweep, mop, vacuum, clean, scrub, hoover, wash, wipe, polish, sweep the floor, "
    "do the laundry, wash the dishes, do the dishes, shovel snow",
    "fish": "fish, angle, go fishing, reel in, cast a line",
    "eat": "eat, devour, smoke, vape, brush his teeth, brush her teeth, have brunch, have a snack, munch, nibble, feast, dine, gobble, bite, lick, taste, swallow, snack, graze, "
    "have dinner, have lunch, have breakfast, chew on, have a picnic, eat dinner",
    "drink": "drink, sip, have a tea party, have a drink, chug, gulp, slurp, drink tea, drink coffee, toast each other, have tea, have coffee",
    "cook": "cook, bake, bbq, cut the cake, cut a cake, slice, dice, cut vegetables, roll sushi, make tacos, make noodles, pull noodles, make bread, make a sandwich, make breakfast, make a cake, decorate a cake, ice a cake, toast marshmallows, toast bread,  stir, fry, grill, flip pancakes, flip a pancake, make pancakes, make pizza, chop, "
    "knead, roast, barbecue, prepare, brew, mix, make dinner, make breakfast, prepare dinner, boil, "
    "make soup, make sushi, whisk, fix",
    "pour": "pour, serve, spray, squirt, pour coffee, pour tea, fill, water the plants, water a flower, feed, "
    "water flowers, spill, sprinkle, make coffee, make latte art, pour latte art",
    "read": "read, read a book, read the newspaper, read a newspaper, leaf through, read aloud",
    "write": "write, sign, draw, sketch, scribble, take notes, do homework, write a letter, journal, "
    "play chess, solve a puzzle, play cards",
    "paint": "paint, paint a picture, paint a portrait, spray paint, paint the wall, decorate",
    "type": "type, work on a computer, play video games, play a video game, play computer games, code",
    "photograph": "photograph, take a photo, take a picture, take photos, take pictures, take a selfie, "
    "take selfies, record a video, snap a photo, snap a selfie",
    "juggle": "juggle",
    "conjure": "conjure, cast a spell, cast spells, do magic, perform magic, bewitch, enchant, summon, "
    "do a magic trick, perform a magic trick",
    "conduct": "conduct, conduct an orchestra, direct traffic, play a record, spin records, mix records",
    "play guitar": "play guitar, play the guitar, strum, play bass, play the banjo, play the ukulele, "
    "play a guitar, play electric guitar, play the bass, jam, shred",
    "play piano": "play piano, play the piano, play the keyboard, play the organ, play a piano, "
    "play keyboards, play the xylophone",
    "play drums": "beat drums, beat the drums, beat a drum, bang drums, bang the drums, bang on drums, bang a drum, bang on pots, play drums, play the drums, drum, play the drum, play bongos, play the bongos",
    "play violin": "play violin, play the violin, play the fiddle, fiddle, play the cello, play cello, play a violin",
    "play trumpet": "play trumpet, play the trumpet, play the saxophone, play saxophone, play the flute, "
    "play sax, play the sax, play flute, play the trombone, play a trumpet, play the harmonica, blow a horn",
    "stretch": "stretch, do yoga, practise yoga, practice yoga, do pilates, exercise, warm up, "
    "practise tai chi, practice tai chi, yawn, do stretches",
    "push-up": "do push ups, do pushups, do a push up, do push up, do sit ups, plank, do burpees",
    "ride": "ride",
}

ENGLISH_PHRASES: Final[WordTable] = {  # as written
    "look": "looks, looking, looked",  # "look" alone is how something looks
    "surf": "riding a wave, riding the wave, riding waves, riding the waves",
    "wave": "waving goodbye, waving hello",
    "walk": "crosses, crossing, crossed, heads for, heading for, heads to, heading to, heading towards",
    "pour": "waters, watering, watered",
    "dig": "gardening, plants, planting, mining, hoeing, raking, plowing, ploughing",
    "sweep": "dusts, dusting, ironing, irons, brushing, brushes his, brushes her, brushes its, combing, combs",
    "type": "works, working, worked, texting, texts, programming, coding, hacking, gaming, scrolling, scrolls",
    "photograph": "filming, films, selfie, selfies",
    "conduct": "djing, djs",
    "sleep": "dreams, dreaming, dreamt, resting",
    "climb": "scales, scaling, scaled",
    "shiver": "freezing",
    "cook": "prepares, preparing",
    "build": "fixing, crafting, fixes his, fixes her, fixes the, fixes a",
    "point": "points at, aiming",
    "stand": "awkward silence, photoshoot, photo shoot",
    "stretch": "balances, balancing, yoga, yoga class, aerobics, workout",
    "sing": "karaoke, karaoke night",
    "sneak": "heist",
    "dance": "dance battle, dance off, dance party, flash mob, rave",
    "march": "parade, parades",
    "drink": "tea party",
    "eat": "eating contest, dinner party, family dinner",
    "stagger": "blown away, gets blown away, swept away, blown over",
    "run": "car chase, drag race, street race",
    "float": "drifts over, drifts above, drifts across the sky, drifts through the sky, drifting over, drifting above, drifts in",
    "fall": "wipes out, wiping out, wiped out",
    "talk": "podcast, podcasts, vlog, livestream, stand up comedy, standup comedy, tutorial, asmr, rap battle, ted talk, zoom call, zoom meeting, video call, conference call, board meeting, staff meeting, meeting, argument, presentation, speech, lecture, weather forecast, press conference, interview, quarrel",
    "punch": "pillow fight, sparring match, fist fight, bar fight, box each other, boxes with, boxing with, boxing each other, boxing, boxing match, wrestling match, tennis match",
    "throw": "food fight, snowball fight, water fight",
    "skate": "skating, skateboarding",
}
