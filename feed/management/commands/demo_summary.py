from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from feed.demo import PEOPLE, POSTS
from feed.management.commands.seed_demo import demo_password
from feed.models import Post
from sora_site.accounts.models import Invite, User


class Command(BaseCommand):
    """Say how to get in: demo log-ins, the administrator and an invite code."""

    help = "Print the demo log-ins and an open invite code of this site."

    def handle(self, *args: Any, **options: Any) -> None:
        handles = [person.handle for person in PEOPLE]
        present = User.objects.filter(handle__in=handles).count()
        if present:
            self.stdout.write(f"Demo people  {', '.join(handles)}")
            self.stdout.write(f"Password     {demo_password()}  (the same for all of them)")
        open_codes = Invite.objects.open().filter(issued_by=None).order_by("pk")
        if settings.SIGN_UP != "closed" and (invite := open_codes.first()):
            link = f"{settings.SITE_URL}/join?invite={invite.shown_code}"
            self.stdout.write(f"Invite code  {invite.shown_code}  ({link})")
        posted = Post.objects.filter(author__handle__in=handles).count()
        if present and posted < len(POSTS):
            left = len(POSTS) - posted
            self.stdout.write(
                f"{left} demo clips are being rendered; the site is usable meanwhile."
            )
