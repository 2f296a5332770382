from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from sora_site.accounts.admin import UserAdmin
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.privacy import services
from sora_site.privacy.models import DataExport, KeptRecord, fingerprint

admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People, with what staff may do about their data on request."""

    actions = (*UserAdmin.actions, "start_deletion")  # type: ignore[assignment]  # one more

    @admin.action(description="Start deletion on the person's request", permissions=["erase"])
    def start_deletion(self, request: HttpRequest, people: QuerySet[User]) -> None:
        begun = 0
        for person in people:
            try:
                services.request_deletion(person=person)
            except DomainError as refusal:
                self.message_user(request, f"{person}: {refusal}", messages.WARNING)
            else:
                begun += 1
        text = f"{begun} will be deleted when their time of grace is over; they can still return."
        self.message_user(request, text, messages.SUCCESS)

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.delete_user")


class ReadOnlyAdmin:
    """Rows that nobody but the site itself writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(DataExport)
class DataExportAdmin(ReadOnlyAdmin, admin.ModelAdmin[DataExport]):
    list_display = ("id", "person", "state", "progress", "size", "created_at", "expires_at")
    list_filter = ("state",)
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    exclude = ("name",)
    ordering = ("-created_at",)


@admin.register(KeptRecord)
class KeptRecordAdmin(ReadOnlyAdmin, admin.ModelAdmin[KeptRecord]):
    list_display = ("closed_on", "joined_on", "band", "region", "ends_at")
    search_fields = ("fingerprint",)
    search_help_text = "A whole e-mail address: was an account with it deleted?"
    ordering = ("-closed_on",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[KeptRecord], search_term: str
    ) -> tuple[QuerySet[KeptRecord], bool]:
        """Search by what the record can answer: a whole e-mail address."""
        if not search_term:
            return queryset, False
        return queryset.filter(fingerprint=fingerprint(search_term)), False
