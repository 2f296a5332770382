"""Tiny models through the real queue: rows, tokens in Redis, a worker, files in the storage."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import dramatiq
import numpy as np
import numpy.typing as npt
import pytest
from django.core.files.storage import default_storage
from PIL import Image
from pytest_django.fixtures import Settings

from generation import rendering, services, slots
from generation.engines.diffusion.engine import DiffusionEngine
from generation.engines.diffusion.inputs import read_voice
from generation.models import Asset, Generation
from generation.readiness import SayWhatIsMissing, lacking
from generation.services import BoardOrder, ShotOrder
from sora_site.accounts.models import User
from sora_site.core.processes import Plan
from tests.factories import CastMemberFactory, GenerationFactory, store_asset
from tests.generation.casts import lent_cameo, spoken
from tests.site import eventually

POOL = "gpu"
LTX2 = "diffusion:tiny-ltx-2"
State = Generation.State


@pytest.fixture
def tiny_site(settings: Settings, tiny_home: Path) -> Iterator[None]:
    """Let every slot render with the tiny model."""
    settings.MODELS_FOLDER = tiny_home
    factory = "tests.generation.engines.diffusion.tiny.tiny_engine"
    settings.ENGINES = settings.ENGINES | {"diffusion": (factory, POOL)}
    settings.SLOTS = dict.fromkeys(settings.SLOTS, LTX2)
    slots._engine.cache_clear()
    import_module("generation.engines.diffusion.gpu.studio").forget()
    yield
    slots._engine.cache_clear()


@pytest.fixture
def worker(tiny_site: None) -> Iterator[None]:
    """Run a worker for the pool beside the test, as `make worker POOL=gpu` does."""
    broker = dramatiq.get_broker()
    broker.flush_all()
    worker = dramatiq.Worker(broker, queues={POOL}, worker_threads=1, worker_timeout=100)
    worker.start()
    yield
    worker.stop()


@pytest.fixture
def calls(tiny_home: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what the model is asked for; decoding breaks down while `breaks` is set."""
    counted: Counter[str] = Counter()
    model = import_module("generation.engines.diffusion.gpu.pipelines").PipelineModel
    transformer = import_module("diffusers").LTX2VideoTransformer3DModel

    def counting(kind: type[Any], method: str) -> None:
        original = getattr(kind, method)

        def counted_call(*args: Any, **kwargs: Any) -> Any:
            counted[method] += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(kind, method, counted_call)

    counting(model, "denoise")
    counting(model, "decode")
    counting(transformer, "forward")
    return counted


def order(**changes: Any) -> Generation:
    defaults = {"pool": POOL, "recipe": LTX2, "size": "80x128", "seconds": 1}
    job: Generation = GenerationFactory.create(**(defaults | changes))
    return job


def frames_of(clip: Generation) -> int:
    name = Asset.objects.get(generation=clip, kind=Asset.Kind.VIDEO).name
    with av.open(default_storage.path(name)) as container:
        return len(list(container.decode(video=0)))


def sound_of(clip: Generation) -> npt.NDArray[np.float32]:
    """Decode what is heard, 48,000 samples a second, from the left."""
    name = Asset.objects.get(generation=clip, kind=Asset.Kind.VIDEO).name
    with av.open(default_storage.path(name)) as container:
        return np.concatenate([part.to_ndarray()[0] for part in container.decode(audio=0)])


@pytest.mark.django_db(transaction=True)
def test_a_storyboard_of_three_goes_through_the_worker(
    owner: User, worker: None, calls: Counter[str]
) -> None:
    shots = tuple(ShotOrder(prompt=prompt, seconds=1) for prompt in ("a dog", "a cat", "dusk"))
    board = services.request_board(
        author=owner, order=BoardOrder(shots=shots, size="80x128"), request_key=uuid4()
    )

    eventually(lambda: Generation.objects.shots_of(board).completed().count() == 3, within_s=60)

    made = list(Generation.objects.shots_of(board))
    assert [shot.account["mode"] for shot in made] == ["text", "first_frame", "first_frame"]
    assert [frames_of(shot) for shot in made] == [24, 24, 24]
    assert {shot.engine for shot in made} == {LTX2}
    assert calls["forward"] == 3 * 3
    eventually(lambda: Generation.objects.get(pk=board.pk).state == State.QUEUED, within_s=10)
    rendering.render_next("cpu")
    board.refresh_from_db()
    assert board.state == State.COMPLETED
    assert board.duration == pytest.approx(3, abs=0.1)


@pytest.mark.django_db
def test_a_clip_starts_with_the_picture_that_was_given(
    tiny_site: None, calls: Counter[str]
) -> None:
    job = order()
    picture = BytesIO()
    Image.new("RGB", (80, 128), "teal").save(picture, "PNG")
    store_asset(job, Asset.Kind.START, picture.getvalue())

    assert rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.account["mode"]) == (State.COMPLETED, "first_frame")
    assert calls["forward"] == 3


@pytest.mark.django_db
def test_a_sound_that_comes_with_an_order_is_heard_in_the_clip_as_it_is(
    tiny_site: None, calls: Counter[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, song, picture = order(), tmp_path / "song.wav", BytesIO()
    song.write_bytes(spoken())
    Image.new("RGB", (80, 128), "teal").save(picture, "PNG")
    store_asset(job, Asset.Kind.START, picture.getvalue())
    plan = DiffusionEngine.plan
    bring = lambda self, order: plan(self, replace(order, soundtrack=song))  # noqa: E731
    monkeypatch.setattr(DiffusionEngine, "plan", bring)

    assert rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.account["mode"]) == (State.COMPLETED, "soundtrack")
    assert calls["forward"] == 3
    heard = sound_of(job)
    assert np.abs(heard[:20_000]).max() > 0.4, "half a second of a tone …"
    assert np.abs(heard[28_000:]).max() < 0.01, "… and nothing after it"


@pytest.mark.django_db
def test_a_voice_that_is_lent_reaches_a_model_that_imitates_and_no_other(
    tiny_site: None, owner: User, friend: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cameo = lent_cameo(owner, friend, voice_lent=True)
    jobs = [
        order(author=friend, recipe=f"diffusion:{key}", seconds=seconds, prompt="@olga says “Hi”")
        for key, seconds in (("tiny-ltx-2", 1), ("tiny-h3", 5))
    ]
    for job in jobs:
        CastMemberFactory.create(clip=job, cameo=cameo)
    listened: list[bytes] = []

    def listening(path: Path, **asked: Any) -> Any:
        listened.append(path.read_bytes())
        return read_voice(path, **asked)

    for model in ("minimax_h3", "ltx2"):
        module = import_module(f"generation.engines.diffusion.gpu.{model}")
        monkeypatch.setattr(module, "read_voice", listening, raising=False)
        monkeypatch.setattr(module, "read_recording", listening, raising=False)

    assert rendering.render_next(POOL)
    assert listened == []
    assert rendering.render_next(POOL)

    assert listened == [spoken()]
    for job in jobs:
        job.refresh_from_db()
    assert [job.state for job in jobs] == [State.COMPLETED] * 2
    assert [job.account["mode"] for job in jobs] == ["reference"] * 2
    assert "without the voice of @olga" in jobs[0].account["adjustments"]


@pytest.mark.django_db
def test_an_extension_is_joined_to_what_it_goes_on_from(
    tiny_site: None, calls: Counter[str]
) -> None:
    first = order(seconds=2)
    assert rendering.render_next(POOL)
    longer = order(
        author=first.author,
        operation=Generation.Operation.EXTEND,
        parent=first,
        seconds=3,
        added_seconds=1,
    )

    assert rendering.render_next(POOL)

    longer.refresh_from_db()
    assert (longer.state, longer.reason) == (State.COMPLETED, "")
    assert longer.account["mode"] == "keyframes"
    assert frames_of(longer) == 72
    assert calls["forward"] == 6


@pytest.mark.django_db
def test_a_cancelled_clip_stops_between_steps_and_the_next_one_is_made(
    tiny_site: None, calls: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generation.engines.diffusion.conversation.REPORT_EVERY", 0.001)
    monkeypatch.setattr(rendering, "REPORT_EVERY", 0.0)
    unwanted = order(seconds=4)
    heartbeat = rendering.Heartbeat.__call__

    def cancelling(self: Any, fraction: float, stage: str) -> None:
        if calls["forward"]:
            Generation.objects.filter(pk=unwanted.pk).move(State.CANCELLED)
        heartbeat(self, fraction, stage)

    with monkeypatch.context() as patch:
        patch.setattr(rendering.Heartbeat, "__call__", cancelling)
        assert rendering.render_next(POOL)
    wanted = order()
    assert rendering.render_next(POOL)

    unwanted.refresh_from_db()
    wanted.refresh_from_db()
    assert (unwanted.state, wanted.state) == (State.CANCELLED, State.COMPLETED)
    assert calls["decode"] == 1
    assert not Asset.objects.filter(generation=unwanted).exists()


@pytest.mark.django_db
def test_an_attempt_that_broke_down_in_the_decode_is_not_denoised_again(
    tiny_site: None, calls: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = order()
    vae = import_module("diffusers").AutoencoderKLLTX2Video
    with monkeypatch.context() as patch:
        patch.setattr(vae, "decode", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rendering.render_next(POOL)
    job.refresh_from_db()
    assert job.state == State.QUEUED

    assert rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.COMPLETED, 2)
    assert (calls["denoise"], calls["decode"], calls["forward"]) == (1, 2, 3)
    assert job.account["notes"] == ["denoised by an earlier attempt"]


@pytest.mark.django_db
def test_a_decode_without_room_is_tiled_and_one_that_never_fits_is_said(
    tiny_site: None, calls: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    torch, diffusers = import_module("torch"), import_module("diffusers")
    vae = diffusers.AutoencoderKLLTX2Video
    decode = vae.decode
    room = {"tiles": True}

    def refuse(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not (self.use_tiling and room["tiles"]):
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return decode(self, *args, **kwargs)

    monkeypatch.setattr(vae, "decode", refuse)
    tiled, hopeless = order(), order(seed=8)
    assert rendering.render_next(POOL)
    room["tiles"] = False
    assert rendering.render_next(POOL)

    tiled.refresh_from_db()
    hopeless.refresh_from_db()
    assert (tiled.state, hopeless.state) == (State.COMPLETED, State.FAILED)
    assert tiled.account["notes"] == ["decoded again in smaller tiles"]
    assert "too little memory" in hopeless.reason
    assert calls["denoise"] == 2


@pytest.mark.django_db
def test_a_worker_takes_no_job_that_it_lacks_the_weights_for(
    tiny_site: None, settings: Settings, tmp_path: Path
) -> None:
    job = order()
    settings.MODELS_FOLDER = tmp_path
    slots._engine.cache_clear()

    assert not rendering.render_next(POOL)

    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.QUEUED, 0)


@pytest.mark.django_db
def test_a_clip_of_another_recipe_is_taken_though_an_older_one_must_wait(
    tiny_site: None, tiny_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, goes = order(), order(recipe="diffusion:tiny-wan")
    weights = import_module("generation.engines.diffusion.weights").Weights
    snapshot = weights.snapshot

    def without_ltx(self: Any, checkpoint: Any) -> Path | None:
        found: Path | None = None if "ltx" in checkpoint.repo else snapshot(self, checkpoint)
        return found

    monkeypatch.setattr(weights, "snapshot", without_ltx)

    assert rendering.render_next(POOL)
    assert not rendering.render_next(POOL)

    waits.refresh_from_db()
    goes.refresh_from_db()
    assert (waits.state, goes.state) == (State.QUEUED, State.COMPLETED)


def test_a_worker_without_the_weights_says_so_when_it_starts(
    tiny_site: None, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MODELS_FOLDER = tmp_path
    slots._engine.cache_clear()
    broker = dramatiq.get_broker()
    boot = SayWhatIsMissing().after_worker_boot

    with caplog.at_level(logging.ERROR):
        boot(broker, dramatiq.Worker(broker, queues={"cpu"}))
    assert not caplog.records
    with caplog.at_level(logging.ERROR):
        boot(broker, dramatiq.Worker(broker, queues={POOL}))

    assert len(caplog.records) == len(slots.SLOTS)
    assert "manage.py models fetch tiny-ltx-2" in caplog.text


def test_a_worker_without_the_adapter_takes_clips_and_says_how_people_are_shown(
    tiny_site: None,
    tiny_home: Path,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    weights = "models--tests--tiny-ltx-2"
    (tmp_path / weights).symlink_to(tiny_home / weights)
    boot = partial(SayWhatIsMissing().after_worker_boot, dramatiq.get_broker())

    with caplog.at_level(logging.WARNING):
        boot(dramatiq.Worker(dramatiq.get_broker(), queues={POOL}))
    assert not caplog.records
    settings.MODELS_FOLDER = tmp_path
    slots._engine.cache_clear()
    with caplog.at_level(logging.WARNING):
        boot(dramatiq.Worker(dramatiq.get_broker(), queues={POOL}))

    assert lacking(LTX2) == ""
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    assert "sora-2 is rendered here, but people are shown by the first frame only" in caplog.text
    assert "manage.py models fetch tiny-ingredients" in caplog.text


def test_the_site_starts_a_worker_for_the_gpu_where_a_slot_needs_one(settings: Settings) -> None:
    plan = Plan("127.0.0.1", 8000, renders=1)
    assert "gpu" not in [service.name for service in plan.workers()]

    settings.SLOTS = settings.SLOTS | {"sora-2": LTX2}

    assert "gpu" in [service.name for service in plan.workers()]
