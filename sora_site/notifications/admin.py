from __future__ import annotations

from django.contrib import admin

from sora_site.notifications.models import Notification, NotificationActor


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
