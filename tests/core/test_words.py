"""The closed word lists: what is stored never clashes, and every word can be printed."""

import re
from enum import unique

import pytest

from agreements.core import intake_words, words
from agreements.core.words import AmountKind, Strength, Word, choices

MODULES = {words.__name__, intake_words.__name__}
LISTS = [each for each in Word.__subclasses__() if each.__module__ in MODULES]


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.__name__)
class TestEveryList:
    def test_no_value_is_given_twice(self, listed):
        assert unique(listed) is listed
        assert len({word.value for word in listed}) == len(listed) > 0

    def test_no_label_is_given_twice(self, listed):
        assert len({word.label for word in listed}) == len(listed)

    def test_labels_are_fit_to_print(self, listed):
        unfit = [w for w in listed if not re.fullmatch(r"[A-Z][^\n]*[a-z]", w.label)]
        assert unfit == []

    def test_values_are_fit_for_a_query_string(self, listed):
        unfit = [w for w in listed if not re.fullmatch(r"[a-z]+([-_][a-z]+)*", w.value)]
        assert unfit == []

    def test_values_fit_their_column(self, listed):
        assert max(len(word.value) for word in listed) <= 30

    def test_a_word_prints_and_compares_as_what_is_stored(self, listed):
        for word in listed:
            assert (str(word), f"{word}", word, listed(word.value)) == (word.value,) * 2 + (
                word.value,
                word,
            )

    def test_choices_are_plain_text_in_the_order_declared(self, listed):
        assert choices(listed) == [(word.value, word.label) for word in listed]
        assert {type(part) for pair in choices(listed) for part in pair} == {str}


def test_the_lists_are_all_here():
    named = [*vars(words).values(), *vars(intake_words).values()]
    declared = dict.fromkeys(found for found in named if isinstance(found, type))
    assert [found for found in declared if issubclass(found, Word) and found is not Word] == LISTS


def test_strengths_stand_firmest_first():
    assert [word.value for word in Strength] == ["commitment", "intent", "exploratory", "mention"]


def test_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="'gift' is not a valid AmountKind"):
        AmountKind("gift")
