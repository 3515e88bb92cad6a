"""The list of disagreements: what stands in it, its filters, their counts, and its file."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from agreements.models import Disagreement
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    DisagreementFactory,
    OutletFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
)
from tests.views.disputed import file, page, shown, told
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db

PART = {"HX-Request": "true", "HX-Target": "results"}


def disputed(attribute: str, *values: str, **fields: object) -> Disagreement:
    """A disagreement to which sources give ``values``."""
    made: Disagreement = DisagreementFactory(attribute=attribute, **fields)
    for position, value in enumerate(values):
        ClaimFactory(disagreement=made, value=value, position=position)
    return made


# --- What stands in it -----------------------------------------------------------


def test_rival_values_stand_side_by_side_with_who_prints_them_and_what_leads():
    agreement = AgreementFactory(title="Tokyo text")
    dispute = DisagreementFactory(
        agreement=agreement, attribute="signed_on", about="signed_on", state="explained",
        leading="2025-10-28", explanation="Two clocks.",
    )  # fmt: skip
    gazette = OutletFactory(name="Gazette", kind="government")
    for value, published, locator in (
        ("2025-10-28", "2025-10-29", "¶2"),
        ("2025-10-27", None, ""),
        ("2025-10-28", "2025-10", ""),
    ):
        ClaimFactory(
            disagreement=dispute, value=value, locator=locator,
            article__outlet=gazette, article__published_on=published,
        )  # fmt: skip

    assert told() == [
        "Date of signature Tokyo text Explained about date "
        "28 Oct 2025 Gazette , ¶2, 29 Oct 2025 , government or public body "
        "Gazette , Oct 2025 , government or public body Value shown "
        "27 Oct 2025 Gazette , date not printed , government or public body Two clocks."
    ]


def test_one_without_a_value_that_leads_says_so():
    disputed("amount", "one billion", "two billion")
    disputed("place", "Tokyo", "Osaka", leading="Kyoto")

    assert "No value leads." in told()[0]
    assert "The record shows: Kyoto." in told()[1]


def test_a_row_with_a_single_distinct_value_is_no_disagreement():
    agreement = AgreementFactory(slug="one")
    two = disputed("amount", "one", "two", agreement=agreement)
    same = disputed("price", "one", "one", agreement=agreement)
    single = disputed("place", "Tokyo", agreement=agreement)
    none = disputed("kind", agreement=agreement)

    assert {same.claims.count(), single.claims.count(), none.claims.count()} == {2, 1, 0}
    assert shown() == [two.pk]
    assert {row["Attribute"] for row in file()} == {"amount"}
    assert "1 disputed point " in text_of(Client().get("/agreements/").content.decode())


def test_a_single_value_marks_nothing_as_disputed_on_the_page_of_its_agreement():
    agreement = AgreementFactory(slug="one")
    disputed("place", "Tokyo", agreement=agreement, about="place")
    plain = Client().get("/agreements/one/").content.decode()
    disputed("signed_on", "2025", "2026", agreement=agreement, about="signed_on")
    marked = Client().get("/agreements/one/").content.decode()

    assert "flag-disputed" not in plain
    assert marked.count("flag-disputed") == 1


def test_the_agreement_leads_to_its_disagreement_in_the_list():
    dispute = disputed("amount", "one", "two", agreement__slug="one")
    html = Client().get("/agreements/one/").content.decode()
    address = f"/disagreements/?agreement=one#d-{dispute.pk}"

    assert f'href="{address}">In the list of disagreements</a>' in html
    assert shown("agreement=one") == [dispute.pk]


# --- Filters and orders ----------------------------------------------------------


@pytest.fixture
def some():
    """Three disagreements that differ in everything a filter looks at."""
    japan, chile = PartyFactory(slug="japan"), PartyFactory(slug="chile")
    old = AgreementFactory(slug="old", title="Béta text", signed_on="2020")
    new = AgreementFactory(slug="new", title="Alpha text", signed_on="2026-02")
    ParticipationFactory(agreement=old, party=chile)
    ParticipationFactory(agreement=new, party=japan)
    ParticipationFactory(agreement=new, party=japan, role="member")
    pillar = PillarFactory(slug="stockpiling")
    made = {
        "date": disputed("signed_on", "2020", "2021", agreement=old, about="signed_on"),
        "store": disputed(
            "stockpiling", "joint stockpiles", "none", "later",
            agreement=new, about="pillar", pillar=pillar, state="explained",
            explanation="The heading is short.",
        ),
        "sum": disputed("amount", "one", "two", agreement=new, about="amounts", state="resolved",
                        explanation="A typing mistake.", position=1),
    }  # fmt: skip
    ClaimFactory(disagreement=made["date"], value="2022", article__outlet__kind="government")
    ClaimFactory(disagreement=made["sum"], value="three", article__outlet=None)
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["store", "sum", "date"]),
        ("state=open", ["date"]),
        ("state=explained&state=resolved", ["store", "sum"]),
        ("about=amounts", ["sum"]),
        ("party=japan", ["store", "sum"]),
        ("party=japan&party=chile", ["store", "sum", "date"]),
        ("pillar=stockpiling", ["store"]),
        ("outlet_kind=government", ["date"]),
        ("outlet_kind=unknown", ["sum"]),
        ("outlet_kind=news", ["store", "sum", "date"]),
        ("agreement=old", ["date"]),
        ("party=chile&about=amounts", []),
        ("q=stockpile", ["store"]),
        ("q=mistakes", ["sum"]),
        ("q=beta", ["date"]),
        ("q=signed+on", ["date"]),
        ("q=2021", ["date"]),
        ("q=text+-beta", ["store", "sum"]),
        ("sort=values", ["store", "sum", "date"]),
        ("sort=title", ["store", "sum", "date"]),
        ("sort=newest", ["store", "sum", "date"]),
    ],
)
def test_every_filter_finds_what_it_says(some, query, found):
    assert shown(query) == [some[name].pk for name in found]


def test_every_order_is_its_own(some):
    undated = disputed("kind", *"abcde", agreement__title="Zeta", agreement__signed_on=None)
    disputed("place", "x", "y", agreement__title="Able", agreement__signed_on="2019")
    orders = {sort: shown(f"sort={sort}") for sort in ("newest", "values", "title")}

    assert orders["newest"][-1] == undated.pk
    assert orders["values"][0] == undated.pk
    titles = [Disagreement.objects.get(pk=pk).agreement.title for pk in orders["title"]]
    assert titles == sorted(titles)
    assert len({tuple(order) for order in orders.values()}) == 3


def test_pages_hold_each_disagreement_once():
    agreement = AgreementFactory()
    made = {disputed(f"attribute {n}", "x", "y", agreement=agreement).pk for n in range(60)}
    found = shown("sort=values")

    assert len(found) == 60
    assert set(found) == made


def test_each_applied_filter_is_a_link_that_drops_it(some):
    html = page("q=text&agreement=new&state=explained&page=3")

    chips = re.findall(r'class="chip" href="([^"]*)"><span class="vh">Remove', html)
    assert chips == [
        "?agreement=new&amp;state=explained",
        "?q=text&amp;state=explained",
        "?q=text&amp;agreement=new",
    ]
    assert "Agreement: Alpha text" in text_of(html)


def test_nothing_found_offers_what_to_drop_with_its_number(some):
    html = page("party=chile&about=amounts&q=text")

    words = text_of(html)
    assert "No disagreement matches all 3 filters Drop one of them:" in words
    assert "Without about: Amounts 1 disagreement" in words
    assert "Without party:" in words
    assert "Without text:" not in words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("state=odd", "state : “odd” is not in this list; it was left out."),
        ("about=odd", "about : “odd” is not in this list; it was left out."),
        ("party=odd", "party : “odd” is not in this list; it was left out."),
        ("pillar=odd", "pillar : “odd” is not in this list; it was left out."),
        ("outlet_kind=odd", "outlet_kind : “odd” is not in this list; it was left out."),
        ("agreement=odd", "agreement : “odd” is no agreement of the register."),
        ("sort=odd", "sort : “odd” is no order of this list."),
        (f"q={'a' * 201}", "q : Too long; write at most 200 characters."),
        ("q=%00", "q : Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_still_narrows(some, query, message):
    also = "party=chile" if not query.startswith("party") else "agreement=old"
    html = page(f"{query}&{also}")

    assert message in text_of(html)
    assert shown(f"{query}&{also}") == [some["date"].pk]
    refused = Client().get(f"/disagreements.csv?{query}&{also}")
    assert refused.status_code == 400
    assert query.partition("=")[0] in refused.content.decode()


def test_markup_in_values_and_queries_is_shown_as_text():
    evil = '"><img src=x onerror=alert(1)>'
    disputed(evil, evil, "two", explanation=evil, leading=evil)
    html = page(urlencode({"q": evil, "state": evil, "agreement": evil}))

    assert "<img" not in html + page()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page()


def test_htmx_gets_the_results_alone_with_the_counts_of_the_boxes(some):
    part = Client().get("/disagreements/?state=open", headers=PART).content.decode()

    assert part.lstrip().startswith('<section class="results"')
    assert "1 disagreement matches" in text_of(part)
    assert 'id="n-state-resolved" data-hx-swap-oob="true">1<' in part
    whole = PART | {"HX-History-Restore-Request": "true"}
    assert "<html" in Client().get("/disagreements/", headers=whole).content.decode()


# --- The file --------------------------------------------------------------------


def test_the_file_has_a_row_a_claim():
    dispute = DisagreementFactory(
        agreement__slug="one", agreement__title="One", attribute="signed_on", about="signed_on",
        state="explained", leading="2025-10-28", explanation="Two clocks.",
    )  # fmt: skip
    ClaimFactory(
        disagreement=dispute, value="2025-10-28", locator="¶2", article__outlet__name="Gazette",
        article__outlet__kind="government", article__published_on="2025-10",
        article__url="https://gazette.example/1",
    )  # fmt: skip
    ClaimFactory(
        disagreement=dispute, value="2025-10-27", position=1,
        article__outlet=None, article__document="003", article__url="", article__published_on=None,
    )  # fmt: skip

    assert [list(row.values()) for row in file()] == [
        ["one", "One", "signed_on", "signed_on", "explained", "2025-10-28", "yes", "Gazette",
         "government", "2025-10", "https://gazette.example/1", "¶2", "Two clocks."],
        ["one", "One", "signed_on", "signed_on", "explained", "2025-10-27", "no",
         "Founding document 003", "unknown", "", "", "", "Two clocks."],
    ]  # fmt: skip
