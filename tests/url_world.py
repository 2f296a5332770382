"""The people and the things that the matrix of URLs is about, made once for all of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from time import time
from typing import Final
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.formats import date_format
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from cameos import storing
from cameos.models import Cameo, Grant, Reference
from feed.models import Comment, Nudge, Post
from generation.models import Generation
from recommender.models import Interaction
from sora_site.accounts.models import (
    Block,
    Follow,
    FollowRequest,
    Guardianship,
    User,
    WaitlistEntry,
)
from sora_site.messaging.services.threads import send
from sora_site.notifications.delivery.mail import DIGEST, stop_token
from sora_site.notifications.models import Notification
from sora_site.privacy.models import DataExport
from tests.conftest import signed_in
from tests.factories import (
    BoardFactory,
    CameoFactory,
    CaptureFactory,
    CastMemberFactory,
    CompletedFactory,
    GenerationFactory,
    GrantFactory,
    GuardianshipFactory,
    InstructionFactory,
    InviteFactory,
    ItemFactory,
    PostFactory,
    PurchaseFactory,
    StoryboardFactory,
    UserFactory,
)

ROLES: Final = (
    "owner",
    "friend",
    "stranger",
    "blocked",
    "teen",
    "guardian",
    "moderator",
    "waiting",
    "anonymous",
)
DRAFT_PROMPT: Final = "A lighthouse that nobody but its owner has seen."
SAID: Final = "Between the two of us and nobody else."
NOTICE_TEXT: Final = "For the eyes of one person alone."
PORTRAYAL: Final = "Never in the jacket that only I know of."


@dataclass(frozen=True)
class Belongings:
    """One owner's things by name, and what nobody else may read."""

    owner: User
    things: dict[str, object]
    secrets: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class World:
    """Who asks, and for whose things: the guardian asks for their ward's, all others for Olga's."""

    sessions: dict[str, str]
    grown: Belongings
    ward: Belongings

    def belongings_for(self, role: str) -> Belongings:
        return self.ward if role == "guardian" else self.grown


def build_world() -> World:
    people = {role: _person(role) for role in ROLES if role not in {"owner", "anonymous"}}
    owner = UserFactory.create(
        handle="olga", email="olga@never-shown.example", born_on=date(1987, 11, 17)
    )
    young = UserFactory.create(
        handle="yuri", email="yuri@never-shown.example", born_on=_birthday(15), is_private=True
    )
    for person in (owner, young):
        _befriend(person, people["friend"])
    Block.objects.create(blocker=owner, blocked=people["blocked"])
    WaitlistEntry.objects.create(person=people["waiting"])
    guardianship = Guardianship.objects.create(
        young=young, guardian=people["guardian"], proposed_by=young, accepted_at=timezone.now()
    )
    of_owner = GuardianshipFactory.create(guardian=owner)
    sessions = {role: _session(person) for role, person in [("owner", owner), *people.items()]}
    return World(
        sessions | {"unproven": _session(owner, proven=False)},
        _belongings(owner, guardianship=of_owner.pk),
        _belongings(young, guardianship=guardianship.pk),
    )


def _session(person: User, *, proven: bool = True) -> str:
    """Sign somebody in, who has just proved who they are, or longer ago."""
    client = signed_in(person)
    session = client.session
    proof = {"method": "password", "at": time(), "reauthenticated": proven}
    session["account_authentication_methods"] = [proof]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _person(role: str) -> User:
    born_on = _birthday(15) if role == "teen" else date(1990, 5, 17)
    staff = role == "moderator"
    admitted_at = None if role == "waiting" else timezone.now()
    return UserFactory.create(
        handle=f"the_{role}",
        born_on=born_on,
        is_staff=staff,
        is_superuser=staff,
        admitted_at=admitted_at,
    )


def _place_of(person: User) -> UserSession:
    """Sign a person in elsewhere."""
    return UserSession.objects.create(
        user=person, ip="10.1.2.3", user_agent="", session_key=get_random_string(32)
    )


def _birthday(years: int) -> date:
    return date(timezone.now().year - years, 1, 17)


def _befriend(one: User, other: User) -> None:
    Follow.objects.create(follower=one, followee=other)
    Follow.objects.create(follower=other, followee=one)


def _belongings(owner: User, **more: object) -> Belongings:
    owner.avatar = default_storage.save(f"people/{owner.pk}/face.webp", ContentFile(b"a face"))
    owner.save()
    draft = CompletedFactory.create(author=owner, prompt=DRAFT_PROMPT, batch=uuid4())
    notice = Notification.objects.create(
        recipient=owner, kind=Notification.Kind.CLIP_READY, url="/library", text=NOTICE_TEXT
    )
    penpal = UserFactory.create()
    _befriend(owner, penpal)
    failed = GenerationFactory.create(
        author=owner, state=Generation.State.FAILED, finished_at=timezone.now()
    )
    post = PostFactory.create(generation__author=owner)
    things: dict[str, object] = {
        "owner": owner.pk,
        "handle": owner.handle,
        "post": post.pk,
        **_steered(owner, post),
        "nudge": Nudge.objects.create(person=owner, kind=Nudge.Kind.MOOD).pk,
        "comment": Comment.objects.create(post=post, author=owner, text="Mine").pk,
        "draft": draft.pk,
        "batch": draft.batch,
        "preview": CompletedFactory.create(
            author=owner, operation=Generation.Operation.PREVIEW, prompt=DRAFT_PROMPT
        ).pk,
        "appearance": CastMemberFactory.create(
            clip__author=penpal, clip__prompt=DRAFT_PROMPT, cameo=CameoFactory.create(owner=owner)
        ).clip_id,
        "queued": GenerationFactory.create(author=owner).pk,
        "failed": failed.pk,
        "board": BoardFactory.create(author=owner, prompt=DRAFT_PROMPT).pk,
        "storyboard": StoryboardFactory.create(author=owner).pk,
        "request": FollowRequest.objects.create(requester=UserFactory.create(), target=owner).pk,
        "code": InviteFactory.create().code,
        "invite": InviteFactory.create(issued_by=owner).pk,
        "notice": notice.pk,
        "stop": stop_token(owner, DIGEST),
        "message": _said(owner, penpal),
        "received": _said(penpal, owner),
        "request_key": uuid4(),
        "purchase": PurchaseFactory.create(person=owner).pk,
        "passkey": _passkey(owner).pk,
        "ticket": _export(owner).get_absolute_url().rpartition("/")[2],
        "session": _place_of(owner).pk,
        **_cameo(owner),
    }
    birthday = [date_format(owner.born_on, form) for form in ("Y-m-d", "j F Y", "F j, Y", "N j, Y")]
    return Belongings(
        owner, things | more, (owner.email, DRAFT_PROMPT, SAID, NOTICE_TEXT, PORTRAYAL, *birthday)
    )


def _steered(owner: User, post: Post) -> dict[str, object]:
    """Let somebody tell their feed something, save and share it, and do something in it."""
    held = InstructionFactory.create(person=owner)
    shared = InstructionFactory.create(person=owner, name="Mine", share_token=uuid4().hex)
    item = ItemFactory.create(id=post.pk, author=owner)
    doing = Interaction.objects.create(person=owner, item=item, kind=Interaction.Kind.VIEW)
    return {
        "instruction": held.pk,
        "feed": shared.pk,
        "feed_token": shared.share_token,
        "doing": doing.pk,
    }


def _cameo(owner: User) -> dict[str, object]:
    """Give a cameo a still, a film that is awaited, and somebody who asks for it."""
    cameo = Cameo.objects.get(owner=owner)
    Cameo.objects.update(portrayal=PORTRAYAL)
    still = Reference(cameo=cameo, take=1, kind=Reference.Kind.FRONT, content_type="image/webp")
    still.name = storing.put(cameo, b"a face", about=still.number)
    still.save()
    asked = GrantFactory.create(cameo=cameo, state=Grant.State.ASKED)
    capture = CaptureFactory.create(cameo=cameo)
    return {"cameo": cameo.pk, "asked": asked.pk, "capture": capture.pk}


def _said(sender: User, recipient: User) -> int:
    return send(sender=sender, recipient=recipient, text=SAID, request_key=uuid4()).pk


def _passkey(owner: User) -> Authenticator:
    """Register a passkey as a browser would, but for the key's other half, which nobody keeps."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(Aaguid(bytes(16)), owner.pk.bytes, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    proof = AuthenticatorData.create(sha256(b"127.0.0.1").digest(), flags, 0, made)
    seen = CollectedClientData.create("webauthn.create", b"challenge", "http://127.0.0.1:8000")
    answer = RegistrationResponse(
        raw_id=owner.pk.bytes,
        response=AuthenticatorAttestationResponse(
            client_data=seen, attestation_object=AttestationObject.create("none", proof, {})
        ),
    )
    data = {"name": "Phone", "credential": json.loads(json.dumps(dict(answer)))}
    return Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data)


def _export(owner: User) -> DataExport:
    name = default_storage.save(f"exports/{owner.pk}.zip", ContentFile(b"everything"))
    return DataExport.objects.create(
        person=owner,
        state=DataExport.State.READY,
        name=name,
        expires_at=timezone.now() + timedelta(days=1),
    )
