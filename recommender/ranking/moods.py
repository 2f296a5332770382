"""Moods as directions: what a mood is like, against what it is not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

import numpy as np

from recommender.ranking.concepts import Embed, Matrix
from recommender.ranking.plan import Mood

NEAREST: Final = 3  # examples
WHOLE_SPREAD: Final = 0.097  # standard deviations, measured on 192 prompts of VBench
NEAR_SPREAD: Final = 0.078

LIKE: Final[dict[Mood, tuple[str, ...]]] = {
    "calm": (
        "a sailboat drifts on a glassy sea",
        "mist rises from a quiet pond",
        "a monk meditates in a garden",
        "raindrops run down a window pane",
        "a koi pond with slow fish",
        "a person reads by the fire",
        "a hammock sways between palms",
        "grass ripples in the wind",
        "stars turn slowly over a desert",
        "a stream trickles over mossy stones",
        "a swan glides across the water",
        "an old man fishes alone at dawn",
        "slow motion of falling petals",
        "a yoga pose at sunrise",
        "a cow grazes on a misty meadow",
        "a time lapse of drifting fog",
        "a calm, peaceful, relaxing scene",
        "slow gentle waves on a quiet shore at sunset",
        "a still lake in the morning mist",
        "snow falls softly in a silent forest",
        "leaves sway gently in the breeze",
        "a cat sleeps by the window",
        "clouds drift slowly",
        "close up of a flower in a garden",
        "candle light in a quiet room",
        "a serene landscape",
    ),
    "lively": (
        "a rock concert with a jumping crowd",
        "fireworks burst over the city",
        "motorbikes race through mud",
        "a snowboarder flies off a jump",
        "a drummer plays a wild solo",
        "a horse gallops at full tilt",
        "a footballer scores and the stadium roars",
        "a carnival parade with samba dancers",
        "a boxer throws rapid punches",
        "a kayak plunges down rapids",
        "a police chase through narrow streets",
        "a basketball dunk",
        "a cheetah sprints after its prey",
        "a fighter jet roars past",
        "kids bounce on a trampoline",
        "popcorn explodes in a pan",
        "a skateboarder does a kickflip",
        "a frantic, fast, energetic scene",
        "a car chase with explosions",
        "a wild party crowd",
        "athletes race at full speed",
        "people dance and jump to loud music",
        "a busy city in a rush",
        "a fight breaks out",
        "a rollercoaster at full speed",
        "a dog runs and jumps wildly",
        "an extreme sports stunt",
    ),
    "funny": (
        "a monkey steals a tourist's hat",
        "a dog wears sunglasses and a wig",
        "a man gets hit by a pie in the face",
        "a baby laughs at its own sneeze",
        "a parrot tells a joke",
        "a goat screams like a person",
        "a robot trips over its own feet",
        "a cat knocks a glass off the table",
        "grandpa falls asleep in the soup",
        "an office worker spins until he falls off the chair",
        "a penguin in a suit slips on the ice",
        "a skateboarder falls on his bottom and laughs",
        "a llama spits at the camera",
        "a toddler covered in spaghetti",
        "a magician's trick goes wrong",
        "a squirrel with cheeks full of nuts",
        "a dog chases its own tail",
        "a chicken crosses the road in a hurry",
        "a mime stuck in an invisible box",
        "a funny, silly, comical scene",
        "a cat wearing sunglasses plays the piano",
        "a man slips on a banana peel",
        "an animal in a costume does something absurd",
        "a clown makes people laugh",
        "a dog drives a car",
        "goofy faces",
    ),
    "happy": (
        "a birthday party with balloons",
        "a bride and groom dance and laugh",
        "friends jump into a lake on a summer day",
        "a child blows bubbles in the garden",
        "a soldier comes home and hugs his kids",
        "a dog greets its owner at the door",
        "kids run through a sprinkler",
        "a winner cries with joy",
        "a family eats breakfast in the sun",
        "dancing in the street in the sunshine",
        "a girl rides a pony and beams",
        "a crowd waves colourful flags",
        "friends toast at a table",
        "a golden retriever catches a ball in the park",
        "a happy, cheerful, uplifting scene",
        "children laugh and play",
        "friends celebrate together",
        "a family hugs",
        "a puppy wags its tail in the sun",
        "people smile and cheer",
    ),
    "sad": (
        "a woman stares out of the window and weeps",
        "an old dog waits at a grave",
        "rain falls on an empty playground",
        "a couple breaks up",
        "a child loses a balloon",
        "a wilted rose on the floor",
        "a man looks at a photograph of somebody gone",
        "a hospital bed and a last goodbye",
        "a homeless person in the snow",
        "a burnt down home",
        "a mother cries as her son leaves for war",
        "a sad, melancholy scene",
        "a lonely person cries in the rain",
        "an abandoned house",
        "a funeral",
        "a man sits alone in the dark",
        "a farewell at the station",
    ),
    "scary": (
        "a masked figure at the end of a corridor",
        "a doll's head turns by itself",
        "a shark circles a swimmer",
        "a tarantula crawls over a hand",
        "blood drips from the ceiling",
        "a ghost appears in the mirror",
        "a zombie breaks down the door",
        "a clown grins in the dark",
        "a wolf growls at night",
        "footsteps in an abandoned asylum",
        "a snake strikes",
        "lightning over a castle and a scream",
        "a witch in a dark forest",
        "a dark figure under the bed",
        "a tornado tears a house apart",
        "a skeleton rises from a coffin",
        "a volcano erupts and people flee",
        "a scary, creepy horror scene",
        "a haunted house at night",
        "zombies in a graveyard",
        "a monster in the dark",
        "a skull with blood",
        "a spider crawls over a face",
    ),
    "romantic": (
        "lovers kiss in the rain",
        "a man proposes on one knee",
        "an old couple holds hands on a bench",
        "a rose and two glasses of wine",
        "newlyweds under falling petals",
        "a couple dances slowly under fairy lights",
        "a boat ride for two in venice",
        "a love letter",
        "two people fall asleep in each other's arms",
        "a kiss under a waterfall",
        "hearts drawn in the sand",
        "a romantic scene of a couple in love",
        "a couple kisses at sunset",
        "a candle light dinner",
        "a wedding dance",
        "holding hands on the beach",
    ),
    "cosy": (
        "a steaming bowl of soup",
        "grandma knits in her armchair",
        "an old dog sleeps by the stove",
        "a cabin in the snow with lit windows",
        "a family bakes cookies",
        "a cup of tea and a book",
        "candles on a wooden table",
        "somebody under a quilt watches the rain",
        "a kettle whistles in a little kitchen",
        "slippers by the fire",
        "a log crackles in the hearth",
        "bread comes out of the oven",
        "a cosy, warm, homely scene",
        "a fireplace with a blanket and hot chocolate",
        "rain on the window of a warm room",
        "christmas lights at home",
        "a cat on a soft sofa",
    ),
    "inspiring": (
        "a runner without a leg crosses the finish line",
        "hikers reach a peak at sunrise",
        "an astronaut looks down on the earth",
        "a child takes its first steps",
        "a seedling breaks through concrete",
        "a crowd holds hands for peace",
        "a gymnast sticks the landing",
        "vast canyons seen from above",
        "a lone climber on a huge wall",
        "a teacher lights up a classroom",
        "the milky way over a desert",
        "a choir sings in a cathedral",
        "a glacier valley in golden light",
        "a castle on a hill from the air",
        "a hot air balloon rises over valleys",
        "an inspiring, epic, majestic scene",
        "a climber reaches the summit",
        "an eagle soars over mountains",
        "a rocket lifts off",
        "an athlete wins against all odds",
    ),
    "nostalgic": (
        "a steam train in the countryside",
        "grainy home video of a birthday",
        "an arcade of the eighties",
        "a typewriter and a rotary phone",
        "an old cinema",
        "kids play marbles in a black and white street",
        "a jukebox in a diner",
        "a covered bridge in autumn",
        "letters tied with a ribbon",
        "a carousel at dusk",
        "an old man looks through a photo album",
        "ivy on a ruined abbey",
        "a vinyl record spins",
        "a nostalgic, vintage, retro scene",
        "an old film of childhood",
        "a classic car of the fifties",
        "a record player and old photographs",
        "a small town of long ago",
    ),
    "cute": (
        "kittens tumble over each other",
        "a duckling follows its mother",
        "a hamster stuffs its cheeks",
        "a baby giggles",
        "a corgi puppy runs on short legs",
        "a baby elephant splashes",
        "a hedgehog yawns",
        "a panda cub rolls down a hill",
        "a toddler hugs a teddy bear",
        "a tiny owl blinks",
        "a sleepy kitten in a teacup",
        "a fluffy cat purrs on a pillow",
        "two puppies wrestle over a sock",
        "a squirrel nibbles a nut",
        "a penguin chick waddles",
        "a cute, adorable, sweet scene",
        "a fluffy kitten plays with yarn",
        "a puppy tilts its head",
        "a baby panda",
        "a bunny eats a strawberry",
    ),
    "beautiful": (
        "turquoise water at an empty beach",
        "cherry blossoms along a river",
        "the aurora over snowy peaks",
        "a tulip field from above",
        "a mosque with blue tiles",
        "a peacock spreads its feathers",
        "ink swirls in clear water",
        "the milky way above the dunes",
        "a cathedral with stained glass",
        "autumn leaves on a lake",
        "a flock of birds swirls at dusk",
        "a waterfall in the jungle with a rainbow",
        "jellyfish glow in the deep",
        "wild horses on the beach at sunset",
        "raindrops on a rose",
        "ballet dancers in white",
        "a neon city reflected in puddles",
        "a beautiful, breathtaking, scenic view",
        "a stunning sunset over the sea",
        "a field of flowers in golden light",
        "northern lights over a lake",
        "elegant ballet",
    ),
}
MOODS: Final = tuple(LIKE)
AGAINST: Final[dict[Mood, tuple[Mood, ...]]] = {
    "calm": ("lively", "scary"),
    "lively": ("calm", "cosy"),
    "funny": ("sad", "scary"),
    "happy": ("sad", "scary"),
    "sad": ("happy", "funny"),
    "scary": ("happy", "cute", "beautiful"),
    "romantic": ("scary", "lively"),
    "cosy": ("scary", "lively"),
    "inspiring": ("sad", "cosy"),
    "nostalgic": ("lively",),
    "cute": ("scary", "sad"),
    "beautiful": ("scary", "sad"),
}


def leaning(mood: Mood, vectors: Matrix, embed: Embed) -> Matrix:
    """Return the leaning of each text to one mood, (texts,)."""
    lean: Matrix = leanings(vectors, embed)[:, MOODS.index(mood)]
    return lean


def leanings(vectors: Matrix, embed: Embed) -> Matrix:
    """Return the leaning of each text to each mood, (texts, moods), in the order of `MOODS`.

    How much more it is like the mood than like the others, and most of all its opposites: on the
    whole and by its nearest examples, each in units of its own usual spread.
    """
    whole = vectors @ np.stack([_direction(mood, embed) for mood in MOODS], axis=1)
    near = np.stack([_nearness(mood, vectors, embed) for mood in MOODS], axis=1)
    lean: Matrix = (whole / WHOLE_SPREAD + near / NEAR_SPREAD) @ _beyond_others()
    return lean.astype(np.float32)


@cache
def _beyond_others() -> Matrix:
    """Return what to take of the likeness to each mood for the leaning to one, (moods, moods)."""
    shares = np.full((len(MOODS), len(MOODS)), -2 / 3 / (len(MOODS) - 1))
    for at, mood in enumerate(MOODS):
        shares[at, at] = 1
        for other in AGAINST[mood]:
            shares[MOODS.index(other), at] -= 1 / 3 / len(AGAINST[mood])
    return shares


@lru_cache(maxsize=64)
def _examples(mood: Mood, embed: Embed) -> Matrix:
    return embed(LIKE[mood])


@lru_cache(maxsize=64)
def _direction(mood: Mood, embed: Embed) -> Matrix:
    mean = _examples(mood, embed).mean(axis=0)
    direction: Matrix = mean / np.linalg.norm(mean)
    return direction


def _nearness(mood: Mood, vectors: Matrix, embed: Embed) -> Matrix:
    """Return the mean cosine to the nearest examples of a mood, (texts,)."""
    cosines = np.sort(vectors @ _examples(mood, embed).T, axis=1)
    near: Matrix = cosines[:, -NEAREST:].mean(axis=1)
    return near
