"""Who published a page, and its headline without that name."""

from __future__ import annotations

import re

from agreements.sources.reading.claims import Claims, names_in
from agreements.sources.reading.heads import Head
from agreements.sources.reading.trees import Node, walk, words_of

SEPARATORS = re.compile(r"\s+(?:[|–—•»]|::|-|—)\s+|\s*｜\s*")
LONGEST = 80


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
    """A short line on the page whose letters make up the name of the domain."""
    stem = _letters(domain.rpartition(".")[0] or domain)
    if len(stem) < 4:
        return ""
    for node in list(walk(root))[:400]:
        line = " ".join((node.text or "").split())
        if 2 < len(line) <= LONGEST and _names(_letters(line), stem):
            return line
    return ""


def _names(own: str, stem: str) -> bool:
    return own in {stem, f"the{stem}"} or (len(own) > 7 and (stem in own or own in stem))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("&", "and")).casefold()
