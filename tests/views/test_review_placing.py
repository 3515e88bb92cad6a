"""Another place for a suggestion: another agreement, a fact held already, several facts."""

import pytest
from django.contrib.contenttypes.models import ContentType

from agreements.models import Agreement, Citation, Decision, Provision, Suggestion
from tests.factories import (
    AgreementFactory,
    PillarFactory,
    ProvisionFactory,
    SuggestionFactory,
)
from tests.review.suggested import an_article, suggest
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store."}
WORDS = "They will store lithium together."


@pytest.fixture
def pillar():
    return PillarFactory(slug="stockpiling", name="Stockpiling")


@pytest.fixture
def stored(pillar):
    return suggest(Provision, STORED, WORDS, agreement=AgreementFactory(title="The first pact"))


def other(made, client=None, query=""):
    answer = (client or signed_in()).get(f"/review/suggestions/{made.pk}/other/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def new_agreement(article):
    return suggest(
        Agreement, {"title": "A new pact", "kind": "mou", "status": "signed"}, "a memorandum",
        article=article, agreement=None,
    )  # fmt: skip


def test_an_agreement_is_found_by_words_and_the_suggestion_moves_there(stored):
    lithium = AgreementFactory(title="The lithium pact of the north", slug="lithium-pact")
    AgreementFactory(title="A pact on coal")
    ada = signed_in()
    assert "Search for the agreement that is meant." in text_of(other(stored, ada))
    page = other(stored, ada, "?q=lithium")
    assert "It would join The first pact" in text_of(page)
    assert 'name="agreement" value="lithium-pact"' in page
    assert "A pact on coal" not in page
    answer = ada.post(
        f"/review/suggestions/{stored.pk}/move/", {"agreement": "lithium-pact"}, follow=True
    )
    assert "Moved. It waits under the agreement you chose." in text_of(answer.content.decode())
    stored.refresh_from_db()
    assert (stored.agreement, stored.state) == (lithium, "waiting")


def test_a_part_of_a_title_is_enough(stored):
    AgreementFactory(title="Zirconium and hafnium accord")
    ada = signed_in()
    assert "Zirconium and hafnium accord" in other(stored, ada, "?q=HAFN")
    assert "No other agreement has these words." in text_of(other(stored, ada, "?q=nowhere"))


def test_without_words_the_agreements_of_the_article_are_offered(stored):
    beside = AgreementFactory(title="Told of beside it")
    SuggestionFactory(article=stored.article, agreement=beside)
    page = text_of(other(stored))
    assert "Told of beside it" in page
    assert page.count("Move there") == 1


def test_it_becomes_part_of_the_new_agreement_of_its_article(stored):
    new, ada = new_agreement(stored.article), signed_in()
    assert "New agreement: A new pact" in text_of(other(stored, ada))
    ada.post(f"/review/suggestions/{stored.pk}/move/", {"agreement": ""})
    stored.refresh_from_db()
    assert (stored.agreement, stored.part_of) == (None, new)
    assert "It would join the new agreement “A new pact”." in text_of(other(stored, ada))
    assert "New agreement: A new pact" not in text_of(other(stored, ada))


def test_a_new_agreement_is_one_that_is_held(pillar):
    held = AgreementFactory(slug="held", title="A pact that is held")
    new, ada = new_agreement(an_article()), signed_in()
    page = other(new, ada, "?q=held")
    assert f'action="/review/suggestions/{new.pk}/merge/"' in page
    ada.post(f"/review/suggestions/{new.pk}/merge/", {"agreement": "held"})
    new.refresh_from_db()
    assert (new.state, new.agreement) == ("merged", held)


def test_it_is_merged_with_a_fact_that_is_held(stored):
    held = ProvisionFactory(
        agreement=stored.agreement, pillar=PillarFactory(name="Recycling"), strength="commitment",
        summary="Both recycle.", trust="reference",
    )  # fmt: skip
    elsewhere = ProvisionFactory(pillar=held.pillar)
    ada = signed_in()
    page = other(stored, ada)
    assert "Recycling: commitment Both recycle.. Reference" in text_of(page).replace(" .", ".")
    assert f'name="fact" value="{elsewhere.pk}"' not in page
    answer = ada.post(f"/review/suggestions/{stored.pk}/same/", {"fact": held.pk}, follow=True)
    assert "Merged. The fact keeps its words and has one source more." in text_of(
        answer.content.decode()
    )
    cited = Citation.objects.get()
    assert (cited.provision, cited.quote) == (held, WORDS)
    held.refresh_from_db()
    assert (held.summary, held.trust) == ("Both recycle.", "reference")


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30, "٣"])
def test_a_fact_that_is_not_there_is_told_in_words(stored, number):
    ada = signed_in()
    answer = ada.post(f"/review/suggestions/{stored.pk}/same/", {"fact": number})
    assert answer.status_code == 422
    assert "Nothing was changed" in text_of(answer.content.decode())
    assert Citation.objects.count() == 0


def test_it_is_split_and_each_part_waits(stored):
    ada = signed_in()
    page = other(stored, ada)
    assert page.count("<fieldset>") == 2
    assert 'name="0-summary"' in page
    sent = {"0-summary": "They store.", "1-summary": "They recycle.", "1-strength": "mention"}
    answer = ada.post(f"/review/suggestions/{stored.pk}/split/", sent, follow=True)
    assert "Split. Each part waits by itself." in text_of(answer.content.decode())
    parts = Suggestion.objects.filter(state="waiting").order_by("pk")
    assert [each.proposed["summary"] for each in parts] == ["They store.", "They recycle."]
    assert [each.proposed["strength"] for each in parts] == ["intent", "mention"]
    stored.refresh_from_db()
    assert stored.state == "split"


@pytest.mark.parametrize(
    ("query", "parts"), [("?parts=4", 4), ("?parts=99", 6), ("?parts=0", 2), ("?parts=x", 2)]
)
def test_more_parts_are_asked_for(stored, query, parts):
    assert other(stored, query=query).count("<fieldset>") == parts


def test_parts_that_say_the_same_are_refused_and_stay_as_typed(stored):
    sent = {"0-summary": "Both <b>", "1-summary": "Both <b>", "2-summary": "Both <b>"}
    answer = signed_in().post(f"/review/suggestions/{stored.pk}/split/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Two parts say the same." in text_of(page)
    assert page.count("Both &lt;b&gt;</textarea>") == 3
    assert Suggestion.objects.count() == 1


def test_what_was_decided_meanwhile_is_told(stored):
    signed_in().post(f"/review/suggestions/{stored.pk}/accept/")
    ben = signed_in(name="ben")
    answer = ben.post(f"/review/suggestions/{stored.pk}/move/", {"agreement": "x"}, follow=True)
    assert "This was accepted by ada on" in text_of(answer.content.decode())
    assert "there is nothing to decide any more" in text_of(other(stored, ben))
    assert Decision.objects.count() == 1


def test_who_may_only_look_has_no_other_place(stored):
    vera = signed_in("Viewer", "vera")
    for deed in ("move", "same", "split"):
        assert vera.post(f"/review/suggestions/{stored.pk}/{deed}/").status_code == 403
    assert vera.get(f"/review/suggestions/{stored.pk}/other/").status_code == 403


@pytest.mark.parametrize("deed", ["other", "move", "same", "split"])
def test_a_suggestion_that_is_not_there_is_not_found(deed):
    ada = signed_in()
    method = ada.get if deed == "other" else ada.post
    for number in (0, 10**25):
        sent = {"0-a": "x", "1-a": "y"}
        assert method(f"/review/suggestions/{number}/{deed}/", sent).status_code == 404


def test_a_suggestion_of_a_load_may_move_too(pillar):
    load = SuggestionFactory(article=None, proposed=STORED, rule="dossier load")
    page = other(load)
    assert "The suggestion</a>" in page
    assert ContentType.objects.get_for_model(Provision) == load.fact_type
