"""The desk around single decisions: all of one kind, undoing, what changed, where to go on."""

import re

import pytest

from agreements.models import Amount, Citation, Decision, Provision, Suggestion
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    ArticleFactory,
    PillarFactory,
    RunFactory,
)
from tests.review.suggested import an_article, suggest
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store."}
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "Lithium"}


@pytest.fixture
def article():
    """An article with two provisions and a sum that wait."""
    PillarFactory(slug="stockpiling", name="Stockpiling")
    made, pact, run = an_article(), AgreementFactory(title="The pact"), RunFactory()
    of = {"article": made, "agreement": pact, "run": run}
    suggest(Provision, STORED, "They will store lithium", **of)
    suggest(Provision, STORED | {"strength": "mention"}, "together", **of)
    suggest(Amount, SUM, "Two hundred million dollars", **of)
    return made


def shown(article, client, query=""):
    answer = client.get(f"/review/articles/{article.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_of_one_kind_are_accepted_each_by_a_decision_of_its_own(article):
    ada = signed_in()
    page = shown(article, ada)
    assert "Accept 2: provision" in page
    assert "Accept 1: amount" not in page
    answer = ada.post(f"/review/articles/{article.pk}/accept/", {"kind": "provision"}, follow=True)
    page = text_of(answer.content.decode())
    assert "2 accepted, each with its source." in page
    assert "2 of 3 decided" in page
    assert sorted(Provision.objects.values_list("strength", flat=True)) == ["intent", "mention"]
    assert Decision.objects.count() == Citation.objects.count() == 2
    assert Amount.objects.count() == 0


def test_those_that_cannot_stand_are_told_and_wait(article):
    Suggestion.objects.filter(proposed__strength="mention").update(
        proposed=STORED | {"pillar": "nowhere"}
    )
    answer = signed_in().post(
        f"/review/articles/{article.pk}/accept/", {"kind": "provision"}, follow=True
    )
    page = text_of(answer.content.decode())
    assert "1 accepted, each with its source." in page
    assert "1 still waits. The register knows no pillar “nowhere”." in page
    assert Suggestion.objects.filter(state="waiting").count() == 2


@pytest.mark.parametrize("kind", ["", "planet", "user"])
def test_of_a_kind_that_is_not_there_none_is_accepted(article, kind):
    answer = signed_in().post(f"/review/articles/{article.pk}/accept/", {"kind": kind}, follow=True)
    assert "0 accepted" in text_of(answer.content.decode())
    assert Decision.objects.count() == 0


def test_a_decision_is_undone_from_its_card(article):
    ada, made = signed_in(), Suggestion.objects.earliest("pk")
    ada.post(f"/review/suggestions/{made.pk}/accept/")
    decision = Decision.objects.get()
    assert f'action="/review/decisions/{decision.pk}/undo/"' in shown(article, ada)
    refused = ada.post(f"/review/decisions/{decision.pk}/undo/", {"reason": " "})
    assert refused.status_code == 422
    assert "Say why it is undone" in text_of(refused.content.decode())
    answer = ada.post(
        f"/review/decisions/{decision.pk}/undo/", {"reason": "Not <this> one"}, follow=True
    )
    page = text_of(answer.content.decode())
    assert "Undone. The record is as it was before, and the suggestion waits again." in page
    assert "Undone by ada on" in page
    assert "Reason: Not <this> one." in page
    assert "0 of 3 decided" in page
    assert Provision.objects.count() == Citation.objects.count() == 0
    again = ada.post(f"/review/decisions/{decision.pk}/undo/", {"reason": "Again"}, follow=True)
    assert "This was undone by ada on" in text_of(again.content.decode())


def test_all_that_a_run_led_to_is_undone_after_a_page_that_says_what(article):
    run, ada = Suggestion.objects.earliest("pk").run, signed_in()
    ada.post(f"/review/articles/{article.pk}/accept/", {"kind": "provision"})
    place = f"/review/runs/{run.pk}/undo/"
    assert f'href="{place}"' in ada.get(f"/review/runs/{run.pk}/").content.decode()
    page = text_of(ada.get(place).content.decode())
    assert "2 decisions stand on what this run suggested." in page
    assert "Provision: Stockpiling: Mention" in page
    assert Provision.objects.count() == 2
    refused = ada.post(place, {"reason": ""})
    assert refused.status_code == 422
    assert "Say why it is undone" in text_of(refused.content.decode())
    answer = ada.post(place, {"reason": "A bad page"}, follow=True)
    assert answer.redirect_chain == [(f"/review/runs/{run.pk}/", 302)]
    assert "2 decisions undone." in text_of(answer.content.decode())
    assert Provision.objects.count() == 0
    assert "there is nothing to undo" in text_of(ada.get(place).content.decode())


def test_undoing_needs_the_permission_and_what_is_to_be_undone(article):
    ada, vera = signed_in(), signed_in("Viewer", "vera")
    ada.post(f"/review/suggestions/{Suggestion.objects.earliest('pk').pk}/accept/")
    decision, run = Decision.objects.get(), Suggestion.objects.earliest("pk").run
    assert "/undo/" not in shown(article, vera)
    assert vera.post(f"/review/decisions/{decision.pk}/undo/").status_code == 403
    assert vera.get(f"/review/runs/{run.pk}/undo/").status_code == 403
    assert vera.post(f"/review/articles/{article.pk}/accept/").status_code == 403
    for number in (0, 10**25):
        assert ada.post(f"/review/decisions/{number}/undo/").status_code == 404
        assert ada.get(f"/review/runs/{number}/undo/").status_code == 404
    nowhere = ada.post(f"/review/articles/{10**25}/accept/", {"kind": "event"}, follow=True)
    assert nowhere.status_code == 404


def test_the_next_article_is_the_one_that_waits_longest_and_nobody_else_has(article):
    ada = signed_in()
    assert "Next article" not in shown(article, ada)
    taken, free = ArticleFactory(title="Taken by Ben"), ArticleFactory(title="Free for all")
    ben = signed_in(name="ben")
    first = suggest(Amount, SUM, article=taken)
    ben.post("/review/take/", {"one": first.pk})
    suggest(Amount, SUM, article=free)
    page = shown(article, ada)
    assert f'href="/review/articles/{free.pk}/" data-further' in page
    assert "Next article: Free for all (1 waiting)" in page
    assert "Next article: Taken by Ben (1 waiting)" in shown(article, ben)


def test_after_the_last_one_the_inbox_is_next(article):
    ada = signed_in()
    for made in Suggestion.objects.all():
        ada.post(f"/review/suggestions/{made.pk}/accept/")
    assert "Nothing else waits: back to the inbox" in shown(article, ada)


def test_a_page_that_is_fetched_ahead_leaves_what_is_to_be_told(article):
    ada, made = signed_in(), Suggestion.objects.earliest("pk")
    ada.post(f"/review/suggestions/{made.pk}/accept/")
    ahead = ada.get(f"/review/articles/{article.pk}/", headers={"Sec-Purpose": "prefetch"})
    assert "Accepted. The fact is on record" not in ahead.content.decode()
    assert "Accepted. The fact is on record" in shown(article, ada)


def test_reasons_to_reject_are_chosen_from_a_short_list(article):
    made = Suggestion.objects.earliest("pk")
    page = shown(article, signed_in())
    field = page.partition(f'id="why-{made.pk}"')[2].partition("</select>")[0]
    assert re.findall(r'<option value="([^"]*)">([^<]*)<', field) == [
        ("", "Reason to reject"),
        ("unsupported", "The words do not support it"),
        ("other-agreement", "It is of another agreement"),
        ("no-agreement", "It is not about an agreement"),
        ("on-record", "It is on record already"),
        ("wrong-article", "The article is wrong"),
        ("other", "Another reason"),
    ]


def test_what_was_typed_stays_beside_why_it_was_refused(article):
    made, ada = Suggestion.objects.get(fact_type__model="amount"), signed_in()
    sent = {"value": "five & more", "what": "Two mines"}
    for headers, status in (({}, 422), ({"HX-Request": "true", "HX-Target": "desk"}, 200)):
        refused = ada.post(f"/review/suggestions/{made.pk}/accept/", sent, headers=headers)
        page = refused.content.decode()
        assert refused.status_code == status
        assert "“five &amp; more” is not a whole number." in page
        assert f'id="value-{made.pk}" name="value" value="five &amp; more"' in page
        assert '<details class="more edit" open>' in page
    assert page.lstrip().startswith('<div id="desk">')
    assert Amount.objects.count() == 0


def seen_in_the_record(article, client):
    """The decided cards that lead to the record, by what was suggested."""
    page = shown(article, client)
    cards = page.split('<article class="card')[1:]
    return [
        text_of(card.partition("<h3")[2].partition("</h3>")[0]).partition(">")[2].strip()
        for card in cards
        if "See it in the record" in card
    ]


def test_the_record_is_offered_while_the_fact_is_there(article):
    ada = signed_in()
    for made in Suggestion.objects.order_by("pk"):
        ada.post(f"/review/suggestions/{made.pk}/accept/")
    assert len(seen_in_the_record(article, ada)) == 3
    decision = Decision.objects.get(suggestion__fact_type__model="amount")
    ada.post(f"/review/decisions/{decision.pk}/undo/", {"reason": "Not this one"})
    assert len(seen_in_the_record(article, ada)) == 2
    Provision.objects.filter(strength="mention").delete()
    [left] = seen_in_the_record(article, ada)
    assert "Provision" in left
    Provision.objects.all().delete()
    assert seen_in_the_record(article, ada) == []


def test_of_a_source_that_was_added_the_fact_is_what_is_there(article):
    ada = signed_in()
    held = AmountFactory(agreement=AgreementFactory())
    proposed = {"supports": "amount", **SUM}
    made = suggest(
        Citation, proposed, "six months", article=article, agreement=held.agreement,
        fact_id=held.pk,
    )  # fmt: skip
    ada.post(f"/review/suggestions/{made.pk}/accept/")
    assert len(seen_in_the_record(article, ada)) == 1
    held.delete()
    assert seen_in_the_record(article, ada) == []
