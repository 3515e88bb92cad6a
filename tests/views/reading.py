"""Reads a page as a person does: words, without the markup around them."""

import re
from html import unescape


def text_of(markup: str) -> str:
    """The words of a piece of markup, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())
