"""The recommender's rooms: what comes in, what is learned, asked for, shown, told and forgotten."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import numpy as np
import pytest
from django.utils import timezone

from recommender import services
from recommender.figures import feed_figures
from recommender.models import Impression, Instruction, Interaction, Item, Profile, Slate, Tie
from recommender.ranking.features import NAMES
from recommender.services import Page, Terms
from recommender.tasks import catch_up, read_item
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_follow
from sora_site.core.errors import DomainError, Gone
from tests.conftest import signed_in
from tests.factories import FIFTEEN, ItemFactory, SlateFactory, UserFactory
from tests.recommender.world import CARS, CATS, SEAS, everything, items_of

pytestmark = pytest.mark.django_db

Kind = Interaction.Kind


def rank(person: User, *, size: int = 20) -> Page:
    return services.rank(person=person, allowed=everything, terms=Terms(size=size))


def texts_on(page: Page) -> list[str]:
    texts = dict(Item.objects.filter(pk__in=page.ids).values_list("pk", "text"))
    return [texts[item] for item in page.ids]


def test_published_item_is_read_by_a_worker_and_gone_when_withdrawn(owner: User) -> None:
    item, now = uuid4(), timezone.now()
    services.publish_item(item=item, author=owner, family=uuid4(), text=CATS[0], published_at=now)
    assert services.unread_items() == 1

    read_item.fn(str(item))

    read = Item.objects.get()
    assert read.vector is not None
    assert services.unread_items() == 0
    services.withdraw_items(items=[item])
    assert not Item.objects.exists()


def test_what_is_made_after_a_clip_is_noted_once_and_a_remix_is_a_remix(
    owner: User, friend: User
) -> None:
    (seen,) = items_of(CATS[:1])
    services.record(person=friend, item=seen.pk, kind=Kind.VIEW)
    texts = {"remix": seen.family, "clip": uuid4()}
    for family in texts.values():
        item = ItemFactory.create(author=friend, family=family, text=seen.text, reading="")
        read_item.fn(str(item.pk))
        read_item.fn(str(item.pk))

    made = Interaction.objects.filter(kind=Kind.CREATE)
    assert [(one.person, one.item) for one in made] == [(friend, seen)]


def test_sweep_reads_what_nobody_read(owner: User) -> None:
    ItemFactory.create(text=CATS[0])
    ItemFactory.create(text=CARS[0])

    catch_up.fn()

    assert services.unread_items() == 0


def test_only_cats_is_obeyed_by_the_next_page(stranger: User) -> None:
    items_of([*CATS, *CARS, *SEAS])
    assert len(rank(stranger).ids) == 9

    services.instruct(person=stranger, text="only cats")

    assert sorted(texts_on(rank(stranger))) == sorted(CATS)


def test_chip_can_be_changed_and_removed(stranger: User) -> None:
    items_of([*CATS, *CARS])
    services.instruct(person=stranger, text="only cats")
    (chip,) = services.chips_of(person=stranger)

    services.set_chip(person=stranger, instruction=chip.instruction, part=chip.part, polarity="no")
    without = texts_on(rank(stranger))
    services.remove_chip(person=stranger, instruction=chip.instruction, part=chip.part)

    assert sorted(without) == sorted(CARS)
    assert services.chips_of(person=stranger) == []
    assert Instruction.objects.get().ended_at
    with pytest.raises(Gone):
        services.set_chip(
            person=stranger, instruction=chip.instruction, part=chip.part, polarity="no"
        )


def test_strangers_cannot_touch_an_instruction(owner: User, stranger: User) -> None:
    given = services.instruct(person=owner, text="only cats")

    with pytest.raises(Gone):
        services.remove_chip(person=stranger, instruction=given.pk, part="wish-0")
    assert not services.end(person=stranger, instruction=given.pk)
    with pytest.raises(Gone):
        services.save_feed(person=stranger, instruction=given.pk, name="Mine")
    services.delete_instruction(person=stranger, instruction=given.pk)

    assert Instruction.objects.active().get() == given


def test_instruction_runs_out_and_a_page_keeps_the_session_going(owner: User) -> None:
    services.instruct(person=owner, text="only cats")
    Instruction.objects.update(expires_at=timezone.now() + timedelta(minutes=5))
    rank(owner)
    held = Instruction.objects.get()
    assert held.expires_at
    assert held.expires_at > timezone.now() + timedelta(minutes=20)

    Instruction.objects.update(expires_at=timezone.now())

    assert services.chips_of(person=owner) == []
    assert Instruction.objects.over().get() == held


def test_nonsense_is_said_to_be_not_understood_and_has_no_effect(stranger: User) -> None:
    items_of([*CATS, *CARS])

    services.instruct(person=stranger, text="zxqv blorp")

    assert sorted(texts_on(rank(stranger))) == sorted([*CATS, *CARS])


@pytest.mark.parametrize("text", ["", "   ", "a" * 2000], ids=["empty", "blank", "long"])
def test_unusable_instruction_is_refused(stranger: User, text: str) -> None:
    with pytest.raises(DomainError):
        services.instruct(person=stranger, text=text)


def test_shared_feed_opens_for_whoever_has_the_link_until_it_is_taken_back(
    owner: User, stranger: User
) -> None:
    given = services.instruct(person=owner, text="only cats")
    with pytest.raises(Gone):
        services.share_feed(person=owner, instruction=given.pk, shared=True)
    services.save_feed(person=owner, instruction=given.pk, name="Cats")
    token = services.share_feed(person=owner, instruction=given.pk, shared=True).share_token
    assert token
    feed = Instruction.objects.shared_as(token).get()

    opened = services.open_shared(person=stranger, feed=feed)
    services.share_feed(person=owner, instruction=given.pk, shared=False)

    assert (opened.person, opened.plan, opened.opened_from) == (stranger, given.plan, given)
    assert not Instruction.objects.shared_as(token).exists()


def test_like_changes_the_next_page_within_a_second(stranger: User) -> None:
    cats = items_of([*CATS, "A kitten climbs a tree."])
    items_of([*CARS, *SEAS])
    began = timezone.now()

    services.record(person=stranger, item=cats[0].pk, kind=Kind.LIKE)
    services.record(person=stranger, item=cats[0].pk, kind=Kind.VIEW)
    page = rank(stranger)

    assert set(texts_on(page)[:3]) & {cat.text for cat in cats[1:]}
    assert timezone.now() - began < timedelta(seconds=1)


def test_less_like_this_hides_the_clip_and_what_is_like_it_sinks(stranger: User) -> None:
    items = items_of([*CATS, *CARS])

    services.record(person=stranger, item=items[0].pk, kind=Kind.LESS_LIKE)
    shown = texts_on(rank(stranger))

    assert items[0].text not in shown
    assert set(shown[-2:]) == set(CATS[1:])
    assert services.undo(person=stranger, item=items[0].pk, kind=Kind.LESS_LIKE)
    assert items[0].text in texts_on(rank(stranger))


def test_what_stands_is_counted_once_and_taken_back_once(stranger: User) -> None:
    (item,) = items_of(CATS[:1])
    for _ in range(2):
        services.record(person=stranger, item=item.pk, kind=Kind.LIKE)
    item.tally.refresh_from_db()
    assert (item.tally.likes, Interaction.objects.count()) == (1, 1)

    for _ in range(2):
        services.undo(person=stranger, item=item.pk, kind=Kind.LIKE)

    item.tally.refresh_from_db()
    assert (item.tally.likes, Interaction.objects.count()) == (0, 0)


def test_own_and_unknown_items_are_not_recorded(owner: User) -> None:
    (own,) = items_of(CATS[:1], author=owner)

    assert not services.record(person=owner, item=own.pk, kind=Kind.LIKE)
    assert not services.record(person=owner, item=uuid4(), kind=Kind.LIKE)
    assert rank(owner).ids == []


def test_feed_does_not_learn_from_the_young_but_keeps_what_they_do_not_want() -> None:
    young = UserFactory.create(born_on=FIFTEEN)
    items = items_of([*CATS, *CARS])

    services.record(person=young, item=items[0].pk, kind=Kind.LIKE)
    services.record(person=young, item=items[1].pk, kind=Kind.VIEW)
    services.record(person=young, item=items[2].pk, kind=Kind.HIDE)

    assert [done.kind for done in Interaction.objects.all()] == [Kind.HIDE]
    assert Profile.objects.get().long is None
    assert not Tie.objects.exists()


def test_next_page_repeats_nothing_and_is_the_same_when_asked_again(stranger: User) -> None:
    items_of([*CATS, *CARS, *SEAS])
    first = rank(stranger, size=4)

    second = services.rank(
        person=stranger, allowed=everything, after=first.slate.pk, terms=Terms(size=4)
    )
    again = services.rank(
        person=stranger, allowed=everything, after=first.slate.pk, terms=Terms(size=4)
    )
    last = services.rank(
        person=stranger, allowed=everything, after=second.slate.pk, terms=Terms(size=4)
    )

    assert (first.more, second.more, last.more) == (True, True, False)
    assert len({*first.ids, *second.ids, *last.ids}) == 9
    assert again.placed == second.placed
    assert services.page_of(person=stranger, slate=first.slate.pk).ids == first.ids
    assert Impression.objects.count() == 9


def test_pages_of_others_are_unknown(owner: User, stranger: User) -> None:
    items_of(CATS)
    page = rank(owner)

    with pytest.raises(services.UnknownPage):
        services.page_of(person=stranger, slate=page.slate.pk)
    with pytest.raises(services.UnknownPage):
        services.rank(person=stranger, allowed=everything, after=page.slate.pk)


def test_people_one_follows_come_first_and_the_page_says_why(owner: User, stranger: User) -> None:
    items_of([*CARS, *SEAS])
    items_of(CATS[:1], author=owner)
    set_follow(follower=stranger, followee=owner, followed=True)

    page = rank(stranger)

    assert texts_on(page)[0] == CATS[0]
    told = services.explain(person=stranger, item=page.ids[0])
    assert told.reasons[0].about == "tie"
    assert told.shares
    with pytest.raises(Gone):
        services.explain(person=owner, item=page.ids[0])


def test_slow_database_gives_the_last_good_page(
    stranger: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    items_of([*CATS, *CARS, *SEAS])
    first = rank(stranger, size=3)
    slow = " UNION ALL (SELECT gen_random_uuid(), 0, 0, 0, 0 FROM pg_sleep(3))"
    monkeypatch.setattr("recommender.sourcing._TRENDING", slow.removeprefix(" UNION ALL "))
    monkeypatch.setattr("django.conf.settings.RANK_TIMEOUT_MS", 50)

    page = rank(stranger, size=3)
    new = services.rank(person=UserFactory.create(), allowed=everything)

    assert page.slate.way == Slate.Way.LAST_GOOD
    assert len(page.ids) == 3
    assert not set(page.ids) & set(first.ids)
    assert (new.slate.way, new.ids) == (Slate.Way.LATEST, [])
    assert [record.message for record in caplog.records] == ["recommender.degraded"] * 2


def test_known_about_tells_interests_ties_and_instructions(stranger: User) -> None:
    items = items_of(CATS)
    services.record(person=stranger, item=items[0].pk, kind=Kind.LIKE)
    services.instruct(person=stranger, text="more cats")

    known = services.known_about(person=stranger)

    assert "cats" in [interest.facet for interest in known.interests]
    assert [tie.author for tie in known.ties] == [items[0].author]
    assert [each.text for each in known.instructions] == ["more cats"]


@pytest.mark.parametrize("wish", ["", "only cats"], ids=["plain", "asked"])
def test_ranker_knows_how_long_a_text_is_whether_or_not_something_is_asked(
    stranger: User, wish: str
) -> None:
    items_of(CATS)
    if wish:
        services.instruct(person=stranger, text=wish)

    page = rank(stranger)

    for shown in Impression.objects.filter(slate=page.slate.pk).select_related("item"):
        row = np.frombuffer(bytes(shown.features), "<f4")
        assert row[NAMES.index("letters")] == pytest.approx(np.log1p(len(shown.item.text)))
    assert page.ids


def test_staff_replay_a_page_stage_by_stage(stranger: User) -> None:
    items = items_of([*CATS, *CARS])
    services.record(person=stranger, item=items[0].pk, kind=Kind.HIDE)
    services.instruct(person=stranger, text="only cats")
    slate = rank(stranger).slate
    staff = signed_in(UserFactory.create(is_staff=True, is_superuser=True))
    path = f"/admin/recommender/slate/{slate.pk}/change/"

    page = staff.get(path).content.decode()
    Slate.objects.update(trace=None)
    later = staff.get(path).content.decode()

    assert "not what was asked for: 3" in page
    assert str(items[1].pk) in page
    assert "kept for 24 hours" in later
    assert signed_in(stranger).get(path).status_code == 302


def test_operators_see_pages_that_could_not_be_put_together() -> None:
    SlateFactory.create(way=Slate.Way.LAST_GOOD)
    SlateFactory.create(way=Slate.Way.HEURISTIC, milliseconds=12)
    ItemFactory.create()

    figures = feed_figures()
    page = signed_in(UserFactory.create(is_staff=True)).get("/ops").content.decode()

    assert [(row["way"], row["degraded"]) for row in figures["pages"]] == [
        ("heuristic", False),
        ("last_good", True),
    ]
    assert figures["unread"] == 1
    assert "The last page that could be ranked in time" in page
    assert "1 clip not read yet" in page
