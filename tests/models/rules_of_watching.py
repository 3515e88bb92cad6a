"""What breaks each named constraint of what is followed, of its letters, and of measures."""

from __future__ import annotations

from tests import factories as f
from tests.factories import REVIEWED_AT
from tests.models.rules import Rule, filled, known, once

WATCHING = {
    "watch_kind_is_a_known_word": Rule(
        f.WatchFactory,
        ({"kind": "hearsay"},),
        ({"kind": "party"}, {"kind": "timeline", "target": None, "query": "party=japan"}),
    ),
    "watch_pace_is_a_known_word": known(f.WatchFactory, "pace"),
    "watch_title_is_not_blank": filled(f.WatchFactory, "title"),
    "watch_is_held_once": once(
        f.WatchFactory, "user", "kind", "target", but=[{"target": 99}, {"user": f.UserFactory}]
    ),
    "watch_names_a_row_or_a_list": Rule(
        f.WatchFactory,
        (
            {"kind": "agreement", "target": None},
            {"kind": "agreement", "target": 3, "query": "party=japan"},
            {"kind": "agreements", "target": 3},
        ),
        ({"kind": "party", "target": 3}, {"kind": "agreements", "target": None}),
    ),
    "letter_address_is_not_blank": Rule(
        f.LetterFactory, ({"address": ""},), ({"address": "x@example.org"},)
    ),
    "letter_subject_is_not_blank": filled(f.LetterFactory, "subject"),
    "letter_text_is_not_blank": filled(f.LetterFactory, "text"),
    "letter_way_out_is_not_blank": filled(f.LetterFactory, "way_out"),
    "letter_sent_was_tried_and_not_given_up": Rule(
        f.LetterFactory,
        (
            {"sent_at": REVIEWED_AT},
            {"sent_at": REVIEWED_AT, "attempts": 1, "given_up": True, "error": "No."},
        ),
        ({"sent_at": REVIEWED_AT, "attempts": 1}, {"attempts": 2}),
    ),
    "letter_given_up_says_why": Rule(
        f.LetterFactory, ({"given_up": True},), ({"given_up": True, "error": "No answer."},)
    ),
    "measure_indicator_is_not_blank": filled(f.MeasureFactory, "indicator"),
    "measure_names_its_indicator_by_slug": Rule(
        f.MeasureFactory,
        ({"indicator": "No Slug"}, {"indicator": "-x"}),
        ({"indicator": "x-1"},),
    ),
    "measure_is_taken_once_a_day": once(
        f.MeasureFactory, "indicator", "day", but=[{"indicator": "another"}]
    ),
}
