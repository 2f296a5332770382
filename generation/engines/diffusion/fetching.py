"""Fetching weights: with progress, and going on where an earlier try broke off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from httpx2 import HTTPError
from huggingface_hub import snapshot_download
from huggingface_hub.errors import (
    GatedRepoError,
    HfHubHTTPError,
    LocalEntryNotFoundError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from generation.engines.diffusion.recipes import Checkpoint
from generation.engines.diffusion.weights import Weights


class FetchFailed(Exception):
    """The weights could not be fetched; the message says what to do. What came is kept."""


def left_to_fetch(checkpoint: Checkpoint, weights: Weights) -> int:
    """Ask the hub how many bytes of a checkpoint are not here yet.

    :raises FetchFailed: if it does not say.
    """
    with _explained(checkpoint):
        files = snapshot_download(
            checkpoint.repo,
            revision=checkpoint.revision,
            cache_dir=weights.home,
            ignore_patterns=list(checkpoint.without),
            dry_run=True,
        )
        return sum(file.file_size for file in files if file.will_download)


def fetch(checkpoint: Checkpoint, weights: Weights) -> Path:
    """Fetch what is missing of a checkpoint and note that it is whole.

    :raises FetchFailed: if the hub refuses or goes away; the next try goes on from there.
    """
    with _explained(checkpoint):
        snapshot = Path(
            snapshot_download(
                checkpoint.repo,
                revision=checkpoint.revision,
                cache_dir=weights.home,
                ignore_patterns=list(checkpoint.without),
            )
        )
    weights.mark(checkpoint, snapshot)
    return snapshot


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
    except (HfHubHTTPError, LocalEntryNotFoundError, HTTPError, ConnectionError) as error:
        raise FetchFailed(
            f"{repo} cannot be reached; what came is kept. Try again. ({error})"
        ) from error
    except OSError as error:
        raise FetchFailed(
            f"{error}; what came is kept. Free some space, then try again."
        ) from error
