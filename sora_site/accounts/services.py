from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sora_site.accounts.models import CODE_ALPHABET, Follow, Invite, User
from sora_site.accounts.signals import person_followed
from sora_site.core.errors import DomainError


class InviteRefused(DomainError):
    """The code does not let anybody in."""


class CannotFollow(DomainError):
    """This person cannot be followed by that one."""


def find_invite(code: str) -> Invite:
    """Find an open invite by its code, however it was typed.

    :raises InviteRefused: if the code is unknown, used or revoked.
    """
    typed = "".join(letter for letter in code.upper() if letter in CODE_ALPHABET)
    invite = Invite.objects.filter(code=typed).first()
    if invite is None:
        raise InviteRefused("We do not know this invite code. Check it letter by letter.")
    if invite.redeemed_at:
        raise InviteRefused("This invite code has already been used. Ask for another.")
    if invite.revoked_at:
        raise InviteRefused("This invite code was withdrawn. Ask for another.")
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


@transaction.atomic
def set_follow(*, follower: User, followee: User, followed: bool) -> bool:
    """Follow or unfollow; True if that changed anything.

    :raises CannotFollow: if they are the same person.
    """
    if follower.pk == followee.pk:
        raise CannotFollow("You cannot follow yourself.")
    if not followed:
        return bool(Follow.objects.filter(follower=follower, followee=followee).delete()[0])
    begun = Follow.objects.get_or_create(follower=follower, followee=followee)[1]
    if begun:
        person_followed.send(sender=Follow, follower=follower, followee=followee)
    return begun
