from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sora_site.embedded import EmbeddedServerError, EmbeddedServers, folders
from sora_site.embedded.folders import prepare_data_folder
from sora_site.embedded.lock import sole_user_of

ADDRESS = "http://127.0.0.1:8000"


def test_a_data_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("")

    with pytest.raises(EmbeddedServerError, match=r"cannot be written \(.+\).*SITE_DATA"):
        EmbeddedServers(data).start()


def test_a_disk_that_cannot_be_written_is_a_sentence() -> None:
    with pytest.raises(EmbeddedServerError, match=r"cannot be written"):
        prepare_data_folder(Path("/proc/data"))


def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FREE_FOR_A_NEW_DATABASE", 1 << 60)

    with pytest.raises(EmbeddedServerError, match=r"is full: \d+ MB are free"):
        prepare_data_folder(tmp_path / "data")


def test_only_we_can_reach_the_sockets(tmp_path: Path) -> None:
    prepare_data_folder(tmp_path)

    mode = (tmp_path / "run").stat().st_mode & 0o777

    assert mode == (0o711 if os.geteuid() == 0 else 0o700)


def test_a_second_user_of_the_folder_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    with (
        sole_user_of(tmp_path, ADDRESS),
        pytest.raises(EmbeddedServerError, match=f"already running at {ADDRESS}"),
        sole_user_of(tmp_path, "http://127.0.0.1:9999"),
    ):
        pass


def test_a_killed_user_of_the_folder_does_not_keep_it(tmp_path: Path) -> None:
    hold = (
        "import os, sys; from pathlib import Path; from sora_site.embedded.lock import sole_user_of\n"
        "with sole_user_of(Path(sys.argv[1]), 'x'): os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", hold, str(tmp_path)], check=False)

    with sole_user_of(tmp_path, ADDRESS):
        holder = (tmp_path / "up.lock").read_text()

    assert killed.returncode == -9
    assert holder == f"{os.getpid()} {ADDRESS}\n"
