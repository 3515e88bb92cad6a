"""The register's addresses. The file of a list at /x/ is /x.csv with the same query string."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agreements.views import (
    agreements,
    charts,
    dashboard,
    methodology,
    minerals,
    parties,
    pillars,
    sources,
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
    path("pillars/<slug:slug>/", pillars.pillar, name="pillar"),
    path("pillars/<slug:slug>.csv", pillars.pillar_csv, name="pillar_csv"),
    path("charts/<slug:name>.<chartfile:kind>", charts.chart, name="chart"),
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
