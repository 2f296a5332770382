from __future__ import annotations

from django.contrib import admin

from sora_site.notifications.models import (
    NoticePreference,
    NoticeRhythm,
    Notification,
    NotificationActor,
    PushSubscription,
)


@admin.register(Notification)
class NotificationAdmin(admin.ModelAdmin[Notification]):
    list_display = ("recipient", "kind", "text", "changed_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("recipient",)
    search_fields = ("recipient__handle",)
    autocomplete_fields = ("recipient",)
    ordering = ("-seq",)


@admin.register(NotificationActor)
class NotificationActorAdmin(admin.ModelAdmin[NotificationActor]):
    list_display = ("person", "notification", "acted_at")
    list_select_related = ("person", "notification")
    search_fields = ("person__handle", "notification__recipient__handle")
    autocomplete_fields = ("person", "notification")
    ordering = ("-acted_at", "-pk")


@admin.register(PushSubscription)
class PushSubscriptionAdmin(admin.ModelAdmin[PushSubscription]):
    list_display = ("person", "agent", "created_at", "last_ok_at")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    exclude = ("auth", "session")
    ordering = ("-created_at",)


@admin.register(NoticePreference)
class NoticePreferenceAdmin(admin.ModelAdmin[NoticePreference]):
    list_display = ("person", "kind", "channel", "is_on")
    list_select_related = ("person",)
    list_filter = ("kind", "channel")
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    ordering = ("person", "kind", "channel")


@admin.register(NoticeRhythm)
class NoticeRhythmAdmin(admin.ModelAdmin[NoticeRhythm]):
    list_display = ("person", "digest", "quiet_from", "quiet_until")
    list_select_related = ("person",)
    list_filter = ("digest",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    ordering = ("person",)
