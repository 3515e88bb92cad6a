"""The words of a text cut down to what all inflections of a word share.

Made for finding a phrase in any inflection, not for show: "mining", "mines" and "mined"
become "min". The same is done to phrase and text, so a stem need not be a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agreements.core.recognise.text import folded

WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]))?(?:(?<=\.)[^\W_]+)*")
IRREGULAR = dict(
    pair.split("=")
    for pair in (
        [
            "sold=sell",
            "bought=buy",
            "built=build",
            "kept=keep",
            "held=hold",
            "made=make",
            "gave=give",
            "given=give",
            "took=take",
            "taken=take",
            "chose=choose",
            "chosen=choose",
            "drew=draw",
            "drawn=draw",
            "met=meet",
            "sped=speed",
            "spent=spend",
            "lent=lend",
            "led=lead",
            "brought=bring",
            "sent=send",
            "said=say",
            "found=find",
            "dealt=deal",
            "wrote=write",
            "written=write",
            "grew=grow",
            "grown=grow",
            "dug=dig",
            "fell=fall",
            "fallen=fall",
            "taught=teach",
            "thought=think",
            "won=win",
            "lost=lose",
            "shown=show",
            "knew=know",
            "known=know",
            "left=leave",
            "began=begin",
            "begun=begin",
            "came=come",
            "went=go",
            "gone=go",
            "ran=run",
            "rose=rise",
            "risen=rise",
            "is=be",
            "are=be",
            "was=be",
            "were=be",
            "been=be",
            "being=be",
            "has=have",
            "had=have",
            "does=do",
            "did=do",
            "men=man",
            "women=woman",
            "licence=license",
            "licences=license",
            "licenced=license",
            "licencing=license",
            "programme=program",
            "programmes=program",
            "defence=defense",
            "centre=center",
            "centres=center",
            "labour=labor",
            "agreed=agree",
            "overseen=oversee",
            "undertook=undertake",
            "undertaken=undertake",
            "withdrew=withdraw",
            "fought=fight",
            "sought=seek",
            "struck=strike",
            "stuck=stick",
            "laid=lay",
            "paid=pay",
            "pooled=pool",
            "tied=tie",
            "tying=tie",
            "lying=lie",
            "dying=die",
            "used=use",
            "using=use",
            "uses=use",
            "aluminium=aluminum",
            "analyses=analysis",
            "criteria=criterion",
            "aging=age",
            "based=base",
            "during=during",
            "nothing=nothing",
            "something=something",
            "anything=anything",
            "morning=morning",
            "spring=spring",
            "string=string",
            "bring=bring",
            "king=king",
            "thing=thing",
            "hundred=hundred",
            "ceiling=ceiling",
            "beijing=beijing",
        ]
    )
)
"""Forms that no rule leads to their word, and words that only look like a form."""

VOWEL = re.compile(r"[aeiouy]")
DOUBLED = re.compile(r"([bdfglmnprstz])\1$")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is left of a folded word without its ending."""
    word = IRREGULAR.get(word, word)
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    return _short(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and VOWEL.search(rest) and not rest.endswith("e"):
            return rest
    return word[:-1] if word.endswith("eed") and len(word) > 5 else word


def _short(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("iz"):
        word = word[:-1] + "s"
    word = word.replace("ization", "isation")
    return DOUBLED.sub(r"\1", word)


@dataclass(frozen=True, slots=True)
class Token:
    """``start`` and ``end`` count characters of the text."""

    start: int
    end: int
    word: str
    stem: str


PARTY, MONEY = "@", "$"
"""What stands for the name of any party, and for any sum of money."""


def tokens(
    text: str, start: int, end: int, named: Sequence[tuple[int, int, str]] = ()
) -> list[Token]:
    """The words between two offsets; a hyphen parts two, and the s of a genitive is none.

    Each of ``named``, in order, is one word: from, to, and the sign it is taken for.
    """
    whole = folded(text)
    found: list[Token] = []
    at = start
    for first, last, sign in named:
        if first >= at and last <= end:
            found += _plain(whole, at, first)
            found.append(Token(first, last, sign, sign))
            at = last
    return [*found, *_plain(whole, at, end)]


def _plain(whole: str, start: int, end: int) -> Iterator[Token]:
    for match in WORD.finditer(whole, start, end):
        word = match[0]
        if word != "s" or whole[match.start() - 1 : match.start()] != "'":
            yield Token(match.start(), match.end(), word, stem(word.replace(".", "")))
