from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from cameos.models import Cameo
from cameos.signals import cameo_deleted, cameo_leaving, consent_changed, consent_ended
from generation import services
from sora_site.accounts.models import User


@receiver(consent_ended)
def end_leave(*, cameo: Cameo, person: User | None, take_down: bool, **kwargs: Any) -> None:
    services.end_leave(cameo=cameo, person=person, take_down=take_down)


@receiver(consent_changed)
def ask_again(*, cameo: Cameo, **kwargs: Any) -> None:
    services.ask_again(cameo=cameo)


@receiver(cameo_deleted)
def end_cameo(*, cameo: Cameo, take_down: bool, **kwargs: Any) -> None:
    services.end_cameo(cameo=cameo, take_down=take_down)


@receiver(cameo_leaving)
def finish_recalls(*, cameo: Cameo, **kwargs: Any) -> None:
    services.finish_recalls(cameo=cameo)
