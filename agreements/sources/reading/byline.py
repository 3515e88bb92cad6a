"""Who wrote a story, as the page prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agreements.sources.reading.claims import Claims
from agreements.sources.reading.heads import Head, Piece
from agreements.sources.reading.published import MONTH, dates_in

BY = re.compile(
    r"^(?:(?:written|reported|story|text|words|posted|published)\s+)?by\b\s*:?\s*", re.IGNORECASE
)
# "Von" and "Di" begin names too: another language's word counts in that language alone.
BY_ELSEWHERE = {
    "fr": "par", "es": "por", "pt": "por", "de": "von", "it": "di", "nl": "door", "sv": "av",
    "no": "av", "da": "af", "id": "oleh",
}  # fmt: skip
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
    rf"[\s,;|•·–—-]*\b(?:on |le |el |am )?(?:"
    rf"(?:published|posted|(?:last )?updated|publié|publicado)\b|"
    rf"(?:{WEEKDAY})\b\.?,?\s+(?:\d|(?:{MONTH})\b)|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s+(?:de )?(?:{MONTH})\b|(?:{MONTH})\.?\s+\d{{1,2}}\b|"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d+ min(?:ute)?s? read).*$",
    re.IGNORECASE | re.DOTALL,
)
STAMP_EASTERN = re.compile(r"\s*(?:公開|更新|掲載)?\s*\d{4}\s*[年년].*$", re.DOTALL)
MARKUP = re.compile(r"[\"<>{}\[\]|].*$|https?://.*$", re.DOTALL)
NAME = re.compile(
    r"^(?:[^\W\d_]\.\s?)*[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
    r"(?:\s(?:(?:de|da|do|dos|del|della|di|du|van|von|der|den|bin|al|el|la|le|y|and|et|und|e|&)"
    r"|(?:[^\W\d_]\.\s?)*[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?))*$"
)
NOT_NAMES = re.compile(
    r"\b(brief|press|release|policy|news|share|home|analysis|opinion|read|photo|subscribe|save|gift|"
    r"commodities|report|download|print|reference|place|date|edition|story|premium|exclusive|views?|"
    r"comment|comments|updated|world|business|politics|markets?|listen|listing|breaking|latest|"
    r"critical|minerals?|mining|energy|economy|trade|climate|international|national|regional|local|"
    r"united|states|european|union|follow|sign|log|menu|search|skip|about|contact|advert\w*)\b",
    re.IGNORECASE,
)
AND = r"(?:and|&|et|y|e|und|och|og|en)"
AND_BEFORE = re.compile(rf"(?:\s{AND}|,)\s*$|^{AND}\s*$", re.IGNORECASE)
AND_AFTER = re.compile(rf"^(?:{AND}\b|,)", re.IGNORECASE)
LONGEST = 120


def byline_of(head: Head, claims: Claims, language: str) -> str:
    """The names of the writers as printed at the story, else as claimed; empty where unsigned."""
    words = {BY_ELSEWHERE.get(code) for code in (language, claims.language[:2].lower())} - {None}
    by = [BY, BY_EASTERN]
    by += [re.compile(rf"^{word}\b\s*:?\s*", re.IGNORECASE) for word in sorted(map(str, words))]
    return (
        _signed(head.after, by)
        or _signed(head.before[-3:], by)
        or _named(head.pieces)
        or _claimed(claims)
        or _beside_date(head.after)
        or _lone_name(head.after)
    )


def clean(text: str, opened: int = 0) -> str:
    """A byline without its By, date, markup and what else is printed beside it."""
    text = BY.sub("", " ".join(text[opened:].split()), count=1)
    text = STAMP_EASTERN.sub("", STAMP.sub("", text))
    text = MARKUP.sub("", text).strip(" ,;:|•·–—-/")
    return text if 1 < len(text) <= LONGEST else ""


def _signed(pieces: Sequence[Piece], by: Iterable[re.Pattern[str]]) -> str:
    """After a word that says who by, in the same piece or the next."""
    waiting = False
    for number, piece in enumerate(pieces):
        if not piece.text:
            continue
        opened = max((match.end() for each in by if (match := each.match(piece.text))), default=0)
        if opened and opened >= len(piece.text):
            waiting = True
        elif (opened or waiting) and (name := clean(piece.text, opened)):
            return clean(_with_others(piece.text[opened:], pieces[number + 1 :])) or name
        else:
            waiting = False
    return ""


def _with_others(text: str, pieces: Sequence[Piece]) -> str:
    """A name and those that follow it in pieces of their own, joined by commas or an and."""
    for piece in pieces:
        if not (AND_BEFORE.search(text) or AND_AFTER.match(piece.text)):
            break
        text = f"{text} {piece.text}".replace(" ,", ",")
    return text


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
        if 2 <= len(words) <= 4 and NAME.match(piece.text) and _is_titled(words):
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
