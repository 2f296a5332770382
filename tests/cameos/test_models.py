"""The networks that look for faces are the ones we know, wherever they come from."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import bootstrap
from cameos.checking import models


def test_what_is_installed_is_what_is_expected() -> None:
    fetched = {Path(name).name: sha256 for name, sha256 in bootstrap.FACE_MODELS.items()}

    assert fetched == models.SHA256


def test_a_network_that_was_changed_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in models.SHA256:
        (tmp_path / name).write_bytes(b"another network")
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.network.cache_clear()

    told = models.missing()

    models.network.cache_clear()
    assert "is not the file it should be" in told


def test_where_they_are_missing_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.network.cache_clear()

    told = models.missing()

    models.network.cache_clear()
    assert "is not there" in told


def test_a_wheel_with_other_networks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "mediapipe.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for member in bootstrap.FACE_MODELS:
            archive.writestr(member, b"something else")
    monkeypatch.setattr(bootstrap, "FACE_FOLDER", tmp_path / "models")

    with pytest.raises(SystemExit, match="not the file it should be"):
        bootstrap.take_out(wheel)

    assert list((tmp_path / "models").iterdir()) == []
