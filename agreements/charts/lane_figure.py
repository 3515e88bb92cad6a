"""Life lines as a Plotly figure of the same rows, with what each mark says on hover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure
from agreements.charts.lane_rows import DEADLINE, Frame, Lane, Mark
from agreements.charts.svg import shortened

SYMBOLS = {
    "signature": ("circle", "--malachite"),
    "entry-into-force": ("circle", "--malachite"),
    "announcement": ("circle-open", "--ink-2"),
    "funding": ("diamond", "--copper"),
    "termination": ("x-thin-open", "--ink"),
}
STATES = {
    "overdue": ("triangle-up", "--cinnabar"),
    "contradicted": ("triangle-up-open", "--cinnabar"),
    "missed": ("diamond-x-open", "--cinnabar"),
    "met": ("diamond", "--malachite"),
    "partly": ("diamond-tall-open", "--copper"),
    "soon": ("diamond-open-dot", "--copper"),
}
ELSE = ("square-open", "--ink-2")
AHEAD = ("diamond-open", "--ink-2")

Placed = Sequence[tuple[int, Lane]]
"""Lanes with the line of the figure that they stand on."""


def figure_of(groups: Sequence[tuple[str, list[Lane]]], frame: Frame, on: date) -> Figure:
    """Lines of life, spans of vague dates, and a trace for each kind of mark.

    What has no date stands at the end of the frame, and says so.
    """
    placed, ticks = _placed(groups)
    data = [_lives(placed, on), _spans(placed), *_traces(placed, frame)]
    height = 120 + 26 * len(ticks)
    spare = (frame.last - frame.first) * 0.02
    days = [frame.first.isoformat(), (frame.last + spare).isoformat()]
    xaxis = axis(type="date", range=days, side="top")
    lines = {"tickvals": list(range(len(ticks))), "ticktext": ticks, "tickfont": {"color": "--ink"}}
    yaxis = axis(range=[len(ticks) - 0.5, -0.5], showgrid=False, **lines)
    today = {
        "type": "line", "x0": on.isoformat(), "x1": on.isoformat(), "y0": 0, "y1": 1,
        "yref": "paper", "line": {"color": "--ink", "width": 1.5},
    }  # fmt: skip
    own = {"height": height, "xaxis": xaxis, "yaxis": yaxis, "shapes": [today]}
    return {"data": data, "layout": layout(**own)}


def _placed(groups: Sequence[tuple[str, list[Lane]]]) -> tuple[list[tuple[int, Lane]], list[str]]:
    placed, ticks = [], []
    for name, lanes in groups:
        if name:
            ticks.append(f"— {escape(name)} —")
        for lane in lanes:
            placed.append((len(ticks), lane))
            ticks.append(escape(shortened(lane.label, 42)))
    return placed, ticks


def _lives(placed: Placed, on: date) -> dict[str, Any]:
    """All lines in one trace, parted by gaps."""
    x: list[str | None] = []
    y: list[int | None] = []
    for n, lane in placed:
        end = min(lane.ended or on, on)
        if lane.begun and lane.begun <= end:
            x += [lane.begun.isoformat(), end.isoformat(), None]
            y += [n, n, None]
    return {
        "type": "scatter", "mode": "lines", "name": "In being", "x": x, "y": y,
        "line": {"color": "--edge", "width": 1.5}, "hoverinfo": "skip",
    }  # fmt: skip


def _spans(placed: Placed) -> dict[str, Any]:
    """A bracket over the days that a vague date can be, all in one trace."""
    x: list[str | None] = []
    y: list[int | None] = []
    for n, lane in placed:
        for day, _mark in lane.dated:
            if not day.day:
                x += [day.first.isoformat(), day.last.isoformat(), None]
                y += [n, n, None]
    return {
        "type": "scatter", "mode": "lines+markers", "name": "Month or year only", "x": x, "y": y,
        "line": {"color": "--ink-2", "width": 1.5}, "hoverinfo": "skip",
        "marker": {"symbol": "line-ns-open", "size": 12, "color": "--ink-2"},
    }  # fmt: skip


def _traces(placed: Placed, frame: Frame) -> list[dict[str, Any]]:
    """One trace a symbol, so that each can be switched off."""
    found: dict[tuple[str, str, str], list[tuple[int, Lane, Mark]]] = {}
    for n, lane in placed:
        for mark in lane.marks:
            name = mark.state_in_words if mark.kind == DEADLINE else mark.kind_in_words
            found.setdefault((name, *_symbol(mark)), []).append((n, lane, mark))
    return [
        _trace(name, symbol, colour, some, frame) for (name, symbol, colour), some in found.items()
    ]


def _symbol(mark: Mark) -> tuple[str, str]:
    if mark.kind == DEADLINE:
        return STATES.get(mark.state, AHEAD)
    return SYMBOLS.get(mark.kind, ELSE)


def _trace(
    name: str, symbol: str, colour: str, some: list[tuple[int, Lane, Mark]], frame: Frame
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": name,
        "x": [_day(mark, frame).isoformat() for _n, _lane, mark in some],
        "y": [n for n, _lane, _mark in some],
        "marker": {"symbol": symbol, "size": 11, "color": colour, "line": {"color": colour}},
        "hovertext": [f"{escape(lane.label)}<br>{escape(mark.told)}" for _n, lane, mark in some],
        "hoverinfo": "text",
    }  # fmt: skip


def _day(mark: Mark, frame: Frame) -> date:
    """Of a vague date the middle of what it can be, of a deadline its last day.

    Without a date it is the end of the frame.
    """
    if mark.date is None:
        return frame.last
    if mark.kind == DEADLINE:
        return mark.date.last
    return mark.date.first + (mark.date.last - mark.date.first) // 2
