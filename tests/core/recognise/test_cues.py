"""A curator's phrases find what they should, and say what is wrong with them."""

import pytest

from agreements.core.recognise.cues import Cues, fault
from agreements.core.recognise.stems import tokens
from agreements.core.recognise.vocabulary import Cue
from tests.core.recognise.reading import words


def found(phrase, text, *, language="en", named=()):
    cues = Cues([Cue(about="pillar", value="permitting", phrase=phrase, language=language)])
    assert cues.faults == []
    hits = cues.find(text, tokens(text, 0, len(text), named), 0, len(text))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        (
            "cut red tape",
            "Cutting red tape, they cut Red-Tape.",
            ["Cutting red tape", "cut Red-Tape"],
        ),
        ("sell mine", "Mines were sold; selling mines is banned.", ["selling mines"]),
        ("supply", "Supplies are secure.", ["Supplies"]),
        ("stabilise price", "to stabilize prices", ["stabilize prices"]),
        (
            "(speed|shorten) *4 permit",
            "to shorten all of the permits",
            ["shorten all of the permits"],
        ),
        ("(speed|shorten) *1 permit", "to shorten all of the permits", []),
        ("list (of|) project", "a list of projects, a project list", ["list of projects"]),
        ("recycl+", "recyclers and recycling", ["recyclers", "recycling"]),
        ("=mining", "mines and mining", ["mining"]),
        ("geological survey", "the Geological Survey's maps", ["Geological Survey"]),
        ("café", "a CAFE there", ["CAFE"]),
        ("cut *2 (tape|tape and bureaucracy)", "to cut red tape and bureaucracy", ["cut red tape"]),
        ("mine *2 sold", "mines, mines not yet sold", ["mines not yet sold"]),
    ],
)
def test_words_are_found_in_any_form(phrase, text, expected):
    assert found(phrase, text) == expected


def test_a_phrase_may_name_any_party_and_any_sum():
    text = "Chile will put $3bn in"
    named = [(0, 5, "@"), (15, 19, "$")]
    assert found("@ *2 put $", text, named=named) == ["Chile will put $3bn"]


def test_a_language_without_spaces_is_read_sign_by_sign():
    text = "鉱山や精錬所の許認可にかかる時間を短くする"
    assert found("許認可*(短|迅速)", text, language="ja") == ["許認可にかかる時間を短"]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("(cut", "A bracket is opened and never closed."),
        ("cut)", "A bracket is closed that was never opened."),
        ("* tape", "A phrase begins and ends with a word: * stands between two."),
        ("red | tape", "Put alternatives in brackets: (a|b)."),
        ("()", "There is nothing between the brackets."),
        ("(red|) tape", "A phrase cannot begin with something that may be left out."),
        ("red # tape", "“#” means nothing here; use words, brackets, | and *."),
        ("red *40 tape", "* takes up to 12 words, such as *5."),
        (" ", "Write at least one word."),
    ],
)
def test_a_bad_phrase_is_refused_in_words(phrase, words):
    assert fault(phrase) == words


def test_one_bad_phrase_does_not_silence_the_others():
    cues = Cues(
        Cue(about="pillar", value="permitting", phrase=phrase) for phrase in ("(cut", "red tape")
    )
    text = "red tape"
    assert cues.faults == ["“(cut”: A bracket is opened and never closed."]
    assert len(cues.find(text, tokens(text, 0, len(text)), 0, len(text))) == 1


def test_every_phrase_of_the_files_can_be_read_and_is_short_enough_to_keep():
    cues = [cue for cue in words().cues if cue.about == "pillar"]
    assert [(cue.phrase, fault(cue.phrase)) for cue in cues if fault(cue.phrase)] == []
    assert [cue.phrase for cue in cues if len(cue.phrase) > 200] == []
