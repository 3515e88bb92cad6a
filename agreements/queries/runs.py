"""What came in: runs with their progress, and the arrivals of one."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from agreements.core.intake_words import ArrivalState, RunKind
from agreements.models import Arrival, Run

LOOKS = {
    ArrivalState.WAITING: "undated",
    ArrivalState.WORKING: "soon",
    ArrivalState.KEPT: "met",
    ArrivalState.DUPLICATE: "ahead",
    ArrivalState.REJECTED: "superseded",
    ArrivalState.FAILED: "overdue",
    ArrivalState.ASKS: "contradicted",
}
"""The mark and colour of each state: those of the register's promises, by what they say."""
AGAIN = (ArrivalState.FAILED, ArrivalState.ASKS)
OF_ARRIVALS = [str(RunKind.INGEST), str(RunKind.FEED), str(RunKind.REPLAY)]


class Tally(NamedTuple):
    """How many arrivals of a run stand in one state."""

    state: ArrivalState
    n: int
    look: str


class Progress(NamedTuple):
    """A run and how far it has come."""

    run: Run
    tallies: list[Tally]

    @property
    def total(self) -> int:
        return sum(each.n for each in self.tallies)

    @property
    def over(self) -> int:
        return sum(each.n for each in self.tallies if each.state.is_over)

    @property
    def is_over(self) -> bool:
        return self.over == self.total

    @property
    def to_retry(self) -> int:
        return sum(each.n for each in self.tallies if each.state in AGAIN)


def runs_for_list() -> QuerySet[Any]:
    """Runs that brought articles, newest first, each with its numbers."""
    rows: Any = Run.objects.filter(kind__in=OF_ARRIVALS).select_related("by", "feed")
    return rows.with_progress().order_by("-started_at", "-pk")


def listed(run: Any) -> Progress:
    """The progress of a run of the list; nothing more is asked."""
    return Progress(run, tallies({str(state): getattr(run, str(state)) for state in ArrivalState}))


def run_for_page(pk: int) -> Progress:
    """The run numbered ``pk`` that brought articles, two queries; raises Run.DoesNotExist."""
    run = Run.objects.select_related("by", "feed").get(pk=pk, kind__in=OF_ARRIVALS)
    return Progress(run, tallies(run.progress()))


def tallies(counts: dict[str, int]) -> list[Tally]:
    """States that any stands in, in the order of their list."""
    return [
        Tally(state, counts[str(state)], LOOKS[state])
        for state in ArrivalState
        if counts.get(str(state))
    ]


def arrivals_of(run: Run) -> QuerySet[Arrival]:
    """What was handed in, in order, with the article it became and what was found in it."""
    found = Count("article__suggestion", distinct=True)
    waiting = Count(
        "article__suggestion", filter=Q(article__suggestion__state="waiting"), distinct=True
    )
    rows = run.arrivals.select_related("article__duplicate_of")
    return rows.defer(
        "article__text", "article__search", "article__sketch",
        "article__duplicate_of__text", "article__duplicate_of__search",
        "article__duplicate_of__sketch",
    ).annotate(found=found, waiting=waiting).order_by("pk")  # fmt: skip
