"""What came before an article: stories like it, and what was said of the same agreements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, IntegerField, JSONField, Q, QuerySet, TextField, Value

from agreements.core.articles import Reading
from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.disputes import Held, held_of
from agreements.core.recognise.findings import Findings
from agreements.core.same_story import Told, Verdict, same_story, told
from agreements.ingest.held_facts import HeldFacts
from agreements.models import Article
from agreements.models.compiled import Compiled, Given, GivenList

PROBES = 48
"""Numbers of a sketch by which earlier stories are looked up: the smallest, which a trimmed
copy shares whatever its length. Two texts that are nearly the same share more than half."""
MOST_LIKE = 200
"""Stories that are compared, at most; the newest of those that share a number."""
MOST_SAID = 50
"""Earlier articles on an agreement whose values are compared, at most; the newest."""
REGISTER = "register"
THERE, LIKE = "there", "like"
"""How an earlier article was found."""


def of_reading(reading: Reading) -> Told[int]:
    """The article ready to be compared."""
    return told(key=0, url=reading.url, text=reading.text)


def met(
    new: Told[int], *addresses: str, but: int | None = None
) -> tuple[Article | None, Verdict[int]]:
    """The article held under any of the addresses, and which one the new story repeats.

    Of several at an address the one with a text comes before others. Only first tellings are
    compared: a copy is linked to the first, never to another copy. ``but`` is an article not
    to be compared with: itself, when it is read again; nor is the one at the address.
    """
    rows = STORIES.rows(
        addresses=[address for address in addresses if address],
        text_hash=new.text_hash or None,  # without words it is like no other
        probes=list(new.sketch[:PROBES]),
    )
    held = [pk for how, pk, *_ in rows if how == THERE]
    texts = Article.objects.filter(pk__in=held).order_by("pk") if held else []
    found = min(texts, key=lambda row: not row.text, default=None)
    # The oldest first: of two that are equally like, the first told counts.
    like = sorted(row[1:] for row in rows if row[0] == LIKE)
    passed = {but, found.pk if found else None}
    told_before = [
        Told(key=pk, url=url, text_hash=text_hash, sketch=tuple(numbers))
        for pk, url, text_hash, numbers in like
        if pk not in passed
    ]
    return found, same_story(new, told_before)


def _stories() -> QuerySet[Article, tuple[Any, ...]]:
    """Those at an address; and the newest first tellings of the same text, or of numbers in
    common."""
    columns = ("pk", "url", "text_hash", "sketch")
    there = Article.objects.filter(url__in=GivenList("addresses", TextField())).order_by()
    probes = Given("probes", ArrayField(IntegerField()))
    like = Q(text_hash=Given("text_hash", TextField())) | Q(sketch__overlap=probes)
    first = Article.objects.filter(like, duplicate_of__isnull=True).order_by("-pk")
    return there.values_list(Value(THERE), *columns).union(
        first.values_list(Value(LIKE), *columns)[:MOST_LIKE], all=True
    )


STORIES = Compiled(_stories)


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
    about: dict[str, None] = {}
    for each in held_of("", findings):
        about[json.dumps([{"parties": sorted(each.parties)}])] = None
        if each.known:
            about[json.dumps([{"known": each.known}])] = None
    given = {f"about_{at}": told for at, told in enumerate(about)}
    earlier = _said_of(len(given)).rows(**given, but=but or 0) if given else []
    registered = [_registered(slug, held[slug]) for slug in known if slug]
    return [*registered, *(each for pk, said in earlier for each in _read(pk, said))]


@lru_cache(maxsize=16)
def _said_of(how_many: int) -> Compiled:
    """What first tellings said of so many agreements or parties, the newest first."""

    def build() -> QuerySet[Article, tuple[Any, ...]]:
        about = Q()
        for at in range(how_many):
            about |= Q(said__contains=Given(f"about_{at}", JSONField()))
        rows = Article.objects.filter(about, duplicate_of__isnull=True)
        rows = rows.exclude(pk=Given("but", BigIntegerField())).order_by("-pk")
        return rows.values_list("pk", "said")[:MOST_SAID]

    return Compiled(build)


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
