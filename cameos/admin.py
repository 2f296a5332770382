from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from cameos import services
from cameos.models import Cameo, Capture, Chain, Grant, Keyring, LedgerRow, Reference
from cameos.vault import Unreadable
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
from sora_site.core.media import unkept


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """What is decided by owners alone, or written by the site alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Cameo)
class CameoAdmin(ReadOnlyAdmin):
    list_display = ("id", "owner", "kind", "name", "state", "audience", "taken_at", "expires_at")
    list_filter = ("state", "kind", "audience")
    list_select_related = ("owner",)
    search_fields = ("owner__handle", "handle", "name", "id")
    exclude = ("salt", "sealed_key")
    ordering = ("-made_at",)


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    """Films in review are watched and decided here; each watching is written into the ledger."""

    list_display = ("id", "cameo", "way", "state", "issued_at", "received_at", "reviewer")
    list_filter = ("state", "way")
    list_select_related = ("cameo", "reviewer")
    search_fields = ("cameo__owner__handle", "id")
    exclude = ("name", "session", "nonce")
    ordering = (Case(When(state=Capture.State.IN_REVIEW, then=0), default=1), "received_at", "pk")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/film", view(self.film), name="cameos_capture_film"),
            path("<uuid:pk>/decide", view(self.decide), name="cameos_capture_decide"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        capture = self.get_object(request, object_id)
        due = capture is not None and capture.state == Capture.State.IN_REVIEW
        shown = {"decidable": due and self.has_review_permission(request)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | shown)

    def film(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Serve a film in review to a moderator, to be watched now and kept nowhere."""
        capture = self._reviewed(request, pk)
        try:
            content = services.watch_capture(capture=capture, moderator=as_user(request.user))
        except (DomainError, Unreadable, FileNotFoundError) as error:
            raise Http404("The film is gone.") from error
        return unkept(content, capture.content_type)

    def decide(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Let a film pass, or refuse it with a reason."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        capture, passed = self._reviewed(request, pk), "passed" in request.POST
        reason = request.POST.get("reason", "")
        try:
            services.decide_capture(
                capture=capture, moderator=as_user(request.user), passed=passed, reason=reason
            )
        except DomainError as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:cameos_capture_change", pk)
        said = "The film passed." if passed else "The film is refused; the person reads why."
        self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:cameos_capture_changelist")

    def has_review_permission(self, request: HttpRequest) -> bool:
        return as_user(request.user).has_perm("cameos.review_capture")

    def _reviewed(self, request: HttpRequest, pk: UUID) -> Capture:
        """Find a film that somebody else than its owner may look at.

        :raises PermissionDenied: for staff who may not.
        """
        if not self.has_review_permission(request):
            raise PermissionDenied
        others = Capture.objects.exclude(cameo__owner=as_user(request.user))
        return get_object_or_404(others.select_related("cameo__owner"), pk=pk)


@admin.register(Reference)
class ReferenceAdmin(ReadOnlyAdmin):
    """That there is a reference can be seen, never what is in it."""

    list_display = ("id", "cameo", "take", "kind", "taken_at")
    list_filter = ("kind",)
    list_select_related = ("cameo",)
    search_fields = ("cameo__owner__handle", "cameo__id")
    ordering = ("-taken_at",)


@admin.register(Grant)
class GrantAdmin(ReadOnlyAdmin):
    list_display = ("cameo", "person", "state", "asked_at", "changed_at", "expires_at")
    list_filter = ("state",)
    list_select_related = ("cameo", "person")
    search_fields = ("cameo__owner__handle", "person__handle")
    ordering = ("-changed_at",)


@admin.register(Keyring)
class KeyringAdmin(ReadOnlyAdmin):
    """Who has keys here; the token leads from a row of the ledger to its person."""

    list_display = ("person", "token")
    list_select_related = ("person",)
    search_fields = ("person__handle", "token")
    exclude = ("salt", "wrapped")
    ordering = ("person",)


@admin.register(Chain)
class ChainAdmin(ReadOnlyAdmin):
    list_display = ("id", "length", "head")
    search_fields = ("id",)
    ordering = ("-length",)


@admin.register(LedgerRow)
class LedgerRowAdmin(ReadOnlyAdmin):
    list_display = ("chain", "number", "event", "at", "actor")
    list_filter = ("event",)
    list_select_related = ("chain",)
    search_fields = ("chain__id", "actor", "hash")
    date_hierarchy = "at"
    ordering = ("-at", "-id")
