"""Agreements side by side: what the cells say, what the file holds, what it costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.core.comparison import Side, against
from agreements.core.words import Strength
from agreements.models import FIRMNESS, Pillar, Provision
from tests.factories import (
    AgreementFactory,
    CitationFactory,
    CommitmentFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    UserFactory,
    make_register,
)
from tests.views.compared import agreement, columns, file, page, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def stockpiling():
    return PillarFactory(
        slug="stockpiling", code="STK", name="Stockpiling", order=1, origin="framework"
    )


@pytest.fixture
def financing():
    return PillarFactory(
        slug="financing", code="FIN", name="Financing", order=2, origin="framework"
    )


# --- What the cells say ----------------------------------------------------------


def test_each_cell_says_in_words_how_it_stands_against_the_baseline(stockpiling, financing):
    agreement("base", stockpiling="intent")
    agreement("firm", stockpiling="commitment", financing="mention")
    agreement("soft", stockpiling="mention")
    agreement("same", stockpiling="intent")
    agreement("read", text_read=True)
    html = page("a=base&a=firm&a=soft&a=same&a=read")

    assert columns(html) == ["base", "firm", "soft", "same", "read"]
    found = rows(html)
    assert found["1 STK Stockpiling"] == [
        "I Intent base on stockpiling. No source recorded.",
        "C Commitment Stronger firm on stockpiling. No source recorded.",
        "M Mention Softer soft on stockpiling. No source recorded.",
        "I Intent Kept same on stockpiling. No source recorded.",
        "– Silent Dropped",
    ]
    assert found["2 FIN Financing"] == [
        "· Not reported",
        "M Mention Added to what is reported firm on financing. No source recorded.",
        "· Not reported",
        "· Not reported",
        "– Silent",
    ]


def test_nothing_is_dropped_by_a_text_that_was_not_read_in_full(stockpiling):
    agreement("base", stockpiling="commitment")
    agreement("other")

    cells = rows(page("a=base&a=other"))["1 STK Stockpiling"]

    assert cells[1] == "· Not reported"


def test_what_a_baseline_read_in_full_lacks_is_added(stockpiling):
    agreement("base", text_read=True)
    agreement("other", stockpiling="mention")

    assert rows(page("a=base&a=other"))["1 STK Stockpiling"] == [
        "– Silent",
        "M Mention Added other on stockpiling. No source recorded.",
    ]


def test_several_provisions_all_stand_there_and_the_strongest_counts(stockpiling):
    both = agreement("both", stockpiling="mention")
    ProvisionFactory(
        agreement=both, pillar=stockpiling, strength="commitment", summary="They will.", position=1
    )
    agreement("base", stockpiling="intent")

    cell = rows(page("a=base&a=both"))["1 STK Stockpiling"][1]

    assert cell == (
        "C Commitment Stronger both on stockpiling. Mention No source recorded. "
        "They will. Commitment No source recorded."
    )


def test_sources_are_numbered_as_on_the_page_of_their_agreement(stockpiling):
    one = agreement("one", stockpiling="intent")
    agreement("two")
    provision = one.provision_set.get()
    CitationFactory(provision=provision, article__outlet__name="Gazette")
    CitationFactory(provision=provision, article__outlet__name="Herald", locator="¶4")
    marker = re.compile(
        r'class="vh">Source </span>(\d+)</span> <span><span class="ev-outlet">(\w+)'
    )
    shown = marker.findall(page("a=one&a=two"))

    assert shown == [("1", "Gazette"), ("2", "Herald")]
    assert shown == marker.findall(Client().get("/agreements/one/").content.decode())
    assert "Locator ¶4" in rows(page("a=one&a=two"))["1 STK Stockpiling"][0]


def test_facts_stand_above_with_the_arithmetic_of_dates(stockpiling):
    one = agreement("one", stockpiling="intent")
    ParticipationFactory(
        agreement=one, party=PartyFactory(name="Japan"), signatory="A. Minister", office="Minister"
    )
    CommitmentFactory(agreement=one, pillar=stockpiling, due="P6M", outcome="missed")
    CommitmentFactory(agreement=one, pillar=stockpiling, due="", due_on=None)
    AgreementFactory(slug="two", signed_on="2024", place="Tokyo", status="in-force")
    found = rows(page("a=one&a=two"))

    assert found["Date"] == ["28 Oct 2025 signed", "2024 signed, year only"]
    assert found["Parties"] == ["Japan", "Not recorded"]
    assert found["Place"] == ["Not recorded", "Tokyo"]
    assert found["Signed by"] == ["A. Minister, Minister", "Not recorded"]
    assert found["Status"] == ["Signed", "In force"]
    assert found["Dated commitments"] == [
        "28 Oct 2025 + 6 months = 28 Apr 2026 Missed , stockpiling", "None on record",
    ]  # fmt: skip


# --- Cost ------------------------------------------------------------------------


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200
    return len(queries)


def test_two_or_six_of_few_or_many_cost_the_same():
    curator = Client()
    curator.force_login(UserFactory(is_staff=True, is_superuser=True))
    slugs = [each.slug for each in make_register(6)]
    two = "&".join(f"a={slug}" for slug in slugs[:2])
    six = "&".join(f"a={slug}" for slug in slugs)
    few = [cost(Client(), f"/compare/?{query}") for query in (two, six)]
    files = [cost(Client(), f"/compare.csv?{query}") for query in (two, six)]
    make_register(100)

    assert few == [cost(Client(), f"/compare/?{query}&differences=1") for query in (two, six)]
    assert len(set(few)) == len(set(files)) == 1
    assert cost(curator, f"/compare/?{two}&add=agreement") <= 12


# --- On the real register --------------------------------------------------------


@pytest.fixture
def trio(real_register):
    return ("us-japan-framework-2025", "us-australia-framework-2025", "us-uae-framework-2026")


def strongest(slug: str, pillar: Pillar) -> Strength | None:
    said = Provision.objects.filter(agreement__slug=slug, pillar=pillar)
    words = sorted(said.values_list("strength", flat=True), key=lambda word: -FIRMNESS[word])
    return Strength(words[0]) if words else None


def test_every_cell_of_the_file_follows_from_the_provisions(trio):
    query = "&".join(f"a={slug}" for slug in trio)
    written = [
        (row["Pillar id"], row["Agreement id"], row["Strength"], row["Against the baseline"])
        for row in file(query)
    ]
    expected = []
    for pillar in Pillar.objects.all():
        sides = [Side(strongest(slug, pillar), text_read=False) for slug in trio]
        words = ["baseline", *(str(against(sides[0], side)) for side in sides[1:])]
        expected += [
            (pillar.slug, slug, side.state, word)
            for slug, side, word in zip(trio, sides, words, strict=True)
        ]

    assert written == expected
    assert {"kept", "softer", "added-to-reported", "not-reported"} <= {row[3] for row in written}


@pytest.mark.parametrize("differences", ["", "&differences=1"])
@pytest.mark.parametrize("base", ["", "&base=us-uae-framework-2026"])
def test_the_file_holds_the_rows_on_the_screen(trio, differences, base):
    query = "&".join(f"a={slug}" for slug in trio) + base + differences
    html = page(query)
    shown = [head for head in rows(html) if re.match(r"(\d+|\+) [A-Z0-9]{3} ", head)]
    written = file(query)

    assert [row["Agreement id"] for row in written[:3]] == columns(html)
    heads = [f"{row['Pillar code']} {row['Pillar']}" for row in written[::3]]
    assert heads == [head.partition(" ")[2] for head in shown]


def test_the_file_holds_every_provision_and_its_sources(trio):
    written = file("&".join(f"a={slug}" for slug in trio))
    said = {row["Agreement id"]: "" for row in written}
    for row in written:
        said[row["Agreement id"]] += row["Provisions"]

    for provision in Provision.objects.filter(agreement__slug__in=trio):
        assert provision.summary in said[provision.agreement.slug]
    assert all(row["Sources"] for row in written if row["Provisions"])
