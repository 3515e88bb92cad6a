"""What stands on a page and is not its story: found by what it is, is called, or hides."""

from __future__ import annotations

import itertools
import re

from agreements.sources.reading.trees import Node, labels_of, walk, words, words_of

INERT = words(
    "script style noscript template iframe frame frameset object embed applet svg math canvas "
    "audio video picture img map input button select textarea option datalist nav aside footer "
    "figure figcaption dialog menu base link meta title"
)
# Left out unless they hold the story: some sites wrap a whole page in one of these.
WRAPPERS = frozenset(("form", "header", "table", "dl", "fieldset", "address"))
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
DIALOGS = words("cookie cookies consent gdpr ccpa dialog alertdialog")
CONSENT = re.compile(
    r"cookie|consent|partners|personal data|legitimate interest|privacy|クッキー|同意|"
    r"consentement|données personnelles|datos personales|consentimiento|Einwilligung",
    re.IGNORECASE,
)
PAYWALLS = words("paywall regwall piano")
# What makers of pages call the parts that are not the story, in the languages read.
PARTS = words("""
    ad ads adslot advert adverts advertisement advertising dfp mpu leaderboard billboard skyscraper
    outbrain taboola sponsor sponsored
    sponsorship promo promoted promotion publicidad publicite anuncio werbung
    newsletter nl signup subscribe subscription boletin meter offer modal popup overlay
    related relacionadas recommended recommendation recirc trending popular jp relatedposts
    share sharing sharedaddy shr social comment comments commentlist cmts cmt disqus
    respond nocomments breadcrumb breadcrumbs crumbs caption credit credits pullquote pull
    callout factbox factfile fact keyfacts glance inset breakout infobox
    sidebar rail widget tags topics keywords taglinks etiquetas
    byline author authors bio toc footnotes footnote downloads print ticker tape masthead navbar
    nav navigation menu footer colophon pie foot disclaimer signoff sig standards kicker
    standfirst abstract dek deck bajada chapo sapo subtitle subheadline tagline teaser meta
    contacts contact breaking brk banner toolbar latest more events correction corrections
    notice video gallery poll weather prices whitepaper skip views timestamp dateline-box
    """)
NEVER = (
    "comment", "cmts", "disqus", "respond", "related", "recommend", "trending", "popular",
    "most-read", "latest", "newsletter", "sidebar", "footer",
)  # fmt: skip
PAIRS = words(
    "read-more most-read sign-off sub-head see-also read-also read-next you-may site-title "
    "entry-meta entry-footer pub-type sub-title stand-first pull-quote fact-box photo-credit "
    "image-credit post-navigation"
)
CONCEALED = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|filter\s*:\s*blur|text-indent\s*:\s*-\d{3}",
    re.IGNORECASE,
)


def unseen(node: Node) -> bool:
    """Whether a reader of the page cannot see this."""
    return (
        node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or bool(CONCEALED.search(node.get("style") or ""))
    )


def remove_unseen(root: Node) -> None:
    """Take out what is not shown; what follows it stays."""
    for node in [node for node in walk(root) if node.tag != "body" and unseen(node)]:
        remove(node)


def remove_noise(root: Node) -> int:
    """Take out the parts that are not the story; say how long the consent dialogues were.

    A part with most of the page's text may be the story itself, wrongly named, and stays.
    Comments and the like go first: they may outweigh a short story.
    """
    for node in [node for node in walk(root) if _never_holds(node)]:
        remove(node)
    sizes = _sizes(root)
    half = sizes.get(root, 0) / 2
    consent = 0
    for node in list(walk(root)):
        if node.getparent() is None or node.tag in {"html", "body"}:
            continue
        large = sizes[node] > half
        if _is_dialog(node) and (not large or _asks_consent(node)):
            consent += len(words_of(node))
            remove(node)
        elif _is_noise(node) and (not large or node.tag in INERT):
            remove(node)
    return consent


def _never_holds(node: Node) -> bool:
    """Whether a part is named first of all as no story, and holds no headline."""
    if not node.keys() or node.tag in {"html", "body", "article", "main"}:
        return False
    named = any(name.startswith(NEVER) for name in labels_of(node).lower().split())
    return named and next(node.iter("h1"), None) is None


def remove(node: Node) -> None:
    """Take a part out of its page, leaving the text after it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _sizes(root: Node) -> dict[Node, int]:
    """How much text each element holds, from the leaves up."""
    sizes: dict[Node, int] = {}
    for node in reversed(list(walk(root))):
        own = sizes.get(node, 0) + len((node.text or "").strip())
        sizes[node] = own
        if (parent := node.getparent()) is not None:
            sizes[parent] = sizes.get(parent, 0) + own + len((node.tail or "").strip())
    return sizes


def _parts(node: Node) -> list[str]:
    return [word.lower() for word in WORD.findall(labels_of(node))]


def _is_dialog(node: Node) -> bool:
    if node.tag in {"dialog", "amp-consent"}:
        return True
    return bool(node.keys()) and not DIALOGS.isdisjoint(_parts(node))


def _asks_consent(node: Node) -> bool:
    """Whether a dialogue that fills the page speaks of little but consent."""
    asked = words_of(node)
    return len(CONSENT.findall(asked)) * 300 > len(asked)


def _is_noise(node: Node) -> bool:
    if node.tag in INERT or node.tag in WRAPPERS or node.tag.startswith("amp-"):
        return True
    if not node.keys():
        return False
    parts = _parts(node)
    return (
        not PARTS.isdisjoint(parts)
        or not PAYWALLS.isdisjoint(parts)
        or any(part.startswith("adsby") for part in parts)
        or any(f"{a}-{b}" in PAIRS for a, b in itertools.pairwise(parts))
    )
