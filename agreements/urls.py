"""The register's addresses. The file of a list at /x/ is /x.csv with the same query string."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agreements.views import (
    agreements,
    charts,
    checks,
    commitments,
    compare,
    dashboard,
    disagreements,
    gaps,
    methodology,
    minerals,
    parties,
    pillars,
    sources,
    timeline,
)

app_name = "agreements"


class ChartFile(StringConverter):
    """The ways in which a chart is served."""

    regex = "csv|svg|json"


register_converter(ChartFile, "chartfile")

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("agreements/", agreements.agreement_list, name="agreements"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path(
        "agreements/<slug:slug>/pillars.csv",
        agreements.agreement_pillars_csv,
        name="agreement_pillars_csv",
    ),
    path("pillars/", pillars.matrix, name="pillars"),
    path("pillars.csv", pillars.pillars_csv, name="pillars_csv"),
    path("pillars/matrix.csv", pillars.matrix_csv, name="matrix_csv"),
    path("pillars/gaps/", gaps.gap_finder, name="gaps"),
    path("pillars/<slug:slug>/", pillars.pillar, name="pillar"),
    path("pillars/<slug:slug>.csv", pillars.pillar_csv, name="pillar_csv"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments.csv", commitments.commitments_csv, name="commitments_csv"),
    path("commitments.ics", commitments.commitments_ics, name="commitments_ics"),
    path("commitments/<int:pk>/check/", checks.check, name="check"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("timeline.csv", timeline.timeline_csv, name="timeline_csv"),
    path("timeline.ics", timeline.timeline_ics, name="timeline_ics"),
    path("charts/<slug:name>.<chartfile:kind>", charts.chart, name="chart"),
    path("compare/", compare.compare, name="compare"),
    path("compare.csv", compare.compare_csv, name="compare_csv"),
    path("disagreements/", disagreements.disagreement_list, name="disagreements"),
    path("disagreements.csv", disagreements.disagreements_csv, name="disagreements_csv"),
    path("parties/", parties.party_list, name="parties"),
    path("parties.csv", parties.parties_csv, name="parties_csv"),
    path("parties/<slug:slug>/", parties.party, name="party"),
    path("minerals/", minerals.mineral_list, name="minerals"),
    path("minerals.csv", minerals.minerals_csv, name="minerals_csv"),
    path("minerals/<slug:slug>/", minerals.mineral, name="mineral"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("methodology/", methodology.methodology, name="methodology"),
]
