"""What is done to all ticked rows of a list: with a reason, all or none."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from agreements import models
from agreements.models.history import events_of
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address


def ticked(client: Client, action: str, rows: list[Any], **more: Any) -> Any:
    posted = {"action": action, "_selected_action": [row.pk for row in rows]} | more
    return client.post(address(type(rows[0]), "changelist"), posted, follow=True)


def test_the_reason_is_asked_first_and_nothing_done(curator: Client) -> None:
    rows = factories.AgreementFactory.create_batch(2, text_read=False)
    page = ticked(curator, "set_text_read", rows)
    assert [row.told for row in page.context["rows"]] == ["No", "No"]
    assert not models.Agreement.objects.filter(text_read=True).exists()


def test_it_is_done_to_all_with_the_reason_in_history(curator: Client) -> None:
    rows = [factories.AgreementFactory(text_read=read) for read in (False, True)]
    done = ticked(
        curator, "set_text_read", rows, apply="1", value="True", why="Read at the ministry"
    )
    assert "1 agreement changed. 1 was so already." in done.content.decode()
    rows[0].refresh_from_db()
    assert (rows[0].text_read, rows[0].trust) == (True, "reviewed")
    context = events_of(rows[0]).first().pgh_context.metadata
    assert (context["by"], context["why"]) == ("a-curator", "Read at the ministry")


@pytest.mark.parametrize("wrong", [{"why": ""}, {"value": "planet"}, {"value": ""}])
def test_without_a_reason_or_a_word_of_the_list_nothing_is_done(
    curator: Client, wrong: dict[str, str]
) -> None:
    row = factories.OutletFactory(kind="news")
    asked = {"apply": "1", "value": "company", "why": "As their site says"} | wrong
    page = ticked(curator, "set_kind", [row], **asked)
    assert page.context["form"].errors
    row.refresh_from_db()
    assert row.kind == "news"


def test_one_row_that_may_not_have_it_keeps_all_as_they_were(curator: Client) -> None:
    one = factories.ParticipationFactory(role="signatory")
    other = factories.ParticipationFactory(
        role="observer", agreement=one.agreement, party=one.party
    )
    third = factories.ParticipationFactory(role="observer")
    page = ticked(
        curator, "set_role", [third, other], apply="1", value="signatory", why="The list says so"
    )
    assert "Nothing was changed." in page.content.decode()
    assert set(models.Participation.objects.values_list("role", flat=True)) == {
        "signatory",
        "observer",
    }


def test_a_viewer_is_offered_no_such_action(sign_in: SignIn) -> None:
    row = factories.OutletFactory(kind="news")
    ticked(sign_in("Viewer"), "set_kind", [row], apply="1", value="company", why="No")
    row.refresh_from_db()
    assert row.kind == "news"


def test_what_waits_is_on_the_first_page_each_number_with_its_list(
    sign_in: SignIn,
) -> None:
    factories.SuggestionFactory.create_batch(2)
    factories.SuggestionFactory(state="rejected")
    factories.ArrivalFactory(state="failed", error="Not found", ended_at=factories.REVIEWED_AT)
    curator = sign_in("Curator")
    waiting = curator.get("/admin/").context["waiting"]
    assert [item.number for item in waiting] == [2, 1, 0, 0]
    assert [curator.get(item.address).status_code for item in waiting] == [200] * 4
    assert curator.get(waiting[0].address).context["page"].paginator.count == 2
    assert curator.get(waiting[1].address).context["cl"].result_count == 1
    assert sign_in("staff").get("/admin/").context["waiting"] == []
