from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from feed.models import Like, Post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin[Post]):
    list_display = ("id", "author", "caption", "posted_at", "like_count")
    list_select_related = ("author",)
    search_fields = ("id", "author__handle", "caption", "generation__prompt")
    raw_id_fields = ("generation",)
    autocomplete_fields = ("author",)
    readonly_fields = ("posted_at", "like_count")
    date_hierarchy = "posted_at"
    ordering = ("-posted_at",)


@admin.register(Like)
class LikeAdmin(admin.ModelAdmin[Like]):
    list_display = ("person", "post", "liked_at")
    list_select_related = ("person", "post")
    search_fields = ("person__handle",)
    raw_id_fields = ("post",)
    autocomplete_fields = ("person",)
    ordering = ("-liked_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Likes are counted by the service alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Like | None = None) -> bool:
        return False
