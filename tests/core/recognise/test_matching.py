"""Names are found as words, in their case."""

import pytest

from agreements.core.recognise.matching import Matcher

NAMES = Matcher(
    [
        ("US", "us"),
        ("United States", "us"),
        ("Chad", "chad"),
        ("Turkey", "turkey"),
        ("Guinea", "guinea"),
        ("Equatorial Guinea", "equatorial-guinea"),
        ("rare earth", "rare-earths"),
        ("Türkiye", "turkey"),
        ("日本", "japan"),
    ]
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The US and Chad", ["us", "chad"]),
        ("It told us of a chad and a turkey", []),
        ("US-Chad talks, US’s plan", ["us", "chad", "us"]),
        ("AUS, USA and Chadian", []),
        ("Equatorial Guinea is not Guinea", ["equatorial-guinea", "guinea"]),
        ("Rare-earth magnets from rare earths", ["rare-earths", "rare-earths"]),
        ("Turkiye and TÜRKIYE", ["turkey", "turkey"]),
        ("在日本政府は日本", ["japan", "japan"]),
    ],
)
def test_names_are_found_as_words_in_their_case(text, values):
    found = NAMES.find(text)
    assert [match.value for match in found] == values
    assert all(text[match.start : match.end] == match.text for match in found)
