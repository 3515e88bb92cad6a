"""Citations of what the agreement's own row says, in the admin."""

from __future__ import annotations

from typing import Any

from django.test import Client

from agreements import models
from tests import factories
from tests.admin.pages import address, as_shown, errors_of, row_of


def cite(curator: Client, agreement: Any, **cells: Any) -> Any:
    shown = curator.get(address(agreement, "change"))
    row = {"locator": "", "quote": "", "reports": "", "position": 0} | cells
    sent = as_shown(shown) | row_of(shown, "citations", **row)
    return curator.post(address(agreement, "change"), sent)


def test_a_value_is_cited_on_the_page_of_its_agreement_by_words_that_stand_there(
    curator: Client,
) -> None:
    agreement = factories.AgreementFactory(trust="reference")
    article = factories.ArticleFactory(text="They signed it in Tokyo on Monday.")
    cells = {"fact": "agreement-place", "article": article.pk, "quote": "in Tokyo"}
    assert cite(curator, agreement, **cells).status_code == 302
    made = models.Citation.objects.get()
    assert (made.agreement, made.about, made.start, made.end) == (agreement, "place", 15, 23)
    agreement.refresh_from_db()
    assert agreement.reviewed_by.username == "a-curator"
    refused = cite(curator, agreement, **cells)
    assert errors_of(refused) == ["This fact is cited at this place already."]
    assert cite(curator, agreement, **cells | {"fact": "agreement-summary"}).status_code == 302
    shown = curator.get(address(models.Citation, "changelist")).content.decode()
    assert f"Place of {agreement}" in shown
    assert f"Summary of {agreement}" in shown
