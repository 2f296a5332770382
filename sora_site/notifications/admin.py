from __future__ import annotations

from django.contrib import admin

from sora_site.notifications.models import Notification


@admin.register(Notification)
class NotificationAdmin(admin.ModelAdmin[Notification]):
    list_display = ("recipient", "kind", "actor", "text", "created_at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("recipient", "actor")
    search_fields = ("recipient__handle",)
    autocomplete_fields = ("recipient", "actor")
    ordering = ("-created_at",)
