"""Life lines: what is drawn, in the table and in the figure is the same."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.charts.lane_rows import Lane, Mark
from agreements.charts.lanes import Lanes
from agreements.charts.standalone import standalone
from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState

TODAY = date(2026, 11, 22)
DAYS = ("2019", "2024-02", "2025-10-28", "2026", "2026-11-22", "2027-03-01", "2050-12-31", "")


def on(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def mark(text: str, kind: str = "meeting", state: str = "", title: str = "Ministers meet") -> Mark:
    return Mark(on(text), kind, kind.capitalize(), title, "Tokyo", state)


def lane(*marks: Mark, **own) -> Lane:
    return Lane(own.pop("label", "Agreement"), marks, **own)


dates = st.sampled_from(DAYS).map(on)
marks = st.one_of(
    st.builds(
        Mark, dates, st.sampled_from(["signature", "funding", "termination", "follow-up"]),
        st.just("Step"), st.text(min_size=1, max_size=12), st.just(""), st.just(""),
    ),
    st.builds(
        Mark, dates, st.just("deadline"), st.just("Deadline"), st.text(min_size=1, max_size=12),
        st.just(""), st.sampled_from([str(state) for state in DueState]),
    ),
)  # fmt: skip
some_days = st.none() | st.sampled_from([date(2018, 5, 1), date(2025, 10, 28), date(2027, 1, 1)])
lanes = st.builds(
    Lane, st.text(min_size=1, max_size=70), st.lists(marks, min_size=1, max_size=5).map(tuple),
    some_days, some_days, st.booleans(), st.just("/agreements/a/"), st.sampled_from(["", "Japan"]),
)  # fmt: skip
forms = st.builds(
    Lanes, st.lists(lanes, max_size=5).map(lambda rows: tuple(sorted(rows, key=lambda r: r.group))),
    st.just(TODAY), st.sampled_from(["", "Party"]), dates, st.none(), st.just("Today"),
)  # fmt: skip
PRINTABLE = re.compile(r"[\x09\x0A\x0D\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]*")


def is_text(form: Lanes) -> bool:
    """Whether XML can hold it: the register's own text has no control characters."""
    words = [row.label for row in form.rows] + [m.title for row in form.rows for m in row.marks]
    return all(PRINTABLE.fullmatch(each) for each in words)


def drawings(form: Lanes) -> list[ET.Element]:
    return list(ET.fromstring(f"<both>{form.draw()}</both>"))


def tips(drawing: ET.Element) -> str:
    return "; ".join(title.text or "" for title in drawing.iter("title"))


def classes(form: Lanes) -> list[str]:
    wide = drawings(form)[0]
    return [element.get("class", "") for element in wide.iter()]


@given(forms.filter(is_text))
def test_whatever_the_steps_the_drawing_is_sound_and_tells_each_of_them(form):
    for drawing in drawings(form):
        told = tips(drawing)
        for row in form.rows:
            for each in row.marks:
                assert each.told.replace("\r\n", "\n").replace("\r", "\n") in told.replace(
                    "\r\n", "\n"
                ).replace("\r", "\n")


def coloured(value):
    """The figure as the page makes it: names of colours as colours."""
    if isinstance(value, dict):
        return {key: coloured(each) for key, each in value.items()}
    if isinstance(value, list):
        return [coloured(each) for each in value]
    is_name = isinstance(value, str) and value.startswith("--")
    return ("sans-serif" if value == "--sans" else "#123456") if is_name else value


@given(forms.filter(is_text))
def test_whatever_the_steps_plotly_takes_the_figure_and_it_holds_each_of_them(form):
    figure = go.Figure(coloured(json.loads(json.dumps(form.figure()))))
    points = [x for trace in figure.data if trace.mode == "markers" for x in trace.x]

    assert len(points) == sum(len(row.marks) for row in form.rows)
    assert len(form.table().rows) == len(points)


def test_the_table_says_of_each_step_what_is_drawn():
    form = Lanes((lane(mark("2025-10"), mark("", "deadline", "undated"), href="/a/"),), TODAY)

    assert form.table().heads == (
        "Agreement", "Date", "Known to", "Kind", "What", "State", "Place",
    )  # fmt: skip
    assert [tuple(cell.text for cell in row) for row in form.table().rows] == [
        ("Agreement", "2025-10", "month", "Meeting", "Ministers meet", "", "Tokyo"),
        ("Agreement", "", "no date", "Deadline", "Ministers meet", "No date set", "Tokyo"),
    ]


def test_a_vague_date_is_a_bracket_over_all_the_days_it_can_be():
    form = Lanes((lane(mark("2026"), mark("2026-03"), mark("2026-05-04")),), TODAY)
    brackets = [
        [float(n) for n in re.findall(r"M([\d.]+) [\d.]+v12", path.get("d", ""))]
        for path in drawings(form)[0].iter("path")
    ]
    widths = sorted(second - first for first, second in brackets)

    assert len(widths) == 2
    assert widths[1] / widths[0] == pytest.approx(364 / 30, rel=0.02)


def test_a_promise_stands_on_the_last_day_it_is_due():
    frame = Lanes((lane(mark("2026", "deadline", "soon"), mark("2026-12-31")),), TODAY)
    wide = drawings(frame)[0]
    [square] = [e for e in wide.iter("rect") if e.get("class") == "ev-other"]
    [promise] = [e for e in wide.iter("g") if e.get("class") == "mark due-soon"]
    left = float(re.findall(r"translate\(([\d.]+)", promise.get("transform", ""))[0])

    assert left + 7.5 == pytest.approx(float(square.get("x", 0)) + 4, abs=0.2)


def test_what_lies_outside_the_years_is_told_by_an_arrow():
    old = lane(mark("2012-01-01", title="Begun"), begun=date(2012, 1, 1))
    far = lane(mark("2050-12-31", "deadline", "ahead", title="Far off"))
    wide = drawings(Lanes((old, far), TODAY))[0]
    words = [text.text for text in wide.iter("text")]

    assert {"2012", "2050"} <= set(words)
    assert "Begun" in tips(wide)
    assert "Far off" in tips(wide)


def test_promises_of_one_state_on_one_day_share_a_mark_and_print_their_number():
    due = mark("2026-04-26", "deadline", "overdue")
    wide = drawings(Lanes((lane(due, due, mark("2026-04-26", "deadline", "met")),), TODAY))[0]
    drawn = [e.get("class") for e in wide.iter("g") if "mark" in e.get("class", "")]

    assert sorted(drawn) == ["mark due-met", "mark due-overdue"]
    assert "×2" in [text.text for text in wide.iter("text")]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"begun": date(2025, 1, 1)}, ["life"]),
        ({"begun": date(2025, 1, 1), "is_open": True}, ["life life-open"]),
        ({"begun": date(2025, 1, 1), "ended": date(2026, 1, 1)}, ["life", "life"]),
        ({}, []),
        ({"begun": date(2027, 1, 1)}, []),
    ],
    ids=["runs on", "proposed", "ended", "no beginning", "still to come"],
)
def test_a_life_runs_from_its_beginning_to_its_end_or_to_today(own, expected):
    form = Lanes((lane(mark("2026-01-01"), **own),), TODAY)

    assert [css for css in classes(form) if css.startswith("life")] == expected


def test_lanes_stand_under_the_names_of_their_groups():
    rows = (lane(mark("2026"), group="Japan"), lane(mark("2026"), group="Peru"))
    wide = drawings(Lanes(rows, TODAY, "Party"))[0]
    words = [text.text for text in wide.iter("text")]

    assert words.index("Japan") < words.index("Agreement") < words.index("Peru")
    assert Lanes(rows, TODAY, "Party").table().heads[1] == "Party"


def test_a_very_long_period_has_no_more_lines_than_there_is_room_for():
    form = Lanes((lane(mark("2026")),), TODAY, since=on("1000"), until=on("2999"))

    assert 0 < classes(form).count("axis") < 40


def test_the_file_is_the_drawing_under_its_title():
    form = Lanes((lane(mark("2026", title="<b>&")),), TODAY)

    svg = ET.fromstring(standalone(form.draw(), "Life lines", "1 agreement.", "today"))

    assert svg.tag.endswith("svg")
