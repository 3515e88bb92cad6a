"""The list of suggestions: who sees it, what narrows it, and how many of each there are."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from agreements.models import Amount, Claim, Suggestion
from tests.factories import AgreementFactory, ArticleFactory, PillarFactory, SuggestionFactory
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "Mines <b>"}


def kind(model):
    return ContentType.objects.get_for_model(model)


@pytest.fixture
def suggested():
    """Five suggestions that differ in everything they can be narrowed by."""
    PillarFactory(slug="stockpiling", name="Stockpiling")
    pact, other = AgreementFactory(slug="pact", title="The pact"), AgreementFactory()
    article = ArticleFactory(title="Ministers met", text="They will store lithium.")
    SuggestionFactory(agreement=pact, article=article, confidence=0.9, rule="cue: storing",
                      quote="They will store lithium.", start=0, end=24)  # fmt: skip
    SuggestionFactory(agreement=pact, confidence=0.6, fact_type=kind(Amount), proposed=SUM)
    SuggestionFactory(agreement=other, confidence=0.2, fact_type=kind(Claim),
                      proposed={"attribute": "place", "value": "Ulm"})  # fmt: skip
    SuggestionFactory(agreement=pact, state="rejected", confidence=0.9)
    SuggestionFactory(agreement=None, confidence=None, article=article)
    return article


def shown(address: str, client: Client | None = None) -> str:
    answer = (client or signed_in()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(page: str) -> int:
    return page.count('<th scope="row">')


def number(page: str, name: str, value: str) -> int:
    return int(re.search(rf'id="n-{name}-{re.escape(value)}">(\d+)<', page)[1])


def test_those_that_wait_are_shown_in_words_with_their_evidence(suggested):
    page = shown("/review/")
    told = text_of(page)
    assert "4 suggestions" in told
    assert "Provision: Stockpiling: Intent The pact" in told
    assert "They will store lithium." in told
    assert "Amount: USD 200,000,000: Mines <b> The pact" in told
    assert "Differing value: place: Ulm" in told
    assert "By rule: a cue phrase" in told
    assert "90 %" in told
    assert "Mines &lt;b&gt;" in page


ASKED = {
    "?state=rejected": 1,
    "?state=any": 5,
    "?kind=amount": 1,
    "?kind=amount&kind=claim": 2,
    "?confidence=high": 1,
    "?confidence=medium": 1,
    "?confidence=low": 1,
    "?confidence=none": 1,
    "?rule=cue": 1,
    "?agreement=pact": 2,
    "?agreement=pact&state=any": 3,
    "?q=store+lithium": 1,
    "?q=the+pact": 2,
    "?q=ministers": 2,
}


@pytest.mark.parametrize("asked", ASKED)
def test_it_is_narrowed(suggested, asked):
    assert rows(shown(f"/review/{asked}")) == ASKED[asked]


def test_those_of_an_article_and_of_a_run_are_found(suggested):
    client = signed_in()
    assert rows(shown(f"/review/?article={suggested.pk}", client)) == 2
    one = Suggestion.objects.first()
    assert rows(shown(f"/review/?run={one.run_id}", client)) == 1


def test_every_box_counts_what_it_would_leave(suggested):
    page = shown("/review/?confidence=high")
    assert [number(page, "confidence", band) for band in ("high", "medium", "low", "none")] == [
        1, 1, 1, 1,
    ]  # fmt: skip
    assert number(page, "kind", "provision") == 1
    assert number(page, "kind", "amount") == 0
    states = re.findall(r">(Waiting|Accepted|Rejected|Merged|All) <b>(\d+)</b>", page)
    assert states == [
        ("Waiting", "1"), ("Accepted", "0"), ("Rejected", "1"), ("Merged", "0"), ("All", "2"),
    ]  # fmt: skip


def test_they_are_sorted_by_confidence(suggested):
    told = text_of(shown("/review/?sort=unsure"))
    places = [told.index(each) for each in ("20 %", "60 %", "90 %")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?state=odd", "“odd” is no state of a suggestion."),
        ("?kind=planet", "“planet” is not in this list"),
        ("?agreement=nowhere", "“nowhere” is no agreement of the register."),
        ("?article=0", "No article has the number “0”."),
        ("?run=99999999999999999999999", "No run has the number"),
        ("?article=٣", "No article has the number “٣”."),
        ("?sort=odd", "“odd” is no order of this list."),
        ("?q=" + "x" * 300, "Too long"),
    ],
)
def test_what_cannot_be_read_is_said(suggested, asked, told):
    page = text_of(shown(f"/review/{asked}"))
    assert "Part of what you asked could not be read" in page
    assert told in page


def test_an_empty_inbox_says_so_and_leads_on():
    page = shown("/review/")
    assert "Nothing waits for a decision" in page
    assert 'href="/review/submit/"' in page


def test_htmx_gets_the_list_alone(suggested):
    answer = signed_in().get("/review/", headers={"HX-Request": "true", "HX-Target": "results"})
    page = answer.content.decode()
    assert page.lstrip().startswith("<section")
    assert "4 suggestions match" in page


def test_a_stranger_is_sent_to_sign_in_and_who_may_not_is_told_so(suggested):
    answer = Client().get("/review/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/review/")
    answer = signed_in(group="").get("/review/")
    assert answer.status_code == 403
    assert "Seeing suggestions needs a permission" in text_of(answer.content.decode())


def test_curators_find_it_from_every_page_and_others_do_not():
    assert 'href="/review/"' in shown("/methodology/")
    assert 'href="/review/"' not in shown("/methodology/", Client())
    assert '<a href="/review/" aria-current="page">Review</a>' in shown(
        "/review/", signed_in(name="b")
    )


def test_the_dashboard_leads_a_curator_to_what_waits(suggested):
    page = shown("/")
    assert '<a href="/review/">4 machine suggestions</a>' in page
