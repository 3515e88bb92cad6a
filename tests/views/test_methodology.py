"""The methodology: every word explained once, counts that are true, and a cost that stays."""

import re

import pytest
from django.utils import timezone

from agreements.core import words
from agreements.models.content import SOON
from agreements.queries import codebook
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    PillarFactory,
    make_register,
    make_vocabulary,
)
from tests.test_data_model import rows as rows_of_the_data_model
from tests.views.reading import text_of

LISTS = {
    words.Strength: codebook.STRENGTHS,
    words.Status: codebook.STATUSES,
    words.LegalForce: codebook.FORCES,
    words.Role: codebook.ROLES,
    words.AmountKind: codebook.AMOUNT_KINDS,
    words.DisagreementState: codebook.DISAGREEMENT_STATES,
    words.Trust: codebook.TRUSTS,
}


def section(client, name: str) -> str:
    page = client.get("/methodology/").content.decode()
    return page.partition(f'<section class="section" id="{name}"')[2].partition("</section>")[0]


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_every_word_of_a_list_is_explained_once_in_its_order(words):
    assert [entry.word for entry in LISTS[words]] == list(words)


def test_every_state_of_a_promise_has_its_rule():
    assert sorted(entry.word for entry in codebook.DUE_STATES) == sorted(words.DueState)


@pytest.mark.parametrize(
    ("heading", "entries"), [("Amount", codebook.AMOUNT_KINDS), ("Trust", codebook.TRUSTS)]
)
def test_the_page_says_what_the_data_model_says(heading, entries):
    said = {f"`{entry.word}`": plain(entry.means) for entry in entries}
    assert said == {name: plain(means) for name, means in rows_of_the_data_model(heading).items()}


def plain(text: str) -> str:
    return text.translate(str.maketrans("“”’", '""\'')).lower()


def test_the_rules_of_a_promise_stand_in_the_order_of_the_data_model():
    told = [state.lower() for state in rows_of_the_data_model("Commitment").values()]
    assert [entry.word.label.lower() for entry in codebook.DUE_STATES] == told


@pytest.mark.django_db
class TestPage:
    def test_every_section_of_the_contents_is_there(self, client):
        page = client.get("/methodology/").content.decode()
        toc = page.partition('class="toc"')[2].partition("</nav>")[0]
        linked = re.findall(r'href="#([\w-]+)"', toc)
        assert linked == re.findall(r'<section class="section" id="([\w-]+)"', page)
        assert {
            "pillars", "strength", "trust", "dates", "due", "amounts", "disagreements", "limits",
            "cite",
        } <= set(linked)  # fmt: skip

    def test_every_pillar_is_defined_under_its_origin(self, client):
        PillarFactory(
            name="Stockpiling", code="STK", origin="framework", family="supply", order=1,
            definition="Reserves & more", slug="stockpiling",
        )  # fmt: skip
        PillarFactory(
            name="Offtake", code="OFF", family="supply", order=2, definition="Rights to buy"
        )
        table = section(client, "pillars")
        assert [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)][1:] == [
            "Headings of the US–Japan framework 1",
            "STK Stockpiling Reserves & more Supply",
            "Further topics 1",
            "OFF Offtake Rights to buy Supply",
        ]
        assert 'href="/pillars/stockpiling/"' in table

    def test_every_trust_has_its_count_and_the_list_behind_it(self, client):
        AgreementFactory.create_batch(2, trust="reference")
        AgreementFactory(trust="reviewed", text_read=True)
        found = re.findall(r'<a href="([^"]*)">(\d+)</a>', section(client, "trust"))
        assert found == [
            ("/agreements/?trust=documents", "0"),
            ("/agreements/?trust=reference", "2"),
            ("/agreements/?trust=machine", "0"),
            ("/agreements/?trust=reviewed", "1"),
        ]
        assert "which is so for 1 of 3 agreements" in text_of(section(client, "strength"))

    def test_what_can_be_checked_here_is_counted(self, client):
        CitationFactory(article=ArticleFactory(text="Words."), quote="Words.")
        CitationFactory()
        told = text_of(section(client, "limits"))
        assert "The text is kept of 1 of 2 sources, and 1 of 2 citations quote" in told

    def test_the_rule_of_due_soon_is_that_of_the_database(self, client):
        told = text_of(section(client, "due"))
        assert f"Due soon means {SOON.days} days or fewer." in told
        assert "overdue at midnight UTC after its last day" in told

    def test_the_citation_names_the_edition_and_the_address(self, client):
        day = timezone.now()
        assert text_of(section(client, "cite").partition('id="cite-text"')[2]) == (
            f">Critical Minerals Register ({day.year}). Edition of {day.day} {day:%B %Y}. "
            "http://testserver/"
        )

    @pytest.mark.parametrize("how_many", [0, 1, 200])
    def test_it_costs_the_same_however_much_is_held(
        self, client, django_assert_num_queries, how_many
    ):
        make_vocabulary()
        make_register(how_many)
        with django_assert_num_queries(4):  # pillars, agreements, articles, citations
            response = client.get("/methodology/")
        assert response.status_code == 200
