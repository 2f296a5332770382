from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from feed import services
from feed.models import Post
from feed.views.pages import feed_page, followed_page, latest_page, pause_page
from feed.views.places import id_in, place_of
from recommender.services import UnknownPage, wishes_of
from sora_site.accounts.ages import AgePolicy, Band, policy_for
from sora_site.accounts.models import User, as_user

PLACE_OF_A_POST = "~"  # stands in places of feeds that are read newest first, and in no slate


@require_safe
@vary_on_headers("HX-Request")
def home(request: HttpRequest) -> HttpResponse:
    """Show somebody the feed that is theirs; to visitors, what this place is."""
    if not request.user.is_authenticated:
        return render(request, "feed/welcome.html")
    viewer = as_user(request.user)
    policy = policy_for(viewer)
    if not services.has_own_feed(viewer=viewer, policy=policy):
        return _by_time(request, viewer, policy)
    if PLACE_OF_A_POST in request.GET.get("after", ""):
        return latest_page(request)
    return _for_you(request, viewer, policy)


def _by_time(request: HttpRequest, viewer: User, policy: AgePolicy) -> HttpResponse:
    """Answer with what is new: under 18 by whom they follow, once they follow anybody."""
    if policy.band is not Band.ADULT and User.objects.followed_by(viewer).exists():
        return followed_page(request)
    return latest_page(request)


def _for_you(request: HttpRequest, viewer: User, policy: AgePolicy) -> HttpResponse:
    """Answer with a page of somebody's own feed, or where nothing can be ranked, of the latest."""
    after, same = _slate(request.GET, "after"), _slate(request.GET, "at")
    first = after is None
    try:
        turn = services.turn_page(viewer=viewer, page=_name(policy, after), first=first)
    except services.Paused as pause:
        return pause_page(request, pause)
    try:
        shown = _page(viewer, policy, turn.size, places=(after, same))
    except UnknownPage as gone:
        return _anew(request, gone)
    if shown.is_unranked and Post.objects.visible_to(viewer).exists():
        return latest_page(request, turn)
    following = shown.slate.pk if shown.more else ""
    context = {"posts": shown.posts, "next": following, "tab": "for_you", "turn": turn}
    return feed_page(request, context | {"first": first, "slate": shown.slate})


def _name(policy: AgePolicy, after: UUID | None) -> str:
    """Name a page for counting: the top is one page, however it is put together just then."""
    if after:
        return f"for you {after}"
    return "latest " if policy.band is Band.ADULT else "following "


def _anew(request: HttpRequest, gone: UnknownPage) -> HttpResponse:
    """Begin again from the top; a tab that goes on by itself loads that whole.

    :raises Http404: where somebody asked for what comes after.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("feed:home")})
    if "after" in request.GET:
        raise Http404(str(gone)) from gone
    return redirect("feed:home")


def _page(
    viewer: User, policy: AgePolicy, size: int, *, places: tuple[UUID | None, UUID | None]
) -> services.ForYou:
    after, same = places
    if same is not None and after is None:
        return services.same_for_you(viewer=viewer, slate=same)
    return services.next_for_you(viewer=viewer, policy=policy, size=size, after=after)


def _slate(asked: QueryDict, name: str) -> UUID | None:
    text = asked.get(name, "")
    place = id_in(text)
    if text and place is None:
        raise Http404("This is no place in the feed. Start again from the top.")
    return place


@require_POST
@login_required
def seen(request: HttpRequest) -> HttpResponse:
    """Take note of the clips that were seen, and of those left at once."""
    told = [_ids(request.POST.getlist(name)) for name in ("seen", "skipped")]
    services.note_seen(viewer=as_user(request.user), seen=told[0], skipped=told[1])
    return HttpResponse(status=204)


def _ids(texts: list[str]) -> list[UUID]:
    """Read ids as far as they are any."""
    read = [id_in(text) for text in texts[: services.SEEN_AT_ONCE]]
    return [each for each in read if each is not None]


@require_POST
@login_required
def wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take or take back that a clip, or what is like it, is not wanted; htmx gets the form alone."""
    viewer = as_user(request.user)
    others = Post.objects.visible_to(viewer).exclude(author=viewer)
    post = get_object_or_404(others.select_related("author"), pk=pk)
    place = place_of(request, post, otherwise=post.get_absolute_url())
    wanted = "wanted" in request.POST
    services.set_wish(viewer=viewer, post=post, wish=request.POST.get("wish", ""), wanted=wanted)
    if request.headers.get("HX-Request"):
        wished = wishes_of(person=viewer, item=post.pk)
        return render(request, "feed/_wishes.html", {"post": post, "wished": wished, "open": True})
    done = "Your feed will show this clip no more." if wanted else "Taken back."
    messages.success(request, done)
    return redirect(place)


@require_POST
@login_required
def shared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take note that the viewer handed the link of a clip on."""
    viewer = as_user(request.user)
    services.note_share(
        viewer=viewer, post=get_object_or_404(Post.objects.visible_to(viewer), pk=pk)
    )
    return HttpResponse(status=204)
