"""Fetching weights: with progress, and going on where an earlier try broke off."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from httpx2 import HTTPError
from huggingface_hub import DryRunFileInfo, get_hf_file_metadata, hf_hub_url, snapshot_download
from huggingface_hub.errors import (
    DryRunError,
    GatedRepoError,
    HfHubHTTPError,
    LocalEntryNotFoundError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import http_get
from huggingface_hub.utils import build_hf_headers

from generation.engines.diffusion.recipes import Checkpoint
from generation.engines.diffusion.weights import Weights

PART: Final = ".part"  # of a file that broke off
UNREACHABLE: Final = (
    ConnectionError,
    DryRunError,
    HTTPError,
    HfHubHTTPError,
    LocalEntryNotFoundError,
)


class FetchFailed(Exception):
    """The weights could not be fetched; the message says what to do. What came is kept."""


def left_to_fetch(checkpoint: Checkpoint, weights: Weights) -> int:
    """Ask the hub how many bytes of a checkpoint are not here yet.

    :raises FetchFailed: if it does not say.
    """
    with _explained(checkpoint):
        parts = sum(part.stat().st_size for part in _blobs(checkpoint, weights).glob(f"*{PART}"))
        return max(sum(file.file_size or 0 for file in _missing(checkpoint, weights)) - parts, 0)


def fetch(checkpoint: Checkpoint, weights: Weights) -> Path:
    """Fetch what is missing of a checkpoint and note that it is whole.

    :raises FetchFailed: if the hub refuses or goes away; the next try goes on from there.
    """
    with _explained(checkpoint):
        for file in _missing(checkpoint, weights):
            url = hf_hub_url(checkpoint.repo, file.filename, revision=file.commit_hash)
            _fetch_blob(url, file.filename, _blobs(checkpoint, weights))
        snapshot = Path(_client(snapshot_download, checkpoint, weights))
    weights.mark(checkpoint, snapshot)
    return snapshot


def _fetch_blob(url: str, name: str, blobs: Path) -> None:
    """Fetch one file to where the client keeps it.

    The client itself throws away what came of a file that broke off, ten gigabytes or not.
    """
    facts = get_hf_file_metadata(url)
    blob = blobs / str(facts.etag)
    if blob.exists():
        return
    blobs.mkdir(parents=True, exist_ok=True)
    part = blob.with_name(f"{blob.name}{PART}")
    with part.open("ab") as file:
        http_get(
            url,
            file,
            resume_size=file.tell(),
            headers=build_hf_headers(),
            expected_size=facts.size,
            displayed_filename=name,
        )
    _require_intact(part, name, digest=str(facts.etag))
    part.replace(blob)


def _require_intact(part: Path, name: str, *, digest: str) -> None:
    """Check a file against its digest, which the hub gives for large ones.

    :raises FetchFailed: if it holds something else; it is thrown away.
    """
    with part.open("rb") as file:
        if len(digest) == 64 and hashlib.file_digest(file, "sha256").hexdigest() != digest:
            part.unlink()
            raise FetchFailed(f"{name} came broken and was thrown away. Try again.")


def _missing(checkpoint: Checkpoint, weights: Weights) -> list[DryRunFileInfo]:
    try:
        files: list[DryRunFileInfo] = _client(snapshot_download, checkpoint, weights, dry_run=True)
    except DryRunError as error:  # it says that the hub cannot be reached, whatever was the matter
        raise error.__cause__ or error from None
    return [file for file in files if file.will_download]


def _client(call: Callable[..., Any], checkpoint: Checkpoint, weights: Weights, **more: Any) -> Any:
    return call(
        checkpoint.repo,
        revision=checkpoint.revision,
        cache_dir=weights.home,
        ignore_patterns=list(checkpoint.without),
        **more,
    )


def _blobs(checkpoint: Checkpoint, weights: Weights) -> Path:
    return weights.folder(checkpoint) / "blobs"


@contextmanager
def _explained(checkpoint: Checkpoint) -> Iterator[None]:
    """Turn the hub's errors into what whoever runs the site can do."""
    repo = checkpoint.repo
    try:
        yield
    except GatedRepoError as error:
        raise FetchFailed(
            f"{repo} is handed out only to whoever accepted its terms: sign in at"
            f" https://huggingface.co/{repo}, accept them, and set HF_TOKEN to a token that may"
            " read."
        ) from error
    except (RepositoryNotFoundError, RevisionNotFoundError) as error:
        raise FetchFailed(
            f"{repo} at {checkpoint.revision} is not there, or not for HF_TOKEN."
        ) from error
    except UNREACHABLE as error:
        raise FetchFailed(
            f"{repo} cannot be reached; what came is kept. Try again. ({error})"
        ) from error
    except OSError as error:
        raise FetchFailed(f"{error}. What came is kept: put that right, then try again.") from error
