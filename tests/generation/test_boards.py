from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from generation import boards, lines, rendering, services, tasks
from generation.models import Asset, Generation
from generation.services import BoardOrder, ShotOrder
from sora_site.accounts.models import User
from sora_site.core.errors import Gone
from sora_site.notifications.models import Notification
from tests.generation.small_engine import Crash, CrashingEngine, SmallEngine, use_engine

POOL = "cpu"
State = Generation.State
Operation = Generation.Operation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_engine(settings: Settings) -> Iterator[None]:
    use_engine(settings, SmallEngine)
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


def order(*prompts: str) -> BoardOrder:
    prompts = prompts or ("A dog runs.", "A cat jumps.", "They sleep.")
    return BoardOrder(shots=tuple(ShotOrder(prompt=prompt) for prompt in prompts))


def ask(author: User, wanted: BoardOrder | None = None) -> Generation:
    return services.request_board(author=author, order=wanted or order(), request_key=uuid4())


def shots_of(board: Generation) -> list[Generation]:
    return list(Generation.objects.shots_of(board))


def states(board: Generation) -> list[str]:
    """List the states of the shots, then that of the storyboard."""
    board.refresh_from_db()
    return [*(shot.state for shot in shots_of(board)), board.state]


def render(times: int = 1) -> None:
    for _ in range(times):
        assert rendering.render_next(POOL)


def test_shots_and_storyboard_are_queued_in_one_go_each_behind_the_one_before(
    owner: User,
) -> None:
    board = ask(owner)

    shots = shots_of(board)
    assert states(board) == ["queued", "held", "held", "held"]
    assert [shot.parent for shot in shots] == [None, shots[0], shots[1]]
    assert {shot.operation for shot in shots} == {Operation.SHOT}
    assert len({shot.seed for shot in shots}) == 1
    assert (board.operation, board.seconds) == (Operation.BOARD, 12)
    assert board.prompt == "A dog runs.\n\nA cat jumps.\n\nThey sleep."


def test_same_request_key_gives_the_same_storyboard(owner: User) -> None:
    key = uuid4()

    first, second = (
        services.request_board(author=owner, order=order(), request_key=key) for _ in range(2)
    )

    assert first == second
    assert Generation.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_double_click_makes_one_storyboard(owner: User) -> None:
    key, barrier = uuid4(), threading.Barrier(4)
    outcomes = []

    def click() -> None:
        barrier.wait()
        asked = services.request_board(author=owner, order=order(), request_key=key)
        outcomes.append(asked.pk)
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    board = Generation.objects.get(operation=Operation.BOARD)
    assert outcomes == [board.pk] * 4
    assert len(shots_of(board)) == 3
    assert Generation.objects.count() == 4


def test_each_shot_is_paid_for_and_the_storyboard_is_free(owner: User) -> None:
    before = services.balance_of(owner).total

    ask(owner)

    assert services.balance_of(owner).total == before - 3


def test_all_wrong_shots_are_named_at_once_and_nothing_is_queued(owner: User) -> None:
    wanted = BoardOrder(
        shots=(
            ShotOrder(prompt=" "),
            ShotOrder(prompt="A dog."),
            ShotOrder(prompt="A cat.", seconds=90),
            ShotOrder(prompt="A fox.", camera="x" * 300),
        )
    )

    with pytest.raises(services.ShotsRefused) as refusal:
        ask(owner, wanted)

    assert sorted(refusal.value.reasons) == [0, 2, 3]
    assert "Write what" in str(refusal.value.reasons[0])
    assert "4 to 20 seconds" in str(refusal.value.reasons[2])
    assert not Generation.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [
        (BoardOrder(shots=()), "at least one"),
        (order(*["A dog."] * 13), "12 shots at most"),
        (BoardOrder(shots=(ShotOrder(prompt="A dog.", seconds=20),) * 7), "140 seconds"),
        (order("x" * 20_000, "y" * 20_000), "40,004 characters"),
    ],
    ids=["none", "many", "long", "wordy"],
)
def test_storyboard_beyond_measure_is_refused(
    owner: User, wanted: BoardOrder, complaint: str
) -> None:
    with pytest.raises(services.BoardRefused, match=complaint):
        ask(owner, wanted)


def test_each_shot_that_ends_lets_the_next_begin(owner: User) -> None:
    board = ask(owner)

    render()
    assert states(board) == ["completed", "queued", "held", "held"]
    render(2)

    assert states(board) == ["completed", "completed", "completed", "queued"]


def test_next_shot_is_rung_for_as_soon_as_the_one_before_is_stored(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(tasks, "send_token", rung.append)
    ask(owner)
    rung.clear()

    tasks.render_next(POOL)

    assert rung == [POOL]


def test_single_shots_ring_no_inbox(owner: User) -> None:
    ask(owner)

    render(3)

    assert not Notification.objects.exists()


def test_storyboard_shows_how_far_all_its_shots_are(owner: User) -> None:
    board = ask(owner)
    seen: list[tuple[int, str]] = []

    def look() -> None:
        shot = Generation.objects.running().get()
        rendering.Heartbeat(shot)(0.5, "Drawing")
        board.refresh_from_db()
        seen.append((board.progress, board.stage))

    SmallEngine.halfway = staticmethod(look)

    render(2)

    assert seen == [(16, "Shot 1 of 3: Drawing"), (50, "Shot 2 of 3: Drawing")]


def test_shot_that_cannot_be_made_ends_the_storyboard_and_keeps_what_is_finished(
    owner: User,
) -> None:
    before = services.balance_of(owner).total
    board = ask(owner, order("A dog.", "A cat.", "A fox."))
    Generation.objects.shots_of(board).filter(prompt="A cat.").update(prompt="the unfilmable")

    render(2)

    assert states(board) == ["completed", "refused", "cancelled", "failed"]
    assert board.reason.startswith("Shot 2 could not be made. This engine does not film")
    assert shots_of(board)[2].reason == boards.NOT_BEGUN
    told = Notification.objects.get()
    assert (told.kind, told.url) == (Notification.Kind.CLIP_FAILED, board.get_absolute_url())
    assert services.balance_of(owner).total == before - 1, "the one that is finished"


def test_trying_again_makes_only_what_is_missing(owner: User) -> None:
    board = ask(owner, order("A dog.", "A cat.", "A fox."))
    Generation.objects.shots_of(board).filter(prompt="A cat.").update(prompt="the unfilmable")
    render(2)
    Generation.objects.shots_of(board).filter(state=State.REFUSED).update(prompt="A cat.")

    board.refresh_from_db()

    again, twice = (services.retry_clip(clip=board) for _ in range(2))

    assert again == twice != board
    kept, missing, last = shots_of(again)
    assert kept == shots_of(board)[0]
    assert missing.parent == kept
    assert last.parent == missing
    assert states(again) == ["completed", "queued", "held", "held"]


def test_crashes_of_one_shot_end_the_storyboard(owner: User, settings: Settings) -> None:
    use_engine(settings, CrashingEngine)
    settings.RENDER_ATTEMPTS = 1
    board = ask(owner)
    with pytest.raises(Crash):
        rendering.render_next(POOL)

    render()

    assert states(board) == ["failed", "cancelled", "cancelled", "failed"]
    assert Notification.objects.count() == 1


def test_cancelled_storyboard_takes_its_unfinished_shots_with_it(owner: User) -> None:
    board = ask(owner)
    render()

    assert services.cancel_clip(clip=board)

    assert states(board) == ["completed", "cancelled", "cancelled", "cancelled"]
    assert not rendering.render_next(POOL)


def test_storyboard_cancelled_while_a_shot_renders_stops_it(owner: User) -> None:
    board = ask(owner)

    def cancel() -> None:
        services.cancel_clip(clip=board)

    SmallEngine.halfway = staticmethod(cancel)

    render()

    assert states(board) == ["cancelled"] * 4
    assert not Asset.objects.exists()
    assert not Notification.objects.exists()


def test_cancelled_shot_cancels_its_storyboard(owner: User) -> None:
    board = ask(owner)

    services.cancel_clip(clip=shots_of(board)[1])

    assert states(board) == ["cancelled"] * 4


def test_release_is_part_of_the_settling(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker killed between the two would leave both undone: the shot is made again."""
    board = ask(owner)

    def die(_: object) -> None:
        raise Crash("killed between settling and releasing")

    monkeypatch.setattr(boards, "_advance", die)
    with pytest.raises(Crash):
        rendering.render_next(POOL)
    monkeypatch.undo()

    assert states(board) == ["queued", "held", "held", "held"]
    assert not Asset.objects.exists()


def test_sweeper_moves_a_storyboard_that_other_hands_left_waiting(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = ask(owner)
    Generation.objects.filter(pk=shots_of(board)[0].pk).update(
        state=State.COMPLETED, finished_at=timezone.now()
    )
    rung: list[str] = []
    monkeypatch.setattr(tasks, "send_token", rung.append)

    tasks.sweep.fn()

    assert states(board) == ["completed", "queued", "held", "held"]
    assert rung == [POOL]


def test_sweeper_leaves_storyboards_alone_that_go_on(owner: User) -> None:
    board = ask(owner)

    assert boards.heal() == set()
    assert states(board) == ["queued", "held", "held", "held"]


def test_storyboard_whose_shot_is_gone_is_given_up(owner: User) -> None:
    board = ask(owner)
    Generation.objects.filter(pk__in=[shot.pk for shot in shots_of(board)]).delete()

    boards.heal()

    board.refresh_from_db()
    assert (board.state, "not there any more" in board.reason) == (State.FAILED, True)


def finished(author: User, wanted: BoardOrder | None = None) -> Generation:
    board = ask(author, wanted)
    while board.state != State.COMPLETED:
        render()
        board.refresh_from_db()
    return board


def test_changed_shot_makes_a_new_storyboard_of_the_same_others(owner: User) -> None:
    board = finished(owner)
    first, second, third = shots_of(board)

    other = services.change_shot(
        board=board, place=1, prompt="A fox jumps.", camera="low", request_key=uuid4()
    )

    kept, changed, also_kept = shots_of(other)
    assert (kept, also_kept) == (first, third)
    assert (changed.prompt, changed.camera, changed.parent) == ("A fox jumps.", "low", first)
    assert changed.seed != second.seed
    assert (other.parent, other.root) == (board, board)
    assert states(other) == ["completed", "queued", "completed", "held"]
    render()
    assert states(other) == ["completed", "completed", "completed", "queued"]


def test_shot_is_not_changed_before_its_storyboard_is_finished(owner: User) -> None:
    board = ask(owner)

    with pytest.raises(Gone):
        services.change_shot(board=board, place=1, prompt="A", camera="", request_key=uuid4())


def test_made_shot_is_used_only_by_its_author_and_as_it_is(owner: User, stranger: User) -> None:
    made = shots_of(finished(owner))[0]
    card = ShotOrder(prompt=made.prompt, made=made.pk)

    def first_of(author: User, shot: ShotOrder, **look: str) -> Generation:
        return shots_of(ask(author, BoardOrder(shots=(shot,), **look)))[0]

    assert first_of(owner, card) == made
    assert first_of(stranger, card) != made
    assert first_of(owner, ShotOrder(prompt="Another.", made=made.pk)) != made
    assert first_of(owner, card, size="1280x720") != made


def test_shots_of_a_storyboard_that_was_taken_down_are_not_used_again(owner: User) -> None:
    board = finished(owner)

    services.bar_clip(clip=board)

    again = ask(owner, services.order_of(board))
    assert set(shots_of(again)).isdisjoint(shots_of(board))


def test_deleted_storyboard_takes_the_shots_nobody_else_uses(
    owner: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    board = finished(owner)
    first, second, third = shots_of(board)
    other = services.change_shot(
        board=board, place=1, prompt="A fox.", camera="", request_key=uuid4()
    )

    with django_capture_on_commit_callbacks(execute=True):
        services.delete_clip(clip=board)

    assert set(shots_of(other)) >= {first, third}
    assert not Generation.objects.filter(pk__in=[board.pk, second.pk]).exists()
    folders = Path(django_settings.MEDIA_ROOT) / "clips"
    assert {path.name for path in folders.iterdir()} == {str(first.pk), str(third.pk)}


def test_shot_is_not_deleted_from_under_its_storyboard(owner: User) -> None:
    board = finished(owner)

    with pytest.raises(services.StillRunning, match="Delete the storyboard"):
        services.delete_clip(clip=shots_of(board)[0])


@pytest.mark.django_db(transaction=True)
def test_shots_that_end_at_once_release_their_storyboard_once(owner: User) -> None:
    board = ask(owner)
    shots = shots_of(board)
    Generation.objects.filter(pk__in=[shot.pk for shot in shots]).update(
        state=State.FINISHING, leased_until=timezone.now() + timedelta(minutes=1)
    )
    barrier = threading.Barrier(len(shots))

    def settle(shot: Generation) -> None:
        barrier.wait()
        with boards.followed(shot):
            Generation.objects.held(shot).move(State.COMPLETED)
        connection.close()

    threads = [threading.Thread(target=settle, args=[shot]) for shot in shots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert states(board) == ["completed"] * 3 + ["queued"]
    assert lines.waiting_order(POOL) == [board.pk]
