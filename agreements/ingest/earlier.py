"""What came before an article: stories like it, and what was said of the same agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from agreements.core.articles import Reading
from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.disputes import Held, held_of
from agreements.core.recognise.findings import Findings
from agreements.core.same_story import Told, Verdict, same_story, told
from agreements.ingest.held_facts import HeldFacts
from agreements.models import Article

PROBES = 48
"""Numbers of a sketch by which earlier stories are looked up: the smallest, which a trimmed
copy shares whatever its length. Two texts that are nearly the same share more than half."""
MOST_LIKE = 200
"""Stories that are compared, at most; the newest of those that share a number."""
MOST_SAID = 50
"""Earlier articles on an agreement whose values are compared, at most; the newest."""
REGISTER = "register"


def of_reading(reading: Reading) -> Told[int]:
    """The article ready to be compared."""
    return told(key=0, url=reading.url, text=reading.text)


def at_address(*addresses: str) -> Article | None:
    """The article held under any of these addresses; the one with a text before others."""
    named = [address for address in addresses if address]
    rows = Article.objects.filter(url__in=named) if named else Article.objects.none()
    return min(rows.order_by("pk"), key=lambda row: not row.text, default=None)


def repeats(new: Told[int], *, but: int | None = None) -> Verdict[int]:
    """Which article of the register the new one repeats, if any; ``of`` is its number.

    Only first tellings are compared: a copy is linked to the first, never to another copy.
    ``but`` is an article not to be compared with: itself, when it is read again.
    """
    like = Q(text_hash=new.text_hash) if new.text_hash else Q(pk=None)
    if new.sketch:
        like |= Q(sketch__overlap=list(new.sketch[:PROBES]))
    rows = Article.objects.filter(like, duplicate_of__isnull=True).exclude(pk=but or 0)
    columns = rows.order_by("-pk").values_list("pk", "url", "text_hash", "sketch")[:MOST_LIKE]
    # The oldest first: of two that are equally like, the first told counts.
    return same_story(
        new,
        [
            Told(key=pk, url=url, text_hash=text_hash, sketch=tuple(numbers))
            for pk, url, text_hash, numbers in reversed(columns)
        ],
    )


def said_before(
    findings: Findings, held: Mapping[str, HeldFacts], *, but: int | None = None
) -> list[Held]:
    """What the register, then earlier articles, say of the agreements found.

    ``held`` is what the register holds, by slug.
    """
    mine = [each for each in findings.agreements if each.mention == "main"]
    if not mine:
        return []
    known = dict.fromkeys(each.known for each in mine if each.known in held)
    about = Q(pk=None)
    for each in held_of("", findings):
        about |= Q(said__contains=[{"parties": sorted(each.parties)}])
        if each.known:
            about |= Q(said__contains=[{"known": each.known}])
    rows = Article.objects.filter(about, duplicate_of__isnull=True).exclude(pk=but or 0)
    earlier = rows.order_by("-pk").values_list("pk", "said")[:MOST_SAID]
    registered = [_registered(slug, held[slug]) for slug in known if slug]
    return [*registered, *(each for pk, said in earlier for each in _read(pk, said))]


def as_said(findings: Findings) -> list[dict[str, Any]]:
    """What an article says of each agreement, as kept in ``Article.said``."""
    return [
        {
            "parties": sorted(each.parties),
            "known": each.known,
            "kind": each.kind,
            "signed_on": str(each.signed_on or ""),
            "place": each.place,
            "sums": [list(pair) for pair in each.sums],
            "dues": list(each.dues),
        }
        for each in held_of("", findings)
    ]


def _read(pk: int, said: Iterable[dict[str, Any]]) -> list[Held]:
    return [
        Held(
            source=str(pk),
            parties=frozenset(each["parties"]),
            known=each["known"],
            kind=each["kind"],
            signed_on=PartialDate.parse(each["signed_on"]) if each["signed_on"] else None,
            place=each["place"],
            sums=tuple((value, currency) for value, currency in each["sums"]),
            dues=tuple(each["dues"]),
        )
        for each in said
    ]


def _registered(slug: str, held: HeldFacts) -> Held:
    signed_on = held.own["signed_on"]
    return Held(
        source=REGISTER,
        parties=frozenset(),
        known=slug,
        signed_on=PartialDate.parse(signed_on) if signed_on else None,
        place=held.own["place"],
        sums=tuple((value, currency) for value, currency, _pk in held.amounts),
        dues=held.dues,
    )
