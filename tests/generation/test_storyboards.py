from __future__ import annotations

from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from generation import services
from generation.forms.storyboard import COLUMNS
from generation.models import Generation, Storyboard
from generation.services import Card, Written
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany
from tests.factories import BoardFactory, CompletedFactory, StoryboardFactory

pytestmark = pytest.mark.django_db

PAGE = "/create/storyboard"


def card(prompt: str = "", **more: str) -> Card:
    changes = cast("Card", {"prompt": prompt} | more)
    return services.blank_card() | changes


def sent(*cards: Card, do: str = "save", **more: Any) -> dict[str, Any]:
    """Return what a browser sends: each field of a card once for each card."""
    columns = {name: [each[name] for each in cards] for name in COLUMNS}
    look = {"slot": "sora-2", "size": "720x1280", "style": ""}
    return {"do": do, "request_key": str(uuid4())} | look | columns | more


def written(*prompts: str, **more: Any) -> Written:
    look = {"slot": "sora-2", "size": "720x1280", "style": ""}
    return Written(cards=[card(prompt) for prompt in prompts], **look | more)


def prompts(cards: list[Card]) -> str:
    return " ".join(each["prompt"] for each in cards)


@pytest.mark.parametrize(
    ("deed", "after"),
    [
        ("up-1", "b a c"),
        ("up-0", "a b c"),
        ("down-1", "a c b"),
        ("down-2", "a b c"),
        ("copy-1", "a b b c"),
        ("remove-1", "a c"),
        ("add", "a b c "),
        ("save", "a b c"),
        ("remove-9", "a b c"),
        ("remove-x", "a b c"),
        ("nonsense-1", "a b c"),
    ],
)
def test_button_does_to_the_cards_what_it_says(deed: str, after: str) -> None:
    assert prompts(services.edited([card("a"), card("b"), card("c")], deed)) == after


def test_copy_of_a_made_shot_is_a_shot_to_be_made() -> None:
    original = card("a", made=str(uuid4()), seed="7")

    assert services.edited([original], "copy-0") == [original, card("a")]


def test_last_card_that_is_removed_leaves_an_empty_one() -> None:
    assert services.edited([card("a")], "remove-0") == [services.blank_card()]


@pytest.mark.parametrize("deed", ["add", "copy-3"])
def test_thirteenth_shot_is_refused(deed: str) -> None:
    with pytest.raises(services.BoardRefused, match="12 shots are the most"):
        services.edited([card("a")] * 12, deed)


def test_what_is_typed_is_kept_over_what_was_there(owner: User) -> None:
    first = services.save_storyboard(author=owner, written=written("a"))

    again = services.save_storyboard(
        author=owner, written=written("b", "c", known=first.pk, revision=first.revision)
    )

    assert (again.pk, prompts(again.cards)) == (first.pk, "b c")
    assert Storyboard.objects.count() == 1


def test_two_windows_lose_no_word_of_each_other(owner: User) -> None:
    shared = services.save_storyboard(author=owner, written=written("a"))
    for words in ("mine", "also mine"):
        services.save_storyboard(
            author=owner, written=written(words, known=shared.pk, revision=shared.revision)
        )

    assert sorted(each.title for each in Storyboard.objects.all()) == ["also mine", "mine"]


def test_storyboard_of_somebody_else_is_not_written_over(owner: User, stranger: User) -> None:
    theirs = services.save_storyboard(author=owner, written=written("a"))

    own = services.save_storyboard(
        author=stranger, written=written("b", known=theirs.pk, revision=theirs.revision)
    )

    theirs.refresh_from_db()
    assert (theirs.title, own.author) == ("a", stranger)


def test_nobody_keeps_more_than_their_number(owner: User) -> None:
    for _ in range(30):
        StoryboardFactory.create(author=owner)

    with pytest.raises(TooMany, match="30 storyboards"):
        services.save_storyboard(author=owner, written=written("a"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("a\x00b", "Shot 2 has control"), ("a\ud800b", "Shot 2 has control"), ("x" * 65_000, "long")],
    ids=["nul", "surrogate", "long"],
)
def test_what_cannot_be_stored_is_refused_with_the_reason(
    owner: User, text: str, complaint: str
) -> None:
    with pytest.raises(services.BoardRefused, match=complaint):
        services.save_storyboard(author=owner, written=written("a", text))


def test_empty_storyboard_has_two_cards_the_first_with_what_was_asked_already(
    owner_client: Client,
) -> None:
    response = owner_client.get(PAGE, {"prompt": "A dog & a cat."})

    assert response.content.count(b"data-shot>") == 2
    assert b"A dog &amp; a cat." in response.content


def test_without_script_a_button_keeps_all_that_is_typed(owner_client: Client) -> None:
    response = owner_client.post(
        PAGE, sent(card("a\nb", seconds="ten"), card("c", camera="low"), do="up-1")
    )

    kept = Storyboard.objects.get()
    assert response["Location"] == f"{PAGE}/{kept.pk}#shots"
    assert kept.cards == [card("c", camera="low"), card("a\nb", seconds="ten")]
    assert b'value="ten"' in owner_client.get(kept.get_absolute_url()).content


def test_made_storyboard_leads_to_its_clip_and_is_no_longer_being_written(
    owner: User, owner_client: Client
) -> None:
    kept = StoryboardFactory.create(author=owner)
    data = sent(card("A dog."), card("A cat."), do="make", known=str(kept.pk), revision="1")

    first, second = (owner_client.post(PAGE, data) for _ in range(2))

    board = Generation.objects.get(operation=Generation.Operation.BOARD)
    assert first["Location"] == second["Location"] == board.get_absolute_url()
    assert not Storyboard.objects.exists()


def test_making_a_storyboard_keeps_what_another_window_wrote_into_it(
    owner: User, owner_client: Client
) -> None:
    kept = StoryboardFactory.create(author=owner, revision=2)

    owner_client.post(PAGE, sent(card("A dog."), do="make", known=str(kept.pk), revision="1"))

    assert Generation.objects.filter(operation=Generation.Operation.BOARD).exists()
    assert Storyboard.objects.get() == kept


def test_each_wrong_card_says_what_is_wrong_and_keeps_its_words(owner_client: Client) -> None:
    wrong = [card(""), card("Fine."), card("Long.", seconds="50"), card("Odd.", seconds="x")]

    whole = owner_client.post(PAGE, sent(*wrong, do="make"))
    parts = owner_client.post(PAGE, sent(*wrong[:3], do="make"))

    assert (whole.status_code, parts.status_code) == (422, 422)
    assert b"Enter a whole number" in whole.content
    page = parts.content.decode()
    assert page.count("shot--wrong") == 2
    assert "Write what should happen" in page
    assert "4 to 20 seconds" in page
    assert "Fine." in page
    assert not Generation.objects.exists()


@pytest.mark.parametrize("known", [True, False], ids=["kept", "new"])
def test_script_saves_as_one_types_and_is_told_as_what(
    owner: User, owner_client: Client, known: bool
) -> None:
    data = sent(card("a"))
    if known:
        kept = StoryboardFactory.create(author=owner)
        data |= {"known": str(kept.pk), "revision": "1"}

    response = owner_client.post(PAGE, data, headers={"HX-Request": "true"}, follow=True)

    kept = Storyboard.objects.get()
    assert response["HX-Replace-Url"] == kept.get_absolute_url()
    assert str(kept.pk).encode() in response.content
    assert b"<html" not in response.content


def test_script_hears_why_something_is_not_saved(owner_client: Client) -> None:
    response = owner_client.post(PAGE, sent(card("a\x0cb")), headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert b"control characters" in response.content
    assert b"Saved" not in response.content


def test_made_storyboard_is_opened_again_with_its_finished_shots(
    owner: User, owner_client: Client
) -> None:
    board = BoardFactory.create(author=owner)
    shots = list(Generation.objects.shots_of(board))

    page = owner_client.get(f"/library/{board.pk}/storyboard").content.decode()

    assert page.count("It is used as it is") == 2
    assert all(f'value="{shot.pk}"' in page for shot in shots)
    assert f'name="parent" value="{board.pk}"' in page


def test_unchanged_cards_of_a_made_storyboard_are_not_made_again(
    owner: User, owner_client: Client
) -> None:
    board = BoardFactory.create(author=owner)
    first, second = Generation.objects.shots_of(board)
    cards = services.storyboard_of(board).cards
    cards[1]["prompt"] = "Two lines\r\nnow."

    owner_client.post(PAGE, sent(*cards, do="make", parent=str(board.pk)))

    other = Generation.objects.exclude(pk=board.pk).get(operation=Generation.Operation.BOARD)
    kept, new = Generation.objects.shots_of(other)
    assert (kept, other.parent, new.seed) == (first, board, second.seed)
    assert (new.prompt, new.parent) == ("Two lines\nnow.", first)


def test_shot_that_is_gone_is_not_said_to_be_used(owner: User, owner_client: Client) -> None:
    cards = [card("a", made=str(uuid4())), card("b", made="nonsense")]
    kept = StoryboardFactory.create(author=owner, cards=cards)

    assert b"It is used as it is" not in owner_client.get(kept.get_absolute_url()).content


def test_shot_is_made_anew_from_the_page_of_the_clip(owner: User, owner_client: Client) -> None:
    board = BoardFactory.create(author=owner)
    data = {"prompt": "A fox.", "camera": "", "request_key": str(uuid4())}

    response = owner_client.post(f"/library/{board.pk}/shots/1", data)

    other = Generation.objects.get(parent=board)
    assert response["Location"] == other.get_absolute_url()
    assert [shot.prompt for shot in Generation.objects.shots_of(other)][1] == "A fox."


@pytest.mark.parametrize(
    ("place", "prompt", "complaint"),
    [(7, "A fox.", "Only a shot of a finished"), (1, " ", "Write what should")],
    ids=["place", "words"],
)
def test_shot_that_cannot_be_made_anew_says_why(
    owner: User, owner_client: Client, place: int, prompt: str, complaint: str
) -> None:
    board = BoardFactory.create(author=owner)
    data = {"prompt": prompt, "request_key": str(uuid4())}

    page = owner_client.post(f"/library/{board.pk}/shots/{place}", data, follow=True)

    assert complaint in page.content.decode()


def test_page_of_a_storyboard_shows_its_shots_and_a_shot_leads_to_it(
    owner: User, owner_client: Client
) -> None:
    board = BoardFactory.create(author=owner)
    shot = Generation.objects.shots_of(board)[0]

    assert owner_client.get(board.get_absolute_url()).content.count(b'class="take ') == 2
    assert owner_client.get(shot.get_absolute_url())["Location"] == board.get_absolute_url()


def test_single_shots_are_neither_in_the_library_nor_in_the_tray_nor_posted(
    owner: User, owner_client: Client
) -> None:
    board = BoardFactory.create(author=owner)
    shot: UUID = Generation.objects.shots_of(board)[0].pk

    pages = owner_client.get("/library").content + owner_client.get("/tray").content
    refused = owner_client.post(f"/library/{shot}/publish", {"caption": ""})

    assert str(board.pk).encode() in pages
    assert str(shot).encode() not in pages
    assert refused.status_code == 404


def test_pages_ask_as_much_for_twelve_shots_as_for_two(owner: User, owner_client: Client) -> None:
    board = BoardFactory.create(author=owner)
    paths = (board.get_absolute_url(), f"/library/{board.pk}/storyboard")

    def ask() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                owner_client.get(path)
            counts.append(len(queries))
        return counts

    ask()  # the first time it is noted that they were seen
    of_two = ask()
    for place in range(2, 12):
        shot = CompletedFactory.create(author=owner, operation=Generation.Operation.SHOT)
        board.ingredients.create(place=place, source=shot)

    assert ask() == of_two


@pytest.mark.parametrize(
    ("which", "facts"),
    [("1", ("A cat.", 5, "low")), ("all", ("A dog.\n\nA cat.", 9, ""))],
    ids=["one", "all"],
)
def test_preview_of_one_shot_or_of_all_costs_nothing_and_keeps_what_is_typed(
    owner: User, owner_client: Client, which: str, facts: tuple[str, int, str]
) -> None:
    cards = [card("A dog."), card("A cat.", seconds="5", camera="low")]
    has = services.balance_of(owner).total

    page = owner_client.post(PAGE, sent(*cards, do=f"preview-{which}"), follow=True)

    preview = Generation.objects.get(operation=Generation.Operation.PREVIEW)
    assert (preview.prompt, preview.seconds, preview.camera) == facts
    assert f'data-clip="{preview.pk}"' in page.content.decode()
    assert Storyboard.objects.get().cards == cards
    assert services.balance_of(owner).total == has


@pytest.mark.parametrize("which", ["0", "9"], ids=["empty", "nowhere"])
def test_script_hears_why_there_is_no_preview(owner_client: Client, which: str) -> None:
    data = sent(card(""), do=f"preview-{which}")

    response = owner_client.post(PAGE, data, headers={"HX-Request": "true"})

    assert b'class="alert"' in response.content
    assert not Generation.objects.exists()


def test_page_says_what_is_still_to_be_paid_for(owner: User, owner_client: Client) -> None:
    board = BoardFactory.create(author=owner)
    cards = services.storyboard_of(board).cards
    kept = StoryboardFactory.create(author=owner, cards=[*cards, card("A fox.", seconds="8")])

    page = owner_client.get(kept.get_absolute_url()).content.decode()
    made = owner_client.get(f"/library/{board.pk}/storyboard").content.decode()

    assert "2 credits for the 1 to be made" in page
    assert "joining them costs nothing" in made
