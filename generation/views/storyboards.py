from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from generation import services
from generation.forms.storyboard import MOVES, BoardForm, ChangeForm, ShotForm, card_forms, cards_in
from generation.models import Generation, Storyboard
from generation.services import Card
from generation.views.casting import tray
from generation.views.composer import shown
from generation.views.previews import preview_for
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError

PREVIEW: Final = "generation/_preview.html"


@login_required
def storyboard(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Show a storyboard being written, one that is kept or an empty one; do what a button says."""
    if request.method == "POST":
        return _write(request)
    author = as_user(request.user)
    if pk is not None:
        shown = get_object_or_404(Storyboard.objects.of(author), pk=pk)
    else:
        first = services.blank_card() | {"prompt": request.GET.get("prompt", "")[:2000]}
        shown = Storyboard(author=author, cards=[first, services.blank_card()])
    return _page(request, BoardForm.of(shown), card_forms(shown.cards, bound=False))


@require_safe
@login_required
def edit_storyboard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a made storyboard to be changed; it stays as it is, another is made of it."""
    boards = Generation.objects.of(as_user(request.user))
    board = get_object_or_404(boards, pk=pk, operation=Generation.Operation.BOARD)
    shown = services.storyboard_of(board)
    return _page(request, BoardForm.of(shown), card_forms(shown.cards, bound=False))


@require_POST
@login_required
def change_shot(request: HttpRequest, pk: UUID, place: int) -> HttpResponse:
    """Make one shot of a finished storyboard anew."""
    boards = Generation.objects.of(as_user(request.user))
    board = get_object_or_404(boards, pk=pk, operation=Generation.Operation.BOARD)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        raise Http404("This page is out of date. Open the clip again.")
    try:
        return redirect(services.change_shot(board=board, place=place, **form.cleaned_data))
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(board)


def _write(request: HttpRequest) -> HttpResponse:
    """Do what the button says and keep what is typed, or make it."""
    form, cards = BoardForm(request.POST), cards_in(request.POST)
    deed = request.POST.get("do", "save")
    if not form.is_valid():
        return _page(request, form, card_forms(cards, bound=True), status=422)
    if deed.startswith("preview"):
        return _preview(request, form, cards, deed.partition("-")[2])
    if deed == "make":
        return _make(request, form, card_forms(cards, bound=True))
    return _save(request, form, cards, deed)


def _save(request: HttpRequest, form: BoardForm, cards: list[Card], deed: str) -> HttpResponse:
    try:
        kept = _keep(request, form, services.edited(cards, deed))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, card_forms(cards, bound=True), status=refusal.status)
    return redirect(f"{kept.get_absolute_url()}#shots")


def _preview(request: HttpRequest, form: BoardForm, cards: list[Card], which: str) -> HttpResponse:
    """Preview one shot or all of them; htmx gets it in its place, others on the page itself."""
    order = services.order_from(form.written(cards))
    place = int(which) if which.isdecimal() else None
    try:
        preview = preview_for(request, services.preview_order(order, place))
        if request.headers.get("HX-Request"):
            return render(request, PREVIEW, shown(preview) | {"sketch": True})
        kept = _keep(request, form, cards)
    except DomainError as refusal:
        if request.headers.get("HX-Request"):
            return render(request, PREVIEW, {"refusals": [str(refusal)]})
        form.add_error(None, str(refusal))
        return _page(request, form, card_forms(cards, bound=True), status=refusal.status)
    return redirect(f"{kept.get_absolute_url()}?preview={preview.pk}#preview")


def _keep(request: HttpRequest, form: BoardForm, cards: list[Card]) -> Storyboard:
    author, written = as_user(request.user), form.written(cards)
    kept = services.save_storyboard(author=author, written=written)
    if written.known and kept.pk != written.known:
        messages.info(
            request,
            "This storyboard was changed in another window. What you wrote here is kept beside it.",
        )
    return kept


def _make(request: HttpRequest, form: BoardForm, cards: list[ShotForm]) -> HttpResponse:
    author = as_user(request.user)
    status = 422
    valid = [card.is_valid() for card in cards]  # of all: each shows what is wrong with it
    if all(valid):
        try:
            board = services.make_storyboard(
                author=author,
                order=form.order(cards),
                request_key=form.cleaned_data["request_key"],
                written=form.written([]),
            )
        except services.ShotsRefused as refusal:
            for place, reason in refusal.reasons.items():
                about_words = isinstance(reason, services.PromptRefused)
                cards[place].add_error("prompt" if about_words else None, str(reason))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            return redirect(board)
    return _page(request, form, cards, status=status)


def _page(
    request: HttpRequest, form: BoardForm, cards: list[ShotForm], *, status: int = 200
) -> HttpResponse:
    author = as_user(request.user)
    written = form.typed([card.typed() for card in cards])
    context: dict[str, Any] = {
        "form": form,
        "cards": cards,
        "moves": MOVES,
        "made": services.made_shots(author, cards=[card["made"] for card in written.cards]),
        "cost": services.cost_of(author=author, order=services.order_from(written)),
        "balance": services.balance_of(author),
        "most": services.MOST_SHOTS,
        "most_seconds": services.MOST_SECONDS,
    }
    if request.headers.get("HX-Request"):
        return _kept_fragment(request, form, context)
    kept = Storyboard.objects.of(author).order_by("-saved_at")
    context |= shown(services.preview_of(author, services.uuid_in(request.GET.get("preview", ""))))
    offered = services.tray_of(author)
    for card in cards:
        card.tray = tray(offered, card.ticked)
    context["others"] = [each for each in kept if str(each.pk) != str(form["known"].value())]
    return render(request, "generation/storyboard.html", context, status=status)


def _kept_fragment(request: HttpRequest, form: BoardForm, context: dict[str, Any]) -> HttpResponse:
    """Answer script that saves as one types; the tab goes on at the address of what is kept."""
    response = render(request, "generation/_storyboard_kept.html", context)
    if known := form["known"].value():
        response["HX-Replace-Url"] = reverse("generation:storyboard", args=[known])
    return response


@require_POST
@login_required
def delete_storyboard(request: HttpRequest, pk: UUID) -> HttpResponse:
    kept = get_object_or_404(Storyboard.objects.of(as_user(request.user)), pk=pk)
    services.delete_storyboard(storyboard=kept)
    messages.success(request, "The storyboard is deleted. What was made of it stays.")
    return redirect("generation:new_storyboard")
