"""From an address to an article with its suggestions, step by step, whatever goes wrong."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.ingest import arrivals, pipeline, store
from agreements.models import Arrival, Article, RawPage, Suggestion
from tests.factories import ArrivalFactory, ArticleFactory
from tests.ingest.web import Answer, story, web

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site():
    with web() as site:
        yield site


def ingested(url, **more):
    """An arrival of this address, brought as far as it goes."""
    [arrival] = arrivals.submit_addresses([url], by=None).arrivals.all()
    Arrival.objects.filter(pk=arrival.pk).update(**more)
    pipeline.ingest(arrival.pk)
    arrival.refresh_from_db()
    return arrival


def test_an_address_becomes_an_article_with_suggestions_that_stand_in_its_text(site):
    arrival = ingested(site.page("/a", story(1)))
    article = arrival.article
    assert (arrival.state, arrival.error) == ("kept", "")
    assert (article.title, str(article.published_on)) == (
        "Australia and Chile sign paper 1", "2025-10-02",
    )  # fmt: skip
    rows = list(Suggestion.objects.filter(article=article))
    assert "agreement" in {row.fact_type.model for row in rows}
    assert {article.text[row.start : row.end] == row.quote for row in rows} == {True}
    assert arrival.raw_page.body.decode() == story(1)
    run = arrival.run
    run.refresh_from_db()
    assert (run.counts, run.ended_at is None) == ({"kept": 1}, False)


# --- Held already -----------------------------------------------------------------


def test_an_address_that_is_held_is_not_read_again(site):
    first, second = (ingested(site.page("/held", story(2))) for _ in range(2))
    assert (second.state, second.article) == ("duplicate", first.article)
    assert Article.objects.count() == 1


def test_the_same_words_elsewhere_are_linked_to_the_first_and_propose_nothing(site):
    first = ingested(site.page("/b", story(3)))
    copy = ingested(site.page("/b-copied", story(3)))
    assert (copy.state, copy.article.duplicate_of, copy.article.duplicate_kind) == (
        "duplicate", first.article, "exact",
    )  # fmt: skip
    assert not Suggestion.objects.filter(article=copy.article).exists()


def test_nearly_the_same_words_are_linked_too_and_a_third_to_the_first(site):
    first = ingested(site.page("/c", story(4)))
    near = ingested(site.page("/c2", story(4, more="One more line was added by another desk.")))
    third = ingested(site.page("/c3", story(4, more="A third desk ends it in another way.")))
    assert [each.article.duplicate_of for each in (near, third)] == [first.article] * 2
    assert near.article.duplicate_kind == "near"
    assert near.article.likeness > 0.6


def test_a_pasted_text_that_is_held_word_for_word_makes_no_second_article(site):
    first = ingested(site.page("/d", story(5)))
    run = arrivals.submit_text(
        text=first.article.text, title="Again", outlet="", published_on=None, by=None
    )
    [arrival] = run.arrivals.all()
    assert pipeline.ingest(arrival.pk) == "duplicate"
    arrival.refresh_from_db()
    assert arrival.article == first.article


def test_a_source_of_a_dossier_gets_its_text_and_keeps_what_the_dossier_says(site):
    url = site.page("/dossier", story(6))
    source = ArticleFactory(url=url, title="As the dossier has it", published_on="2025-10")
    arrival = ingested(url)
    source.refresh_from_db()
    assert (arrival.state, arrival.article) == ("kept", source)
    assert (source.title, str(source.published_on)) == ("As the dossier has it", "2025-10")
    assert "stockpile" in source.text


# --- What a person said of it ------------------------------------------------------


def test_what_is_said_with_a_pasted_text_counts_before_what_is_read():
    run = arrivals.submit_text(
        text=Article._meta.get_field("text").name * 60, title="Said", outlet="Blatt",
        published_on=timezone.now().date(), language="de", by=None,
    )  # fmt: skip
    [arrival] = run.arrivals.all()
    assert pipeline.ingest(arrival.pk) == "kept"
    article = Article.objects.get()
    assert (article.title, article.outlet.name, article.language) == ("Said", "Blatt", "de")
    assert str(article.published_on) == str(timezone.now().date())


# --- What goes wrong says what to do next ---------------------------------------------


@pytest.mark.parametrize(
    ("answer", "state", "words_of_it"),
    [
        (Answer(status=404), "rejected", "no page"),
        (Answer(status=403), "asks", "refuses"),
        (Answer(status=503), "waiting", "503"),
        (Answer(b"\x89PNG", headers={"Content-Type": "image/png"}), "rejected", "image/png"),
        (Answer(b"<html><body></body></html>"), "rejected", "No text"),
    ],
)
def test_what_did_not_come_says_why_and_what_next(site, answer, state, words_of_it):
    site.answers["/odd"] = answer
    arrival = ingested(f"{site.url}/odd")
    assert arrival.state == state
    assert words_of_it in arrival.error
    assert arrival.advice
    assert arrival.lease is None
    assert not Article.objects.exists()


def test_a_site_that_says_when_to_come_again_is_left_alone_until_then(site):
    site.answers["/busy"] = Answer(status=429, headers={"Retry-After": "1800"})
    before = timezone.now()
    arrival = ingested(f"{site.url}/busy")
    wait = arrival.due_at - before
    assert timedelta(minutes=30) <= wait < timedelta(minutes=31)
    assert pipeline.ingest(arrival.pk) == pipeline.HELD
    assert site.times("/busy") == 1


def test_an_arrival_is_given_up_after_the_last_attempt(site, settings):
    site.answers["/down"] = Answer(status=500)
    arrival = ingested(f"{site.url}/down", attempts=settings.INGEST_ATTEMPTS - 1)
    assert (arrival.state, "500" in arrival.error) == ("failed", True)
    assert arrival.run.progress() == {"failed": 1}


def test_an_address_of_this_machine_is_refused_where_settings_do_not_allow_it(site, settings):
    settings.INGEST_ALLOW_LOOPBACK = False
    arrival = ingested(site.page("/inside", story(7)))
    assert (arrival.state, site.times("/inside")) == ("rejected", 0)


def test_a_fault_of_ours_fails_the_arrival_and_keeps_its_page(site, monkeypatch):
    def broken(*_, **__):
        raise KeyError("a fault")

    monkeypatch.setattr(pipeline, "read", broken)
    arrival = ingested(site.page("/fault", story(8)))
    assert (arrival.state, arrival.error) == ("failed", "Reading it failed (KeyError).")
    assert arrival.raw_page.body.decode() == story(8)


# --- Leases ----------------------------------------------------------------------------


def test_two_workers_do_not_take_one_arrival(site):
    arrival = ArrivalFactory()
    assert pipeline.take(arrival.pk).lease is not None
    assert pipeline.take(arrival.pk) is None


def test_an_arrival_left_by_a_dead_worker_goes_on_from_the_kept_page(site):
    url = site.page("/left", story(9))
    arrival = ArrivalFactory(url=url)
    left = pipeline.take(arrival.pk)
    pipeline._page(left)
    Arrival.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    site.answers.pop("/left")
    assert pipeline.ingest(arrival.pk) == "kept"


def test_who_lost_its_lease_writes_nothing_more(site):
    url = site.page("/lost", story(10))
    slow = pipeline.take(ArrivalFactory(url=url).pk)
    Arrival.objects.update(lease=uuid.uuid4())
    with pytest.raises(store.LeaseLostError):
        pipeline._steps(slow)
    assert not Article.objects.exists()
    assert not RawPage.objects.exists()


def test_an_arrival_that_kills_every_worker_is_given_up(settings):
    arrival = ArrivalFactory(state="working", attempts=settings.INGEST_ATTEMPTS)
    assert pipeline.ingest(arrival.pk) == "failed"
    arrival.refresh_from_db()
    assert arrival.error == f"Given up after {settings.INGEST_ATTEMPTS} attempts."


# --- Read again --------------------------------------------------------------------------


def suggestions(article):
    return {row.digest: row.state for row in Suggestion.objects.filter(article=article)}


def test_an_article_read_again_keeps_what_was_decided_and_replaces_the_rest(site):
    article = ingested(site.page("/again", story(11))).article
    before = suggestions(article)
    decided, *others = Suggestion.objects.filter(article=article).order_by("pk")
    Suggestion.objects.filter(pk=decided.pk).update(state="rejected", rule="as decided")
    Suggestion.objects.filter(pk=others[0].pk).update(rule="an older rule")
    stale = Suggestion.objects.create(
        article=article, action="add", fact_type=decided.fact_type, proposed={}, rule="old",
        digest="0" * 64,
    )  # fmt: skip
    run = arrivals.replay(article, by=None)
    [arrival] = run.arrivals.all()
    assert pipeline.ingest(arrival.pk) == "kept"
    assert site.times("/again") == 1
    assert suggestions(article) == before | {decided.digest: "rejected"}
    assert not Suggestion.objects.filter(pk=stale.pk).exists()
    assert dict(Suggestion.objects.filter(rule__in=["as decided", "an older rule"]).values_list(
        "pk", "rule")) == {decided.pk: "as decided"}  # fmt: skip


def test_an_article_whose_page_was_not_kept_cannot_be_read_again():
    with pytest.raises(arrivals.NothingSubmittedError):
        arrivals.replay(ArticleFactory(), by=None)
