"""Cameos that can be cast, and an engine that is shown them, for tests of what is made with them."""

from __future__ import annotations

import json
import wave
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import numpy as np
from django.conf import settings
from PIL import Image

from cameos import storing
from cameos.models import Cameo, Reference
from generation import recalling
from generation.engines.protocol import Cameo as Lent
from generation.engines.protocol import Capabilities, Clip, Plan, Report, Workspace
from generation.models import Recall
from sora_site.accounts.models import User
from tests.factories import CameoFactory, GrantFactory
from tests.generation.small_engine import SmallEngine


class CastingEngine(SmallEngine):
    """Is shown three at most, and remembers who it was shown and that their files were there."""

    key = "casting"
    seen: ClassVar[list[Lent]] = []

    def capabilities(self) -> Capabilities:
        relations = frozenset({"remix", "edit", "extend", "next_shot"})
        return replace(super().capabilities(), cameos=3, relations=relations)  # type: ignore[arg-type]

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        for cameo in plan.order.cameos:
            assert all(path.read_bytes() for path in cameo.stills)
            assert cameo.voice is None or cameo.voice.read_bytes() == spoken()
        self.seen[:] = plan.order.cameos
        return super().render(plan, workspace=workspace, report=report)


def lent_cameo(owner: User, *friends: User, **values: Any) -> Cameo:
    """Make a cameo with files of its own, lent to some friends."""
    cameo = CameoFactory.create(owner=owner, **values)
    add_references(cameo)
    for friend in friends:
        GrantFactory.create(cameo=cameo, person=friend)
    return cameo


def add_references(cameo: Cameo) -> None:
    picture = BytesIO()
    Image.new("RGB", (24, 32), (200, 150, 120)).save(picture, "PNG")
    voice = json.dumps({"pitch": 180.0, "pitch_range": 4.0, "rate": 150.0, "tilt": -7.0})
    files = {
        Reference.Kind.FRONT: picture.getvalue(),
        Reference.Kind.CUT_OUT: picture.getvalue(),
        Reference.Kind.VOICE: voice.encode(),
        Reference.Kind.SPEECH: spoken(),
        Reference.Kind.FACE: b"in numbers",
    }
    for kind, content in files.items():
        number = uuid4()
        name = storing.put(cameo, content, about=number)
        Reference.objects.create(
            cameo=cameo, take=cameo.take, kind=kind, number=number, name=name, content_type="x/y"
        )


def worked_off() -> None:
    """Let a worker do all that follows from leave that ended."""
    recalling.finish(Recall.objects.all())


def spoken() -> bytes:
    """Half a second of a tone, as a WAV."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(32_000)
        file.writeframes((np.sin(np.arange(16_000) * 0.1) * 20_000).astype("<i2").tobytes())
    return written.getvalue()


def decrypted_files() -> Iterator[Path]:
    """Find what a worker left behind of the cast, anywhere in its scratch folder."""
    for path in Path(settings.SCRATCH).rglob("*"):
        if path.is_file():
            yield path
