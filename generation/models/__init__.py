from generation.models.assets import Asset, Ingredient
from generation.models.casting import CastMember, CastMemberQuerySet, cameos_in
from generation.models.clips import LONGEST, PROMPT_LIMIT, Generation, GenerationQuerySet, lease_end
from generation.models.credits import CreditEntry, Wallet
from generation.models.purchases import Purchase
from generation.models.recalls import Recall, RecallQuerySet, any_of, none_of, taken_from_sight
from generation.models.shares import RenderShare
from generation.models.storyboards import Storyboard, StoryboardQuerySet
from generation.models.turns import RenderTurn
from generation.models.workers import RenderTime, RenderWorker, this_worker

__all__ = [
    "LONGEST",
    "PROMPT_LIMIT",
    "Asset",
    "CastMember",
    "CastMemberQuerySet",
    "CreditEntry",
    "Generation",
    "GenerationQuerySet",
    "Ingredient",
    "Purchase",
    "Recall",
    "RecallQuerySet",
    "RenderShare",
    "RenderTime",
    "RenderTurn",
    "RenderWorker",
    "Storyboard",
    "StoryboardQuerySet",
    "Wallet",
    "any_of",
    "cameos_in",
    "lease_end",
    "none_of",
    "taken_from_sight",
    "this_worker",
]
