"""How the words typed are compared with the words held."""

import pytest
from django.contrib.postgres.search import SearchRank
from django.db.models import F

from agreements.models import Agreement, Article, Provision
from tests.factories import (
    ArticleFactory,
    EventFactory,
    ProvisionFactory,
)
from tests.models.searching import finds, found, query, said
from tests.models.ways import updated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_texts")]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Gécamines", "Gecamines"),
        ("Gecamines", "Gécamines"),
        ("Gécamines", "gécamines"),
        ("Ge\u0301camines", "Gécamines"),  # decomposed
        ("São Tomé", "sao tome"),
        ("Türkiye", "turkiye"),
        ("ﬁnancing", "financing"),  # a ligature
        ("Lithium", "ｌｉｔｈｉｕｍ"),  # full width
        ("critical minerals", "mineral"),  # English stems
        ("They promised to invest", "investing promises"),
    ],
)
def test_accents_forms_and_endings_do_not_matter(written, typed):
    ProvisionFactory(agreement=said(), summary=written)
    assert finds(typed) == ["said"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("zirconium hafnium", ["said"]),  # both
        ("zirconium or hafnium", ["said", "silent"]),
        ("zirconium -hafnium", ["silent"]),
        ('"zirconium ore"', ["silent"]),
        ('"ore zirconium"', []),
    ],
)
def test_a_query_reads_as_in_a_search_engine(typed, slugs):
    updated(said(), summary="Zirconium.")
    EventFactory(agreement=said(), title="Hafnium")
    updated(Agreement.objects.get(slug="silent"), summary="Zirconium ore.")
    assert finds(typed) == slugs


def test_a_word_of_the_title_counts_most():
    updated(Agreement.objects.get(slug="silent"), summary="Zirconium, zirconium, zirconium.")
    updated(said(), title="On zirconium")
    ranked = found("zirconium").order_by(SearchRank(F("search"), query("zirconium")).desc())
    assert [agreement.slug for agreement in ranked] == ["said", "silent"]


def test_an_article_is_found_by_its_title_and_its_text_without_accents():
    article = ArticleFactory(title="Accord de Kinshasa", text="Gécamines signe.")
    ArticleFactory(title="Elsewhere")
    assert [list(found(typed, Article)) for typed in ("kinshasa", "gecamines")] == [[article]] * 2
    updated(article, text="")
    assert list(found("gecamines", Article)) == []


def test_the_search_columns_stay_in_the_database():
    ProvisionFactory(agreement=said())
    assert "search" in said().get_deferred_fields()
    assert "search" in Article.objects.get(pk=ArticleFactory().pk).get_deferred_fields()
    assert Provision.objects.select_related("agreement").get().agreement.slug == "said"
