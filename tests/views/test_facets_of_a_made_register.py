"""The facets of a register in which every word occurs in every combination."""

import pytest

from tests.factories import make_register
from tests.register import analyze, undone
from tests.views.twin import Twin, random_states, told, what_is_found


@pytest.fixture(scope="module")
def twin(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone():
        make_register(60)
        analyze()
        yield Twin()


@pytest.mark.django_db
def test_counts_and_results_are_those_of_plain_python(twin):
    for state in random_states(twin, 151):
        assert what_is_found(state) == told(twin, state), state
