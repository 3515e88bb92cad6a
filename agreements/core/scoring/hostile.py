"""Whether a broken or hostile page came out as its ``expect`` says."""

from __future__ import annotations

from typing import Any

from agreements.core.scoring.agreements import Fields, paired


def judge_hostile(said: Fields, label: Fields) -> dict[str, Any]:
    """``passed`` and ``why`` not, in words; ``why`` is empty where it passed."""
    faults = [fault for rule in RULES for fault in rule(said, label)]
    return {"passed": not faults, "why": "; ".join(faults), "expected": label["expect"]["outcome"]}


def _outcome(said: Fields, label: Fields) -> list[str]:
    outcome = label["expect"]["outcome"]
    if outcome == "reject" and said["kept"]:
        return ["an article was kept"]
    if outcome.startswith("extract") and not outcome.endswith("reject") and not said["kept"]:
        return [f"no article was kept ({', '.join(said['flags']) or 'no reason given'})"]
    return []


def _flags(said: Fields, label: Fields) -> list[str]:
    """Flags are asked for only where the outcome is to flag the page, or to refuse it."""
    expect = label["expect"]
    if expect["outcome"] not in {"extract-and-flag", "reject"}:
        return []
    missing = sorted(set(expect.get("flags") or []) - set(said["flags"]))
    return [f"not flagged {flag}" for flag in missing]


def _text(said: Fields, label: Fields) -> list[str]:
    expect, text = label["expect"], said["text"] if said["kept"] else ""
    wanted = expect.get("must_contain") or [] if said["kept"] else []
    return [f"“{words}” is missing" for words in wanted if words not in text] + [
        f"“{words}” was kept" for words in expect.get("must_not_contain") or [] if words in text
    ]


def _facts(said: Fields, label: Fields) -> list[str]:
    """Nothing is proposed of a paywalled teaser's terms, nor a date that cannot be known."""
    faults = []
    if "paywall" in (label["expect"].get("flags") or []):
        terms = ("pillars", "commitments", "amounts")
        faults += [f"{name} were proposed" for name in terms if said[name] and not label.get(name)]
    for one, other in paired(said["agreements"], label.get("agreements") or []):
        if one.get("signed_on") and not other.get("signed_on"):
            faults.append(f"dated {one['signed_on']}, which the page does not say")
    return faults


RULES = (_outcome, _flags, _text, _facts)
