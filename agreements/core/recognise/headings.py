"""Headings within an article: which sentences are, and the party that one is named after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.core.recognise.instruments import INSTRUMENT
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import Sentence

LONGEST = 60
"""Characters of a heading, at most."""
ENDS = re.compile(r"[.!。…:;”\"]$")
"""How no heading ends. A question may head what answers it: "What for?"."""
FIRST = 10
"""Characters of a heading before the name that it begins with: "With the ..."."""
TEXT = rf"(?:{INSTRUMENT.pattern.replace('?P<k', '?P<o')}|paper|text|document|one|signature)"
CALLED = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}?{TEXT}(?!\w)", re.IGNORECASE)
"""What follows the party that a text is called by: "the Chilean memorandum"."""
LABEL = re.compile(r"\s*(?:[:,;–—-]|$)")
"""What follows the name of a party that a heading begins with: "Peru: a fund never opened"."""


def is_heading(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether it is short and alone in its paragraph, but for a number before it."""
    one = sentences[at]
    is_last = at + 1 == len(sentences) or sentences[at + 1].paragraph != one.paragraph
    before = sentences[at - 1] if at else None
    is_first = before is None or before.paragraph != one.paragraph or before.text[:1].isdigit()
    return is_first and is_last and len(one.text) <= LONGEST and not ENDS.search(one.text)


def named_first(story: Story, heading: Sentence, *, but: str = "") -> str:
    """The only party that a heading names, ``but`` for one, where it begins with it; else ""."""
    named = [m for m in inside(story.mentions, heading.start, heading.end) if m.code != but]
    first = next(iter(named), None)
    if first is None or len({m.code for m in named}) > 1 or first.start - heading.start > FIRST:
        return ""
    after = story.text[first.end : heading.end]
    return first.code if LABEL.match(after) or CALLED.match(after) else ""
