"""The breakdown of pillars: its numbers, the lists behind them, and its files."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from agreements.core.words import AgreementKind, Strength
from agreements.models import Agreement, Party, Pillar
from agreements.queries.breakdown import MOST_PARTIES, breakdown
from agreements.queries.filters import AgreementFilter
from tests.charts.forms import is_sound
from tests.views.twin import Twin, random_states

pytestmark = pytest.mark.django_db

HOW_MANY = 300
CUTS = ("strength", "year", "party", "kind")


@pytest.fixture(scope="module")
def twin(real_register):
    return Twin()


def asked(state, **more):
    return QueryDict(urlencode({**state, **more}, doseq=True))


def numbers(chart) -> list[list[int]]:
    return [[value.text for value in row[1:]] for row in chart.form.table().rows]


def drawn(chart) -> list[list[int]]:
    """The numbers of the interactive figure, row by row."""
    traces = chart.form.figure()["data"]
    if traces[0]["type"] == "heatmap":
        return [[int(n) for n in row] for row in traces[0]["z"]]
    rows = zip(*(trace["x"] for trace in traces), strict=True)
    return [[*row, sum(row)] for row in rows]


def plainly(twin: Twin, state, cut: str) -> list[list[int]]:
    """The same numbers counted one by one."""
    matching = twin.matching(state)
    own = [each for each in twin.agreements if each.pk in matching]
    pillars = list(Pillar.objects.values_list("slug", flat=True))
    if cut == "strength":
        rows = [[sum(each.firmest.get(p) == s for each in own) for s in Strength] for p in pillars]
        return [[*row, sum(row)] for row in rows]
    columns = columns_of(own, cut)
    return [
        [sum(p in each.pillars and is_in(each) for each in own) for is_in in columns]
        for p in pillars
    ]


def columns_of(own, cut):
    if cut == "party":
        counted = Counter(party for each in own for party in {p for p, _ in each.parties})
        names = dict(Party.objects.values_list("slug", "name"))
        top = sorted(counted, key=lambda slug: (-counted[slug], names[slug]))[:MOST_PARTIES]
        return [lambda each, slug=slug: slug in {p for p, _ in each.parties} for slug in top]
    values = {each.own[cut] for each in own}
    order = sorted(values - {"none"}) + sorted(values & {"none"})
    if cut == "kind":
        order = [str(word) for word in AgreementKind if str(word) in values]
    return [lambda each, value=value: each.own[cut] == value for value in order]


@pytest.fixture(scope="module")
def broken_down(twin):
    """State, cut and chart, in many states; made once for all that is to be seen of them."""
    states = enumerate(random_states(twin, HOW_MANY))
    cuts = [(state, CUTS[n % len(CUTS)]) for n, state in states]
    return [(state, cut, breakdown(asked(state, by=cut))) for state, cut in cuts]


def test_the_numbers_are_those_of_plain_python_in_any_state_and_cut(twin, broken_down):
    for state, cut, chart in broken_down:
        assert numbers(chart) == drawn(chart) == plainly(twin, state, cut), (state, cut)


def test_every_number_with_a_list_is_as_long_as_that_list(broken_down):
    dice = random.Random(5)
    seen = 0
    for state, _cut, chart in broken_down:
        linked = [value for row in chart.form.table().rows for value in row[1:] if value.href]
        for value in dice.sample(linked, k=min(2, len(linked))):
            listed = AgreementFilter(QueryDict(urlsplit(value.href).query), Agreement.objects.all())
            assert listed.qs.count() == value.text, (state, value)
            seen += 1
    assert seen > HOW_MANY / 2


def test_the_file_and_the_figure_hold_the_rows_of_the_table(twin):
    for n, state in enumerate(random_states(twin, 40)):
        query = urlencode(
            {**state, "by": CUTS[n % 4], "measure": ("", "percent")[n % 2]}, doseq=True
        )
        chart = breakdown(QueryDict(query))
        table = chart.form.table()
        text = b"".join(Client().get(f"/charts/breakdown.csv?{query}").streaming_content)
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
        assert rows == [
            list(table.heads),
            *([str(value.text) for value in row] for row in table.rows),
        ]
        figure = json.loads(Client().get(f"/charts/breakdown.json?{query}").content)
        assert figure == json.loads(json.dumps(chart.form.figure()))
        is_sound(chart.form)


def test_one_party_stands_against_another(twin):
    chart = breakdown(asked({}, party="japan", against="european-union"))
    rows = chart.form.table().rows
    pillars = list(Pillar.objects.values_list("slug", flat=True))

    assert chart.title == "Japan against European Union, pillar by pillar"
    assert [row[0].text for row in rows[:2]] == ["Japan", "European Union"]
    for n, row in enumerate(rows):
        state = {"party": [("japan", "european-union")[n % 2]], "pillar": [pillars[n // 2]]}
        assert row[-1].text == len(twin.matching(state))
        assert parse_qs(urlsplit(row[-1].href).query) == state


@pytest.mark.parametrize("query", ["by=moon", "against=nowhere", "party=japan&against=%00"])
def test_a_cut_that_is_not_known_is_said_on_the_page_and_refused_by_the_file(twin, query):
    page = Client().get(f"/pillars/?{query}").content.decode()

    assert "could not be read" in page
    assert Client().get(f"/charts/breakdown.csv?{query}").status_code == 400


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/charts/breakdown.svg", 200),
        ("/charts/nothing.csv", 404),
        ("/charts/breakdown.png", 404),
        ("/charts/pillar-years.csv", 404),
        ("/charts/pillar-years.csv?of=stockpiling", 200),
        ("/charts/succession.json?of=us-japan-framework-2025", 200),
        ("/charts/succession.csv?of=us-japan-framework-2025&as_of=zz", 400),
    ],
)
def test_a_chart_is_served_under_its_name(twin, address, status):
    assert Client().get(address).status_code == status


@pytest.mark.parametrize("slug", ["stockpiling", "financing", "traceability"])
def test_a_pillar_over_the_years_counts_its_agreements_by_firmest_wording(twin, slug):
    text = b"".join(
        Client().get(f"/charts/pillar-years.csv?of={slug}&party=japan").streaming_content
    )
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))[1:]
    own = [each for each in twin.agreements if slug in each.pillars]
    own = [each for each in own if "japan" in {party for party, _ in each.parties}]
    years = sorted({each.own["year"] for each in own})

    assert rows == [
        [
            "No date" if year == "none" else year,
            *(
                str(sum(e.own["year"] == year and e.firmest[slug] == s for e in own))
                for s in Strength
            ),
            str(sum(e.own["year"] == year for e in own)),
        ]
        for year in years
    ]
