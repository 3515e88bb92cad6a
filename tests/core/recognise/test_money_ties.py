"""Which sums are an agreement's: what its parties are to find, and not what others spend."""

import pytest

from agreements.core.recognise.amounts import find_amounts
from tests.core.recognise.reading import found
from tests.core.recognise.telling import telling

TIED = [
    "The parties set themselves the aim of assembling $150 million for the line.",
    "Chilean firms will now spend $150 million on roads.",
    "Instalments of $150 million a year are to be paid while copper is dear.",
    "The ministers spoke of $150 million for the first three years.",
    "Chile is the only one to have named its own part, $150 million through a state bank.",
    "The figure in every headline is $150 million. That is the most Chile may be asked to spend.",
    "The work is to cost $150 million, shared equally.",
]
LOOSE = [
    "A firm from Lima will sell ore worth $150 million under a contract signed in the same room.",
    "Trade between the two came to $150 million last year. It will grow.",
    "The smelter has cost its owners $150 million.",
]


@pytest.mark.parametrize("text", TIED)
def test_money_that_the_parties_are_to_find_is_the_agreements(text):
    assert [(each.agreement, each.value) for each in find_amounts(telling(text))] == [
        ("a1", 150_000_000)
    ]


@pytest.mark.parametrize("text", LOOSE)
def test_money_of_others_is_no_agreements(text):
    assert [each.agreement for each in find_amounts(telling(text))] == [""]


def test_a_sum_that_the_title_names_is_the_agreements():
    text = (
        "Chile and Peru signed a memorandum on critical minerals in Lima on Monday.\n\n"
        "It was all about copper, and about $150 million."
    )
    untitled = found(text, title="Chile and Peru sign minerals deal", published="2025-06-10")
    titled = found(text, title="Chile and Peru sign $150m minerals deal", published="2025-06-10")
    assert [each.agreement for each in untitled.amounts] == [""]
    assert [each.agreement for each in titled.amounts] == ["a1"]
