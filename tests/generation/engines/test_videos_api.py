"""The Videos-API engine against a server that really renders, over a real socket."""

from __future__ import annotations

import io
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from generation.engines.protocol import (
    Cameo,
    Cancelled,
    Clip,
    OrderRefused,
    Overtaken,
    RenderOrder,
    Source,
    UpstreamFailed,
)
from generation.engines.videos_api.desk import Timing
from generation.engines.videos_api.engine import LOST, VideosApiEngine
from generation.engines.videos_api.handing_in import LOCKED_OUT
from generation.engines.videos_api.upstreams import Dialect, Misconfigured, Upstream
from generation.engines.videos_api.video import Misshapen, video_from
from generation.engines.videos_api.wire import Answer
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip
from tests.generation.videos_api_server import KEY, Handler, Received, Trouble, VideosApiServer
from tests.site import eventually, free_port

QUICK = Timing(patience=4, first=0.05, poll=0.05)
ORDER = RenderOrder(prompt="A red kite over the dunes", width=1280, height=720, seconds=4, seed=77)


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Callable[..., VideosApiServer]]:
    """Start servers, each in a folder of its own."""
    with ExitStack() as stack:

        def start(**options: Any) -> VideosApiServer:
            folder = tmp_path / f"server-{len(list(tmp_path.glob('server-*')))}"
            return stack.enter_context(VideosApiServer(folder, **options))

        yield start


@pytest.fixture
def server(servers: Callable[..., VideosApiServer]) -> VideosApiServer:
    return servers()


@pytest.fixture
def workspace(tmp_path: Path) -> FolderWorkspace:
    folder = tmp_path / "kept"
    folder.mkdir()
    return FolderWorkspace(folder)


def upstream(server: VideosApiServer, name: str = "hall", **changes: Any) -> Upstream:
    return Upstream(name=name, url=server.url, key=KEY, **changes)


def engine_for(*servers: VideosApiServer, **changes: Any) -> VideosApiEngine:
    names = ("hall", "attic", "vault")
    upstreams = [upstream(each, name) for each, name in zip(servers, names, strict=False)]
    return VideosApiEngine(upstreams, timing=QUICK, **changes)


def ignore(share: float, stage: str) -> None:
    return


def render(
    engine: VideosApiEngine,
    workspace: FolderWorkspace,
    order: RenderOrder = ORDER,
    report: Callable[[float, str], None] = ignore,
) -> Clip:
    return engine.render(engine.plan(order), workspace=workspace, report=report)


def status(
    code: int, *, times: int = 10**6, of: str = "", words: str = "trouble", **headers: str
) -> Trouble:
    """Answer requests whose method and path contain `of` with an error, so many times."""
    left = [times]

    def trouble(handler: Handler) -> bool:
        if of not in f"{handler.command} {handler.path}" or not left[0]:
            return False
        left[0] -= 1
        handler.refuse(code, words, **headers)
        return True

    return trouble


def content(body: bytes) -> Trouble:
    """Send this instead of every video."""

    def trouble(handler: Handler) -> bool:
        if not handler.path.endswith("/content"):
            return False
        handler.say(200, body, content_type="video/mp4")
        return True

    return trouble


# What it is for


def test_a_clip_rendered_elsewhere_comes_back_as_frames_and_sound(
    server: VideosApiServer, workspace: FolderWorkspace, tmp_path: Path
) -> None:
    clip = render(engine_for(server), workspace)
    files = write_clip(clip, tmp_path / "written")

    with av.open(str(files.video)) as written:
        assert (written.streams.video[0].width, written.streams.video[0].height) == (1280, 720)
        assert sum(1 for _ in written.decode(video=0)) == clip.frame_count == 24
    assert clip.sound is not None
    assert len(clip.sound) == 48_000
    assert len(server.finished()) == 1


def test_its_account_names_the_upstream_and_the_model(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    clip = render(VideosApiEngine([upstream(server, model="sora-2-pro")], timing=QUICK), workspace)

    assert clip.account["engine"] == "videos-api"
    assert clip.account["upstream"] == "hall"
    assert clip.account["model"] == "sora-2-pro"
    assert KEY not in str(clip.account) + str(clip.end_state)


def test_progress_never_goes_back(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    server = servers(takes=1.0)
    shares: list[float] = []

    clip = render(engine_for(server), workspace, report=lambda share, stage: shares.append(share))
    list(clip.frames)

    assert all(earlier <= later for earlier, later in pairwise(shares))
    assert len(set(shares)) > 5
    assert shares[-1] == 1.0


# Dialects


@pytest.mark.parametrize(
    ("dialect", "kind", "expected"),
    [
        (
            "site",
            "form",
            {"seconds": "4", "size": "1280x720", "seed": "77", "fps": "24", "style": "noir"},
        ),
        ("openai", "form", {"seconds": "4", "size": "1280x720"}),
        (
            "vllm-omni",
            "form",
            {"seconds": "4", "size": "1280x720", "seed": "77", "generate_sound": "true"},
        ),
        ("sglang", "json", {"seconds": 4, "size": "1280x720", "seed": 77, "fps": 24}),
    ],
    ids=["site", "openai", "vllm-omni", "sglang"],
)
def test_each_kind_of_server_is_asked_in_its_own_words(
    servers: Callable[..., VideosApiServer],
    workspace: FolderWorkspace,
    dialect: Dialect,
    kind: str,
    expected: dict[str, object],
) -> None:
    server = servers(dialect=dialect)
    engine = VideosApiEngine([upstream(server, dialect=dialect)], timing=QUICK)

    render(engine, workspace, replace(ORDER, style="noir", negative_prompt="rain"))

    [received] = server.received
    assert received.kind == kind
    assert expected.items() <= received.fields.items()
    assert ("seed" in received.fields) == (dialect != "openai")
    assert (received.fields.get("negative_prompt") == "rain") == (dialect != "openai")
    assert ("Style: noir." in received.prompt) == (dialect != "site")


def test_lengths_and_sizes_are_those_of_the_contract(server: VideosApiServer) -> None:
    engine = engine_for(server)

    plan = engine.plan(replace(ORDER, seconds=5, width=1920, height=1080))

    assert (plan.order.seconds, plan.order.width, plan.order.height) == (8, 1280, 720)
    assert plan.adjustments == ("rendered at 1280 by 720", "8 seconds long")


@pytest.mark.parametrize("dialect", ["site", "vllm-omni", "sglang"])
def test_a_first_frame_is_sent_along(
    servers: Callable[..., VideosApiServer],
    workspace: FolderWorkspace,
    tmp_path: Path,
    dialect: Dialect,
) -> None:
    server, picture = servers(dialect=dialect), tmp_path / "start.png"
    Image.new("RGB", (1280, 720), "teal").save(picture)

    engine = VideosApiEngine([upstream(server, dialect=dialect)], timing=QUICK)
    render(engine, workspace, replace(ORDER, first_frame=picture))

    [received] = server.received
    assert received.kind == "form"
    assert received.files == {"input_reference": picture.read_bytes()}


def made_from(server: VideosApiServer, workspace: FolderWorkspace, folder: Path) -> Source:
    clip = render(engine_for(server), workspace)
    files = write_clip(clip, folder)
    return Source(
        relation="remix",
        video=files.video,
        prompt=ORDER.prompt,
        seed=ORDER.seed,
        seconds=1,
        engine="videos-api",
        end_state=clip.end_state,
    )


def test_a_remix_names_the_clip_that_the_server_has(
    server: VideosApiServer, workspace: FolderWorkspace, tmp_path: Path
) -> None:
    source = made_from(server, workspace, tmp_path / "source")
    again = FolderWorkspace(tmp_path / "again")
    again.folder.mkdir()

    render(engine_for(server), again, replace(ORDER, prompt="A blue kite", source=source))

    first, remixed = server.jobs
    assert remixed.remixed_from_video_id == first.id
    assert remixed.prompt == "A blue kite"


@pytest.mark.parametrize(
    ("relation", "path"),
    [("remix", "/v1/videos/edits"), ("edit", "/v1/videos/edits")],
    ids=["remix", "edit"],
)
def test_a_clip_that_the_server_does_not_have_is_sent_along(
    server: VideosApiServer,
    workspace: FolderWorkspace,
    tmp_path: Path,
    relation: Any,
    path: str,
) -> None:
    source = replace(made_from(server, workspace, tmp_path / "source"), relation=relation)
    server.forget_all()
    again = FolderWorkspace(tmp_path / "again")
    again.folder.mkdir()

    render(engine_for(server), again, replace(ORDER, source=source))

    received = server.received[-1]
    assert received.path == path
    assert received.files == {"video": source.video.read_bytes()}
    assert len(server.jobs) == 1


def test_an_extension_hands_on_only_what_is_new(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace, tmp_path: Path
) -> None:
    """The contract's answer is the whole, with what was there before."""
    server = servers()
    source = replace(
        made_from(server, workspace, tmp_path / "source"), relation="extend", seconds=1
    )
    again = FolderWorkspace(tmp_path / "again")
    again.folder.mkdir()
    stitched = mp4(tmp_path / "stitched.mp4", frames=5 * 24)
    server.troubles.append(content(stitched.read_bytes()))

    clip = render(engine_for(server), again, replace(ORDER, source=source))

    assert server.received[-1].path == "/v1/videos/extensions"
    assert server.received[-1].fields["seconds"] == "4"
    assert clip.frame_count == 4 * 24
    frames = list(clip.frames)
    assert len(frames) == 4 * 24
    assert abs(int(frames[0][360, 640, 0]) - 24) < 8  # the 25th of the whole


def test_a_gpu_server_goes_on_from_the_last_frame(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace, tmp_path: Path
) -> None:
    server = servers(dialect="vllm-omni")
    video = mp4(tmp_path / "source.mp4", frames=48)
    source = Source(relation="extend", video=video, prompt="x", seed=1, seconds=2)

    engine = VideosApiEngine([upstream(server, dialect="vllm-omni")], timing=QUICK)
    clip = render(engine, workspace, replace(ORDER, source=source))

    sent = Image.open(io.BytesIO(server.received[0].files["input_reference"])).convert("RGB")
    pixel = sent.getpixel((640, 360))
    assert isinstance(pixel, tuple)
    assert abs(pixel[0] - 47) < 8
    assert clip.frame_count == 23  # without the one that the source ends with


def test_the_next_shot_starts_from_the_last_frame_of_the_one_before(
    server: VideosApiServer, workspace: FolderWorkspace, tmp_path: Path
) -> None:
    video = mp4(tmp_path / "source.mp4", frames=48)
    source = Source(relation="next_shot", video=video, prompt="x", seed=1, seconds=2)

    clip = render(engine_for(server), workspace, replace(ORDER, source=source))

    [received] = server.received
    assert received.path == "/v1/videos"
    assert Image.open(io.BytesIO(received.files["input_reference"])).size == (1280, 720)
    assert clip.frame_count == 24


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"prompt": "  "}, "prompt is empty"),
        ({"seconds": 24}, "4 to 20 seconds"),
        ({"style": "baroque"}, "no style"),
        (
            {"cameos": (Cameo(handle="ann", kind="person", stills=()),)},
            "cannot show cameos",
        ),
        ({"soundtrack": Path("song.wav")}, "no given sound"),
    ],
    ids=["no prompt", "too long", "style", "cameo", "sound"],
)
def test_what_the_upstreams_cannot_do_is_refused_before_anything_is_sent(
    server: VideosApiServer, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(OrderRefused, match=words):
        engine_for(server).plan(replace(ORDER, **changes))

    assert server.asked == []


def test_a_server_that_cannot_start_from_a_picture_says_what_it_can(
    server: VideosApiServer, tmp_path: Path
) -> None:
    gpu = upstream(server, dialect="vllm-omni", first_frame=False)
    engine = VideosApiEngine([gpu], timing=QUICK)
    source = Source(relation="extend", video=Path(), prompt="", seed=1, seconds=4)

    with pytest.raises(OrderRefused, match="only new clips"):
        engine.plan(replace(ORDER, source=source))
    with pytest.raises(OrderRefused, match="cannot start from a picture"):
        engine.plan(replace(ORDER, first_frame=tmp_path / "start.png"))


def test_upstreams_that_have_nothing_in_common_cannot_share_work(server: VideosApiServer) -> None:
    upright = upstream(server, sizes=((720, 1280),))
    with pytest.raises(Misconfigured, match="no size or no length in common"):
        VideosApiEngine([upright, upstream(server, "attic", sizes=((1280, 720),))])


# Trouble with the server


def test_a_refused_clip_tells_the_person_why_and_the_log_only_that(
    server: VideosApiServer, workspace: FolderWorkspace, caplog: pytest.LogCaptureFixture
) -> None:
    server.troubles.append(status(400, of="POST", words=f"not “{ORDER.prompt}”"))

    with pytest.raises(OrderRefused, match=f"refused the clip: not “{ORDER.prompt}”"):
        render(engine_for(server), workspace)

    assert "videos_api.turned_away" in caplog.text
    assert ORDER.prompt not in str([record.__dict__ for record in caplog.records])


def test_a_clip_refused_while_it_is_rendered_says_why(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    with pytest.raises(OrderRefused, match="This is not rendered here"):
        render(engine_for(server), workspace, replace(ORDER, prompt="A gruesome thing"))


def test_a_key_that_is_turned_away_is_never_repeated(
    server: VideosApiServer,
    workspace: FolderWorkspace,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "wrong-key-987654321"
    engine = VideosApiEngine([replace(upstream(server), key=secret)], timing=QUICK)

    with pytest.raises(UpstreamFailed) as refusal:
        render(engine, workspace)

    assert str(refusal.value) == LOCKED_OUT
    told = [record for record in caplog.records if record.msg == "videos_api.upstream_unwell"]
    assert "[key]" in str(told[0].__dict__["why"])
    everything = caplog.text + str([record.__dict__ for record in caplog.records])
    assert secret not in everything + repr(refusal.value) + repr(engine.__dict__)


def test_a_key_that_opens_all_but_the_orders_fails_the_clip_at_once(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    server.troubles.append(status(403, of="POST"))
    engine = VideosApiEngine([upstream(server)], timing=replace(QUICK, patience=60))

    with pytest.raises(UpstreamFailed) as refusal:
        render(engine, workspace)

    assert str(refusal.value) == LOCKED_OUT


def test_a_busy_server_is_asked_again_when_it_wishes(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    server.troubles.append(status(429, times=1, of="POST", retry_after="1"))
    begun = time.monotonic()

    render(engine_for(server), workspace)

    assert time.monotonic() - begun >= 1
    assert len(server.jobs) == 1


@pytest.mark.parametrize("code", [500, 502, 503, 504])
def test_a_storm_of_errors_is_sat_out(
    server: VideosApiServer, workspace: FolderWorkspace, code: int
) -> None:
    server.troubles += [
        status(code, times=2, of="POST"),
        status(code, times=3, of="GET /v1/videos/video_"),
        status(code, times=2, of="/content"),
    ]

    render(engine_for(server), workspace)

    assert len(server.jobs) == len(server.finished()) == 1


def test_a_server_that_stays_silent_fails_the_clip_in_plain_words(
    workspace: FolderWorkspace,
) -> None:
    nobody = Upstream(name="hall", url=f"http://127.0.0.1:{free_port()}/v1")
    engine = VideosApiEngine([nobody], timing=replace(QUICK, patience=0.5))

    with pytest.raises(UpstreamFailed, match="have not answered for a long time"):
        render(engine, workspace)


def test_an_order_whose_answer_was_lost_is_not_rendered_twice(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    def hang_up(handler: Handler) -> bool:
        """Take the order, and break off before saying so."""
        if handler.command != "POST":
            return False
        server.troubles.remove(hang_up)
        server.create(handler.posted())
        handler.close_connection = True
        return True

    server.troubles.append(hang_up)

    render(engine_for(server), workspace)

    assert [command for command, _ in server.asked].count("POST") == 2
    assert len(server.jobs) == len(server.finished()) == 1


def test_a_server_that_forgot_a_clip_is_asked_once_more(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    server.paused.set()

    def forget(share: float, stage: str) -> None:
        if server.paused.is_set() and server.jobs:
            server.forget_all()
            server.paused.clear()

    render(engine_for(server), workspace, report=forget)

    assert len(server.received) == 2
    assert len(server.finished()) == 1


def test_a_server_that_forgets_again_and_again_fails_the_clip(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    server.troubles.append(status(404, of="GET /v1/videos/video_"))

    with pytest.raises(UpstreamFailed) as failure:
        render(engine_for(server), workspace)

    assert str(failure.value) == LOST
    assert len(server.received) == 2


def test_an_error_page_of_a_proxy_is_not_taken_for_a_lost_clip(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    left = [6]

    def page(handler: Handler) -> bool:
        if handler.command != "GET" or "video_" not in handler.path or not left[0]:
            return False
        left[0] -= 1
        handler.say(404, b"<html>nothing here yet</html>", content_type="text/html")
        return True

    server.troubles.append(page)

    render(engine_for(server), workspace)

    assert len(server.received) == 1


def test_redirects_are_not_followed(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    server, elsewhere = servers(), servers()

    def lead_away(handler: Handler) -> bool:
        if handler.command != "POST":
            return False
        handler.refuse(307, "over there", location=f"{elsewhere.url}/videos")
        return True

    server.troubles.append(lead_away)
    engine = VideosApiEngine([upstream(server)], timing=replace(QUICK, patience=0.5))

    with pytest.raises(UpstreamFailed):
        render(engine, workspace)

    assert elsewhere.asked == []


@hypothesis_settings(max_examples=60, deadline=None)
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "status", "progress", "error", "model", "code", "message"])
                | st.text(max_size=5),
                inner,
                max_size=6,
            )
        ),
    )
)
def test_whatever_a_server_says_is_a_video_or_is_not(body: Any) -> None:
    if not isinstance(body, dict):
        return
    with suppress(Misshapen):
        video = video_from({"id": "video_1", "status": "failed"} | body)
        assert 0 <= video.progress <= 100
        assert isinstance(video.error_code + video.error + video.model, str)
    answer = Answer(status=500, headers={}, body=body)
    assert isinstance(answer.code, str)


# Files


def test_a_download_that_breaks_off_goes_on_where_it_was(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    ranges: list[str] = []

    def break_off(handler: Handler) -> bool:
        """Send a third of what is asked for, then hang up."""
        if not handler.path.endswith("/content"):
            return False
        ranges.append(handler.headers.get("Range", ""))
        if len(ranges) > 2:
            return False
        whole = server.file(server.jobs[0].id).read_bytes()
        begin = int(ranges[-1].removeprefix("bytes=").rstrip("-") or 0)
        handler.send_response(206 if begin else 200)
        if begin:
            handler.send_header("Content-Range", f"bytes {begin}-{len(whole) - 1}/{len(whole)}")
        handler.send_header("Content-Length", str(len(whole) - begin))
        handler.end_headers()
        handler.wfile.write(whole[begin : begin + len(whole) // 3])
        handler.wfile.flush()
        handler.close_connection = True
        return True

    server.troubles.append(break_off)

    clip = render(engine_for(server), workspace)

    assert len(list(clip.frames)) == 24
    assert ranges[0] == ""
    assert 0 < int(ranges[1][6:-1]) < int(ranges[2][6:-1])


def test_a_part_that_does_not_fit_any_more_is_begun_anew(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    asked: list[str] = []

    def refuse_the_rest(handler: Handler) -> bool:
        """Break off once, then know nothing of the part."""
        if not handler.path.endswith("/content") or len(asked) == 2:
            return False
        asked.append(handler.headers.get("Range", ""))
        if len(asked) == 2:
            handler.refuse(416, "no such range")
            return True
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(b"x" * 1000)
        handler.close_connection = True
        return True

    server.troubles.append(refuse_the_rest)

    clip = render(engine_for(server), workspace)

    assert asked == ["", "bytes=1000-"]
    assert len(list(clip.frames)) == 24


@pytest.mark.parametrize(
    "body",
    [
        b"\x00\x01garbage" * 5000,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"",
    ],
    ids=["garbage", "playlist", "empty"],
)
def test_a_file_that_is_no_video_is_refused(
    server: VideosApiServer,
    workspace: FolderWorkspace,
    caplog: pytest.LogCaptureFixture,
    body: bytes,
) -> None:
    server.troubles.append(content(body))

    with pytest.raises(UpstreamFailed, match=r"is not the clip\. The file is not a video"):
        render(engine_for(server), workspace)

    [told] = [record for record in caplog.records if record.msg == "videos_api.unreadable"]
    assert told.__dict__["upstream"] == "hall"


def test_a_file_that_is_damaged_in_the_middle_fails_while_it_is_read(
    server: VideosApiServer, workspace: FolderWorkspace, tmp_path: Path
) -> None:
    whole = mp4(tmp_path / "whole.mp4", frames=96).read_bytes()
    server.troubles.append(content(whole[: len(whole) * 2 // 3]))

    clip = render(engine_for(server), workspace)

    with pytest.raises(UpstreamFailed, match="is not the clip"):
        list(clip.frames)


def test_a_file_that_is_too_large_is_not_taken(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    server.troubles.append(content(b"x" * (2 * 2**20 + 1)))

    with pytest.raises(UpstreamFailed, match="more than 2 MB"):
        render(engine_for(server, most_megabytes=2), workspace)


def test_a_video_far_longer_than_asked_for_is_refused(
    server: VideosApiServer, workspace: FolderWorkspace, tmp_path: Path
) -> None:
    server.troubles.append(content(mp4(tmp_path / "long.mp4", frames=24 * 17).read_bytes()))

    with pytest.raises(UpstreamFailed, match="16 is the most"):
        render(engine_for(server), workspace)


# Restarts and cancelling


class Killed(BaseException):
    """The worker dies."""


def dying_at(stage: str) -> Callable[[float, str], None]:
    def report(share: float, now: str) -> None:
        if now == stage:
            raise Killed

    return report


def test_an_attempt_that_dies_is_gone_on_from(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    server = servers(takes=0.5)
    with pytest.raises(Killed):
        render(engine_for(server), workspace, report=dying_at("Rendering elsewhere"))
    with pytest.raises(Killed):
        render(engine_for(server), workspace, report=dying_at("Bringing it here"))

    clip = render(engine_for(server), workspace)

    assert len(list(clip.frames)) == 24
    assert len(server.received) == len(server.finished()) == 1


def test_an_attempt_that_dies_between_sending_and_knowing_asks_under_the_same_key(
    server: VideosApiServer, workspace: FolderWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = FolderWorkspace.remember

    def die_over_the_id(self: FolderWorkspace, key: str, value: str) -> None:
        if '"video": "video_' in value:
            raise Killed
        remember(self, key, value)

    with monkeypatch.context() as dying:
        dying.setattr(FolderWorkspace, "remember", die_over_the_id)
        with pytest.raises(Killed):
            render(engine_for(server), workspace)

    render(engine_for(server), workspace)

    first, second = server.received
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert len(server.jobs) == len(server.finished()) == 1


def test_a_server_that_comes_back_goes_on(tmp_path: Path, workspace: FolderWorkspace) -> None:
    port, folder = free_port(), tmp_path / "server"
    clips: list[Clip] = []
    engine = VideosApiEngine(
        [Upstream(name="hall", url=f"http://127.0.0.1:{port}/v1", key=KEY)], timing=QUICK
    )
    asking = threading.Thread(target=lambda: clips.append(render(engine, workspace)))
    with VideosApiServer(folder, port=port, takes=30) as server:
        asking.start()
        eventually(lambda: server.jobs and server.jobs[0].status == "in_progress")
    time.sleep(0.5)

    with VideosApiServer(folder, port=port) as server:
        asking.join(timeout=10)
        assert len(server.jobs) == len(server.finished()) == 1
    assert len(clips) == 1


@pytest.mark.parametrize(
    ("reason", "left"), [(Cancelled, 0), (Overtaken, 1)], ids=["cancelled", "overtaken"]
)
def test_a_cancelled_clip_is_withdrawn_unless_another_attempt_waits_for_it(
    servers: Callable[..., VideosApiServer],
    workspace: FolderWorkspace,
    reason: type[Cancelled],
    left: int,
) -> None:
    server = servers(takes=30)

    def cancel(share: float, stage: str) -> None:
        if stage == "Rendering elsewhere":
            raise reason("no longer wanted")

    with pytest.raises(reason):
        render(engine_for(server), workspace, report=cancel)

    assert len(server.jobs) == left


def test_a_clip_whose_time_is_up_is_withdrawn(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    server = servers(takes=30)
    ended: list[bool] = []

    def interrupt(share: float, stage: str) -> None:
        """End as a time limit does: from outside, the clip having been settled before."""
        if ended:
            raise Cancelled("no longer wanted")
        if stage == "Rendering elsewhere":
            ended.append(True)
            raise Killed

    with pytest.raises(Killed):
        render(engine_for(server), workspace, report=interrupt)

    assert server.jobs == []


def test_a_clip_cancelled_while_the_server_thinks_is_withdrawn(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    def think(handler: Handler) -> bool:
        if handler.command == "POST":
            time.sleep(1.5)
        return False

    def cancel(share: float, stage: str) -> None:
        if stage == "Handing it in" and (("POST", "/v1/videos") in server.asked):
            raise Cancelled("no longer wanted")

    server.paused.set()
    server.troubles.append(think)

    fenced = _Fenced(workspace.folder)
    with pytest.raises(Cancelled):
        render(engine_for(server), fenced, report=cancel)

    assert server.jobs == []


class _Fenced(FolderWorkspace):
    """A workspace of an attempt that lost its job while it was handed in."""

    def remember(self, key: str, value: str) -> None:
        if '"video": "video_' in value:
            raise Cancelled("no longer wanted")
        super().remember(key, value)


def test_cancelling_does_not_wait_for_a_slow_answer(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    released = threading.Event()

    def hang(handler: Handler) -> bool:
        if handler.command == "GET" and "video_" in handler.path:
            released.wait(10)
        return False

    server.paused.set()
    server.troubles.append(hang)
    begun = time.monotonic()

    def cancel(share: float, stage: str) -> None:
        if time.monotonic() - begun > 1:
            raise Cancelled("no longer wanted")

    with pytest.raises(Cancelled):
        render(engine_for(server), workspace, report=cancel)
    took = time.monotonic() - begun
    released.set()

    assert took < 5
    assert server.jobs == []


# Several upstreams


def test_the_clip_goes_where_the_wait_is_the_least(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    crowded, free = servers(), servers()
    crowded.paused.set()
    for _ in range(3):
        crowded.create(received_from_others())

    render(engine_for(crowded, free), workspace)

    assert len(free.jobs) == 1
    assert len(crowded.jobs) == 3


def test_clips_handed_in_at_once_are_spread(
    servers: Callable[..., VideosApiServer], tmp_path: Path
) -> None:
    one, other = servers(takes=0.5), servers(takes=0.5)
    engine = engine_for(one, other)

    def ask(number: int) -> None:
        folder = tmp_path / f"kept-{number}"
        folder.mkdir()
        render(engine, FolderWorkspace(folder))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert len(one.finished()) + len(other.finished()) == 6
    assert min(len(one.jobs), len(other.jobs)) >= 2


def test_a_dead_upstream_is_left_for_another(
    server: VideosApiServer, workspace: FolderWorkspace
) -> None:
    dead = Upstream(name="attic", url=f"http://127.0.0.1:{free_port()}/v1", key=KEY)
    engine = VideosApiEngine([dead, upstream(server)], timing=QUICK)

    clip = render(engine, workspace)

    assert clip.account["upstream"] == "hall"


def test_an_upstream_that_is_not_well_gets_no_clips(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    unwell, well = servers(), servers()
    unwell.troubles.append(status(500, of="/v1/models"))

    clip = render(engine_for(unwell, well), workspace)

    assert clip.account["upstream"] == "attic"
    assert unwell.received == []


def test_an_upstream_that_may_have_the_clip_is_not_left(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    """A gateway that times out may have let the order through."""
    doubtful, other = servers(), servers()
    doubtful.troubles.append(status(504, times=2, of="POST"))
    other.paused.set()
    other.create(received_from_others())

    clip = render(engine_for(doubtful, other), workspace)

    assert clip.account["upstream"] == "hall"
    assert len(other.jobs) == 1


def test_an_upstream_taken_out_of_the_settings_is_left(
    servers: Callable[..., VideosApiServer], workspace: FolderWorkspace
) -> None:
    old, new = servers(takes=30), servers()
    with pytest.raises(Killed):
        render(engine_for(old), workspace, report=dying_at("Rendering elsewhere"))
    engine = VideosApiEngine([upstream(new, "new")], timing=QUICK)

    clip = render(engine, workspace)

    assert clip.account["upstream"] == "new"


def received_from_others() -> Received:
    return Received("/v1/videos", {"prompt": "Somebody else's"}, {}, {}, "form")


def mp4(path: Path, *, frames: int) -> Path:
    """Write frames whose red is their number."""

    def drawn() -> Iterator[np.ndarray]:
        for number in range(frames):
            frame = np.full((64, 64, 4), 255, np.uint8)
            frame[..., :3] = number % 256
            yield frame

    clip = Clip(
        frames=drawn(), frame_count=frames, fps=Fraction(24), width=64, height=64, sound=None
    )
    return write_clip(clip, path.parent / path.stem).video
