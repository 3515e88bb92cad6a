"""Every chart by its name in addresses. Adding a chart is adding a line."""

from __future__ import annotations

from agreements.queries.charts import Build
from agreements.queries.commitment_charts import due_dates, who_owes

CHARTS: dict[str, Build] = {
    "due-dates": due_dates,
    "who-owes": who_owes,
}
