"""The gap finder."""

from __future__ import annotations

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from agreements.queries.filters import AgreementFilter
from agreements.queries.gaps import gaps
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

GAPS_SIZE = 100


@require_safe
def gap_finder(request: HtmxRequest) -> TemplateResponse:
    """Parties whose agreements cover some pillars but not others."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all())
    shown = gaps(request.GET, chosen)
    context = {
        "chosen": chosen,
        "shown": shown,
        "page": page_of(request, shown.rows, GAPS_SIZE),
        "pillars": chosen.vocabulary["pillar"],
        "bars": chosen.bars("kind", "status", "year"),
        "examples": EXAMPLES,
    }
    return render_page(request, "agreements/gaps.html", context, partial="results")


EXAMPLES = (
    ("financing", "stockpiling"),
    ("mining-processing-investment", "permitting"),
    ("securing-supply", "rapid-response"),
)
"""Pairs of pillars (covered, lacking) to begin with."""
