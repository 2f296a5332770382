from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db.models import QuerySet
from django.http import HttpRequest

from sora_site.accounts.models import (
    Block,
    Follow,
    FollowRequest,
    GuardianCode,
    Guardianship,
    Invite,
    User,
    WaitlistEntry,
)
from sora_site.accounts.services import rollout


class NewUserForm(AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("handle", "email", "display_name", "born_on", "region")


@admin.register(User)
class UserAdmin(DjangoUserAdmin[User]):
    add_form = NewUserForm
    list_display = ("handle", "display_name", "email", "region", "joined_at", "is_active")
    list_filter = ("is_staff", "is_active", "region")
    search_fields = ("handle", "display_name", "email")
    ordering = ("-joined_at",)
    readonly_fields = ("joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("handle", "password")}),
        ("Person", {"fields": ("display_name", "email", "bio", "born_on", "region")}),
        (
            "Rights",
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
        ("Times", {"fields": ("joined_at", "last_login")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "handle",
                    "email",
                    "display_name",
                    "born_on",
                    "region",
                    "usable_password",
                    "password1",
                    "password2",
                )
            },
        ),
    )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever must go is made inactive: rows that vanish would leave their clips' files."""
        return False


@admin.register(Follow)
class FollowAdmin(admin.ModelAdmin[Follow]):
    list_display = ("follower", "followee", "followed_at")
    list_select_related = ("follower", "followee")
    search_fields = ("follower__handle", "followee__handle")
    autocomplete_fields = ("follower", "followee")
    ordering = ("-followed_at",)


@admin.register(Invite)
class InviteAdmin(admin.ModelAdmin[Invite]):
    list_display = (
        "shown_code",
        "issued_by",
        "issued_at",
        "redeemed_by",
        "redeemed_at",
        "revoked_at",
    )
    list_select_related = ("issued_by", "redeemed_by")
    search_fields = ("code", "issued_by__handle", "redeemed_by__handle")
    readonly_fields = ("code", "issued_at", "redeemed_by", "redeemed_at", "revoked_at")
    autocomplete_fields = ("issued_by",)
    ordering = ("-issued_at",)
    actions = ("withdraw",)

    @admin.action(description="Withdraw unused codes")
    def withdraw(self, request: HttpRequest, invites: QuerySet[Invite]) -> None:
        withdrawn = sum(rollout.revoke_invite(invite=invite) for invite in invites)
        kept = len(invites) - withdrawn
        self.message_user(request, f"{withdrawn} withdrawn, {kept} already used.", messages.SUCCESS)


@admin.register(FollowRequest)
class FollowRequestAdmin(admin.ModelAdmin[FollowRequest]):
    list_display = ("requester", "target", "requested_at")
    list_select_related = ("requester", "target")
    search_fields = ("requester__handle", "target__handle")
    autocomplete_fields = ("requester", "target")
    ordering = ("-requested_at",)


@admin.register(Block)
class BlockAdmin(admin.ModelAdmin[Block]):
    list_display = ("blocker", "blocked", "blocked_at")
    list_select_related = ("blocker", "blocked")
    search_fields = ("blocker__handle", "blocked__handle")
    autocomplete_fields = ("blocker", "blocked")
    ordering = ("-blocked_at",)


@admin.register(WaitlistEntry)
class WaitlistEntryAdmin(admin.ModelAdmin[WaitlistEntry]):
    list_display = ("id", "person", "joined_at", "admitted_at", "admitted_by")
    list_select_related = ("person",)
    list_filter = ("admitted_by", "person__region")
    search_fields = ("person__handle", "person__email")
    autocomplete_fields = ("person",)
    readonly_fields = ("joined_at", "admitted_at", "admitted_by")
    ordering = ("id",)


@admin.register(GuardianCode)
class GuardianCodeAdmin(admin.ModelAdmin[GuardianCode]):
    list_display = ("id", "issued_by", "issued_at", "expires_at", "used_at")
    list_select_related = ("issued_by",)
    search_fields = ("issued_by__handle",)
    autocomplete_fields = ("issued_by",)
    exclude = ("code",)
    ordering = ("-issued_at",)


@admin.register(Guardianship)
class GuardianshipAdmin(admin.ModelAdmin[Guardianship]):
    list_display = ("young", "guardian", "proposed_at", "accepted_at", "ended_at")
    list_select_related = ("young", "guardian")
    search_fields = ("young__handle", "guardian__handle")
    autocomplete_fields = ("young", "guardian", "proposed_by")
    ordering = ("-proposed_at",)
