"""The calendar of the timeline."""

import re

import pytest
from django.test import Client

from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    CommitmentFactory,
    EventFactory,
    OutletFactory,
)

pytestmark = pytest.mark.django_db


def calendar(query: str = "") -> str:
    response = Client().get(f"/timeline.ics{query}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="timeline.ics"'
    text = b"".join(response.streaming_content).decode()
    return text.replace("\r\n ", "")


def events(text: str) -> list[dict[str, str]]:
    found = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL)
    lines = ([line.partition(":")[::2] for line in each.split("\r\n") if line] for each in found)
    return [dict(each) for each in lines]


def test_an_event_stands_on_its_day_with_its_place_and_source():
    agreement = AgreementFactory(slug="a", title="Framework", signed_on="2025-10-28")
    event = EventFactory(
        agreement=agreement, date="2025-10-28", title="Signed; at last", place="Tokyo"
    )
    article = ArticleFactory(outlet=OutletFactory(name="Gazette"))
    CitationFactory(article=article, event=event, locator="¶3")

    [shown] = events(calendar())

    assert shown["UID"] == f"event-{event.pk}@testserver"
    assert shown["DTSTART;VALUE=DATE"] == "20251028"
    assert shown["SUMMARY"] == r"Signed\; at last"
    assert shown["URL"] == "http://testserver/agreements/a/"
    assert shown["DESCRIPTION"] == (
        r"Signature\, Tokyo. Framework.\nSources: Gazette ¶3.\nTrust: reference."
    )


def test_vague_dates_say_what_is_known_and_what_has_none_is_left_out():
    agreement = AgreementFactory(signed_on=None, status="proposed")
    EventFactory(agreement=agreement, date="2025-10", kind="meeting", title="Met")
    CommitmentFactory(agreement=agreement, due_on="2024", summary="Pay")

    met, pay = sorted(events(calendar()), key=lambda each: each["SUMMARY"], reverse=True)

    assert (met["DTSTART;VALUE=DATE"], pay["DTSTART;VALUE=DATE"]) == ("20251001", "20241231")
    assert r"Only the month is known (Oct 2025)\; this is its first day." in met["DESCRIPTION"]
    assert r"Only the year is known (2024)\; this is its last day." in pay["DESCRIPTION"]
    assert (pay["SUMMARY"], pay["UID"].partition("-")[0]) == ("Due: Pay", "commitment")


def test_a_calendar_refuses_what_it_cannot_read():
    response = Client().get("/timeline.ics?from=soon")

    assert response.status_code == 400
    assert "“soon” is not a date" in response.content.decode()
