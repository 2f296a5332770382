"""Who somebody is: the profile as it is edited, the handle, the pictures."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from sora_site.accounts.models import FormerHandle, User
from sora_site.accounts.services import profiles
from sora_site.accounts.services.profiles import HandleRefused, Profile, change_profile
from sora_site.accounts.services.ties import set_block
from sora_site.accounts.tasks import free_handles
from tests.accounts.test_join import filled_in
from tests.conftest import signed_in
from tests.factories import InviteFactory, UserFactory

pytestmark = pytest.mark.django_db


def edited(**changes: str) -> dict[str, str]:
    return {
        "display_name": "Olga",
        "handle": "olga",
        "bio": "I make  films.",
        "time_zone": "America/Vancouver",
        "messages_from": "nobody",
        "comments_from": "following",
    } | changes


def change_handle(person: User, handle: str) -> None:
    change_profile(
        person=person,
        profile=Profile(
            handle=handle,
            display_name=person.display_name,
            bio=person.bio,
            time_zone=person.time_zone,
            is_private=person.is_private,
            messages_from=person.messages_from,
            comments_from=person.comments_from,
        ),
    )


def test_profile_is_changed_as_a_whole(owner_client: Client, owner: User) -> None:
    response = owner_client.post("/settings/profile", edited(is_private="on"))

    owner.refresh_from_db()
    assert response["Location"] == "/settings/profile"
    assert (owner.display_name, owner.bio, owner.time_zone) == (
        "Olga",
        "I make films.",
        "America/Vancouver",
    )
    assert (owner.messages_from, owner.comments_from) == ("nobody", "following")
    assert owner.is_private


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("handle", "admin", "reserved"),
        ("handle", "aurora", "reserved"),
        ("handle", "Ünï", "small letters"),
        ("handle", "stella", "taken"),
        ("display_name", "\u200b", "can be seen"),
        ("bio", "x" * 201, "at most 200"),
        ("bio", "red \x1b[31m", "control characters"),
        ("time_zone", "Mars/Olympus", "valid choice"),
        ("messages_from", "everybody", "valid choice"),
    ],
)
@pytest.mark.usefixtures("stranger")
def test_nonsense_in_the_profile_is_answered_at_its_field_and_changes_nothing(
    owner_client: Client, owner: User, field: str, value: str, complaint: str
) -> None:
    response = owner_client.post("/settings/profile", edited(**{field: value}))

    assert response.status_code == 422
    assert complaint in str(response.context["form"].errors[field])
    assert User.objects.get(pk=owner.pk).display_name == "Olga Owner"


def test_old_handle_leads_to_the_person_and_is_nobody_elses_for_weeks(
    owner: User, stranger: User, client: Client
) -> None:
    signed_in(owner).post("/settings/profile", edited(handle="@Olga_Films"))

    followed = signed_in(stranger).get("/@olga")
    taken = signed_in(stranger).post("/settings/profile", edited(handle="olga"))
    joined = client.post("/join", filled_in(InviteFactory.create().code, username="olga"))

    assert (followed.status_code, followed["Location"]) == (302, "/@olga_films")
    assert "not free yet" in str(taken.context["form"].errors["handle"])
    assert "not free yet" in str(joined.context["form"].errors["username"])

    FormerHandle.objects.update(given_up_at=timezone.now() - timedelta(weeks=5))
    change_handle(stranger, "olga")

    assert User.objects.get(handle="olga") == stranger


def test_old_handle_of_somebody_who_blocked_one_leads_nowhere(owner: User, stranger: User) -> None:
    change_handle(owner, "olga_films")
    set_block(blocker=owner, blocked=stranger, on=True)

    assert signed_in(stranger).get("/@olga").status_code == 404


def test_handles_are_not_hoarded_but_one_may_go_back(owner: User) -> None:
    for handle in ("olga_one", "olga_two"):
        change_handle(owner, handle)

    with pytest.raises(HandleRefused, match="twice"):
        change_handle(owner, "olga_three")
    change_handle(owner, "olga")

    assert User.objects.get(pk=owner.pk).handle == "olga"
    assert set(FormerHandle.objects.values_list("handle", flat=True)) == {"olga_one", "olga_two"}


@pytest.mark.django_db(transaction=True)
def test_handle_wanted_by_two_at_once_is_one_persons(owner: User, stranger: User) -> None:
    barrier = threading.Barrier(2)
    outcomes: list[str] = []

    def take(person: User) -> None:
        barrier.wait()
        try:
            change_handle(person, "film")
            outcomes.append("won")
        except HandleRefused as refusal:
            outcomes.append(str(refusal))
        connection.close()

    threads = [threading.Thread(target=take, args=[person]) for person in (owner, stranger)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["@film is taken. Please choose another.", "won"]


def test_handles_given_up_weeks_ago_are_forgotten(owner: User) -> None:
    FormerHandle.objects.create(handle="lately", person=owner)
    FormerHandle.objects.create(
        handle="longago", person=owner, given_up_at=timezone.now() - timedelta(weeks=5)
    )

    free_handles.fn()

    assert FormerHandle.objects.get().handle == "lately"


def photograph(size: tuple[int, int] = (900, 600)) -> bytes:
    """Take a picture, red above and blue below, lying on its side, with the place it was taken."""
    upright = Image.new("RGB", size, "red")
    upright.paste("blue", (0, size[1] // 2, size[0], size[1]))
    notes = Image.Exif()
    notes[0x0112] = 6  # turn it by a quarter
    notes.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)  # latitude
    file = io.BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", exif=notes, comment=b"secret")
    return file.getvalue()


def drawn(kind: str, *, frames: int = 1, size: tuple[int, int] = (30, 20)) -> bytes:
    file = io.BytesIO()
    pictures = [Image.new("RGB", size, (n * 40, 0, 0)) for n in range(frames)]
    pictures[0].save(file, kind, save_all=frames > 1, append_images=pictures[1:])
    return file.getvalue()


def bomb(side: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (side, side)).save(file, "PNG")
    return file.getvalue()


def upload(client: Client, content: bytes, kind: str = "avatar") -> Any:
    file = SimpleUploadedFile("../../x.jpg", content, "image/jpeg")
    return client.post(f"/settings/profile/{kind}", {"picture": file})


def files_of(person: User) -> set[str]:
    folder = Path(default_storage.path(f"people/{person.pk}"))
    return {file.name for file in folder.iterdir()} if folder.exists() else set()


@pytest.mark.parametrize(("kind", "size"), [("avatar", (320, 320)), ("banner", (1500, 500))])
@pytest.mark.django_db(transaction=True)
def test_picture_is_drawn_anew_upright_and_without_its_secrets(
    owner: User, kind: str, size: tuple[int, int]
) -> None:
    client = signed_in(owner)

    assert upload(client, photograph(), kind).status_code == 302

    owner.refresh_from_db()
    response = client.get(getattr(owner, f"{kind}_url"))
    content = b"".join(response)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("WEBP", size)
    above = picture.convert("RGB").getpixel((size[0] // 2, 20))
    assert isinstance(above, tuple)
    assert above[0] > 200 > above[2], "red is above again"
    assert not picture.getexif()
    assert b"secret" not in content
    assert b"EXIF" not in content
    assert "immutable" in response["Cache-Control"]
    assert response["Cache-Control"].startswith("private")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (lambda: b"\x00nonsense" * 50, "no JPEG"),
        (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "no JPEG"),
        (lambda: drawn("GIF"), "no JPEG"),
        (lambda: drawn("WEBP", frames=3), "Moving"),
        (lambda: drawn("PNG", frames=3), "Moving"),
        (lambda: photograph()[:-400], "damaged"),
        (lambda: bomb(8_000), "50 megapixels"),
        (lambda: bomb(14_000), "50 megapixels"),
        (lambda: drawn("JPEG") + b"\x00" * 11 * 1024**2, "larger than 10 MB"),
    ],
    ids=["garbage", "svg", "gif", "webp", "apng", "cut", "bomb", "huge", "bytes"],
)
def test_what_is_no_good_picture_is_refused_with_its_reason(
    owner_client: Client, owner: User, content: Any, complaint: str
) -> None:
    response = upload(owner_client, content())

    assert response.status_code == 422
    assert complaint in response.context["avatar_refusal"]
    assert "is kept" in response.context["avatar_refusal"]
    assert files_of(owner) == set()


def test_form_without_a_picture_or_of_no_kind_is_refused(owner_client: Client) -> None:
    assert owner_client.post("/settings/profile/avatar").status_code == 422
    assert upload(owner_client, photograph(), "passport").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_no_file_outlives_its_use(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(owner)
    default_storage.save(f"people/{owner.pk}/avatar-lost.webp", io.BytesIO(b"left by a crash"))

    for _ in range(2):
        upload(client, photograph())
    upload(client, photograph(), "banner")
    owner.refresh_from_db()
    kept = {Path(owner.avatar).name, Path(owner.banner).name}
    assert files_of(owner) == kept

    def stop(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(profiles, "_show", stop)
        with pytest.raises(KeyboardInterrupt):
            upload(client, photograph())
    assert files_of(owner) == kept

    for kind in ("avatar", "banner"):
        client.post(f"/settings/profile/{kind}", {"remove": "on"})
    assert files_of(owner) == set()


@pytest.mark.django_db(transaction=True)
def test_picture_is_for_whoever_may_see_the_person(owner: User, stranger: User) -> None:
    upload(signed_in(owner), photograph())
    owner.refresh_from_db()
    visitor, other = Client(), signed_in(stranger)

    def answers() -> tuple[int, int]:
        return visitor.get(owner.avatar_url).status_code, other.get(owner.avatar_url).status_code

    assert answers() == (200, 200)
    User.objects.filter(pk=owner.pk).update(is_private=True)
    assert answers() == (404, 200)
    set_block(blocker=owner, blocked=stranger, on=True)
    assert answers() == (404, 404)
    assert owner.avatar_url in signed_in(owner).get("/@olga").content.decode()


def test_names_of_files_open_nothing_else(owner: User, owner_client: Client) -> None:
    other = UserFactory.create(avatar=f"people/{owner.pk}/avatar-0.webp")

    assert owner_client.get(f"/people/{owner.pk}/avatar-0.webp").status_code == 404
    assert owner_client.get(f"/people/{other.pk}/avatar-0.webp").status_code == 404


def test_profile_settings_are_for_whoever_is_signed_in(client: Client) -> None:
    assert client.get("/settings/profile").status_code == 302
    assert client.post("/settings/profile/avatar").status_code == 302
