"""The page of an agreement: dates, rows, citations, stamps, refusals, and what it costs."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements import models
from tests import factories
from tests.admin.pages import address, as_shown, change, errors_of, row_of


def reviewed_by(row: Any) -> str:
    """Who stands behind the row now; its trust where nobody does."""
    row.refresh_from_db()
    return row.reviewed_by.username if row.reviewed_by else row.trust


@pytest.mark.parametrize("text", ["2024", "2024-10", "2024-10-28", ""])
def test_a_date_is_kept_as_precise_as_it_was_typed(curator: Client, text: str) -> None:
    agreement = factories.AgreementFactory(signed_on="2020-01-01")
    assert change(curator, agreement, signed_on=text).status_code == 302
    agreement.refresh_from_db()
    assert str(agreement.signed_on or "") == text


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "Oct 2024", "24"])
def test_what_is_no_date_is_said_so_beside_what_was_typed(curator: Client, text: str) -> None:
    agreement = factories.AgreementFactory(signed_on="2020-01-01")
    response = change(curator, agreement, signed_on=text)
    assert errors_of(response) == [
        f"“{text}” is not a date: write a year, a month or a day, "
        "such as 2024, 2024-10 or 2024-10-28."
    ]
    assert f'value="{text}"' in response.content.decode()


def test_saving_without_a_change_changes_nothing(curator: Client) -> None:
    (agreement,) = factories.make_register(1)
    before = agreement.updated_at
    facts = list(agreement.provision_set.values_list("trust", flat=True))
    change(curator, agreement)
    assert reviewed_by(agreement) == "reference"
    assert agreement.updated_at == before
    assert list(agreement.provision_set.values_list("trust", flat=True)) == facts


def test_a_changed_agreement_is_stamped_and_its_facts_are_not(curator: Client) -> None:
    (agreement,) = factories.make_register(1)
    provision = agreement.provision_set.first()
    change(curator, agreement, place="Osaka")
    assert reviewed_by(agreement) == "a-curator"
    assert agreement.reviewed_at is not None
    assert reviewed_by(provision) == provision.trust != "a-curator"


def test_a_changed_fact_is_stamped_and_the_agreement_is_not(curator: Client) -> None:
    agreement = factories.AgreementFactory()
    changed, other = factories.ProvisionFactory.create_batch(2, agreement=agreement)
    shown = as_shown(curator.get(address(agreement, "change")))
    (prefix,) = (
        key[:-3]
        for key, value in shown.items()
        if key.startswith("provision_set-") and key.endswith("-id") and value == changed.pk
    )
    curator.post(address(agreement, "change"), shown | {f"{prefix}-summary": "Better words."})
    assert reviewed_by(changed) == "a-curator"
    assert (reviewed_by(other), reviewed_by(agreement)) == ("reference", "reference")


def test_a_new_agreement_with_a_party_is_stamped_with_its_party(curator: Client) -> None:
    party = factories.PartyFactory()
    shown = curator.get(address(models.Agreement, "add"))
    typed = {
        "title": "New framework", "slug": "new-framework", "kind": "framework",
        "legal_force": "unclear", "status": "announced", "signed_on": "2025-10",
        "summary": "What is known.",
    }  # fmt: skip
    row = row_of(shown, "participation_set", party=party.pk, role="signatory", position=0)
    response = curator.post(address(models.Agreement, "add"), as_shown(shown) | typed | row)
    assert response.status_code == 302
    agreement = models.Agreement.objects.get()
    assert reviewed_by(agreement) == "a-curator"
    assert reviewed_by(agreement.participation_set.get()) == "a-curator"


def test_a_mineral_named_is_a_change_of_the_agreement(curator: Client) -> None:
    agreement = factories.AgreementFactory(minerals=[factories.MineralFactory()])
    shown = curator.get(address(agreement, "change"))
    row = row_of(shown, "agreementmineral_set", mineral=factories.MineralFactory().pk, position=0)
    curator.post(address(agreement, "change"), as_shown(shown) | row)
    assert reviewed_by(agreement) == "a-curator"
    assert list(agreement.agreementmineral_set.values_list("position", flat=True)) == [0, 1]


def test_a_fact_of_the_agreement_is_cited_on_its_page(curator: Client) -> None:
    provision = factories.ProvisionFactory()
    article = factories.ArticleFactory(text="They said:  We shall\nstore it.  And left.")
    agreement = provision.agreement
    shown = curator.get(address(agreement, "change"))
    row = row_of(
        shown, "citations", fact=f"provision-{provision.pk}", article=article.pk,
        locator="¶3", quote="We shall store it.", position=0,
    )  # fmt: skip
    assert curator.post(address(agreement, "change"), as_shown(shown) | row).status_code == 302
    citation = provision.citations.get()
    assert (citation.article, citation.locator) == (article, "¶3")
    assert citation.quote == "We shall\nstore it." == article.text[citation.start : citation.end]
    assert (reviewed_by(provision), reviewed_by(agreement)) == ("a-curator", "reference")


def test_only_facts_of_this_agreement_can_be_cited_on_it(curator: Client) -> None:
    elsewhere, agreement = factories.ProvisionFactory(), factories.ProvisionFactory().agreement
    shown = curator.get(address(agreement, "change"))
    assert f"provision-{elsewhere.pk}" not in shown.content.decode()
    row = row_of(
        shown, "citations", fact=f"provision-{elsewhere.pk}",
        article=factories.ArticleFactory().pk, position=0,
    )  # fmt: skip
    response = curator.post(address(agreement, "change"), as_shown(shown) | row)
    assert "Select a valid choice" in errors_of(response)[0]


def test_citations_of_all_kinds_of_fact_stand_on_the_page_and_can_be_changed(
    curator: Client,
) -> None:
    (agreement,) = factories.make_register(1)
    shown = as_shown(curator.get(address(agreement, "change")))
    number = sum(key.startswith("citations-") and key.endswith("-locator") for key in shown)
    facts = models.FACTS
    assert number == sum(
        models.Citation.objects.filter(**{f"{fact}__agreement": agreement}).count()
        for fact in facts
    )
    citation = models.Citation.objects.get(pk=shown["citations-0-id"])
    response = curator.post(address(agreement, "change"), shown | {"citations-0-reports": "Else."})
    assert response.status_code == 302
    citation.refresh_from_db()
    assert citation.reports == "Else."


def test_a_citation_is_taken_away_and_its_fact_is_stamped(curator: Client) -> None:
    citation = factories.CitationFactory()
    change(curator, citation.provision.agreement, **{"citations-0-DELETE": "on"})
    assert not models.Citation.objects.exists()
    assert reviewed_by(citation.provision) == "a-curator"


def test_a_fact_is_deleted_while_its_citation_is_changed(curator: Client) -> None:
    citation = factories.CitationFactory()
    response = change(
        curator,
        citation.provision.agreement,
        **{"citations-0-locator": "¶99", "provision_set-0-DELETE": "on"},
    )
    assert response.status_code == 302
    assert not models.Provision.objects.exists()


def test_the_same_place_is_not_cited_twice_for_a_fact(curator: Client) -> None:
    citation = factories.CitationFactory(locator="¶3")
    agreement = citation.provision.agreement
    shown = curator.get(address(agreement, "change"))
    row = row_of(
        shown, "citations", fact=f"provision-{citation.provision.pk}",
        article=citation.article.pk, locator="¶3", position=0,
    )  # fmt: skip
    response = curator.post(address(agreement, "change"), as_shown(shown) | row)
    assert any("cited" in error for error in errors_of(response))
    assert models.Citation.objects.count() == 1


def test_two_new_rows_for_the_same_place_are_refused_together(curator: Client) -> None:
    provision, article = factories.ProvisionFactory(), factories.ArticleFactory()
    shown = curator.get(address(provision, "change"))
    rows = {
        f"citations-{n}-{name}": value
        for n in range(2)
        for name, value in {"article": article.pk, "locator": "¶1", "position": 0}.items()
    }
    posted = as_shown(shown) | rows | {"citations-TOTAL_FORMS": 2}
    response = curator.post(address(provision, "change"), posted)
    assert errors_of(response) == ["This place of this article is already cited for this fact."]


def test_words_that_the_article_does_not_have_are_no_quote(curator: Client) -> None:
    article = factories.ArticleFactory(text="They met.")
    citation = factories.CitationFactory(article=article)
    response = change(curator, citation, quote="They agreed.")
    assert errors_of(response) == ["These words do not stand in the text of this article."]


def test_a_party_has_a_role_once(curator: Client) -> None:
    part = factories.ParticipationFactory()
    shown = curator.get(address(part.agreement, "change"))
    row = row_of(shown, "participation_set", party=part.party.pk, role="signatory", position=0)
    response = curator.post(address(part.agreement, "change"), as_shown(shown) | row)
    assert errors_of(response)
    assert models.Participation.objects.count() == 1


def test_a_rule_of_the_table_speaks_in_its_own_words(curator: Client) -> None:
    agreement = factories.AgreementFactory(status="signed", legal_force="binding")
    response = change(curator, agreement, status="proposed")
    assert errors_of(response) == ["What is only proposed cannot be binding."]


def test_an_address_that_is_taken_is_no_server_error(administrator: Client) -> None:
    factories.AgreementFactory(slug="taken")
    response = change(administrator, factories.AgreementFactory(), slug="taken")
    assert errors_of(response) == ["Agreement with this Slug already exists."]


def test_what_only_the_database_refuses_is_said_on_the_form(
    curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody else was quicker: the form was right when it was checked."""
    factories.OutletFactory(name="Reuters", domain="reuters.com")
    outlet = factories.OutletFactory(name="Other", domain="reuters.com")
    monkeypatch.setattr(models.Outlet, "validate_constraints", lambda *_, **__: None)
    response = change(curator, outlet, name="Reuters")
    assert errors_of(response) == ["Outlet with this Name and Domain already exists."]
    assert 'value="Reuters"' in response.content.decode()


def test_a_mineral_cannot_stand_under_its_own_child(curator: Client) -> None:
    parent = factories.MineralFactory()
    child = factories.MineralFactory(parent=parent)
    response = change(curator, parent, parent=child.pk)
    assert errors_of(response) == ["A mineral cannot stand under itself."]


def test_a_code_is_in_capitals_however_it_is_typed(curator: Client) -> None:
    party = factories.PartyFactory(iso2="")
    assert errors_of(change(curator, party, iso2="1x")) == ["Write two capitals, such as JP."]
    assert change(curator, party, iso2="jp").status_code == 302
    party.refresh_from_db()
    assert party.iso2 == "JP"


def test_a_check_keeps_who_made_it_and_is_no_review(curator: Client) -> None:
    commitment = factories.CommitmentFactory()
    shown = curator.get(address(commitment, "change"))
    row = row_of(shown, "checks", looked_on="2026-05-10", places="The gazette", finding="nothing")
    curator.post(address(commitment, "change"), as_shown(shown) | row)
    assert commitment.checks.get().by == User.objects.get(username="a-curator")
    assert reviewed_by(commitment) == "reference"


def test_a_due_rule_is_worked_out_by_the_database(curator: Client) -> None:
    commitment = factories.CommitmentFactory(
        agreement=factories.AgreementFactory(signed_on="2025-10-28"), due_on=None
    )
    assert change(curator, commitment, due="P180D").status_code == 302
    commitment.refresh_from_db()
    assert str(commitment.due_on) == "2026-04-26"
    assert "is not a due rule" in errors_of(change(curator, commitment, due="soon"))[0]


def cost_of(client: Client, row: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(row, "change")).status_code == 200
    return len(queries)


def test_the_page_costs_the_same_however_much_is_known(administrator: Client) -> None:
    small, large = factories.make_register(2)
    for made in (factories.ProvisionFactory, factories.CommitmentFactory):
        for fact in made.create_batch(15, agreement=large):
            name = fact._meta.model_name
            factories.CitationFactory.create_batch(2, **{name: fact})
    factories.AgreementRelationFactory(agreement=small)
    factories.AgreementRelationFactory.create_batch(5, agreement=large)
    factories.AgreementSourceFactory.create_batch(10, agreement=large)
    factories.AgreementMineralFactory.create_batch(5, agreement=large)
    assert cost_of(administrator, small) == cost_of(administrator, large) <= 35


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_the_pages_of_an_agreement_open(administrator: Client, page: str) -> None:
    (agreement,) = factories.make_register(1)
    assert administrator.get(address(agreement, page)).status_code == 200


def test_the_page_links_to_what_readers_see(curator: Client) -> None:
    agreement, article = factories.AgreementFactory(slug="ours"), factories.ArticleFactory()
    pillar = factories.PillarFactory(slug="stockpiling")
    for row, public in (
        (agreement, "/agreements/ours/"),
        (factories.ProvisionFactory(agreement=agreement), "/agreements/ours/"),
        (article, f"/sources/{article.pk}/"),
        (pillar, "/pillars/stockpiling/"),
    ):
        page = curator.get(address(row, "change")).content.decode()
        assert f'href="{public}" class="viewsitelink"' in page
