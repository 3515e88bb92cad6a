"""The charts of commitments: when they fall due, and who owes them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse

from agreements.charts.bars import Bar, Bars, Part
from agreements.charts.dots import Dot, Dots
from agreements.core.words import DueState
from agreements.models import Commitment
from agreements.models.fields import LastDay
from agreements.queries.charts import Chart
from agreements.queries.commitment_facets import ORDER, OWING
from agreements.queries.commitments import CommitmentFilter

NAMED = 3
"""How many promises outside the frame are named one by one."""

STRETCH = 160
"""Letters of a promise in a sentence about it."""


def commitments_asked(data: QueryDict) -> CommitmentFilter:
    return CommitmentFilter(data, Commitment.objects.all())


def due_dates(data: QueryDict) -> Chart:
    """Every dated promise that matches, by due date."""
    return due_dates_of(commitments_asked(data))


def who_owes(data: QueryDict) -> Chart:
    """Parties by the number of commitments they owe, state by state."""
    return who_owes_of(commitments_asked(data))


def due_dates_of(chosen: CommitmentFilter) -> Chart:
    edition = chosen.edition
    dated = chosen.narrowed().filter(due_on__isnull=False)
    rows = dated.select_related("agreement").order_by(
        LastDay("due_on"), "agreement__title", "position", "pk"
    )
    label = f"{edition.on.day} {edition.on:%b %Y}" if edition.is_past else "Today"
    form = Dots(tuple(_dot(row, edition.query) for row in rows), edition.on, label)
    return Chart(
        "due-dates",
        "Every dated promise, by due date",
        _told(form, chosen),
        form,
        query=chosen.as_query,
        note=outside_in_words(form.outside),
        errors=chosen.errors,
    )


def _dot(row: Any, query: str) -> Dot:
    address = f"{row.agreement.get_absolute_url()}{query}"
    state = DueState(row.state)
    return Dot(
        row.due_on, row.summary, row.agreement.title, str(state), state.label,
        href=f"{address}#c-{row.pk}", agreement_href=address,
    )  # fmt: skip


def _told(form: Dots, chosen: CommitmentFilter) -> str:
    """How many, under which filters, and the month in which most fell due unseen."""
    n = len(form.rows)
    told = f"{n} promise{'' if n == 1 else 's'} with a date{chosen.filters_in_words}."
    late = Counter(
        f"{dot.due.last:%B %Y}" for dot in form.rows if dot.state in {"overdue", "contradicted"}
    )
    [(month, most)] = late.most_common(1) or [("", 0)]
    if most > 1:
        told += f" {most} that fell due in {month} are overdue."
    return f"{told} A promise of which only the month or year is known stands on its last day."


def outside_in_words(outside: Iterable[Dot]) -> str:
    """What the frame of the drawing leaves out, by name where it is little."""
    dots = list(outside)
    if not dots:
        return ""
    n = len(dots)
    head = "One promise falls" if n == 1 else f"{n} promises fall"
    if n > NAMED:
        years = sorted(dot.due.last.year for dot in dots)
        return f"{head} outside the frame, due between {years[0]} and {years[-1]}; see the table."
    named = "; ".join(f"{_short(dot.label)} ({dot.agreement}), due {dot.due.words}" for dot in dots)
    return f"{head} outside the frame: {named}."


def _short(text: str) -> str:
    text = text.rstrip(". ")
    return text if len(text) <= STRETCH else text[:STRETCH].rsplit(" ", 1)[0] + " …"


def who_owes_of(chosen: CommitmentFilter) -> Chart:
    """The parties that owe something; those chosen, in the states chosen, where some are.

    Counted without the filters of party and state, which each number's own link then
    sets: so it equals the list that it leads to.
    """
    numbers, names = _owed(chosen)
    states = [state for state in ORDER if any(counts[state] for counts in numbers.values())]
    wanted = set(chosen.chosen.get("party") or numbers)
    bars = [
        _bar(chosen, slug, names[slug], numbers[slug], states) for slug in numbers if slug in wanted
    ]
    bars.sort(key=lambda bar: (-bar.total, bar.label))
    form = Bars(
        "Party",
        tuple(Part(str(state), state.label) for state in states),
        tuple(bars),
        "promises",
        names=136,
    )
    n = len(bars)
    told = (
        f"{n} part{'y owes' if n == 1 else 'ies owe'} something{chosen.filters_in_words}. "
        "A commitment is counted for every signatory and member of its agreement, since "
        "sources seldom say which side is to act; so the numbers add up to more than there are."
    )
    return Chart(
        "who-owes", "Who owes what", told, form, query=chosen.as_query, errors=chosen.errors
    )


def _owed(chosen: CommitmentFilter) -> tuple[dict[str, Counter[str]], dict[str, str]]:
    """Commitments by party and state, and the names of the parties; one query."""
    party = "agreement__participation__party"
    rows = chosen.narrowed(party=(), state=chosen.chosen.get("state") or ())
    owed = rows.filter(agreement__participation__role__in=OWING)
    counted = owed.order_by().values_list(f"{party}__slug", f"{party}__name", "state")
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    names = {}
    for slug, name, state, n in counted.annotate(n=Count("pk", distinct=True)):
        numbers[slug][state] += n
        names[slug] = name
    return numbers, names


def _bar(
    chosen: CommitmentFilter, slug: str, name: str, counts: Counter[str], states: list[DueState]
) -> Bar:
    page = reverse("agreements:commitments")
    hrefs = [f"{page}?{chosen.asking(party=[slug], state=[str(state)])}" for state in states]
    return Bar(
        name,
        tuple(counts[state] for state in states),
        tuple(hrefs),
        total_href=f"{page}?{chosen.asking(party=[slug])}",
    )
