from generation.models.assets import Asset, Ingredient
from generation.models.clips import PROMPT_LIMIT, Generation, GenerationQuerySet, lease_end
from generation.models.shares import Allowance, AllowanceQuerySet, RenderShare
from generation.models.storyboards import Storyboard, StoryboardQuerySet

__all__ = [
    "PROMPT_LIMIT",
    "Allowance",
    "AllowanceQuerySet",
    "Asset",
    "Generation",
    "GenerationQuerySet",
    "Ingredient",
    "RenderShare",
    "Storyboard",
    "StoryboardQuerySet",
    "lease_end",
]
