"""Redis is a bell: when it is silent, work is taken all the same."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import dramatiq
import pytest
import redis
from channels.layers import channel_layers
from dramatiq.brokers.redis import RedisBroker
from pytest_django.fixtures import Settings

from generation import rendering, tasks
from generation.models import Generation
from generation.services import ClipOrder, cancel_clip, request_clip
from sora_site.accounts.models import User, WaitlistEntry
from sora_site.accounts.services import rollout
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify
from tests.factories import GenerationFactory, WaitingFactory
from tests.generation.small_engine import SmallEngine, use_engine

pytestmark = pytest.mark.django_db(transaction=True)

NOWHERE = "unix:///nowhere/redis.sock"


@pytest.fixture
def silent_redis(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    layer = settings.CHANNEL_LAYERS["default"]
    settings.CHANNEL_LAYERS = {"default": layer | {"CONFIG": {"hosts": [{"address": NOWHERE}]}}}
    channel_layers.backends.clear()
    nowhere = redis.Redis.from_url(NOWHERE)
    broker = dramatiq.get_broker()
    assert isinstance(broker, RedisBroker)
    for script in broker.scripts.values():
        monkeypatch.setattr(script, "registered_client", nowhere)
    yield
    channel_layers.backends.clear()


def test_order_is_taken_and_waits_for_the_sweeper(owner: User, silent_redis: None) -> None:
    with pytest.raises(redis.ConnectionError):
        tasks.send_token("cpu")

    clip = request_clip(author=owner, order=ClipOrder(prompt="A dog."), request_key=uuid4())

    assert Generation.objects.get().pk == clip.pk
    assert cancel_clip(clip=clip)


def test_inbox_is_written(owner: User, silent_redis: None) -> None:
    notify(recipient=owner, kind=Notification.Kind.CLIP_READY, url="/x")

    assert Notification.objects.get().recipient == owner


def test_somebody_who_waits_is_let_in(silent_redis: None) -> None:
    person = WaitingFactory.create()

    assert rollout.admit(person=person, how=WaitlistEntry.Admission.BATCH)

    assert User.objects.get(pk=person.pk).is_present
    assert Notification.objects.get().mail_due_at  # the sweep sends it later


def test_clip_is_rendered(owner: User, settings: Settings, silent_redis: None) -> None:
    use_engine(settings, SmallEngine)
    clip = GenerationFactory.create(author=owner)

    rendering.render_next("cpu")

    clip.refresh_from_db()
    assert (clip.state, clip.attempt) == (Generation.State.COMPLETED, 1)
