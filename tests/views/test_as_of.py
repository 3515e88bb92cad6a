"""What was true on another day: lists, pages and files as they stood."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from agreements.models import Agreement
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    CommitmentFactory,
    EventFactory,
    PillarFactory,
    ProvisionFactory,
)
from tests.views.reading import text_of
from tests.views.twin import Twin

pytestmark = pytest.mark.django_db

FRAMEWORK = "/agreements/us-japan-framework-2025/"


@pytest.fixture
def register(real_register):
    return real_register


def page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def rows(address: str) -> list[dict[str, str]]:
    answer = Client().get(address)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


# --- Lists -----------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2020-06-30", "2023", "2025-10-27", "2026-01-31"])
def test_the_list_holds_what_was_known_by_the_day(register, day):
    known = len(Twin().matching({"as_of": [day]}))
    text = page(f"/agreements/?as_of={day}")

    assert re.findall(r'id="results-h">(\d+)', text) == [str(known)]
    assert 0 < known < Agreement.objects.count()


def test_a_page_of_another_day_says_so_and_leads_back(register):
    text = page("/agreements/?party=japan&as_of=2026-01-31&page=2")

    assert "As it stood on 31 January 2026." in text_of(text)
    assert '<a href="?party=japan">Back to today</a>' in text


@pytest.mark.parametrize(
    "address", ["/agreements/", "/pillars/", "/pillars/stockpiling/", "/pillars/gaps/", FRAMEWORK]
)
def test_every_page_that_can_be_of_another_day_says_it(register, address):
    assert "As it stood on 31 January 2026." in text_of(page(f"{address}?as_of=2026-01-31"))
    assert "As it stood on" not in text_of(page(address))


@pytest.mark.parametrize("address", ["/agreements/", "/pillars/", FRAMEWORK])
@pytest.mark.parametrize(
    ("day", "reason"),
    [("2026-02-30", "is not a date"), ("2999", "is still to come"), ("soon", "is not a date")],
)
def test_a_day_that_cannot_be_is_said_and_today_is_shown(register, address, day, reason):
    text = page(f"{address}?as_of={day}")

    assert reason in text
    assert "As it stood on" not in text_of(text)


@pytest.mark.parametrize(
    "address",
    ["/pillars.csv", "/pillars/matrix.csv", "/pillars/stockpiling.csv", f"{FRAMEWORK}pillars.csv",
     "/charts/breakdown.csv", "/charts/pillar-years.csv?of=financing"],
)  # fmt: skip
def test_a_file_of_an_unreadable_day_is_refused(register, address):
    sign = "&" if "?" in address else "?"

    assert Client().get(f"{address}{sign}as_of=2026-02-30").status_code == 400


def test_links_from_a_list_of_another_day_stay_on_that_day(register):
    text = page("/agreements/?as_of=2026-01-31")
    links = re.findall(r'class="rec-title"><a href="([^"]+)"', text)

    assert len(links) == 25
    assert {link.partition("?")[2] for link in links} == {"as_of=2026-01-31"}


def test_the_matrix_and_its_file_hold_the_same_agreements_on_another_day(register):
    text = page("/pillars/?as_of=2024-12-31")
    shown = re.findall(r'<th scope="row">.*?<a href="/agreements/([\w-]+)/\?as_of', text)

    assert [row["Agreement id"] for row in rows("/pillars/matrix.csv?as_of=2024-12-31")] == shown
    assert len(shown) > 50


# --- Status ----------------------------------------------------------------------


def test_a_partnership_stood_until_the_day_it_was_replaced(register):
    """The Minerals Security Partnership gave way to FORGE on 4 February 2026."""
    address = "/agreements/minerals-security-partnership-2022/"

    assert "This text is superseded" not in text_of(page(f"{address}?as_of=2026-02-03"))
    assert "This text is superseded" in text_of(page(f"{address}?as_of=2026-02-04"))


def test_the_file_gives_the_status_of_the_day(register):
    slug = "minerals-security-partnership-2022"
    before, after = (
        {r["Status"] for r in rows(f"/agreements/{slug}/pillars.csv?as_of={day}")}
        for day in ("2026-02-03", "2026-02-04")
    )

    assert (before, after) == ({"announced"}, {"superseded"})


@pytest.mark.parametrize(
    ("on", "stood"),
    [("2025-01-09", "announced"), ("2025-01-10", "signed"), ("2025-06-01", "in-force")],
)
def test_a_status_follows_the_events_known_by_the_day(on, stood):
    agreement = AgreementFactory(signed_on="2025-01-10", status="in-force")
    EventFactory(agreement=agreement, kind="announcement", date="2024-12-01")
    EventFactory(agreement=agreement, kind="entry-into-force", date="2025-06-01")
    [found] = Agreement.objects.known_by(day(on)).standing(day(on)).filter(pk=agreement.pk)

    assert found.stood == stood


def test_what_was_only_announced_has_the_date_of_its_announcement():
    agreement = AgreementFactory(signed_on="2025-01-10", status="signed")
    EventFactory(agreement=agreement, kind="announcement", date="2024-12-01")
    found = Agreement.objects.standing(day("2024-12-24")).get(pk=agreement.pk)

    assert str(found.dated) == "2024-12-01"


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- One agreement ---------------------------------------------------------------


def test_an_agreement_that_came_later_is_not_yet_on_record(register):
    text = text_of(page(f"{FRAMEWORK}?as_of=2025-10-01", status=404))

    assert "By 1 October 2025 nothing had been announced or signed" in text
    assert "The record as it stands today" in text


def test_its_clocks_run_on_the_day_asked_for(register):
    assert "Both overdue, no evidence" in text_of(page(f"{FRAMEWORK}?as_of=2026-04-29"))
    assert "One of two overdue" in text_of(page(f"{FRAMEWORK}?as_of=2026-04-27"))
    assert "None overdue" in text_of(page(f"{FRAMEWORK}?as_of=2026-04-26"))


def test_events_and_sources_of_later_days_are_left_out():
    agreement = AgreementFactory(signed_on="2025-01-10", status="signed", slug="it")
    EventFactory(agreement=agreement, title="The early step", date="2025-01-10")
    EventFactory(agreement=agreement, title="The late step", date="2025-03-01")
    provision = ProvisionFactory(agreement=agreement, pillar=PillarFactory())
    for title, published_on in (("Early", "2025-01-11"), ("Late", "2025-03-02"), ("Never", None)):
        article = ArticleFactory(title=f"{title} report", published_on=published_on)
        CitationFactory(provision=provision, article=article)
    text = text_of(page("/agreements/it/?as_of=2025-02-01"))
    told = {word: word in text for word in ("The early step", "The late step", "Early report",
                                            "Late report", "Never report")}  # fmt: skip

    assert [word for word, is_there in told.items() if is_there] == [
        "The early step", "Early report", "Never report",
    ]  # fmt: skip


def test_a_promise_made_later_is_left_out():
    agreement = AgreementFactory(signed_on="2025-01-10", status="signed", slug="it")
    CommitmentFactory(agreement=agreement, summary="Promised at once", due_on="2026-01-01")
    CommitmentFactory(
        agreement=agreement, summary="Promised later", due="P6M", counted_from="2025-06-01"
    )
    text = text_of(page("/agreements/it/?as_of=2025-02-01"))

    assert ("Promised at once" in text, "Promised later" in text) == (True, False)


def test_a_vague_date_counts_from_its_first_day():
    AgreementFactory(signed_on="2025", title="Some time in the year")

    assert "Some time in the year" in page("/agreements/?as_of=2025-01-01")
    assert "Some time in the year" not in page("/agreements/?as_of=2024-12-31")
