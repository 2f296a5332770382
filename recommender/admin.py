from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string

from recommender.models import (
    Companion,
    Impression,
    Instruction,
    Interaction,
    Item,
    Profile,
    RankerVersion,
    Slate,
    Tally,
    Tie,
)
from recommender.tracing import unpacked


class LookedAt(admin.ModelAdmin[Model]):
    """Rows that follow from what people do: staff look at them and change nothing."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Item)
class ItemAdmin(LookedAt):
    list_display = ("id", "author", "text", "published_at", "reading")
    list_select_related = ("author",)
    search_fields = ("id", "author__handle", "text")
    fields = ("id", "author", "text", "published_at", "adults_only", "reading", "reusable")
    ordering = ("-published_at",)


@admin.register(Tally)
class TallyAdmin(LookedAt):
    list_display = ("item", "serves", "views", "likes", "remixes", "creates", "hides", "reports")
    list_select_related = ("item",)
    search_fields = ("item__id", "item__author__handle")
    ordering = ("-serves",)


@admin.register(Companion)
class CompanionAdmin(LookedAt):
    list_display = ("item", "other", "weight")
    list_select_related = ("item", "other")
    search_fields = ("item__id", "other__id")
    ordering = ("-weight", "pk")
    show_full_result_count = False


@admin.register(Interaction)
class InteractionAdmin(LookedAt):
    list_display = ("person", "kind", "item", "at")
    list_select_related = ("person", "item")
    list_filter = ("kind",)
    search_fields = ("person__handle",)
    ordering = ("-at", "-pk")


@admin.register(Profile)
class ProfileAdmin(LookedAt):
    list_display = ("person", "changed_at", "began_at", "depth", "since_active")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    fields = ("person", "changed_at", "began_at", "seen_at", "depth", "since_active")
    ordering = ("-changed_at",)


@admin.register(Tie)
class TieAdmin(LookedAt):
    list_display = ("person", "author", "day", "week", "month", "at")
    list_select_related = ("person", "author")
    search_fields = ("person__handle", "author__handle")
    ordering = ("-month",)


@admin.register(Instruction)
class InstructionAdmin(LookedAt):
    list_display = ("id", "person", "name", "lasts", "given_at", "ended_at")
    list_select_related = ("person",)
    list_filter = ("lasts",)
    search_fields = ("person__handle", "name")
    exclude = ("share_token",)
    ordering = ("-given_at",)


@admin.register(Slate)
class SlateAdmin(LookedAt):
    list_display = ("id", "person", "at", "way", "milliseconds", "nudge")
    list_select_related = ("person",)
    list_filter = ("way",)
    search_fields = ("id", "person__handle")
    exclude = ("trace",)
    readonly_fields = ("how_it_came_about",)
    ordering = ("-at",)

    class Media:
        css: ClassVar = {"all": ["css/replay.css"]}

    @admin.display(description="How it came about")
    def how_it_came_about(self, slate: Slate) -> str:
        """Replay a page: each stage, what it left out and why, and what was scored how."""
        shown = Impression.objects.filter(person=slate.person_id, at=slate.at, slate=slate.pk)
        context = {
            "trace": unpacked(slate),
            "shown": shown.select_related("item").order_by("position"),
            "hours": settings.TRACE_HOURS,
        }
        return render_to_string("recommender/_trace.html", context)


@admin.register(Impression)
class ImpressionAdmin(LookedAt):
    list_display = ("person", "item", "at", "position", "score", "explored")
    list_select_related = ("person", "item")
    search_fields = ("person__handle", "slate")
    exclude = ("features",)
    ordering = ("-at", "position")
    show_full_result_count = False


@admin.register(RankerVersion)
class RankerVersionAdmin(LookedAt):
    list_display = ("name", "kind", "state", "trained_at", "promoted_at")
    list_filter = ("kind", "state")
    search_fields = ("name", "sha256")
    ordering = ("-trained_at",)
