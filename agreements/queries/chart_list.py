"""Every chart by its name in addresses. Adding a chart is adding a line."""

from __future__ import annotations

from agreements.queries.charts import Build
from agreements.queries.timeline_chart import timeline_chart

CHARTS: dict[str, Build] = {
    "timeline": timeline_chart,
}
