from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage

from sora_site.core.personal_data import Holding, Row, stream
from sora_site.privacy.models import DataExport, KeptRecord


def _exports(person: UUID) -> Iterable[Row]:
    exports = DataExport.objects.filter(person=person).order_by("created_at")
    return stream(exports.values("created_at", "state", "expires_at"))


def _erase(person: UUID) -> None:
    for export in DataExport.objects.filter(person=person):
        if export.name:
            default_storage.delete(export.name)
        export.delete()


HOLDINGS: Final = (
    Holding(
        key="exports",
        title="Copies you asked for",
        what="The archive of your data, from when you ask for it.",
        kept=f"{settings.EXPORT_DAYS} days.",
        models=(DataExport,),
        rows=_exports,
        erase=_erase,
    ),
    Holding(
        key="kept",
        title="Accounts that were deleted",
        what="When an account was opened and closed, the country, whether it was an adult's, the"
        " reasons and days of reports that were upheld against it, and a keyed hash of the e-mail"
        " address. It names nobody, and nobody else's data is in it.",
        kept=f"{settings.KEPT_RECORD_DAYS} days after the deletion.",
        models=(KeptRecord,),
        left="One record that names nobody: so that the site can show, to whoever knows the e-mail"
        " address, that the account was deleted and when, and what was upheld against it.",
    ),
)
