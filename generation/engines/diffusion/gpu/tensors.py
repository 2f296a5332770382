"""Tensors on disk: written whole or not at all, and never read wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from generation.engines.diffusion.takes import Spoiled

DIGEST = "sha256"


def write_tensors(path: Path, tensors: dict[str, torch.Tensor]) -> None:
    """Write tensors with a digest of what they hold."""
    there = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    draft = path.with_name(f"{path.name}.{hashlib.sha256(str(id(there)).encode()).hexdigest()[:8]}")
    save_file(there, draft, metadata={DIGEST: _digest(there)})
    draft.replace(path)


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """Read tensors onto the CPU.

    :raises Spoiled: if the file does not hold what was written.
    """
    try:
        with safe_open(path, framework="pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no dict, and not iterable
            written = (file.metadata() or {}).get(DIGEST)
    except (OSError, SafetensorError) as error:
        raise Spoiled(path.name) from error
    if written != _digest(tensors):
        raise Spoiled(path.name)
    return tensors


def write_words(path: Path, text: str) -> None:
    """Keep a text for a model that reads it together with something else."""
    write_tensors(path, {"words": torch.tensor(list(text.encode()), dtype=torch.uint8)})


def read_words(path: Path) -> str:
    """Read what `write_words` kept.

    :raises Spoiled: if the file does not hold what was written.
    """
    return words_in(read_tensors(path))


def words_in(tensors: dict[str, torch.Tensor]) -> str:
    return bytes(tensors["words"].tolist()).decode()


def _digest(tensors: dict[str, torch.Tensor]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode())
        digest.update(tensors[name].reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
