from __future__ import annotations

from typing import ClassVar

from django.db import models

from recommender.models.items import Item


class Companion(models.Model):
    """Those who make much of one item make much of another, too, by as much as `weight`.

    All of them are worked out anew at once, now and then: see `training.relating`.
    """

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="companions", db_index=False
    )
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "other"], name="companion_only_once"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} goes with {self.item_id}"
