"""Who published a page, and its headline without that name."""

from __future__ import annotations

import itertools
import re

from agreements.sources.reading.claims import Claims, names_in
from agreements.sources.reading.heads import Head
from agreements.sources.reading.trees import Node, labels_of, walk, words_of

SEPARATORS = re.compile(r"\s+(?:[|–—•»]|::|-|—)\s+|\s*｜\s*")
LONGEST = 80
FIRST = 400  # elements at the beginning of a page among which its name stands
MASTHEAD = re.compile(
    r"\b(?:hd|masthead|logo|lg|brand|branding|sitename|site-?title|sitebranding)\b", re.I
)
NO_NAMES = frozenset(
    (
        "home",
        "top",
        "menu",
        "start",
        "accueil",
        "inicio",
        "startseite",
        "トップ",
        "search",
        "log in",
    )
)


def outlet_of(root: Node, claims: Claims, headline: str, domain: str) -> str:
    """The name of the outlet: as claimed, as set off in the title, as printed; else its domain."""
    publishers = [name for value in claims.thing("publisher") for name in names_in(value)]
    for name in (*claims.said("og:site_name"), *publishers, *claims.said("application-name")):
        if 1 < len(name.strip()) <= LONGEST:
            return name.strip()
    return _beside(title_of(root), headline) or _printed(root, domain) or domain


def title_of(root: Node) -> str:
    """What the title element says."""
    node = next(root.iter("title"), None)
    return words_of(node) if node is not None else ""


def headline_of(root: Node, claims: Claims, head: Head) -> str:
    """The headline as printed, else as claimed, else the first part of the title."""
    title = title_of(root)
    claimed = [
        *claims.said("og:title", "citation_title", "dcterms.title"),
        *claims.texts("headline"),
    ]
    return head.headline or next(iter(claimed), "") or _first_part(title)


def titles(root: Node, claims: Claims) -> list[str]:
    """Every form of the title that the page claims."""
    title = title_of(root)
    said = claims.said("og:title", "twitter:title", "citation_title", "dcterms.title", "dc.title")
    return [*said, *claims.texts("headline"), title, _first_part(title)]


def _first_part(title: str) -> str:
    parts = SEPARATORS.split(title)
    return " - ".join(parts[:-1]) if len(parts) > 1 else title


def _beside(title: str, headline: str) -> str:
    """What the title adds to the headline, before or after it."""
    if not headline or headline not in title or headline == title:
        return ""
    before, _, after = title.partition(headline)
    name = (after.strip() or before.strip()).strip(" |–—-:•»｜")
    return name if 1 < len(name) <= LONGEST else ""


def _printed(root: Node, domain: str) -> str:
    """The name in the head of the page: on the way home, in the masthead, or like the domain's."""
    nodes = list(walk(root))[:FIRST]
    stem = _letters(domain.rpartition(".")[0] or domain)
    for is_name in (_leads_home, _is_masthead, lambda node: _is_like(node, stem)):
        for node in nodes:
            if is_name(node) and (line := _line(node)):
                return line
    return ""


def _line(node: Node) -> str:
    """A short text that may be a name."""
    line = " ".join((node.text or "").split())
    return line if 2 < len(line) <= LONGEST and line.casefold() not in NO_NAMES else ""


def _leads_home(node: Node) -> bool:
    return node.tag == "a" and node.get("href") == "/"


def _is_masthead(node: Node) -> bool:
    """Whether a node, or what it stands in, is called the head of the page."""
    parent = node.getparent()
    labels = labels_of(node) + " " + (labels_of(parent) if parent is not None else "")
    return bool(MASTHEAD.search(labels)) and node.tag not in {"a", "button", "label"}


def _is_like(node: Node, stem: str) -> bool:
    """Whether the letters of a text are all but those of the domain."""
    own = _letters(_line(node))
    pairs = zip(own.removeprefix("the"), stem.removeprefix("the"), strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return len(own) > 3 and shared * 10 >= max(len(own), len(stem)) * 7


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("&", "and")).casefold()
