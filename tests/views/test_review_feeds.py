"""Feeds: how each fares, in words; one is added, paused and checked without a deploy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.models import Feed
from agreements.models.history import events_of
from tests.factories import ArrivalFactory, FeedFactory
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/review/feeds/"
NEW = {
    "url": "https://a.example/feed.xml",
    "title": "A <ministry>",
    "kind": "feed",
    "interval_minutes": "30",
}


@pytest.fixture
def ada():
    return signed_in()


def shown(client) -> str:
    return text_of(client.get(ADDRESS).content.decode())


def test_each_feed_says_how_it_fares_the_failing_first(ada):
    now = timezone.now()
    later = now + timedelta(hours=1)
    well = FeedFactory(title="Well kept", checked_at=now, next_check_at=later)
    ArrivalFactory.create_batch(2, feed=well)
    FeedFactory(title="In trouble", failures=3, last_error="The site is down", checked_at=now)
    FeedFactory(title="Asleep", is_watched=False)
    FeedFactory(title="Brand new")
    FeedFactory(title="Late", checked_at=now, next_check_at=now - timedelta(minutes=1))
    page = shown(ada)
    assert "5 feeds" in page
    assert "Failed 3 times in a row The site is down." in page
    for title, word in (
        ("Well kept", "Well"), ("Asleep", "Paused"), ("Brand new", "Not checked yet"),
        ("Late", "Due now"),
    ):  # fmt: skip
        assert f"{title} RSS, Atom or JSON feed, every 60 minutes {word}" in page
    assert page.index("In trouble") < page.index("Asleep")


def test_a_feed_is_added_signed_and_watched_at_once(ada):
    answer = ada.post(f"{ADDRESS}add/", NEW, follow=True)
    feed = Feed.objects.get()
    assert (feed.url, feed.title, feed.interval_minutes) == (NEW["url"], NEW["title"], 30)
    assert feed.next_check_at <= timezone.now()
    assert "“A <ministry>” is watched from now on." in text_of(answer.content.decode())
    assert events_of(feed)[0].pgh_context.metadata["why"] == "A feed was added"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("url", "", "Give the address of the feed."),
        ("url", "ftp://a.example/", "An address begins with http:// or https://."),
        ("url", "https://known.example/", "This address is watched already; see the list."),
        ("title", " ", "Give it a name that curators know it by."),
        ("interval_minutes", "1", "Five minutes is the shortest polite interval."),
        ("interval_minutes", "often", "Write a number of minutes."),
    ],
)
def test_a_mistake_is_told_beside_its_field(ada, field, value, told):
    FeedFactory(url="https://known.example/")
    answer = ada.post(f"{ADDRESS}add/", NEW | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'<p class="facet-error" id="id_{field}_error">{told}</p>' in page
    assert Feed.objects.count() == 1


def test_it_is_paused_and_watched_again_and_history_says_by_whom(ada):
    feed = FeedFactory(title="The feed")
    page = ada.post(f"{ADDRESS}{feed.pk}/pause/", follow=True).content.decode()
    assert "“The feed” is paused." in text_of(page)
    feed.refresh_from_db()
    assert not feed.is_watched
    told = events_of(feed)[0].pgh_context.metadata
    assert (told["by"], told["why"]) == ("ada", "A feed was paused")
    page = ada.post(f"{ADDRESS}{feed.pk}/watch/", follow=True).content.decode()
    assert "“The feed” is watched again." in text_of(page)
    feed.refresh_from_db()
    assert feed.is_watched


def test_it_is_asked_in_the_next_round(ada):
    feed = FeedFactory(next_check_at=timezone.now() + timedelta(days=1))
    page = ada.post(f"{ADDRESS}{feed.pk}/check/", follow=True).content.decode()
    assert "is asked in the next round" in text_of(page)
    feed.refresh_from_db()
    assert feed.next_check_at <= timezone.now()


def test_who_may_only_look_changes_nothing():
    feed, vera = FeedFactory(), signed_in("Viewer", "vera")
    page = vera.get(ADDRESS).content.decode()
    assert "Check now" not in page
    assert "Watch another" not in page
    assert vera.post(f"{ADDRESS}{feed.pk}/pause/").status_code == 403
    assert vera.post(f"{ADDRESS}add/", NEW).status_code == 403
    feed.refresh_from_db()
    assert feed.is_watched


def test_no_such_feed_and_no_such_deed_are_not_found(ada):
    assert ada.post(f"{ADDRESS}0/pause/").status_code == 404
    assert ada.post(f"{ADDRESS}{FeedFactory().pk}/burn/").status_code == 404


def test_no_feed_yet_is_said(ada):
    assert "No feed is watched yet." in shown(ada)
