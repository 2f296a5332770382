from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cameos import services, storing
from cameos.forms.cameos import (
    NameForm,
    NewCameoForm,
    PortrayalForm,
    RestrictionsForm,
    UntilForm,
)
from cameos.forms.loans import TERMS, PlaceForm
from cameos.models import Cameo, Grant, Reference
from cameos.models.grants import GrantQuerySet
from cameos.vault import Unreadable
from sora_site.accounts.ages import is_minor, policy_for
from sora_site.accounts.models import CameoAudience, User, as_user
from sora_site.core.errors import DomainError
from sora_site.core.media import unkept

SHOWN: Final = 30  # cameos lent to somebody; the composer finds all
ASKED: Final = 30  # requests on a page; the next come up as they are answered
LOANS: Final = 20  # people a page
SEEN: Final = (
    Reference.Kind.FRONT,
    Reference.Kind.LEFT,
    Reference.Kind.RIGHT,
    Reference.Kind.CUT_OUT,
)
MEANINGS: Final = {
    CameoAudience.ME: "Nobody else can make a clip with it.",
    CameoAudience.APPROVED: "Others can ask. You say yes or no to each, and for how long.",
    CameoAudience.MUTUALS: "Everybody you follow who follows you back, without asking.",
    CameoAudience.EVERYONE: "Everybody here, without asking.",
}


@require_safe
@login_required
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Show the viewer's cameos, those lent to them, and what others ask for."""
    viewer = as_user(request.user)
    tray = Cameo.objects.tray_of(viewer, most=SHOWN + 1).exclude(owner=viewer)
    lent = list(tray.with_owners().order_by("owner__handle", "handle")[: SHOWN + 1])
    context = {
        "mine": Cameo.objects.of(viewer).with_owners().order_by("made_at"),
        "lent": lent[:SHOWN],
        "more": len(lent) > SHOWN,
        "requests": Grant.objects.answered_by(viewer).waiting().order_by("asked_at")[:ASKED],
        "terms": TERMS,
    }
    return render(request, "cameos/home.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a cameo and lead to where it is filmed."""
    viewer = as_user(request.user)
    if request.POST.get("kind") == Cameo.Kind.SELF:
        cameo = services.make_cameo(owner=viewer, kind=Cameo.Kind.SELF)
        return redirect("cameos:film", cameo.pk)
    form = NewCameoForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                cameo = services.make_cameo(owner=viewer, **form.cleaned_data)
                return redirect("cameos:film", cameo.pk)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
    oneself = Cameo.objects.of(viewer).filter(kind=Cameo.Kind.SELF).first()
    return render(request, "cameos/new.html", {"form": form, "oneself": oneself}, status=status)


@require_safe
@login_required
@never_cache
def cameo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a cameo to its owner."""
    return page_of(request, own(request, pk))


def own(request: HttpRequest, pk: UUID) -> Cameo:
    """Find a cameo of the viewer's.

    :raises Http404: if there is none.
    """
    return get_object_or_404(Cameo.objects.of(as_user(request.user)).with_owners(), pk=pk)


def page_of(request: HttpRequest, cameo: Cameo, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Show a cameo to its owner, with forms as they stand."""
    grants = Grant.objects.answered_by(cameo.owner).filter(cameo=cameo)
    kept = Reference.objects.current().filter(cameo=cameo).order_by("pk")
    context = {
        "cameo": cameo,
        "own": True,
        "capture": cameo.captures.order_by("-issued_at").first(),
        "stills": [each for each in kept if each.kind in SEEN],
        "recorded": any(each.kind == Reference.Kind.SPEECH for each in kept),
        "audiences": _audiences(cameo),
        "name_form": NameForm.of(cameo),
        "until_form": UntilForm.of(cameo),
        "portrayal_form": PortrayalForm(
            initial={"portrayal": cameo.portrayal, "wishes": cameo.wishes}
        ),
        "restrictions_form": RestrictionsForm(
            initial={"topics": cameo.banned_topics, "words": cameo.banned_words}
        ),
        "requests": grants.waiting().order_by("asked_at")[:ASKED],
        "terms": TERMS,
    }
    context |= _loans(grants.valid(), PlaceForm(request.GET)) | forms
    return render(request, "cameos/cameo.html", context, status=status)


@require_safe
@login_required
def still(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Decrypt a still of the viewer's own cameo; nothing on the way may keep it."""
    cameo = own(request, pk)
    stills = Reference.objects.current().filter(cameo=cameo, kind__in=SEEN)
    found = get_object_or_404(stills, kind=kind)
    try:
        content = storing.get(cameo, found.name, about=found.number)
    except (Unreadable, FileNotFoundError) as error:
        raise Http404("The still is gone.") from error
    return unkept(content, found.content_type)


@login_required
@never_cache
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what deleting means, and do it for whoever typed the name."""
    cameo = own(request, pk)
    if request.method != "POST":
        return render(request, "cameos/delete.html", {"cameo": cameo})
    if request.POST.get("name", "").strip().casefold() != cameo.name.strip().casefold():
        context = {"cameo": cameo, "error": f"That is not its name. Type {cameo.name}."}
        return render(request, "cameos/delete.html", context, status=422)
    services.delete_cameo(cameo=cameo, take_down="take_down" in request.POST)
    messages.success(request, f"{cameo.name} is deleted, and all that it was made of.")
    return redirect("cameos:home")


def _loans(held: GrantQuerySet, asked: PlaceForm) -> dict[str, Any]:
    """Give a page of who holds a cameo, with where the next one begins."""
    people = held.select_related(None).select_related("person")
    found = list(people.after(asked.place(held)).latest_first()[: LOANS + 1])
    last = found[LOANS - 1] if len(found) > LOANS else None
    return {"loans": found[:LOANS], "older": last and last.pk}


def _audiences(cameo: Cameo) -> list[dict[str, object]]:
    """List who may use a cameo at most, with what each choice means and whether it is open."""
    policy = policy_for(cameo.owner)
    guarded = "cameo_audiences" in policy.by_guardian
    return [
        {
            "value": audience.value,
            "name": audience.label,
            "meaning": MEANINGS[audience],
            "open": audience in policy.cameo_audiences,
            "why_closed": _why_closed(cameo.owner, guarded=guarded),
            "chosen": audience == cameo.audience,
        }
        for audience in CameoAudience
    ]


def _why_closed(owner: User, *, guarded: bool) -> str:
    if guarded:
        return "Not open to you: your guardian set the limit."
    return "Not open to you before you are 18." if is_minor(owner) else ""
