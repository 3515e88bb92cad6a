"""One page in, one reading out; what kind of page it is decides how."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import Flag
from agreements.sources.reading import noise, signs
from agreements.sources.reading.byline import byline_of, clean
from agreements.sources.reading.canonical import canonical, domain_of
from agreements.sources.reading.claims import Claims, claims_of
from agreements.sources.reading.decoding import decode
from agreements.sources.reading.embedded import embedded_story
from agreements.sources.reading.heads import head_of
from agreements.sources.reading.kinds import Kind, kind_of
from agreements.sources.reading.language import language_of
from agreements.sources.reading.outlet import headline_of, outlet_of, titles
from agreements.sources.reading.pdf import document_of
from agreements.sources.reading.plain_text import headline_in, paragraphs_of
from agreements.sources.reading.published import published_on
from agreements.sources.reading.story import story
from agreements.sources.reading.trees import Node, parse

SHORTEST = 80  # characters below which there is no story
DIALOGUE = 240  # characters from which a consent dialogue is what a page is about
AHEAD = timedelta(days=2)  # a day's difference of time zone, and a late clock
REFUSED = {
    Kind.DATA: Flag.NOT_AN_ARTICLE,
    Kind.BINARY: Flag.UNREADABLE,
    Kind.NOTHING: Flag.EMPTY,
}


@dataclass
class _Draft:
    """A reading in the making."""

    page: Page
    today: date
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published_on: date | None = None
    language: str = ""
    paragraphs: list[str] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)

    def finished(self) -> Reading:
        """The reading, without what it must not hold: orders to software, days to come."""
        told = [words for words in self.paragraphs if not signs.commands_software(words)]
        if len(told) < len(self.paragraphs):
            self.flags.add(Flag.INSTRUCTIONS)
        if self.published_on and self.published_on > self.today + AHEAD:
            self.published_on = None
            self.flags.add(Flag.FUTURE_DATE)
        text = "\n\n".join(told)
        if len(text) < SHORTEST:
            text = ""
            self.flags |= set() if any(flag.rejects for flag in self.flags) else {Flag.EMPTY}
        url = self.url or canonical((), self.page.address or self.page.url)
        return Reading(
            url=url, outlet=self.outlet, domain=domain_of(url), title=self.title,
            byline=self.byline, published_on=self.published_on,
            language=self.language, text=text, flags=frozenset(self.flags),
        )  # fmt: skip


def read(page: Page, *, today: date) -> Reading:
    """The article on a page, in a text or in a PDF.

    Never raises for what a page holds: what is wrong with it is in the flags, and its text
    is empty where nothing is to be kept. A date after ``today`` is left out and flagged.
    """
    text = decode(page.body, page.content_type)
    kind, draft = kind_of(page.body, page.content_type, text), _Draft(page, today)
    if kind in REFUSED:
        draft.flags.add(REFUSED[kind])
    elif kind is Kind.PDF:
        _read_pdf(draft)
    elif kind is Kind.TEXT or (root := parse(text)) is None:
        _read_text(draft, text)
    else:
        _read_html(draft, text, root)
    return draft.finished()


def _read_text(draft: _Draft, text: str) -> None:
    draft.paragraphs = paragraphs_of(text)
    draft.language = language_of(text)
    draft.title = headline_in(draft.paragraphs)
    if draft.title:
        draft.paragraphs = draft.paragraphs[1:]


def _read_pdf(draft: _Draft) -> None:
    document = document_of(draft.page.body)
    if document is None:
        draft.flags.add(Flag.UNREADABLE)
        return
    _read_text(draft, document.text)
    draft.title = document.title or draft.title
    draft.byline, draft.published_on = clean(document.author), document.made_on


def _read_html(draft: _Draft, text: str, root: Node) -> None:
    draft.flags |= signs.oddities(draft.page.body, text, root)
    noise.remove_unseen(root)
    claims = claims_of(root)
    head = head_of(root, titles(root, claims))
    draft.title = headline_of(root, claims, head)
    draft.url = _address(draft.page, claims)
    draft.outlet = outlet_of(root, claims, draft.title, domain_of(draft.url))
    draft.published_on = published_on(head, claims, draft.url, claims.language)
    _read_story(draft, root, claims)
    draft.language = language_of(" ".join(draft.paragraphs), claims.language)
    draft.byline = byline_of(head, claims, draft.language)


def _read_story(draft: _Draft, root: Node, claims: Claims) -> None:
    """The paragraphs, and whether they are all of the story. Prunes ``root``."""
    offer, data = signs.offer_in(root), embedded_story(root, claims)
    consent = noise.remove_noise(root)
    shown = story(root, leave_out=[draft.title], mended=Flag.MALFORMED in draft.flags)
    length = sum(map(len, shown))
    if length < SHORTEST and not offer:
        shown = data
    draft.paragraphs = shown = signs.without_offer(shown) if offer else shown
    if sum(map(len, shown)) < SHORTEST and consent >= DIALOGUE:
        draft.flags.add(Flag.CONSENT_WALL)
    elif signs.is_index(root, claims, shown):
        draft.flags.add(Flag.NOT_AN_ARTICLE)
        draft.paragraphs = []
    elif signs.is_beginning(offer, claims, shown):
        draft.flags.add(Flag.PAYWALL)


def _address(page: Page, claims: Claims) -> str:
    said = [*claims.canonical, *claims.said("og:url"), *claims.texts("mainEntityOfPage")]
    return canonical(said, page.address or page.url)
