"""Queries put into SQL once, against the same asked and written as usual."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import BigIntegerField, TextField
from django.utils import timezone

from agreements.ingest import leases
from agreements.models import Agreement, Arrival, Article, Outlet, RawPage
from agreements.models.compiled import Compiled, Given, GivenList, insert_rows, update_row
from tests.factories import AgreementFactory, ArrivalFactory, ArticleFactory, RunFactory

pytestmark = pytest.mark.django_db

COLUMNS = ("pk", "slug", "title", "signed_on")


def test_a_compiled_query_finds_for_each_value_what_the_query_finds():
    rows = AgreementFactory.create_batch(3)
    slugs = Compiled(
        lambda: Agreement.objects.filter(slug__in=GivenList("slugs", TextField())).values_list(
            *COLUMNS
        )
    )
    for wanted in ([rows[0].slug], [row.slug for row in rows], ["none"], []):
        expected = list(Agreement.objects.filter(slug__in=wanted).values_list(*COLUMNS))
        assert slugs.rows(slugs=wanted) == expected
    assert slugs.first(slugs=["none"]) is None


def test_a_compiled_query_is_put_into_sql_once():
    built = []

    def build():
        built.append(1)
        return Agreement.objects.filter(pk=Given("pk", BigIntegerField())).values_list("slug")

    query, row = Compiled(build), AgreementFactory()
    assert [query.rows(pk=row.pk), query.rows(pk=0), built] == [[(row.slug,)], [], [1]]


def test_new_rows_are_what_is_written_as_usual():
    given = {"title": "Told", "language": "en", "flags": ["paywall"], "said": [{"known": "a"}]}
    usual, ours = Article.objects.create(**given), Article(**given)
    insert_rows([ours])
    different = {"id", "added_at"}
    rows = [Article.objects.filter(pk=each.pk).values().get() for each in (usual, ours)]
    told = [{name: row[name] for name in row.keys() - different} for row in rows]
    assert told[0] == told[1]
    assert Article.objects.get(pk=ours.pk).added_at - usual.added_at < timedelta(minutes=1)


def test_a_row_that_is_there_already_gives_its_number():
    first = RawPage.objects.keep(b"body", content_type="text/html")
    again = RawPage(sha256=first.sha256, packed=first.packed, size=first.size)
    insert_rows([again], once="sha256")
    first.refresh_from_db()
    assert (again.pk, RawPage.objects.get().content_type) == (first.pk, "text/html")


def test_several_rows_get_their_numbers_in_order():
    rows = [Outlet(name=f"Paper {number}") for number in range(3)]
    insert_rows(rows)
    held = dict(Outlet.objects.values_list("name", "pk"))
    assert [row.pk for row in rows] == [held[row.name] for row in rows]
    insert_rows([])
    assert Outlet.objects.count() == 3


def test_a_row_is_changed_where_it_is_as_said_and_nothing_else_of_it():
    row = ArticleFactory(title="Before", byline="Who")
    row.title, row.byline = "After", "Nobody"
    assert update_row(row, "title", language="no such") is False
    assert update_row(row, "title", language=row.language) is True
    row.refresh_from_db()
    assert (row.title, row.byline) == ("After", "Who")


def test_taking_an_arrival_writes_what_a_worker_needs_to_hold_it():
    arrival, now = ArrivalFactory(error="Before"), timezone.now()
    taken = leases.taken(arrival.pk, now=now, for_=timedelta(minutes=5), attempts=3)
    held = Arrival.objects.get(pk=arrival.pk)
    names = [field.attname for field in Arrival._meta.concrete_fields]
    assert [getattr(taken, name) for name in names] == [getattr(held, name) for name in names]
    assert (held.state, held.error, held.attempts) == ("working", "", arrival.attempts + 1)
    assert (held.taken_at, held.lease_until) == (now, now + timedelta(minutes=5))
    assert leases.taken(arrival.pk, now=now, for_=timedelta(minutes=5), attempts=3) is None


@pytest.mark.django_db(transaction=True)
def test_only_what_is_done_again_is_written_without_waiting_for_the_disk():
    arrival = ArrivalFactory(run=RunFactory())
    leases.taken(arrival.pk, now=timezone.now(), for_=timedelta(minutes=5), attempts=3)
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)
