"""Cameos that are lent widely: the owner's and the friend's pages with 100,000 uses and 10,000 grants.

One owner has lent a cameo to 10,000 people, who made 100,000 clips with it; one of them was lent
10,000 cameos. Prints milliseconds and, where a page rests on one query, the ratio to its bare SQL;
both are measured in turns in one run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from _site import percentile, site

USES: Final = 100_000
GRANTS: Final = 10_000
ROUNDS: Final = 40
WARMING: Final = 5
BATCHES: Final = 20  # of what a worker does once a cameo is taken back
AT_ONCE: Final = 5_000  # rows


def fill() -> tuple[Any, Any]:
    """Make everybody and everything; return the owner's cameo and the friend."""
    from django.db import connection

    from cameos.models import Cameo, Grant
    from sora_site.accounts.models import User

    people = User.objects.bulk_create(
        [
            User(
                handle=f"p{n}",
                email=f"p{n}@example.org",
                display_name=f"P {n}",
                born_on=date(1990, 1, 1),
                region="CA",
            )
            for n in range(GRANTS + 2)
        ],
        batch_size=AT_ONCE,
    )
    cameos = Cameo.objects.bulk_create(
        [Cameo(owner=person, audience="approved", **_ready()) for person in people],
        batch_size=AT_ONCE,
    )
    pairs = {(0, n) for n in range(1, GRANTS + 1)} | {(n, 1) for n in range(2, GRANTS + 2)}
    Grant.objects.bulk_create(
        [
            Grant(cameo=cameos[n], person=people[to], state="granted", **_until())
            for n, to in sorted(pairs)
        ],
        batch_size=AT_ONCE,
    )
    _use(cameos[0], people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cameos[0], people[1]


def _ready() -> dict[str, Any]:
    from django.utils import timezone

    now = timezone.now()
    return {"state": "ready", "take": 1, "taken_at": now, "expires_at": now + timedelta(days=9)}


def _until() -> dict[str, Any]:
    from django.utils import timezone

    return {"expires_at": timezone.now() + timedelta(days=1)}


def _use(cameo: Any, people: list[Any]) -> None:
    """Write the clips with the cameo: half of them posted, one in ten taken down since."""
    from django.db import connection
    from django.utils import timezone

    from feed.models import Post
    from generation.models import Generation

    first = Generation.objects.create(
        author=people[1],
        prompt="@p0 dances",
        seed=0,
        pool="cpu",
        state="completed",
        finished_at=timezone.now(),
    )
    post = Post.objects.create(author=people[1], generation=first)
    people_of = [person.pk for person in people[1:]]
    with connection.cursor() as cursor:
        cursor.execute(
            _copies(Generation)
            + """
            FROM generation_generation AS one, generate_series(1, %s) AS n, jsonb_populate_record(
                one, jsonb_build_object(
                    'id', gen_random_uuid(), 'request_key', gen_random_uuid(), 'seed', n,
                    'author_id', (%s::uuid[])[1 + n %% %s],
                    'state', CASE WHEN n %% 10 = 0 THEN 'refused' ELSE 'completed' END
                )
            ) AS copy WHERE one.id = %s
            """,
            [USES, people_of, GRANTS, first.pk],
        )
        cursor.execute(
            """
            INSERT INTO generation_castmember
                (clip_id, cameo_id, owner_id, maker_id, basis, voice, consent, listed, cast_at)
            SELECT id, %s, %s, author_id, 'grant', false, '{}', true, now()
            FROM generation_generation WHERE seed > 0 ORDER BY seed
            """,
            [cameo.pk, cameo.owner_id],
        )
        cursor.execute(
            _copies(Post)
            + """
            FROM feed_post AS one, generation_generation AS clip, jsonb_populate_record(
                one, jsonb_build_object(
                    'id', gen_random_uuid(), 'author_id', clip.author_id, 'generation_id', clip.id
                )
            ) AS copy WHERE one.id = %s AND clip.seed %% 2 = 1 AND clip.state = 'completed'
            """,
            [post.pk],
        )


def _copies(model: Any) -> str:
    """Begin an INSERT of rows called `copy`; the database computes some columns by itself."""
    columns = [field.column for field in model._meta.concrete_fields if not field.generated]  # noqa: SLF001 - documented
    chosen = ", ".join(f"copy.{column}" for column in columns)
    table = model._meta.db_table  # noqa: SLF001 - documented
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen}"


def asked(cameo: Any, friend: Any) -> dict[str, tuple[Any, str, Any]]:
    """Say what is measured: who asks, for which page, and the rows it rests on, if on any alone."""
    from cameos.models import Cameo, Grant
    from generation.models import CastMember
    from generation.services.casting import MOST_OFFERED

    with_me = CastMember.objects.showing(cameo.owner).standing().newest_first()
    rows = with_me.select_related("clip__post", "maker", "cameo__owner")
    tray = Cameo.objects.tray_of(friend, most=MOST_OFFERED).with_owners()
    lent = Cameo.objects.tray_of(friend, most=31).exclude(owner=friend).with_owners()
    held = Grant.objects.answered_by(cameo.owner).filter(cameo=cameo)
    found = Cameo.objects.castable_by(friend).beginning("p77").with_owners()
    middle = CastMember.objects.order_by("pk")[USES // 2].pk
    clips = "/cameos/clips"
    return {
        "everything with me": (cameo.owner, clips, rows[:21]),
        "… half-way down": (
            cameo.owner,
            f"{clips}?after={middle}",
            rows.filter(pk__lt=middle)[:21],
        ),
        "… drafts of one maker": (
            cameo.owner,
            f"{clips}?show=drafts&by=p77",
            rows.filter(clip__post=None, maker__handle="p77")[:21],
        ),
        "the composer with its tray": (friend, "/create", tray),
        "a search for cameos": (
            friend,
            "/create/cast?find=p77",
            found.order_by("owner__handle", "handle")[:8],
        ),
        "cameos of mine and lent to me": (friend, "/cameos", lent),
        "a cameo and who has it": (
            cameo.owner,
            f"/cameos/{cameo.pk}",
            held.valid().latest_first()[:21],
        ),
    }


def measure(person: Any, address: str, rows: Any) -> tuple[list[float], list[float], int]:
    """Time a page and its bare SQL in turns; return both in milliseconds, and the page's queries."""
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    sql, params = rows.query.sql_with_params()
    asked: list[str] = []

    def page() -> None:
        assert client.get(address).status_code == 200

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            cursor.fetchall()

    def note(execute: Callable[..., Any], query: str, *rest: Any) -> Any:
        asked.append(query)
        return execute(query, *rest)

    page()
    with connection.execute_wrapper(note):
        page()
    both = [(_ms(page), _ms(bare)) for _ in range(ROUNDS)][WARMING:]
    return [each[0] for each in both], [each[1] for each in both], len(asked)


def _ms(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def take_back(cameo: Any) -> None:
    """Time taking the cameo back from everybody: the request, then what a worker does of it."""
    from cameos import ending
    from cameos.services import revoke
    from feed.models import Post
    from generation import recalling
    from generation.models import Recall

    viewer = cameo.owner
    seen = Post.objects.visible_to(viewer).count()
    took = _ms(lambda: revoke(cameo=cameo, person=None, take_down=True))
    left = Post.objects.visible_to(viewer).count()
    print(f"taking it back from everybody, with what exists: {took:.0f} ms; posts {seen} to {left}")
    recall = Recall.objects.get().pk
    batches = [_ms(partial(recalling.go_on, recall)) for _ in range(BATCHES)]
    told = [_ms(partial(ending.tell_of_ends, cameo.pk)) for _ in range(3)]
    print(
        f"then a worker: {1000 * recalling.BATCH * BATCHES / sum(batches):.0f} clips a second taken"
        f" down, {percentile(batches, 95):.0f} ms a batch; {ending.TOLD_AT_ONCE} people told in"
        f" {percentile(told, 50):.0f} ms"
    )


def main() -> None:
    with site():
        cameo, friend = fill()
        print(f"{USES:,} uses of one cameo, {GRANTS:,} grants of it, {GRANTS:,} lent to one friend")
        for name, (person, address, rows) in asked(cameo, friend).items():
            pages, bares, queries = measure(person, address, rows)
            page, bare = percentile(pages, 95), percentile(bares, 95)
            print(
                f"{name}: p50 {percentile(pages, 50):.1f} ms, p95 {page:.1f} ms, {queries} queries;"
                f" bare SQL p95 {bare:.1f} ms; ratio {page / bare:.1f}",
                flush=True,
            )
        take_back(cameo)


if __name__ == "__main__":
    main()
