from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from generation import services
from generation.models import (
    Asset,
    CastMember,
    CreditEntry,
    Generation,
    Ingredient,
    Purchase,
    Recall,
    RenderShare,
    RenderTime,
    RenderTurn,
    RenderWorker,
    Storyboard,
    Wallet,
)
from sora_site.accounts.models import as_user


class AssetInline(admin.TabularInline[Asset, Generation]):
    model = Asset
    extra = 0
    can_delete = False
    readonly_fields = ("kind", "name", "size", "sha256")

    def has_add_permission(self, request: HttpRequest, obj: Generation | None = None) -> bool:
        return False


class IngredientInline(admin.TabularInline[Ingredient, Generation]):
    model = Ingredient
    fk_name = "clip"
    extra = 0
    can_delete = False
    readonly_fields = ("place", "source")

    def has_add_permission(self, request: HttpRequest, obj: Generation | None = None) -> bool:
        return False


@admin.register(Generation)
class GenerationAdmin(admin.ModelAdmin[Generation]):
    list_display = (
        "id",
        "author",
        "slot",
        "operation",
        "state",
        "progress",
        "attempt",
        "engine",
        "created_at",
        "finished_at",
    )
    list_filter = ("state", "pool", "slot", "operation", "engine", "bulk")
    list_select_related = ("author",)
    search_fields = ("id", "author__handle", "prompt")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    inlines = (AssetInline, IngredientInline)
    actions = ("cancel",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Generation | None = None) -> bool:
        """Rows are moved by services alone; here they are read."""
        return False

    @admin.action(description="Cancel what waits or is being made", permissions=["delete"])
    def cancel(self, request: HttpRequest, clips: QuerySet[Generation]) -> None:
        cancelled = sum(services.cancel_clip(clip=clip) for clip in clips)
        ended = len(clips) - cancelled
        self.message_user(request, f"{cancelled} cancelled, {ended} had ended.", messages.SUCCESS)

    def get_deleted_objects(
        self, objs: Sequence[Generation] | QuerySet[Generation], request: HttpRequest
    ) -> tuple[list[Any], dict[Any, Any], set[Any], list[Any]]:
        """Ask for no right to the rows that go with a clip: they have no life of their own."""
        listed, counts, _, protected = super().get_deleted_objects(objs, request)
        return listed, counts, set(), protected

    def delete_model(self, request: HttpRequest, obj: Generation) -> None:
        services.cancel_clip(clip=obj)
        services.delete_clip(clip=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Generation]) -> None:
        for clip in queryset:
            self.delete_model(request, clip)


@admin.register(Asset)
class AssetAdmin(admin.ModelAdmin[Asset]):
    list_display = ("name", "kind", "generation", "size")
    list_filter = ("kind",)
    search_fields = ("name", "sha256")
    raw_id_fields = ("generation",)
    ordering = ("name",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Asset | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Asset | None = None) -> bool:
        """Files go with their clip."""
        return False


@admin.register(Ingredient)
class IngredientAdmin(admin.ModelAdmin[Ingredient]):
    list_display = ("clip", "place", "source")
    list_select_related = ("clip", "source")
    search_fields = ("clip__id", "source__id")
    raw_id_fields = ("clip", "source")
    ordering = ("clip", "place")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Ingredient | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Ingredient | None = None) -> bool:
        """Keep what a clip was cut from as long as the clip."""
        return False


@admin.register(CastMember)
class CastMemberAdmin(admin.ModelAdmin[CastMember]):
    list_display = ("cameo", "clip", "owner", "maker", "basis", "cast_at")
    list_select_related = ("cameo", "clip", "owner", "maker")
    list_filter = ("basis", "voice")
    search_fields = ("owner__handle", "maker__handle", "clip__id")
    raw_id_fields = ("cameo", "clip", "owner", "maker")
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: CastMember | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CastMember | None = None) -> bool:
        """Who is in a clip is in it as long as it is there."""
        return False


@admin.register(Recall)
class RecallAdmin(admin.ModelAdmin[Recall]):
    list_display = ("cameo", "person", "kind", "whole", "gone", "left_to", "begun_at", "rung_at")
    list_select_related = ("cameo", "person")
    list_filter = ("kind", "whole")
    search_fields = ("cameo__owner__handle", "person__handle")
    raw_id_fields = ("cameo", "person")
    ordering = ("begun_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Recall | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Recall | None = None) -> bool:
        """Keep what somebody took back taken back."""
        return False


@admin.register(Storyboard)
class StoryboardAdmin(admin.ModelAdmin[Storyboard]):
    list_display = ("id", "author", "title", "begun_at", "saved_at")
    list_select_related = ("author",)
    search_fields = ("author__handle",)
    raw_id_fields = ("author", "parent")
    ordering = ("-saved_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Storyboard | None = None) -> bool:
        """Leave the writing to its author."""
        return False


@admin.register(RenderShare)
class RenderShareAdmin(admin.ModelAdmin[RenderShare]):
    list_display = ("person", "used_seconds", "used_at")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    ordering = ("-used_seconds",)


@admin.register(RenderTurn)
class RenderTurnAdmin(admin.ModelAdmin[RenderTurn]):
    list_display = ("person", "pool", "rank", "since")
    list_filter = ("pool", "rank")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    ordering = ("pool", "rank", "score", "since")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RenderTurn | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: RenderTurn | None = None) -> bool:
        """Whoever has clips in line has a turn; the sweeper removes all others."""
        return False


class GiftForm(forms.ModelForm[CreditEntry]):
    """What staff fill in to give somebody credits."""

    amount = forms.IntegerField(min_value=1, max_value=services.MOST_GIVEN)
    words = forms.CharField(
        label="What for", max_length=services.WHY_LIMIT, help_text="The person reads it."
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = CreditEntry
        fields = ("person", "amount", "words")


@admin.register(CreditEntry)
class CreditEntryAdmin(admin.ModelAdmin[CreditEntry]):
    """The ledger is read; what is added to it is a gift."""

    form = GiftForm
    list_display = ("person", "kind", "amount", "free", "words", "given_by", "created_at")
    list_filter = ("kind",)
    list_select_related = ("person", "given_by")
    search_fields = ("person__handle", "key", "words")
    autocomplete_fields = ("person",)
    date_hierarchy = "created_at"
    ordering = ("-id",)

    def has_change_permission(self, request: HttpRequest, obj: CreditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CreditEntry | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: CreditEntry, form: Any, change: Any) -> None:
        asked = form.cleaned_data
        line = services.give_credits(
            person=asked["person"],
            amount=asked["amount"],
            why=asked["words"],
            by=as_user(request.user),
            request_key=asked["request_key"],
        )
        obj.pk, obj.key = line.pk, line.key


@admin.register(Purchase)
class PurchaseAdmin(admin.ModelAdmin[Purchase]):
    list_display = ("id", "person", "credits", "cost", "state", "provider", "begun_at")
    list_filter = ("state", "provider")
    list_select_related = ("person",)
    search_fields = ("person__handle", "id", "reference")
    date_hierarchy = "begun_at"
    ordering = ("-begun_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Purchase | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Purchase | None = None) -> bool:
        """Who paid for what is kept as long as the account."""
        return False


@admin.register(Wallet)
class WalletAdmin(admin.ModelAdmin[Wallet]):
    """What people have; credits are given by adding to the ledger."""

    list_display = ("person", "balance", "free", "day")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    ordering = ("-balance", "person")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Wallet | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Wallet | None = None) -> bool:
        return False


@admin.register(RenderWorker)
class RenderWorkerAdmin(admin.ModelAdmin[RenderWorker]):
    list_display = ("name", "pools", "threads", "started_at", "seen_at")
    search_fields = ("name",)
    ordering = ("-seen_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RenderWorker | None = None) -> bool:
        """Workers speak for themselves."""
        return False


@admin.register(RenderTime)
class RenderTimeAdmin(admin.ModelAdmin[RenderTime]):
    list_display = ("recipe", "size", "seconds", "mean", "renders", "measured_at")
    list_filter = ("recipe", "size", "seconds")
    search_fields = ("recipe",)
    ordering = ("recipe", "size", "seconds")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RenderTime | None = None) -> bool:
        """Let what was measured be deleted, where machines were replaced, but not made up."""
        return False
