from __future__ import annotations

from django import template

from generation.lines import time_left
from sora_site.core.text import lasting

register = template.Library()
register.filter(lasting)
register.filter(time_left)
