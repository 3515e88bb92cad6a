"""The curator's desk: the text with its evidence marked, and decisions with and without htmx."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from agreements.models import Agreement, Amount, Article, Decision, Provision, RawPage, Suggestion
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    PillarFactory,
    SuggestionFactory,
    UserFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
TEXT = (
    "Two ministers signed a pact <script>alert(1)</script> & left.\n\n"
    "They will store lithium and cobalt together, within six months."
)
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store."}


@pytest.fixture
def article():
    PillarFactory(slug="stockpiling", name="Stockpiling")
    page = RawPage.objects.keep(b"<html>", content_type="text/html", address="https://a.example/1")
    return ArticleFactory(title="Two ministers <met>", text=TEXT, raw_page=page)


def suggest(article, words="They will store lithium", model=Provision, **told):
    start = article.text.index(words)
    told = {"proposed": STORED, "confidence": 0.75, "rule": "cue: storing"} | told
    return SuggestionFactory(
        article=article, fact_type=ContentType.objects.get_for_model(model),
        quote=words, start=start, end=start + len(words), **told,
    )  # fmt: skip


def address(article) -> str:
    return f"/review/articles/{article.pk}/"


def shown(article, client=None, query="") -> str:
    answer = (client or signed_in()).get(address(article) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def source_text(page: str) -> str:
    return page.partition('<div class="source-text"')[2].partition("</div>")[0]


def test_the_text_is_whole_escaped_and_each_passage_leads_to_its_suggestion_and_back(article):
    made = suggest(article)
    page = shown(article)
    text = source_text(page)
    assert "<script>alert" not in page
    bare = re.sub(r'<span class="para-n">\d</span>|<sup>.*?</sup>', "", text)
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", bare.partition(">")[2])).strip() == re.sub(
        r"\s+", " ", TEXT.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    assert f'<a href="#s-{made.pk}">They will store lithium</a>' in text
    assert 'id="passage-1"' in text
    assert f'id="s-{made.pk}"' in page
    assert '<a href="#passage-1">Paragraph 2, characters ' in page
    assert "Confidence 75 %, by the rule “cue: storing”." in text_of(page)


def test_passages_that_overlap_are_all_marked_and_reachable(article):
    longer = suggest(article, "They will store lithium and cobalt together")
    shorter = suggest(article, "lithium and cobalt")
    across = suggest(article, "& left.\n\nThey will")
    text = source_text(shown(article))
    for made in (longer, shorter, across):
        assert f'href="#s-{made.pk}"' in text
    assert f'<a href="#s-{shorter.pk}">lithium and cobalt</a>' in text
    assert sorted(re.findall(r'id="passage-(\d)"', text)) == ["1", "2", "3"]
    assert len(re.findall(r"<sup>", text)) == 3


def test_words_that_moved_are_said_to_be_lost_and_cannot_be_accepted(article):
    suggest(article)
    Article.objects.update(text="New. " + TEXT)
    page = shown(article)
    assert "These words do not stand at that place of the stored text any more." in text_of(page)
    assert "/accept/" not in page


def test_flags_the_page_as_it_came_and_what_it_repeats_are_told(article):
    first = ArticleFactory(title="The first")
    Article.objects.filter(pk=article.pk).update(
        flags=["paywall"], duplicate_of=first, duplicate_kind="near", likeness=0.8
    )
    told = text_of(shown(article))
    assert "Behind a paywall: only its beginning was read." in told
    assert "Nearly the same text as an earlier article See The first : 80 %" in told
    assert "6 bytes, text/html. SHA-256" in told.replace("\xa0", " ")
    assert "Two ministers <met>" in text_of(shown(first, signed_in(name="ben")))


def test_accepting_writes_the_fact_and_leads_on_to_the_next(article):
    first, second = (
        suggest(article),
        suggest(article, "store lithium", agreement=AgreementFactory()),
    )
    ada = signed_in()
    answer = ada.post(f"/review/suggestions/{first.pk}/accept/")
    place = f"{address(article)}?at={first.pk}#s-{first.pk}"
    assert (answer.status_code, answer["Location"]) == (302, place)
    page = shown(article, ada, f"?at={first.pk}")
    assert "Accepted. The fact is on record, with its source." in text_of(page)
    assert "1 of 2 decided" in text_of(page)
    assert f'class="card card-now" id="s-{second.pk}"' in page
    assert Provision.objects.get().citations.get().quote == "They will store lithium"
    public = Client().get(first.agreement.get_absolute_url()).content.decode()
    assert "<q>They will store lithium</q>" in public


def test_what_is_put_right_beside_it_is_what_is_written(article):
    made, ada = suggest(article), signed_in()
    page = shown(article, ada)
    assert f'<textarea class="field" id="summary-{made.pk}" name="summary" rows="3">' in page
    ada.post(f"/review/suggestions/{made.pk}/accept/", {"summary": "Stores of both."})
    assert Provision.objects.get().summary == "Stores of both."
    page = text_of(shown(article, ada))
    assert "Accepted as edited." in page
    assert "Edited and accepted by ada on" in page


def test_htmx_gets_the_desk_with_what_became_of_it(article):
    made, ada = suggest(article), signed_in()
    headers = {"HX-Request": "true", "HX-Target": "desk"}
    answer = ada.post(f"/review/suggestions/{made.pk}/accept/", headers=headers, follow=True)
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="desk">')
    assert "Accepted. The fact is on record, with its source." in page
    assert "Accepted by ada on" in text_of(page)


def test_a_rejection_needs_a_reason_and_shows_it(article):
    made, ada = suggest(article), signed_in()
    refused = ada.post(f"/review/suggestions/{made.pk}/reject/", {"reason": " "})
    assert refused.status_code == 422
    assert "Say why it is rejected" in text_of(refused.content.decode())
    sent = {"reason": "other-agreement", "note": "Another <agreement>"}
    ada.post(f"/review/suggestions/{made.pk}/reject/", sent)
    page = text_of(shown(article, ada))
    assert "Rejected. Nothing was changed." in page
    assert "Rejected by ada on" in page
    assert "Reason: It is of another agreement: Another <agreement>." in page
    assert Provision.objects.count() == 0


def test_who_comes_second_gets_a_clear_word_and_sees_what_stands(article):
    made = suggest(article)
    signed_in().post(f"/review/suggestions/{made.pk}/accept/")
    ben, sent = signed_in(name="ben"), {"reason": "unsupported"}
    page = ben.post(f"/review/suggestions/{made.pk}/reject/", sent, follow=True).content.decode()
    assert "This was accepted by ada on" in text_of(page)
    assert "notice-error" in page
    assert "Accepted by ada on" in text_of(page)
    assert f"/review/suggestions/{made.pk}/reject/" not in page
    assert Decision.objects.count() == 1


def test_facts_of_a_new_agreement_wait_for_it(article):
    new = suggest(article, "signed a pact", Agreement, agreement=None, proposed={
        "title": "The pact", "kind": "mou", "status": "signed", "summary": "They store.",
    })  # fmt: skip
    part = suggest(article, agreement=None, part_of=new)
    ada = signed_in()
    page = shown(article, ada)
    assert "New agreement: The pact" in text_of(page)
    assert "It belongs to a new agreement. Accept that one first" in text_of(page)
    assert f"/review/suggestions/{part.pk}/accept/" not in page
    ada.post(f"/review/suggestions/{new.pk}/accept/")
    page = shown(article, ada)
    assert f"/review/suggestions/{part.pk}/accept/" in page
    assert '<a href="/agreements/the-pact/">The pact</a>' in page
    ada.post(f"/review/suggestions/{part.pk}/accept/")
    assert Agreement.objects.get().provision_set.count() == 1


HELD_AT = ["the-pact", "/agreements/the-pact/", "https://register.example/agreements/the-pact/"]


@pytest.mark.parametrize("named", HELD_AT)
def test_a_new_agreement_is_merged_with_the_one_that_is_held(article, named):
    AgreementFactory(slug="the-pact", title="The pact")
    new = suggest(article, "signed a pact", Agreement, agreement=None, proposed={
        "title": "Some pact", "kind": "mou", "status": "signed", "summary": "They store.",
    })  # fmt: skip
    ada = signed_in()
    assert f'href="/review/suggestions/{new.pk}/other/"' in shown(article, ada)
    ada.post(f"/review/suggestions/{new.pk}/merge/", {"agreement": named})
    page = text_of(shown(article, ada))
    assert "The register holds this already: the article is one more source." in page
    assert "Merged by ada on" in page
    assert Agreement.objects.count() == 1


def test_a_change_shows_what_is_held_and_what_is_proposed(article):
    held = {"value": 5_000_000, "what": "A fund"}
    proposed = held | {"value": 7_000_000}
    suggest(article, model=Amount, action="change", fact_id=1, held=held, proposed=proposed)
    page = shown(article)
    assert "<del>5,000,000</del>" in page
    assert "<ins>7,000,000</ins>" in page
    assert "<ins>A fund</ins>" not in page


def test_a_suggestion_of_a_load_has_a_page_of_its_own():
    PillarFactory(slug="stockpiling")
    made = SuggestionFactory(article=None, proposed=STORED, rule="dossier load")
    ada = signed_in()
    place = f"/review/suggestions/{made.pk}/"
    assert "It comes from" not in text_of(ada.get("/review/").content.decode())
    assert "it comes from a dossier load" in text_of(ada.get(place).content.decode())
    answer = ada.post(f"{place}accept/", follow=True)
    assert answer.redirect_chain == [(place, 302)]
    assert "Accepted by ada" in text_of(answer.content.decode())
    assert Provision.objects.count() == 1


def test_one_of_an_article_leads_to_its_place_there(article):
    made = suggest(article)
    answer = signed_in().get(f"/review/suggestions/{made.pk}/")
    assert answer["Location"] == f"{address(article)}?at={made.pk}#s-{made.pk}"


@pytest.mark.parametrize("at", ["", "x", "0", "9" * 30, "٣"])
def test_an_odd_place_to_look_at_is_passed_over(article, at):
    suggest(article)
    assert "card-now" in shown(article, query=f"?at={at}")


@pytest.mark.parametrize("number", [0, 10**25])
def test_what_is_not_there_is_not_found(number):
    ada = signed_in()
    for path in (f"articles/{number}/", f"suggestions/{number}/"):
        assert ada.get(f"/review/{path}").status_code == 404
    assert ada.post(f"/review/suggestions/{number}/accept/").status_code == 404
    assert ada.post(f"/review/suggestions/{number}/reject/", {"reason": "x"}).status_code == 404


def test_who_may_look_and_not_decide_sees_no_button_and_is_refused(article):
    made, vera = suggest(article), signed_in("Viewer", "vera")
    assert "/accept/" not in shown(article, vera)
    for deed in ("accept", "reject"):
        answer = vera.post(f"/review/suggestions/{made.pk}/{deed}/", {"reason": "x"})
        assert answer.status_code == 403
        assert "Deciding on suggestions needs a permission" in text_of(answer.content.decode())
    assert Decision.objects.count() == 0


def test_a_decision_is_never_made_by_a_link_or_from_elsewhere(article):
    made, ada = suggest(article), signed_in()
    assert ada.get(f"/review/suggestions/{made.pk}/accept/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory(is_superuser=True))
    assert strict.post(f"/review/suggestions/{made.pk}/accept/").status_code == 403
    assert Suggestion.objects.get().state == "waiting"


def test_an_article_of_a_machine_is_public_once_a_fact_rests_on_it(article):
    made, reader = suggest(article), Client()
    place = article.get_absolute_url()
    assert reader.get(place).status_code == 404
    assert "Two ministers" not in text_of(reader.get("/sources/").content.decode())
    signed_in().post(f"/review/suggestions/{made.pk}/accept/")
    page = text_of(reader.get(place).content.decode())
    assert "They will store lithium" in page
    assert "Two ministers signed a pact" not in page
    assert "Only the paragraphs that are quoted are shown here; one more is kept" in page
    assert "Two ministers" in text_of(reader.get("/sources/").content.decode())
