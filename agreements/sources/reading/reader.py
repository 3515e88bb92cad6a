"""One page in, one reading out; what kind of page it is decides how."""

from __future__ import annotations

from datetime import date, timedelta

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import Flag
from agreements.sources.reading import noise, signs
from agreements.sources.reading.byline import byline_of
from agreements.sources.reading.canonical import canonical, domain_of
from agreements.sources.reading.claims import Claims, claims_of
from agreements.sources.reading.decoding import decode
from agreements.sources.reading.heads import head_of
from agreements.sources.reading.language import language_of
from agreements.sources.reading.outlet import headline_of, outlet_of, titles
from agreements.sources.reading.published import published_on
from agreements.sources.reading.story import story
from agreements.sources.reading.trees import Node, parse, walk

SHORTEST = 80  # characters below which a page holds no story
AHEAD = timedelta(days=2)  # a day's difference of time zone, and a late clock


def read(page: Page, *, today: date) -> Reading:
    """The article on a page.

    Never raises for what a page holds: what is wrong with it is in the flags. A date
    after ``today`` is left out and flagged.
    """
    text = decode(page.body, page.content_type)
    root = parse(text)
    if root is None:
        return _nothing(page, Flag.EMPTY)
    return _article(page, text, root, today)


def _nothing(page: Page, *flags: Flag) -> Reading:
    address = canonical((), page.address or page.url)
    return Reading(
        url=address, outlet="", domain=domain_of(address), title="", byline="",
        published_on=None, language="", text="", flags=frozenset(flags),
    )  # fmt: skip


def _article(page: Page, text: str, root: Node, today: date) -> Reading:
    flags = _odd(page, text, root)
    noise.remove_unseen(root)
    claims = claims_of(root)
    head = head_of(root, titles(root, claims))
    title = headline_of(root, claims, head)
    address = _address(page, claims)
    domain = domain_of(address)
    outlet = outlet_of(root, claims, title, domain)
    published = published_on(head, claims, address, claims.language)
    if published and published > today + AHEAD:
        published = None
        flags.add(Flag.FUTURE_DATE)
    body, more = _body(root, claims, title, flags)
    return Reading(
        url=address, outlet=outlet, domain=domain, title=title, byline=byline_of(head, claims),
        published_on=published, language=language_of(body, claims.language), text=body,
        flags=frozenset(flags | more),
    )  # fmt: skip


def _body(root: Node, claims: Claims, title: str, flags: set[Flag]) -> tuple[str, set[Flag]]:
    """The text of the story, and what is odd about it. Prunes ``root``."""
    offered = signs.offers_rest(root)
    consent = noise.remove_noise(root)
    paragraphs = story(root, leave_out=[title], mended=Flag.MALFORMED in flags)
    told = [words for words in paragraphs if not signs.commands_software(words)]
    more = {Flag.INSTRUCTIONS} if len(told) < len(paragraphs) else set()
    body = "\n\n".join(told)
    if len(body) < SHORTEST:
        return "", {*more, Flag.CONSENT_WALL if consent >= SHORTEST * 3 else Flag.EMPTY}
    if offered or signs.stops_short(claims, told):
        more.add(Flag.PAYWALL)
    return body, more


def _odd(page: Page, text: str, root: Node) -> set[Flag]:
    hidden = (value for node in walk(root) for value in (node.text or "", *node.values()))
    found = {
        Flag.MALFORMED: signs.is_broken(page.body, text),
        Flag.ACTIVE_CONTENT: signs.is_active(root),
        Flag.INSTRUCTIONS: any(signs.commands_software(words) for words in hidden if words),
    }
    return {flag for flag, is_so in found.items() if is_so}


def _address(page: Page, claims: Claims) -> str:
    said = [*claims.canonical, *claims.said("og:url"), *claims.texts("mainEntityOfPage")]
    return canonical(said, page.address or page.url)
