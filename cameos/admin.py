from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from cameos.models import Cameo, Capture, Chain, Grant, Keyring, LedgerRow, Reference


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
    list_display = ("id", "cameo", "way", "state", "issued_at", "received_at", "reviewer")
    list_filter = ("state", "way")
    list_select_related = ("cameo", "reviewer")
    search_fields = ("cameo__owner__handle", "id")
    exclude = ("name", "session", "nonce")
    ordering = ("-issued_at",)


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
