from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from sora_site.messaging.models import Message, Seat, Thread


class Untouched:
    """What two people have between them is theirs: nobody adds to it or changes it here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Thread)
class ThreadAdmin(Untouched, admin.ModelAdmin[Thread]):
    list_display = ("id", "first", "second", "begun_by", "begun_at")
    list_select_related = ("first", "second", "begun_by")
    search_fields = ("first__handle", "second__handle")
    ordering = ("-begun_at",)


@admin.register(Seat)
class SeatAdmin(Untouched, admin.ModelAdmin[Seat]):
    list_display = ("id", "person", "companion", "last_message_at", "hidden_at")
    list_select_related = ("person", "companion")
    search_fields = ("person__handle",)
    ordering = ("-last_message_at",)


@admin.register(Message)
class MessageAdmin(Untouched, admin.ModelAdmin[Message]):
    """Who wrote when, never what: words come before a moderator by a report alone."""

    list_display = ("id", "sender", "sent_at", "removed_at")
    list_select_related = ("sender",)
    search_fields = ("sender__handle",)
    fields = ("thread", "sender", "sent_at", "removed_at")
    ordering = ("-id",)
