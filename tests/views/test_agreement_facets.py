"""What the facets of the list find and count, beside a twin in plain Python."""

import re
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict

from agreements.models import Agreement
from agreements.queries.filters import AgreementFilter
from tests.views.twin import Twin, query, random_states, told, what_is_found

pytestmark = pytest.mark.django_db
COUNT = re.compile(r'id="n-([a-z]+)-([\w-]+)">(\d+)<')
BOX = re.compile(r'id="n-([\w-]+)">(\d+)<')
PART = re.compile(r'id="n-([\w-]+)" data-hx-swap-oob="true">(\d+)<')
HEADING = re.compile(r'id="results-h">(\d+) agreement')


@pytest.fixture(scope="module")
def real_twin(real_register):
    return Twin()


def counts_on(page: str) -> dict[tuple[str, str], int]:
    return {(facet, option): int(n) for facet, option, n in COUNT.findall(page)}


def test_counts_and_results_of_the_real_register_are_those_of_plain_python(real_twin):
    for state in random_states(real_twin, 150):
        assert what_is_found(state) == told(real_twin, state), state


def test_the_page_shows_every_option_with_its_count_also_those_that_find_nothing(client, real_twin):
    for state in random_states(real_twin, 8):
        response = client.get(f"/agreements/?{query(state)}")
        page = response.content.decode()
        assert counts_on(page) == told(real_twin, state)[1], state
        assert HEADING.findall(page) == [str(len(real_twin.matching(state)))]
    assert 0 in counts_on(page).values()


def test_the_page_an_option_leads_to_holds_as_many_agreements_as_it_says(client, real_twin):
    for state in random_states(real_twin, 10):
        counts = counts_on(client.get(f"/agreements/?{query(state)}").content.decode())
        facet, option = max(counts, key=lambda each: (counts[each] % 11, each))
        wants_all = facet == "between" or (facet == "pillar" and state.get("pillars") == ["all"])
        values = [*state.get(facet, []), option] if wants_all else [option]
        page = client.get(f"/agreements/?{query({**state, facet: values})}").content.decode()
        assert HEADING.findall(page) == [str(counts[facet, option])], (state, facet, option)


def test_each_chip_drops_its_own_choice_and_nothing_else(real_twin):
    for state in random_states(real_twin, 40):
        chosen = AgreementFilter(QueryDict(f"{query(state)}&page=7"), Agreement.objects.all())
        ticked = [(name, value) for name, values in state.items() for value in values]
        ticked = [each for each in ticked if each[0] not in {"sort", "pillars", "as_of"}]
        left = [sorted(parse_qsl(chip.without)) for chip in chosen.chips]
        whole = sorted((name, value) for name, values in state.items() for value in values)
        assert sorted(left) == sorted(
            [pair for pair in whole if pair != dropped] for dropped in ticked
        ), state


def test_the_part_and_the_page_show_the_same_counts(client, real_twin):
    whole = dict(BOX.findall(client.get("/agreements/?pillar=offtake").content.decode()))
    headers = {"HX-Request": "true", "HX-Target": "results"}
    part = client.get("/agreements/?pillar=offtake", headers=headers).content.decode()
    assert dict(PART.findall(part)) == whole
    assert len(whole) > 300
