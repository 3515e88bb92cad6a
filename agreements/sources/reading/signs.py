"""What is odd about a page: broken markup, active content, words meant for software, a wall."""

from __future__ import annotations

import re

from agreements.sources.reading.claims import Claims
from agreements.sources.reading.story import ENDS
from agreements.sources.reading.trees import Node, labels_of, walk, words, words_of

CALLS = re.compile(
    r"\b(continue|keep|finish) reading\b.{0,80}\b(subscri|sign|log|regist|account|member)|"
    r"\b(subscribe|sign in|sign up|log in|register|become a (member|subscriber)|join)\b[^.]{0,40}"
    r"\bto (continue|keep|read|unlock|access|finish|view)\b|"
    r"\b(this|the) (article|story|content|page|rest) (is|of this \w+ is) "
    r"(only |reserved |exclusively |available )*(for|to) (our |paying |registered )*"
    r"(subscribers|members)|\bsubscribers? only\b|\bto read the (full|rest)\b|"
    r"\byou have reached your (free )?(article )?limit|"
    r"réservé(e)? (à nos|aux) abonnés|abonnez-vous pour|pour lire la suite|"
    r"(suscríbase|suscríbete) para|contenido exclusivo para suscriptores|para seguir leyendo|"
    r"この記事は(有料|会員)|有料会員限定|続きを読むには|会員登録",
    re.IGNORECASE | re.DOTALL,
)
WALL = re.compile(r"paywall|regwall|subscriber-only|subscribers-only|premium-gate|piano-", re.I)
ORDERS = re.compile(
    r"\bignore (all |any |the )?(previous|prior|above|earlier)\b|"
    r"\bdisregard (all |any |the )?(previous|prior|above|earlier|instructions)\b|"
    r"\byou are now (the|an?|in)\b.{0,40}\b(administrator|admin|assistant|mode|root|developer)\b|"
    r"\b(system|developer) (prompt|message|override)\b|^\s*(system|assistant)\s*:|"
    r"\bnew instructions? for (the )?(ai|model|assistant|language model|bots?|crawlers?)\b",
    re.IGNORECASE | re.MULTILINE,
)
ADDRESSED = re.compile(
    r"\b(automated|machine|software|ai|a\.i\.|llm|language model|bot|crawler|scraper|parser|"
    r"indexer|assistant|robot)s?\b",
    re.IGNORECASE,
)
COMMANDS = re.compile(
    r"\b(set (its|the|this|your) (status|confidence|trust|rating|score)|"
    r"mark (this|it|the \w+) as\b|approve (this|the|it)\b|publish (it )?(without|immediately)|"
    r"without (human )?review|"
    r"delete (all|every|the other)|trust(ed)? source|confidence (to|of|=) ?[01]|"
    r"add a (commitment|fact|record|claim)|do not (flag|review|reject)|skip (the )?review|"
    r"drop the review|email the|send the)",
    re.IGNORECASE,
)
FIRES = words(
    "onload onerror onmouseover onfocus onclick onpageshow onanimationstart ontoggle onbegin"
)
HARMLESS = re.compile(
    r"^\s*(javascript:)?\s*(void\b.*|window\.print\(\).*|print\(\).*|history\.(back|go)\(.*|;|"
    r"return (false|true);?|window\.history\.back\(\).*)?\s*$",
    re.IGNORECASE,
)
ADDRESSES = ("href", "src", "action", "data", "formaction", "background", "poster", "xlink:href")
BODIES = re.compile(r"<body\b", re.IGNORECASE)
OPENED = re.compile(r"</(p|div|td|center|a|h[1-6]|b|i|table|article|span)\s*>", re.IGNORECASE)


def is_broken(raw: bytes, text: str) -> bool:
    """Whether the markup was mended in reading: NUL in it, two bodies, ends that never began."""
    return b"\0" in raw[:4_000_000] or len(BODIES.findall(text)) > 1 or _unmatched(text) > 3


def _unmatched(text: str) -> int:
    """How many end tags of common elements have no beginning."""
    ends: dict[str, int] = {}
    for name in OPENED.findall(text):
        ends[name.lower()] = ends.get(name.lower(), 0) + 1
    lower = text.lower()
    return sum(
        max(0, count - len(re.findall(rf"<{name}\b", lower))) for name, count in ends.items()
    )


def is_active(root: Node) -> bool:
    """Whether code would run by itself, or hides where none belongs."""
    return any(_acts(node) for node in walk(root))


def _acts(node: Node) -> bool:
    if node.tag == "iframe" and node.get("srcdoc"):
        return True
    for name, value in node.items():
        if name in FIRES and not HARMLESS.match(value):
            return True
        if name in ADDRESSES or (node.tag == "base" and name == "href"):
            scheme = re.sub(r"[\s\x00-\x1f]", "", value[:200]).lower()
            if scheme.startswith("javascript:") and not HARMLESS.match(value):
                return True
            if scheme.startswith(("data:text/html", "vbscript:")):
                return True
    return False


def commands_software(text: str) -> bool:
    """Whether words are an order to the software that reads them."""
    return bool(ORDERS.search(text)) or bool(ADDRESSED.search(text) and COMMANDS.search(text))


def offers_rest(root: Node) -> bool:
    """Whether a subscription is offered for the rest of the story, where a reader sees it."""
    return any(WALL.search(labels_of(node)) and words_of(node) for node in walk(root)) or bool(
        CALLS.search(words_of(root))
    )


def stops_short(claims: Claims, paragraphs: list[str]) -> bool:
    """Whether a story said not to be free stops in mid-sentence.

    Many sites say so of a story and show it all the same.
    """
    paid = any(value in (False, "False", "false") for value in claims.thing("isAccessibleForFree"))
    return paid and bool(paragraphs) and not ENDS.search(paragraphs[-1])
