from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sora_site.accounts.models import Invite, User
from sora_site.accounts.models.rollout import typed_code
from sora_site.core.errors import DomainError


class InviteRefused(DomainError):
    """The code does not let anybody in."""


def find_invite(code: str) -> Invite:
    """Find an open invite by its code, however it was typed.

    :raises InviteRefused: if the code is unknown, used, revoked or expired.
    """
    invite = Invite.objects.filter(code=typed_code(code)).first()
    if invite is None:
        raise InviteRefused("We do not know this invite code. Check it letter by letter.")
    if invite.redeemed_at:
        raise InviteRefused("This invite code has already been used. Ask for another.")
    if invite.revoked_at:
        raise InviteRefused("This invite code was withdrawn. Ask for another.")
    if invite.expired:
        raise InviteRefused("This invite code has expired. Ask for another.")
    return invite


@transaction.atomic
def redeem_invite(*, code: str, newcomer: User) -> Invite:
    """Spend an invite on a new account, and give the newcomer invites of their own.

    :raises InviteRefused: if the code is unknown or somebody else was quicker.
    """
    invite = find_invite(code)
    spent = (
        Invite.objects.open()
        .filter(pk=invite.pk)
        .update(redeemed_by=newcomer, redeemed_at=timezone.now())
    )
    if not spent:
        raise InviteRefused("This invite code has already been used. Ask for another.")
    issue_invites(issuer=newcomer, count=settings.INVITES_PER_PERSON)
    return invite


def issue_invites(*, issuer: User | None, count: int) -> list[Invite]:
    """Make `count` new codes; without an issuer they come from the site."""
    return Invite.objects.bulk_create([Invite(issued_by=issuer) for _ in range(count)])


def revoke_invite(*, invite: Invite) -> bool:
    """Withdraw a code nobody has used; False if somebody has."""
    return Invite.objects.open().filter(pk=invite.pk).update(revoked_at=timezone.now()) == 1
