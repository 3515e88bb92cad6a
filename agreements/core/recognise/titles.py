"""What kind of agreement it is called, and under which title."""

from __future__ import annotations

import re
from collections import Counter

from agreements.core.recognise.draft import Draft
from agreements.core.recognise.instruments import KINDS, NAMED, TOPIC, Instrument, instruments
from agreements.core.recognise.parties import BODY
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story, inside

SIGNED_BEFORE, SIGNED_AFTER = 40, 60
"""Characters between the word for signing and the agreement signed, either way round."""
SIGNED_NEXT = 15
"""As many as between the two in "signed a short joint statement"."""
COMPANY = re.compile(
    r"\b(?:Ltd|Limited|Inc|Corp|Corporation|PLC|plc|S\.?A\.?|GmbH|JSC|LLC|Co\.|company|enterprise)\b"
)
GENERIC = frozenset(["agreement", "partnership"])
SELDOM = 5
"""How much more it must be called a deal or a partnership to be that, and not the finer kind."""
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
    if not draft.is_main and _is_of_trade(draft):
        return "trade-agreement", False
    if draft.basis == "prominence" and _is_of_companies(story, draft):
        return "state-company-agreement", False
    counts = _counts(story, draft)
    if draft.date_kind == "announced" and set(counts) <= CLUBS:
        return "initiative", False
    most = max((counts[kind] for kind in GENERIC), default=0)
    telling = {
        kind: count
        for kind, count in counts.items()
        if kind not in GENERIC and count * SELDOM > most
    }
    if telling:
        return max(telling, key=lambda kind: (telling[kind], -RANK[kind])), False
    return max(counts, key=lambda kind: counts[kind], default="agreement"), True


def _counts(story: Story, draft: Draft) -> Counter[str]:
    """How much each kind is spoken of, in the title and in what is said of the agreement."""
    counts: Counter[str] = Counter()
    for instrument in instruments(story.title) if draft.is_main else ():
        counts[instrument.kind] += 3
    for statement in draft.statements:
        for instrument in statement.instruments:
            counts[instrument.kind] += _weight(statement, instrument)
    return counts


def _is_of_trade(draft: Draft) -> bool:
    first = draft.statements[0].instruments if draft.statements else ()
    return any(instrument.kind == "trade-agreement" for instrument in first)


def _is_of_companies(story: Story, draft: Draft) -> bool:
    """Whether companies are named where it is said to be signed."""
    return any(
        COMPANY.search(statement.at.text) or _bodies(story, statement)
        for statement in draft.statements
        if statement.signed
    )


def _bodies(story: Story, statement: Statement) -> bool:
    start, end = statement.at.start, statement.at.end
    return any(m.how == BODY for m in inside(story.mentions, start, end))


TO_COME = re.compile(
    r"\b(?:must|will|shall|would|should|to be|is to|are to|draw up|work out|prepare|within)\b"
)
FOLLOW_UPS = frozenset(["action-plan", "declaration", "joint-statement"])


def _weight(statement: Statement, instrument: Instrument) -> int:
    """More for what is said to be signed: "signed a joint statement", "a pact signed in".

    Nothing for a plan that is only to be drawn up: "an action plan within three months".
    """
    at = statement.at.start
    before = statement.at.text[max(0, instrument.start - 30) : instrument.start]
    is_follow_up = instrument.kind in FOLLOW_UPS and re.search(r"\ban? (?:\w+ )?$", before)
    gaps = [at + instrument.start - verb for verb in statement.signed]
    is_signed = any(0 < gap <= SIGNED_NEXT for gap in gaps)
    if is_follow_up and not is_signed and TO_COME.search(statement.at.text):
        return 0
    if any(-SIGNED_AFTER <= gap <= SIGNED_BEFORE for gap in gaps):
        return 6
    return 3 if statement.signed or statement.announced else 1


def title_of(story: Story, draft: Draft, kind: str) -> str:
    """Its own name where the text gives one, else parties and kind: "Australia–US framework"."""
    for statement in draft.statements:
        for match in NAMED.finditer(statement.at.text):
            if len(match["name"].split()) > 2 and TOPIC.search(match["name"]):
                return match["name"].removeprefix("The ").removeprefix("the ")
    order = {mention.code: mention.start for mention in reversed(story.mentions)}
    codes = sorted(draft.codes, key=lambda code: (order.get(code, len(story.text)), code))
    names = [story.parties.by_code[code].name for code in codes if code in story.parties.by_code]
    subject = "–".join(names) if len(names) < 4 else f"{names[0]} and {len(names) - 1} others:"
    return f"{subject} {NOUNS.get(kind, kind)} on critical minerals"
