"""One pillar and what agreements say on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, QueryDict

from agreements.charts.bars import Bar, Bars
from agreements.core.words import DisagreementState, Strength
from agreements.models import Agreement, Citation, Disagreement, Pillar, Provision
from agreements.models.agreement import NO_DATE, year_of
from agreements.queries.breakdown import STRENGTHS
from agreements.queries.charts import Chart, as_list, in_words
from agreements.queries.facets import no_firmer
from agreements.queries.filters import AgreementFilter
from agreements.queries.provisions import in_order_of_list


class PillarPage(NamedTuple):
    """A pillar with its neighbours, how many provisions speak on it, and since when."""

    pillar: Pillar
    before: Pillar | None
    after: Pillar | None
    by_strength: list[tuple[Strength, int]]
    agreements: int
    of: int
    over_time: Chart


def pillar_for_page(slug: str, chosen: AgreementFilter) -> PillarPage:
    """The pillar called ``slug`` in the agreements ``chosen``; raises Pillar.DoesNotExist."""
    pillars: Sequence[Pillar] = list(Pillar.objects.all())
    at = next((n for n, each in enumerate(pillars) if each.slug == slug), None)
    if at is None:
        raise Pillar.DoesNotExist(slug)
    matching = chosen.narrowed()
    rows = Provision.objects.filter(pillar=pillars[at], agreement__in=matching.values("pk"))
    counts = dict(rows.order_by().values_list("strength").annotate(n=Count("pk")))
    return PillarPage(
        pillar=pillars[at],
        before=pillars[at - 1] if at else None,
        after=pillars[at + 1] if at + 1 < len(pillars) else None,
        by_strength=[(strength, counts.get(str(strength), 0)) for strength in Strength],
        agreements=matching.covering(pillars[at]).count(),
        of=matching.count(),
        over_time=over_time(pillars[at], chosen),
    )


def pillar_years(data: QueryDict) -> Chart:
    """The chart of one pillar over the years; ``of`` is its slug."""
    pillar = Pillar.objects.filter(slug=data.get("of", "")).first()
    if pillar is None:
        raise Http404("Say in “of” which pillar, such as of=stockpiling.")
    return over_time(pillar, AgreementFilter(data, Agreement.objects.all()))


def over_time(pillar: Pillar, chosen: AgreementFilter) -> Chart:
    """How many agreements speak on ``pillar``, by year and firmest wording."""
    spoken = no_firmer(Provision.objects.filter(pillar=pillar)).order_by()
    rows = spoken.filter(agreement__in=chosen.narrowed().values("pk"))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    keyed = rows.values_list(year_of("agreement__signed_on"), "strength")
    for year, strength, n in keyed.annotate(n=Count("agreement", distinct=True)):
        counts[year][strength] = n
    data = chosen.data.copy()
    data["of"] = pillar.slug
    found = sum(sum(each.values()) for each in counts.values())
    return Chart(
        name="pillar-years",
        title=f"{pillar.name} over the years",
        told=f"{in_words(chosen, found)} Firmest wording of each, by year of its date.",
        form=Bars("Year", STRENGTHS, _years(pillar, chosen, counts), "agreements"),
        query=str(data.urlencode()),
        errors=chosen.errors,
    )


def _years(
    pillar: Pillar, chosen: AgreementFilter, counts: Mapping[str, Mapping[str, int]]
) -> tuple[Bar, ...]:
    own = [pillar.slug]
    return tuple(
        Bar(
            label="No date" if year == NO_DATE else year,
            numbers=tuple(counts[year].get(str(strength), 0) for strength in Strength),
            hrefs=tuple(
                as_list(chosen, {}, pillar=own, year=[year], firmest=[str(strength)])
                for strength in Strength
            ),
            total_href=as_list(chosen, {}, pillar=own, year=[year]),
        )
        for year in sorted(counts, key=lambda year: (year == NO_DATE, year))
    )


def provisions_for_pillar(pillar: Pillar, chosen: AgreementFilter) -> QuerySet[Provision]:
    """Provisions on ``pillar`` of the agreements asked for, in the strengths asked for."""
    rows = in_order_of_list(chosen.narrowed()).filter(pillar=pillar)
    if chosen.chosen.get("strength"):
        rows = rows.filter(strength__in=chosen.chosen["strength"])
    disputes = chosen.edition.disputed(
        Disagreement.objects.with_rivals()
        .filter(agreement=OuterRef("agreement"), pillar=OuterRef("pillar"))
        .exclude(state=str(DisagreementState.RESOLVED))
    )
    cited = rows.select_related("agreement", "pillar").annotate(is_disputed=Exists(disputes))
    citations = Citation.objects.select_related("article__outlet")
    if chosen.edition.is_past:
        citations = citations.filter(chosen.edition.told("article__published_on"))
    return cited.prefetch_related(Prefetch("citations", citations))
