from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command


def production_variables() -> dict[str, str]:
    """Read the first block of `.env.example`."""
    text = (Path(settings.BASE_DIR) / ".env.example").read_text()
    block = text.split("# --- ")[1]
    return dict(re.findall(r"^#([A-Z_]+)=(.*)$", block, re.MULTILINE))


def check_deploy(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_production_variables_of_the_example_pass_the_deployment_check() -> None:
    outcome = check_deploy(production_variables())

    assert outcome.returncode == 0, outcome.stderr
    assert "0 silenced" in outcome.stdout


def test_a_site_for_the_world_without_a_secret_key_says_what_to_do() -> None:
    outcome = check_deploy(production_variables() | {"SECRET_KEY": ""})

    assert outcome.returncode != 0
    assert "SECRET_KEY is not set" in outcome.stderr
    assert "secrets.token_urlsafe" in outcome.stderr


def test_a_geoip_database_that_is_not_there_is_no_silent_hole() -> None:
    outcome = check_deploy(production_variables() | {"GEOIP_DATABASE": "/nowhere/country.mmdb"})

    assert outcome.returncode != 0
    assert "there is no such file" in outcome.stderr


def test_packs_of_credits_that_make_no_sense_are_not_sold() -> None:
    outcome = check_deploy(production_variables() | {"CREDIT_PACKS": "100:4.99,0:1"})

    assert outcome.returncode != 0
    assert "write it like 100:4.99,500:19.99" in outcome.stderr


def test_every_variable_the_settings_read_is_in_the_example() -> None:
    read = set(
        re.findall(
            r'env\.\w+\(\s*"([A-Z_]+)"', (settings.BASE_DIR / "sora_site/settings.py").read_text()
        )
    )
    example = (Path(settings.BASE_DIR) / ".env.example").read_text()

    assert read - set(re.findall(r"^#([A-Z_]+)=", example, re.MULTILINE)) == set()


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
