"""What kind of agreement it is called, and under which title."""

from __future__ import annotations

from collections import Counter

from agreements.core.recognise.drafts import Draft
from agreements.core.recognise.instruments import KINDS, NAMED, TOPIC, Instrument, instruments
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story

SIGNED_BEFORE, SIGNED_AFTER = 40, 60
"""Characters between the word for signing and the agreement signed, either way round."""
GENERIC = frozenset(["agreement", "partnership"])
CLUBS = frozenset(["initiative", "agreement", "partnership"])
RANK = {kind: rank for rank, (kind, _) in enumerate(KINDS)}
NOUNS = {
    "mou": "memorandum of understanding", "action-plan": "action plan",
    "joint-statement": "joint statement", "trade-agreement": "trade agreement",
    "investment-fund-agreement": "investment fund", "state-company-agreement": "agreement",
    "strategic-partnership": "strategic partnership",
}  # fmt: skip


def kind_of(story: Story, draft: Draft) -> tuple[str, bool]:
    """The kind, and whether the text says no more than "deal" or "pact"."""
    counts: Counter[str] = Counter()
    if draft.is_main:
        for instrument in instruments(story.title):
            counts[instrument.kind] += 3
    for statement in draft.statements:
        for instrument in statement.instruments:
            counts[instrument.kind] += _weight(statement, instrument)
    telling = {kind: count for kind, count in counts.items() if kind not in GENERIC}
    if draft.date_kind == "announced" and set(counts) <= CLUBS:
        return "initiative", False
    if telling:
        return max(telling, key=lambda kind: (telling[kind], -RANK[kind])), False
    return (max(counts, key=lambda kind: counts[kind]) if counts else "agreement"), True


def _weight(statement: Statement, instrument: Instrument) -> int:
    """More for what is said to be signed: "signed a joint statement", "a pact signed in"."""
    at = statement.at.start
    gaps = [at + instrument.start - verb for verb in statement.signed]
    if any(-SIGNED_AFTER <= gap <= SIGNED_BEFORE for gap in gaps):
        return 6
    return 3 if statement.signed or statement.announced else 1


def title_of(story: Story, draft: Draft, kind: str) -> str:
    """Its own name where the text gives one, else parties and kind: "Australia–US framework"."""
    for statement in draft.statements:
        for match in NAMED.finditer(statement.at.text):
            if len(match["name"].split()) > 2 and TOPIC.search(match["name"]):
                return match["name"].removeprefix("The ")
    order = {mention.code: mention.start for mention in reversed(story.mentions)}
    codes = sorted(draft.codes, key=lambda code: order.get(code, len(story.text)))
    names = [story.parties.by_code[code].name for code in codes if code in story.parties.by_code]
    subject = "–".join(names) if len(names) < 4 else f"{names[0]} and {len(names) - 1} others:"
    return f"{subject} {NOUNS.get(kind, kind)} on critical minerals"
