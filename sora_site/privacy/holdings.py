"""Everything that is stored about people, collected from the rooms that hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cameos import personal_data as cameos
from feed import personal_data as feed
from generation import personal_data as generation
from recommender import personal_data as recommender
from sora_site.accounts import personal_data as accounts
from sora_site.core.personal_data import Holding
from sora_site.messaging import personal_data as messaging
from sora_site.moderation import personal_data as moderation
from sora_site.notifications import personal_data as notifications
from sora_site.privacy import personal_data as privacy

HOLDINGS: Final[tuple[Holding, ...]] = (  # in the order in which people read them
    *accounts.HOLDINGS,
    *cameos.HOLDINGS,
    *generation.HOLDINGS,
    *feed.HOLDINGS,
    *recommender.HOLDINGS,
    *messaging.HOLDINGS,
    *moderation.HOLDINGS,
    *notifications.HOLDINGS,
    *privacy.HOLDINGS,
)

# Tables in which nothing is about a person, and why.
IMPERSONAL: Final[Mapping[str, str]] = {
    "auth.Group": "kinds of staff",
    "auth.Group_permissions": "what kinds of staff may do",
    "auth.Permission": "what staff can be allowed",
    "contenttypes.ContentType": "the names of the tables",
    "socialaccount.SocialApp": "other sites that may sign people in",
    "generation.RenderTime": "how long clips of each size and length take",
    "recommender.Companion": "which clips are liked together, by everybody",
    "recommender.RankerVersion": "what the feed ranks with",
    "generation.RenderWorker": "the programs that render",
    "django_dramatiq.Task": "empty: the queue's own log is off",
}
