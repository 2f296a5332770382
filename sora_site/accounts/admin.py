from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from sora_site.accounts.models import (
    Block,
    Follow,
    FollowRequest,
    FormerHandle,
    GuardianCode,
    Guardianship,
    Invite,
    KnownDevice,
    Picture,
    Tier,
    User,
    WaitlistEntry,
)
from sora_site.accounts.services import profiles, rollout, tiers
from sora_site.accounts.signals import sessions_ended


class BatchForm(forms.Form):
    count = forms.IntegerField(min_value=1, max_value=500)


class NewUserForm(AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("handle", "email", "display_name", "born_on", "region")


@admin.register(User)
class UserAdmin(DjangoUserAdmin[User]):
    add_form = NewUserForm
    list_display = ("handle", "display_name", "email", "region", "tier", "joined_at", "is_active")
    list_filter = ("tier", "is_staff", "is_active", "region")
    search_fields = ("handle", "display_name", "email")
    ordering = ("-joined_at",)
    readonly_fields = ("tier", "joined_at", "last_login")
    actions = ("give_invites", "remove_pictures", "make_pro", "make_standard")
    fieldsets = (
        (None, {"fields": ("handle", "password")}),
        ("Person", {"fields": ("display_name", "email", "bio", "born_on", "region", "tier")}),
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

    @admin.action(description="Give them more invites", permissions=["change"])
    def give_invites(self, request: HttpRequest, people: QuerySet[User]) -> None:
        receivers = people.filter(is_present=True)
        for person in receivers:
            rollout.issue_invites(issuer=person, count=settings.INVITES_PER_PERSON)
        said = f"{settings.INVITES_PER_PERSON} invites each given to {len(receivers)} people."
        self.message_user(request, said, messages.SUCCESS)

    @admin.action(description="Remove the pictures", permissions=["change"])
    def remove_pictures(self, request: HttpRequest, people: QuerySet[User]) -> None:
        for person in people:
            for kind in Picture:
                profiles.remove_picture(person=person, kind=kind)
        self.message_user(request, f"Pictures of {len(people)} removed.", messages.SUCCESS)

    @admin.action(description="Make them Pro accounts", permissions=["change"])
    def make_pro(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._set_tier(request, people, Tier.PRO)

    @admin.action(description="Make them Standard accounts", permissions=["change"])
    def make_standard(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._set_tier(request, people, Tier.STANDARD)

    def _set_tier(self, request: HttpRequest, people: QuerySet[User], tier: Tier) -> None:
        moved = [person for person in people if tiers.set_tier(person=person, tier=tier)]
        for person in moved:
            self.log_change(request, person, f"{tier.label} account")
        were = len(people) - len(moved)
        said = f"{len(moved)} now {tier.label}, {were} had been before."
        self.message_user(request, said, messages.SUCCESS)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: User, form: Any, change: Any) -> None:
        """Sign out whoever is made inactive; their open tabs hear nothing more."""
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            sessions_ended.send(sender=User, person=obj, session_keys=None)

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


@admin.register(FormerHandle)
class FormerHandleAdmin(admin.ModelAdmin[FormerHandle]):
    list_display = ("handle", "person", "given_up_at")
    list_select_related = ("person",)
    search_fields = ("handle", "person__handle")
    autocomplete_fields = ("person",)
    ordering = ("-given_up_at",)


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
    actions = ("admit",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Places are drawn by signing up."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: WaitlistEntry | None = None) -> bool:
        """Whoever waits has a place."""
        return False

    @admin.action(description="Let the chosen people in", permissions=["change"])
    def admit(self, request: HttpRequest, entries: QuerySet[WaitlistEntry]) -> None:
        how = WaitlistEntry.Admission.BATCH
        chosen = [entry.person for entry in entries.select_related("person")]
        admitted = sum(rollout.admit(person=person, how=how) for person in chosen)
        in_already = len(chosen) - admitted
        self.message_user(
            request, f"{admitted} let in, {in_already} were in already.", messages.SUCCESS
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may_admit = {"may_admit": self.has_change_permission(request)}
        return super().changelist_view(request, may_admit | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.admit_next)
        own = path("admit", require_POST(view), name="accounts_waitlistentry_admit")
        return [own, *super().get_urls()]

    def admit_next(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = BatchForm(request.POST)
        if form.is_valid():
            admitted = rollout.admit_next(
                count=form.cleaned_data["count"], how=WaitlistEntry.Admission.BATCH
            )
            left = WaitlistEntry.objects.waiting().count()
            said = f"{len(admitted)} let in, {left} still wait."
            self.message_user(request, said, messages.SUCCESS)
        else:
            self.message_user(request, str(form.errors["count"][0]), messages.ERROR)
        return redirect("admin:accounts_waitlistentry_changelist")


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


@admin.register(KnownDevice)
class KnownDeviceAdmin(admin.ModelAdmin[KnownDevice]):
    list_display = ("person", "agent", "first_seen_at", "last_seen_at")
    list_select_related = ("person",)
    search_fields = ("person__handle",)
    autocomplete_fields = ("person",)
    exclude = ("digest",)
    ordering = ("-last_seen_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a browser can be known."""
        return False


admin.site.unregister([Authenticator, UserSession])  # allauth's pages show secrets, or break


@admin.register(Authenticator)
class AuthenticatorAdmin(admin.ModelAdmin[Authenticator]):
    list_display = ("user", "type", "created_at", "last_used_at")
    list_select_related = ("user",)
    list_filter = ("type",)
    search_fields = ("user__handle",)
    fields = ("user", "type", "created_at", "last_used_at")
    readonly_fields = fields
    ordering = ("-created_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People set up their own."""
        return False


@admin.register(UserSession)
class UserSessionAdmin(admin.ModelAdmin[UserSession]):
    list_display = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    list_select_related = ("user",)
    search_fields = ("user__handle", "ip")
    fields = ("user", "ip", "user_agent", "created_at", "last_seen_at")
    readonly_fields = fields
    ordering = ("-last_seen_at",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Sessions begin by signing in."""
        return False
