"""Runs: what became of each arrival, in words; progress that stops; trying and reading again."""

import pytest

from agreements.models import Arrival, Article, Run
from tests.factories import (
    ArrivalFactory,
    ArticleFactory,
    RawPageFactory,
    RunFactory,
    SuggestionFactory,
    UserFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return signed_in()


@pytest.fixture
def run():
    """One arrival in every state."""
    run = RunFactory(by=UserFactory(username="ben"))
    article = ArticleFactory(title="Ministers met")
    SuggestionFactory(article=article)
    SuggestionFactory(article=article, state="rejected")
    ArrivalFactory(run=run, state="kept", article=article, flags=["paywall"])
    first = ArticleFactory(title="The first")
    again = ArticleFactory(title="The second", duplicate_of=first, duplicate_kind="near")
    ArrivalFactory(run=run, state="duplicate", article=again)
    ArrivalFactory(run=run, state="failed", error="The site is down", advice="Try again later.")
    ArrivalFactory(run=run, state="asks", error="It asks for a password", advice="Paste the text.")
    ArrivalFactory(run=run, state="rejected", url="https://a.example/<b>")
    ArrivalFactory(run=run, state="waiting")
    ArrivalFactory(run=run, state="working", step="examine")
    return run


def shown(run, client, query="", **headers) -> str:
    answer = client.get(f"/review/runs/{run.pk}/{query}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_became_of_each_and_what_happens_next(run, ada):
    page = shown(run, ada)
    told = text_of(page)
    assert "5 of 7 read" in told
    for words in (
        "Submitted by ben",
        "Waiting 1", "Being read 1", "Kept 1", "Held already 1", "Nothing to keep 1", "Failed 1",
        "Needs a person 1",
        "The site is down. Try again later.",
        "It asks for a password. Paste the text.",
        "2 suggestions , 1 waiting",
        "Behind a paywall",
        "Repeats The first",
        "https://a.example/<b>",
        "Read, compare and recognise",
    ):  # fmt: skip
        assert words in told
    assert "https://a.example/<b>" not in page


def test_it_is_asked_for_again_until_all_is_over(run, ada):
    page = shown(run, ada)
    assert 'data-hx-trigger="every 2s"' in page
    assert "Look again" in page
    Arrival.objects.filter(state__in=["waiting", "working"]).delete()
    part = shown(run, ada, **{"HX-Request": "true", "HX-Target": "progress"})
    assert part.lstrip().startswith("<section")
    assert "every 2s" not in part
    assert "All 5 done" in text_of(part)
    assert "Look again" not in part


def test_the_failed_and_those_that_ask_are_tried_again(run, ada):
    answer = ada.post(f"/review/runs/{run.pk}/retry/")
    assert answer["Location"] == f"/review/runs/{run.pk}/"
    assert Arrival.objects.filter(run=run, state="failed").count() == 0
    assert "2 tried again." in text_of(shown(run, ada))


def test_nothing_to_try_is_said(ada):
    run = ArrivalFactory(state="kept").run
    assert "failed or ask" not in text_of(shown(run, ada))
    page = ada.post(f"/review/runs/{run.pk}/retry/", follow=True).content.decode()
    assert "Nothing in this run failed: nothing to try." in text_of(page)


def test_an_article_is_read_again_from_its_kept_page(ada):
    article = ArticleFactory(raw_page=RawPageFactory())
    answer = ada.post(f"/review/articles/{article.pk}/replay/")
    made = Run.objects.get(kind="replay")
    assert answer["Location"] == f"/review/runs/{made.pk}/"
    assert made.arrivals.get().raw_page == article.raw_page


def test_an_article_without_its_page_says_why_it_cannot(ada):
    article = ArticleFactory()
    page = ada.post(f"/review/articles/{article.pk}/replay/", follow=True).content.decode()
    assert "The page of this article was not kept" in text_of(page)
    assert "Read again" not in page


def test_the_list_holds_runs_of_articles_with_their_numbers(run, ada):
    RunFactory(kind="load")
    page = text_of(ada.get("/review/runs/").content.decode())
    assert f"Run {run.pk}: article ingestion By ben" in page
    assert "dossier load" not in page
    assert "Kept 1" in page
    assert "Failed 1" in page


def test_an_empty_list_leads_on(ada):
    page = ada.get("/review/runs/").content.decode()
    assert "Nothing has come in yet" in page
    assert 'href="/review/submit/"' in page


@pytest.mark.parametrize("number", [0, 10**25])
def test_no_run_and_no_article_of_that_number_is_not_found(ada, number):
    assert ada.get(f"/review/runs/{number}/").status_code == 404
    assert ada.post(f"/review/runs/{number}/retry/").status_code == 404
    assert ada.post(f"/review/articles/{number}/replay/").status_code == 404


def test_a_run_that_brought_no_articles_has_no_page_here(ada):
    load = RunFactory(kind="load")
    assert ada.get(f"/review/runs/{load.pk}/").status_code == 404


def test_who_may_only_look_cannot_try_again(run):
    vera = signed_in("Viewer", "vera")
    assert "failed or ask" not in text_of(shown(run, vera))
    assert vera.post(f"/review/runs/{run.pk}/retry/").status_code == 403
    article = Article.objects.first()
    assert vera.post(f"/review/articles/{article.pk}/replay/").status_code == 403
    assert signed_in("", "nobody").get("/review/runs/").status_code == 403
