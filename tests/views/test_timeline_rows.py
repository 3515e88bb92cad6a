"""What stands in the timeline, how it is told, and what it costs when there is much of it."""

import re

import pgtrigger
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.models import Event
from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    ArticleFactory,
    CitationFactory,
    CommitmentFactory,
    EventFactory,
    OutletFactory,
)
from tests.register import analyze
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


def page(query: str = "") -> str:
    response = Client().get(f"/timeline/{query}")
    assert response.status_code == 200
    return response.content.decode()


def listed(query: str = "") -> list[tuple[str, list[str]]]:
    """Each heading with its rows, as a reader sees them."""
    body = page(query).partition('id="list"')[2].partition('id="earlier"')[0]
    _before, *groups = body.split('<h3 class="log-head">')
    return [
        (
            text_of(group.partition("</h3>")[0]),
            [text_of(row) for row in re.findall(r"<li>(.*?)</li>", group, re.DOTALL)],
        )
        for group in groups
    ]


def headings(query: str = "") -> list[str]:
    return [heading for heading, _rows in listed(query)]


def test_a_row_says_when_what_of_which_kind_where_of_what_and_who_says_so():
    agreement = AgreementFactory(title="Framework", signed_on="2025-10-28")
    event = EventFactory(agreement=agreement, date="2025-10", title="Signed.", place="Tokyo")
    article = ArticleFactory(outlet=OutletFactory(name="Gazette"))
    CitationFactory(article=article, event=event)
    AgreementSourceFactory(agreement=AgreementFactory(title="Pact", signed_on="2025-10-30"))

    shown = dict(listed())["October 2025 3 steps"]

    assert len(shown) == 3
    assert shown[2] == (
        "Oct 2025 month only Signed Signature, Tokyo. Framework . Source: Gazette . "
        "Reference, unreviewed"
    )
    assert shown[0].startswith("30 Oct 2025 Signed: Pact Signature. Pact . Source")


def test_an_agreement_whose_signature_is_on_record_does_not_stand_there_twice():
    exact = AgreementFactory(signed_on="2025-10-28")
    EventFactory(agreement=exact, date="2025-10-28", title="Signed in Tokyo")
    vague = AgreementFactory(signed_on="2024")
    EventFactory(agreement=vague, date="2024-03-01", kind="announcement", title="Told in March")
    undated = AgreementFactory(signed_on=None, status="proposed")
    EventFactory(agreement=undated, date="2023-01", kind="announcement", title="Told in January")

    assert headings() == ["October 2025 1 step", "March 2024 1 step", "January 2023 1 step"]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("proposed", "Proposed: Pact"),
        ("announced", "Announced: Pact"),
        ("in-force", "Signed: Pact"),
    ],
)
def test_an_agreement_without_such_an_event_stands_on_its_own_date(status, told):
    force = {"legal_force": "unclear"}
    pact = AgreementFactory(title="Pact", signed_on="2025", status=status, **force)
    EventFactory(agreement=pact, date="2025-10-28", kind="meeting", title="Met")

    (_october, _met), (heading, [row]) = listed()

    assert heading == "2025, month not known 1 step"
    assert told in row


def test_nothing_is_dropped_for_want_of_a_date():
    pact = AgreementFactory(title="Pact", signed_on=None, status="proposed")
    EventFactory(agreement=pact, date=None, kind="meeting", title="Met some day")
    CommitmentFactory(agreement=pact, due_on=None, summary="Pay")

    for query in ("", "?from=2025&to=2026", "?from=1990&to=1990"):
        [(heading, rows)] = listed(query)
        assert heading == "Undated 3 steps"
        assert ["Met some day" in r or "Pay No date set" in r or "Proposed" in r for r in rows]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("?from=2025-06", ["2025", "2025-06", "2025-07-01"]),
        ("?from=2025-06-15", ["2025", "2025-06", "2025-07-01"]),
        ("?to=2025-05-31", ["2025", "2025-05"]),
        ("?from=2025-05-31&to=2025-06-01", ["2025", "2025-05", "2025-06"]),
        ("?from=2026", []),
        ("?to=2024", []),
    ],
)
def test_a_vague_date_stays_in_a_period_where_any_of_its_days_fits(period, found):
    pact = AgreementFactory(signed_on="2020-01-01")
    for on in ("2025", "2025-05", "2025-06", "2025-07-01"):
        EventFactory(agreement=pact, date=on, kind="meeting", title=f"On {on}.")

    rows = [row for _heading, rows in listed(period) for row in rows]

    assert sorted(re.findall(r"On (\S+)", " ".join(rows))) == found


def test_what_is_still_to_come_stands_at_the_head_the_soonest_first():
    pact = AgreementFactory(signed_on="2020-01-01")
    EventFactory(agreement=pact, date="2020-01-01")
    for due, outcome in (("2999-05", "unknown"), ("2998", "partly"), ("2997-01-01", "delivered")):
        CommitmentFactory(agreement=pact, due_on=due, outcome=outcome, summary=f"Due {due}")
    EventFactory(agreement=pact, date="2998-07-01", kind="meeting", title="To meet")

    shown = listed()

    assert [heading for heading, _rows in shown] == [
        "Expected 3 steps", "January 2997 1 step", "January 2020 1 step",
    ]  # fmt: skip
    assert [row.partition(" Deadline")[0] for row in shown[0][1][::2]] == [
        "2998 year only Due 2998 Partly met", "May 2999 month only Due 2999-05 Not due yet",
    ]  # fmt: skip
    assert "To meet Expected Meeting" in shown[0][1][1]


def test_an_earlier_day_shows_what_was_known_and_promised_by_then():
    pact = AgreementFactory(signed_on="2024-03-01")
    signed = EventFactory(agreement=pact, date="2024-03-01", title="Signed then")
    EventFactory(agreement=pact, date="2025-06-01", kind="meeting", title="Met later")
    CommitmentFactory(agreement=pact, due_on="2025-01-15", summary="Pay")
    CommitmentFactory(agreement=pact, due_on="2026-01-15", counted_from="2025-01-15", summary="No")
    for day, name in (("2024-03-02", "Gazette"), ("2025-03-02", "Later")):
        article = ArticleFactory(published_on=day, outlet=OutletFactory(name=name))
        CitationFactory(article=article, event=signed)

    assert [row for _heading, rows in listed("?as_of=2024-12-31") for row in rows] == [
        "15 Jan 2025 Pay Due within 60 days Deadline. " + pact.title + " . Reference, unreviewed",
        "1 Mar 2024 Signed then Signature. " + pact.title + " . Source: Gazette . "
        "Reference, unreviewed",
    ]


def test_text_of_sources_is_only_text():
    pact = AgreementFactory(title="<b>Pact</b>", signed_on="2025-10-28")
    EventFactory(agreement=pact, date="2025-10-28", title="<script>alert(1)</script>")

    html = page()

    assert "<script>alert" not in html
    assert "<b>Pact" not in html
    assert html.count("&lt;script&gt;") > 2


def test_ten_thousand_events_cost_no_more_queries_and_are_all_counted():
    pact = AgreementFactory(signed_on="2020-01-01")
    with pgtrigger.ignore("agreements.Event:index_words"):
        Event.objects.bulk_create(
            Event(
                agreement=pact, kind="meeting", title=f"Meeting {n}", position=n % 100,
                date=f"{2000 + n % 25}-{1 + n % 12:02}-{1 + n % 28:02}", trust="reference",
            )
            for n in range(10_000)
        )  # fmt: skip
    analyze()
    with CaptureQueriesContext(connection) as queries:
        html = page("?page=100")

    assert len(queries) <= 12
    assert "4951 to 5000 of 10001" in text_of(html)
    assert len(re.findall(r'<li><span class="log-when">', html)) == 50
