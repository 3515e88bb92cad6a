"""Who wrote a story, as the page prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agreements.sources.reading.claims import Claims
from agreements.sources.reading.heads import Head, Piece
from agreements.sources.reading.published import MONTH, dates_in

BY = re.compile(
    r"^(?:written |reported |story |text |words )?"
    r"(?:by|par|por|von|di|door|av|af|texte? de|oleh)\b\s*:?\s*",
    re.IGNORECASE,
)
BY_EASTERN = re.compile(r"^(?:文|取材|執筆|記者)\s*[=＝:：/]\s*")
NAMED = re.compile(
    r"\b(byline|by|author|authors|auth|writer|writers|reporter|credit|firma|autor|auteur|"
    r"contributor|creator|signature|src)\b",
    re.IGNORECASE,
)
WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
STAMP = re.compile(
    rf"[\s,;|•·–—-]*\b(?:on |le |el |am )?(?:published|posted|(?:last )?updated|publié|publicado|"
    rf"{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s+(?:de )?(?:{MONTH})\b|"
    rf"(?:{MONTH})\.?\s+\d{{1,2}}\b|"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}年|\d+ min(?:ute)?s? read).*$",
    re.IGNORECASE | re.DOTALL,
)
STAMP_EASTERN = re.compile(r"\s*(?:公開|更新|掲載)?\s*\d{4}\s*[年年].*$", re.DOTALL)
MARKUP = re.compile(r"[\"<>{}\[\]|].*$|https?://.*$", re.DOTALL)
NAME = re.compile(
    r"^(?:[^\W\d_]\.\s?)*[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
    r"(?:\s(?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|bin|al|el|la|le|y|and|et|und|e|&)"
    r"|(?:[^\W\d_]\.\s?)*[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?))*$"
)
NOT_NAMES = re.compile(
    r"\b(brief|press|release|policy|news|share|home|analysis|opinion|read|photo|subscribe|save|gift|"
    r"commodities|report|download|print|reference|place|date|edition|story|premium|exclusive|views?|"
    r"comment|comments|updated|world|business|politics|markets?|listen|listing)\b",
    re.IGNORECASE,
)
LONGEST = 120


def byline_of(head: Head, claims: Claims) -> str:
    """The names of the writers as printed at the story, else as claimed; empty where unsigned."""
    return (
        _signed(head.after)
        or _signed(head.before[-3:])
        or _named(head.pieces)
        or _claimed(claims)
        or _beside_date(head.after)
        or _lone_name(head.after)
    )


def clean(text: str) -> str:
    """A byline without its By, date, markup and what else is printed beside it."""
    text = " ".join(text.split())
    text = BY_EASTERN.sub("", BY.sub("", text, count=1))
    text = STAMP_EASTERN.sub("", STAMP.sub("", text))
    text = MARKUP.sub("", text).strip(" ,;:|•·–—-/")
    return text if 1 < len(text) <= LONGEST else ""


def _signed(pieces: Iterable[Piece]) -> str:
    """After a word that says who by, in the same piece or the next."""
    waiting = False
    for piece in pieces:
        if not piece.text:
            continue
        opened = BY.match(piece.text) or BY_EASTERN.match(piece.text)
        if opened and opened.end() >= len(piece.text):
            waiting = True
        elif (opened or waiting) and (name := clean(piece.text)):
            return name
        else:
            waiting = False
    return ""


def _named(pieces: Iterable[Piece]) -> str:
    """In an element called after the writer; one with a date alone does not count."""
    for piece in pieces:
        if (
            NAMED.search(piece.labels.replace("-", " ").replace("_", " "))
            and len(piece.text) < LONGEST
        ):
            name = clean(piece.text)
            if name and not _is_date(name) and not NOT_NAMES.fullmatch(name):
                return name
    return ""


def _claimed(claims: Claims) -> str:
    for names in (
        claims.said("citation_author", "dc.creator", "dcterms.creator"),
        claims.texts("author"),
        claims.said("author", "article:author", "byl", "parsely-author", "sailthru.author"),
    ):
        known = [name for text in dict.fromkeys(names) if (name := clean(text)) and "/" not in text]
        if known:
            return " and ".join([", ".join(known[:-1]), known[-1]] if known[1:] else known)
    return ""


def _beside_date(pieces: Iterable[Piece]) -> str:
    """What stands before the date in one line: Our correspondent 2 July 2025."""
    for piece in pieces:
        if len(piece.text) < LONGEST and any(dates_in(piece.text)):
            name = clean(piece.text)
            if name and name != piece.text and not NOT_NAMES.fullmatch(name):
                return name
    return ""


def _lone_name(pieces: Iterable[Piece]) -> str:
    """A line right under the headline that can only be a name."""
    for piece in list(pieces)[:4]:
        words = piece.text.split()
        if 2 <= len(words) <= 6 and NAME.match(piece.text) and _is_titled(words):
            return piece.text
    return ""


def _is_titled(words: list[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words)
    return (
        capitals >= 2
        and all(word[0].isupper() or len(word) < 4 for word in words)
        and not NOT_NAMES.search(" ".join(words))
        and not any(word.isupper() and len(word) > 3 for word in words)
    )


def _is_date(text: str) -> bool:
    return any(dates_in(text)) or text[:1].isdigit()
