from __future__ import annotations

import io
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from generation import rendering, services
from generation.engines.protocol import Capabilities
from generation.models import Asset, Generation
from generation.services import ClipOrder, ClipRefused
from sora_site.accounts.models import Tier, User
from tests.conftest import signed_in
from tests.factories import CompletedFactory, GenerationFactory, PostFactory
from tests.generation.small_engine import SmallEngine, use_engine
from tests.generation.test_views import filled_in

pytestmark = pytest.mark.django_db


class AbleEngine(SmallEngine):
    """Starts from a picture and knows what not to show."""

    def capabilities(self) -> Capabilities:
        return Capabilities(
            sizes=((720, 1280), (1280, 720)),
            seconds=(4, 12),
            fps=super().capabilities().fps,
            sound=True,
            styles=("noir",),
            licence="Apache-2.0",
            negative_prompt=True,
            first_frame=True,
        )


def photo(width: int = 360, height: int = 640) -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "JPEG")
    return SimpleUploadedFile("beach.jpg", file.getvalue(), "image/jpeg")


# What a slot cannot do


@pytest.mark.parametrize(
    ("order", "offer"),
    [
        (ClipOrder(prompt="A dog.", slot="sora-9"), "There are: sora-2, sora-2-pro, sora-1-turbo"),
        (ClipOrder(prompt="A dog.", size="1080x1920"), "It makes .*720x1280"),
        (ClipOrder(prompt="A dog.", seconds=60), "4 to 20 seconds"),
        (ClipOrder(prompt="A dog.", style="cubist"), "It has cinematic, watercolour"),
        (
            ClipOrder(prompt="A dog.", slot="sora-1-turbo", sound=True),
            "silent here. Or choose Sora 2",
        ),
    ],
    ids=["slot", "size", "length", "style", "sound"],
)
def test_what_a_slot_cannot_do_is_refused_with_what_it_can(
    owner: User, order: ClipOrder, offer: str
) -> None:
    with pytest.raises(ClipRefused, match=offer):
        services.request_clip(author=owner, order=order, request_key=uuid4())

    assert not Generation.objects.exists()
    assert services.clips_left_today(owner) == 30


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"negative_prompt": "rain"}, "takes no list of what should not be seen"),
        ({"picture": photo()}, "cannot start from a picture"),
    ],
    ids=["negative prompt", "picture"],
)
def test_means_that_no_engine_has_are_refused_and_not_shown(
    owner: User, settings: Settings, changes: dict[str, object], complaint: str
) -> None:
    use_engine(settings, SmallEngine)
    client = signed_in(owner)

    response = client.post("/create", filled_in() | changes)

    assert response.status_code == 422
    assert complaint in str(response.context["form"].errors)
    page = client.get("/create").content.decode()
    assert 'name="negative_prompt"' not in page
    assert 'type="file"' not in page


def test_pro_makes_1080p_and_turbo_a_clip_without_sound(owner: User) -> None:
    owner.tier = Tier.PRO
    orders = [
        ClipOrder(prompt="A dog.", slot="sora-2-pro", size="1080x1920"),
        ClipOrder(prompt="A dog.", slot="sora-1-turbo"),
    ]

    pro, turbo = (
        services.request_clip(author=owner, order=order, request_key=uuid4()) for order in orders
    )

    assert (pro.height, pro.sound) == (1920, True)
    assert (turbo.slot_title, turbo.sound) == ("Sora 1 Turbo", False)


def test_slots_are_filled_by_what_settings_name(owner: User, settings: Settings) -> None:
    path = f"{AbleEngine.__module__}.{AbleEngine.__qualname__}"
    settings.ENGINES = settings.ENGINES | {"able": (path, "gpu")}
    settings.SLOTS = settings.SLOTS | {"sora-2": "able"}

    clip = services.request_clip(
        author=owner, order=ClipOrder(prompt="A dog.", style="noir"), request_key=uuid4()
    )

    assert (clip.recipe, clip.pool) == ("able", "gpu")
    assert "made with able" in signed_in(owner).get("/create").content.decode()


# Sound


@pytest.mark.parametrize("sound", [True, False], ids=["heard", "silent"])
def test_silent_clip_has_no_button_for_sound(owner: User, *, sound: bool) -> None:
    clip = CompletedFactory.create(author=owner, sound=sound)
    post = PostFactory.create(generation__author=owner, generation__sound=sound)
    client = signed_in(owner)

    pages = [client.get(address.get_absolute_url()) for address in (clip, post)]

    for page in pages:
        assert ('data-act="sound"' in page.content.decode()) == sound
        assert ("Silent" in page.content.decode()) != sound


# Variations


def test_variations_differ_by_their_seeds_alone_and_are_shown_together(
    owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, form = signed_in(owner), filled_in(count="4", seed="4294967295")

    led = [client.post("/create", form)["Location"] for _ in range(2)]

    clips = Generation.objects.order_by("created_at")
    assert [clip.seed for clip in clips] == [4294967295, 0, 1, 2]
    assert {(clip.prompt, clip.batch) for clip in clips} == {("A dog runs.", clips[0].batch)}
    assert led == [f"/library/together/{clips[0].batch}"] * 2
    with django_assert_max_num_queries(12):
        page = client.get(led[0])
    assert [row["clip"].seed for row in page.context["rows"]] == [4294967295, 0, 1, 2]


def test_variations_are_all_queued_or_none(owner: User, settings: Settings) -> None:
    settings.RENDERS_WAITING = 3

    response = signed_in(owner).post("/create", filled_in(count="4"))

    assert response.status_code == 429
    assert not Generation.objects.exists()


@pytest.mark.parametrize("changes", [{"count": "5"}, {"seed": "-1"}, {"seed": "4294967296"}])
def test_numbers_out_of_range_are_refused(owner: User, changes: dict[str, str]) -> None:
    assert signed_in(owner).post("/create", filled_in(**changes)).status_code == 422


# Starting pictures


def test_picture_is_kept_as_the_first_frame_and_asked_for_anew_with_a_retry(
    owner: User, settings: Settings
) -> None:
    use_engine(settings, AbleEngine)
    client = signed_in(owner)

    client.post("/create", filled_in(count="2") | {"picture": photo()})

    starts = Asset.objects.filter(kind=Asset.Kind.START)
    assert starts.count() == 2
    with default_storage.open(starts[0].name) as stored, Image.open(stored) as frame:
        assert (frame.format, frame.size) == ("PNG", (720, 1280))
    clip = starts[0].generation
    services.cancel_clip(clip=clip)
    clip.refresh_from_db()
    again = services.retry_clip(clip=clip)
    assert again.assets.get().sha256 == starts[0].sha256


def test_picture_of_another_shape_is_refused_or_cropped_as_is_wished(
    owner: User, settings: Settings
) -> None:
    use_engine(settings, AbleEngine)
    client = signed_in(owner)

    refused = client.post("/create", filled_in(prompt="Kept.") | {"picture": photo(640, 480)})

    assert refused.status_code == 422
    assert "640x480 and the clip 720x1280" in str(refused.context["form"].errors)
    assert "Kept." in refused.content.decode()
    form = filled_in(crop="on") | {"picture": photo(640, 480)}
    assert client.post("/create", form).status_code == 302


def test_first_frame_as_given_is_nobody_elses_to_see(
    owner: User, stranger: User, settings: Settings
) -> None:
    use_engine(settings, AbleEngine)
    signed_in(owner).post("/create", filled_in() | {"picture": photo()})
    clip = Generation.objects.get()

    assert signed_in(stranger).get(f"/library/{clip.pk}/file/start").status_code == 404


# Once more


def test_composer_is_filled_in_as_it_was_for_an_earlier_clip(owner: User, stranger: User) -> None:
    clip = GenerationFactory.create(
        author=owner, prompt="A long story. " * 900, slot="sora-1-turbo", seconds=12, style="noir"
    )
    address = f"/create?from={clip.pk}"

    form = signed_in(owner).get(address).context["form"]

    assert form["prompt"].value() == clip.prompt
    assert (form["slot"].value(), form["seconds"].value()) == ("sora-1-turbo", 12)
    assert signed_in(stranger).get(address).status_code == 404
    assert signed_in(owner).get("/create?from=nonsense").status_code == 404


def test_what_was_not_to_be_seen_reaches_the_engine(owner: User, settings: Settings) -> None:
    use_engine(settings, AbleEngine)

    signed_in(owner).post("/create", filled_in(negative_prompt=" rain,\r\n fog "))

    assert Generation.objects.get().negative_prompt == "rain,\n fog"
    assert rendering.render_next("cpu")
    assert Generation.objects.get().state == Generation.State.COMPLETED
