"""Every chart by its name in addresses. Adding a chart is adding a line."""

from __future__ import annotations

from agreements.queries.charts import Build
from agreements.queries.mineral_page import years_asked
from agreements.queries.party_page import partners_asked
from agreements.queries.worlds import world_asked

CHARTS: dict[str, Build] = {
    "mineral-years": years_asked,
    "partners": partners_asked,
    "world": world_asked,
}
