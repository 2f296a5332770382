"""A small server that speaks `/v1/videos` over a real socket and really renders.

It keeps its jobs on disk, so that it can be killed and started again in the middle of one, and a
diary of every render that began and ended, so that a test can count them. Run as a program it is
one half of two sites; inside a test it can be told to misbehave.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np

from generation.engines.protocol import Cancelled, Clip, Frame, Plan, RenderOrder, Report, Workspace
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip
from tests.generation.small_engine import FRAMES, SmallEngine

KEY: Final = "key-0123456789"
SECONDS: Final = ("4", "8", "12", "16", "20")
SIZES: Final = ("720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080")
ID: Final = re.compile(r"/v1/videos/(?P<id>video_\w+)(?P<rest>/content|/remix)?")
STILL: Final = np.full((64, 64, 4), 255, np.uint8)


class SteadyEngine(SmallEngine):
    """The tests' engine, at a pace: a clip takes as long as it is told to."""

    takes = 0.0  # seconds
    lasts = 1  # seconds, whatever is asked for

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        if "gruesome" in plan.order.prompt:
            raise RuntimeError("moderation_blocked")
        clip = super().render(plan, workspace=workspace, report=report)
        frames = chain(clip.frames, repeat(STILL, FRAMES * (self.lasts - 1)))
        return replace(clip, frames=self._steady(frames, report), frame_count=FRAMES * self.lasts)

    def _steady(self, frames: Iterator[Frame], report: Report) -> Iterator[Frame]:
        for number, frame in enumerate(frames):
            time.sleep(self.takes / FRAMES / self.lasts)
            report(number / FRAMES / self.lasts, "Drawing")
            yield frame


@dataclass
class Job:
    id: str
    prompt: str
    size: str = "720x1280"
    seconds: str = "4"
    model: str = "sora-2"
    status: str = "queued"
    progress: int = 0
    created_at: int = field(default_factory=lambda: int(time.time()))
    completed_at: int | None = None
    remixed_from_video_id: str | None = None
    error: dict[str, str] | None = None
    key: str = ""  # the Idempotency-Key it came under
    number: int = 0  # the order in which they came

    def shown(self) -> dict[str, Any]:
        public = {name: value for name, value in asdict(self).items() if name not in HIDDEN}
        return public | {"object": "video", "expires_at": None}


HIDDEN: Final = {"key", "number"}


@dataclass(frozen=True)
class Received:
    """What somebody posted."""

    path: str
    fields: Mapping[str, str]
    files: Mapping[str, bytes]
    headers: Mapping[str, str]
    kind: str  # its content type

    @property
    def prompt(self) -> str:
        return str(self.fields.get("prompt", ""))


Trouble = Callable[["Handler"], bool]
"""Answers a request in its own way and returns True, or leaves it alone."""


class VideosApiServer:
    """One server; `url` is what an upstream is configured with."""

    def __init__(
        self,
        folder: Path,
        *,
        port: int = 0,
        takes: float = 0.0,
        lasts: int = 1,
        honours_keys: bool = True,
        dialect: str = "site",
    ) -> None:
        self.folder = folder
        self.honours_keys = honours_keys
        self.dialect = dialect
        self.received: list[Received] = []
        self.asked: list[tuple[str, str]] = []  # method and path of every request
        self.troubles: list[Trouble] = []
        self.paused = threading.Event()  # while set nothing is rendered
        self._engine = type("Paced", (SteadyEngine,), {"takes": takes, "lasts": lasts})()
        self._lock = threading.RLock()
        self._stopped = threading.Event()
        (folder / "files").mkdir(parents=True, exist_ok=True)
        self._jobs = self._read_jobs()
        self._http = Listener(("127.0.0.1", port), type("Own", (Handler,), {"farm": self}))
        self._threads = [
            threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True),
            threading.Thread(target=self._render_all, daemon=True),
        ]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> VideosApiServer:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._http.shutdown()
        self._http.server_close()
        self._threads[1].join(timeout=10)

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    # What tests look at

    @property
    def jobs(self) -> list[Job]:
        with self._lock:
            return sorted(self._jobs.values(), key=lambda job: job.number)

    def finished(self) -> list[str]:
        """List the ids of renders that came to their end, as often as they did."""
        return finished_in(self.folder)

    def forget_all(self) -> None:
        """Lose every job, as a server does that keeps them in memory alone."""
        with self._lock:
            for job in self.jobs:
                self.delete(job.id)

    # Jobs

    def job(self, video: str) -> Job | None:
        with self._lock:
            return self._jobs.get(video)

    def create(self, received: Received, source: str | None = None) -> Job:
        key = received.headers.get("idempotency-key", "") if self.honours_keys else ""
        with self._lock:
            known = next((job for job in self._jobs.values() if key and job.key == key), None)
            if known is not None:
                return known
            job = Job(
                id=f"video_{uuid4().hex}",
                prompt=received.prompt,
                size=str(received.fields.get("size", "720x1280")),
                seconds=str(received.fields.get("seconds", "4")),
                model=str(received.fields.get("model", "sora-2")),
                remixed_from_video_id=source,
                key=key,
                number=len(self._jobs) + 1,
            )
            self._jobs[job.id] = job
            self._write(job)
            return job

    def delete(self, video: str) -> bool:
        with self._lock:
            (self.folder / f"{video}.json").unlink(missing_ok=True)
            self.file(video).unlink(missing_ok=True)
            return self._jobs.pop(video, None) is not None

    def file(self, video: str) -> Path:
        return self.folder / "files" / f"{video}.mp4"

    def _read_jobs(self) -> dict[str, Job]:
        jobs = [Job(**json.loads(path.read_text())) for path in self.folder.glob("video_*.json")]
        for job in jobs:
            if job.status == "in_progress":
                job.status = "queued"  # it died over it
        return {job.id: job for job in jobs}

    def _write(self, job: Job) -> None:
        draft = self.folder / f"{job.id}.new"
        draft.write_text(json.dumps(asdict(job)))
        draft.replace(self.folder / f"{job.id}.json")

    # Rendering

    def _render_all(self) -> None:
        while not self._stopped.is_set():
            with self._lock:
                waiting = [job for job in self.jobs if job.status == "queued"]
            if not waiting or self.paused.is_set():
                time.sleep(0.02)
                continue
            self._render(waiting[0])

    def _render(self, job: Job) -> None:
        width, height = map(int, job.size.split("x"))
        order = RenderOrder(
            prompt=job.prompt, width=width, height=height, seconds=int(job.seconds), seed=1
        )
        work = self.folder / "work" / job.id
        try:
            self._change(job, status="in_progress")
            self._note("began", job)
            clip = self._engine.render(
                Plan(order=order, estimated_seconds=1),
                workspace=FolderWorkspace(work),
                report=lambda share, stage: self._change(job, progress=int(share * 100)),
            )
            write_clip(clip, work).video.replace(self.file(job.id))
            self._note("finished", job)
            self._change(job, status="completed", progress=100, completed_at=int(time.time()))
        except Cancelled:
            return
        except RuntimeError as error:
            failure = {"code": str(error), "message": "This is not rendered here."}
            self._change(job, status="failed", error=failure)

    def _change(self, job: Job, **changes: Any) -> None:
        with self._lock:
            if job.id not in self._jobs:
                raise Cancelled("It was deleted.")
            for name, value in changes.items():
                setattr(job, name, value)
            self._write(job)
        if self._stopped.is_set():
            raise Cancelled("The server stops.")

    def _note(self, what: str, job: Job) -> None:
        with (self.folder / "diary").open("a") as diary:
            diary.write(f"{what} {job.id}\n")
            diary.flush()
            os.fsync(diary.fileno())


def finished_in(folder: Path) -> list[str]:
    """List the ids of renders that came to their end in a server's folder, as often as they did."""
    diary = folder / "diary"
    lines = diary.read_text().splitlines() if diary.exists() else []
    return [line.split()[1] for line in lines if line.startswith("finished ")]


class Listener(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up: here they are killed, or told to."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    farm: VideosApiServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        return

    def do_GET(self) -> None:
        self._handle(self._get)

    def do_POST(self) -> None:
        self._handle(self._post)

    def do_DELETE(self) -> None:
        self._handle(self._delete)

    def say(self, status: int, body: Mapping[str, Any] | bytes, **headers: str) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        headers = {
            "content_type": "application/json",
            "content_length": str(len(content)),
        } | headers
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def refuse(self, status: int, message: str, *, code: str = "", **headers: str) -> None:
        body: dict[str, Any] = {"error": {"message": message, "type": "error", "code": code}}
        if self.farm.dialect in {"vllm-omni", "sglang"}:
            body = {"detail": message}
        self.say(status, body, **headers)

    def _handle(self, answer: Callable[[], None]) -> None:
        if self.farm.stopped:  # a connection that was kept open ends with the server
            self.close_connection = True
            return
        self.content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.farm.asked.append((self.command, self.path))
        try:
            if any(trouble(self) for trouble in list(self.farm.troubles)):
                return
            if self.headers.get("Authorization") != f"Bearer {KEY}":
                given = self.headers.get("Authorization", "").removeprefix("Bearer ")
                self.refuse(401, f"Incorrect API key provided: {given}", code="invalid_api_key")
                return
            answer()
        except ConnectionError:
            self.close_connection = True

    def _get(self) -> None:
        path = urlsplit(self.path).path
        if path == "/v1/models":
            self.say(200, {"object": "list", "data": [{"id": "sora-2", "object": "model"}]})
        elif path == "/v1/videos":
            listed = [job.shown() for job in reversed(self.farm.jobs)]
            self.say(200, {"object": "list", "data": listed, "has_more": False})
        elif job := self._job():
            if path.endswith("/content"):
                self._content(job)
            else:
                self.say(200, job.shown(), openai_poll_after_ms="50")

    def _delete(self) -> None:
        if job := self._job():
            self.farm.delete(job.id)
            self.say(200, {"id": job.id, "object": "video.deleted", "deleted": True})

    def _post(self) -> None:
        received = self.posted()
        self.farm.received.append(received)
        if wrong := _wrong(received, self.farm.dialect):
            self.refuse(400, wrong, code="invalid_value")
        elif received.path in {"/v1/videos", "/v1/videos/edits", "/v1/videos/extensions"}:
            source = received.fields.get("video[id]")
            if source and self.farm.job(source) is None:
                self.refuse(404, "There is no such video.", code="not_found")
                return
            self.say(200, self.farm.create(received, source).shown())
        elif job := self._job():
            self.say(200, self.farm.create(received, job.id).shown())

    def _job(self) -> Job | None:
        found = ID.fullmatch(urlsplit(self.path).path)
        job = self.farm.job(found["id"]) if found else None
        if job is None:
            self.refuse(404, "There is no such video.", code="not_found")
        return job

    def _content(self, job: Job) -> None:
        if job.status != "completed":
            self.refuse(409, "It is not ready.", code="not_ready")
            return
        content, ranged = self.farm.file(job.id).read_bytes(), self.headers.get("Range")
        etag = f'"{job.id}"'
        if ranged and self.headers.get("If-Range", etag) == etag:
            start = int(ranged.removeprefix("bytes=").rstrip("-"))
            place = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.say(206, content[start:], content_type="video/mp4", content_range=place, etag=etag)
            return
        self.say(200, content, content_type="video/mp4", etag=etag)

    def posted(self) -> Received:
        kind = self.headers.get("Content-Type", "")
        headers = {name.lower(): value for name, value in self.headers.items()}
        if kind.startswith("application/json"):
            fields: dict[str, Any] = json.loads(self.content)
            return Received(self.path, fields, {}, headers, "json")
        message = BytesParser(policy=HTTP).parsebytes(
            f"Content-Type: {kind}\r\n\r\n".encode() + self.content
        )
        texts: dict[str, str] = {}
        files: dict[str, bytes] = {}
        for part in message.iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            if part.get_filename():
                files[name] = content
            else:
                texts[name] = content.decode()
        return Received(self.path, texts, files, headers, "form")


def _wrong(received: Received, dialect: str) -> str:
    """Say what is wrong by the letter of the dialect; empty if nothing is."""
    prompt = received.fields.get("prompt")
    seconds, size = received.fields.get("seconds", "4"), received.fields.get("size", SIZES[0])
    strict = dialect in {"site", "openai"}
    rules = {
        "prompt must have 1 to 32000 characters": isinstance(prompt, str)
        and 1 <= len(prompt) <= 32_000,
        "multipart/form-data is expected": dialect != "vllm-omni" or received.kind == "form",
        "input_reference file is required": dialect != "sglang"
        or received.kind == "json"
        or bool(received.files),
        f"seconds must be one of {SECONDS}, as a string": seconds in SECONDS or not strict,
        f"size must be one of {SIZES}": size in SIZES or not strict,
        "seconds must be a number": str(seconds).isdecimal(),
    }
    return next((rule for rule, kept in rules.items() if not kept), "")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("port", type=int)
    parser.add_argument("--takes", type=float, default=0.0)
    given = parser.parse_args()
    with VideosApiServer(given.folder, port=given.port, takes=given.takes):
        threading.Event().wait()


if __name__ == "__main__":
    main()
