"""Facts of one relevant page against its label, as the corpus README defines each."""

from __future__ import annotations

from typing import Any

from agreements.core.scoring.agreements import Fields, names, score_agreements
from agreements.core.scoring.tally import Tally
from agreements.core.scoring.texts import folded_name

CLOSE = 0.005
"""Two sums are the same within half a per cent."""


def score_facts(page: str, said: Fields, label: Fields, text: str, tally: Tally) -> None:
    """Count every fact found on a page; ``text`` is the article as it was stored."""
    named = names(score_agreements(page, said, label, tally))
    tally.compare("minerals", page, set(said["minerals"]), set(label["minerals"]))
    tally.compare(
        "officials",
        page,
        {folded_name(each["name"]) for each in said["officials"]},
        {folded_name(each["name"]) for each in label["officials"]},
    )
    said = {**said, "pillars": _by_label(said["pillars"], named)}
    said |= {"commitments": _by_label(said["commitments"], named)}
    said |= {"amounts": _by_label(said["amounts"], named)}
    _score_pillars(page, said, label, tally)
    _score_commitments(page, said, label, tally)
    right = _score_amounts(page, said, label, tally)
    _score_evidence(page, said, label, text, right, tally)


def _by_label(findings: list[Fields], named: dict[str, str]) -> list[Fields]:
    """The findings under the label's names of their agreements."""
    return [
        {**each, "agreement": named.get(each["agreement"], f"({each['agreement']})")}
        if each["agreement"]
        else each
        for each in findings
    ]


def _score_pillars(page: str, said: Fields, label: Fields, tally: Tally) -> None:
    tally.compare(
        "pillars",
        page,
        _keys(said["pillars"], "pillar"),
        _keys(label["pillars"], "pillar"),
        either_way=_keys([each for each in label["pillars"] if each.get("optional")], "pillar"),
        within=tally.pillars,
        part=lambda key: key[1],
    )


def _score_commitments(page: str, said: Fields, label: Fields, tally: Tally) -> None:
    here, there = _keys(said["commitments"], "due"), _keys(label["commitments"], "due")
    tally.compare("commitments", page, here, there)


def _keys(findings: list[Fields], name: str) -> set[tuple[Any, Any]]:
    return {(each["agreement"], each[name]) for each in findings}


def _score_amounts(
    page: str, said: Fields, label: Fields, tally: Tally
) -> list[tuple[Fields, Fields]]:
    """Pair each amount of the label with one found; return the pairs."""
    free, pairs = list(said["amounts"]), []
    for expected in label["amounts"]:
        alike = [each for each in free if _is_same_sum(each, expected)]
        alike.sort(key=lambda each: each["agreement"] != expected["agreement"])
        if alike:
            free = [each for each in free if not _is_same_sum(each, expected)]
            pairs.append((alike[0], expected))
            here, there = alike[0]["agreement"], expected["agreement"]
            words = f"{_sum(expected)} of {there or 'no agreement'}"
            tally.verdict("amounts_agreement", page, here, words, is_right=here == there)
    met = {_sum(expected) for _said, expected in pairs}
    here_sums = met | {_sum(each) for each in free}
    tally.compare("amounts", page, here_sums, {_sum(each) for each in label["amounts"]})
    return pairs


def _is_same_sum(one: Fields, other: Fields) -> bool:
    gap = abs(one["value"] - other["value"])
    return bool(one["currency"] == other["currency"] and gap <= CLOSE * other["value"])


def _sum(amount: Fields) -> str:
    return f"{amount['currency']} {amount['value']:,}"


def _score_evidence(
    page: str,
    said: Fields,
    label: Fields,
    text: str,
    amounts: list[tuple[Fields, Fields]],
    tally: Tally,
) -> None:
    """Of the true positives: the quote stands in the text, and overlaps the label's."""
    pairs = [("amounts", one, other) for one, other in amounts]
    for field, name in (("pillars", "pillar"), ("commitments", "due")):
        there = {(each["agreement"], each[name]): each for each in label[field]}
        pairs += [
            (field, each, there[each["agreement"], each[name]])
            for each in said[field]
            if (each["agreement"], each[name]) in there
        ]
    for field, one, other in pairs:
        quote, words = one["evidence"], other.get("evidence", "")
        if not isinstance(words, str) or not words:
            continue
        is_right = quote in text and _overlap(one, words, text)
        tally.verdict("evidence", f"{page} {field}", quote, words, is_right=is_right)


def _overlap(said: Fields, words: str, text: str) -> bool:
    """Whether the quote, which begins at ``start``, shares a place of the text with ``words``."""
    at = text.find(words)
    while at >= 0:
        if said["start"] < at + len(words) and at < said["start"] + len(said["evidence"]):
            return True
        at = text.find(words, at + 1)
    return said["evidence"] in words or words in said["evidence"]


def score_false_alarms(page: str, said: Fields, tally: Tally) -> None:
    """On a page that is not relevant, a main agreement proposed is a false alarm."""
    alarms = {each["key"] for each in said["agreements"] if each["mention"] == "main"}
    tally.compare("agreements_main", page, {f"({key})" for key in alarms}, set())
