"""What clips can be about: facets, how people call them, and words that are a sign of them.

`facets.txt` holds a facet a line: its key, its names, of which the first is shown, and its signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Facet:
    """One thing a clip can be about, have in it or look like."""

    key: str
    names: tuple[str, ...]  # what people say when they mean all of it; the first is shown
    signs: tuple[str, ...]  # words of a prompt in which it is seen


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


def _facet(line: str) -> Facet:
    key, names, signs = line.split(" | ")
    return Facet(key, tuple(names.split(", ")), tuple(signs.split(", ")))


def _facets() -> dict[str, Facet]:
    lines = Path(__file__).with_name("facets.txt").read_text(encoding="utf-8").splitlines()
    return {facet.key: facet for facet in map(_facet, lines)}


FACETS: Final = _facets()

# Names that mean but a part of their facet.
PARTS: Final = _listed(
    """mammals, reptiles, fish, spiders, babies, toddlers, infants, supercars, subways, yachts, \n
    helicopters, bicycles, cycling, motorcycles, motorbikes, desserts, cakes, sweets, fruit,
    \n    vegetables, veggies, breakfast, lunch, dinner, supper, coffee, cocktails, baking,
    gardens, \n    gardening, herbs, weeds, shrubs, roses, hiking, rivers, lakes,
    waterfalls, streams, ponds, \n    rapids, clouds, stars, skiing, ice, castles, towers,
    temples, churches, cathedrals, palaces, \n    bridges, skyscrapers, workouts, fitness,
    games, ballet, paintings, drawing, sculptures, crafts, \n    robots, computers, phones,
    science, guns, weapons, blood, war, dragons, wizards, magic, ghosts, \n    monsters,
    christmas, birthdays, explosions, campfires, makeup, dolls, planets, \n    galaxies,
    diving, elections"""
)

# Words that older lists lack.
NEWER: Final = _listed(
    """mukbang, mukbangs, asmr, vlog, vlogs, vlogger, vloggers, anime, manga, cosplay, cosplayer,
    kpop, k-pop, esports, speedrun, speedruns, speedrunner, speedrunning, unboxing,
    unboxings, tiktok, tiktoks, podcast, podcasts, drone, drones, selfie, selfies, emoji,
    emojis, meme, memes, furry, furries, crypto, bitcoin, nft, nfts, deepfake, deepfakes,
    influencer, influencers, parkour, zumba, crossfit, pickleball, paintball, airsoft,
    bouldering, slackline, kintsugi, boba, ramen, sushi, nigiri, sashimi, tofu, kimchi,
    vegan, keto, barista, latte, lofi, lo-fi, fanfic, fanart, gacha, minecraft, fortnite,
    roblox, pokemon, lego, legos, barbie, marvel, dinos, dino, doggo, sneks, snek,
    tattooist, tattoos, grwm, haul, hauls, diy, thrifting, skincare, nail-art, bushcraft,
    vanlife, glamping, hyperlapse, timelapse, fpv, pranks, prank, prankster, reaction,
    reactions, livestream, livestreams, gaming, gamer, gamers, vr, webcam, webcams, boomer,
    boomers"""
)

# What is none of what its words are a sign of: no dog is in a hot dog.
OTHERWISE: Final = _listed(
    """hot dog, corn dog, news anchor, red carpet, shopping cart, paper plane, paper aeroplane, paper airplane, paper boat, paper crane,
    origami crane, tower crane, rocking horse, pommel horse, teddy bear, gummy bear, bear market,
    bull market, bear hug, rubber duck, swan dive, baseball bat, cricket bat, wireless mouse,
    computer mouse, gaming mouse, ergonomic mouse, optical mouse, mouse pad, mouse mat, fly ball,
    dragon fruit, dragon boat, monkey bars, monkey wrench, lion dance, space heater, space bar,
    fire drill, fire station, fire alarm, water bottle, train of thought, rubber band, hair band,
    elastic band, conveyor belt, garden hose, cat litter, dog whistle, eagle scout, horse chestnut,
    butterfly stroke, snow globe, ice cream, star fruit, night stand, night gown, car park"""
)
