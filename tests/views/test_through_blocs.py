"""``through=bloc``: what a bloc signs is found for its members, where that is asked for."""

import re

import pytest
from django.test import Client

from agreements.models import Agreement, Party, TakingPart
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]
HEADING = re.compile(r'id="results-h">(\d+) agreement')


def page(query: str) -> str:
    return Client().get(f"/agreements/?{query}").content.decode()


def number(query: str) -> int:
    return int(HEADING.findall(page(query))[0])


def test_germany_is_found_in_what_the_union_signed():
    own = set(Agreement.objects.filter(parties__slug="germany").values_list("pk", flat=True))
    union = set(
        Agreement.objects.filter(parties__slug="european-union").values_list("pk", flat=True)
    )

    assert number("party=germany") == len(own)
    assert number("party=germany&through=bloc") == len(own | union) > len(own)
    assert number("party=european-union&through=bloc") == len(union)


def test_both_members_are_found_between_which_only_their_bloc_stands():
    assert number("between=greece&between=estonia&through=bloc") > number(
        "between=greece&between=estonia"
    )


def test_the_role_is_that_of_the_bloc():
    rows = TakingPart.objects.filter(party__slug="greece", role="signatory")
    own = rows.filter(bloc=None).values("agreement").distinct().count()

    assert number("party=greece&role=signatory") == own
    wanted = rows.values("agreement").distinct().count()
    assert number("party=greece&role=signatory&through=bloc") == wanted > own


def test_who_belongs_to_no_bloc_finds_the_same():
    alone = Party.objects.filter(kind="state", bloc_memberships=None, participation__isnull=False)
    slug = alone.order_by("slug")[0].slug
    assert number(f"party={slug}") == number(f"party={slug}&through=bloc") > 0


def test_the_page_says_so_and_offers_to_drop_it():
    html = page("party=germany&through=bloc")

    assert "Party: also through a bloc" in text_of(html)
    assert 'href="?party=germany"' in html
    assert re.search(r'name="through" value="bloc" checked', html)


@pytest.mark.parametrize("address", ["/pillars.csv", "/pillars/matrix.csv"])
def test_a_file_refuses_what_it_cannot_read(address):
    answer = Client().get(f"{address}?through=somehow")

    assert answer.status_code == 400
    assert "through" in answer.content.decode()


def test_a_page_says_beside_the_rest_that_it_cannot_read_it():
    assert "Part of what you asked could not be read" in page("party=germany&through=somehow")
    assert number("party=germany&through=somehow") == number("party=germany")
