"""Building blocks of pages: each renders one file of `templates/components/`."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sora_site.core.addresses import address
from sora_site.core.wording import word_changes

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw an icon of the page's sprite (`components/sprite.html`); it says nothing aloud."""
    return format_html(
        '<svg class="icon" width="24" height="24" aria-hidden="true"><use href="#icon-{}"/></svg>',
        name,
    )


@register.simple_tag(name="address")
def address_of(name: str, key: UUID | str, *more: str) -> str:
    """Do what `url` does, for what a page shows by the dozen."""
    return address(name, key, *more)


@register.simple_block_tag
def panel(content: SafeString, *, title: str, tone: str = "plain") -> SafeString:
    """Frame the enclosed markup in a titled section; `tone` is plain, warn or danger."""
    return render_to_string(
        "components/panel.html", {"slot": content, "title": title, "tone": tone}
    )


@register.simple_block_tag
def empty(content: SafeString, *, title: str, symbol: str, level: int = 2) -> SafeString:
    """Say that nothing is here and, in the enclosed markup, what to do next.

    `level` is the heading's: 1 where nothing else is on the page.
    """
    return render_to_string(
        "components/empty.html",
        {"slot": content, "title": title, "symbol": symbol, "level": level},
    )


@register.simple_block_tag
def confirm(content: SafeString, *, action: str, question: str, danger: bool = True) -> SafeString:
    """Fold the enclosed form away behind a button that asks first; needs no script."""
    return render_to_string(
        "components/confirm.html",
        {"slot": content, "action": action, "question": question, "danger": danger},
    )


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, *, label: str = "", hint: str = "") -> dict[str, BoundField | str]:
    """Render a form field with its label, hint and errors, tied together for screen readers.

    Placeholders are dropped: they repeat the label and go when it is needed.
    """
    bound.field.widget.attrs.pop("placeholder", None)
    described = [f"{bound.auto_id}_hint"] if hint else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    widget = bound.as_widget(attrs={"aria-describedby": " ".join(described)} if described else {})
    return {"field": bound, "label": label or str(bound.label), "widget": widget, "hint": hint}


@register.simple_tag
def tick(option: BoundWidget) -> SafeString:
    """Draw the input of one choice of a radio or checkbox field, as `option.tag` does but at once."""
    data = option.data
    named = {key: data[key] for key in ("type", "name", "value")}
    return format_html("<input{}>", flatatt(named | data["attrs"]))


@register.inclusion_tag("components/choice.html")
def choice(bound: BoundField) -> dict[str, BoundField]:
    """Render a radio field as a row of chips."""
    return {"field": bound}


@register.inclusion_tag("components/changes.html")
def changes(*, before: str, after: str) -> dict[str, list[tuple[str, str]]]:
    """Show a text with what was taken out of an earlier one, and what was put in."""
    return {"stretches": [*word_changes(before, after)]}
