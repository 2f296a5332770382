"""The smallest valid rows; a test writes only what matters to it."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from factory.django import DjangoModelFactory

from cameos.models import Cameo, Capture, Grant
from feed.models import Post
from generation.models import (
    Asset,
    CastMember,
    Generation,
    Ingredient,
    Purchase,
    Recall,
    Storyboard,
)
from recommender.models import Impression, Instruction, Item, RankerVersion, Slate
from recommender.ranking.parser import parse
from sora_site.accounts.models import Guardianship, Invite, User, WaitlistEntry

PASSWORD = "a long enough passphrase"
FIFTEEN = timezone.now().date() - timedelta(days=round(15.5 * 365.25))  # a date of birth


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    handle = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda person: f"{person.handle}@example.org")
    display_name = factory.LazyAttribute(lambda person: person.handle.title())
    born_on = date(1990, 5, 17)
    region = "CA"
    password = factory.django.Password(PASSWORD)


class WaitingFactory(UserFactory):
    """Somebody on the waitlist."""

    class Meta:
        skip_postgeneration_save = True

    admitted_at = None
    waitlist_entry = factory.RelatedFactory(
        "tests.factories.WaitlistEntryFactory", factory_related_name="person"
    )


class WaitlistEntryFactory(DjangoModelFactory[WaitlistEntry]):
    class Meta:
        model = WaitlistEntry


class GuardianshipFactory(DjangoModelFactory[Guardianship]):
    """A link in force; limits are what the site has."""

    class Meta:
        model = Guardianship

    young = factory.SubFactory(UserFactory, born_on=FIFTEEN)
    guardian = factory.SubFactory(UserFactory)
    proposed_by = factory.SelfAttribute("young")
    accepted_at = factory.LazyFunction(timezone.now)


class InviteFactory(DjangoModelFactory[Invite]):
    class Meta:
        model = Invite


class GenerationFactory(DjangoModelFactory[Generation]):
    class Meta:
        model = Generation

    author = factory.SubFactory(UserFactory)
    prompt = "A dog runs through a forest."
    seed = 7
    seconds = 4
    pool = "cpu"
    recipe = "animatic"


class RunningFactory(GenerationFactory):
    state = Generation.State.RENDERING
    attempt = 1
    started_at = factory.LazyFunction(timezone.now)
    leased_until = factory.LazyFunction(lambda: timezone.now() + timedelta(minutes=5))


class CompletedFactory(GenerationFactory):
    """A completed clip with small stored files in place of a film."""

    state = Generation.State.COMPLETED
    finished_at = factory.LazyFunction(timezone.now)
    progress = 100
    engine = "animatic"

    @classmethod
    def _create(cls, model_class: type[Generation], *args: Any, **kwargs: Any) -> Generation:
        clip: Generation = super()._create(model_class, *args, **kwargs)
        for kind in Asset.Kind:
            store_asset(clip, kind, f"{kind} of {clip.pk}".encode())
        return clip


class BoardFactory(CompletedFactory):
    """A completed storyboard of two completed shots."""

    operation = Generation.Operation.BOARD
    seconds = 8

    @classmethod
    def _create(cls, model_class: type[Generation], *args: Any, **kwargs: Any) -> Generation:
        board = super()._create(model_class, *args, **kwargs)
        for place in range(2):
            shot = CompletedFactory.create(
                author=board.author, operation=Generation.Operation.SHOT, size=board.size
            )
            Ingredient.objects.create(clip=board, place=place, source=shot)
        return board


class CastMemberFactory(DjangoModelFactory[CastMember]):
    """Somebody in somebody else's clip, by their leave."""

    class Meta:
        model = CastMember

    clip = factory.SubFactory(CompletedFactory)
    cameo = factory.SubFactory("tests.factories.CameoFactory")
    owner = factory.SelfAttribute("cameo.owner")
    maker = factory.SelfAttribute("clip.author")
    basis = "grant"


class RecallFactory(DjangoModelFactory[Recall]):
    """A cameo taken back from everybody, with clips that are to go."""

    class Meta:
        model = Recall

    cameo = factory.SubFactory("tests.factories.CameoFactory")
    kind = Recall.Kind.TAKE_DOWN
    left_to = 1_000_000


class StoryboardFactory(DjangoModelFactory[Storyboard]):
    class Meta:
        model = Storyboard

    author = factory.SubFactory(UserFactory)
    size = Generation.Size.PORTRAIT
    cards = factory.LazyFunction(
        lambda: [{"prompt": "A dog runs.", "seconds": "4", "camera": "", "seed": "", "made": ""}]
    )
    revision = 1


class PurchaseFactory(DjangoModelFactory[Purchase]):
    class Meta:
        model = Purchase

    person = factory.SubFactory(UserFactory)
    request_key = factory.LazyFunction(uuid4)
    credits = 100
    price = 499
    currency = "EUR"


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    generation = factory.SubFactory(CompletedFactory)
    author = factory.SelfAttribute("generation.author")
    caption = "Look at this"


class ItemFactory(DjangoModelFactory[Item]):
    """Something to recommend whose text was not read yet; `recommender.services` reads it."""

    class Meta:
        model = Item

    id = factory.LazyFunction(uuid4)
    author = factory.SubFactory(UserFactory)
    family = factory.LazyFunction(uuid4)
    text = "A dog runs through a forest."


class InstructionFactory(DjangoModelFactory[Instruction]):
    """An instruction in force until its owner ends it."""

    class Meta:
        model = Instruction

    person = factory.SubFactory(UserFactory)
    text = "only cute animals"
    plan_data = factory.LazyAttribute(lambda given: parse(given.text).model_dump(mode="json"))
    lasts = Instruction.Lasts.PINNED


class SlateFactory(DjangoModelFactory[Slate]):
    class Meta:
        model = Slate

    person = factory.SubFactory(UserFactory)
    way = Slate.Way.HEURISTIC


class ImpressionFactory(DjangoModelFactory[Impression]):
    class Meta:
        model = Impression

    person = factory.SubFactory(UserFactory)
    item = factory.SubFactory(ItemFactory)
    slate = factory.LazyFunction(uuid4)
    position = 0
    source = 1
    propensity = 1.0


class RankerVersionFactory(DjangoModelFactory[RankerVersion]):
    class Meta:
        model = RankerVersion

    kind = RankerVersion.Kind.BASE
    name = factory.Sequence(lambda n: f"base-{n}")
    file = "rankers/base.txt"
    sha256 = "0" * 64


def store_asset(clip: Generation, kind: Asset.Kind, content: bytes) -> Asset:
    name = default_storage.save(f"clips/{clip.pk}/0-{kind}.bin", ContentFile(content))
    return Asset.objects.create(
        generation=clip,
        kind=kind,
        name=name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


class CameoFactory(DjangoModelFactory[Cameo]):
    """A cameo that is ready, of its owner, lent to who is approved."""

    class Meta:
        model = Cameo

    owner = factory.SubFactory(UserFactory)
    kind = Cameo.Kind.SELF
    name = "Somebody"
    audience = "approved"
    state = Cameo.State.READY
    take = 1
    takes = 1
    taken_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=365))


class PetFactory(CameoFactory):
    kind = Cameo.Kind.PET
    name = "Rex"
    handle = factory.Sequence(lambda n: f"rex{n}")


class GrantFactory(DjangoModelFactory[Grant]):
    """A permission that holds."""

    class Meta:
        model = Grant

    cameo = factory.SubFactory(CameoFactory)
    person = factory.SubFactory(UserFactory)
    state = Grant.State.GRANTED
    asked_at = factory.LazyFunction(timezone.now)


class CaptureFactory(DjangoModelFactory[Capture]):
    """A challenge that was just given."""

    class Meta:
        model = Capture

    cameo = factory.SubFactory(CameoFactory)
    steps = ("left", "up", "right", "down")
    digits = "40718293"
