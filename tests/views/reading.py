"""Reads a page as a person does: words, without the markup around them."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.http import QueryDict

from agreements.models import Agreement
from agreements.queries.filters import AgreementFilter


def text_of(markup: str) -> str:
    """The words of a piece of markup, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def links(html: str) -> list[tuple[str, int]]:
    """Every number of a page that leads to the list of agreements, once each."""
    found = re.findall(r'<a href="(/agreements/\?[^"]*)">(\d+)</a>', html)
    return list(dict.fromkeys((unescape(href), int(n)) for href, n in found))


def sample(shown: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """All but the pairs of parties, and every twelfth of those: there are hundreds."""
    pairs = [each for each in shown if "between=" in each[0]]
    return [each for each in shown if each not in pairs] + pairs[::12]


def length(href: str) -> int:
    """How many agreements the list at ``href`` holds; fails where it cannot be read whole."""
    parts = urlsplit(href)
    assert parts.path == "/agreements/"
    chosen = AgreementFilter(QueryDict(parts.query), Agreement.objects.all())
    assert chosen.errors == {}
    return chosen.narrowed().count()
