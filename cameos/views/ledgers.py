from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cameos import services
from cameos.models import Cameo, Keyring, LedgerRow
from sora_site.accounts.models import as_user

PAGE: Final = 40  # rows
FOR_MACHINES: Final = {
    "figures",
    "models",
    "challenge",
    "nonce",
    "film",
    "portrayal",
    "words",
    "name",
}
EVERYBODY: Final = "everybody"  # where a person's token would stand
GONE: Final = "somebody who is gone"


@require_safe
@login_required
@never_cache
def ledger(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the owner what happened to a cameo, newest first."""
    cameo = get_object_or_404(Cameo.objects.of(as_user(request.user)).with_owners(), pk=pk)
    rows = LedgerRow.objects.of_cameo(cameo.pk).order_by("-number")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    people = _people(page)
    lines = [
        {"row": row, "who": people.get(row.actor, ""), "facts": _said(row, people)} for row in page
    ]
    return render(request, "cameos/ledger.html", {"cameo": cameo, "page": page, "lines": lines})


@require_safe
@login_required
@never_cache
def ledger_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the owner the whole ledger of a cameo, as it was hashed and signed."""
    cameo = get_object_or_404(Cameo.objects.of(as_user(request.user)), pk=pk)
    written = services.export_ledger(cameo=cameo)
    response = JsonResponse(written, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="ledger-{cameo.pk}.json"'
    return response


def _people(rows: Iterable[LedgerRow]) -> dict[str, str]:
    """Name whose tokens stand in some rows; of people who are gone there is none."""
    tokens = {token for row in rows for token in (row.actor, row.facts.get("to")) if token}
    rings = Keyring.objects.filter(token__in=tokens).select_related("person")
    return {ring.token: f"@{ring.person.handle}" for ring in rings}


def _said(row: LedgerRow, people: dict[str, str]) -> str:
    """Say in a line what of a row's facts people can read; the file has all."""
    facts = {name: value for name, value in row.facts.items() if name not in FOR_MACHINES}
    if "to" in facts:
        facts["to"] = people.get(facts["to"]) or ("everybody" if facts["to"] == EVERYBODY else GONE)
    return "; ".join(f"{name.replace('_', ' ')}: {_shown(value)}" for name, value in facts.items())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value) or "none"
    return "none" if value is None else str(value).replace("_", " ")
