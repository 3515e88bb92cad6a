"""Every address of the site, filled in, and which of them anybody may read."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access import ARGUMENTS_OF

ARGUMENT = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")
VALUES = {
    **dict.fromkeys(("pk", "id", "object_id", "content_type_id", "change"), "1"),
    **dict.fromkeys(("uidb64", "token", "url", "signed"), "x"),
    "slug": "thing",
    "name": "who-owes",
    "kind": "csv",
    "deed": "check",
    "app_label": "agreements",
}
MADE_OF_WHAT_IS_ASKED = {"compare.csv": "compare.csv?a=thing&a=other"}
"""Addresses that answer only where the query string says what to make."""
NOT_PUBLIC = ("account/", "admin/", "api/", "health/", "history/", "review/", "watching/")


def addresses(patterns=None, before: str = "") -> Iterator[str]:
    """Every address of the site, with something that exists in the place of each argument."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield filled(route)


def filled(route: str) -> str:
    values = VALUES | ARGUMENTS_OF.get(route, {})
    address = ARGUMENT.sub(lambda found: values[found[1] or found[2]], route)
    return address.replace("^", "").removesuffix("$")


def is_public(address: str) -> bool:
    """Whether anybody may read it: not where something is written."""
    return not address.startswith(NOT_PUBLIC) and not address.endswith("/check/")


PUBLIC = sorted(
    MADE_OF_WHAT_IS_ASKED.get(address, address) for address in addresses() if is_public(address)
)
