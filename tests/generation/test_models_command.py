"""`manage.py models`, against a small server that speaks what the hub's client asks for."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from generation import gpu, slots
from generation.engines.diffusion.catalogue import (
    LTX_DISTILLED,
    LTX_INGREDIENTS,
    RECIPES,
    WAN_TURBO,
)
from generation.engines.diffusion.licences import MINIMAX
from generation.engines.diffusion.recipes import Recipe
from generation.engines.diffusion.weights import Weights
from tests.site import eventually

COMMIT = "89abcdef0123456789abcdef0123456789abcdef"
MEGABYTE = 1 << 20
LARGE = os.urandom(24 * MEGABYTE)  # the client writes ten megabytes at a time
FILES = {"model_index.json": b'{"_class_name": "WanPipeline"}', "vae/large.safetensors": LARGE}


@dataclass
class Hub:
    """One repository, and what was asked of it."""

    address: str = ""
    served: list[tuple[str, int]] = field(default_factory=list)  # path, from which byte
    stall_at: int = 0  # bytes of the large file after which nothing more comes
    stalled: threading.Event = field(default_factory=threading.Event)
    gated: bool = False


class Handler(BaseHTTPRequestHandler):
    hub: ClassVar[Hub]
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        pass

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        if self.hub.gated:
            self._send(403, {"X-Error-Code": "GatedRepo"}, b"")
        elif self.path.startswith("/api/"):
            self._send(200, {"Content-Type": "application/json"}, self._facts())
        else:
            self._send_file(self.path.partition("/resolve/")[2].partition("/")[2], body=body)

    def _facts(self) -> bytes:
        if "/tree/" in self.path:
            facts: Any = [
                {"type": "file", "path": name, "size": len(content), "oid": "0" * 40}
                for name, content in FILES.items()
            ]
        else:
            siblings = [{"rfilename": name, "size": len(FILES[name])} for name in FILES]
            facts = {"id": WAN_TURBO.checkpoint.repo, "sha": COMMIT, "siblings": siblings}
        return json.dumps(facts).encode()

    def _send_file(self, name: str, *, body: bool) -> None:
        content = FILES[name]
        asked = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        headers = {
            "ETag": f'"{sha256(content).hexdigest()}"',
            "X-Repo-Commit": COMMIT,
            "Accept-Ranges": "bytes",
        }
        if asked:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if body:
            self.hub.served.append((name, start))
        self._send(206 if asked else 200, headers, content[start:], body=body)

    def _send(
        self, status: int, headers: dict[str, str], content: bytes, *, body: bool = True
    ) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if not body:
            return
        if self.hub.stall_at and len(content) > self.hub.stall_at:
            self.wfile.write(content[: self.hub.stall_at])
            self.wfile.flush()
            self.hub.stalled.set()
            threading.Event().wait(60)
        else:
            self.wfile.write(content)


@pytest.fixture
def hub() -> Iterator[Hub]:
    if find_spec("huggingface_hub") is None:
        pytest.skip("huggingface-hub is not installed: pip install -e '.[gpu]'")
    Handler.hub = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    Handler.hub.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    yield Handler.hub
    server.shutdown()
    server.server_close()


def manage(hub: Hub, folder: Path, *words: str) -> subprocess.Popen[str]:
    """Run the command as an operator does, in a process of its own."""
    environment = os.environ | {
        "HF_ENDPOINT": hub.address,
        "HF_HUB_DISABLE_XET": "1",
        "MODELS_FOLDER": str(folder),
        "DATABASE_URL": "postgresql://x@127.0.0.1:1/x",
        "REDIS_URL": "redis://127.0.0.1:1",
    }
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", "models", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_broken_off_fetch_goes_on_where_it_stopped(hub: Hub, tmp_path: Path) -> None:
    weights = Weights(tmp_path)
    hub.stall_at = 21 * MEGABYTE
    first = manage(hub, tmp_path, "fetch", WAN_TURBO.key)
    assert hub.stalled.wait(60)
    eventually(lambda: weights.bytes_here(WAN_TURBO.checkpoint) >= 20 * MEGABYTE, within_s=60)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert weights.snapshot(WAN_TURBO.checkpoint) is None

    hub.stall_at = 0
    output, _ = manage(hub, tmp_path, "fetch", WAN_TURBO.key).communicate(timeout=120)

    assert f"{WAN_TURBO.key} is here, at commit {COMMIT}" in output
    name, start = hub.served[-1]
    assert name == "vae/large.safetensors"
    assert start >= 10 * MEGABYTE
    snapshot = weights.snapshot(WAN_TURBO.checkpoint)
    assert snapshot is not None
    assert (snapshot / name).read_bytes() == LARGE


def test_terms_that_were_not_accepted_are_named(hub: Hub, tmp_path: Path) -> None:
    hub.gated = True

    outcome = manage(hub, tmp_path, "fetch", LTX_INGREDIENTS.key)

    output, _ = outcome.communicate(timeout=120)
    assert outcome.returncode == 1
    assert f"huggingface.co/{LTX_INGREDIENTS.checkpoint.repo}, accept them" in output
    assert "HF_TOKEN" in output
    assert "Traceback" not in output


def listed(**options: Any) -> str:
    output = StringIO()
    call_command("models", stdout=output, no_color=True, **options)
    return output.getvalue()


def test_the_list_says_what_fills_a_slot_and_what_is_here(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MODELS_FOLDER = tmp_path
    settings.SLOTS = settings.SLOTS | {"sora-1-turbo": f"diffusion:{WAN_TURBO.key}"}

    output = listed()

    assert re.search(r"wan-2.2-turbo .*\n.*silent.*\n  fills    sora-1-turbo", output)
    assert re.search(r"ltx-2.5-distilled .*\n.*with sound.*\n  fills    no slot", output)
    assert "about 66.1\xa0GB: not here" in output
    assert "10 million US dollars" in output


def test_the_list_names_adapters_and_only_modes_that_are_there(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MODELS_FOLDER = tmp_path
    weights, adapter = Weights(tmp_path), LTX_INGREDIENTS
    modes = "text, first_frame, keyframes, soundtrack"

    output = listed()

    assert f"  adapter  {adapter.key}: {adapter.title}, by which up to 3 people" in output
    assert f"{adapter.checkpoint.repo}, about 1.2\xa0GB: not here\n" in output
    assert f"           {adapter.licence.name}: https://" in output
    assert f"{modes}\n" in output

    snapshot = weights.folder(adapter.checkpoint) / "snapshots" / adapter.checkpoint.revision
    snapshot.mkdir(parents=True)
    (snapshot / adapter.file).write_bytes(b"weights")
    weights.mark(adapter.checkpoint, snapshot)
    output = listed()

    assert f"here, commit {adapter.checkpoint.revision[:12]}" in output
    assert f"{modes}, reference\n" in output


def test_the_list_tells_whole_weights_from_parts_of_them(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MODELS_FOLDER = tmp_path
    weights = Weights(tmp_path)
    place = weights.folder(WAN_TURBO.checkpoint)
    (place / "blobs").mkdir(parents=True)
    (place / "blobs" / "x.part").write_bytes(b"0" * 2048)
    assert "2.0\xa0KB here: fetch again to go on" in listed()

    snapshot = place / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (snapshot / "model_index.json").write_text("{}")
    (place / "refs").mkdir()
    (place / "refs" / WAN_TURBO.checkpoint.revision).write_text(COMMIT)
    weights.mark(WAN_TURBO.checkpoint, snapshot)
    assert f"here, commit {COMMIT[:12]}" in listed()

    (snapshot / "model_index.json").unlink()
    assert f"here, commit {COMMIT[:12]}" not in listed()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Recipe:
    """Put a recipe into the catalogue whose licence leaves places out."""
    recipe = replace(WAN_TURBO, key="closed", licence=MINIMAX)
    catalogue = sys.modules["generation.engines.diffusion.catalogue"]
    monkeypatch.setattr(catalogue, "RECIPES", {**RECIPES, "closed": recipe})
    monkeypatch.setattr("generation.management.commands.models.RECIPES", {"closed": recipe})
    return recipe


def test_weights_are_not_fetched_where_their_licence_does_not_hold(
    settings: Settings, closed: Recipe
) -> None:
    settings.SITE_TERRITORY = "FR"

    assert "does not hold in FR" in listed()
    with pytest.raises(CommandError, match="does not hold in FR"):
        call_command("models", "fetch", "closed")


def test_no_slot_is_filled_where_the_licence_does_not_hold(
    settings: Settings, closed: Recipe
) -> None:
    settings.SITE_TERRITORY = "FR"

    with pytest.raises(ImproperlyConfigured, match="does not hold in FR"):
        gpu.diffusion("closed")
    settings.SITE_TERRITORY = "BR"
    assert gpu.diffusion("closed").recipe is closed


def test_the_site_does_not_start_with_a_slot_that_cannot_be_filled() -> None:
    outcome = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "check"],
        env=os.environ | {"SLOT_SORA_2": "diffusion:ltx-9"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 1
    assert "SLOT_SORA_2 is 'diffusion:ltx-9'. There is no recipe 'ltx-9'" in outcome.stderr


def test_a_slot_of_the_gpu_pool_says_what_it_can_do(settings: Settings) -> None:
    settings.SLOTS = settings.SLOTS | {"sora-2": f"diffusion:{LTX_DISTILLED.key}"}
    slot = slots.SLOTS["sora-2"]

    assert slot.pool == "gpu"
    assert slot.capabilities().soundtracks
    assert not slot.capabilities().voices, "it plays what it is given, and imitates nobody"
    assert (1280, 720) in slot.sizes()
