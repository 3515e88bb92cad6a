"""A drawing as a file of its own, with its title and in fixed, light colours."""

from __future__ import annotations

import re
from html import escape

from agreements.charts.svg import tag, words

WHITE, INK, GREY, COBALT = "#fcfcfa", "#16191d", "#4b525a", "#143f9e"
SANS = "system-ui, 'Open Sans', 'DejaVu Sans', sans-serif"

STYLES = f"""
text {{ font: 13px {SANS}; fill: {INK}; stroke: none; }}
.svg-dim {{ font-size: 12px; fill: {GREY}; }} .svg-strong {{ font-size: 12px; font-weight: 650; }}
.title {{ font-size: 18px; font-weight: 700; }}
.bar-c {{ fill: {COBALT}; }} .bar-i {{ fill: #9cb0d5; }}
.bar-e {{ fill: #dce2ef; stroke: {COBALT}; stroke-dasharray: 2 2; }}
.bar-m {{ fill: {WHITE}; stroke: {COBALT}; }} .bar-late {{ fill: #ad1f1a; }}
.bar-overdue {{ fill: #ad1f1a; }} .bar-contradicted {{ fill: #d39392; stroke: #9f1915; }}
.bar-missed {{ fill: #fbe6e3; stroke: #9f1915; stroke-dasharray: 2 2; }}
.bar-partly {{ fill: #f7e9dc; stroke: #7d3d0c; }}
.bar-soon {{ fill: #c3a68f; stroke: #7d3d0c; stroke-dasharray: 2 2; }}
.bar-ahead {{ fill: {WHITE}; stroke: {GREY}; }} .bar-met {{ fill: #9bbbb0; stroke: #0a5a42; }}
.bar-undated {{ fill: {WHITE}; stroke: {GREY}; stroke-dasharray: 1 3; }}
.bar-superseded {{ fill: #d8dcdd; stroke: #78818a; }}
.heat-0 {{ fill: {WHITE}; stroke: #d8dcdd; }} .heat-1 {{ fill: #d5ddee; }}
.heat-2 {{ fill: #a3b5d8; }} .heat-3 {{ fill: #4c6cb5; }} .heat-4 {{ fill: {COBALT}; }}
.heat-through {{ fill: {WHITE}; stroke: {COBALT}; stroke-dasharray: 3 3; }}
.edge-spoke {{ stroke: #9cb0d5; }} .edge-faint {{ stroke: #d8dcdd; }}
.heat-n {{ font-size: 12px; font-weight: 650; }}
.heat-n3, .heat-n4 {{ fill: {WHITE}; }}
.axis {{ stroke: #d8dcdd; }} .axis-strong, .today {{ stroke: {GREY}; }}
.life {{ stroke: #78818a; stroke-width: 1.5; fill: none; }} .life-open {{ stroke-dasharray: 2 3; }}
.line {{ fill: none; stroke: {COBALT}; stroke-width: 2; }} .line-dot {{ fill: {COBALT}; }}
.ev-sign {{ fill: #0a5a42; }} .ev-fund {{ fill: #7d3d0c; }}
.ev-other {{ fill: {WHITE}; stroke: #353b42; stroke-width: 1.5; }}
.ev-month, .edge {{ fill: none; stroke: #353b42; stroke-width: 1.5; }}
.edge-follows {{ stroke-width: 2.5; }}
.node {{ fill: {WHITE}; stroke: {GREY}; }} .node-self {{ fill: {INK}; }}
.node-self-text {{ fill: {WHITE}; font-weight: 650; }}
.mark {{ fill: currentColor; stroke: currentColor; }} .mark-cut {{ stroke: {WHITE}; }}
.due-overdue, .due-contradicted, .due-missed {{ color: #9f1915; }} .due-met {{ color: #0a5a42; }}
.due-soon, .due-partly {{ color: #7d3d0c; }} .due-ahead, .due-undated {{ color: #353b42; }}
.due-superseded {{ color: {GREY}; }}
"""

WIDE = re.compile(r'<svg class="chart-wide[^"]*" width="([\d.]+)" height="([\d.]+)"[^>]*>(.*?)</svg>\Z', re.DOTALL)  # fmt: skip  # noqa: E501
HEAD, EDGE = 56, 16


def standalone(drawing: str, title: str, told: str, edition: str) -> str:
    """The wide form of ``drawing`` under its title, what it shows, and the edition."""
    wide = drawing.partition('<svg class="chart-narrow')[0]
    found = WIDE.match(wide)
    if found is None:
        raise ValueError("The drawing has no wide form.")
    width, height = (float(number) + 2 * EDGE for number in found.group(1, 2))
    foot = words(EDGE, height + HEAD + 12, f"Critical Minerals Register, {edition}", "svg-dim")
    return tag(
        "svg",
        f"<title>{escape(title)}</title><style>{STYLES}</style>",
        tag("rect", width="100%", height="100%", fill=WHITE),
        words(EDGE, 28, title, "title"),
        words(EDGE, 48, told, "svg-dim"),
        tag("g", found.group(3), transform=f"translate({EDGE} {HEAD + EDGE})"),
        foot,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height + HEAD + 24,
        view_box=f"0 0 {width} {height + HEAD + 24}",
    )
