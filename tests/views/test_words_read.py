"""A curator notes that the changed words of a source were read."""

from __future__ import annotations

import pytest
from django.urls import reverse

from agreements.models import Article, Revisit
from tests.factories import ArticleFactory, RevisitFactory, UserFactory
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
NEW, NEWER = "a" * 64, "b" * 64
BUTTON = "I have read the changed words"
OVERTAKEN = "The address has answered otherwise since this page was opened. Look at it again."


@pytest.fixture
def curator(client):
    client.force_login(UserFactory(username="ada", is_superuser=True))
    return client


@pytest.fixture
def changed():
    return RevisitFactory(found="changed", seen_hash=NEW)


def send(client, article, words=NEW):
    answer = client.post(reverse("agreements:source_words_read", args=[article.pk]),
                         {"words": words}, follow=True)  # fmt: skip
    return answer.status_code, text_of(answer.content.decode())


def test_it_is_noted_and_told_to_readers(curator, client, changed):
    assert BUTTON in client.get(changed.article.get_absolute_url()).content.decode()
    status, page = send(curator, changed.article)
    assert status == 200
    assert "Noted. A further change of its words will be told again." in page
    assert "it stands there with other words than before, read by ada on" in page
    assert BUTTON not in page
    changed.refresh_from_db()
    assert (changed.found, changed.read_hash, changed.known_hash) == ("answered", NEW, NEW)


def test_what_also_moved_has_still_moved(curator):
    row = RevisitFactory(found="changed", seen_hash=NEW, address="https://other.example/there")
    send(curator, row.article)
    row.refresh_from_db()
    assert (row.found, row.address) == ("moved", "https://other.example/there")


def test_twice_is_once(curator, changed):
    send(curator, changed.article)
    first = Revisit.objects.get().read_at
    assert "Noted." in send(curator, changed.article)[1]
    assert Revisit.objects.get().read_at == first


@pytest.mark.parametrize("words", ["", NEWER])
def test_words_that_nobody_was_shown_are_not_taken_for_read(curator, changed, words):
    assert OVERTAKEN in send(curator, changed.article, words)[1]
    changed.refresh_from_db()
    assert (changed.found, changed.read_hash, changed.read_at) == ("changed", "", None)


def test_an_address_that_was_never_asked_is_not_found(curator):
    assert send(curator, ArticleFactory())[0] == 404
    mended = RevisitFactory(found="changed", seen_hash=NEW, url="https://before.example/")
    assert send(curator, mended.article)[0] == 404


def test_readers_are_offered_nothing(client, changed):
    assert BUTTON not in client.get(changed.article.get_absolute_url()).content.decode()


def test_no_fact_and_no_article_changes(curator, changed):
    before = Article.objects.filter(pk=changed.article_id).values().get()
    send(curator, changed.article)
    assert Article.objects.filter(pk=changed.article_id).values().get() == before
