"""Reads a drawing as a file and a figure as Plotly does."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import plotly.graph_objects as go


def drawings(svg: str) -> list[ET.Element]:
    """The drawings of a form, wide and narrow; fails where the markup is not well formed."""
    return list(ET.fromstring(f"<both>{svg}</both>"))


def figure(told: dict[str, Any]) -> go.Figure:
    """The figure as Plotly takes it; fails where it would refuse a part of it."""
    return go.Figure(**_coloured(told))


def _coloured(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _coloured(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_coloured(each) for each in value]
    return "rgb(1,2,3)" if isinstance(value, str) and value.startswith("--") else value
