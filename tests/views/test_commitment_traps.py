"""The traps of the reference data that are commitments, as the page shows them."""

import re

import pytest

from agreements.models import Commitment
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

TODAY = "as_of=2026-06-30"
"""A day after all that the dossiers tell of, and before the next date falls due."""


def rows(client, query: str) -> list[str]:
    page = client.get(f"/commitments/?{query}").content.decode()
    found = re.findall(r'<tr>\s*<td class="nowrap" data-label="Due">.*?</tr>', page, re.DOTALL)
    return [text_of(row) for row in found]


def of_agreement(client, title: str, query: str) -> list[str]:
    return [row for row in rows(client, query) if title in row]


def test_the_eu_us_memorandum_came_after_its_thirty_days_and_is_missed(client):
    [row] = of_agreement(client, "EU–US", f"{TODAY}&state=missed")
    assert row.startswith("6 Mar 2026")
    assert "4 Feb 2026" in row
    assert "30 days = 6 Mar 2026" in row
    assert "24 April 2026" in row


@pytest.mark.parametrize(
    ("title", "due", "sum_shown"),
    [
        ("US–Japan", "28 Apr 2026", "28 Oct 2025 signed + 6 months"),
        ("US–Japan", "26 Apr 2026", "28 Oct 2025 signed + 180 days"),
        (
            "US–Australia",
            "20 Apr 2026",
            "20 Oct 2025 signed + 6 months",
        ),
        (
            "US–Australia",
            "18 Apr 2026",
            "20 Oct 2025 signed + 180 days",
        ),
    ],
)
def test_the_clocks_of_both_frameworks_ran_out_unverified(client, title, due, sum_shown):
    found = of_agreement(
        client, f"{title} critical minerals framework", f"{TODAY}&state=overdue&due=2026"
    )
    [row] = [row for row in found if row.startswith(due)]
    assert f"{sum_shown} = {due}" in row
    assert "days past" in row


def test_one_billion_each_within_six_months_is_one_promise_without_evidence(client):
    [row] = [
        row
        for row in of_agreement(client, "US–Australia critical minerals framework", TODAY)
        if "billion" in row and "8.5" in row
    ]
    assert row.startswith("20 Apr 2026")
    assert "letters of interest" in row
    assert "was not found" in row


def test_all_that_is_press_derived_says_so_and_the_five_documents_say_that(client):
    page, words = rows(client, TODAY), ("Reference, unreviewed", "From the documents")
    labelled = [row for row in page if any(each in row for each in words)]
    assert len(labelled) == len(page) > 30
    documents = Commitment.objects.filter(trust="documents").count()
    assert sum("From the documents" in row for row in page) == documents > 0
