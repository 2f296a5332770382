from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from cameos.models import Cameo
from feed import services
from feed.candidates import followed_posts
from feed.lineage import family_of, origin_of
from feed.models import Place, Post
from feed.shortage import shortage_of
from feed.steering import steer_box
from generation import lines
from generation.models import Asset, Generation
from generation.services import see_clips
from recommender.services import wishes_of
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import FollowRequest, FormerHandle, User, as_user, viewer_of
from sora_site.core.errors import DomainError
from sora_site.core.media import serve

GRID: Final = 24  # tiles a page
MOST_CAMEOS: Final = 12  # on a profile


@require_safe
@login_required
@vary_on_headers("HX-Request")
def latest(request: HttpRequest) -> HttpResponse:
    """Show everybody's posts, newest first."""
    return latest_page(request)


@require_safe
@login_required
@vary_on_headers("HX-Request")
def following(request: HttpRequest) -> HttpResponse:
    """Show posts of people the viewer follows, newest first, with an end."""
    return followed_page(request)


@require_safe
@login_required
@vary_on_headers("HX-Request")
def top(request: HttpRequest) -> HttpResponse:
    """Show everybody's posts of the last seven days, the most liked first, with an end."""
    return _feed(request, _top, tab="top", place_of=attrgetter("place_by_likes"))


def latest_page(request: HttpRequest, turn: services.Turn | None = None) -> HttpResponse:
    """Answer with the latest posts; `turn` if the page was counted already."""
    return _feed(request, _latest, tab="latest", turn=turn)


def followed_page(request: HttpRequest) -> HttpResponse:
    return _feed(request, _followed, tab="following")


def _latest(viewer: User, after: Place | None, limit: int) -> list[Post]:
    posts = Post.objects.visible_to(viewer).after(after).newest_first()
    return list(posts.for_viewer(viewer)[:limit])


def _top(viewer: User, after: Place | None, limit: int) -> list[Post]:
    posts = Post.objects.visible_to(viewer).of_the_week().below(after).most_liked_first()
    return list(posts.for_viewer(viewer)[:limit])


def _followed(viewer: User, after: Place | None, limit: int) -> list[Post]:
    chosen = followed_posts(viewer, after=after, limit=limit)
    return list(Post.objects.filter(pk__in=chosen).newest_first().for_viewer(viewer))


def _feed(
    request: HttpRequest,
    choose: Callable[[User, Place | None, int], list[Post]],
    *,
    tab: str,
    turn: services.Turn | None = None,
    place_of: Callable[[Post], Place] = attrgetter("place"),
) -> HttpResponse:
    """Answer with a feed page, or with the next slate alone when htmx asks for more."""
    viewer = as_user(request.user)
    place = place_in(request.GET.get("after", ""))
    try:
        page = f"{tab} {place or ''}"
        turn = turn or services.turn_page(viewer=viewer, page=page, first=place is None)
    except services.Paused as pause:
        return pause_page(request, pause)
    posts = choose(viewer, place, turn.size + 1)
    shown = posts[: turn.size]
    following = str(place_of(shown[-1])) if len(posts) > turn.size else ""
    context = {"posts": shown, "next": following, "tab": tab, "turn": turn}
    return feed_page(request, context | {"first": place is None})


def feed_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show a page of a feed: `posts`, `next` where it goes on, `tab`, `turn`, and if it is `first`."""
    viewer = as_user(request.user)
    context |= {"more": bool(context["next"])}
    if (context["tab"] == "for_you" and not context["more"]) or not context["posts"]:
        context["shortage"] = shortage_of(viewer, shown=bool(context["posts"]))
    if request.headers.get("HX-Request") and not context["first"]:
        return render(request, "feed/_slate.html", context)
    box = steer_box(viewer, said=request.GET.get("said", ""))
    own_feed = policy_for(viewer).personalised or bool(box.held)
    return render(request, "feed/feed.html", context | {"box": box, "own_feed": own_feed})


def pause_page(request: HttpRequest, pause: services.Paused) -> HttpResponse:
    """Show that the feed rests; a tab that still goes on by itself loads this whole."""
    response = render(request, "feed/pause.html", {"pause": pause})
    if request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


def place_in(text: str) -> Place | None:
    """Read where in a feed somebody stands.

    :raises Http404: if it is no place.
    """
    if not text:
        return None
    try:
        return Place.parse(text)
    except ValueError as error:
        raise Http404("This is no place in the feed. Start again from the top.") from error


def way_on(text: str) -> str:
    """Read where a feed of any kind would go on; empty for its top.

    :raises Http404: if it is nowhere.
    """
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        return str(place_in(text) or "")


@require_safe
def post(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one post to anybody who has its link."""
    viewer = viewer_of(request.user)
    shown = get_object_or_404(Post.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    context = {"post": shown, "family": family_of(shown, viewer)}
    if viewer is not None and viewer.pk != shown.author_id:
        context["wished"] = wishes_of(person=viewer, item=shown.pk)
    return render(request, "feed/post.html", context)


@require_safe
def post_asset(request: HttpRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """Serve a file of a visible post."""
    posts = Post.objects.visible_to(viewer_of(request.user)).filter(pk=pk)
    files = Asset.objects.filter(generation__post__in=posts, kind__in=Asset.MADE)
    files = files.select_related("generation__author")
    file = get_object_or_404(files, kind=kind)
    private = file.generation.author.is_private
    return serve(request, file.name, content_type=file.content_type, private=private)


@require_POST
@login_required
def like(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set or clear the viewer's like; answer htmx with the button alone."""
    viewer = as_user(request.user)
    posts = Post.objects.visible_to(viewer).for_viewer(viewer)
    target = get_object_or_404(posts, pk=pk)
    services.set_like(post=target, viewer=viewer, liked="liked" in request.POST)
    if not request.headers.get("HX-Request"):
        return redirect(target)
    return render(request, "feed/_like.html", {"post": posts.get(pk=pk)})


def shots_of(clip: Generation) -> dict[str, Any]:
    """Return what a storyboard's page shows of its shots, each with a key to change it by."""
    if clip.operation != Generation.Operation.BOARD:
        return {}
    shots = Generation.objects.shots_of(clip)
    return {"shots": [{"shot": shot, "key": uuid4()} for shot in shots]}


@require_POST
@login_required
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Post one of the viewer's own clips."""
    own = Generation.objects.of(as_user(request.user)).shelved().with_sight()
    clip = get_object_or_404(own, pk=pk)
    caption = request.POST.get("caption", "")
    try:
        open_to_all = "closed" not in request.POST
        shown = services.publish(clip=clip, caption=caption, remixable=open_to_all)
    except DomainError as refusal:
        context = {"clip": clip, "caption": caption, "refusal": str(refusal)} | shots_of(clip)
        return render(request, "feed/draft.html", context, status=refusal.status)
    readers = "Your followers" if clip.author.is_private else "Everybody here"
    messages.success(request, f"Posted. {readers} can see it now.")
    return redirect(shown)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one of the viewer's own posts down."""
    own = get_object_or_404(Post.objects.by(as_user(request.user)), pk=pk)
    services.withdraw(post=own)
    messages.success(request, "The post is gone. The clip is still in your library.")
    return redirect(own.generation)


@require_safe
@login_required
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a person and what they posted; of a private one that is not followed, the words."""
    viewer = as_user(request.user)
    people = User.objects.visible_to(viewer).for_viewer(viewer)
    person = people.filter(handle=handle.lower()).first()
    if person is None:
        return _not_shown(request, viewer, handle.lower())
    posts = Post.objects.visible_to(viewer).by(person).newest_first().for_viewer(viewer)
    page = Paginator(posts, GRID).get_page(request.GET.get("page"))
    open_to_viewer = User.objects.open_to(viewer).filter(pk=person.pk)
    closed = person.is_private and not open_to_viewer.exists()
    count = person.posts.count() if closed else page.paginator.count
    context = {"person": person, "page": page, "closed": closed, "post_count": count}
    if viewer.pk != person.pk:
        met = Cameo.objects.filter(owner=person).met_by(viewer).with_owners()
        context["cameos"] = met.order_by("made_at")[:MOST_CAMEOS]
    return render(request, "feed/profile.html", context | _ties(viewer, person))


def _not_shown(request: HttpRequest, viewer: User, handle: str) -> HttpResponse:
    """Answer for a handle under which the viewer sees nobody."""
    block = viewer.blocks.select_related("blocked").filter(blocked__handle=handle).first()
    if block is not None:
        return render(request, "accounts/blocked_person.html", {"person": block.blocked})
    known = User.objects.known_to(viewer)
    former = FormerHandle.objects.held().select_related("person").filter(person__in=known)
    return redirect(get_object_or_404(former, handle=handle).person)


def _ties(viewer: User, person: User) -> dict[str, Any]:
    """Count whom a person follows and who follows them, and name who of these the viewer knows."""
    present = User.objects.present()
    counts: dict[str, Any] = {
        "follower_count": present.followers_of(person).count(),
        "following_count": present.followed_by(person).count(),
    }
    if viewer.pk == person.pk:
        waiting = FollowRequest.objects.present().filter(target=viewer).count()
        return counts | {"waiting_count": waiting}
    known = User.objects.visible_to(viewer).followed_by(viewer).followers_of(person)
    return counts | {"known": known.order_by("handle")[:2], "known_count": known.count()}


@require_safe
@login_required
@never_cache
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one of the viewer's own clips in whatever state it is; htmx gets the stage alone."""
    viewer = as_user(request.user)
    own = Generation.objects.of(viewer).made_to_keep().with_sight()
    clips = own.select_related("post", "parent", "borrowed_from")
    clip = get_object_or_404(clips, pk=pk)
    if clip.operation == Generation.Operation.SHOT:
        board = Generation.objects.boards_of(clip).order_by("-created_at").first()
        return redirect(get_object_or_404(clips, pk=board and board.pk))
    see_clips(clips=Generation.objects.filter(pk=clip.pk))
    context = {
        "clip": clip,
        "standing": lines.standings([clip]).get(clip.pk),
        "origin": origin_of(clip, viewer),
    } | shots_of(clip)
    template = "feed/_draft.html" if request.headers.get("HX-Request") else "feed/draft.html"
    return render(request, template, context)
