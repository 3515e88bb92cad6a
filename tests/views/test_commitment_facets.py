"""What the list of commitments finds, counts, draws and exports, beside its twin."""

import csv
import io
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from agreements.models import Commitment
from agreements.queries.commitment_charts import due_dates, who_owes
from agreements.queries.commitment_rows import commitment_rows
from agreements.queries.commitments import CommitmentFilter
from tests.factories import make_register
from tests.register import analyze, undone
from tests.views.commitment_twin import FACETS, CommitmentTwin, query, random_states

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def twin(real_register):
    return CommitmentTwin()


def asked(state) -> CommitmentFilter:
    return CommitmentFilter(QueryDict(query(state)), Commitment.objects.all())


def found(chosen):
    """Rows with their states in order, and the count of every option."""
    rows = [(row.pk, str(row.state)) for row in chosen.qs]
    return rows, {(v.facet.name, o.value): o.n for v in chosen.facet_views for o in v.options}


def told(twin, state):
    on = twin.day(state)
    rows = [(each.row.pk, each.state(on)) for each in twin.matching(state)]
    options = ((facet, option) for facet in FACETS for option in twin.options[facet])
    return rows, {(facet, option): twin.count(state, facet, option) for facet, option in options}


def file_of(client, address) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_rows_order_states_and_every_count_are_those_of_plain_python(twin):
    for state in random_states(twin, 100):
        assert found(asked(state)) == told(twin, state), state


def test_the_file_holds_the_rows_of_the_list_in_its_order(twin):
    for state in random_states(twin, 40):
        on = twin.day(state)
        rows = [
            (row.id, row.state, row.outcome, row.days_past) for row in commitment_rows(asked(state))
        ]
        assert rows == [
            (e.row.pk, e.state(on), e.told(on), None if e.days(on) is None else -e.days(on))
            for e in twin.matching(state)
        ], state


def test_the_chart_of_due_dates_draws_its_table_and_both_are_the_dated_rows(twin):
    for state in random_states(twin, 41):
        on, form = twin.day(state), due_dates(QueryDict(query(state))).form
        dated = [each for each in twin.matching(state) if each.row.due_on]
        rows = [tuple(str(value.text) for value in row) for row in form.table().rows]
        labels = [(str(e.row.due_on), e.row.summary, e.row.agreement.title) for e in dated]
        assert Counter(row[:3] for row in rows) == Counter(labels), state
        drawn = sum(len(trace["x"]) for trace in form.figure()["data"])
        assert drawn == len(rows) == len(form.inside) + len(form.outside)
        for width in (1, 3):
            assert sum(len(stack) for stack in form.stacks(width).values()) == len(form.inside)
        states = Counter(each.state(on) for each in dated)
        assert Counter(dot.state for dot in form.rows) == states


def test_every_number_of_who_owes_what_is_the_length_of_the_list_it_leads_to(twin):
    for state in random_states(twin, 25):
        table = who_owes(QueryDict(query(state))).form.table()
        for row in table.rows:
            for value in row[1:]:
                led_to = parse_qs(urlsplit(value.href).query)
                assert len(twin.matching(led_to)) == value.text, (state, value)
        on = twin.day(state)
        without = {**state, "party": []}
        owing = {party for each in twin.matching(without) for party in each.owed_by}
        wanted = owing & set(state["party"]) if state.get("party") else owing
        assert len(table.rows) == len(wanted), (state, on)


def test_page_file_and_charts_agree_for_the_same_address(client, twin):
    for state in [{}, *random_states(twin, 6)]:
        asking = query(state)
        page = client.get(f"/commitments/?{asking}").content.decode()
        rows = file_of(client, f"/commitments.csv?{asking}")
        chart = file_of(client, f"/charts/due-dates.csv?{asking}")
        n = len(rows)
        assert f'id="results-h">{n} commitment' in page
        assert page.count('<td class="how">') == n
        dues = [row["Due date"] for row in rows if row["Due date"]]
        assert sorted(row["Due"] for row in chart) == sorted(dues)


def test_a_made_register_with_every_word_is_counted_and_ordered_the_same(real_register):
    with undone():
        make_register(40)
        analyze()
        twin = CommitmentTwin()
        for state in random_states(twin, 42):
            assert found(asked(state)) == told(twin, state), state
