"""Adapters in a pipeline's transformer: put in once, then on or off; off, nothing is changed by them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from diffusers import DiffusionPipeline

from generation.engines.diffusion.recipes import Adapter
from generation.engines.protocol import EngineError

NAME: Final = "adapter"


def put_in(pipeline: DiffusionPipeline, file: Path) -> None:
    """Put the weights of an adapter beside those of a pipeline that is placed nowhere yet.

    :raises EngineError: if they are not for this model.
    """
    try:
        pipeline.load_lora_weights(
            file.parent, weight_name=file.name, adapter_name=NAME, local_files_only=True
        )
    except (ValueError, RuntimeError, KeyError, OSError) as error:
        raise EngineError(f"The adapter {file.name} cannot be used with this model.") from error
    if not pipeline.get_list_adapters():
        raise EngineError(f"The adapter {file.name} holds nothing for this model.")


def switch(pipeline: DiffusionPipeline, adapter: Adapter | None) -> None:
    """Switch the adapter that is in a pipeline on as strongly as it says, or off."""
    if adapter is None:
        pipeline.disable_lora()
    else:
        pipeline.enable_lora()
        pipeline.set_adapters(NAME, adapter.scale)
