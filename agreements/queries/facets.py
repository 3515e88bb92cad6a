"""The facets of the register, each declared once.

Adding a facet is adding an entry to ``FACETS``.
"""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Value

from agreements.core.words import (
    AgreementKind,
    Current,
    LegalForce,
    Role,
    Status,
    Strength,
    Trust,
)
from agreements.models import Agreement, AgreementMineral, Participation, Provision, TakingPart
from agreements.models.agreement import YEAR
from agreements.models.agreement_queryset import ENDED
from agreements.models.provisions import firmness
from agreements.queries.facet import Chosen, Facet, Rows


def through_blocs(chosen: Chosen) -> bool:
    """Whether what a bloc takes part in counts for its members too."""
    return chosen.get("through") == "bloc"


def _taking_part(chosen: Chosen) -> Rows:
    """Who takes part: by itself, and where that is asked for through its blocs."""
    return TakingPart.objects.all() if through_blocs(chosen) else Participation.objects.all()


def participations(chosen: Chosen) -> Rows:
    """Participations that count: in the roles chosen, or in any."""
    rows = _taking_part(chosen)
    return rows.filter(role__in=chosen["role"]) if chosen.get("role") else rows


def roles(chosen: Chosen) -> Rows:
    """Roles of the parties chosen, or of any."""
    wanted = _named(chosen)
    rows = _taking_part(chosen)
    return rows.filter(party__slug__in=wanted) if wanted else rows


def _named(chosen: Chosen) -> list[str]:
    return [*chosen.get("party", ()), *chosen.get("between", ())]


def provisions(chosen: Chosen) -> Rows:
    """Provisions that count: of the strengths chosen, where the firmest is as chosen."""
    rows = _where_firmest(Provision.objects.all(), chosen)
    return rows.filter(strength__in=chosen["strength"]) if chosen.get("strength") else rows


def strengths(chosen: Chosen) -> Rows:
    """Provisions on the pillars chosen, or on any, where the firmest is as chosen."""
    return _where_firmest(_on_pillars(chosen), chosen)


def firmest(chosen: Chosen) -> Rows:
    """Provisions than which their agreement has none firmer on the pillar.

    On the pillars chosen, or on any; where something is said in the strengths chosen.
    """
    rows = _on_pillars(chosen)
    if chosen.get("strength"):
        rows = rows.filter(Exists(_there().filter(strength__in=chosen["strength"])))
    return no_firmer(rows)


def _on_pillars(chosen: Chosen) -> Rows:
    rows: Rows = Provision.objects.all()
    return rows.filter(pillar__slug__in=chosen["pillar"]) if chosen.get("pillar") else rows


def _where_firmest(rows: Rows, chosen: Chosen) -> Rows:
    wanted = chosen.get("firmest")
    return rows.filter(Exists(no_firmer(_there()).filter(strength__in=wanted))) if wanted else rows


def no_firmer(rows: Rows) -> Rows:
    """Those of ``rows`` than which their agreement says nothing firmer on the pillar."""
    firmer = _there().alias(rank=firmness()).filter(rank__gt=OuterRef("rank"))
    return rows.alias(rank=firmness()).exclude(Exists(firmer))


def _there() -> Rows:
    """What the agreement of a provision says on its pillar."""
    return Provision.objects.filter(agreement=OuterRef("agreement"), pillar=OuterRef("pillar"))


def minerals(_chosen: Chosen) -> Rows:
    """Minerals named, each standing also for those above it in the tree."""
    return AgreementMineral.objects.all()


def agreements(_chosen: Chosen) -> Rows:
    return Agreement.objects.order_by()


def standing(chosen: Chosen) -> Rows:
    """Agreements with the status they had on the day asked for, else with their own."""
    if chosen.get("as_of"):
        return Agreement.objects.order_by().standing(chosen["as_of"])
    return Agreement.objects.order_by().annotate(stood=F("status"))


def current(chosen: Chosen) -> Rows:
    """Agreements that still stood."""
    still = standing(chosen).exclude(stood__in=ENDED)
    return still.annotate(current=Value(str(Current.YES)))


def by_year(_chosen: Chosen) -> Rows:
    return Agreement.objects.order_by().annotate(year=YEAR)


def _wants_all_pillars(chosen: Chosen) -> bool:
    return chosen.get("pillars") == "all"


FACETS: tuple[Facet, ...] = (
    Facet(
        "party", "Party", participations, "party__slug",
        note="Agreements in which at least one ticked party takes part.", is_open=True,
        modes=(("through", "", "By itself"), ("through", "bloc", "Also through a bloc")),
    ),
    Facet(
        "between", "Between", participations, "party__slug", terms="party",
        wants_all=lambda _chosen: True,
        note="Agreements in which every ticked party takes part.",
    ),
    Facet(
        "role", "Role", roles, "role", words=Role, by_count=False,
        stands_alone=lambda chosen: bool(chosen.get("between")) and len(_named(chosen)) > 1,
        note="Of the ticked parties, or of any.",
    ),
    Facet(
        "pillar", "Pillar", provisions, "pillar__slug", is_open=True,
        wants_all=_wants_all_pillars,
        note="Any of: at least one ticked pillar is addressed. All of: every one is.",
        modes=(("pillars", "", "Any of"), ("pillars", "all", "All of")),
    ),
    Facet(
        "strength", "Strength", strengths, "strength", words=Strength, by_count=False,
        stands_alone=lambda chosen: _wants_all_pillars(chosen) and len(chosen["pillar"]) > 1,
        note="Of what is said on the ticked pillars, or on any.", is_open=True,
    ),
    Facet(
        "firmest", "Firmest wording", firmest, "strength", words=Strength, by_count=False,
        stands_alone=lambda chosen: _wants_all_pillars(chosen) and len(chosen["pillar"]) > 1,
        note="The strongest of what is said on a ticked pillar, or on any.",
    ),
    Facet(
        "mineral", "Mineral", minerals, "mineral__over__ancestor__slug",
        note="A group finds what stands under it: rare earths find dysprosium.",
    ),
    Facet("kind", "Kind", agreements, "kind", agreement="pk", words=AgreementKind),
    Facet(
        "status", "Status", standing, "stood", agreement="pk", words=Status,
        by_count=False, shown=7, is_open=True,
    ),
    Facet(
        "current", "Current only", current, "current", agreement="pk", words=Current,
        note="Leaves out what was superseded or terminated.",
    ),
    Facet(
        "force", "Legal force", agreements, "legal_force", agreement="pk", words=LegalForce,
        by_count=False,
    ),
    Facet("year", "Year", by_year, "year", agreement="pk", by_count=False, is_open=True),
    Facet("trust", "Trust", agreements, "trust", agreement="pk", words=Trust, by_count=False),
)  # fmt: skip
