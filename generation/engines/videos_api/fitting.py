"""What upstreams can do together, and orders fitted to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from generation.engines.protocol import Capabilities, OrderRefused, Relation, RenderOrder
from generation.engines.videos_api.dialects import STYLES, snapped_seconds
from generation.engines.videos_api.upstreams import Misconfigured, Upstream


def able_of(upstreams: Sequence[Upstream]) -> Capabilities:
    """Say what all of them can do.

    :raises Misconfigured: if they have no size or length in common, or no way to take over.
    """
    first = upstreams[0]
    sizes = [size for size in first.sizes if all(size in each.sizes for each in upstreams)]
    seconds = max(u.seconds[0] for u in upstreams), min(u.seconds[1] for u in upstreams)
    names = ", ".join(each.name for each in upstreams)
    if not sizes or seconds[0] > seconds[1]:
        raise Misconfigured(f"The upstreams {names} have no size or no length in common.")
    if len({each.by_contract for each in upstreams}) > 1:
        raise Misconfigured(f"The upstreams {names} cannot share work: GPU servers and sites.")
    return Capabilities(
        sizes=tuple(sizes),
        seconds=seconds,
        fps=Fraction(min(each.fps for each in upstreams)),
        sound=all(each.sound for each in upstreams),
        styles=STYLES,
        licence="; ".join(sorted({each.licence for each in upstreams})),
        negative_prompt=all(each.dialect != "openai" for each in upstreams),
        first_frame=all(each.first_frame for each in upstreams),
        relations=_relations(first, first_frame=all(each.first_frame for each in upstreams)),
    )


def _relations(upstream: Upstream, *, first_frame: bool) -> frozenset[Relation]:
    """Name what can be made of an earlier clip: by name, or from its last frame."""
    from_last: frozenset[Relation] = frozenset({"extend", "next_shot"} if first_frame else ())
    return from_last | {"remix", "edit", "extend"} if upstream.by_contract else from_last


def fitted(
    order: RenderOrder, able: Capabilities, upstreams: Sequence[Upstream]
) -> tuple[RenderOrder, tuple[str, ...]]:
    """Return the order as it will be sent, and what was changed, in plain words.

    :raises OrderRefused: if it cannot be done at all.
    """
    _require_possible(order, able)
    width, height = _nearest_size(able.sizes, order)
    seconds = max(snapped_seconds(each, order.seconds) for each in upstreams)
    adjustments = []
    if (width, height) != (order.width, order.height):
        adjustments.append(f"rendered at {width} by {height}")
    if seconds != order.seconds:
        adjustments.append(f"{seconds} seconds long")
    if order.fps != able.fps:
        adjustments.append(f"{able.fps} frames a second")
    if order.negative_prompt and not able.negative_prompt:
        adjustments.append("without the negative prompt")
    changed = replace(order, width=width, height=height, seconds=seconds, fps=able.fps)
    return changed, tuple(adjustments)


def _require_possible(order: RenderOrder, able: Capabilities) -> None:
    if not order.prompt.strip():
        raise OrderRefused("Write what is to be seen: the prompt is empty.")
    if order.cameos:
        raise OrderRefused("The machines that render here cannot show cameos.")
    if order.soundtrack is not None:
        raise OrderRefused("The machines that render here move to no given sound.")
    if order.seconds > able.seconds[1]:
        raise OrderRefused("A clip has {} to {} seconds here.".format(*able.seconds))
    if order.first_frame is not None and not able.first_frame:
        raise OrderRefused("The machines that render here cannot start from a picture.")
    if order.style and order.style not in able.styles:
        raise OrderRefused(f"There is no style “{order.style}” here.")
    if order.source is not None and order.source.relation not in able.relations:
        known = ", ".join(sorted(able.relations)) or "only new clips"
        raise OrderRefused(f"The machines that render here cannot do that; they can: {known}.")


def _nearest_size(sizes: Sequence[tuple[int, int]], order: RenderOrder) -> tuple[int, int]:
    """Keep the orientation where there is one, then take the nearest number of pixels."""
    upright = order.height > order.width
    alike = [size for size in sizes if (size[1] > size[0]) == upright] or sizes
    return min(alike, key=lambda size: abs(size[0] * size[1] - order.width * order.height))
