"""When a commitment falls due. That the database counts alike: tests.models.test_functions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.core.due_dates import NotADueRuleError, Period, check_rule, due_date, is_period
from agreements.core.partial_dates import PartialDate

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2400, 12, 31))


@pytest.mark.parametrize(
    ("rule", "counted_from", "due"),
    [
        # The two clocks of the US–Japan and US–Australia frameworks
        ("P6M", "2025-10-28", "2026-04-28"),
        ("P180D", "2025-10-28", "2026-04-26"),
        ("P6M", "2025-10-20", "2026-04-20"),
        # The EU–US memorandum
        ("P30D", "2026-02-04", "2026-03-06"),
        # The day is kept, or cut to the last of its month
        ("P6M", "2025-08-31", "2026-02-28"),
        ("P6M", "2023-08-31", "2024-02-29"),
        ("P1M", "2025-01-31", "2025-02-28"),
        ("P1M", "2025-02-28", "2025-03-28"),
        ("P1Y", "2024-02-29", "2025-02-28"),
        ("P4Y", "2024-02-29", "2028-02-29"),
        # Months come before days
        ("P1M1D", "2025-01-31", "2025-03-01"),
        ("P1Y2M3W4D", "2025-01-01", "2026-03-26"),
        ("P12M", "2025-12-31", "2026-12-31"),
        ("P1D", "2025-12-31", "2026-01-01"),
        ("P365D", "2024-01-01", "2024-12-31"),
        ("P2W", "2025-10-28", "2025-11-11"),
        ("P0D", "2025-10-28", "2025-10-28"),
        # A date stands for itself, whatever the text was signed
        ("2026-12-31", "2025-10-28", "2026-12-31"),
        ("2026-06", "2025-10-28", "2026-06"),
        ("2030", None, "2030"),
    ],
)
def test_a_rule_works_out_to_a_date(rule, counted_from, due):
    start = counted_from and PartialDate.parse(counted_from)
    assert str(due_date(rule, start)) == due


@pytest.mark.parametrize("counted_from", [None, "2025", "2025-10"])
def test_a_period_without_a_day_to_start_from_gives_no_date(counted_from):
    start = counted_from and PartialDate.parse(counted_from)
    assert due_date("P6M", start) is None


@given(DAYS, st.integers(min_value=0, max_value=600))
def test_months_move_the_month_and_never_pass_its_end(day, months):
    after = Period(months=months).after(day)
    passed = (after.year - day.year) * 12 + after.month - day.month
    next_day = after + timedelta(days=1)
    assert passed == months
    assert after.day == day.day or (after.day < day.day and next_day.day == 1)


@given(DAYS, st.integers(min_value=0, max_value=9999))
def test_days_are_days(day, days):
    assert Period(days=days).after(day) - day == timedelta(days=days)


@given(st.integers(0, 999), st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 99999))
def test_a_period_is_months_and_days_and_nothing_is_converted_between(years, months, weeks, days):
    period = Period.parse(f"P{years}Y{months}M{weeks}W{days}D")
    assert period == Period(months=12 * years + months, days=7 * weeks + days)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("P6M", "6 months"),
        ("P1M", "1 month"),
        ("P180D", "180 days"),
        ("P1D", "1 day"),
        ("P2W", "14 days"),
        ("P1Y", "12 months"),
        ("P1M3D", "1 month and 3 days"),
        ("P0D", "0 days"),
    ],
)
def test_a_period_is_printed_in_words(rule, words):
    assert Period.parse(rule).words == words


@pytest.mark.parametrize("rule", ["P6M", "P180D", "P1Y2M3W4D", "2026", "2026-12", "2026-12-31"])
def test_a_rule_that_can_be_read_comes_back_as_it_was(rule):
    assert check_rule(rule) == rule
    assert is_period(rule) == (rule[0] == "P")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "P",
        "PD",
        "P6",
        "6M",
        "P6m",
        "p6m",
        "P-6M",
        "P+6M",
        "P0.5Y",
        "P6M ",
        "P 6M",
        "PT6H",
        "P1DT6H",
        "P3D6M",  # months before days
        "P1D1D",
        "P1000Y",
        "P６M",  # a full-width digit
        "six months",
        "2026-13",
        "2026-02-30",
        "30 days",
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_in_words(rule):
    with pytest.raises(NotADueRuleError) as refused:
        check_rule(rule)
    assert str(refused.value) == (
        f"“{rule}” is not a due rule: write a period such as P6M or P180D, or a date such as "
        "2026-12-31."
    )
