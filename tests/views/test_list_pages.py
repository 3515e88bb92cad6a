"""The list in every order, page by page."""

import re

import pytest

from agreements.queries.editions import today
from agreements.queries.filters import SORTS
from agreements.queries.overdue import with_overdue
from tests.factories import AgreementFactory, CommitmentFactory, PillarFactory, ProvisionFactory
from tests.register import analyze, undone

pytestmark = pytest.mark.django_db
TITLES = re.compile(r'<h3 class="rec-title"><a href="/agreements/([\w-]+)/">')


@pytest.fixture(scope="module")
def many(django_db_setup, django_db_blocker):
    """Seventy agreements among which every order has ties."""
    with django_db_blocker.unblock(), undone():
        pillars = [PillarFactory() for _ in range(3)]
        for n in range(70):
            agreement = AgreementFactory(
                title=f"Agreement {n % 7}", signed_on=["2025-10-28", "2025-10", None][n % 3]
            )
            for pillar in pillars[: n % 4]:
                ProvisionFactory(agreement=agreement, pillar=pillar)
            if n % 2:
                CommitmentFactory(agreement=agreement, pillar=pillars[0], due_on="2020-01-01")
        analyze()
        yield


def page(client, query):
    return client.get(f"/agreements/?{query}").content.decode()


def titles(client, query):
    return TITLES.findall(page(client, query))


@pytest.mark.parametrize("sort", SORTS)
def test_pages_never_overlap_and_hold_everything(many, client, sort):
    found = [titles(client, f"q=agreement&sort={sort}&page={n}") for n in (1, 2, 3)]
    assert [len(part) for part in found] == [25, 25, 20]
    assert len({slug for part in found for slug in part}) == 70
    whole = [
        row.slug for row in client.get(f"/agreements/?sort={sort}&q=agreement").context["chosen"].qs
    ]
    assert [slug for part in found for slug in part] == whole


def in_order(client, sort):
    return [row.pk for row in client.get(f"/agreements/?sort={sort}").context["chosen"].qs]


def test_the_orders_are_those_of_plain_python(many, client):
    rows = with_overdue(client.get("/agreements/").context["chosen"].qs, today())
    by_title = sorted(rows, key=lambda row: (row.title, row.pk))
    newest = sorted(by_title, key=lambda row: str(row.signed_on or ""), reverse=True)
    oldest = sorted(by_title, key=lambda row: str(row.signed_on or "9999"))
    late = sorted(newest, key=lambda row: -row.overdue)
    covered = {row.pk: row.provision_set.values("pillar").distinct().count() for row in rows}
    most = sorted(newest, key=lambda row: -covered[row.pk])
    orders = {
        "newest": newest,
        "oldest": oldest,
        "title": by_title,
        "overdue": late,
        "pillars": most,
    }
    found = {sort: in_order(client, sort) for sort in orders}
    assert found == {sort: [row.pk for row in rows] for sort, rows in orders.items()}
    assert len({tuple(order) for order in found.values()}) == 5


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("0", "1 to 25"), ("-1", "1 to 25"), ("4", "51 to 70"), ("9" * 20, "51 to 70"),
        ("abc", "1 to 25"), ("", "1 to 25"), ("1.5", "1 to 25"), ("%00", "1 to 25"),
        ("9" * 5000, "1 to 25"), ("2", "26 to 50"), ("3", "51 to 70"), ("%D9%A2", "26 to 50"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_there_gives_one_that_is(many, client, asked, shown):
    assert f"<span>{shown} of 70" in page(client, f"page={asked}")


def test_other_pages_keep_what_was_asked_for(many, client):
    text = page(client, "sort=title&trust=reference&page=2")
    assert 'rel="prev" href="?sort=title&amp;trust=reference&amp;page=1"' in text
    assert 'rel="next" href="?sort=title&amp;trust=reference&amp;page=3"' in text
