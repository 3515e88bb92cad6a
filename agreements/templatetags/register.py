"""Small marks and formats of the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from agreements.core.languages import language_name
from agreements.core.partial_dates import MONTHS, NotADateError, PartialDate
from agreements.core.words import DueState, Finding
from agreements.queries.accounts import role_of
from agreements.queries.history_words import attribute_in_words

register = template.Library()
register.filter("role", role_of)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the sprite beside words; never alone."""
    return format_html(
        '<svg class="icon" aria-hidden="true" viewBox="0 0 16 16"><use href="#i-{}"/></svg>', name
    )


@register.simple_tag
def glyph(name: str) -> SafeString:
    """A mark of state: its word always stands beside it."""
    return format_html(
        '<svg class="glyph" aria-hidden="true" viewBox="0 0 14 14"><use href="#g-{}"/></svg>', name
    )


@register.simple_tag
def when(value: PartialDate | date | None, missing: str = "No date") -> SafeString:
    """A date as printed, as precise as it is known."""
    if not value:
        return format_html('<span class="quiet">{}</span>', missing)
    partial = value if isinstance(value, PartialDate) else PartialDate.from_day(value)
    return format_html('<time datetime="{}">{}</time>', str(partial), partial.words)


@register.filter
def drawn(svg: str) -> SafeString:
    """A drawing of ``agreements.charts``, which escapes whatever text it holds."""
    return mark_safe(svg)  # noqa: S308


@register.filter
def long_date(value: PartialDate | date) -> str:
    """With the month in full: "28 October 2025"."""
    partial = value if isinstance(value, PartialDate) else PartialDate.from_day(value)
    words = partial.words
    for short, full in zip(MONTHS, FULL_MONTHS, strict=True):
        words = words.replace(short, full)
    return words


FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@register.filter
def printed(value: str) -> str:
    """A value as sources have it; one that is a date as dates are written on every page."""
    try:
        return PartialDate.parse(value).words
    except NotADateError:
        return value


@register.filter
def due_words(state: str) -> str:
    """Where a promise stands: "Overdue and unverified"."""
    return DueState(state).label


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """The value under ``key``, or None."""
    return mapping.get(key)


@register.filter
def stop(text: str) -> str:
    """A title that ends a line, without a full stop."""
    return text.rstrip().removesuffix(".")


@register.filter
def language(code: str) -> str:
    return language_name(code)


@register.filter
def letter(word: str) -> str:
    return str(word)[:1].upper()


@register.filter
def magnitude(number: int) -> int:
    """The number without its sign."""
    return abs(number)


@register.filter
def spoken(attribute: str) -> str:
    """An attribute of a dossier as a heading: "signed_on" is "Date of signature"."""
    known = {"signed_on": "Date of signature", "place": "Place of signature"}
    words = attribute_in_words(attribute)
    return known.get(attribute, words[:1].upper() + words[1:])


SMALL_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)


@register.filter
def in_words(number: int) -> str:
    """Small numbers as words, larger ones as figures."""
    small = SMALL_NUMBERS.split()
    return small[number] if 0 <= number < len(small) else f"{number:,}"


WITH_ARTICLE = (
    "African ", "Cook Islands", "Democratic Republic", "Dominican Republic", "European Union",
    "Netherlands", "Philippines", "UN ", "United ",
)  # fmt: skip


@register.filter
def the(name: str) -> str:
    """The name of a party within a sentence: "the United States", "Japan"."""
    return f"the {name}" if name.startswith(WITH_ARTICLE) else name


@register.filter
def name_in(slug: str, terms: Any) -> str:
    """The name of ``slug`` among terms; the slug where they do not have it."""
    return next((term.name for term in terms if term.slug == slug), slug)


@register.filter
def mode(data: Any, name: str) -> str:
    """The way to combine that is chosen; "any" is what stands when none is."""
    value = data.get(name, "")
    return "" if value == "any" else str(value)


@register.filter
def grouped(number: int) -> str:
    """A sum with its thousands parted: 8,500,000,000."""
    return f"{number:,}"


@register.filter
def percent_of(number: int, whole: int) -> str:
    """A share in whole per cent; a dash where there is nothing to share."""
    return f"{100 * number / whole:.0f} %" if whole else "–"


@register.filter
def as_percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent."""
    return f"{100 * share:.0f} %"


@register.filter
def years(days: int) -> int:
    """A long stretch of days in whole years."""
    return round(days / 365.25)


@register.filter
def finding(word: str) -> str:
    """What a check found, in words."""
    return Finding(word).label


@register.filter
def iso_day(text: str) -> str:
    """A day as the database writes it in JSON: "3 May 2026"."""
    return PartialDate.parse(text).words
