"""Copies are found however they are trimmed, and other articles on the same event never are."""

import itertools
import random

import pytest

from agreements.core.same_story import (
    SIZE,
    THRESHOLD,
    Told,
    likeness,
    same_story,
    sketch,
    text_hash,
    told,
)
from tests.sources.corpus import labels

LABELS = {label["id"]: label for label in labels()}
STORIES = {
    number: told(key=number, url=label["canonical_url"], text=label["main_text"])
    for number, label in LABELS.items()
}
JAPANESE = LABELS["038"]["main_text"]
# The same signature told by another hand.
RETOLD = (
    "高市首相と米国のトランプ大統領は28日、都内の迎賓館で会談し、レアアースなど重要鉱物の供給を"
    "確かにするための文書を交わした。両国は半年のうちに共同で選ぶ事業へ資金を出し始める。"
    "鉱山への投資を話し合う閣僚の会合も百八十日以内に開く。文書は法的に縛るものではなく、"
    "金額も書かれていない。"
)


def stories(*numbers: str) -> list[Told[str]]:
    return [STORIES[number] for number in numbers]


def test_every_page_of_the_corpus_is_linked_to_the_page_it_repeats_and_to_no_other() -> None:
    found = {}
    earlier: list[Told[str]] = []
    for number, story in STORIES.items():
        verdict = same_story(story, earlier)
        if verdict.kind:
            found[number] = (verdict.of, verdict.kind)
        earlier.append(story)
    assert found == {
        "023": ("001", "near"),
        "025": ("003", "near"),
        "026": ("007", "exact"),
    }
    assert found == {
        number: (label["duplicate_of"], label["duplicate_kind"])
        for number, label in LABELS.items()
        if label["duplicate_of"]
    }


@pytest.mark.parametrize(("first", "second"), [("023", "001"), ("025", "003"), ("026", "007")])
def test_the_original_is_found_when_its_copy_came_first(first: str, second: str) -> None:
    assert same_story(STORIES[second], stories(first)).of == first


def test_nothing_between_a_copy_and_another_story_comes_near_the_threshold() -> None:
    """Figures of docs/decisions/0008-same-story.md."""
    copies = {("001", "023"), ("003", "025"), ("007", "026")}
    shares = {
        (one, other): likeness(STORIES[one].sketch, STORIES[other].sketch)
        for one, other in itertools.permutations(STORIES, 2)
    }
    true = [share for pair, share in shares.items() if tuple(sorted(pair)) in copies]
    false = [share for pair, share in shares.items() if tuple(sorted(pair)) not in copies]
    assert (len(true), len(false)) == (6, 750)
    assert min(true) > THRESHOLD + 0.1
    assert max(false) < THRESHOLD - 0.5


def test_two_accounts_of_one_event_are_two_stories() -> None:
    assert same_story(STORIES["028"], stories("003", "025")).kind == ""
    assert same_story(STORIES["029"], stories("013")).kind == ""


@pytest.mark.parametrize("part", [0.25, 0.5, 0.75])
def test_a_trimmed_copy_in_house_style_is_found(part: float) -> None:
    chance = random.Random(part)
    for number in ("001", "003", "005", "017", "022"):
        paragraphs = LABELS[number]["main_text"].split("\n\n")
        words = " ".join(paragraphs[: max(3, int(len(paragraphs) * part))]).split()
        copy = " ".join("elsewhere" if chance.random() < 0.04 else word for word in words)
        verdict = same_story(told(key="new", url="", text=copy), STORIES.values())
        assert (verdict.of, verdict.kind) == (number, "near")


def test_a_story_that_repeats_a_notice_and_goes_on_is_its_own() -> None:
    notice = told(key="notice", url="", text=LABELS["029"]["main_text"])
    longer = LABELS["029"]["main_text"] + "\n\n" + LABELS["013"]["main_text"]
    assert same_story(told(key="new", url="", text=longer), [notice]).kind == ""
    assert likeness(notice.sketch, sketch(longer)) == 1.0


def test_japanese_is_compared_by_its_characters() -> None:
    original = told(key="038", url="", text=JAPANESE)
    trimmed = JAPANESE.replace("高市早苗首相", "高市首相").rpartition("\n\n")[0]
    assert same_story(told(key="copy", url="", text=trimmed), [original]).kind == "near"
    retold = same_story(told(key="retold", url="", text=RETOLD), [original])
    assert retold.kind == ""
    assert retold.likeness < 0.2


def test_the_same_words_are_one_text_whatever_their_dress() -> None:
    plain = "The “framework” was signed.\n\nIt binds nobody."
    assert text_hash(plain) == text_hash('the "FRAMEWORK" was\nsigned. It binds nobody')
    assert text_hash(plain) != text_hash(plain.replace("nobody", "both"))
    assert text_hash(" … \n") == ""


def test_texts_without_words_and_without_an_address_are_not_alike() -> None:
    empty = [told(key=number, url="", text=" — ") for number in (1, 2)]
    assert same_story(empty[0], empty[1:]).kind == ""


def test_the_same_address_is_the_same_story_though_its_text_was_changed() -> None:
    old = told(key="old", url="https://a.example/x", text=LABELS["001"]["main_text"])
    new = told(key="new", url="https://a.example/x", text=LABELS["005"]["main_text"])
    verdict = same_story(new, [*stories("005"), old])
    assert (verdict.of, verdict.kind) == ("005", "exact")
    assert same_story(new, [old]).kind == "exact"


def test_a_few_words_in_common_say_nothing() -> None:
    short = "The two governments signed the framework on Tuesday in Tokyo."
    assert same_story(
        told(key=1, url="", text=short), [told(key=2, url="", text=short + " So.")]
    ) == (same_story(told(key=1, url="", text=short), []))


def test_a_sketch_is_bounded_in_order_and_the_same_in_every_process() -> None:
    made = sketch(LABELS["022"]["main_text"])
    assert len(made) == SIZE
    assert list(made) == sorted(set(made))
    assert max(made) < 2**31
    assert sketch("one two three four") == (34161371, 339512147)
