"""What breaks each named constraint of what comes in, and of what is decided on it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from tests import factories as f
from tests.factories import REVIEWED_AT
from tests.models.rules import Rule, filled, flags, known, offsets, once, share

AT_WORK = {"state": "working", "lease": uuid.UUID(int=1), "lease_until": REVIEWED_AT}


def pasted() -> Any:
    return f.ArrivalFactory(way="text", url="", raw_page=f.RawPageFactory())


INTAKE = {
    "feed_title_is_not_blank": filled(f.FeedFactory, "title"),
    "feed_kind_is_a_known_word": known(f.FeedFactory, "kind"),
    "feed_is_not_asked_more_than_every_five_minutes": Rule(
        f.FeedFactory, ({"interval_minutes": 4},), ({"interval_minutes": 5},)
    ),
    "feed_address_is_of_the_web": Rule(
        f.FeedFactory, ({"url": "file:///etc/hosts"}, {"url": ""}), ({"url": "http://x.example/"},)
    ),
    "run_kind_is_a_known_word": known(f.RunFactory, "kind"),
    "run_ends_after_it_starts": Rule(
        f.RunFactory,
        ({"ended_at": lambda held: held.started_at - timedelta(days=1)},),
        (
            {"ended_at": lambda held: held.started_at, "started_at": lambda held: held.started_at},
            {"ended_at": lambda held: held.started_at + timedelta(days=1)},
        ),
    ),
    "suggestion_action_is_a_known_word": known(f.SuggestionFactory, "action", fact_id=1),
    "suggestion_state_is_a_known_word": known(f.SuggestionFactory, "state"),
    "suggestion_rule_is_not_blank": filled(f.SuggestionFactory, "rule"),
    "suggestion_digest_is_not_blank": filled(f.SuggestionFactory, "digest"),
    "suggestion_is_made_once": once(f.SuggestionFactory, "digest", but=[{"digest": "0" * 64}]),
    "suggestion_confidence_is_a_share": share(f.SuggestionFactory, "confidence"),
    "suggestion_to_change_names_its_fact": Rule(
        f.SuggestionFactory,
        ({"action": "change"}, {"action": "remove"}),
        ({"action": "change", "fact_id": 1}, {"action": "remove", "fact_id": 1}),
    ),
    "suggestion_offsets_enclose_a_quote": offsets(f.SuggestionFactory),
    "decision_verdict_is_a_known_word": Rule(
        f.DecisionFactory, ({"verdict": "hearsay"},), ({"verdict": "split"}, {"verdict": "propose"})
    ),
    "decision_by_name_is_not_blank": filled(f.DecisionFactory, "by_name"),
    "rejection_gives_its_reason": Rule(
        f.DecisionFactory,
        ({"verdict": "reject", "because": "other"},),
        ({"verdict": "reject", "because": "other", "reason": "Not said."}, {"verdict": "merge"}),
    ),
    "rejection_names_a_reason_of_the_list": Rule(
        f.DecisionFactory,
        (
            {"verdict": "reject", "reason": "Not said."},
            {"verdict": "reject", "reason": "Not said.", "because": "hearsay"},
            {"verdict": "merge", "because": "other"},
        ),
        ({"verdict": "reject", "reason": "Not said.", "because": "unsupported"},),
    ),
    "undoing_names_what_it_undoes": Rule(
        f.DecisionFactory,
        ({"verdict": "undo", "reason": "Not said."}, {"undoes": f.DecisionFactory}),
        ({"verdict": "undo", "reason": "Not said.", "undoes": f.DecisionFactory},),
    ),
    "undoing_gives_its_reason": Rule(
        f.DecisionFactory,
        ({"verdict": "undo", "undoes": f.DecisionFactory},),
        ({"verdict": "undo", "reason": "Not said.", "undoes": f.DecisionFactory},),
    ),
    "decision_is_undone_once": Rule(
        lambda: f.DecisionFactory(verdict="undo"),
        ({"verdict": "undo", "reason": "Not said."},),
        ({"verdict": "undo", "reason": "Not said.", "undoes": f.DecisionFactory},),
        again=("undoes",),
    ),
}

ARRIVALS = {
    "raw_page_is_named_by_its_hash": Rule(
        f.RawPageFactory, ({"sha256": "x" * 64}, {"sha256": "a" * 63}), ({"sha256": "a" * 64},)
    ),
    "arrival_way_is_a_known_word": known(f.ArrivalFactory, "way"),
    "arrival_state_is_a_known_word": Rule(
        f.ArrivalFactory, ({"state": "hearsay"},), ({"state": "waiting"}, AT_WORK)
    ),
    "arrival_step_is_a_known_word": known(f.ArrivalFactory, "step"),
    "arrival_flags_are_known_words": flags(f.ArrivalFactory),
    "address_arrives_once_in_a_run": once(
        f.ArrivalFactory, "run", "url", but=[{"run": f.RunFactory}, {"url": "https://x.example/"}]
    ),
    "page_without_address_arrives_once_in_a_run": Rule(
        pasted,
        ({"url": ""},),
        (
            {"url": "", "run": f.RunFactory},
            {"url": "", "raw_page": f.RawPageFactory},
            {"url": "https://x.example/"},
        ),
        again=("run", "raw_page"),
    ),
    "arrival_has_an_address_or_a_page": Rule(
        f.ArrivalFactory, ({"url": ""},), ({"url": "", "raw_page": f.RawPageFactory},)
    ),
    "arrival_address_is_of_the_web": Rule(
        f.ArrivalFactory,
        ({"url": "javascript:alert(1)"}, {"url": "outlet.example/1"}),
        (
            {"url": "http://outlet.example/"},
            {
                "url": "outlet.example/1",
                "state": "rejected",
                "error": "No address of the web.",
                "ended_at": REVIEWED_AT,
            },
        ),
    ),
    "arrival_has_a_lease_while_at_work": Rule(
        f.ArrivalFactory,
        (
            {"state": "working"},
            {"lease": uuid.UUID(int=1)},
            {"lease_until": REVIEWED_AT},
            AT_WORK | {"lease": None},
        ),
        (AT_WORK, {"state": "waiting"}),
    ),
    "arrival_says_when_it_ended": Rule(
        f.ArrivalFactory,
        ({"ended_at": REVIEWED_AT}, {"state": "failed", "error": "No answer."}),
        ({"state": "failed", "error": "No answer.", "ended_at": REVIEWED_AT},),
    ),
    "arrival_kept_names_its_article": Rule(
        f.ArrivalFactory,
        ({"state": "kept", "ended_at": REVIEWED_AT},),
        (
            {"state": "kept", "ended_at": REVIEWED_AT, "article": f.ArticleFactory},
            {"state": "duplicate", "ended_at": REVIEWED_AT, "article": f.ArticleFactory},
        ),
    ),
    "arrival_not_kept_says_why": Rule(
        f.ArrivalFactory,
        tuple(
            {"state": state, "ended_at": REVIEWED_AT} for state in ("failed", "rejected", "asks")
        ),
        ({"state": "asks", "ended_at": REVIEWED_AT, "error": "Behind a consent wall."},),
    ),
    "revisit_found_is_a_known_word": known(
        f.RevisitFactory, "found", address="https://other.example/moved"
    ),
    "revisit_stands_since_a_look": Rule(
        f.RevisitFactory,
        ({"since": lambda held: held.looked_at + timedelta(days=1)},),
        ({"since": lambda held: held.looked_at - timedelta(days=1)},),
    ),
    "revisit_that_moved_says_where": Rule(
        f.RevisitFactory,
        ({"found": "moved", "address": ""},),
        ({"found": "moved", "address": "https://other.example/moved"}, {"found": "gone"}),
    ),
    "revisit_that_was_read_says_by_whom": Rule(
        f.RevisitFactory,
        (
            {"read_hash": "a" * 64},
            {"read_hash": "a" * 64, "read_at": REVIEWED_AT},
            {"read_at": REVIEWED_AT, "read_by_name": "ada"},
        ),
        ({"read_hash": "a" * 64, "read_at": REVIEWED_AT, "read_by_name": "ada"},),
    ),
    "token_name_is_not_blank": filled(f.ApiTokenFactory, "name"),
    "token_is_kept_as_a_hash": Rule(
        f.ApiTokenFactory, ({"digest": "cmr_secret"}, {"digest": ""}), ({"digest": "a" * 64},)
    ),
    "cue_about_is_a_known_word": known(f.CueFactory, "about"),
    "cue_value_is_not_blank": filled(f.CueFactory, "value"),
    "cue_phrase_is_not_blank": filled(f.CueFactory, "phrase"),
    "cue_language_is_not_blank": filled(f.CueFactory, "language"),
    "cue_strength_is_empty_or_a_known_word": Rule(
        f.CueFactory, ({"strength": "hearsay"},), ({"strength": ""}, {"strength": "intent"})
    ),
    "cue_is_held_once": once(
        f.CueFactory,
        "about",
        "value",
        "language",
        "phrase",
        but=[{"phrase": "another"}, {"language": "fr"}, {"value": "scrap"}, {"about": "kind"}],
    ),
}
