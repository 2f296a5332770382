from __future__ import annotations

import gc
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

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
