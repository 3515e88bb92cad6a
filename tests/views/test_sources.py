"""The list of sources: what it shows, finds, counts, costs and refuses."""

import re

import pytest
from django.test import Client
from django.utils.http import urlencode
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    EventFactory,
    OutletFactory,
    ProvisionFactory,
    make_register,
)
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Target": "results"}


def rows(response) -> list[str]:
    """The rows of the list, as a reader sees them."""
    body = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]


def titles(client, query: str = "") -> list[str]:
    page = client.get(f"/sources/{query}").content.decode()
    return [text_of(cell) for cell in re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', page)]


def counts(page: str) -> dict[str, int]:
    found = re.findall(r'id="n-([a-z_]+-[\w-]+)"[^>]*>(\d+)<', page)
    return {name: int(n) for name, n in found if int(n)}


def test_a_row_says_when_what_who_in_which_language_and_what_rests_on_it(client):
    outlet = OutletFactory(name="Gazette", domain="gazette.example")
    article = ArticleFactory(
        title="Ministers sign", outlet=outlet, published_on="2025-10", document="003",
        title_basis="rebuilt from the page address",
    )  # fmt: skip
    agreement = AgreementFactory()
    provision = ProvisionFactory(agreement=agreement)
    CitationFactory(article=article, provision=provision, locator="¶1")
    CitationFactory(article=article, provision=provision, locator="¶9")
    CitationFactory(article=article, event=EventFactory(agreement=agreement))
    CitationFactory(article=article, event=EventFactory())
    assert rows(client.get("/sources/")) == [
        "Oct 2025 Ministers sign Title rebuilt from the page address Founding document 003 "
        "Gazette gazette.example English 3 2"
    ]


def test_a_title_in_another_language_says_which(client):
    ArticleFactory(title="鉱物", language="ja")
    page = client.get("/sources/").content.decode()
    assert re.findall(r'<a href="/sources/\d+/"( lang="[a-z]+")?>', page) == [' lang="ja"']


def test_what_is_not_known_is_said(client):
    ArticleFactory(title="", outlet=None, published_on=None)
    assert rows(client.get("/sources/")) == [
        "No date printed Title not recorded Outlet not recorded English 0 0"
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=lithium", ["Lithium pact"]),
        ("?q=Gecamines", ["Gécamines sells"]),
        ("?q=herald", ["From the Herald"]),
        ("?q=pressroom", ["By address"]),
        ("?q=+lithium+", ["Lithium pact"]),
        ("?language=ja", ["From the Herald"]),
        ("?language=ja&language=fr", ["From the Herald", "Gécamines sells"]),
        ("?outlet_kind=government", ["Lithium pact"]),
        ("?outlet_kind=unknown", ["By address"]),
        ("?founding=yes", ["Lithium pact"]),
        ("?language=fr&founding=yes", []),
    ],
)
def test_every_filter_finds_what_it_says(client, query, found):
    government = OutletFactory(kind="government")
    herald = OutletFactory(name="The Herald")
    ArticleFactory(title="Lithium pact", outlet=government, document="001")
    ArticleFactory(title="From the Herald", outlet=herald, language="ja")
    ArticleFactory(title="Gécamines sells", language="fr")
    ArticleFactory(title="By address", outlet=None, url="https://a.example/pressroom/1")
    assert titles(client, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["new", "old", "undated"]),
        ("?sort=newest", ["new", "old", "undated"]),
        ("?sort=oldest", ["old", "new", "undated"]),
        ("?sort=facts", ["old", "new", "undated"]),
        ("?sort=outlet", ["undated", "new", "old"]),
    ],
)
def test_every_sort_orders_as_it_says(client, query, found):
    ArticleFactory(title="undated", published_on=None, outlet__name="A")
    ArticleFactory(title="new", published_on="2026", outlet__name="B")
    CitationFactory(article=ArticleFactory(title="old", published_on="2020-05", outlet=None))
    assert titles(client, query) == found


def test_pages_hold_each_source_once(client):
    made = {ArticleFactory(published_on="2025").title for _ in range(60)}
    pages = [titles(client, f"?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert {title for page in pages for title in page} == made


@pytest.mark.parametrize(("asked", "first"), [("0", 0), ("x", 0), ("-1", 0), ("99", 25)])
def test_a_page_that_is_not_there_is_the_nearest_one(client, asked, first):
    ArticleFactory.create_batch(30)
    assert titles(client, f"?page={asked}") == titles(client, f"?page={1 + first // 25}")


def test_boxes_count_what_each_would_leave_under_the_other_filters(client):
    government = OutletFactory(kind="government")
    ArticleFactory(language="ja", outlet=government)
    ArticleFactory(language="en", outlet=government, document="001")
    ArticleFactory(language="en")
    page = client.get("/sources/?outlet_kind=government").content.decode()
    assert counts(page) == {
        "language-en": 1,
        "language-ja": 1,
        "outlet_kind-government": 2,
        "outlet_kind-news": 1,
        "founding-yes": 1,
    }


def test_each_applied_filter_is_a_link_that_drops_it(client):
    ArticleFactory(language="ja", document="001")
    page = client.get("/sources/?q=a+b&language=ja&founding=yes&page=3").content.decode()
    assert re.findall(r'class="chip" href="([^"]*)"', page) == [
        "?language=ja&amp;founding=yes",
        "?q=a+b&amp;founding=yes",
        "?q=a+b&amp;language=ja",
    ]


def test_nothing_found_says_so_and_offers_the_way_back(client):
    ArticleFactory(outlet__kind="company")
    page = text_of(client.get("/sources/?q=zzz&outlet_kind=company").content.decode())
    assert "No source matches all 2 filters Drop one of them: Without text: zzz 1 source" in page


def test_a_japanese_word_is_found_inside_a_sentence(client):
    ArticleFactory(language="ja", title="署名", text="両政府は重要鉱物の枠組みに署名した。")
    ArticleFactory(language="ja", title="会合", text="両政府は会合を開いた。")
    assert len(rows(client.get("/sources/?q=重要鉱物"))) == 1
    assert len(rows(client.get("/sources/?q=署名"))) == 1
    assert len(rows(client.get("/sources/?q=両政府"))) == 2


def test_of_several_values_those_that_are_known_narrow(client):
    ArticleFactory(language="ja")
    ArticleFactory(language="fr")
    response = client.get("/sources/?language=ja&language=xx")
    assert len(rows(response)) == 1
    assert "“xx” is not in this list" in response.content.decode()


def test_an_empty_register_says_how_it_is_filled(client):
    page = text_of(client.get("/sources/").content.decode())
    assert "The register holds no source yet." in page


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("language=xx", "language : “xx” is not in this list; it was left out."),
        ("outlet_kind=blog", "outlet_kind : “blog” is not in this list; it was left out."),
        ("founding=perhaps", "founding : “perhaps” is not in this list; it was left out."),
        ("sort=odd", "sort : “odd” is no order of this list."),
        (f"q={'a' * 201}", "q : Too long; write at most 200 characters."),
        ("q=%00", "q : Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_still_narrows(client, query, message):
    ArticleFactory(title="Kept", language="en")
    ArticleFactory(title="Narrowed away", language="ja")
    other = "outlet_kind=news" if query.startswith("language") else "language=en"
    response = client.get(f"/sources/?{query}&{other}")
    page = text_of(response.content.decode())
    assert response.status_code == 200
    assert f"Part of what you asked could not be read {message} The list shows" in page
    beside_the_field = message.partition(" : ")[2]
    assert page.count(beside_the_field) == 2


def test_htmx_gets_the_results_alone_and_history_the_whole_page(client):
    ArticleFactory(title="Only one")
    part = client.get("/sources/", headers=PART)
    assert part.content.decode().lstrip().startswith('<section class="results"')
    assert "<html" not in part.content.decode()
    whole = client.get("/sources/", headers=PART | {"HX-History-Restore-Request": "true"})
    assert "<html" in whole.content.decode()
    assert {part["Vary"], whole["Vary"]} == {whole["Vary"]}
    assert "HX-Target" in part["Vary"]


def test_a_part_brings_the_counts_of_the_boxes_along(client):
    ArticleFactory(language="ja")
    part = client.get("/sources/", headers=PART).content.decode()
    assert counts(part) == {"language-ja": 1, "outlet_kind-news": 1}
    assert "1 source matches" in text_of(part)


@pytest.mark.parametrize("how_many", [1, 200])
def test_the_list_costs_the_same_however_long_it_is(client, django_assert_num_queries, how_many):
    make_register(how_many // 2) if how_many > 1 else ArticleFactory()
    with django_assert_num_queries(4):  # languages, counts of all boxes, how many, page
        response = client.get("/sources/")
    assert len(rows(response)) == min(how_many, 25)


def test_markup_in_a_query_is_shown_as_text(client):
    evil = '"><img src=x onerror=alert(1)>'
    query = urlencode({"q": evil, "language": evil, "sort": evil})
    page = client.get(f"/sources/?{query}").content.decode()
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


NAMES = st.sampled_from(["q", "language", "outlet_kind", "founding", "sort", "page", "other"])
VALUES = st.one_of(
    st.text(max_size=20),
    st.text(min_size=200, max_size=300),
    st.sampled_from(["en", "yes", "facts", "unknown", "\x00", "9" * 400, "-1", "1e9", '"a b" -c']),
)


class AnyQuery(TestCase):
    """What may stand after the question mark never breaks the list."""

    @given(st.lists(st.tuples(NAMES, VALUES), max_size=6), st.booleans())
    def test_the_list_answers_whatever_it_is_asked(self, pairs, is_part):
        ArticleFactory()
        query = urlencode([(n, v.encode(errors="surrogatepass")) for n, v in pairs])
        response = Client().get(f"/sources/?{query}", headers=PART if is_part else {})
        assert response.status_code == 200
