"""The page of one source: what it shows, costs and refuses."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agreements.models import Article, Citation, Provision
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
    OutletFactory,
    PillarFactory,
    ProvisionFactory,
    RevisitFactory,
    UserFactory,
    make_register,
)
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


def facts(page: str) -> list[str]:
    body = page.partition('id="facts"')[2]
    return [text_of(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)][1:]


def test_every_fact_stands_under_its_agreement_with_its_place(client):
    article = ArticleFactory()
    older = AgreementFactory(title="B agreement", trust="documents")
    newer = AgreementFactory(title="A agreement")
    pillar = PillarFactory(name="Stockpiling", order=200)
    provision = ProvisionFactory(
        agreement=older, pillar=pillar, strength="intent", summary="Reserves.", trust="documents"
    )
    CitationFactory(article=article, provision=provision, locator="¶4", reports="Stocks.")
    CitationFactory(article=article, provision=provision, locator="¶2", quote="a reserve")
    promise = CommitmentFactory(agreement=older, pillar=pillar, summary="Meet.")
    CitationFactory(article=article, commitment=promise, locator="")
    amount = AmountFactory(
        agreement=newer, value=8_500_000_000, currency="USD", kind="pledge", what="Loans"
    )
    CitationFactory(article=article, amount=amount, locator="¶1")
    event = EventFactory(agreement=newer, kind="meeting", date="2025-10", title="They met")
    CitationFactory(article=article, event=event, locator="¶1")
    disputed = DisagreementFactory(agreement=newer, attribute="signed_on")
    ClaimFactory(article=article, disagreement=disputed, value="28 October", locator="¶7")
    page = client.get(article.get_absolute_url()).content.decode()
    assert facts(page) == [
        "A agreement Reference, unreviewed",
        "Pledge Amount USD 8,500,000,000: Loans ¶1",
        "Meeting Event, Oct 2025 They met ¶1",
        "Date of signature Disputed value 28 October ¶7",
        "B agreement From the documents",
        "Stockpiling Provision I Intent Reserves. ¶4 It reports: Stocks. ¶2 a reserve",
        "Stockpiling Commitment Meet. Reference, unreviewed Place not recorded",
    ]
    assert "4 facts, 1 disputed value In two agreements" in text_of(page)


def test_an_agreement_that_only_lists_the_source_is_named(client):
    source = AgreementSourceFactory(agreement__title="A pact")
    page = client.get(source.article.get_absolute_url()).content.decode()
    assert facts(page)[0].startswith("A pact")
    assert "No single fact cites it" in facts(page)[1]


KEPT = "They signed.\n\nA joint group meets & <b>acts</b> soon.\nIt ends."


def kept_article(*quotes: str, **more) -> Article:
    article = ArticleFactory(text=KEPT, **more)
    for quote in quotes:
        start = KEPT.index(quote)
        CitationFactory(article=article, quote=quote, start=start, end=start + len(quote))
    return article


def kept_text(client, article: Article) -> str:
    page = client.get(article.get_absolute_url()).content.decode()
    return page.partition('<div class="source-text"')[2].partition("</div>")[0]


def test_quoted_words_are_marked_in_the_kept_text(client):
    shown = kept_text(client, kept_article("joint group meets", "meets & <b>acts</b>"))
    marked = re.findall(r'<mark class="hl">(.*?)</mark>', shown)
    assert [text_of(mark) for mark in marked] == [
        "joint group", "meets passage 1", "& <b>acts</b> passage 2",
    ]  # fmt: skip
    first, second = Provision.objects.order_by("pk")
    assert re.findall(r'href="#([\w-]+)"', shown) == [
        f"provision-{first.pk}", f"provision-{first.pk}", f"provision-{second.pk}",
    ]  # fmt: skip
    assert re.findall(r'id="(passage-\d+)"', shown) == ["passage-1", "passage-2"]


def test_the_text_is_all_there_once_in_paragraphs_and_escaped(client):
    shown = kept_text(client, kept_article("signed.\n\nA joint", "group", "group meets"))
    bare = re.sub(r"<span[^>]*>[^<]*</span>|<sup>.*?</sup>", "", shown)
    paragraphs = re.findall(r"<p id[^>]*>(.*?)</p>", bare)
    told = [unescape(re.sub(r"</?(mark|a|span)[^>]*>", "", one)) for one in paragraphs]
    assert told == [line for line in KEPT.split("\n") if line]
    assert "&lt;b&gt;acts&lt;/b&gt;" in shown


def test_words_that_are_not_where_they_were_are_not_marked_and_it_is_said(client):
    article = kept_article()
    CitationFactory(article=article, quote="They left.", start=0, end=10)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<mark" not in page
    assert "These words do not stand at that place of the text kept here." in page


def test_the_words_of_a_founding_document_are_never_reproduced(client):
    page = client.get(kept_article("They signed.", document="002").get_absolute_url())
    words = text_of(page.content.decode())
    assert "known as document 002. Its words are not reproduced here, apart from those" in words
    assert "A joint group" not in words


def test_the_head_says_what_is_known_of_the_article(client):
    outlet = OutletFactory(name="Gazette", domain="gazette.example", kind="trade-press")
    article = ArticleFactory(
        title="Pacte", outlet=outlet, language="fr", byline="A. Writer", published_on="2025",
        title_basis="rebuilt from the page address",
    )  # fmt: skip
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<h1 lang="fr">Pacte</h1>' in page
    assert f'<a class="btn" href="{article.url}" rel="external noopener noreferrer">' in page
    head = text_of(page.partition('class="banner"')[2].partition("</dl>")[0])
    assert head == (
        "> Published 2025 year only By A. Writer Outlet Gazette gazette.example "
        "Kind of outlet Trade press In French Rests on it 0 facts In no agreements"
    )
    assert "Title Rebuilt from the page address" in text_of(page)


def test_only_who_may_change_it_is_shown_the_way_to(client):
    article = ArticleFactory()
    way = f'href="/admin/agreements/article/{article.pk}/change/"'
    assert way not in client.get(article.get_absolute_url()).content.decode()
    client.force_login(UserFactory(is_staff=True))
    assert way not in client.get(article.get_absolute_url()).content.decode()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    assert way in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40])
def test_a_source_that_is_not_there_is_not_found(client, number):
    assert client.get(f"/sources/{number}/").status_code == 404


@pytest.mark.parametrize("how_many", [1, 200])
def test_a_source_costs_the_same_however_much_rests_on_it(
    client, django_assert_num_queries, how_many
):
    article = ArticleFactory()
    if how_many == 1:
        CitationFactory(article=article)
        ClaimFactory(article=article)
    else:
        make_register(10)
        Citation.objects.filter(locator="¶1").update(article=article)
        assert article.citations.count() == 10 * 13
    with django_assert_num_queries(5):  # article, citations, sources, claims, agreements
        response = client.get(article.get_absolute_url())
    assert response.status_code == 200


# --- Hostile words ---------------------------------------------------------------


def test_an_address_that_is_none_of_the_web_is_refused_twice():
    article = ArticleFactory.build(url="javascript:alert(1)", outlet=None)
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert "url" in refused.value.message_dict
    refusal = pytest.raises(IntegrityError, match="article_address_is_of_the_web")
    with refusal, transaction.atomic():
        article.save()


@pytest.mark.parametrize("where", ["title", "byline", "title_basis"])
def test_markup_in_an_article_is_shown_as_text(client, where):
    article = ArticleFactory(
        **{where: "<script>alert(1)</script>"}, outlet__name="<script>", text="<script>"
    )
    CitationFactory(article=article, locator="<script>", quote="<script>", start=0, end=8)
    for address in ("/sources/", "/sources/?q=script", article.get_absolute_url()):
        page = client.get(address).content.decode()
        assert set(re.findall(r"<script[^>]*>", page)) == {
            tag for tag in re.findall(r"<script[^>]*>", page) if " src=" in tag
        }
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"found": "gone", "told": "Status 404."}, "gone since 3 Nov 2026. Status 404."),
        ({"found": "moved", "seen_hash": "a"},
         "moved to https://other.example/moved. The words are the same."),
        ({"found": "changed"},
         "other words than before since 3 Nov 2026. What rests on it was read from the earlier "
         "ones."),
        ({"found": "unreached", "told": "No answer."}, "not reached. No answer."),
        ({"found": "answered", "seen_hash": "a"}, "it stands there with the same words."),
        ({"found": "answered", "told": "Behind a paywall."}, "it answers. Behind a paywall."),
    ],
)  # fmt: skip
def test_how_the_address_answered_last_is_told(client, row, told):
    looked = datetime(2026, 11, 22, 1, tzinfo=UTC)
    row = RevisitFactory(looked_at=looked, since=datetime(2026, 11, 3, tzinfo=UTC), **row)
    page = text_of(client.get(row.article.get_absolute_url()).content.decode())
    assert f"Asked again Last looked at 22 Nov 2026: {told}" in page


def test_what_an_address_answered_before_it_was_mended_is_not_told(client):
    row = RevisitFactory(found="gone", url="https://before.example/")
    assert b"Asked again" not in client.get(row.article.get_absolute_url()).content
