from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from feed.models import Post
from sora_site.accounts.models import User, as_user
from sora_site.core.errors import DomainError
from sora_site.messaging.forms import MessageForm
from sora_site.messaging.models import Message, Seat, thread_url
from sora_site.messaging.services import rules
from sora_site.messaging.services import threads as services

THREADS: Final = 30  # a page
MESSAGES: Final = 40  # a page
PEOPLE: Final = 60  # to choose from; searching finds the others
LARGEST_ID: Final = 2**63 - 1


@require_safe
@login_required
@never_cache
def threads(request: HttpRequest) -> HttpResponse:
    """Show the viewer's threads, newest first; htmx gets the list alone."""
    viewer = as_user(request.user)
    seats = Seat.objects.of(viewer).shown().newest_first().select_related("companion").with_news()
    page = Paginator(seats, THREADS).get_page(request.GET.get("page"))
    newest = Message.objects.in_bulk([seat.latest for seat in page])
    rows = [{"seat": seat, "message": newest.get(seat.latest)} for seat in page]
    template = "_threads.html" if request.headers.get("HX-Request") else "threads.html"
    return render(request, f"messaging/{template}", {"page": page, "rows": rows})


@require_safe
@login_required
@never_cache
def thread(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what the viewer and somebody wrote to each other, and mark it as read.

    With `after` or `before` a number: those messages alone.
    """
    viewer = as_user(request.user)
    person = _correspondent(viewer, handle)
    reason = rules.refusal(viewer, person)
    if rules.between(person).thread_id is None and reason:
        raise rules.CannotWrite(reason)
    context = _part(request, viewer, person) | {"person": person, "reason": reason}
    if "after" in request.GET:  # asked by a tab that is being looked at
        services.set_looking(reader=viewer, companion=person, looking=True)
    if request.headers.get("HX-Request"):
        return render(request, "messaging/_messages.html", context)
    clip = _clip(viewer, request.GET.get("clip"))
    form = MessageForm(initial={"clip": clip.pk if clip else None})
    return render(request, "messaging/thread.html", context | {"form": form, "clip": clip})


@require_POST
@login_required
def send(request: HttpRequest, handle: str) -> HttpResponse:
    """Write to somebody; htmx gets a composer: an empty one, or the same with what is wrong."""
    viewer = as_user(request.user)
    person = _correspondent(viewer, handle)
    form = MessageForm(request.POST)
    try:
        services.send(sender=viewer, recipient=person, **form.letter())
    except DomainError as refusal:
        return _refused(request, person, form, refusal)
    if not request.headers.get("HX-Request"):
        return redirect(f"{thread_url(person)}#newest")
    return render(request, "messaging/_composer.html", {"person": person, "form": MessageForm()})


@require_POST
@login_required
def left(request: HttpRequest, handle: str) -> HttpResponse:
    """Note that the viewer looks at a thread no more, so that notices come again."""
    viewer = as_user(request.user)
    person = _correspondent(viewer, handle)
    services.set_looking(reader=viewer, companion=person, looking=False)
    return HttpResponse(status=204)


@require_POST
@login_required
def hide(request: HttpRequest, handle: str) -> HttpResponse:
    """Put a thread away."""
    viewer = as_user(request.user)
    person = _correspondent(viewer, handle)
    services.hide(person=viewer, companion=person)
    messages.success(request, "Put away. It comes back with the next message.")
    return redirect("messaging:threads")


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one of the viewer's own messages."""
    viewer = as_user(request.user)
    seats = Seat.objects.of(viewer).select_related("companion")
    own = Message.objects.filter(sender=viewer, thread__in=seats.values("thread"))
    message = get_object_or_404(own, pk=min(pk, LARGEST_ID))
    services.remove(message=message)
    return redirect(f"{seats.get(thread=message.thread).get_absolute_url()}#message-{pk}")


@require_safe
@login_required
@never_cache
def people(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Choose somebody to write to, or to send a clip to."""
    viewer = as_user(request.user)
    posts = Post.objects.visible_to(viewer).select_related("author", "generation")
    clip = get_object_or_404(posts, pk=pk) if pk else None
    asked = request.GET.get("q", "").replace("\x00", "").strip()
    found = rules.reachable(viewer).filter(
        Q(handle__icontains=asked) | Q(display_name__icontains=asked)
    )
    latest_first = found.order_by(F("last_message_at").desc(nulls_last=True), "handle")
    chosen = [person for person in latest_first[:PEOPLE] if not rules.refusal(viewer, person)]
    context = {"people": chosen, "clip": clip, "asked": asked}
    return render(request, "messaging/people.html", context)


def _correspondent(viewer: User, handle: str) -> User:
    return get_object_or_404(rules.correspondents(viewer), handle=handle.lower())


def _part(request: HttpRequest, viewer: User, person: User) -> dict[str, Any]:
    """Give a part of a thread, oldest first, and mark it as read.

    The newest messages, or those before or after a number.
    """
    known = rules.between(person)
    written = Message.objects.filter(thread=known.thread_id).for_reader(viewer)
    if "after" in request.GET:
        lines = list(written.filter(pk__gt=_number(request, "after")).order_by("pk")[:MESSAGES])
        earlier = False
    else:
        older = written.filter(pk__lt=_number(request, "before")).order_by("-pk")
        found = list(older[: MESSAGES + 1])
        lines, earlier = found[:MESSAGES][::-1], len(found) > MESSAGES
    if lines and lines[-1].pk > (known.read_up_to or 0):
        services.mark_read(reader=viewer, companion=person, up_to=lines[-1].pk)
    return {"lines": lines, "earlier": earlier}


def _number(request: HttpRequest, name: str) -> int:
    """Read the number of a message; without one, a number after all of them."""
    text = request.GET.get(name, str(LARGEST_ID))
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID):
        raise Http404("This is no place in a thread.")
    return int(text)


def _refused(
    request: HttpRequest, person: User, form: MessageForm, refusal: DomainError
) -> HttpResponse:
    """Give the composer back with everything that was in it, and say what is wrong."""
    viewer = as_user(request.user)
    clip = _clip(viewer, form.data.get("clip"))
    kept = MessageForm(initial={"text": form.data.get("text", ""), "clip": clip and clip.pk})
    context = {"person": person, "form": kept, "clip": clip, "refusal": str(refusal)}
    if request.headers.get("HX-Request"):
        return render(request, "messaging/_composer.html", context, status=refusal.status)
    context |= _part(request, viewer, person)
    return render(request, "messaging/thread.html", context, status=refusal.status)


def _clip(viewer: User, pk: str | None) -> Post | None:
    """Find a clip to be shared, if the viewer may see it."""
    try:
        wanted = UUID(pk or "")
    except ValueError:
        return None
    posts = Post.objects.visible_to(viewer).select_related("author", "generation")
    return posts.filter(pk=wanted).first()
