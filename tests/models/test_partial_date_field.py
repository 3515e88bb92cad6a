"""Partial dates in forms, filters, files and migrations."""

import json
from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.migrations.writer import MigrationWriter
from django.db.models import Max, Min
from django.forms import modelform_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.core.partial_dates import PartialDate
from agreements.models import Agreement, Event
from agreements.models.fields import FirstDay, LastDay, PartialDateField
from tests.factories import AgreementFactory, EventFactory
from tests.models.dates import PARTIAL_DATES

pytestmark = pytest.mark.django_db

EventForm = modelform_factory(Event, fields=["date"])


# --- Forms -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("2024", PartialDate(2024)),
        ("2024-10", PartialDate(2024, 10)),
        ("2024-10-28", PartialDate(2024, 10, 28)),
        (" 2024-10 ", PartialDate(2024, 10)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_form_takes_a_year_a_month_a_day_or_nothing(typed, held):
    event = EventForm({"date": typed}, instance=EventFactory(date="2020")).save()
    assert (event.date, Event.objects.get().date) == (held, held)


@pytest.mark.parametrize(
    "typed", ["2024-02-30", "2024-00", "soon", "2024-10-28T00:00:00", "２０２４", "28 October 2024"]
)
def test_a_form_says_in_words_what_it_cannot_read(typed):
    form = EventForm({"date": typed}, instance=EventFactory())
    assert form.errors == {
        "date": [
            f"“{typed}” is not a date: write a year, a month or a day, such as 2024, 2024-10 "
            "or 2024-10-28."
        ]
    }


def test_a_form_shows_the_date_it_holds_and_how_to_write_another():
    field = EventForm(instance=EventFactory(date="2024-10"))["date"]
    assert 'value="2024-10"' in str(field)
    assert 'placeholder="2024-10-28"' in str(field)
    assert field.help_text == (
        "Write a year, a month or a day, such as 2024, 2024-10 or 2024-10-28."
    )


@pytest.mark.parametrize(
    ("typed", "changed"),
    [("2024-10", []), (" 2024-10 ", []), ("2024", ["date"]), ("2024-10-01", ["date"])],
)
def test_a_form_knows_whether_the_date_was_changed(typed, changed):
    assert EventForm({"date": typed}, instance=EventFactory(date="2024-10")).changed_data == changed


def test_an_emptied_date_was_changed_and_an_empty_one_left_alone_was_not():
    assert EventForm({"date": ""}, instance=EventFactory(date="2024")).changed_data == ["date"]
    assert EventForm({"date": ""}, instance=EventFactory(date=None)).changed_data == []


def test_cleaning_a_row_reads_its_text_and_refuses_what_is_no_date():
    event = EventFactory.build(agreement=AgreementFactory())
    event.date = "2024-10"
    event.full_clean()
    assert event.date == PartialDate(2024, 10)
    event.date = "2024-13"
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert [*refused.value.message_dict] == ["date"]


# --- The database ----------------------------------------------------------------


@given(st.lists(PARTIAL_DATES, min_size=2, max_size=12))
@settings(max_examples=25, deadline=None)
def test_the_database_sorts_as_python_does(dates):
    Event.objects.all().delete()
    agreement = Agreement.objects.first() or AgreementFactory()
    Event.objects.bulk_create(
        Event(agreement=agreement, date=each, kind="meeting", title="A", trust="reference")
        for each in dates
    )
    assert list(Event.objects.order_by("date").values_list("date", flat=True)) == sorted(dates)


@given(PARTIAL_DATES, PARTIAL_DATES)
@settings(max_examples=25, deadline=None)
def test_filters_compare_as_python_does(held, asked):
    Event.objects.all().delete()
    EventFactory(agreement=Agreement.objects.first() or AgreementFactory(), date=held)
    found = {
        name: Event.objects.filter(**{f"date__{name}": asked}).exists()
        for name in ("lt", "lte", "exact", "gte", "gt")
    }
    assert found == {
        "lt": held < asked,
        "lte": held <= asked,
        "exact": held == asked,
        "gte": held >= asked,
        "gt": held > asked,
    }


@pytest.fixture
def some_events():
    for text in ("2024", "2024-10", "2024-10-28", "2025-01", None):
        EventFactory(date=text)
    return Event.objects.order_by("date")


@pytest.mark.parametrize(
    ("lookup", "found"),
    [
        ({"date__startswith": "2024"}, ["2024", "2024-10", "2024-10-28"]),
        ({"date__gte": "2024-10", "date__lt": "2025"}, ["2024-10", "2024-10-28"]),
        ({"date__gte": PartialDate(2024, 10)}, ["2024-10", "2024-10-28", "2025-01"]),
        ({"date__gte": date(2024, 10, 28)}, ["2024-10-28", "2025-01"]),
        ({"date__in": ["2024", PartialDate(2025, 1)]}, ["2024", "2025-01"]),
        ({"date__isnull": True}, ["None"]),
        ({"date": None}, ["None"]),
    ],
)
def test_filters_take_text_dates_and_days(some_events, lookup, found):
    values = some_events.filter(**lookup).values_list("date", flat=True)
    assert [str(value) for value in values] == found


def test_values_and_aggregates_come_back_as_dates_too(some_events):
    assert some_events.aggregate(first=Min("date"), last=Max("date")) == {
        "first": PartialDate(2024),
        "last": PartialDate(2025, 1),
    }


def test_the_days_a_date_can_be_are_days_in_a_query(some_events):
    rows = some_events.annotate(first=FirstDay("date"), last=LastDay("date"))
    assert list(rows.values_list("first", "last")) == [
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2024, 10, 1), date(2024, 10, 31)),
        (date(2024, 10, 28), date(2024, 10, 28)),
        (date(2025, 1, 1), date(2025, 1, 31)),
        (None, None),
    ]


def test_empty_text_is_kept_as_no_date():
    event = EventFactory()
    event.date = ""
    event.save()
    Event.objects.filter(date=None).update(date="")
    assert Event.objects.get().date is None


# --- Files and migrations --------------------------------------------------------


@pytest.mark.parametrize("text", ["2024", "2024-10", "2024-10-28", None])
@pytest.mark.parametrize("form", ["json", "xml", "yaml", "jsonl", "python"])
def test_a_date_survives_being_written_out_and_read_in(text, form):
    event = EventFactory(date=text)
    written = serializers.serialize(form, [event])
    Event.objects.update(date="1999")
    for row in serializers.deserialize(form, written):
        row.save()
    assert Event.objects.get().date == event.date


def test_dumpdata_writes_plain_text_that_loaddata_reads(tmp_path):
    event = EventFactory(date="2024-10")
    file = tmp_path / "events.json"
    call_command("dumpdata", "agreements.Event", output=str(file), verbosity=0)
    assert [row["fields"]["date"] for row in json.loads(file.read_text())] == ["2024-10"]
    Event.objects.update(date=None)
    call_command("loaddata", str(file), verbosity=0)
    assert Event.objects.get().date == event.date


def test_a_migration_writes_the_field_with_no_more_than_was_said():
    field = PartialDateField("date", help_text="Of signature.")
    assert field.deconstruct()[1:] == (
        "agreements.models.fields.PartialDateField",
        [],
        {"verbose_name": "date", "help_text": "Of signature."},
    )
    written, imports = MigrationWriter.serialize(PartialDateField())
    assert (written, imports) == (
        "agreements.models.fields.PartialDateField()",
        {"import agreements.models.fields"},
    )


def test_a_field_made_from_a_migration_is_the_same_column():
    field = PartialDateField()
    again = PartialDateField(**field.deconstruct()[3])
    assert (again.max_length, again.null, again.blank, again.db_collation) == (10, True, True, "C")
    assert again.deconstruct() == field.deconstruct()
