"""What is odd about a page: broken markup, active content, words meant for software, a wall."""

from __future__ import annotations

import re

from agreements.core.intake_words import Flag
from agreements.sources.reading.claims import Claims
from agreements.sources.reading.prose import ends
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
# One of these stands in every call; looking for them first is much faster.
CALL_WORDS = (
    "reading", " to read", "unlock", "to access", "to view", "to continue", "to keep", "to finish",
    "subscribers", "members", "your limit", "article limit", "free limit", "abonn", "lire la suite",
    "seguir leyendo", "suscr", "会員", "続き",
)  # fmt: skip
WALL = re.compile(r"paywall|regwall|subscriber-only|subscribers-only|premium-gate|piano-", re.I)
OFFER = re.compile(
    r"subscri|sign (in|up)|log in|regist|member|trial|per month|a (month|week)|abonn|suscri|inscri|"
    r"会員|購読|有料|登録",
    re.IGNORECASE,
)
LONGEST_OFFER = 1_500
LONG_PARAGRAPH = 200
FEWEST_LINKED = 5
ENDING = 30_000  # characters at the end of a page among which an offer stands
TEASER = 1_800  # characters beyond which a text that ends in a sentence is no mere beginning
# One of these stands in every order; looking for them first is a hundred times as fast.
ORDER_WORDS = (
    "ignore ", "disregard ", "forget ", "override ", "you are now", "system:", "assistant:",
    "developer:", "system :", "note to ", "note for ", "notice to ", "notice for ", "message to ",
    "message for ", "messages to ", "notes to ", "instruction", "attention", "command",
    "if you are a", "drop the review", "approve th", "publish th", "accept th",
)  # fmt: skip
PRIOR = r"(?:all |any |the |your |these )*(?:previous|prior|above|earlier|preceding)"
ORDERS = re.compile(
    rf"\b(?:ignore|disregard|forget|override)\s+{PRIOR}\s+"
    r"(?:instructions?|prompts?|rules?|directions?|messages?|guidance|text|content|context)|"
    r"\byou are now (?:the|an?|in)\b.{0,40}"
    r"\b(?:administrator|admin|assistant|mode|root|developer)\b|"
    r"\b(?:system|assistant|developer)\s*:\s*(?:ignore|disregard|forget|you|set|mark|approve|delete|"
    r"publish|do not|override)\b|"
    r"\b(?:note|notice|message|instructions?|attention|command)s? (?:to|for) (?:all |any |the )?"
    r"(?:automated|ai|a\.i\.|machine|language[- ]model|llm|bots?|crawlers?|scrapers?|software|"
    r"robots?|assistants?|agents?)\b|"
    r"\bif you are an? (?:ai|a\.i\.|llm|language model|automated|bot|machine|assistant)\b|"
    r"\bdrop the review queue\b|"
    r"\b(?:approve|publish|accept) (?:this|the) (?:article|page|source|record|fact)s?"
    r" (?:without|automatically|immediately)",
    re.IGNORECASE | re.DOTALL,
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
CODE = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.I | re.DOTALL)
BODIES = re.compile(r"<body\b", re.IGNORECASE)
OPENED = re.compile(r"</(p|div|td|center|a|h[1-6]|b|i|table|article|span)\s*>", re.IGNORECASE)


def is_broken(raw: bytes, text: str) -> bool:
    """Whether the markup was mended in reading: NUL in it, two bodies, ends that never began."""
    text = CODE.sub("", text)
    is_wide = raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:60].count(0) > 15  # UTF-16
    has_nul = b"\0" in raw and not is_wide
    return has_nul or len(BODIES.findall(text)) > 1 or _unmatched(text) > 3


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
    lower = text.lower()
    return any(word in lower for word in ORDER_WORDS) and bool(ORDERS.search(text))


def offer_in(root: Node) -> str:
    """The words with which a subscription is offered where the rest of the story should stand.

    What is called a paywall may also be the story behind it: only a short part that
    speaks of subscribing is an offer.
    """
    for node in walk(root):
        if WALL.search(labels_of(node)):
            offer = words_of(node)
            if len(offer) <= LONGEST_OFFER and OFFER.search(offer):
                return offer
    ending = words_of(root)[-ENDING:]
    lower = ending.lower()
    called = any(word in lower for word in CALL_WORDS) and CALLS.search(ending)
    return called[0] if called else ""


def without_offer(paragraphs: list[str]) -> list[str]:
    """Paragraphs without those that offer the rest, and what is said of the price after them."""
    offers = [n for n, words in enumerate(paragraphs) if len(words) < 400 and CALLS.search(words)]
    if not offers:
        return paragraphs
    after = [words for words in paragraphs[offers[0] :] if not OFFER.search(words)]
    return paragraphs[: offers[0]] + after


def is_beginning(offer: str, claims: Claims, paragraphs: list[str]) -> bool:
    """Whether a text is only the beginning of its story, as far as the page shows.

    There is an offer and the text is short or stops in mid-sentence; or it stops so and
    is said not to be free. Many sites say that of a story and show it all the same.
    """
    stops = bool(paragraphs) and not ends(paragraphs[-1])
    paid = any(value in (False, "False", "false") for value in claims.thing("isAccessibleForFree"))
    short = sum(len(words) for words in paragraphs) < TEASER
    return (stops and (paid or bool(offer))) or (bool(offer) and short)


def is_index(root: Node, claims: Claims, paragraphs: list[str]) -> bool:
    """Whether a page lists stories and tells none: linked headlines outweigh its paragraphs.

    ``root`` is the page without its noise. One that calls itself an article is believed.
    """
    if claims.is_article:
        return False
    linked = sum(_is_linked_heading(node) for node in walk(root))
    long = sum(len(words) > LONG_PARAGRAPH for words in paragraphs)
    return linked >= FEWEST_LINKED and linked > long


def _is_linked_heading(node: Node) -> bool:
    if node.tag not in {"h2", "h3", "h4", "h5"}:
        return False
    inside = any(child.tag == "a" and len(words_of(child)) > 20 for child in node.iter("a"))
    parent = node.getparent()
    return inside or (parent is not None and parent.tag == "a" and len(words_of(node)) > 20)


def oddities(raw: bytes, text: str, root: Node) -> set[Flag]:
    """What is odd about a page as it came, before anything is taken out of it."""
    found = {
        Flag.MALFORMED: is_broken(raw, text),
        Flag.ACTIVE_CONTENT: is_active(root),
        Flag.INSTRUCTIONS: commands_software(text),
    }
    return {flag for flag, is_so in found.items() if is_so}
