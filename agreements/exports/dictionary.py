"""The data dictionary, docs/exports.md, written from the columns themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.exports.columns import PROVISIONS, Column, matrix
from agreements.exports.commitments import COMMITMENTS
from agreements.exports.comparison_columns import COMPARISON
from agreements.exports.disagreement_columns import CLAIMS
from agreements.exports.history_columns import CHANGES
from agreements.exports.parties import MINERALS, PARTIES
from agreements.exports.quality_columns import MISSING
from agreements.exports.timeline_columns import STEPS

HEAD = """\
# Files

Written from the columns declared in `agreements/exports/`; a test holds the two together
(`UPDATE_GOLDEN=1` rewrites this page).

Every file is CSV in UTF-8 with a byte order mark, lines end in CR LF, and it holds exactly the
rows of the page with the same query string, however many. A filter that cannot be read is refused
with status 400 and the reason.

A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
carriage return) gets an apostrophe before it, and so does one that already looks so. To read a
file by program, take one apostrophe off every cell that matches `^'+[=+\\-@\\t\\r]`.
"""

QUALITY = """\
## Quality

`/quality/<id>.csv` holds one row a row that the indicator counts. Of suggestions,
fetches and feeds it is for those who may see them.

"""


def dictionary(pillars: list[tuple[str, str]]) -> str:
    """The page as Markdown; ``pillars`` are code and name of each, in order."""
    return "\n".join(
        [
            HEAD,
            "## Pillar tables\n",
            "`/pillars.csv`, `/pillars/<id>.csv` and `/agreements/<id>/pillars.csv` hold one row a",
            "provision.\n",
            _table(PROVISIONS),
            "## Matrix\n",
            "`/pillars/matrix.csv` holds one row an agreement.\n",
            _table(matrix(pillars)),
            "## Comparison\n",
            "`/compare.csv` holds one row a pillar and agreement: pillar by pillar, the",
            "baseline first. With `differences=1` it leaves out the pillars on which all are",
            "alike.\n",
            _table(COMPARISON),
            "## Disagreements\n",
            "`/disagreements.csv` holds one row a claim: the value that one source gives.\n",
            _table(CLAIMS),
            *_dated(),
            "## Parties\n",
            "`/parties.csv` holds one row a party.\n",
            _table(PARTIES),
            "## Minerals\n",
            "`/minerals.csv` holds one row a mineral, each followed by what stands below it.\n",
            _table(MINERALS),
        ]
    )


def _dated() -> list[str]:
    """The files of what happens: promises, steps, changes of the register itself."""
    return [
        "## Commitments\n",
        "`/commitments.csv` holds one row a commitment. `/commitments.ics` is a calendar",
        "(RFC 5545) of those that have a due date, each an all-day event; one due in a month",
        "or a year stands on its last day and says so.\n",
        _table(COMMITMENTS),
        "## Timeline\n",
        "`/timeline.csv` holds one row a step: events, due dates of commitments, and",
        "agreements' own dates where no signature or announcement stands for them.",
        "`/timeline.ics` is a calendar (RFC 5545) of those that have a date, each an all-day",
        "event: of a month or a year the first day, of a deadline the last; it says so.\n",
        _table(STEPS),
        QUALITY + _table(MISSING),
        "## History\n",
        "`/agreements/<id>/history.csv` holds one row for each part of a row that changed,",
        "latest first; a row that was removed has one.\n",
        _table(CHANGES),
    ]


def _table(columns: Sequence[Column[Any]]) -> str:
    rows = [f"| {c.heading} | `{c.key}` | {c.note.replace('|', '/')} |" for c in columns]
    return "\n".join(["| heading | key | holds |", "|---|---|---|", *rows, ""])
