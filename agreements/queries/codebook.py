"""What the methodology page counts and defines."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Q

from agreements.core.words import Trust
from agreements.models import Agreement, Citation, Pillar


class Codebook(NamedTuple):
    """The controlled list of pillars, and how many agreements stand on which trust."""

    pillars: list[Pillar]
    trust: list[tuple[Trust, int]]
    texts_read: int
    quotes: int
    citations: int


def codebook() -> Codebook:
    """Definitions and counts, in three queries."""
    rows = Agreement.objects.order_by().values_list("trust", "text_read").annotate(n=Count("pk"))
    counts = {(trust, read): n for trust, read, n in rows}
    quotes = Citation.objects.aggregate(all=Count("pk"), quoted=Count("pk", filter=~Q(quote="")))
    return Codebook(
        pillars=list(Pillar.objects.all()),
        trust=[
            (trust, counts.get((str(trust), True), 0) + counts.get((str(trust), False), 0))
            for trust in Trust
        ],
        texts_read=sum(n for (_trust, read), n in counts.items() if read),
        quotes=quotes["quoted"],
        citations=quotes["all"],
    )
