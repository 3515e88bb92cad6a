"""What is missing, stale or in dispute: each indicator of quality is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Value

from agreements.core.intake_words import ArrivalState, Found
from agreements.core.words import DisagreementState, OutletKind, OwnValue, SuggestionState, Trust
from agreements.models import (
    Agreement,
    AgreementMineral,
    Amount,
    Arrival,
    Article,
    Check,
    Citation,
    Commitment,
    Disagreement,
    Event,
    Feed,
    Mineral,
    Outlet,
    Participation,
    Party,
    Pillar,
    Provision,
    Revisit,
    Suggestion,
)
from agreements.models.content import made_yet
from agreements.models.fields import LastDay
from agreements.queries.overdue import OVERDUE

Rows = QuerySet[Any]

STALE = timedelta(days=365)
"""How long after its review a fact counts as stale; a rule of ours."""

LONG = timedelta(days=30)
"""How long a suggestion may wait before it counts as waiting long; a rule of ours."""

ONE_IN = 10
"""A pillar is well covered where at least one agreement in ten says something on it."""


@dataclass(frozen=True)
class Indicator:
    """One thing that is counted: a number, and the list behind it."""

    slug: str
    label: str
    told: str
    """What is counted, in words."""
    group: str
    rows: Callable[[date], Rows]
    """The rows as of a day."""
    list: str = ""
    """An existing list that holds exactly the same rows, where there is one."""
    permission: str = ""
    """What it takes to see the list; its number is public."""


def _unquoted(table: Any, column: str) -> Callable[[date], Rows]:
    """Facts of which no citation keeps the words."""
    quoted = Citation.objects.filter(**{column: OuterRef("pk")}).exclude(quote="")
    return lambda _on: table.objects.filter(~Exists(quoted))


def _dates_unquoted(_on: date) -> Rows:
    """Agreements with a date that no words kept by a citation give."""
    of_the_date = Citation.objects.filter(agreement=OuterRef("pk"), about=str(OwnValue.SIGNED_ON))
    dated = Agreement.objects.exclude(signed_on=None)
    return dated.filter(~Exists(of_the_date.exclude(quote="")))


def _uncited(table: Any, column: str) -> Callable[[date], Rows]:
    cited = Citation.objects.filter(**{column: OuterRef("pk")})
    return lambda _on: table.objects.filter(~Exists(cited))


def _reference(table: Any) -> Callable[[date], Rows]:
    return lambda _on: table.objects.filter(trust=str(Trust.REFERENCE))


def _stale(table: Any) -> Callable[[date], Rows]:
    return lambda on: table.objects.filter(
        trust=str(Trust.REVIEWED), reviewed_at__date__lt=on - STALE
    )


def _without_signatory(_on: date) -> Rows:
    signed = Participation.objects.filter(agreement=OuterRef("pk")).exclude(signatory="")
    return Agreement.objects.filter(~Exists(signed))


def _without_provision(_on: date) -> Rows:
    return Agreement.objects.filter(~Exists(Provision.objects.filter(agreement=OuterRef("pk"))))


def _thin_pillars(_on: date) -> Rows:
    """Pillars on which fewer than one agreement in ten says something."""
    whole = Agreement.objects.order_by().values(all=Value(1)).annotate(n=Count("pk")).values("n")
    spoken = Pillar.objects.annotate(n=Count("provision__agreement", distinct=True))
    return spoken.alias(whole=Subquery(whole)).filter(whole__gt=F("n") * ONE_IN)


def _unchecked(on: date) -> Rows:
    """Commitments overdue on the day that nobody checked since they fell due."""
    looked = Check.objects.filter(commitment=OuterRef("pk"), looked_on__lte=on)
    since = looked.filter(looked_on__gt=LastDay(OuterRef("due_on")))
    late = Commitment.objects.with_state(on).filter(made_yet(on), state__in=OVERDUE)
    return late.filter(~Exists(since))


def _waiting(_on: date) -> Rows:
    return Suggestion.objects.filter(state=str(SuggestionState.WAITING))


def _sources(_on: date) -> Rows:
    return Article.objects.published()


def _found(found: Found) -> Callable[[date], Rows]:
    """Sources whose address answered so when it was last asked again; since when, and where."""
    seen = Revisit.objects.current().filter(article=OuterRef("pk"), found=str(found))
    told = {"found_since": F("revisit__since"), "leads_to": F("revisit__address")}
    return lambda _on: Article.objects.published().filter(Exists(seen)).annotate(**told)


def _never_fetched(_on: date) -> Rows:
    fetched = Arrival.objects.filter(url=OuterRef("url"), ended_at__isnull=False)
    asked = Revisit.objects.current().filter(article=OuterRef("pk"))
    rows = Article.objects.published().filter(raw_page=None).exclude(url="")
    return rows.filter(~Exists(fetched), ~Exists(asked))


def _unnamed_minerals(_on: date) -> Rows:
    named = AgreementMineral.objects.filter(mineral__over__ancestor=OuterRef("pk"))
    return Mineral.objects.filter(~Exists(named))


def _absent_parties(_on: date) -> Rows:
    return Party.objects.filter(~Exists(Participation.objects.filter(party=OuterRef("pk"))))


EVIDENCE, TEXTS, AGE, SOURCES, WORK, WORDS = (
    "Evidence", "Agreements", "Trust and age", "Sources", "Work that waits", "Coverage",
)  # fmt: skip

INDICATORS: tuple[Indicator, ...] = (
    Indicator("provisions-without-a-quote", "Provisions without a quote", "No citation keeps the words that the coding rests on.", EVIDENCE, _unquoted(Provision, "provision")),
    Indicator("commitments-without-a-quote", "Commitments without a quote", "No citation keeps the words of the promise.", EVIDENCE, _unquoted(Commitment, "commitment")),
    Indicator("amounts-without-a-quote", "Amounts without a quote", "No citation keeps the words that name the sum.", EVIDENCE, _unquoted(Amount, "amount")),
    Indicator("events-without-a-quote", "Events without a quote", "No citation keeps the words that tell of it.", EVIDENCE, _unquoted(Event, "event")),
    Indicator("dates-without-a-quote", "Dates of agreements without a quote", "No citation keeps the words that give the date.", EVIDENCE, _dates_unquoted),
    Indicator("provisions-without-a-source", "Provisions without a source", "No article is cited for it.", EVIDENCE, _uncited(Provision, "provision")),
    Indicator("commitments-without-a-source", "Commitments without a source", "No article is cited for it.", EVIDENCE, _uncited(Commitment, "commitment")),
    Indicator("full-text-not-read", "Agreements whose full text was not read", "A pillar without a provision is not reported there, rather than silent.", TEXTS, lambda _on: Agreement.objects.filter(text_read=False)),
    Indicator("without-a-date", "Agreements without a date", "Neither signature nor announcement is dated.", TEXTS, lambda _on: Agreement.objects.filter(signed_on=None), "/agreements/?year=none"),
    Indicator("without-a-place", "Agreements without a place", "No place of signature is on record.", TEXTS, lambda _on: Agreement.objects.filter(place="")),
    Indicator("without-a-signatory", "Agreements without a named signatory", "Nobody is on record as having signed.", TEXTS, _without_signatory),
    Indicator("without-a-provision", "Agreements without a provision", "No pillar is coded.", TEXTS, _without_provision),
    Indicator("agreements-of-reference", "Agreements that rest on reference data", "Press-derived and not reviewed by a person.", AGE, _reference(Agreement), "/agreements/?trust=reference"),
    Indicator("commitments-of-reference", "Commitments that rest on reference data", "Press-derived and not reviewed by a person.", AGE, _reference(Commitment), "/commitments/?trust=reference"),
    Indicator("provisions-of-reference", "Provisions that rest on reference data", "Press-derived and not reviewed by a person.", AGE, _reference(Provision)),
    Indicator("stale-agreements", "Agreements reviewed more than a year ago", "A person reviewed it, and nobody again for 365 days.", AGE, _stale(Agreement)),
    Indicator("stale-commitments", "Commitments reviewed more than a year ago", "A person reviewed it, and nobody again for 365 days.", AGE, _stale(Commitment)),
    Indicator("open-disagreements", "Disagreements still open", "Sources give several values, and nobody explained or resolved it.", AGE, lambda _on: Disagreement.objects.with_rivals().filter(state=str(DisagreementState.OPEN)), "/disagreements/?state=open"),
    Indicator("articles-without-a-date", "Sources without a date", "The day of publication is not on record.", SOURCES, lambda on: _sources(on).filter(published_on=None)),
    Indicator("articles-without-text", "Sources whose text is not kept", "Facts rest on it, and its words cannot be looked up here.", SOURCES, lambda on: _sources(on).filter(text="")),
    Indicator("sources-gone", "Sources gone", "When last asked, the site said that there is no page at its address.", SOURCES, _found(Found.GONE)),
    Indicator("sources-changed", "Sources changed", "When last asked, its address gave other words than those read before.", SOURCES, _found(Found.CHANGED)),
    Indicator("sources-moved", "Sources moved", "When last asked, its address led to another.", SOURCES, _found(Found.MOVED)),
    Indicator("sources-not-reached", "Sources not reached", "When last asked, no page came, and why is no sign that it went.", SOURCES, _found(Found.UNREACHED)),
    Indicator("sources-never-fetched", "Sources never checked", "The register has never fetched its address.", SOURCES, _never_fetched),
    Indicator("outlets-of-unknown-kind", "Outlets of unknown kind", "Nobody said what kind of publisher it is.", SOURCES, lambda _on: Outlet.objects.filter(kind=str(OutletKind.UNKNOWN))),
    Indicator("overdue-without-a-check", "Commitments overdue without a check", "Its date passed, and nobody looked since whether it came.", WORK, _unchecked),
    Indicator("suggestions-waiting", "Suggestions waiting", "Read by a machine or a load, and not decided by a person.", WORK, _waiting, permission="view_suggestion"),
    Indicator("suggestions-waiting-long", "Suggestions waiting for over 30 days", "Read by a machine or a load, and not decided for 30 days.", WORK, lambda on: _waiting(on).filter(made_at__date__lt=on - LONG), permission="view_suggestion"),
    Indicator("failed-fetches", "Fetches that failed", "An address or a file was given up; a curator may try it again.", WORK, lambda _on: Arrival.objects.filter(state=str(ArrivalState.FAILED)), permission="view_arrival"),
    Indicator("feeds-failing", "Feeds that fail", "Watched, and the last check failed.", WORK, lambda _on: Feed.objects.filter(is_watched=True, failures__gt=0), permission="view_feed"),
    Indicator("pillars-below-coverage", "Pillars below coverage", "Fewer than one agreement in ten says something on it.", WORDS, _thin_pillars),
    Indicator("minerals-without-agreement", "Minerals without an agreement", "No agreement names it or what stands below it.", WORDS, _unnamed_minerals),
    Indicator("parties-without-agreement", "Parties without an agreement", "It takes part in none itself.", WORDS, _absent_parties),
)  # fmt: skip
BY_SLUG = {each.slug: each for each in INDICATORS}
