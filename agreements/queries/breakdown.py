"""How many agreements speak on each pillar: by strength, year, party or kind, or one party
against another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet
from django.http import QueryDict

from agreements.charts.bars import Bar, Bars, Part
from agreements.charts.form import Form
from agreements.charts.heat import Heat, Row
from agreements.core.words import AgreementKind, PillarOrigin, Strength
from agreements.models import Agreement, Participation, Pillar, Provision
from agreements.models.agreement import NO_DATE, YEAR
from agreements.queries.charts import Chart, as_list, in_words
from agreements.queries.coverage import PillarTotal, strongest, totals
from agreements.queries.filters import AgreementFilter

BY = {"strength": "Strength", "year": "Year", "party": "Party", "kind": "Kind"}
MOST_PARTIES = 10
"""How many parties stand side by side: those with the most agreements."""

STRENGTHS = tuple(Part(strength[0], strength.label) for strength in Strength)
HEAD, UNIT = "Pillar", "agreements"


class Asked(NamedTuple):
    """How the breakdown is cut; what cannot be read is left out and told in ``errors``."""

    by: str
    is_percent: bool
    against: str
    errors: dict[str, list[str]]


def asked(data: QueryDict, parties: Mapping[str, str]) -> Asked:
    """Read ``by``, ``measure`` and ``against`` from a query string."""
    by, against = data.get("by") or "strength", data.get("against", "").strip()
    errors = {}
    if by not in BY:
        errors["by"] = [f"“{by}” is not one of {', '.join(BY)}."]
    if against and against not in parties:
        errors["against"] = [f"“{against}” is no party of the register."]
    against = against if against in parties else ""
    percent = data.get("measure") == "percent"
    return Asked(by if by in BY else "strength", percent, against, errors)


def breakdown(data: QueryDict) -> Chart:
    """The chart as its files have it, read from a query string."""
    chosen = AgreementFilter(data, Agreement.objects.all())
    return breakdown_of(chosen, list(Pillar.objects.all()))


def breakdown_of(
    chosen: AgreementFilter,
    pillars: Sequence[Pillar],
    best: Mapping[Any, Strength] | None = None,
    of: int | None = None,
) -> Chart:
    """The breakdown of the ``of`` agreements ``chosen``; ``best`` are their strengths.

    Both are read where they are not given.
    """
    of = chosen.qs.order_by().count() if of is None else of
    names = {term.slug: term.name for term in chosen.vocabulary["party"]}
    cut = asked(chosen.data, names)
    rival = _rival(chosen, cut)
    if rival:
        form, told = _against(chosen, pillars, names, rival, cut), "Firmest wording of each"
    elif cut.by == "strength":
        form, told = _by_strength(chosen, pillars, best, of, cut), "Firmest wording of each"
    else:
        form = _grid(chosen, pillars, cut)
        told = f"Agreements that speak on each pillar, by {BY[cut.by].lower()}"
    share = ", in per cent of the agreements" if cut.is_percent else ""
    return Chart(
        name="breakdown",
        title=_title(cut, names, rival),
        told=f"{in_words(chosen, of)} {told}{share}.",
        form=form,
        query=str(chosen.data.urlencode()),
        note=_note(cut),
        errors={**chosen.errors, **cut.errors},
    )


def _rival(chosen: AgreementFilter, cut: Asked) -> str:
    """The party against which the other stands: only where exactly one party is chosen."""
    parties = chosen.chosen.get("party") or []
    return parties[0] if cut.against and len(parties) == 1 and parties[0] != cut.against else ""


def _title(cut: Asked, names: Mapping[str, str], rival: str) -> str:
    if rival:
        return f"{names[rival]} against {names[cut.against]}, pillar by pillar"
    if cut.by == "strength":
        return "How firm the wording is, pillar by pillar"
    return f"Pillar by {BY[cut.by].lower()}"


def _note(cut: Asked) -> str:
    if cut.by == "party" and not cut.against:
        return (
            f"The {MOST_PARTIES} parties with the most agreements of those shown. An agreement "
            "counts for each of its parties, so columns are not to be added."
        )
    return ""


# --- By strength -----------------------------------------------------------------


def _by_strength(
    chosen: AgreementFilter, pillars: Sequence[Pillar], best: Any, of: int, cut: Asked
) -> Form:
    best = strongest(chosen.narrowed().values("pk")) if best is None else best
    counted = totals(best, pillars, of=of)
    groups = {str(o): o.label for o in PillarOrigin}
    rows = tuple(_bar(chosen, each, {}, groups[each.pillar.origin]) for each in counted)
    return Bars(HEAD, STRENGTHS, rows, UNIT, cut.is_percent)


def _bar(
    chosen: AgreementFilter,
    total: PillarTotal,
    instead: Mapping[str, list[str]],
    group: str,
    party: str = "",
) -> Bar:
    """The bar of a pillar, or of one party under it."""
    pillar = total.pillar
    return Bar(
        label=party or pillar.name,
        numbers=tuple(total.by_strength.values()),
        hrefs=tuple(
            as_list(chosen, instead, pillar=[pillar.slug], firmest=[str(strength)])
            for strength in total.by_strength
        ),
        code="" if party else pillar.code,
        group=group,
        of=total.of,
        total_href=as_list(chosen, instead, pillar=[pillar.slug]),
    )


def _against(
    chosen: AgreementFilter,
    pillars: Sequence[Pillar],
    names: Mapping[str, str],
    rival: str,
    cut: Asked,
) -> Form:
    """A bar for each of two parties under every pillar."""
    sides = {}
    for party in (rival, cut.against):
        matching = chosen.narrowed(party=[party])
        sides[party] = totals(strongest(matching.values("pk")), pillars, of=matching.count())
    rows = []
    for n, pillar in enumerate(pillars):
        for party, counted in sides.items():
            group = f"{pillar.code} {pillar.name}"
            rows.append(_bar(chosen, counted[n], {"party": [party]}, group, names[party]))
    return Bars("Party", STRENGTHS, tuple(rows), UNIT, cut.is_percent)


# --- By year, party or kind ------------------------------------------------------


class Column(NamedTuple):
    """A column of the grid: what it is called and how its agreements are asked for."""

    key: str
    label: str
    word: str
    values: list[str]
    whole: int


def _grid(chosen: AgreementFilter, pillars: Sequence[Pillar], cut: Asked) -> Form:
    columns, counts = CUTS[cut.by](chosen)
    rows = tuple(
        Row(
            label=pillar.name,
            numbers=tuple(counts[pillar.pk, column.key] for column in columns),
            hrefs=tuple(
                as_list(chosen, {}, pillar=[pillar.slug], **{column.word: column.values})
                for column in columns
            ),
            code=pillar.code,
            href=as_list(chosen, {}, pillar=[pillar.slug]),
        )
        for pillar in pillars
    )
    wholes = tuple(column.whole for column in columns) if cut.is_percent else ()
    return Heat(HEAD, tuple(column.label for column in columns), rows, UNIT, wholes)


Counts = Counter[tuple[int, str]]


def _by_year(chosen: AgreementFilter) -> tuple[list[Column], Counts]:
    own = chosen.narrowed().annotate(key=YEAR)
    wholes = _wholes(own)
    columns = [
        Column(key, "No date" if key == NO_DATE else key, "year", [key], wholes[key])
        for key in sorted(wholes, key=lambda key: (key == NO_DATE, key))
    ]
    return columns, _spoken(own)


def _by_kind(chosen: AgreementFilter) -> tuple[list[Column], Counts]:
    own = chosen.narrowed().annotate(key=F("kind"))
    wholes = _wholes(own)
    columns = [
        Column(str(kind), kind.label, "kind", [str(kind)], wholes[str(kind)])
        for kind in AgreementKind
        if wholes[str(kind)]
    ]
    return columns, _spoken(own)


def _wholes(own: QuerySet[Any]) -> Counter[str]:
    rows = own.order_by().values_list("key").annotate(n=Count("pk"))
    return Counter(dict(rows))


def _spoken(own: QuerySet[Any]) -> Counts:
    """How many agreements of each key speak on each pillar."""
    rows = own.order_by().filter(provision__isnull=False).values_list("provision__pillar", "key")
    return Counter({(p, key): n for p, key, n in rows.annotate(n=Count("pk", distinct=True))})


def _by_party(chosen: AgreementFilter) -> tuple[list[Column], Counts]:
    ids = chosen.narrowed().values("pk")
    taking_part = Participation.objects.filter(agreement__in=ids).order_by()
    ranked = taking_part.values_list("party__slug", "party__name").annotate(
        n=Count("agreement", distinct=True)
    )
    top = ranked.order_by("-n", "party__name")[:MOST_PARTIES]
    between = list(chosen.chosen.get("between") or ())
    columns = [
        Column(slug, name, "between", list(dict.fromkeys([*between, slug])), n)
        for slug, name, n in top
    ]
    rows = (
        Provision.objects.filter(
            agreement__in=ids,
            agreement__participation__party__slug__in=[column.key for column in columns],
        )
        .order_by()
        .values_list("pillar", "agreement__participation__party__slug")
        .annotate(n=Count("agreement", distinct=True))
    )
    return columns, Counter({(pillar, key): n for pillar, key, n in rows})


CUTS = {"year": _by_year, "party": _by_party, "kind": _by_kind}
