from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from feed import services
from feed.models import Comment, Like, Nudge, Pace, Post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin[Post]):
    list_display = ("id", "author", "caption", "posted_at", "like_count")
    list_select_related = ("author",)
    search_fields = ("id", "author__handle", "caption", "generation__prompt")
    readonly_fields = ("author", "generation", "posted_at", "like_count", "comment_count")
    date_hierarchy = "posted_at"
    ordering = ("-posted_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody but its author shows a clip."""
        return False


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

    def delete_model(self, request: HttpRequest, obj: Like) -> None:
        services.set_like(post=obj.post, viewer=obj.person, liked=False)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Like]) -> None:
        for like in queryset.select_related("post", "person"):
            self.delete_model(request, like)


@admin.register(Pace)
class PaceAdmin(admin.ModelAdmin[Pace]):
    list_display = ("person", "turned_at", "paused_until")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    ordering = ("-turned_at",)


@admin.register(Nudge)
class NudgeAdmin(admin.ModelAdmin[Nudge]):
    list_display = ("person", "kind", "held_out", "shown_at", "answer")
    list_filter = ("kind", "held_out", "answer")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    readonly_fields = ("person", "kind", "held_out", "seed", "shown_at", "answer", "answered_at")
    date_hierarchy = "shown_at"
    ordering = ("-shown_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave it to the feed to say something."""
        return False


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin[Comment]):
    list_display = ("id", "author", "post", "text", "written_at")
    list_select_related = ("author", "post")
    search_fields = ("author__handle", "text")
    readonly_fields = ("author", "post", "parent", "text", "written_at")
    ordering = ("-id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody speaks in another's name."""
        return False

    def delete_model(self, request: HttpRequest, obj: Comment) -> None:
        services.delete_comment(comment=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        for comment in queryset.select_related("post"):
            self.delete_model(request, comment)
