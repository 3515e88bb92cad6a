"""Minerals: the tree, the page of each, and every number with the list behind it."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from agreements.models import Agreement, Mineral, Participation
from agreements.queries.editions import Edition, today
from agreements.queries.mineral_page import mineral_for_page
from tests.factories import AgreementFactory, MineralFactory, PartyFactory
from tests.views.reading import length, links, text_of

pytestmark = pytest.mark.django_db
HEADING = re.compile(r'id="results-h">(\d+) agreement')


def body(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(query: str = "") -> list[str]:
    table = body(f"/minerals/{query}").partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)]


def names(query: str = "") -> list[str]:
    table = body(f"/minerals/{query}").partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(each) for each in re.findall(r'<th scope="row"[^>]*><a[^>]*>(.*?)</a>', table)]


def file(query: str = "") -> list[dict[str, str]]:
    text = b"".join(Client().get(f"/minerals.csv{query}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def tree() -> dict[str, Mineral]:
    rare = MineralFactory(name="Rare earths", slug="rare-earths", aliases=["REE"])
    heavy = MineralFactory(name="Heavy ones", slug="heavy", parent=rare, lists=["eu-2023"])
    dysprosium = MineralFactory(
        name="Dysprosium", slug="dysprosium", symbol="Dy", parent=heavy, lists=["us-2025"]
    )
    arsenic = MineralFactory(name="Arsenic", slug="arsenic", lists=["us-2025", "eu-2023"])
    return {each.slug: each for each in (rare, heavy, dysprosium, arsenic)}


def test_each_stands_under_what_it_belongs_to_with_both_numbers(tree):
    AgreementFactory(minerals=[tree["dysprosium"], tree["heavy"]])
    AgreementFactory(minerals=[tree["rare-earths"]])

    assert rows() == [
        "Arsenic US 2025, EU 2023 0 0",
        "Rare earths 1 2",
        "Heavy ones Under Rare earths EU 2023 1 1",
        "Dysprosium Under Rare earths / Heavy ones Dy US 2025 1 1",
    ]


def test_what_nobody_names_stands_there_quietly(tree):
    html = body("/minerals/")

    assert html.count('<tr class="quiet">') == 4
    assert "no of the 4 minerals and groups" in text_of(html).lower()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=rare", ["Rare earths"]),
        ("?q=ree", ["Rare earths"]),
        ("?q=DY", ["Dysprosium"]),
        ("?q=dyspro", ["Dysprosium"]),
        ("?list=us-2025", ["Arsenic", "Dysprosium"]),
        ("?list=us-2025&list=eu-2023", ["Arsenic", "Heavy ones", "Dysprosium"]),
        ("?list=eu-2023&q=e", ["Arsenic", "Heavy ones"]),
        ("?q=nothing", []),
        ("?list=mars-2030", ["Arsenic", "Rare earths", "Heavy ones", "Dysprosium"]),
    ],
)
def test_every_filter_finds_what_it_says(tree, query, found):
    assert names(query) == found


def test_a_list_says_how_many_stand_on_it_under_the_text(tree):
    chips = re.findall(r'class="chip"[^>]*>(.*?)</a>', body("/minerals/?q=e"))

    assert [text_of(chip) for chip in chips] == ["Every mineral 3", "EU 2023 2", "US 2025 1"]


@pytest.mark.parametrize("query", ["?list=mars-2030", "?as_of=soon", f"?q={'x' * 201}"])
def test_what_cannot_be_read_is_said_on_the_page_and_refused_by_the_file(tree, query):
    answer = Client().get(f"/minerals.csv{query}")

    assert "Part of what you asked could not be read" in body(f"/minerals/{query}")
    assert answer.status_code == 400


def test_on_a_day_only_what_was_known_counts(tree):
    AgreementFactory(minerals=[tree["arsenic"]], signed_on="2020-01-01")
    AgreementFactory(minerals=[tree["arsenic"]], signed_on="2025-01-01")

    assert rows("?q=arsenic&as_of=2021") == ["Arsenic US 2025, EU 2023 1 1"]
    assert "As it stood on 31 December 2021" in text_of(body("/minerals/?as_of=2021"))
    page = text_of(body("/minerals/arsenic/?as_of=2021"))
    assert "1 agreement names it" in page


def test_the_page_says_its_place_and_through_what_an_agreement_is_found(tree):
    japan = PartyFactory(name="Japan")
    AgreementFactory(title="Magnets", minerals=[tree["dysprosium"]], parties=[japan])
    AgreementFactory(title="Everything", minerals=[tree["rare-earths"], tree["dysprosium"]])
    group, one = text_of(body("/minerals/rare-earths/")), text_of(body("/minerals/dysprosium/"))

    assert "2 agreements name it or what stands below it; one by this very name." in group
    assert "Magnets Japan" in group
    assert "Names Dysprosium" in group
    assert group.count("Names Dysprosium") == 1
    assert "At the top Two below it" in group
    assert "2 agreements name it." in one
    assert "Under heavy ones Nothing below it" in one
    assert "Minerals / Rare earths / Heavy ones" in one


def test_one_that_nobody_names_says_so(tree):
    text = text_of(body("/minerals/arsenic/"))

    for words in ("No agreement on record names it.", "Nothing to draw.", "No party on record."):
        assert words in text


@pytest.mark.parametrize("address", ["/minerals/nothing/", "/charts/mineral-years.csv?of=nothing"])
def test_an_unknown_mineral_is_not_found_in_words(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert "No mineral is called “nothing”." in unescape(answer.content.decode())


# --- On the real register ------------------------------------------------------------


def above(mineral: Mineral) -> Iterator[Mineral]:
    while mineral:
        yield mineral
        mineral = mineral.parent


def test_the_numbers_are_those_of_plain_python(real_register):
    itself: dict[str, set[int]] = {}
    together: dict[str, set[int]] = {}
    for agreement in Agreement.objects.prefetch_related("minerals__parent__parent__parent"):
        for mineral in agreement.minerals.all():
            itself.setdefault(mineral.slug, set()).add(agreement.pk)
            for each in above(mineral):
                together.setdefault(each.slug, set()).add(agreement.pk)
    written = {
        row["Mineral id"]: (int(row["Named itself"]), int(row["Agreements"])) for row in file()
    }

    assert len(written) == 83
    assert written == {
        slug: (len(itself.get(slug, ())), len(together.get(slug, ()))) for slug in written
    }


def test_every_number_is_the_length_of_its_list(real_register):
    shown = links(body("/minerals/"))

    assert len(shown) > 40
    assert [(href, n) for href, n in shown if length(href) != n] == []


@pytest.mark.parametrize("slug", ["rare-earths", "cobalt", "tantalum", "dysprosium", "copper"])
@pytest.mark.parametrize("query", ["", "?as_of=2024-12-31"])
def test_every_number_of_a_page_is_the_length_of_its_list(real_register, slug, query):
    shown = links(body(f"/minerals/{slug}/{query}"))

    assert [(href, n) for href, n in shown if length(href) != n] == []


def test_every_page_counts_what_its_list_holds(real_register):
    on = Edition(today())
    for slug in Mineral.objects.values_list("slug", flat=True):
        shown = mineral_for_page(slug, on)
        assert len(shown.named) == length(shown.list_href), slug
        parties = Participation.objects.filter(agreement__in=[n.agreement for n in shown.named])
        assert len(shown.parties) == parties.values("party").distinct().count(), slug
        years = [row.total for row in shown.years.form.rows]
        assert sum(years) == len(shown.named), slug


def test_the_file_holds_the_rows_on_the_screen(real_register):
    for query in ("", "?list=eu-2023", "?q=earth", "?as_of=2023"):
        written = [(r["Mineral"], r["Named itself"], r["Agreements"]) for r in file(query)]
        assert [name for name, *_ in written] == names(query)
        assert [row.split()[-2:] for row in rows(query)] == [[*each[1:]] for each in written]


def test_an_agreement_leads_to_its_minerals(client, real_register):
    agreement = Agreement.objects.filter(minerals__slug="rare-earths")[0]
    html = client.get(f"{agreement.get_absolute_url()}?as_of=2026-11-01").content.decode()

    assert '<a href="/minerals/rare-earths/?as_of=2026-11-01">Rare earths</a>' in html
