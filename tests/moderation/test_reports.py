"""Reports: filed by people, decided by moderators."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from feed.models import Comment, Post
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_block
from sora_site.messaging.models import Message
from sora_site.messaging.services.threads import remove
from sora_site.moderation import services
from sora_site.moderation.models import Report
from sora_site.moderation.services import NotTheirs, decide_report, file_report
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import CameoFactory, CastMemberFactory, PostFactory, UserFactory
from tests.messaging.test_rules import tie, write

pytestmark = pytest.mark.django_db

FORM = {"reason": "harassment", "words": "It goes on and on"}


@pytest.fixture
def message(owner: User, friend: User) -> Message:
    tie(owner, friend, ">")
    return write(friend, owner, "nasty words")


@pytest.fixture
def moderator() -> User:
    moderator = UserFactory.create(is_staff=True)
    may = Permission.objects.filter(codename__in=["decide_report", "view_report"])
    moderator.user_permissions.set(may)
    return moderator


def decide(moderator: User, action: str, *reports: Report) -> Any:
    return signed_in(moderator).post(
        "/admin/moderation/report/",
        {"action": action, "_selected_action": [str(report.pk) for report in reports]},
        follow=True,
    )


def test_report_keeps_the_words_of_the_message_and_thanks(
    message: Message, owner_client: Client, owner: User, friend: User
) -> None:
    asked = owner_client.get(f"/messages/{message.pk}/report")
    thanks = owner_client.post(f"/messages/{message.pk}/report", FORM)

    report = Report.objects.get()
    assert asked.status_code == thanks.status_code == 200
    assert (report.reporter, report.subject, report.shown) == (owner, friend, "nasty words")
    assert "nasty words" not in asked.content.decode()
    assert [line.about for line in owner_client.get("/reports").context["page"]] == [report.about]


def test_taking_back_or_blocking_does_not_save_from_a_report(
    message: Message, owner_client: Client, owner: User, friend: User
) -> None:
    remove(message=message)
    set_block(blocker=friend, blocked=owner, on=True)

    owner_client.post(f"/messages/{message.pk}/report", FORM)

    assert Report.objects.get().shown == "nasty words"


def test_same_thing_is_reported_once_while_nobody_has_decided(
    owner_client: Client, stranger: User
) -> None:
    post = PostFactory.create(generation__author=stranger)

    for _ in range(2):
        owner_client.post(f"/p/{post.pk}/report", FORM)
        owner_client.post("/@stella/report", FORM)

    assert sorted(Report.objects.values_list("about", flat=True)) == ["person", f"post {post.pk}"]


@pytest.mark.parametrize(
    "form", [{}, {"reason": "nonsense"}, {"reason": "spam", "words": "x" * 501}], ids=str
)
def test_unusable_report_is_refused_and_kept(
    owner_client: Client, stranger: User, form: dict[str, str]
) -> None:
    response = owner_client.post("/@stella/report", form)

    assert response.status_code == 422
    assert response.context["form"]["words"].value() in {None, form.get("words", "")}
    assert not Report.objects.exists()


def test_reports_have_a_limit(
    owner_client: Client, stranger: User, friend: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "A_DAY", 1)
    owner_client.post("/@stella/report", FORM)

    response = owner_client.post("/@finn/report", FORM)

    assert "tomorrow" in response.content.decode()
    assert Report.objects.count() == 1


def test_stranger_reports_only_what_they_can_see(
    message: Message, owner: User, friend_client: Client, stranger_client: Client, stranger: User
) -> None:
    User.objects.filter(pk=owner.pk).update(is_private=True)
    post = PostFactory.create(generation__author=owner)
    comment = Comment.objects.create(post=post, author=owner, text="Well")
    file_report(reporter=owner, thing=stranger, reason="spam")
    set_block(blocker=stranger, blocked=owner, on=True)

    hidden = (f"/messages/{message.pk}/report", f"/p/{post.pk}/report", "/@olga/report")
    for path in (*hidden, f"/p/{post.pk}/comments/{comment.pk}/report", "/@stella/report"):
        assert stranger_client.post(path, FORM).status_code == 404, path
    assert friend_client.post(f"/messages/{message.pk}/report", FORM).status_code == 404
    assert list(stranger_client.get("/reports").context["page"]) == []
    assert Client().get("/reports").status_code == 302
    assert Report.objects.count() == 1


def test_upheld_report_takes_down_what_it_is_about_and_the_reporter_is_told(
    message: Message, owner: User, stranger: User, moderator: User
) -> None:
    post = PostFactory.create(generation__author=stranger)
    comment = Comment.objects.create(post=PostFactory.create(), author=stranger, text="Boo")
    things = (message, post, comment)
    reports = [file_report(reporter=owner, thing=thing, reason="hate") for thing in things]

    page = decide(moderator, "uphold", *reports)

    message.refresh_from_db()
    told = Notification.objects.get(kind=Notification.Kind.REPORT_DECIDED)
    warned = Notification.objects.filter(recipient=stranger, kind=Notification.Kind.TAKEN_DOWN)
    assert "3 reports decided." in page.content.decode()
    assert message.removed_at is not None
    assert not Post.objects.filter(pk=post.pk).exists()
    assert not Comment.objects.exists()
    again = signed_in(stranger).post(f"/library/{post.generation_id}/publish")
    assert again.status_code == 409
    assert "took this clip down" in again.content.decode()
    assert {line.text for line in warned} == {
        "A clip of yours: Hatred against a group of people",
        "A comment of yours: Hatred against a group of people",
    }
    assert (told.recipient, told.url) == (owner, "/reports")
    assert {report.verdict for report in Report.objects.all()} == {Report.Verdict.UPHELD}


def test_dismissed_report_leaves_everything_as_it_is(
    message: Message, owner: User, moderator: User
) -> None:
    report = file_report(reporter=owner, thing=message, reason="spam")

    decide(moderator, "dismiss", report)

    message.refresh_from_db()
    assert message.removed_at is None
    assert Report.objects.get().decided_by == moderator


def test_second_moderator_reads_that_another_was_faster(
    message: Message, owner: User, moderator: User
) -> None:
    report = file_report(reporter=owner, thing=message, reason="spam")
    decide_report(report=report, moderator=UserFactory.create(), verdict=Report.Verdict.DISMISSED)

    page = decide(moderator, "uphold", report).content.decode()

    assert f"Report {report.pk} was decided by somebody else just now." in page
    assert "0 reports decided." in page
    assert Report.objects.get().verdict == Report.Verdict.DISMISSED


def test_nobody_decides_what_they_are_part_of(message: Message, owner: User, friend: User) -> None:
    report = file_report(reporter=owner, thing=message, reason="spam")

    for part in (owner, friend):
        with pytest.raises(NotTheirs):
            decide_report(report=report, moderator=part, verdict=Report.Verdict.DISMISSED)


def test_reports_are_decided_by_whoever_has_that_right_alone(
    message: Message, owner: User, moderator: User
) -> None:
    report = file_report(reporter=owner, thing=message, reason="spam")
    moderator.user_permissions.remove(Permission.objects.get(codename="decide_report"))

    decide(moderator, "uphold", report)

    assert Report.objects.get().verdict == Report.Verdict.OPEN


def test_words_of_messages_are_found_nowhere_in_the_admin_but_in_a_report(
    message: Message, owner: User, moderator: User
) -> None:
    User.objects.filter(pk=moderator.pk).update(is_superuser=True)
    client = signed_in(User.objects.get(pk=moderator.pk))
    report = file_report(reporter=owner, thing=message, reason="spam")

    rows = client.get("/admin/messaging/message/")
    search = client.get("/admin/messaging/message/?q=nasty")
    row = client.get(f"/admin/messaging/message/{message.pk}/change/")
    reported = client.get(f"/admin/moderation/report/{report.pk}/change/")

    assert [b"nasty words" in page.content for page in (rows, row, reported)] == [
        False,
        False,
        True,
    ]
    assert search.context["cl"].result_count == 0


def test_who_is_in_a_draft_reports_it_and_a_moderator_sees_that_one(
    owner: User, friend: User, owner_client: Client, moderator: User
) -> None:
    clip = CastMemberFactory.create(cameo__owner=owner, clip__author=friend).clip
    reported = f"/clips/{clip.pk}/report"

    assert f'href="{reported}"' in owner_client.get("/cameos/clips").content.decode()
    thanked = owner_client.post(reported, FORM)

    report = Report.objects.get()
    film = f"/admin/moderation/report/{report.pk}/film"
    page = signed_in(moderator).get(f"/admin/moderation/report/{report.pk}/change/")
    assert "Thank you" in thanked.content.decode()
    assert (report.clip, report.subject, report.shown) == (clip, friend, clip.prompt)
    assert film in page.content.decode()
    assert signed_in(moderator).get(film).status_code == 200
    decide(moderator, "uphold", report)
    clip.refresh_from_db()
    assert clip.barred_at is not None
    assert signed_in(moderator).get(film).status_code == 404


def test_chosen_clips_are_reported_at_once_and_their_makers_blocked(
    owner: User, friend: User, owner_client: Client, stranger_client: Client
) -> None:
    cameo = CameoFactory.create(owner=owner)
    clips = [
        CastMemberFactory.create(cameo=cameo, clip__author=maker).clip
        for maker in (friend, UserFactory.create(handle="mara"), owner)
    ]
    elsewhere = CastMemberFactory.create().clip
    chosen = {"clip": [str(clip.pk) for clip in (*clips, elsewhere)]}

    assert 'formaction="/clips/report"' in owner_client.get("/cameos/clips").content.decode()
    asked = owner_client.post("/clips/report", chosen)
    unsaid = owner_client.post("/clips/report", chosen | {"sure": "on"})
    nothing = stranger_client.post("/clips/report", chosen | FORM | {"sure": "on"})

    assert "Report 2 clips with you" in asked.content.decode()
    assert "Also block @finn, @mara." in asked.content.decode().replace(
        "@mara, @finn", "@finn, @mara"
    )
    assert (unsaid.status_code, nothing["Location"]) == (422, "/cameos/clips")
    assert not Report.objects.exists()

    done = owner_client.post("/clips/report", chosen | FORM | {"sure": "on", "block": "on"})

    assert done["Location"] == "/reports"
    assert {report.clip for report in Report.objects.all()} == set(clips[:2])
    assert {block.blocked.handle for block in owner.blocks.all()} == {"finn", "mara"}


def test_a_reported_draft_is_seen_by_nobody_who_may_not_decide(
    owner: User, friend: User, stranger_client: Client
) -> None:
    clip = CastMemberFactory.create(cameo__owner=owner, clip__author=friend).clip
    report = file_report(reporter=owner, thing=clip, reason="likeness")
    onlooker = UserFactory.create(is_staff=True)
    onlooker.user_permissions.set(Permission.objects.filter(codename="view_report"))

    assert stranger_client.get(f"/clips/{clip.pk}/report").status_code == 404
    assert signed_in(friend).get(f"/clips/{clip.pk}/report").status_code == 404
    for visitor in (stranger_client, signed_in(owner), signed_in(onlooker)):
        assert visitor.get(f"/admin/moderation/report/{report.pk}/film").status_code in {302, 404}
