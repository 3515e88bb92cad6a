"""Every list of the admin: its cost, its columns, its filters, its search."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements import models
from agreements.core.words import Status
from tests import factories
from tests.admin.pages import address
from tests.ingest.web import story, web

LISTS = [model for model in admin.site._registry if model._meta.app_label == "agreements"]
MOST = 12


def costs(client: Client) -> dict[str, int]:
    """Queries that the list of each table takes."""
    found = {}
    for model in LISTS:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address(model, "changelist"))
        assert response.status_code == 200
        found[model.__name__] = len(queries)
    return found


def more_of_everything(how_many: int) -> None:
    """Rows of every table: what ``make_register`` makes, and the rest."""
    agreements = factories.make_register(how_many)
    for agreement in agreements:
        suggestion = factories.SuggestionFactory(agreement=agreement, run=factories.RunFactory())
        factories.DecisionFactory(suggestion=suggestion)
        factories.FeedFactory(outlet=factories.OutletFactory())
        factories.PartyAliasFactory()
        factories.CueFactory()
        factories.ArrivalFactory(state="failed", feed=factories.FeedFactory())
        factories.ApiTokenFactory()


@pytest.mark.slow
def test_every_list_costs_the_same_however_long_it_is(administrator: Client) -> None:
    more_of_everything(1)
    short = costs(administrator)
    more_of_everything(199)
    assert models.Agreement.objects.count() == 200
    assert costs(administrator) == short
    assert {name: cost for name, cost in short.items() if cost > MOST} == {}


def test_a_search_costs_no_more_than_its_list(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    factories.make_register(3)
    for model in LISTS:
        with django_assert_max_num_queries(MOST):
            response = administrator.get(address(model, "changelist"), {"q": "minister 2025"})
        assert response.status_code == 200


def test_every_filter_of_every_list_can_be_used(administrator: Client) -> None:
    more_of_everything(2)
    tried = 0
    for model in LISTS:
        response = administrator.get(address(model, "changelist"))
        changelist = response.context["cl"]
        for spec in changelist.filter_specs:
            for choice in list(spec.choices(changelist))[1:3]:
                page = administrator.get(address(model, "changelist") + choice["query_string"])
                assert page.status_code == 200, (model, choice)
                tried += 1
    assert tried > 50


def test_every_column_that_sorts_can_be_sorted_by(administrator: Client) -> None:
    more_of_everything(2)
    for model in LISTS:
        columns = administrator.get(address(model, "changelist")).context["cl"].list_display
        for number in range(len(columns)):
            page = administrator.get(address(model, "changelist"), {"o": f"-{number}"})
            assert page.status_code == 200, (model, columns[number])


def titles(response: Any) -> list[str]:
    return [str(row) for row in response.context["cl"].result_list]


def test_agreements_stand_by_date_with_the_undated_last(curator: Client) -> None:
    for title, day in (("B", "2024"), ("C", None), ("A", "2025-10"), ("D", "2024-03")):
        factories.AgreementFactory(title=title, signed_on=day)
    list_address = address(models.Agreement, "changelist")
    assert titles(curator.get(list_address)) == ["A", "D", "B", "C"]
    date_column = 2
    assert titles(curator.get(list_address, {"o": f"-{date_column}"})) == ["A", "D", "B", "C"]
    assert titles(curator.get(list_address, {"o": date_column})) == ["C", "B", "D", "A"]


def test_agreements_are_found_by_title_party_and_promise(curator: Client) -> None:
    japan = factories.PartyFactory(name="Japan")
    wanted = factories.AgreementFactory(title="Tokyo framework", parties=[japan])
    factories.CommitmentFactory(agreement=wanted, summary="A stockpile of gallium.")
    factories.AgreementFactory(title="Something else")
    for text in ("framew", "okyo", "japan", "gallium stockp", "Tokyo gallium"):
        found = curator.get(address(models.Agreement, "changelist"), {"q": text})
        assert titles(found) == ["Tokyo framework"], text


@pytest.mark.parametrize("text", ["", "   ", "&|!:*()", "the", "'; --", "\x00", "a" * 500])
def test_a_search_for_nothing_sensible_is_no_error(administrator: Client, text: str) -> None:
    factories.make_register(1)
    for model in LISTS:
        assert administrator.get(address(model, "changelist"), {"q": text}).status_code == 200


def test_articles_are_found_by_words_address_and_document(curator: Client) -> None:
    factories.ArticleFactory(title="Other", document="002")
    wanted = factories.ArticleFactory(
        title="Gécamines signs", url="https://news.example/drc/7", document="001", text="Cobalt."
    )
    for text in ("gecam", "cobalt", "news.example/drc", "001"):
        found = curator.get(address(models.Article, "changelist"), {"q": text})
        assert titles(found) == [str(wanted)], text


def test_the_list_is_narrowed_by_year_and_by_no_date(curator: Client) -> None:
    factories.AgreementFactory(title="Dated", signed_on="2024-10")
    factories.AgreementFactory(title="Undated", signed_on=None)
    list_address = address(models.Agreement, "changelist")
    assert titles(curator.get(list_address, {"year": "2024"})) == ["Dated"]
    assert titles(curator.get(list_address, {"year": "none"})) == ["Undated"]
    assert titles(curator.get(list_address, {"year": "%"})) == []


def test_completing_what_is_typed_tells_namesakes_apart(curator: Client) -> None:
    outlet = factories.OutletFactory(name="Reuters")
    article = factories.ArticleFactory(title="Deal", outlet=outlet, published_on="2025-10")
    asked = {"app_label": "agreements", "model_name": "citation", "field_name": "article"}
    answer = curator.get("/admin/autocomplete/", asked | {"term": "dea"}).json()
    assert answer["results"] == [{"id": str(article.pk), "text": "Deal · Reuters, Oct 2025"}]


def test_completing_costs_the_same_however_many_there_are(
    curator: Client, django_assert_max_num_queries: Any
) -> None:
    factories.make_register(20)
    asked = {"app_label": "agreements", "model_name": "citation"}
    for field in ("article", "provision", "commitment", "participation", "amount", "event"):
        with django_assert_max_num_queries(8):
            answer = curator.get("/admin/autocomplete/", asked | {"field_name": field}).json()
        assert len(answer["results"]) == 20


def test_marking_as_reviewed_keeps_who_reviewed_before(curator: Client) -> None:
    waiting = factories.ProvisionFactory(trust="machine")
    done = factories.ProvisionFactory(trust="reviewed")
    curator.post(
        address(models.Provision, "changelist"),
        {
            "action": "mark_as_reviewed",
            "_selected_action": [waiting.pk, done.pk],
            "apply": "1",
            "why": "Read against the text",
        },
    )
    waiting.refresh_from_db()
    done.refresh_from_db()
    assert (waiting.trust, waiting.reviewed_by.username) == ("reviewed", "a-curator")
    assert waiting.reviewed_at.date() >= date(2026, 1, 1)
    assert (done.reviewed_at, done.reviewed_by) == (factories.REVIEWED_AT, None)


def test_a_viewer_is_not_offered_to_mark_as_reviewed(sign_in: Any) -> None:
    provision = factories.ProvisionFactory(trust="machine")
    sign_in("Viewer").post(
        address(provision, "changelist"),
        {
            "action": "mark_as_reviewed",
            "_selected_action": [provision.pk],
            "apply": "1",
            "why": "Read",
        },
    )
    provision.refresh_from_db()
    assert provision.trust == "machine"


def test_addresses_of_ticked_sources_are_asked_again(curator: Client) -> None:
    with web() as site:
        there = factories.ArticleFactory(url=site.page("/there", story(1)))
        gone = factories.ArticleFactory(url=f"{site.url}/gone")
        bare = factories.ArticleFactory(url="", document="001")
        ticked = {"action": "ask_again", "_selected_action": [there.pk, gone.pk, bare.pk]}
        page = curator.post(address(models.Article, "changelist"), ticked, follow=True)
    assert "2 left to a worker." in page.content.decode()
    found = models.Revisit.objects.order_by("article").values_list("article", "found")
    assert list(found) == [(there.pk, "answered"), (gone.pk, "gone")]


def test_pillar_tables_of_the_ticked_agreements_are_the_public_file(sign_in: Any) -> None:
    first, second, _other = factories.make_register(3)
    response = sign_in("Viewer").post(
        address(models.Agreement, "changelist"),
        {"action": "export_pillar_tables", "_selected_action": [first.pk, second.pk]},
    )
    sent = b"".join(response.streaming_content).decode("utf-8-sig")
    public = b"".join(Client().get("/pillars.csv").streaming_content).decode("utf-8-sig")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    kept = [line for line in public.splitlines() if not line.startswith(_other.slug)]
    assert sent.splitlines() == kept
    assert len(kept) == 1 + 8


def test_status_is_filtered_by_its_words(curator: Client) -> None:
    factories.AgreementFactory(title="Ours", status=str(Status.IN_FORCE))
    factories.AgreementFactory(title="Theirs", status=str(Status.SIGNED))
    found = curator.get(address(models.Agreement, "changelist"), {"status__exact": "in-force"})
    assert titles(found) == ["Ours"]
