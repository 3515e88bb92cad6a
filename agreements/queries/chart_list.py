"""Every chart by its name in addresses. Adding a chart is adding a line."""

from __future__ import annotations

from agreements.queries.charts import Build

CHARTS: dict[str, Build] = {}
