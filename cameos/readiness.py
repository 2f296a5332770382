"""Whether films can be checked on this machine, and from where on a measure counts."""

from __future__ import annotations

import logging
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from dramatiq import Middleware
from pydantic import ValidationError

from cameos.checking import Thresholds, missing

QUEUE: Final = "default"  # in which films wait

logger = logging.getLogger(__name__)


def thresholds() -> Thresholds:
    """Return our numbers, with those of the setting over them.

    :raises ImproperlyConfigured: if the setting names what there is not.
    """
    try:
        return Thresholds.model_validate(settings.CAMEO_THRESHOLDS)
    except ValidationError as error:
        wrong = "; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in error.errors())
        raise ImproperlyConfigured(
            f"CAMEO_THRESHOLDS holds what is no threshold ({wrong}). docs/liveness.md lists them."
        ) from error


class SayWhatIsMissing(Middleware):
    """Tells operators, when a worker starts, that it leaves all films to people, and why."""

    def after_worker_boot(self, broker: Any, worker: Any) -> None:
        queues = worker.consumer_whitelist or {QUEUE}
        if QUEUE not in queues:
            return
        thresholds()
        if told := missing():
            logger.error(
                "cameos.not_ready: no film can be checked here, so moderators look at all: %s", told
            )
