"""What the author's open tabs are told: that a clip changed, and how far it is."""

from __future__ import annotations

from generation import lines
from generation.models import Generation
from sora_site.core.text import lasting
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify, push


def announce(job: Generation) -> None:
    """Tell that a clip entered another state; of a shot, that its storyboard changed."""
    if job.operation == Generation.Operation.PREVIEW:
        push(job.author_id, "preview-changed", clip=str(job.pk), state=job.state)
        return
    if job.operation != Generation.Operation.SHOT:
        push(job.author_id, "clip-changed", clip=str(job.pk), state=job.state)
        return
    for board in Generation.objects.boards_of(job).active():
        facts = {"clip": str(board.pk), "state": board.state, "part": str(job.pk)}
        push(job.author_id, "clip-changed", **facts)


def report(job: Generation, progress: int, stage: str) -> None:
    """Tell how far a clip is, in per cent, and how long it still takes."""
    job.progress = progress
    left = lines.time_left(job)
    words = "" if left is None else f", {lasting(left)} left"
    facts = {"clip": str(job.pk), "progress": progress, "stage": stage, "left": words}
    push(job.author_id, "clip-progress", **facts)


def notify_author(job: Generation, kind: Notification.Kind, text: str) -> None:
    """Write a line into the author's inbox, unless the clip is but a part of another."""
    if job.operation not in Generation.UNSHELVED:
        notify(recipient=job.author, kind=kind, url=job.get_absolute_url(), text=text)
