"""What every URL answers to everybody: one line each, and no URL without a line.

A row says what each role gets; the roles are those of `tests/url_world.py`. A page is asked for
with GET, a deed is done with POST. Arguments name things of the world, or stand for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.url_world import ROLES

LOGIN: Final = "login"  # led to sign in
LINE: Final = "line"  # led to their place in the line
PROVE: Final = "prove"  # led to say once more who they are

Answer = int | str
Row = Mapping[str, Answer]


@dataclass(frozen=True)
class Expectation:
    """How one URL is asked, and what it answers to each role."""

    method: str
    row: Row
    arguments: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)


def everybody(answer: Answer, **others: Answer) -> Row:
    """Make a row in which all get one answer but those named."""
    assert others.keys() <= set(ROLES), others
    return dict.fromkeys(ROLES, answer) | others


def page(row: Row, **arguments: str) -> Expectation:
    return Expectation("GET", row, arguments)


def deed(
    row: Row, *, form: Mapping[str, str] | None = None, done: Answer = 302, **arguments: str
) -> Expectation:
    """Expect `done` from whoever may do it: those who have 200 in the row."""
    row = {role: done if answer == 200 else answer for role, answer in row.items()}
    return Expectation("POST", row, arguments, form or {})


def members(answer: Answer, **others: Answer) -> Row:
    """Make a row for what only those see who are in."""
    return everybody(answer, **{"waiting": LINE, "anonymous": LOGIN, **others})


PUBLIC: Final = everybody(200)
OPEN: Final = everybody(200, waiting=LINE)  # to visitors, but to nobody who still waits
VISITORS: Final = everybody(302, anonymous=200)  # who is signed in is led home
ACCOUNTS: Final = everybody(200, anonymous=LOGIN)
MEMBERS: Final = members(200)
OWNER: Final = members(404, owner=200)
SELF: Final = everybody(200, anonymous=LOGIN)  # one's own account, while one waits too
MINE: Final = everybody(404, owner=200, anonymous=LOGIN)  # the same of one's own things
GUARDIANS: Final = members(404, owner=200, guardian=200)  # each of another young person
# The ward's account is private, and their guardian is no follower.
SEEN: Final = everybody(200, blocked=404, guardian=404)
SEEN_BY_MEMBERS: Final = members(200, blocked=404, guardian=404)
FOUND: Final = members(200, blocked=404)  # a private account is found, its posts are not

URLS: Final = {
    "health": page(PUBLIC),
    "about": page(PUBLIC),
    # Coming and going
    "account_signup": page(VISITORS),
    "account_login": page(VISITORS),
    "account_logout": deed(PUBLIC),
    "accounts:waiting": page(everybody(302, waiting=200, anonymous=LOGIN)),
    "accounts:redeem": deed(everybody(302, waiting=302, anonymous=LOGIN), form={"code": "code"}),
    "accounts:welcome": page(MEMBERS),
    "accounts:invites": page(MEMBERS),
    "accounts:revoke_invite": deed(OWNER, pk="invite"),
    # Signing in
    "account_signup_by_passkey": page(everybody(404)),  # only where addresses are proven
    "mfa_signup_webauthn": page(everybody(302)),
    "socialaccount_signup": page(everybody(LOGIN)),
    "mfa_login_webauthn": page(everybody(302, anonymous=LOGIN)),
    "mfa_authenticate": page(everybody(302, anonymous=LOGIN)),
    "account_inactive": page(PUBLIC),
    "account_email_verification_sent": page(PUBLIC),
    "account_confirm_email": page(PUBLIC, key="forged"),
    "account_reset_password": page(PUBLIC),
    "account_reset_password_done": page(PUBLIC),
    "account_reset_password_from_key": page(PUBLIC, uidb36="1", key="forged"),
    "account_reset_password_from_key_done": page(PUBLIC),
    "account_reauthenticate": page(SELF),
    "mfa_reauthenticate": page(everybody(PROVE, anonymous=LOGIN)),  # in another way
    "mfa_reauthenticate_webauthn": page(everybody(PROVE, owner=200, anonymous=LOGIN)),
    "socialaccount_login_cancelled": page(PUBLIC),
    "socialaccount_login_error": page(everybody(401)),
    "openid_connect_login": page(everybody(404), provider_id="openid"),  # none is set up
    "openid_connect_callback": page(everybody(404), provider_id="openid"),
    # How and where one signs in
    "mfa_index": page(SELF),
    "account_email": page(SELF),
    "account_change_password": page(SELF),
    "account_set_password": page(everybody(302, anonymous=LOGIN)),  # they have one
    "mfa_list_webauthn": page(SELF),
    "mfa_add_webauthn": page(SELF),
    "mfa_edit_webauthn": page(MINE, pk="passkey"),
    "mfa_remove_webauthn": page(MINE, pk="passkey"),
    "mfa_activate_totp": page(SELF),
    "mfa_deactivate_totp": page(everybody(404, anonymous=LOGIN)),
    "mfa_view_recovery_codes": page(everybody(404, anonymous=LOGIN)),
    "mfa_generate_recovery_codes": page(SELF),
    "mfa_download_recovery_codes": page(everybody(404, anonymous=LOGIN)),
    "usersessions_list": page(SELF),
    "usersessions_end_others": deed(SELF),
    "usersessions_end": deed(MINE, pk="session"),
    "socialaccount_connections": page(SELF),
    # Feeds and posts
    "feed:home": page(OPEN),
    "feed:following": page(MEMBERS),
    "feed:latest": page(MEMBERS),
    "feed:top": page(MEMBERS),
    "feed:seen": deed(MEMBERS, form={"seen": "nonsense"}, done=204),
    "feed:steering": page(MEMBERS),
    "feed:open_feed": deed(MEMBERS),
    "feed:set_lasting": deed(OWNER, pk="instruction", form={"lasts": "today"}),
    "feed:change_wish": deed(OWNER, pk="instruction", part="wish-0", form={"as": "more"}),
    "feed:resume": deed(OWNER, pk="instruction"),
    "feed:save_feed": deed(OWNER, pk="instruction", form={"name": "Cute"}),
    "feed:share_feed": deed(OWNER, pk="feed", form={"shared": "on"}),
    "feed:delete_instruction": deed(OWNER, pk="instruction"),
    "feed:shared_feed": page(members(404, owner=200, friend=200), token="feed_token"),
    "feed:algorithm": page(MEMBERS),
    "feed:personalise": deed(MEMBERS, form={"personalised": "on"}),
    "feed:start_over": deed(MEMBERS),
    "feed:forget_interest": deed(MEMBERS, facet="animals"),
    "feed:forget_tie": deed(FOUND, pk="owner"),
    "feed:forget_doing": deed(OWNER, pk="doing"),
    "feed:how_ranking_works": page(OPEN),
    "feed:ops": page(everybody(404, moderator=200, waiting=LINE)),
    "feed:why": page(SEEN_BY_MEMBERS, pk="post"),
    "feed:forget": deed(SEEN_BY_MEMBERS, pk="post"),
    "feed:go_on": deed(MEMBERS),
    "feed:answer_nudge": deed(OWNER, pk="nudge", form={"answer": "good"}, done=200),
    "feed:post": page(SEEN, pk="post"),
    "feed:post_asset": page(SEEN, pk="post", kind="video"),
    "feed:like": deed(SEEN_BY_MEMBERS, pk="post", form={"liked": "on"}),
    "feed:shared": deed(SEEN_BY_MEMBERS, pk="post", done=204),
    "feed:wish": deed(
        members(200, owner=404, blocked=404, guardian=404),
        pk="post",
        form={"wish": "hide", "wanted": "on"},
    ),
    "feed:comments": page({**SEEN, "waiting": LINE}, pk="post"),
    "feed:delete_comment": deed(members(404, owner=200), pk="post", comment="comment"),
    "feed:remix": page(SEEN_BY_MEMBERS, pk="post"),
    "feed:family": page({**SEEN, "waiting": LINE}, pk="post"),
    "feed:set_remixable": deed(OWNER, pk="post"),
    "feed:withdraw": deed(OWNER, pk="post"),
    "feed:profile": page(FOUND, handle="handle"),
    # Making clips
    "generation:create": page(MEMBERS),
    "generation:find_cast": page(MEMBERS),
    "generation:help": deed(members(422)),  # as below
    "generation:preview": deed(members(422)),  # there are no words in it
    "generation:previewed": page(OWNER, pk="preview"),
    "generation:together": page(OWNER, batch="batch"),
    "generation:new_storyboard": page(MEMBERS),
    "generation:storyboard": page(OWNER, pk="storyboard"),
    "generation:delete_storyboard": deed(OWNER, pk="storyboard"),
    "generation:edit_storyboard": page(OWNER, pk="board"),
    "generation:change_shot": deed(
        OWNER, pk="board", place="0", form={"prompt": "A cat.", "request_key": "request_key"}
    ),
    "generation:ops": page(everybody(404, moderator=200, waiting=LINE)),
    "generation:wait": page(MEMBERS),
    "generation:tray": page(MEMBERS),
    "generation:credits": page(MEMBERS),
    "generation:buy": deed(members(404)),  # nothing is sold
    "generation:bought": page(OWNER, pk="purchase"),
    "generation:till": page(members(404), pk="purchase"),
    "generation:confirm_payment": deed(everybody(404, waiting=LINE)),
    "generation:remix": page(OWNER, pk="draft"),
    "generation:trim": page(OWNER, pk="draft"),
    "generation:character": page(OWNER, pk="draft"),
    "generation:stitch": page(MEMBERS),
    "generation:upload": page(MEMBERS),
    "generation:cancel": deed(OWNER, pk="queued"),
    "generation:retry": deed(OWNER, pk="failed"),
    "generation:delete": deed(OWNER, pk="draft"),
    "generation:asset": page(OWNER, pk="draft", kind="video"),
    "feed:appearances": page(MEMBERS),
    "feed:remove_appearances": deed(MEMBERS, form={"sure": "on"}),
    "feed:appearance_asset": page(OWNER, pk="appearance", kind="video"),
    "feed:library": page(MEMBERS),
    "feed:delete_chosen": deed(MEMBERS, form={"sure": "on"}),
    "feed:see_all": deed(MEMBERS),
    "feed:draft": page(OWNER, pk="draft"),
    "feed:publish": deed(OWNER, pk="draft"),
    # Cameos
    "cameos:home": page(MEMBERS),
    "cameos:new": page(MEMBERS),
    "cameos:cameo": page(OWNER, pk="cameo"),
    "cameos:delete": page(OWNER, pk="cameo"),
    "cameos:still": page(OWNER, pk="cameo", kind="front"),
    "cameos:film": page(OWNER, pk="cameo"),
    "cameos:challenge": deed(OWNER, done=200, pk="cameo"),
    "cameos:outcome": page(OWNER, pk="cameo", capture="capture"),
    "cameos:begun": deed(OWNER, done=409, pk="cameo", capture="capture"),  # of another session
    "cameos:send": deed(OWNER, done=422, pk="cameo", capture="capture"),  # there is no film in it
    "cameos:audience": deed(OWNER, pk="cameo", form={"audience": "everyone"}),
    "cameos:portrayal": deed(OWNER, pk="cameo", form={"portrayal": "In a hat"}),
    "cameos:restrictions": deed(OWNER, pk="cameo", form={"words": "clown"}),
    "cameos:voice": deed(OWNER, pk="cameo", form={"lent": "on"}),
    "cameos:until": deed(OWNER, pk="cameo", form={"until": "2031-05-17"}),
    "cameos:rename": deed(OWNER, pk="cameo", form={"name": "Olga"}),
    "cameos:withdraw": deed(members(404), pk="cameo"),  # none of them asked
    "cameos:revoke_all": page(OWNER, pk="cameo"),
    "cameos:revoke": page(OWNER, pk="asked"),
    "cameos:answer": deed(OWNER, pk="asked"),
    "cameos:ask": page(members(200, owner=404, blocked=404, guardian=404), pk="cameo"),
    "cameos:ledger": page(OWNER, pk="cameo"),
    "cameos:ledger_file": page(OWNER, pk="cameo"),
    # People
    "accounts:follow": deed(
        members(200, owner=422, blocked=404), handle="handle", form={"followed": "on"}
    ),
    "accounts:remove_follower": deed(FOUND, handle="handle"),
    "accounts:block": deed(
        members(200, owner=422, blocked=404), handle="handle", form={"blocked": "on"}
    ),
    "accounts:followers": page(SEEN_BY_MEMBERS, handle="handle"),
    "accounts:following": page(SEEN_BY_MEMBERS, handle="handle"),
    "accounts:picture": page(everybody(200, blocked=404), pk="owner", picture="face"),
    "accounts:profile": page(MEMBERS),
    "accounts:change_picture": deed(MEMBERS, kind="avatar", form={"remove": "on"}),
    "accounts:people": page(MEMBERS),
    "accounts:follow_requests": page(MEMBERS),
    "accounts:answer_follow_request": deed(OWNER, pk="request", form={"accepted": "on"}),
    "accounts:blocked": page(MEMBERS),
    # Ages and guardians
    "accounts:feed_wishes": page(MEMBERS),
    "accounts:guardians": page(MEMBERS),
    "accounts:guardian_code": deed(MEMBERS),
    "accounts:enter_guardian_code": deed(members(422), form={"code": "nonsense"}),
    "accounts:ward": page(GUARDIANS, pk="guardianship"),
    "accounts:accept_guardian": deed(GUARDIANS, pk="guardianship"),
    "accounts:end_guardian": deed(GUARDIANS, pk="guardianship", form={"ended": "on"}),
    # Notices
    "notifications:inbox": page(MEMBERS),
    "notifications:news": page(MEMBERS),
    "notifications:read": deed(MEMBERS),
    "notifications:open": page(everybody(404, owner=302, anonymous=LOGIN), pk="notice"),
    "notifications:settings": page(everybody(200, anonymous=LOGIN)),
    "notifications:stop_mail": page(PUBLIC, token="stop"),
    "notifications:offline": page(PUBLIC),
    "notifications:service_worker": page(PUBLIC),
    "notifications:subscribe": deed(everybody(422, anonymous=LOGIN)),  # a form names no browser
    "notifications:unsubscribe": deed(everybody(200, anonymous=LOGIN), done=204),
    # Messages
    "messaging:threads": page(MEMBERS),
    "messaging:new": page(MEMBERS),
    "messaging:thread": page(members(403, friend=200, owner=404, blocked=404), handle="handle"),
    "messaging:send": deed(
        members(403, friend=200, owner=404, blocked=404),
        handle="handle",
        form={"text": "Hello", "request_key": "request_key"},
    ),
    "messaging:left": deed(members(204, owner=404, blocked=404), handle="handle"),
    "messaging:hide": deed(members(200, owner=404, blocked=404), handle="handle"),
    "messaging:remove": deed(OWNER, pk="message"),
    "messaging:send_clip": page(SEEN_BY_MEMBERS, pk="post"),
    # Reports
    "moderation:reports": page(MEMBERS),
    "moderation:report_person": page(members(200, owner=404, blocked=404), handle="handle"),
    "moderation:report_post": page(members(200, owner=404, blocked=404, guardian=404), pk="post"),
    "moderation:report_clip": page(OWNER, pk="appearance"),
    "moderation:report_clips": deed(MEMBERS, form={"sure": "on"}),
    "moderation:report_comment": page(
        members(200, owner=404, blocked=404, guardian=404), pk="post", comment="comment"
    ),
    "moderation:report_message": page(OWNER, pk="received"),
    # People's own data
    "privacy:stored": page(PUBLIC),
    "privacy:data": page(ACCOUNTS),
    "privacy:export": deed(everybody(200, owner=429, anonymous=LOGIN)),
    "privacy:download": page(MINE, ticket="ticket"),
    "privacy:deactivate": deed(ACCOUNTS),
    "privacy:delete": page(ACCOUNTS),
    "privacy:leaving": page(everybody(302, anonymous=LOGIN)),
    "privacy:keep": deed(ACCOUNTS),
}

# What even the owner of a session is let to only after a password or passkey once more.
PROVEN: Final = frozenset(
    [
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_remove_webauthn",
        "privacy:delete",
    ]
)

# Mail programs (RFC 8058) and payment providers press these: a signature is the permission.
FORMLESS: Final = frozenset(["generation:confirm_payment", "notifications:stop_mail"])

# Websockets: the code that an anonymous tab is closed with; None: never opened.
SOCKETS: Final[Mapping[str, int | None]] = {
    "ws/live": 4401,
    "": None,
}
