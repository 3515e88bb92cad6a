"""One pillar and what agreements say on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from agreements.core.words import DisagreementState, Strength
from agreements.models import Agreement, Disagreement, Pillar, Provision
from agreements.queries.filters import AgreementFilter
from agreements.queries.provisions import in_order_of_list


class PillarPage(NamedTuple):
    """A pillar with its neighbours and how many provisions speak on it, by strength."""

    pillar: Pillar
    before: Pillar | None
    after: Pillar | None
    by_strength: list[tuple[Strength, int]]
    agreements: int
    of: int


def pillar_for_page(slug: str) -> PillarPage:
    """The pillar called ``slug``; raises Pillar.DoesNotExist."""
    pillars: Sequence[Pillar] = list(Pillar.objects.all())
    at = next((n for n, each in enumerate(pillars) if each.slug == slug), None)
    if at is None:
        raise Pillar.DoesNotExist(slug)
    rows = Provision.objects.filter(pillar=pillars[at]).order_by().values("strength")
    counts = {row["strength"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    return PillarPage(
        pillar=pillars[at],
        before=pillars[at - 1] if at else None,
        after=pillars[at + 1] if at + 1 < len(pillars) else None,
        by_strength=[(strength, counts.get(str(strength), 0)) for strength in Strength],
        agreements=Agreement.objects.covering(pillars[at]).count(),
        of=Agreement.objects.count(),
    )


def provisions_for_pillar(pillar: Pillar, chosen: AgreementFilter) -> QuerySet[Provision]:
    """Provisions on ``pillar`` of the agreements asked for, in the strengths asked for."""
    rows = in_order_of_list(chosen.narrowed()).filter(pillar=pillar)
    if chosen.chosen.get("strength"):
        rows = rows.filter(strength__in=chosen.chosen["strength"])
    disputes = (
        Disagreement.objects.with_rivals()
        .filter(agreement=OuterRef("agreement"), pillar=OuterRef("pillar"))
        .exclude(state=str(DisagreementState.RESOLVED))
    )
    cited = rows.select_related("agreement", "pillar").annotate(is_disputed=Exists(disputes))
    return cited.prefetch_related("citations__article__outlet")
