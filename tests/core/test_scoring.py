"""Scores count what the corpus README says they count."""

import pytest

from agreements.core.scoring.agreements import is_found, paired
from agreements.core.scoring.facts import score_facts
from agreements.core.scoring.hostile import judge_hostile
from agreements.core.scoring.pages import score_contradictions, score_page
from agreements.core.scoring.tally import Counts, Tally
from agreements.core.scoring.texts import city, folded_name, overlap


def agreement(key, codes, day="2025-10-28", **more):
    base = {"mention": "main", "kind": "framework", "title": "", "place": "Tokyo"}
    parties = [{"code": code} for code in codes]
    return {**base, "key": key, "parties": parties, "signed_on": day, **more}


def fields(**more):
    lists = ("agreements", "minerals", "pillars", "commitments", "amounts", "officials")
    return {**{name: [] for name in lists}, **more}


def test_shares_are_worked_out_from_counts():
    counts = Counts(tp=6, fp=2, fn=4)
    assert (counts.precision, counts.recall, counts.labels) == (0.75, 0.6, 10)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert Counts().f1 is None


def test_texts_are_compared_as_bags_of_words_and_of_signs():
    assert overlap("a b  c", "c\n\nb a").f1 == 1.0
    assert overlap("a b c d", "a b").precision == 0.5
    assert overlap("鉱物", "鉱石", language="ja").recall == 0.5
    assert overlap("", "").f1 == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Akasaka Palace, Tokyo", "Tokyo"), ("迎賓館（東京・元赤坂）", "東京"), (None, "")],
)
def test_places_in_one_city_are_one_place(one, other):
    assert city(one) == city(other)


def test_names_are_compared_without_titles_case_and_accents():
    assert folded_name("Mr Félix Tshisekedi") == folded_name("felix  TSHISEKEDI")
    assert folded_name("V. L. Kantha Rao") == "v l kantha rao"


def test_agreements_are_paired_by_parties_and_time():
    said = [agreement("a", ["US", "JP"]), agreement("b", ["US", "JP"], "2023-03-28")]
    label = [agreement("old", ["JP", "US"], "2023-03-28"), agreement("new", ["JP", "US"])]
    pairs = {one["key"]: other["key"] for one, other in paired(said, label)}
    assert pairs == {"a": "new", "b": "old"}
    assert paired([agreement("a", ["US", "JP"])], [agreement("b", ["EU", "CL"])]) == []
    assert is_found(said[0], agreement("x", ["JP", "US"], None))
    assert not is_found(said[0], agreement("x", ["JP", "US"], "2025-10-27"))


def test_optional_pillars_count_neither_way():
    pillar = {"agreement": "new", "evidence": "cut red tape", "start": 0}
    label = fields(
        agreements=[agreement("new", ["US", "JP"])],
        pillars=[
            {**pillar, "pillar": "permitting"},
            {**pillar, "pillar": "scrap", "optional": True},
        ],
    )
    said = fields(
        agreements=[agreement("a", ["US", "JP"])],
        pillars=[
            {**pillar, "agreement": "a", "pillar": name}
            for name in ("scrap", "permitting", "offtake")
        ],
    )
    tally = Tally()
    score_facts("001", said, label, "cut red tape", tally)
    assert tally.counts["pillars"] == Counts(tp=1, fp=1, fn=0)
    assert tally.counts["agreements_main"] == Counts(tp=1)
    assert [str(miss) for miss in tally.misses] == ["001 pillars: said new offtake, label: nothing"]
    assert tally.shares["evidence"].accuracy == 1.0


def test_sums_are_the_same_within_half_a_per_cent():
    def money(value, agreement=None, currency="USD"):
        sum_of = {"value": value, "currency": currency, "agreement": agreement}
        return {**sum_of, "evidence": "$", "start": 0}

    said = fields(amounts=[money(1_004), money(2_000, currency="EUR"), money(3_000)])
    label = fields(amounts=[money(1_000), money(2_000), money(3_000, "new")])
    tally = Tally()
    score_facts("001", said, label, "$", tally)
    assert tally.counts["amounts"] == Counts(tp=2, fp=1, fn=1)
    assert (tally.shares["amounts_agreement"].right, tally.shares["amounts_agreement"].labels) == (
        1,
        2,
    )


def page(**more):
    base = {"relevant": True, "canonical_url": "u", "published_on": None, "byline": ""}
    return {**base, "language": "en", "duplicate_of": None, "disputes": [], **more}


def test_pages_are_scored_and_a_borderline_one_is_let_be():
    tally = Tally()
    score_page("1", page(duplicate_of="3"), page(duplicate_of="2", byline=None), tally)
    score_page("2", page(), page(relevant=False, notes="Borderline."), tally)
    assert tally.counts["relevance"] == Counts(tp=1)
    assert tally.counts["duplicates"] == Counts(fp=1, fn=1)
    assert tally.shares["byline"].accuracy == 1.0


def test_each_listed_contradiction_must_be_shown():
    listed = [
        {"page": "003", "field": name, "here": "1", "there": "2"}
        for name in ("amount", "amount", "place")
    ]
    shown = [{"page": "003", "field": name} for name in ("amounts", "place")]
    tally = Tally()
    score_contradictions("028", page(disputes=shown), {"contradicts": listed}, tally)
    assert (tally.shares["contradictions"].right, tally.shares["contradictions"].labels) == (2, 3)


def hostile(outcome, **more):
    return {"expect": {"outcome": outcome, "flags": ["empty"], **more}}


def stored(**more):
    return fields(**{"kept": True, "flags": [], "text": "The text.", **more})


@pytest.mark.parametrize(
    ("said", "label", "why"),
    [
        (stored(), hostile("extract", must_contain=["text"]), ""),
        (stored(), hostile("extract", must_contain=["gone"]), "“gone” is missing"),
        (stored(), hostile("extract", must_not_contain=["text"]), "“text” was kept"),
        (stored(kept=False), hostile("extract"), "no article was kept (no reason given)"),
        (stored(kept=False), hostile("extract-or-reject"), ""),
        (stored(), hostile("extract-and-flag"), "not flagged empty"),
        (stored(flags=["empty"]), hostile("reject"), "an article was kept"),
        (stored(kept=False, flags=["empty"]), hostile("reject"), ""),
    ],
)
def test_a_hostile_page_passes_as_its_label_expects(said, label, why):
    judged = judge_hostile(said, label)
    assert (judged["passed"], judged["why"]) == (not why, why)
