"""Every chart by its name in addresses. Adding a chart is adding a line."""

from __future__ import annotations

from agreements.queries.breakdown import breakdown
from agreements.queries.charts import Build
from agreements.queries.commitment_charts import due_dates, who_owes
from agreements.queries.mineral_page import years_asked
from agreements.queries.party_page import partners_asked
from agreements.queries.pillars import pillar_years
from agreements.queries.quality import quality_asked
from agreements.queries.relations import succession
from agreements.queries.timeline_chart import timeline_chart
from agreements.queries.worlds import world_asked

CHARTS: dict[str, Build] = {
    "breakdown": breakdown,
    "pillar-years": pillar_years,
    "succession": succession,
    "due-dates": due_dates,
    "who-owes": who_owes,
    "timeline": timeline_chart,
    "mineral-years": years_asked,
    "partners": partners_asked,
    "world": world_asked,
    "quality": quality_asked,
}
