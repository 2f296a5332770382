from pathlib import Path

import dj_database_url
import pytest
import redis

from sora_site.embedded import database_url, redis_url
from sora_site.embedded.addresses import run_folder

LONGEST_SOCKET_PATH = 107  # bytes, on Linux


def test_sockets_live_inside_a_short_data_folder() -> None:
    folder = run_folder(Path("/srv/sora/.data"))

    assert folder == Path("/srv/sora/.data/run")


@pytest.mark.parametrize(
    "data",
    [Path("/srv", "x" * 120), Path("/home/Zoë/my films/.data"), Path("/srv/100%/@home:1?#")],
    ids=["long", "spaces", "url characters"],
)
def test_a_path_that_no_socket_or_url_can_hold_gets_a_short_folder(data: Path) -> None:
    database = dj_database_url.parse(database_url(data))
    server = redis.Redis.from_url(redis_url(data))

    assert database["HOST"] == str(run_folder(data) / "postgres")
    assert server.connection_pool.connection_kwargs["path"] == str(run_folder(data) / "redis.sock")
    assert len(f"{database['HOST']}/.s.PGSQL.5432".encode()) <= LONGEST_SOCKET_PATH


def test_two_data_folders_never_share_an_address() -> None:
    one, other = Path("/srv", "x" * 120), Path("/srv", "x" * 121)

    assert database_url(one) != database_url(other)
    assert redis_url(one) != redis_url(other)


def test_capitals_in_the_path_survive_the_url() -> None:
    database = dj_database_url.parse(database_url(Path("/srv/Films/Data")))

    assert database["HOST"] == "/srv/Films/Data/run/postgres"
    assert (database["NAME"], database["USER"], database["PORT"]) == ("sora", "sora", 5432)
