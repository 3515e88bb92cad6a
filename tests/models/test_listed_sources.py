"""Whatever is cited stands among the sources of its agreement, under an id of its own."""

import threading

import pytest
from django.db import connection, connections, transaction

from agreements.models import AgreementSource, Citation
from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    AmountFactory,
    ArticleFactory,
    CitationFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    EventFactory,
    ParticipationFactory,
    ProvisionFactory,
)
from tests.models.ways import written_in_sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory()


def listed(agreement):
    rows = AgreementSource.objects.filter(agreement=agreement)
    return list(rows.values_list("key", "article__title", "position"))


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("participation", ParticipationFactory),
        ("provision", ProvisionFactory),
        ("commitment", CommitmentFactory),
        ("amount", AmountFactory),
        ("event", EventFactory),
    ],
)
def test_what_a_fact_cites_is_listed(agreement, name, factory):
    CitationFactory(article__title="Communiqué", **{name: factory(agreement=agreement)})
    assert listed(agreement) == [("s1", "Communiqué", 0)]


def test_what_makes_a_claim_is_listed(agreement):
    disagreement = DisagreementFactory(agreement=agreement)
    ClaimFactory(disagreement=disagreement, article__title="Communiqué")
    assert listed(agreement) == [("s1", "Communiqué", 0)]


def test_an_article_is_listed_once_however_often_it_is_cited(agreement):
    article = ArticleFactory(title="Communiqué")
    for factory in (ProvisionFactory, ProvisionFactory):
        CitationFactory(article=article, provision=factory(agreement=agreement))
    CitationFactory(article=article, event=EventFactory(agreement=agreement))
    assert listed(agreement) == [("s1", "Communiqué", 0)]


def test_an_article_is_listed_with_each_agreement_that_cites_it(agreement):
    article, other = ArticleFactory(title="Communiqué"), AgreementFactory()
    for each in (agreement, other):
        CitationFactory(article=article, provision=ProvisionFactory(agreement=each))
    assert listed(agreement) == listed(other) == [("s1", "Communiqué", 0)]


@pytest.mark.parametrize(
    ("held", "given"),
    [
        ([], "s1"),
        (["s1"], "s2"),
        (["s7", "s2"], "s8"),
        (["d0", "d4"], "s1"),  # the founding documents have ids of another form
        (["s9", "s10"], "s11"),
        (["sources", "s"], "s1"),
    ],
)
def test_a_new_source_takes_the_next_free_id_and_the_last_place(agreement, held, given):
    for position, key in enumerate(held):
        AgreementSourceFactory(agreement=agreement, key=key, position=position)
    CitationFactory(article__title="New", provision=ProvisionFactory(agreement=agreement))
    assert listed(agreement)[-1] == (given, "New", len(held))


def test_citations_made_in_bulk_are_listed_each_with_its_own_id(agreement):
    provision = ProvisionFactory(agreement=agreement)
    articles = [ArticleFactory(title=title) for title in ("One", "Two", "Three")]
    Citation.objects.bulk_create(
        Citation(article=article, provision=provision) for article in articles
    )
    assert listed(agreement) == [("s1", "One", 0), ("s2", "Two", 1), ("s3", "Three", 2)]


def test_a_citation_that_turns_to_another_article_lists_that_too(agreement):
    citation = CitationFactory(
        article__title="One", provision=ProvisionFactory(agreement=agreement)
    )
    written_in_sql(citation, article=ArticleFactory(title="Two"))
    assert listed(agreement) == [("s1", "One", 0), ("s2", "Two", 1)]


def test_a_source_stays_listed_when_its_citation_goes(agreement):
    citation = CitationFactory(
        article__title="One", provision=ProvisionFactory(agreement=agreement)
    )
    citation.delete()
    assert listed(agreement) == [("s1", "One", 0)]


@pytest.mark.django_db(transaction=True)
def test_two_sources_cited_at_the_same_moment_are_both_listed():
    agreement = AgreementFactory()
    provision = ProvisionFactory(agreement=agreement)
    articles = [ArticleFactory(title=title) for title in ("One", "Two")]
    first_is_written = threading.Event()

    def cite_meanwhile():
        try:
            first_is_written.wait(timeout=60)
            with transaction.atomic():
                Citation.objects.create(article=articles[1], provision=provision)
        finally:
            connections.close_all()

    other = threading.Thread(target=cite_meanwhile)
    other.start()
    with transaction.atomic():
        Citation.objects.create(article=articles[0], provision=provision)
        first_is_written.set()
        wait_until_somebody_waits()
    other.join(timeout=60)
    assert sorted(title for _, title, _ in listed(agreement)) == ["One", "Two"]


def wait_until_somebody_waits():
    """Until another connection waits for a lock of ours; at most two seconds."""
    with connection.cursor() as cursor:
        for _ in range(40):
            cursor.execute(
                "SELECT pg_sleep(0.05), EXISTS (SELECT FROM pg_stat_activity"
                " WHERE wait_event_type = 'Lock' AND datname = current_database())"
            )
            if cursor.fetchone()[1]:
                return
