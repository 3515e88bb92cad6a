"""What the file of the timeline holds, declared once."""

from __future__ import annotations

from typing import Any

from agreements.exports.columns import Column

STEPS: tuple[Column[Any], ...] = (
    Column("date", "Date", lambda r: str(r.date or ""), "YYYY, YYYY-MM or YYYY-MM-DD, as precise as known; empty when not known."),
    Column("precision", "Precision", lambda r: r.precision, "day, month or year; empty without a date."),
    Column("kind", "Kind", lambda r: r.kind, "A kind of event (negotiation, announcement, signature, meeting, entry-into-force, funding, follow-up, termination), or deadline: the due date of a commitment."),
    Column("title", "Title", lambda r: r.title, "What happened or is due, in our words; where only the agreement's own date is on record, what it is the date of, and the agreement's title."),
    Column("place", "Place", lambda r: r.place, "Where it happened; empty when not known, and for deadlines."),
    Column("agreement", "Agreement id", lambda r: r.slug, "Stable identifier: the agreement's page is /agreements/<id>/."),
    Column("agreement_title", "Agreement", lambda r: r.agreement, "Title of the agreement."),
    Column("state", "State", lambda r: r.state, "Of a deadline overdue, contradicted, soon, ahead, missed, partly, met, undated or superseded, as of the day of the edition; of an event still to come expected; else empty."),
    Column("trust", "Trust", lambda r: r.trust, "documents, reference (press-derived, unreviewed), machine or reviewed."),
    Column("sources", "Sources", lambda r: "; ".join(s.in_words for s in r.sources), "Publishers behind it with the paragraph where known, parted by semicolons."),
    Column("addresses", "Source addresses", lambda r: "; ".join(s.url for s in r.sources if s.url), "Web addresses of those sources, parted by semicolons."),
)  # fmt: skip
