"""Whatever is submitted becomes rows at once; nothing typed is lost."""

import pytest

from agreements.ingest import arrivals
from agreements.models import Arrival
from tests.factories import ArrivalFactory, FeedFactory, RunFactory, UserFactory

pytestmark = pytest.mark.django_db


def states(run):
    return list(run.arrivals.values_list("url", "state"))


def test_each_address_arrives_once_and_blank_lines_are_passed_over():
    curator = UserFactory()
    given = [" https://a.example/1 ", "", "https://a.example/2", "https://a.example/1"]
    run = arrivals.submit_addresses(given, by=curator)
    assert states(run) == [("https://a.example/1", "waiting"), ("https://a.example/2", "waiting")]
    assert (run.kind, run.by, run.ended_at) == ("ingest", curator, None)


@pytest.mark.parametrize(
    "line", ["javascript:alert(1)", "www.a.example", "http://", "https://[::1", "x" * 3000]
)
def test_what_is_no_address_is_kept_with_the_reason(line):
    run = arrivals.submit_addresses([line], by=None)
    [arrival] = run.arrivals.all()
    assert (arrival.url, arrival.state) == (line[:2000], "rejected")
    assert arrival.error == arrivals.NOT_AN_ADDRESS
    run.refresh_from_db()
    assert run.counts == {"rejected": 1}
    assert run.ended_at is not None


@pytest.mark.parametrize(
    "submit",
    [
        lambda: arrivals.submit_addresses(["", " "], by=None),
        lambda: arrivals.submit_text(text=" \n", title="", outlet="", published_on=None, by=None),
        lambda: arrivals.submit_file(name="a.html", content_type="text/html", body=b"", by=None),
    ],
)
def test_nothing_is_no_submission(submit):
    with pytest.raises(arrivals.NothingSubmittedError):
        submit()
    assert not Arrival.objects.exists()


def test_a_pasted_text_is_kept_as_a_page_with_what_was_said_of_it():
    run = arrivals.submit_text(
        text="Ein Abkommen über Kobalt.", title="Kobalt", outlet="Blatt", published_on=None, by=None
    )
    [arrival] = run.arrivals.all()
    assert arrival.raw_page.body.decode() == "Ein Abkommen über Kobalt."
    assert (arrival.way, arrival.step, arrival.title, arrival.outlet) == (
        "text", "examine", "Kobalt", "Blatt",
    )  # fmt: skip


def test_the_same_file_twice_is_kept_once_and_arrives_twice():
    for _ in range(2):
        arrivals.submit_file(name="a.html", content_type="text/html", body=b"<p>x", by=None)
    first, second = Arrival.objects.all()
    assert first.raw_page == second.raw_page
    assert first.run != second.run


def test_an_entry_that_came_in_before_does_not_come_in_again():
    feed = FeedFactory()
    ArrivalFactory(url="https://a.example/1", state="failed")
    found = ["https://a.example/1", "https://a.example/2", "https://a.example/2"]
    run, _left = arrivals.submit_entries(feed, found)
    assert states(run) == [("https://a.example/2", "waiting")]
    assert (run.kind, run.feed) == ("feed", feed)
    assert arrivals.submit_entries(feed, found) == (None, 0)


def test_what_failed_or_asks_is_tried_again_and_nothing_else():
    run = RunFactory()
    for state in ("failed", "asks", "kept", "rejected", "working"):
        ArrivalFactory(run=run, url=f"https://a.example/{state}", state=state)
    assert arrivals.retry_failed(run, by=UserFactory()) == 2
    assert dict(states(run)) == {
        "https://a.example/failed": "waiting",
        "https://a.example/asks": "waiting",
        "https://a.example/kept": "kept",
        "https://a.example/rejected": "rejected",
        "https://a.example/working": "working",
    }
