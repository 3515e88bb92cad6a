"""The matrix, the pages of pillars and their files, on the real register."""

import csv
import io
import random
import re
from html import unescape

import pytest
from django.test import Client

from agreements.models import Agreement, Pillar, Provision
from agreements.queries.facets import FACETS
from agreements.queries.vocabulary import vocabulary
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

STATES = 100
LETTERS = {"commitment": "C", "intent": "I", "exploratory": "E", "mention": "M"}


def states(number: int) -> list[str]:
    """Query strings with a few facets chosen, the same in every run."""
    choose, terms = random.Random(28102025), vocabulary()
    found = []
    for _ in range(number):
        facets = choose.sample(FACETS, choose.randint(0, 3))
        pairs = [
            f"{facet.name}={choose.choice(facet.options(terms)).slug}"
            for facet in facets
            for _again in range(choose.randint(1, 2))
        ]
        found.append("&".join([*pairs, f"sort={choose.choice(['newest', 'oldest', 'title'])}"]))
    return found


def file(address: str) -> list[dict[str, str]]:
    response = Client().get(address)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def matrix_on_screen(query: str) -> list[tuple[str, list[str]]]:
    """Rows of the matrix as they stand: the agreement's address and the letters."""
    html = Client().get(f"/pillars/?{query}").content.decode()
    body = (
        html.partition('<table class="matrix')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    )
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        (
            re.findall(r'href="/agreements/([^/]+)/"', row)[0],
            [
                (re.findall(r"<b[^>]*>(\w)</b>", cell) or [text_of(cell)])[0]
                for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
            ],
        )
        for row in rows
    ]


def letter(state: str) -> str:
    return LETTERS.get(state, state.replace("-", " "))


def test_the_matrix_file_holds_the_rows_on_the_screen():
    codes = list(Pillar.objects.values_list("code", "name"))
    for query in states(STATES):
        rows = file(f"/pillars/matrix.csv?{query}")
        written = [
            (row["Agreement id"], [letter(row[f"{code} {name}"]) for code, name in codes])
            for row in rows
        ]

        assert written == matrix_on_screen(query), query


def test_the_provisions_file_holds_what_the_letters_stand_for():
    for query in states(STATES):
        shown = [slug for slug, _letters in matrix_on_screen(query)]
        rows = file(f"/pillars.csv?{query}")
        provisions = Provision.objects.filter(agreement__slug__in=shown)

        assert len(rows) == provisions.count(), query
        assert {row["Agreement id"] for row in rows} <= set(shown), query
        summaries = provisions.values_list("summary", flat=True)
        assert sorted(row["Provision"] for row in rows) == sorted(summaries), query


def provisions_on_screen(html: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'<p class="text">(.*?)</p>', html, re.DOTALL)]


@pytest.mark.parametrize("slug", ["stockpiling", "securing-supply", "permitting", "traceability"])
@pytest.mark.parametrize("query", ["", "party=japan", "strength=commitment", "year=2025"])
def test_the_file_of_a_pillar_holds_the_rows_of_its_page_in_their_order(slug, query):
    html = Client().get(f"/pillars/{slug}/?{query}").content.decode()

    rows = file(f"/pillars/{slug}.csv?{query}")

    assert [row["Provision"] for row in rows] == provisions_on_screen(html)
    assert {row["Pillar id"] for row in rows} <= {slug}


def test_the_file_of_an_agreement_holds_its_pillar_table():
    for slug in Agreement.objects.order_by("slug").values_list("slug", flat=True)[::7]:
        html = Client().get(f"/agreements/{slug}/").content.decode()
        rows = file(f"/agreements/{slug}/pillars.csv")

        assert [row["Provision"] for row in rows] == provisions_on_screen(html), slug


def test_the_breakdown_counts_the_letters_of_the_matrix():
    html = Client().get("/pillars/?party=japan").content.decode()
    rows = [letters for _slug, letters in matrix_on_screen("party=japan")]
    columns = list(zip(*rows, strict=True))
    body = html.partition('id="breakdown"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    shown = [
        [int(n) for n in re.findall(r'<td class="num">(?:<a [^>]*>)?(\d+)(?:</a>)?</td>', row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]

    assert shown == [
        [*(column.count(sign) for sign in "CIEM"), sum(sign in "CIEM" for sign in column)]
        for column in columns
    ]


def test_per_cent_is_of_the_agreements_shown():
    html = Client().get("/pillars/?party=japan&measure=percent").content.decode()

    assert "in per cent of the agreements" in html
    assert re.search(r"\d+ %", html)


def test_sources_that_differ_are_marked_in_the_cell():
    html = Client().get("/pillars/").content.decode()
    row = html.partition('href="/agreements/us-japan-framework-2025/"')[2].partition("</tr>")[0]

    assert row.count('class="cell-flag"') == 2


@pytest.mark.parametrize(
    "address", ["/pillars.csv", "/pillars/matrix.csv", "/pillars/stockpiling.csv"]
)
def test_a_file_refuses_a_filter_that_cannot_be_read(address):
    response = Client().get(f"{address}?year=soon")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "year" in response.content.decode()


def test_a_page_says_it_beside_the_rows_and_shows_the_rest():
    html = Client().get("/pillars/?year=soon&party=japan").content.decode()

    assert "Part of what you asked could not be read" in html
    assert len(matrix_on_screen("year=soon&party=japan")) == len(matrix_on_screen("party=japan"))


def test_a_file_is_streamed_and_named():
    response = Client().get("/pillars/stockpiling.csv")

    assert response.streaming
    assert response["Content-Disposition"] == 'attachment; filename="stockpiling.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("address", ["/pillars/no-such/", "/pillars/no-such.csv"])
def test_an_unknown_pillar_is_not_found(address):
    assert Client().get(address).status_code == 404
