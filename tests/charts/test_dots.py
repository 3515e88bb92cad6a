"""Promises drawn by the month they fall due."""

import json
import re
from datetime import date
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from agreements.charts.dots import SYMBOLS, Dot, Dots
from agreements.charts.standalone import standalone
from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState

ON = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def dot(due: str, state: str = "overdue", label: str = "A roadmap") -> Dot:
    return Dot(PartialDate.parse(due), label, "The <memorandum> & more", state, state.title())


def dots(*due: str, on: date = ON) -> Dots:
    return Dots(tuple(dot(each) for each in due), on)


def marks(form: Dots, cls: str) -> int:
    [drawn] = re.findall(rf'<svg class="{cls}".*?</svg>', form.draw())
    ElementTree.fromstring(drawn)
    return drawn.count('<g class="mark')


@pytest.mark.parametrize(
    ("due", "years"),
    [
        ((), (2026, 2026)),
        (("2026-04-28",), (2026, 2026)),
        (("2024-01-01", "2027"), (2024, 2027)),
        (("2022-12-31", "2023-01-01"), (2023, 2026)),
        (("2028-12", "2029-01"), (2026, 2028)),
        (("2050",), (2050, 2050)),
        (("2010", "2011", "2050"), (2010, 2015)),
    ],
)
def test_the_frame_covers_the_years_around_the_day(due, years):
    assert dots(*due).years == years


def test_what_the_frame_leaves_out_is_known_and_stays_in_the_table():
    form = dots("2019", "2026-04-28", "2050")
    assert [str(each.due) for each in form.inside] == ["2026-04-28"]
    assert [str(each.due) for each in form.outside] == ["2019", "2050"]
    assert [row[0].text for row in form.table().rows] == ["2019", "2026-04-28", "2050"]


def test_a_date_cut_short_stands_on_its_last_day():
    form = dots("2026", "2026-04", "2026-12-01")
    assert {place: len(stack) for place, stack in form.stacks(1).items()} == {3: 1, 11: 2}
    assert {place: len(stack) for place, stack in form.stacks(3).items()} == {1: 1, 3: 2}


@pytest.mark.parametrize("cls", ["chart-wide", "chart-narrow"])
@pytest.mark.parametrize("many", [0, 1, 300])
def test_every_promise_inside_is_one_mark_however_many(cls, many):
    assert marks(dots(*["2026-04-28"] * many, "2050"), cls) == many or many == 0


def test_no_mark_stands_outside_the_drawing():
    form = dots(*["2026-04-28"] * 200, "2023-01-01", "2028-12-31")
    for width, height, inside in re.findall(
        r'<svg class="chart-\w+" width="([\d.]+)" height="([\d.]+)".*?>(.*?)</svg>', form.draw()
    ):
        places = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", inside)
        assert len(places) == 202
        assert all(0 <= float(x) <= float(width) - 4 for x, _ in places)
        assert all(0 <= float(y) <= float(height) for _, y in places)


def test_text_is_escaped_and_told_to_who_points_at_a_mark():
    drawn = dots("2026-04").draw()
    assert "The &lt;memorandum&gt; &amp; more" in drawn
    assert (
        "<title>Apr 2026: A roadmap (The &lt;memorandum&gt; &amp; more), overdue</title>" in drawn
    )


def test_the_line_of_the_day_is_drawn_only_where_it_is_in_the_frame():
    assert 'class="today"' in dots("2026-04").draw()
    assert 'class="today"' not in dots("2050").draw()


def test_the_figure_is_one_of_plotly_with_a_trace_a_state():
    form = Dots(tuple(dot("2026-04", str(state)) for state in DueState), ON)
    figure = json.loads(re.sub(r'"--sans"', '"serif"', json.dumps(form.figure())))
    plotted = go.Figure(json.loads(re.sub(r'"--[\w-]+"', '"#123456"', json.dumps(figure))))
    assert [trace.name for trace in plotted.data] == [str(state).title() for state in DueState]
    assert [y for trace in plotted.data for y in trace.y] == [*range(1, len(DueState) + 1)]
    assert set(SYMBOLS) == {str(state) for state in DueState}
    assert len({symbol for symbol, _ in SYMBOLS.values()}) == len(DueState)


def test_it_stands_alone_as_a_file():
    text = standalone(dots("2026-04").draw(), "Due & dates", "One promise.", "edition of today")
    file = ElementTree.fromstring(text)
    assert len(file.findall(f".//{SVG}g[@class='mark due-overdue']")) == 1
    assert ".mark-cut" in text
