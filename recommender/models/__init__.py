"""Rows the recommender works on. One module a theme; the rest of the site imports from here."""

from recommender.models.companions import Companion
from recommender.models.doings import Interaction, InteractionQuerySet
from recommender.models.instructions import Instruction, InstructionQuerySet
from recommender.models.items import Item, ItemQuerySet, Tally
from recommender.models.people import Profile, Tie
from recommender.models.rankers import RankerVersion, RankerVersionQuerySet
from recommender.models.slates import Impression, Slate, SlateQuerySet

__all__ = [
    "Companion",
    "Impression",
    "Instruction",
    "InstructionQuerySet",
    "Interaction",
    "InteractionQuerySet",
    "Item",
    "ItemQuerySet",
    "Profile",
    "RankerVersion",
    "RankerVersionQuerySet",
    "Slate",
    "SlateQuerySet",
    "Tally",
    "Tie",
]
