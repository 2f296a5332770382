"""English words that mean another thing in some company: a bat at baseball is no animal.

A word, then for each other sense the known word that shows it and the beginnings of words that tell it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENSES: Final[Mapping[str, Mapping[str, str]]] = {
    "bat": {"cricket game": "ball, baseball, cricket, swing, pitch, batter, hit, home run, batsman, bowl, wicket, stump"},
    "pitcher": {"player": "baseball, throw, mound, strike, batter, inning, fastball"},
    "catcher": {"player": "baseball, ball, pitch, mitt"},
    "batter": {"steaming bowl": "pancake, whisk, mix, bowl, cake, pour, waffle, flour"},
    "crane": {"building construction": "construct, site, cargo, load, harbour, harbor, container, skyscraper, steel, operator"},
    "mouse": {"laptop": "click, computer, keyboard, cursor"},
    "bow": {"bow and arrow": "arrow, archer, target, draws, quiver, shoot"},
    "club": {"field hockey": "golf, tee, caveman"},
    "coach": {"bus": "passenger, driver, motorway, tourist"},
    "trunk": {"luggage": "attic, pack, treasure, old, lid"},
    "racket": {"tennis": "tennis, serve, court, badminton, squash"},
    "seal": {"package": "envelope, wax, letter"},
    "ring": {"ring": "propos, finger, diamond, wedding, engage, knee"},
    "nail": {"nail polish": "polish, paint, salon, manicure"},
    "glasses": {"beer mug": "clink, toast, raise, wine, beer, champagne, drink, waiter, tray"},
    "turkey": {"poultry leg": "carve, roast, thanksgiving, oven, dinner, baste"},
    "chicken": {"poultry leg": "fried, roast, grill, fry, bucket"},
    "duck": {"poultry leg": "roast, peking, confit"},
    "lamb": {"meat on bone": "roast, chop, grill, stew"},
    "fish": {"sushi": "sashimi, sushi"},
    "kid": {"goat": "goat, herd"},
    "horn": {"trumpet": "play, blow, jazz, band"},
    "organ": {"musical keyboard": "church, play, pipe, cathedral"},
    "board": {"skateboard": "skate, ramp, halfpipe, kickflip, ollie", "surfboard": "surf, wave, paddle"},
    "stick": {"ice hockey": "puck, hockey, goalie"},
    "net": {"goal net": "goal, keeper, striker, penalty"},
    "fan": {"person": "cheer, stadium, scream, concert, idol"},
    "star": {"person": "film, movie, pop, rock, red carpet, autograph"},
    "model": {"woman": "walk, runway, pose, gown, catwalk, fashion, photo, perfume, strut, dress"},
    "host": {"presenter": "show, tv, game, talk, quiz, podcast"},
}  # fmt: skip
