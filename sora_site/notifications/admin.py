from __future__ import annotations

from django.contrib import admin

from sora_site.notifications.models import Notification, NotificationActor


class ActorInline(admin.TabularInline[NotificationActor, Notification]):
    model = NotificationActor
    extra = 0
    autocomplete_fields = ("person",)


@admin.register(Notification)
class NotificationAdmin(admin.ModelAdmin[Notification]):
    list_display = ("recipient", "kind", "text", "changed_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("recipient",)
    search_fields = ("recipient__handle",)
    autocomplete_fields = ("recipient",)
    inlines = (ActorInline,)
    ordering = ("-seq",)
