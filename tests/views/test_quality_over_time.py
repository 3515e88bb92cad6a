"""What was counted of quality night by night, told and drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements import tasks
from agreements.models import Measure
from agreements.queries.indicators import INDICATORS
from agreements.queries.quality import quality_for_page
from tests.factories import (
    AgreementFactory,
    MeasureFactory,
)
from tests.views.test_quality import TODAY

pytestmark = pytest.mark.django_db


def test_a_night_notes_every_indicator_once_a_day():
    AgreementFactory(place="")
    first = tasks.measure_quality.delay().get()
    AgreementFactory(place="")
    again = tasks.measure_quality.delay().get()

    assert first == again == len(INDICATORS) == Measure.objects.count()
    assert Measure.objects.get(indicator="without-a-place").value == 2
    assert set(Measure.objects.values_list("day", flat=True)) == {timezone.now().date()}


def test_what_was_counted_is_told_and_drawn(client):
    AgreementFactory(place="")
    for ago, value in ((3, 7), (1, 4), (400, 90)):
        MeasureFactory(indicator="without-a-place", day=TODAY - timedelta(days=ago), value=value)
    [row] = [
        each
        for _name, rows in quality_for_page(TODAY).groups
        for each in rows
        if each.indicator.slug == "without-a-place"
    ]

    assert [point.value for point in row.line.points] == [7, 4]
    assert row.change.startswith("7 on ")
    page = client.get("/quality/").content.decode()
    assert page.count('class="spark"') == 1
    chart = b"".join(client.get("/charts/quality.csv?of=without-a-place").streaming_content)
    assert [line.split(",")[-1] for line in chart.decode().splitlines()[1:]] == ["4", "7"]
    assert "2 days measured" in client.get("/quality/without-a-place/").content.decode()


def test_text_from_outside_is_escaped_on_the_lists(client):
    AgreementFactory(title="<script>alert(1)</script>", place="")
    page = client.get("/quality/without-a-place/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
