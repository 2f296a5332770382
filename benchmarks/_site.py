"""A site for one benchmark: its own servers and tables, gone afterwards."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from django.core.management import call_command

from sora_site.embedded import EmbeddedServers


@contextmanager
def site() -> Iterator[Path]:
    """Start PostgreSQL and Redis in a new folder, with the site's tables; yield the folder."""
    with tempfile.TemporaryDirectory(prefix="sora-bench-") as folder:
        data = Path(folder)
        os.environ |= {"SITE_DATA": folder, "DJANGO_SETTINGS_MODULE": "sora_site.settings"}
        os.environ |= {"DATABASE_URL": "", "REDIS_URL": "", "BROKER_URL": "", "LOG_LEVEL": "ERROR"}
        with EmbeddedServers(data, durable=False):
            django.setup()
            call_command("migrate", verbosity=0)
            yield data


def percentile(values: list[float], per_cent: float) -> float:
    """Return the value below which `per_cent` of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * per_cent / 100), len(ordered) - 1)]
