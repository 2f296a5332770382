"""Rows about people. One module a theme; the rest of the site imports from here."""

from sora_site.accounts.models.devices import KnownDevice
from sora_site.accounts.models.guardians import GuardianCode, Guardianship
from sora_site.accounts.models.handles import NEW_HANDLE_VALIDATORS, FormerHandle
from sora_site.accounts.models.people import (
    HANDLE_VALIDATORS,
    RESERVED_HANDLES,
    SIMULATED_DOMAIN,
    CameoAudience,
    CommentsFrom,
    MessagesFrom,
    Picture,
    Tier,
    User,
    UserQuerySet,
    age_on,
    as_user,
    region_choices,
    viewer_of,
)
from sora_site.accounts.models.rollout import Invite, WaitlistEntry
from sora_site.accounts.models.ties import Block, Follow, FollowRequest

__all__ = [
    "HANDLE_VALIDATORS",
    "NEW_HANDLE_VALIDATORS",
    "RESERVED_HANDLES",
    "SIMULATED_DOMAIN",
    "Block",
    "CameoAudience",
    "CommentsFrom",
    "Follow",
    "FollowRequest",
    "FormerHandle",
    "GuardianCode",
    "Guardianship",
    "Invite",
    "KnownDevice",
    "MessagesFrom",
    "Picture",
    "Tier",
    "User",
    "UserQuerySet",
    "WaitlistEntry",
    "age_on",
    "as_user",
    "region_choices",
    "viewer_of",
]
