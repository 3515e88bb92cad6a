"""The page on which two records are made one, as a curator uses it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agreements import models
from agreements.review.merging_records import seen
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address


def page_of(row: Any, other: Any = "") -> str:
    named = other.pk if hasattr(other, "pk") else other
    opts = row._meta
    at = reverse(f"admin:agreements_{opts.model_name}_merge", args=[row.pk])
    return f"{at}?with={named}" if named else at


def sent(stays: Any, goes: Any, **more: Any) -> dict[str, Any]:
    return {"stays": stays.pk, "why": "One text", "saw": seen(stays, goes)} | more


@pytest.fixture
def two(db: None) -> tuple[Any, Any]:
    one, other = factories.make_register(2)
    return one, other


def test_the_page_of_a_record_leads_there_for_who_may(sign_in: SignIn) -> None:
    party = factories.PartyFactory()
    link = f'href="{page_of(party)}"'
    assert link in sign_in("Curator").get(address(party, "change")).content.decode()
    assert link not in sign_in("Viewer").get(address(party, "change")).content.decode()
    assert sign_in("staff").get(page_of(party)).status_code == 403


@pytest.mark.parametrize("by", ["pk", "slug", "title", "get_absolute_url"])
def test_the_other_is_found_by_number_slug_name_or_address(
    curator: Client, two: tuple[Any, Any], by: str
) -> None:
    one, other = two
    named = getattr(other, by)
    answer = curator.get(page_of(one), {"with": named() if callable(named) else named})
    assert answer.context["other"] == other


@pytest.mark.parametrize("named", ["nobody", "999999999", "9" * 30, "\x00", "/"])
def test_one_that_is_not_found_is_said_so(
    curator: Client, two: tuple[Any, Any], named: str
) -> None:
    answer = curator.get(page_of(two[0]), {"with": named})
    assert answer.status_code == 200
    assert "other" not in answer.context
    assert "No single agreement" in answer.content.decode()


def test_both_are_shown_with_what_stands_behind_them(curator: Client, two: tuple[Any, Any]) -> None:
    one, other = two
    answer = curator.get(page_of(one, other))
    assert ("provisions", 4, 4) in answer.context["weights"]
    assert {pair.name for pair, _chosen in answer.context["pairs"]} >= {"title", "summary"}


@pytest.mark.parametrize("how_many", [2, 12])
def test_comparing_costs_the_same_however_much_there_is(
    curator: Client, how_many: int, django_assert_max_num_queries: Any
) -> None:
    one, other, *_rest = factories.make_register(how_many)
    with django_assert_max_num_queries(9):
        curator.get(page_of(one, other))


def test_trying_changes_nothing_and_says_what_would_happen(
    curator: Client, two: tuple[Any, Any]
) -> None:
    one, other = two
    answer = curator.post(page_of(one, other), sent(one, other, **{"try": "1"}))
    assert "provisions 4" in answer.context["told"]
    assert 'value="One text"' in answer.content.decode()
    assert models.Agreement.objects.count() == 2


def test_merging_leads_to_the_one_that_stays_and_the_old_address_leads_on(
    curator: Client, two: tuple[Any, Any]
) -> None:
    one, other = two
    answer = curator.post(page_of(one, other), sent(other, one, take_title=one.pk), follow=True)
    assert answer.redirect_chain == [(address(other, "change"), 302)]
    assert "The two are one record now. Moved: " in answer.content.decode()
    assert models.Agreement.objects.get().title == one.title
    led = Client().get(f"/agreements/{one.slug}/?as_of=2026-01-01")
    assert (led.status_code, led["Location"]) == (
        301,
        f"/agreements/{other.slug}/?as_of=2026-01-01",
    )
    assert Client().get(f"/agreements/{one.slug}/pillars.csv")["Location"] == (
        f"/agreements/{other.slug}/pillars.csv"
    )


def test_the_address_of_a_merged_party_leads_on(curator: Client) -> None:
    stays, goes = factories.PartyFactory(slug="new"), factories.PartyFactory(slug="old")
    curator.post(page_of(stays, goes), sent(stays, goes))
    assert Client().get("/parties/old/")["Location"] == "/parties/new/"
    assert Client().get("/parties/older/").status_code == 404


def test_what_is_refused_is_told_and_what_was_chosen_stays(
    curator: Client, two: tuple[Any, Any]
) -> None:
    one, other = two
    posted = sent(one, other, take_title=other.pk)
    models.Agreement.objects.filter(pk=one.pk).update(place="Another place")
    answer = curator.post(page_of(one, other), posted)
    assert "changed meanwhile" in answer.content.decode()
    (chosen,) = (key for pair, key in answer.context["pairs"] if pair.name == "title")
    assert chosen == str(other.pk)
    assert models.Agreement.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"why": ""}, {"stays": "7"}, {"saw": ""}, {"stays": ""}])
def test_a_form_that_is_not_whole_merges_nothing(
    curator: Client, two: tuple[Any, Any], wrong: dict[str, Any]
) -> None:
    one, other = two
    answer = curator.post(page_of(one, other), sent(one, other) | wrong)
    assert "Choose which stays, and say why they are one." in answer.content.decode()
    assert models.Agreement.objects.count() == 2


def test_two_ticked_in_a_list_are_led_to_the_page(curator: Client) -> None:
    one, other, third = factories.OutletFactory.create_batch(3)
    posted = {"action": "merge_two", "_selected_action": [one.pk, other.pk]}
    answer = curator.post(address(models.Outlet, "changelist"), posted)
    assert answer["Location"] == page_of(one, other)
    posted["_selected_action"] = [one.pk, other.pk, third.pk]
    answer = curator.post(address(models.Outlet, "changelist"), posted, follow=True)
    assert "Tick exactly two" in answer.content.decode()


@pytest.mark.parametrize("role", ["Viewer", "staff", "nobody"])
def test_who_may_not_merge_does_not(sign_in: SignIn, role: str, two: tuple[Any, Any]) -> None:
    one, other = two
    sign_in(role).post(page_of(one, other), sent(one, other))
    assert models.Agreement.objects.count() == 2


def test_words_of_a_record_are_no_markup(curator: Client) -> None:
    one = factories.PartyFactory(name="<script>alert(1)</script>")
    page = curator.get(page_of(one, factories.PartyFactory())).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
