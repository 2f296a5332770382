"""A simulated world: people, ties, tastes and prompts, from a seed, acting through the services.

For filling a demo, for load, and to see whether the loop learns. What comes of it is called
simulated wherever it is shown: nobody in it is a person.
"""

from feed.simulation.acting import Tally, live
from feed.simulation.films import Films, films
from feed.simulation.world import World, are_there_others, is_there, make_world

__all__ = [
    "Films",
    "Tally",
    "World",
    "are_there_others",
    "films",
    "is_there",
    "live",
    "make_world",
]
