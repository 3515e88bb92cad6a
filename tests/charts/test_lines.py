"""A line: the same numbers drawn, tabled and as a figure."""

from datetime import date

import pytest

from agreements.charts.lines import Line, Point
from tests.charts.forms import drawings, is_sound

LINE = Line(
    "rows & <more>",
    (Point(date(2026, 1, 1), 4), Point(date(2026, 1, 2), 0), Point(date(2026, 1, 5), 8)),
)


@pytest.mark.parametrize(
    "line",
    [LINE, LINE._replace(points=()), LINE._replace(points=LINE.points[:1]),
     LINE._replace(points=(Point(date(2026, 1, 1), 0), Point(date(2026, 1, 2), 0)))],
)  # fmt: skip
def test_a_line_is_sound_in_every_shape(line):
    is_sound(line)


def test_the_table_has_every_day_the_latest_first():
    table = LINE.table()

    assert table.heads == ("Day", "Rows & <more>")
    assert [[value.text for value in row] for row in table.rows] == [
        ["5 Jan 2026", 8],
        ["2 Jan 2026", 0],
        ["1 Jan 2026", 4],
    ]


def test_days_stand_as_far_apart_as_they_are_and_numbers_as_high():
    wide, _narrow = drawings(LINE)
    spots = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in wide.iter("circle")]
    (x1, y1), (x2, y2), (x3, y3) = spots

    assert x3 - x1 == pytest.approx(4 * (x2 - x1), abs=0.3)
    assert y2 - y3 == pytest.approx(2 * (y2 - y1), abs=0.3)


def test_the_figure_has_the_numbers_of_the_table():
    [trace] = LINE.figure()["data"]

    assert trace["y"] == [4, 0, 8]
    assert trace["x"] == ["2026-01-01", "2026-01-02", "2026-01-05"]


def test_a_small_line_needs_two_days_and_says_its_ends():
    assert LINE._replace(points=LINE.points[:1]).spark() == ""
    assert "From 4 on 1 Jan 2026 to 8" in LINE.spark()
