"""What all Plotly figures share: one theme, whose colours are names of the style sheet."""

from __future__ import annotations

from typing import Any

AXIS = {"gridcolor": "--hair", "linecolor": "--ink-3", "zeroline": False, "automargin": True}


def layout(**own: Any) -> dict[str, Any]:
    """The layout of a figure; ``own`` adds to it."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "--sans", "size": 12, "color": "--ink-3"},
        "margin": {"l": 8, "r": 24, "t": 56, "b": 40},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": "--ink-3", "activecolor": "--ink"},
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": "--sunk",
            "bordercolor": "--edge",
            "font": {"color": "--ink", "family": "--sans"},
            "align": "left",
        },
        "xaxis": dict(AXIS),
        "yaxis": dict(AXIS),
        **own,
    }


def axis(**own: Any) -> dict[str, Any]:
    return {**AXIS, **own}
