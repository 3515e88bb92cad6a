"""The flattened tree of minerals is the tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.models import Mineral
from agreements.models.mineral_tree import MineralUnder
from tests.factories import MineralFactory

pytestmark = pytest.mark.django_db


def climbed(mineral):
    """The mineral and all above it, one step at a time."""
    above = [mineral]
    while above[-1].parent:
        above.append(above[-1].parent)
    return {each.pk for each in above}


@given(st.lists(st.none() | st.integers(0, 30), max_size=12))
@settings(max_examples=20)
def test_each_mineral_stands_under_itself_and_all_above_it(parents):
    Mineral.objects.update(parent=None)
    Mineral.objects.all().delete()
    made = []
    for parent in parents:
        above = made[parent % len(made)] if made and parent is not None else None
        made.append(MineralFactory(parent=above))
    rows = MineralUnder.objects.values_list("mineral_id", "ancestor_id")
    assert sorted(rows) == sorted((each.pk, above) for each in made for above in climbed(each))


def test_a_mineral_and_what_is_under_it_are_one_query_away(django_assert_num_queries):
    rare = MineralFactory(slug="rare-earths")
    heavy = MineralFactory(slug="heavy-rare-earths", parent=rare)
    MineralFactory(slug="dysprosium", parent=heavy)
    MineralFactory(slug="lithium")
    with django_assert_num_queries(1):
        under = Mineral.objects.filter(over__ancestor__slug="rare-earths").order_by("slug")
        assert [mineral.slug for mineral in under] == [
            "dysprosium",
            "heavy-rare-earths",
            "rare-earths",
        ]
