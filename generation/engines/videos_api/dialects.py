"""From an order to the request that each kind of server understands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from urllib3.filepost import encode_multipart_formdata

from generation.engines.protocol import RenderOrder, Source
from generation.engines.videos_api.upstreams import Upstream

CONTRACT_SECONDS: Final = (4, 8, 12, 16, 20)
STYLES: Final = (
    *("cinematic", "anime", "watercolour", "pencil", "pixel"),
    *("noir", "claymation", "comic", "neon", "papercut"),
)

Value = str | int | bool


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is posted to make a clip."""

    path: str
    fields: Mapping[str, Value]
    files: Mapping[str, Path] = field(default_factory=dict)
    as_json: bool = False

    def encoded(self) -> tuple[bytes, str]:
        """Return the body and its content type."""
        if self.as_json and not self.files:
            return json.dumps(self.fields).encode(), "application/json"
        parts: list[tuple[str, str | tuple[str, bytes, str]]] = [
            (name, _text(value)) for name, value in self.fields.items()
        ]
        for name, path in self.files.items():
            kind = guess_type(path.name)[0] or "application/octet-stream"
            parts.append((name, (f"{name}{path.suffix}", path.read_bytes(), kind)))
        return encode_multipart_formdata(parts)


def request_for(
    upstream: Upstream,
    order: RenderOrder,
    *,
    there: str = "",
    first_frame: Path | None = None,
) -> Request:
    """Write the request for an order.

    :param there: the id under which this very upstream has the order's source; empty if it does
        not have it, and the file is sent along.
    :param first_frame: the picture to start from.
    """
    if order.source is not None and not starts_from_last(upstream, order.source):
        return _from_source(upstream, order, there)
    fields = _common(upstream, order) | _model(upstream)
    fields["size"] = f"{order.width}x{order.height}"
    if upstream.by_contract:
        fields["seconds"] = str(_contract_seconds(order.seconds))
    else:
        fields["seconds"] = order.seconds
    return Request(
        path="/videos",
        fields=fields,
        files={"input_reference": first_frame} if first_frame else {},
        as_json=upstream.dialect == "sglang",  # its older versions take forms only with a file
    )


def starts_from_last(upstream: Upstream, source: Source) -> bool:
    """Whether going on from an earlier clip means to start from its last frame."""
    goes_on = source.relation == "extend" and not upstream.by_contract
    return goes_on or source.relation == "next_shot"


def snapped_seconds(upstream: Upstream, seconds: int) -> int:
    """Return the length that the upstream renders for so many seconds asked for."""
    seconds = max(seconds, upstream.seconds[0])
    return _contract_seconds(seconds) if upstream.by_contract else seconds


def _contract_seconds(seconds: int) -> int:
    return next((known for known in CONTRACT_SECONDS if known >= seconds), CONTRACT_SECONDS[-1])


def _common(upstream: Upstream, order: RenderOrder) -> dict[str, Value]:
    fields: dict[str, Value] = {"prompt": _prompt(upstream, order)}
    if upstream.dialect == "openai":
        return fields
    fields |= {"seed": order.seed, "fps": upstream.fps}
    if order.negative_prompt:
        fields["negative_prompt"] = order.negative_prompt
    if upstream.dialect != "sglang":
        fields["generate_sound"] = upstream.sound and order.sound
    if upstream.dialect == "site" and order.style:
        fields["style"] = order.style
    return fields


def _model(upstream: Upstream) -> dict[str, Value]:
    return {"model": upstream.model} if upstream.model else {}


def _prompt(upstream: Upstream, order: RenderOrder) -> str:
    """Say in words what the server has no field for."""
    parts = [order.prompt]
    if order.camera:
        parts.append(f"Camera: {order.camera}.")
    if order.style and upstream.dialect != "site":
        parts.append(f"Style: {order.style}.")
    return "\n".join(parts)


def _from_source(upstream: Upstream, order: RenderOrder, there: str) -> Request:
    """Remix, edit or extend: of a video that the server has, or of the file."""
    assert order.source is not None
    fields = _common(upstream, order)
    if order.source.relation == "remix" and there:
        return Request(path=f"/videos/{there}/remix", fields=fields, as_json=True)
    if order.source.relation == "extend":
        fields["seconds"] = str(_contract_seconds(order.seconds))
    path = "/videos/extensions" if order.source.relation == "extend" else "/videos/edits"
    if there:
        return Request(path=path, fields=fields | {"video[id]": there})
    return Request(path=path, fields=fields | _model(upstream), files={"video": order.source.video})


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
