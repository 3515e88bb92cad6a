"""The files of commitments: one row each, and a calendar of those with a date."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest

from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    CommitmentFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_of_may(monkeypatch):
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


@pytest.fixture
def promise():
    """Six months from signature, by one who signed; another only watched."""
    agreement = AgreementFactory(slug="framework", title="A framework", signed_on="2025-10-28")
    for name, role in (("Japan", "signatory"), ("Club", "member"), ("Watcher", "observer")):
        party = PartyFactory(name=name)
        ParticipationFactory(agreement=agreement, party=party, role=role, position=len(name))
    made = CommitmentFactory(
        agreement=agreement, pillar=PillarFactory(name="Financing"), due="P6M",
        summary="=Money; soon, for projects", note="Nothing came.",
    )  # fmt: skip
    article = ArticleFactory(outlet__name="Gazette", url="https://gazette.example/1")
    CitationFactory(article=article, commitment=made, locator="¶3")
    CheckFactory(commitment=made, looked_on=date(2026, 4, 29), finding="supports")
    CheckFactory(commitment=made, looked_on=date(2026, 4, 30), finding="contradicts")
    return made


def sent(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content).decode("utf-8-sig")


def rows(client, query: str = "") -> list[dict[str, str]]:
    text = sent(client, f"/commitments.csv?{query}")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_row_holds_all_that_is_known_of_a_promise(client, promise):
    assert rows(client) == [
        {
            "Id": str(promise.pk),
            "Agreement id": "framework",
            "Agreement": "A framework",
            "Owed by": "Club; Japan",
            "Pillar": "Financing",
            "Promise": "'=Money; soon, for projects",
            "Due rule": "P6M",
            "Counted from": "2025-10-28",
            "Due date": "2026-04-28",
            "State": "contradicted",
            "Days past": "3",
            "Outcome": "unknown",
            "Note": "Nothing came.",
            "Last check": "2026-04-30",
            "Finding": "contradicts",
            "Sources": "Gazette ¶3",
            "Source addresses": "https://gazette.example/1",
            "Trust": "reference",
        }
    ]


def test_on_an_earlier_day_a_row_holds_what_was_known_then(client, promise):
    [row] = rows(client, "as_of=2026-04-29")
    told = {name: row[name] for name in ("State", "Days past", "Last check", "Finding")}
    assert told == {
        "State": "overdue", "Days past": "1", "Last check": "2026-04-29", "Finding": "supports",
    }  # fmt: skip
    [row] = rows(client, "as_of=2025-10-28")
    assert (row["State"], row["Days past"], row["Sources"]) == ("ahead", "-182", "")
    assert rows(client, "as_of=2025-10-27") == []


def test_what_is_not_known_is_empty(client):
    CommitmentFactory(due_on=None)
    [row] = rows(client)
    empty = ("Owed by", "Due rule", "Counted from", "Due date", "Days past", "Note",
             "Last check", "Finding", "Sources", "Source addresses")  # fmt: skip
    assert {name: row[name] for name in empty} == dict.fromkeys(empty, "")


def test_the_calendar_has_a_whole_day_for_each_date_with_its_arithmetic(client, promise):
    lines = unfolded(sent(client, "/commitments.ics"))
    address = f"http://testserver/agreements/framework/#c-{promise.pk}"
    assert lines[6:-1] == [
        "BEGIN:VEVENT",
        f"UID:commitment-{promise.pk}@testserver",
        "DTSTAMP:20260501T000000Z",
        "DTSTART;VALUE=DATE:20260428",
        "DTEND;VALUE=DATE:20260429",
        "SUMMARY:Due: =Money\\; soon\\, for projects",
        "DESCRIPTION:A framework. Overdue and contradicted on 2026-05-01.\\n"
        "Counted from 2025-10-28: P6M.\\nOwed by Club\\; Japan.\\nNothing came.\\n"
        "Sources: Gazette ¶3.\\nTrust: reference.",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("due_on", "day", "told"),
    [
        ("2026-02", "20260228", "Only the month is known (Feb 2026)\\; this is its last day."),
        ("2026", "20261231", "Only the year is known (2026)\\; this is its last day."),
    ],
)
def test_a_date_cut_short_falls_on_its_last_day_and_says_so(client, due_on, day, told):
    CommitmentFactory(due_on=due_on)
    CommitmentFactory(due_on=None)
    text = "\n".join(unfolded(sent(client, "/commitments.ics")))
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == [day]
    assert told in text


def test_an_event_keeps_its_name_from_day_to_day(client, promise):
    today, earlier = (
        sent(client, "/commitments.ics"),
        sent(client, "/commitments.ics?as_of=2026-04-01"),
    )
    uid = f"UID:commitment-{promise.pk}@testserver\r\n"
    assert today.count(uid) == earlier.count(uid) == 1
    assert "DTSTAMP:20260401T000000Z" in earlier


def test_files_are_narrowed_and_named(client, promise):
    CommitmentFactory(due_on="2030", summary="Later")
    for kind, content_type in (("csv", "text/csv"), ("ics", "text/calendar")):
        response = client.get(f"/commitments.{kind}?state=ahead")
        body = b"".join(response.streaming_content).decode()
        assert "Later" in body
        assert "Money" not in body
        assert response["Content-Type"] == f"{content_type}; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="commitments.{kind}"'
