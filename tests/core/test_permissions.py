from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/login", "/about", "/nowhere", "/health"])
def test_pages_close_camera_and_microphone(path: str) -> None:
    policy = Client().get(path)["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy.split(", "))
