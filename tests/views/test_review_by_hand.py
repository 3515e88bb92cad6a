"""A fact made by hand of words of an article."""

import re

import pytest

from agreements.models import Citation, Provision, Suggestion
from tests.factories import AgreementFactory, PartyFactory, PillarFactory, SuggestionFactory
from tests.review.suggested import TEXT, an_article
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
WORDS = "They will store lithium together."
START = TEXT.index(WORDS)


@pytest.fixture
def article():
    PillarFactory(slug="stockpiling", name="Stockpiling")
    made = an_article()
    pact = AgreementFactory(slug="pact", title="The pact")
    SuggestionFactory(article=made, agreement=pact, state="rejected")
    return made


def asked(article, client=None, **sent):
    answer = (client or signed_in()).get(f"/review/articles/{article.pk}/by-hand/", sent)
    assert answer.status_code == 200
    return answer.content.decode()


def places(page):
    return re.findall(r'name="place" value="([\d-]+)"', page)


def test_words_are_looked_up_in_the_text_and_become_a_fact_with_their_place(article):
    ada = signed_in()
    page = asked(article, ada, quote=WORDS, kind="provision")
    assert places(page) == [f"{START}-{START + len(WORDS)}"]
    assert "Paragraph 2, characters" in page
    assert '<option value="pact" selected>The pact</option>' in page
    sent = {
        "quote": WORDS, "place": places(page)[0], "kind": "provision", "agreement": "pact",
        "pillar": "stockpiling", "strength": "commitment", "summary": "Both store lithium.",
    }  # fmt: skip
    answer = ada.post(f"/review/articles/{article.pk}/by-hand/", sent, follow=True)
    assert "Accepted. The fact is on record, with its source." in text_of(answer.content.decode())
    fact = Provision.objects.get()
    assert (fact.agreement.slug, fact.strength, fact.summary, fact.trust) == (
        "pact", "commitment", "Both store lithium.", "reviewed",
    )  # fmt: skip
    cited = Citation.objects.get()
    assert (cited.quote, cited.start, cited.end) == (WORDS, START, START + len(WORDS))
    made = Suggestion.objects.get(rule="by hand")
    assert answer.redirect_chain == [
        (f"/review/articles/{article.pk}/?at={made.pk}#s-{made.pk}", 302)
    ]


def test_selected_words_are_known_by_their_place_however_they_were_sent(article):
    page = asked(article, quote="whatever", start=START, end=START + 15)
    assert places(page) == [f"{START}-{START + 15}"]
    assert '<mark class="hl hl-now">They will store</mark>' in page


def test_typed_words_are_found_across_lines_and_blanks(article):
    page = asked(article, quote="  on   Friday. They\nwill ")
    [place] = places(page)
    start, end = (int(each) for each in place.split("-"))
    assert TEXT[start:end] == "on Friday.\n\nThey will"


def test_words_at_several_places_are_chosen_from(article):
    page = asked(article, quote="will")
    assert places(page) == [f"{each.start()}-{each.end()}" for each in re.finditer("will", TEXT)]
    assert "They stand at several places: choose one" in page


def test_words_that_are_not_in_the_text_are_told(article):
    page = asked(article, quote="They will <sell>")
    assert "These words do not stand in the stored text." in page
    assert "They will &lt;sell&gt;" in page
    assert places(page) == []


@pytest.mark.parametrize("odd", ["٣", "-1", "9" * 40, "x"])
def test_an_odd_place_is_passed_over(article, odd):
    assert places(asked(article, quote=WORDS, start=odd, end=odd, kind=odd)) == [
        f"{START}-{START + len(WORDS)}"
    ]


def test_another_agreement_is_found_by_its_words(article):
    AgreementFactory(slug="other", title="An accord on gallium")
    ada = signed_in()
    page = asked(article, ada, quote=WORDS, q="gallium")
    assert '<option value="other" selected>An accord on gallium</option>' in page
    assert "No agreement has these words." in asked(article, ada, quote=WORDS, q="nowhere")


def test_each_kind_asks_for_its_own_fields(article):
    PartyFactory(slug="chile", name="Chile")
    page = asked(article, quote=WORDS, kind="participation")
    assert '<option value="chile">Chile</option>' in page
    assert 'name="signatory"' in page
    assert 'name="strength"' not in page


def test_what_is_refused_stays_as_typed(article):
    sent = {
        "quote": WORDS, "place": f"{START}-{START + 5}", "kind": "amount", "agreement": "pact",
        "value": "many", "currency": "USD", "kind_": "pledge", "what": "Mines <b>",
    }  # fmt: skip
    answer = signed_in().post(f"/review/articles/{article.pk}/by-hand/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing was recorded" in text_of(page)
    assert "Mines &lt;b&gt;</textarea>" in page
    assert 'name="value" value="many"' in page
    assert places(page) == [f"{START}-{START + 5}"]
    assert Suggestion.objects.filter(rule="by hand").count() == 0


def test_it_needs_the_permission_and_the_article(article):
    vera, ada = signed_in("Viewer", "vera"), signed_in()
    assert vera.get(f"/review/articles/{article.pk}/by-hand/").status_code == 403
    for number in (0, 10**25):
        assert ada.get(f"/review/articles/{number}/by-hand/").status_code == 404
        assert ada.post(f"/review/articles/{number}/by-hand/").status_code == 404
    assert 'id="by-hand"' not in vera.get(f"/review/articles/{article.pk}/").content.decode()
    assert 'id="by-hand"' in ada.get(f"/review/articles/{article.pk}/").content.decode()
