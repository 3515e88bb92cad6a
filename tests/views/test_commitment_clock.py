"""A commitment turns overdue at midnight UTC after its due date, with nobody acting."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import CommitmentFactory
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db

LAST_SECOND = datetime(2026, 4, 28, 23, 59, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 4, 29, 0, 0, 0, tzinfo=UTC)


@pytest.fixture
def promise():
    return CommitmentFactory(due="P6M", agreement__signed_on="2025-10-28")


def at(monkeypatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def state_on_page(reader: Client) -> tuple[str, str]:
    """The heading of its group, and its clock."""
    page = reader.get("/commitments/").content.decode()
    [head] = re.findall(r'scope="rowgroup"[^>]*>(.*?)</th>', page, re.DOTALL)
    [clock] = re.findall(r'<td class="num">(.*?)</td>', page)
    return text_of(head), clock


def state_in_file(reader: Client) -> str:
    text = b"".join(reader.get("/commitments.csv").streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    return row["State"]


def overdue_on_list(reader: Client) -> bool:
    return "1 of 1 overdue" in text_of(reader.get("/agreements/").content.decode())


def test_until_the_last_second_of_its_day_it_is_due(monkeypatch, client, promise):
    at(monkeypatch, LAST_SECOND)
    assert state_on_page(client) == ("Due within 60 days 1", "today")
    assert state_in_file(client) == "soon"
    assert not overdue_on_list(client)
    record = client.get(promise.agreement.get_absolute_url()).content.decode()
    assert "due-overdue" not in record


def test_from_midnight_utc_it_is_overdue_everywhere(monkeypatch, client, promise):
    at(monkeypatch, MIDNIGHT)
    assert state_on_page(client) == ("Overdue and unverified 1", "1 day past")
    assert state_in_file(client) == "overdue"
    assert overdue_on_list(client)
    record = client.get(promise.agreement.get_absolute_url()).content.decode()
    assert "due-overdue" in record
    chart = b"".join(client.get("/charts/due-dates.csv").streaming_content).decode()
    assert chart.count("Overdue and unverified") == 1


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(
    ("moment", "stands"),
    [(LAST_SECOND, "Due within 60 days 1"), (MIDNIGHT, "Overdue and unverified 1")],
)
def test_where_the_reader_is_does_not_matter(monkeypatch, client, promise, zone, moment, stands):
    at(monkeypatch, moment)
    with timezone.override(zone):
        assert state_on_page(client)[0] == stands
        assert overdue_on_list(client) == (moment == MIDNIGHT)


def test_a_month_is_over_after_its_last_day(monkeypatch, client):
    CommitmentFactory(due_on="2026-02")
    at(monkeypatch, datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC))
    assert state_on_page(client)[0] == "Due within 60 days 1"
    at(monkeypatch, datetime(2026, 3, 1, tzinfo=UTC))
    assert state_on_page(client)[0] == "Overdue and unverified 1"
