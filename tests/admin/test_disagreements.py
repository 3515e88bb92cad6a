"""Values typed on the page of a disagreement."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from agreements import models
from tests import factories
from tests.admin.pages import address, as_shown, row_of


@pytest.fixture
def settled() -> Any:
    row = factories.DisagreementFactory(
        attribute="place", about="place", state="explained", leading="Tokyo", explanation="Two."
    )
    for value in ("Tokyo", "Kyoto"):
        factories.ClaimFactory(disagreement=row, value=value)
    return row


def typed(curator: Client, row: Any, value: str, **fields: Any) -> str:
    """Add a value, and return the page that follows."""
    shown = curator.get(address(row, "change"))
    article = factories.ArticleFactory()
    new = row_of(shown, "claims", value=value, article=article.pk, locator="", position=2)
    sent = as_shown(shown) | new | fields
    answer = curator.post(address(row, "change"), sent, follow=True)
    assert answer.redirect_chain
    row.refresh_from_db()
    return answer.content.decode()


def test_a_further_value_opens_it_again_and_says_who_typed_it(
    curator: Client, settled: Any
) -> None:
    page = typed(curator, settled, "Osaka")
    assert "the disagreement is open again" in page
    assert (settled.state, settled.leading, settled.explanation) == ("open", "Tokyo", "Two.")
    made = settled.settlements.get()
    assert (made.state, made.by_name) == ("open", "a-curator")
    assert made.reason.endswith("gives a further value: Osaka")
    assert settled.claims.get(value="Osaka").entered_by.username == "a-curator"
    assert set(settled.claims.exclude(value="Osaka").values_list("entered_by", flat=True)) == {None}


@pytest.mark.parametrize("value", ["Tokyo", "Kyoto"])
def test_one_more_source_of_a_value_that_was_weighed_opens_nothing(
    curator: Client, settled: Any, value: str
) -> None:
    page = typed(curator, settled, value)
    assert "open again" not in page
    assert (settled.state, models.Settlement.objects.count()) == ("explained", 0)


def test_who_settles_it_in_the_same_breath_has_weighed_the_value(
    curator: Client, settled: Any
) -> None:
    typed(curator, settled, "Osaka", state="resolved", leading="Osaka", explanation="Read anew.")
    assert (settled.state, settled.leading) == ("resolved", "Osaka")
