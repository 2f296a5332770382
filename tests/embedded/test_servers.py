from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from channels_redis.pubsub import RedisPubSubChannelLayer
from dramatiq.brokers.redis import RedisBroker

from sora_site.core.cache import LenientRedisCache
from sora_site.embedded import EmbeddedServerError, EmbeddedServers, redis_url
from tests.embedded.conftest import query, redis_of, running


def test_the_database_has_vectors(servers: EmbeddedServers) -> None:
    distance = query(servers.data, "SELECT '[1,2,3]'::vector <-> '[1,2,5]'::vector")

    assert distance == 2.0


async def test_redis_serves_the_queue_and_the_channel_layer(servers: EmbeddedServers) -> None:
    broker = RedisBroker(url=redis_url(servers.data))
    layer = RedisPubSubChannelLayer(hosts=[{"address": redis_url(servers.data)}])
    channel = await layer.new_channel()

    await layer.send(channel, {"type": "hello"})
    message = await layer.receive(channel)

    assert message == {"type": "hello"}
    assert broker.client.ping()
    await layer.flush()
    broker.close()
    broker.client.close()


def test_no_tcp_port_is_taken(servers: EmbeddedServers) -> None:
    ports = [place for process in running(servers.data) for place in process.net_connections("tcp")]

    assert ports == []


def test_what_was_written_is_there_after_a_restart(servers: EmbeddedServers) -> None:
    query(servers.data, "CREATE TABLE kept AS SELECT 7 AS value")
    redis_of(servers.data).set("kept", "7")

    servers.stop()
    servers.start()

    assert query(servers.data, "SELECT value FROM kept") == 7
    assert redis_of(servers.data).get("kept") == "7"


def test_cache_that_stays_connected_goes_on_when_it_is_cut_off(servers: EmbeddedServers) -> None:
    cache = LenientRedisCache(redis_url(servers.data), {})
    cache.set("kept", 7)
    redis_of(servers.data).client_kill_filter(_type="normal", skipme=True)

    assert cache.get("kept") == 7


def test_servers_killed_with_nine_start_again_with_their_data(servers: EmbeddedServers) -> None:
    query(servers.data, "CREATE TABLE kept AS SELECT 7 AS value")
    redis_of(servers.data).set("kept", "7")
    killed = running(servers.data)
    for process in killed:
        process.kill()
    psutil.wait_procs(killed, timeout=5)
    servers.stop()

    servers.start()

    assert query(servers.data, "SELECT value FROM kept") == 7
    assert redis_of(servers.data).get("kept") == "7"


def test_stopping_leaves_no_process(servers: EmbeddedServers) -> None:
    assert len(running(servers.data)) > 1

    servers.stop()

    assert running(servers.data) == []


def test_servers_end_with_the_process_that_started_them_even_by_kill_nine(data: Path) -> None:
    start = (
        "import sys, time; from pathlib import Path; from sora_site.embedded import EmbeddedServers;"
        "EmbeddedServers(Path(sys.argv[1]), durable=False).start(); print('up', flush=True);"
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", start, str(data)], stdout=subprocess.PIPE
    ) as starter:
        assert starter.stdout
        assert starter.stdout.readline() == b"up\n"
        orphans = running(data)

        starter.send_signal(signal.SIGKILL)

    _, alive = psutil.wait_procs(orphans, timeout=10)
    assert len(orphans) > 1
    assert alive == []


def test_servers_left_by_someone_else_are_replaced(servers: EmbeddedServers) -> None:
    query(servers.data, "CREATE TABLE kept AS SELECT 7 AS value")
    left = running(servers.data)

    with EmbeddedServers(servers.data):
        value = query(servers.data, "SELECT value FROM kept")

    assert value == 7
    assert not [
        process for process in left if process.is_running() and process.status() != "zombie"
    ]


def test_a_process_number_in_a_stale_lock_file_stops_nobody(servers: EmbeddedServers) -> None:
    servers.stop()
    (servers.data / "postgres" / "postmaster.pid").write_text("1\n/nowhere\n0\n5432\n\n\n\n\n")

    servers.start()

    assert query(servers.data, "SELECT 1") == 1


def test_a_long_path_with_spaces_works(tmp_path: Path) -> None:
    data = tmp_path / ("a long name " * 8).strip() / "Größe"

    with EmbeddedServers(data, durable=False):
        answer = query(data, "SELECT 1"), redis_of(data).ping()

    assert answer == (1, True)


def test_a_database_of_a_newer_version_is_left_alone(servers: EmbeddedServers) -> None:
    servers.stop()
    (servers.data / "postgres" / "PG_VERSION").write_text("19\n")

    with pytest.raises(
        EmbeddedServerError, match=r"made by PostgreSQL 19; .* brings PostgreSQL 18"
    ):
        servers.start()

    assert running(servers.data) == []


def test_a_half_made_database_is_made_again(data: Path) -> None:
    draft = data / "postgres.draft"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")

    with EmbeddedServers(data, durable=False):
        answer = query(data, "SELECT 1")

    assert answer == 1
    assert not draft.exists()
