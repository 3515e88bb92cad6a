"""What every form of chart must keep, whichever rows it holds."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import plotly.graph_objects as go

from agreements.charts.form import Form
from agreements.charts.standalone import standalone

COLOUR = re.compile(r"--[a-z0-9-]+")


def in_colours(value: Any) -> Any:
    """A figure with a colour for each name of one, as the page puts in."""
    if isinstance(value, dict):
        return {key: in_colours(each) for key, each in value.items()}
    if isinstance(value, list):
        return [in_colours(each) for each in value]
    if isinstance(value, str) and COLOUR.fullmatch(value):
        return "sans-serif" if value == "--sans" else "#123456"
    return value


def drawings(form: Form) -> list[ET.Element]:
    """The wide and the narrow drawing, read as XML."""
    return list(ET.fromstring(f"<all>{form.draw()}</all>"))


def is_sound(form: Form) -> None:
    """Well-formed in every shape: two drawings with a sentence each, a figure, a file."""
    wide, narrow = drawings(form)
    assert [each.attrib["class"].split()[0] for each in (wide, narrow)] == [
        "chart-wide",
        "chart-narrow",
    ]
    assert all(
        each.attrib["role"] == "img" and each.attrib["aria-label"] for each in (wide, narrow)
    )
    assert not [each for each in (wide, narrow) for part in each.iter() if "style" in part.attrib]
    go.Figure(in_colours(form.figure()))
    file = ET.fromstring(standalone(form.draw(), "A <title>", "Told & shown", "edition of today"))
    assert file.find("{http://www.w3.org/2000/svg}title").text == "A <title>"
    widths = {len(row) for row in form.table().rows}
    assert widths <= {len(form.table().heads)}
