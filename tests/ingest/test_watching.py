"""Feeds are asked on their own interval, politely, and tell what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements import tasks
from agreements.ingest import watching
from agreements.models import Arrival, Feed
from tests.factories import FeedFactory
from tests.ingest.web import Answer, web

pytestmark = pytest.mark.django_db

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>{url}/1</link><pubDate>Tue, 28 Oct 2025 09:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/2</link><pubDate>Wed, 29 Oct 2025 09:00:00 GMT</pubDate></item>
</channel></rss>"""
HEADERS = {"Content-Type": "application/rss+xml", "ETag": '"v1"'}


@pytest.fixture(scope="module")
def site():
    with web() as site:
        yield site


@pytest.fixture
def feed(site):
    site.asked.clear()
    site.answers["/feed"] = answered
    return FeedFactory(url=f"{site.url}/feed", interval_minutes=60)


def answered(request):
    if request.headers.get("If-None-Match") == '"v1"':
        return Answer(status=304, headers=HEADERS)
    url = f"http://{request.headers['Host']}"
    return Answer(RSS.format(url=url).encode(), headers=HEADERS)


def minutes_until_next(feed):
    feed.refresh_from_db()
    return round((feed.next_check_at - feed.checked_at) / timedelta(minutes=1))


def test_new_entries_become_a_run_with_the_newest_first(feed, site):
    run = watching.check_feed(feed.pk)
    assert list(run.arrivals.values_list("url", "way", "feed")) == [
        (f"{site.url}/2", "feed", feed.pk),
        (f"{site.url}/1", "feed", feed.pk),
    ]
    assert minutes_until_next(feed) == 60
    assert (feed.etag, feed.last_status, feed.failures) == ('"v1"', "2 new of 2", 0)


def test_a_feed_that_did_not_change_is_not_read_again(feed):
    watching.check_feed(feed.pk)
    assert watching.check_feed(feed.pk) is None
    feed.refresh_from_db()
    assert feed.last_status == "nothing new"
    assert Arrival.objects.count() == 2


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(status=500), "500"),
        (Answer(b"<html><body>no feed"), "feed"),
        (Answer(b'<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', headers=HEADERS), "entities"),
    ],
)
def test_a_feed_that_fails_says_why_and_is_asked_ever_less_often(feed, site, answer, told):
    site.answers["/feed"] = answer
    waits = []
    for _ in range(7):
        assert watching.check_feed(feed.pk) is None
        waits.append(minutes_until_next(feed))
    assert waits == [120, 240, 480, 960, 1440, 1440, 1440]
    assert (feed.failures, feed.last_status) == (7, "failed")
    assert told in feed.last_error
    site.answers["/feed"] = answered
    watching.check_feed(feed.pk)
    assert (minutes_until_next(feed), feed.failures, feed.last_error) == (60, 0, "")


def test_a_site_that_asks_for_patience_gets_it(feed, site):
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": str(5 * 3600)})
    watching.check_feed(feed.pk)
    assert minutes_until_next(feed) == 300


def test_only_feeds_that_are_watched_and_due_are_asked(feed, site):
    later = timezone.now() + timedelta(hours=1)
    FeedFactory(url=f"{site.url}/later", next_check_at=later)
    FeedFactory(url=f"{site.url}/off", is_watched=False)
    assert tasks.watch_feeds.delay().get() == 1
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed"]


def test_a_feed_that_is_being_asked_is_not_asked_by_another(feed):
    assert watching.check_due_feed(feed.pk) is not None
    assert watching.check_due_feed(feed.pk) is None
    Feed.objects.update(next_check_at=timezone.now())
    assert watching.check_due_feed(feed.pk) is None  # nothing new
    assert Arrival.objects.count() == 2


def test_what_is_more_than_the_settings_say_is_taken_next_time(feed, site, settings):
    settings.INGEST_FEED_ENTRIES = 1
    told = []
    for number in (2, 1):
        run = watching.check_feed(feed.pk)
        assert [arrival.url for arrival in run.arrivals.all()] == [f"{site.url}/{number}"]
        feed.refresh_from_db()
        told.append((feed.last_status, feed.etag))
    assert told == [("1 new of 2, 1 next time", ""), ("1 new of 2", '"v1"')]
    assert watching.check_feed(feed.pk) is None


def test_a_check_leaves_no_history_behind(feed):
    watching.check_feed(feed.pk)
    assert [event.pgh_label for event in feed.events.all()] == ["insert"]
