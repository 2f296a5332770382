"""A pytest plugin: the suite runs on PostgreSQL and Redis of its own, in a folder of its own.

It is loaded before Django's settings, which read the folder's place from the environment.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from sora_site.embedded import EmbeddedServers

FOLDER = Path(tempfile.mkdtemp(prefix="sora-tests-"))
LEFT_TO_DEFAULT = ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "SITE_URL", "SECRET_KEY", "DEBUG")

os.environ["SITE_DATA"] = str(FOLDER)
for variable in LEFT_TO_DEFAULT:
    os.environ[variable] = ""  # an empty value also wins over one in .env

servers = EmbeddedServers(FOLDER, durable=False)


def pytest_sessionstart(session: pytest.Session) -> None:
    if runs_tests(session.config):
        servers.start()


def runs_tests(config: pytest.Config) -> bool:
    """Tell whether tests run in this process: with several, the first only hands them out."""
    hands_out = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    return not hands_out and not config.option.collectonly


def pytest_unconfigure(config: pytest.Config) -> None:
    servers.stop()
    shutil.rmtree(FOLDER, ignore_errors=True)
