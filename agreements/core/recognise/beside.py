"""Agreements told of beside the main one: which are main too, which are only mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.core.recognise.draft import Draft, is_apart
from agreements.core.recognise.instruments import SECOND
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story
from agreements.core.recognise.undated import told_at_length

OCCASION = re.compile(
    r"\b(?:before (?:leaving|flying|boarding|heading|they left|dinner|lunch)|in the margins|"
    r"(?:on|at) the (?:margins|sidelines|fringes|edges?)|(?:that|the|at the) same (?:day|evening|"
    r"afternoon|morning|night|table|room|hall|ceremony|occasion|meeting|summit|event|visit|time)|"
    r"(?:hours?|minutes|moments) (?:later|before|earlier)|later (?:that|in the) (?:day|evening)|"
    r"earlier (?:that|in the) day|also|for good measure|afterwards|in a side (?:room|event)|"
    r"separately|in parallel|meanwhile)\b",
    re.IGNORECASE,
)
"""What places a signing that has no day beside the one told of before."""
OWN = re.compile(
    r"\b(?:of their own|bilateral|two-way|by themselves|between themselves|just the two|"
    r"without (?:the )?(?:others?|rest|their hosts?))\b",
    re.IGNORECASE,
)
"""Said of a text between some of the parties of the main one."""


def with_told_at_length(
    story: Story, mains: list[Draft], others: list[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """The main ones with those of other parties that have a paragraph of their own, or a title."""
    more = [
        draft
        for draft in others
        if all(_is_apart(draft, main) for main in mains)
        and (told_at_length(story, draft, mains) or _is_in_title(story, draft, mains))
    ]
    for draft in more:
        draft.is_main, draft.basis = True, "sets"
    return [*mains, *more], [draft for draft in others if draft not in more]


def _is_apart(draft: Draft, main: Draft) -> bool:
    """Whether it has a party that the main one has not, or is said to be a text of its own."""
    if draft.codes - main.codes:
        return True
    first = next((one for one in draft.statements if one.speaks), None)
    return bool(first and draft.codes < main.codes and _is_own(first, main))


def _is_own(first: Statement, main: Draft) -> bool:
    if OWN.search(first.at.text) or SECOND.search(first.at.text):
        return True
    before = [one for one in main.statements if one.at.start < first.at.start]
    kinds = {instrument.kind for one in before for instrument in one.instruments}
    return bool(first.signed) and not kinds & {each.kind for each in first.instruments}


def _is_in_title(story: Story, draft: Draft, mains: Sequence[Draft]) -> bool:
    """Whether the title names the parties that no main one has, and the opening its signing."""
    titled = {mention.code for mention in story.title_mentions}
    own = draft.codes - {code for main in mains for code in main.codes}
    is_told = any(
        one.signed and not one.is_earlier and one.at.start < story.opening_end
        for one in draft.statements
    )
    return bool(own) and own <= titled and is_told and bool(draft.signed_on)


def date_of_occasion(draft: Draft, mains: Sequence[Draft]) -> None:
    """Date one told of beside a main one by that, where it says it was at the same time."""
    first = next((one for one in draft.statements if one.signed), None)
    main = next((main for main in mains if main.date), None)
    if draft.is_main or draft.signed_on or first is None or first.is_earlier or main is None:
        return
    if main.date and OCCASION.search(first.at.text):
        draft.take_date(main.date, first.at.start, "signed")


def is_another(draft: Draft, mains: list[Draft]) -> bool:
    """Whether it is dated, and not one of the main ones again with a slip of some days."""
    if draft.signed_on is None:
        draft.settle_date()
    if draft.signed_on is None or _is_vague(draft, mains):
        return False
    return all(
        main.codes != draft.codes
        or is_apart(draft.signed_on, main.signed_on)
        or (_is_of_trade(draft) and not _is_of_trade(main))
        for main in mains
    )


def _is_vague(draft: Draft, mains: list[Draft]) -> bool:
    """Whether "last year" is all that dates it, and its parties are not those of a main one."""
    is_told = draft.date is None or draft.date.is_given
    is_year = draft.signed_on is not None and draft.signed_on.precision == "year"
    return is_year and not is_told and all(main.codes != draft.codes for main in mains)


def _is_of_trade(draft: Draft) -> bool:
    kinds = [one.kind for statement in draft.statements[:1] for one in statement.instruments]
    return "trade-agreement" in kinds
