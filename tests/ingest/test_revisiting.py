"""Addresses of sources are asked again: how they answer is noted, and nothing else changes."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from agreements import tasks
from agreements.ingest import arrivals, pipeline, revisiting
from agreements.models import Article, Outlet, RawPage, Revisit, Suggestion
from agreements.review.rereading import note_read
from agreements.sources.errors import NotOurTurnError
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    RawPageFactory,
    RevisitFactory,
    UserFactory,
)
from tests.ingest.web import Answer, story, web

pytestmark = pytest.mark.django_db
HTML, TEXT = {"Content-Type": "text/html"}, {"Content-Type": "text/plain"}


@pytest.fixture(scope="module")
def _site():
    with web() as site:
        yield site


@pytest.fixture
def site(_site):
    _site.asked.clear()
    return _site


@pytest.fixture
def source(site):
    """A source of which no page is kept, as dossiers name them."""
    return ArticleFactory(url=site.page("/story", story(1)))


def looked(article):
    """What a look finds: how it answered, where else, and why it was not compared."""
    row = revisiting.look_again(article.pk)
    row.refresh_from_db()
    return row.found, row.address, row.told


def redirect(to, status=301):
    return Answer(status=status, headers={"Location": to})


def test_a_page_with_the_words_that_came_first_answers(source):
    assert [looked(source), looked(source)] == [("answered", "", "")] * 2
    assert Revisit.objects.count() == 1


def test_other_words_are_a_change_and_other_letters_are_none(source, site):
    looked(source)
    site.page("/story", story(1).replace("Lot 1-3 holds", "LOT 1-3, holds:"))
    assert looked(source) == ("answered", "", "")
    site.page("/story", story(1, more="They have since withdrawn from it."))
    assert [looked(source), looked(source)] == [("changed", "", "")] * 2
    site.page("/story", story(1))
    assert looked(source) == ("answered", "", "")


def test_words_that_a_person_read_are_compared_with_from_then_on(site):
    run = arrivals.submit_addresses([site.page("/read", story(3))], by=None)
    pipeline.ingest(run.arrivals.get().pk)
    article = Article.objects.get()
    site.page("/read", story(3, more="They have since withdrawn from it."))
    looked(article)
    changed = article.revisit
    changed.refresh_from_db()
    note_read(article_id=article.pk, words=changed.seen_hash, by=UserFactory())
    assert looked(article) == ("answered", "", "")
    site.page("/read", story(3, more="They have joined it again."))
    assert looked(article) == ("changed", "", "")


def test_what_was_read_at_another_address_is_forgotten(site):
    words = {"read_hash": "a" * 64, "read_at": timezone.now(), "read_by_name": "ada"}
    row = RevisitFactory(article__url=site.page("/new", story(4)), url="https://a.example", **words)
    assert looked(row.article) == ("answered", "", "")
    row.refresh_from_db()
    assert (row.read_hash, row.read_at, row.read_by_name) == ("", None, "")


def test_what_is_kept_of_a_page_is_what_the_next_one_is_compared_with(site):
    run = arrivals.submit_addresses([site.page("/kept", story(2))], by=None)
    pipeline.ingest(run.arrivals.get().pk)
    article = Article.objects.get()
    site.page("/kept", story(2, more="They have since withdrawn from it."))
    assert looked(article) == ("changed", "", "")


def test_a_text_handed_in_is_not_taken_for_the_page_at_the_address(source):
    page = RawPage.objects.keep(b"Only what a person copied from there.", address="")
    Article.objects.filter(pk=source.pk).update(raw_page=page)
    assert looked(source) == ("answered", "", "")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_the_site_does_not_have_any_more_is_gone(source, site, status):
    looked(source)
    site.answers["/story"] = Answer(status=status)
    told = f"There is no page at this address (status {status})."
    assert looked(source) == ("gone", "", told)
    site.page("/story", story(1, more="They have since withdrawn from it."))
    assert looked(source) == ("changed", "", "")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(status=500), "The site cannot answer now (status 500)."),
        (Answer(status=403), "The site refuses to show this page to a program."),
        (
            redirect("http://10.0.0.1/"),
            "The address leads to no public web site: 10.0.0.1, port 80.",
        ),
    ],
)
def test_whatever_else_keeps_a_page_away_is_no_sign_that_it_went(source, site, answer, told):
    site.answers["/story"] = answer
    assert looked(source) == ("unreached", "", told)


def test_robots_txt_is_kept_to():
    with web() as site:
        site.page("/robots.txt", "User-agent: *\nDisallow: /", headers=TEXT)
        article = ArticleFactory(url=site.page("/story", story(1)))
        assert looked(article) == (
            "unreached", "", "The site asks robots not to read this page."
        )  # fmt: skip
        assert site.asked == ["/robots.txt"]


def test_another_place_is_a_move_and_a_slash_or_a_query_is_none(source, site):
    site.answers["/story"] = redirect("/story/")
    site.page("/story/", story(1))
    assert looked(source) == ("answered", "", "")
    site.answers["/story"] = redirect("/story/?from=old")
    site.page("/story/?from=old", story(1))
    assert looked(source) == ("answered", "", "")
    site.answers["/story"] = redirect("/archive/story")
    site.page("/archive/story", story(1))
    assert looked(source) == ("moved", f"{site.url}/archive/story", "")
    site.page("/archive/story", story(3))
    assert looked(source) == ("changed", f"{site.url}/archive/story", "")


def test_letters_beyond_ascii_make_no_other_place(site):
    site.page("/%E9%89%B1%E7%89%A9", story(4))
    assert looked(ArticleFactory(url=f"{site.url}/鉱物")) == ("answered", "", "")


def test_a_page_without_an_article_answers_and_is_not_compared(source, site):
    looked(source)
    site.page("/story", "<html><body><p>Soon.</p></body></html>")
    assert looked(source) == ("answered", "", "Its words could not be compared: no text.")


def test_a_site_is_asked_with_what_it_gave_before(source, site):
    conditions = []

    def answer(request):
        given = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        conditions.append(given)
        if given[0] == '"v1"':
            return Answer(status=304, headers={"ETag": '"v1"'})
        return Answer(story(1).encode(), headers=HTML | {"ETag": '"v1"', "Last-Modified": "then"})

    site.answers["/story"] = answer
    assert [looked(source), looked(source)] == [("answered", "", "")] * 2
    site.answers["/story"] = Answer(status=404)
    looked(source)
    site.answers["/story"] = answer
    looked(source)
    assert conditions == [(None, None), ('"v1"', "then"), (None, None)]


def test_a_change_stays_one_while_the_site_says_that_nothing_changed_since(source, site):
    looked(source)

    def answer(request):
        if request.headers.get("If-None-Match"):
            return Answer(status=304)
        return Answer(story(9).encode(), headers=HTML | {"ETag": '"v2"'})

    site.answers["/story"] = answer
    assert [looked(source)[0], looked(source)[0]] == ["changed", "changed"]


def test_since_when_it_answers_so_is_kept_until_it_answers_otherwise(source, site):
    site.answers["/story"] = Answer(status=404)
    looked(source)
    first = timezone.now() - timedelta(days=30)
    Revisit.objects.update(since=first, looked_at=first)
    looked(source)
    row = Revisit.objects.get()
    assert (row.since, row.looked_at > first) == (first, True)
    site.page("/story", story(1))
    looked(source)
    row.refresh_from_db()
    assert row.since == row.looked_at


def test_mending_the_address_begins_anew(source, site):
    looked(source)
    Revisit.objects.update(found="gone", etag='"v1"', since=timezone.now() - timedelta(days=9))
    Article.objects.filter(pk=source.pk).update(url=site.page("/mended", story(1)))
    assert Revisit.objects.current().count() == 0
    assert looked(source) == ("answered", "", "")
    row = Revisit.objects.current().get()
    assert (row.url, row.since) == (f"{site.url}/mended", row.looked_at)


def test_those_asked_longest_ago_come_first_and_only_what_readers_see():
    now = timezone.now()
    late, early = (RevisitFactory(looked_at=now - timedelta(days=days)).article for days in (1, 5))
    mended = RevisitFactory(looked_at=now, url="https://before.example/").article
    never = ArticleFactory()
    ArticleFactory(url="", document="001")
    ArticleFactory(raw_page=RawPageFactory())
    assert revisiting.asked_longest_ago(9) == [mended.pk, never.pk, early.pk, late.pk]
    assert revisiting.asked_longest_ago(2) == [mended.pk, never.pk]
    assert revisiting.asked_longest_ago(0) == []


@pytest.mark.parametrize(("most", "paths"), [(2, ["/0", "/1"]), (0, [])])
def test_each_night_so_many_are_asked_as_the_settings_say(site, settings, most, paths):
    settings.INGEST_REVISITS = most
    for number in range(3):
        ArticleFactory(url=site.page(f"/{number}", story(number)))
    assert tasks.revisit_sources.delay().get() == len(paths)
    assert [path for path in site.asked if path != "/robots.txt"] == paths
    assert Revisit.objects.count() == len(paths)


def test_a_site_that_was_asked_a_moment_ago_is_left_alone_and_nothing_is_noted(site):
    with web() as slow:
        slow.page("/robots.txt", "User-agent: *\nCrawl-delay: 60", headers=TEXT)
        first, second = (ArticleFactory(url=slow.page(f"/{n}", story(n))) for n in range(2))
        looked(first)
        with pytest.raises(NotOurTurnError):
            revisiting.look_again(second.pk)
    assert Revisit.objects.filter(article=second).count() == 0


def test_an_article_without_an_address_or_that_is_gone_is_passed_over(site):
    assert revisiting.look_again(ArticleFactory(url="", document="001").pk) is None
    assert tasks.revisit_source.delay(0).get() == ""
    assert site.asked == []


def test_no_fact_no_article_and_no_history_is_written(source, site):
    CitationFactory(article=source)
    held = Article.objects.values().get()
    events = apps.get_model("agreements.ArticleEvent").objects.count()
    for answer in (Answer(story(9).encode(), headers=HTML), Answer(status=404)):
        site.answers["/story"] = answer
        looked(source)
    assert Article.objects.values().get() == held
    assert apps.get_model("agreements.ArticleEvent").objects.count() == events
    assert (Suggestion.objects.count(), RawPage.objects.count()) == (0, 0)
    assert Outlet.objects.count() == 1


def asked(*arguments):
    out = io.StringIO()
    call_command("revisit_sources", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_shell_asks_those_named_now_else_those_asked_longest_ago(source, site):
    other = ArticleFactory(url=f"{site.url}/nowhere")
    gone = f"{other.url}: Gone  There is no page at this address (status 404)."
    assert asked(str(source.pk), other.url) == [f"{source.url}: Answers", gone]
    assert asked("--most", "1") == [f"{source.url}: Answers"]
    with pytest.raises(CommandError, match="No source with an address is known by “0”"):
        asked("0")
