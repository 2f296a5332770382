from __future__ import annotations

import gc
import wave
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from generation.engines.diffusion.engine import DiffusionEngine


@pytest.fixture(scope="session")
def tiny_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of weights with a tiny model of each family in it."""
    if find_spec("torch") is None or find_spec("diffusers") is None:
        pytest.skip("torch and diffusers are not installed: pip install -e '.[gpu]'")
    import_module("torch").set_num_threads(1)  # more of them only wait for each other here
    home = tmp_path_factory.mktemp("weights")
    tiny = import_module("tests.generation.engines.diffusion.tiny")
    tiny.save_tiny_ltx2(home)
    tiny.save_tiny_ingredients(home)
    tiny.save_tiny_wan(home)
    tiny.save_tiny_cosmos(home)
    tiny.save_tiny_h3(home)
    gc.collect()  # engines do so for each clip: let them not look through all that was imported
    gc.freeze()
    return home


@pytest.fixture
def ltx2(tiny_home: Path) -> DiffusionEngine:
    tiny = import_module("tests.generation.engines.diffusion.tiny")
    import_module("generation.engines.diffusion.gpu.studio").forget()
    return DiffusionEngine(recipe=tiny.TINY_LTX2, home=tiny_home)


@pytest.fixture
def cosmos(tiny_home: Path) -> DiffusionEngine:
    tiny = import_module("tests.generation.engines.diffusion.tiny")
    return DiffusionEngine(recipe=tiny.TINY_COSMOS, home=tiny_home)


@pytest.fixture
def wan(tiny_home: Path) -> DiffusionEngine:
    tiny = import_module("tests.generation.engines.diffusion.tiny")
    return DiffusionEngine(recipe=tiny.TINY_WAN, home=tiny_home)


@pytest.fixture
def h3(tiny_home: Path) -> DiffusionEngine:
    tiny = import_module("tests.generation.engines.diffusion.tiny")
    import_module("generation.engines.diffusion.gpu.studio").forget()
    return DiffusionEngine(recipe=tiny.TINY_H3, home=tiny_home, territory="CA")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "still.png"
    shades = np.linspace(0, 255, 80 * 128 * 3).reshape(80, 128, 3).astype(np.uint8)
    Image.fromarray(shades).save(path)
    return path


@pytest.fixture
def forwards(ltx2: DiffusionEngine, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what the model is asked to do: passes of the transformer, decodes, encodes."""
    counted: Counter[str] = Counter()
    model = import_module("generation.engines.diffusion.gpu.pipelines")
    ltx2_module = import_module("diffusers")

    def counting(name: str, kind: type[Any], method: str) -> None:
        original = getattr(kind, method)

        def counted_call(*args: Any, **kwargs: Any) -> Any:
            counted[name] += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(kind, method, counted_call)

    counting("steps", ltx2_module.LTX2VideoTransformer3DModel, "forward")
    counting("prompts", model.PipelineModel, "encode")
    counting("denoises", model.PipelineModel, "denoise")
    counting("decodes", model.PipelineModel, "decode")
    return counted


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """Half a second of a tone, in mono."""
    path = tmp_path / "voice.wav"
    tone = (np.sin(np.arange(8_000) * 0.2) * 20_000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(tone.tobytes())
    return path
