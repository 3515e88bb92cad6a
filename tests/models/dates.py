"""Partial dates for hypothesis."""

from datetime import date

from hypothesis import strategies as st

from agreements.core.partial_dates import PartialDate

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
NEAR_DAYS = st.dates(min_value=date(2023, 12, 1), max_value=date(2025, 3, 1))
TEXTS = st.builds(
    lambda day, length: day.isoformat()[:length], DAYS | NEAR_DAYS, st.sampled_from((4, 7, 10))
)
PARTIAL_DATES = st.builds(PartialDate.parse, TEXTS)
