"""A curator is told on the card, and in a list, that the record changed meanwhile."""

import pytest

from agreements.models import Amount, Provision
from tests.factories import AmountFactory, PillarFactory, ProvisionFactory
from tests.review.suggested import suggest
from tests.views.desk import signed_in
from tests.views.reading import text_of
from tests.views.test_review_taking import listed, tabs

# Real transactions: all that is done in one has the time of its beginning in history.
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_change_is_told_before_the_decision_and_counted_in_its_list():
    money = AmountFactory(what="A fund")
    held = ProvisionFactory(pillar=PillarFactory(name="Scrap"))
    changed = suggest(
        Amount, {"value": 7}, "Two hundred", agreement=money.agreement, fact_id=money.pk,
        action="change", held={"value": 5},
    )  # fmt: skip
    suggest(Provision, {"strength": "intent"}, agreement=held.agreement, fact_id=held.pk)
    Amount.objects.update(what="A fund & a bank")
    ada = signed_in()
    page = text_of(ada.get(f"/review/articles/{changed.article_id}/").content.decode())
    assert "The record changed since this was suggested" in page
    assert "For: A fund became A fund & a bank" in page
    page = ada.get("/review/?changed=yes").content.decode()
    assert (tabs(page)["Stale"], listed(page)) == (1, 1)
    assert f"s-{changed.pk}" in page
    assert tabs(page)["To review"] == 2


def test_nothing_is_told_where_nothing_changed():
    money = AmountFactory()
    made = suggest(Amount, {"value": 7}, agreement=money.agreement, fact_id=money.pk)
    ada = signed_in()
    page = ada.get(f"/review/articles/{made.article_id}/").content.decode()
    assert "The record changed" not in page
    assert tabs(ada.get("/review/").content.decode())["Stale"] == 0
