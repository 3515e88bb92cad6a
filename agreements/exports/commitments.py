"""What the file of commitments holds, declared once."""

from __future__ import annotations

from typing import Any

from agreements.exports.columns import Column

COMMITMENTS: tuple[Column[Any], ...] = (
    Column("id", "Id", lambda r: r.id, "Number of the commitment: it stands at /agreements/<agreement id>/#c-<id>."),
    Column("agreement", "Agreement id", lambda r: r.agreement, "Stable identifier: the agreement's page is /agreements/<id>/."),
    Column("title", "Agreement", lambda r: r.title, "Title of the agreement."),
    Column("parties", "Owed by", lambda r: r.parties, "Names of the signatories and members of the agreement, parted by semicolons."),
    Column("pillar", "Pillar", lambda r: r.pillar, "Name of the pillar."),
    Column("promise", "Promise", lambda r: r.promise, "What was promised, in our words."),
    Column("due_rule", "Due rule", lambda r: r.due_rule, "A period such as P6M or P180D, or a date; empty where the record gives only the due date, or none."),
    Column("counted_from", "Counted from", lambda r: str(r.counted_from), "What a period is counted from: the date of the agreement unless the clause names another; empty without a period."),
    Column("due_on", "Due date", lambda r: str(r.due_on), "YYYY, YYYY-MM or YYYY-MM-DD, as precise as known; empty where none can be computed."),
    Column("state", "State", lambda r: r.state, "overdue (unverified), contradicted, missed, partly, soon (due within 60 days), ahead, met, undated or superseded, on the day the file is for."),
    Column("days_past", "Days past", lambda r: r.days_past, "Days since the last day it could be due; negative while that is to come; empty without a date."),
    Column("outcome", "Outcome", lambda r: r.outcome, "delivered, partly, missed or unknown, as far as sources of that day tell."),
    Column("note", "Note", lambda r: r.note, "What was seen of it, in our words."),
    Column("last_check", "Last check", lambda r: str(r.last_check), "Day on which somebody last looked whether it came: YYYY-MM-DD."),
    Column("finding", "Finding", lambda r: r.finding, "What that check found: nothing, supports or contradicts."),
    Column("sources", "Sources", lambda r: r.sources, "Outlets behind it with the paragraph where known, parted by semicolons."),
    Column("addresses", "Source addresses", lambda r: r.addresses, "Web addresses of those sources, parted by semicolons."),
    Column("trust", "Trust", lambda r: r.trust, "documents, reference (press-derived, unreviewed), machine or reviewed."),
)  # fmt: skip
