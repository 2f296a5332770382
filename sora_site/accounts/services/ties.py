"""Following, asking to follow, blocking."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from sora_site.accounts.models import Block, Follow, FollowRequest, User
from sora_site.accounts.signals import (
    follow_accepted,
    follow_requested,
    person_blocked,
    person_followed,
)
from sora_site.core.errors import DomainError


class CannotFollow(DomainError):
    """This person cannot be followed by that one."""


class CannotBlock(DomainError):
    """This person cannot be blocked by that one."""


@transaction.atomic
def set_follow(*, follower: User, followee: User, followed: bool) -> bool:
    """Follow or unfollow; True if that changed anything. A private account is asked first.

    :raises CannotFollow: if they are the same person, or one blocked the other.
    """
    if follower.pk == followee.pk:
        raise CannotFollow("You cannot follow yourself.")
    if not followed:
        return _unfollow(follower, followee)
    _lock(follower, followee)
    if Block.objects.between(follower, followee).exists():
        raise CannotFollow("You cannot follow this person.")
    if Follow.objects.filter(follower=follower, followee=followee).exists():
        return False
    if User.objects.filter(pk=followee.pk, is_private=True).exists():
        return _ask(follower, followee)
    Follow.objects.create(follower=follower, followee=followee)
    person_followed.send(sender=Follow, follower=follower, followee=followee)
    return True


@transaction.atomic
def answer_follow_request(*, request: FollowRequest, accepted: bool) -> bool:
    """Let a requester follow, or not; False if the request was gone already."""
    _lock(request.target)
    if not FollowRequest.objects.filter(pk=request.pk).delete()[0]:
        return False
    if accepted:
        Follow.objects.get_or_create(follower=request.requester, followee=request.target)
        follow_accepted.send(sender=Follow, follower=request.requester, followee=request.target)
    return True


def remove_follower(*, person: User, follower: User) -> bool:
    """Make somebody stop following, without telling them; False if they did not follow."""
    return bool(Follow.objects.filter(follower=follower, followee=person).delete()[0])


@transaction.atomic
def set_private(*, person: User, private: bool) -> None:
    """Show posts to followers alone, or to everybody; whoever waits to follow is then let in."""
    _lock(person)
    person.is_private = private
    person.save(update_fields=["is_private"])
    if not private:
        for request in person.follow_requests.select_related("requester", "target"):
            answer_follow_request(request=request, accepted=True)


@transaction.atomic
def set_block(*, blocker: User, blocked: User, on: bool) -> bool:
    """Block or unblock; True if that changed anything. A block ends every tie of the two.

    :raises CannotBlock: if they are the same person.
    """
    if blocker.pk == blocked.pk:
        raise CannotBlock("You cannot block yourself.")
    if not on:
        return bool(Block.objects.filter(blocker=blocker, blocked=blocked).delete()[0])
    _lock(blocker, blocked)
    begun = Block.objects.get_or_create(blocker=blocker, blocked=blocked)[1]
    two = [blocker, blocked]
    Follow.objects.filter(follower__in=two, followee__in=two).delete()
    FollowRequest.objects.filter(requester__in=two, target__in=two).delete()
    if begun:
        person_blocked.send(sender=Block, blocker=blocker, blocked=blocked)
    return begun


def _unfollow(follower: User, followee: User) -> bool:
    unfollowed = Follow.objects.filter(follower=follower, followee=followee).delete()[0]
    taken_back = FollowRequest.objects.filter(requester=follower, target=followee).delete()[0]
    return bool(unfollowed or taken_back)


def _ask(follower: User, followee: User) -> bool:
    asked = FollowRequest.objects.get_or_create(requester=follower, target=followee)[1]
    if asked:
        follow_requested.send(sender=FollowRequest, requester=follower, target=followee)
    return asked


def _lock(*people: User) -> None:
    """Let whoever changes the ties of these people come one after another."""
    chosen = Q(pk__in=[person.pk for person in people])
    list(User.objects.select_for_update(no_key=True).filter(chosen).order_by("pk").values("pk"))
