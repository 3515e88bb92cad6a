"""Sums of money in the spellings of newspapers, and what is money of another sort."""

import pytest

from agreements.core.recognise.money import sums

ONE = [
    ("two and a half billion pounds", 2_500_000_000, "GBP"),
    ("half a billion dollars", 500_000_000, "USD"),
    ("one point two billion euros", 1_200_000_000, "EUR"),
    ("a 500-million-dollar facility", 500_000_000, "USD"),
    ("US$ 1.6bn", 1_600_000_000, "USD"),
    ("10.000 millones de euros", 10_000_000_000, "EUR"),
    ("dos mil quinientos millones de dólares", 2_500_000_000, "USD"),
    ("1,5 milliard d'euros", 1_500_000_000, "EUR"),
    ("deux milliards et demi d’euros", 2_500_000_000, "EUR"),
    ("deux cents millions d'euros", 200_000_000, "EUR"),
    ("五千五百億円", 550_000_000_000, "JPY"),
    ("10多亿美元", 1_000_000_000, "USD"),
    ("5000억 원", 500_000_000_000, "KRW"),
    ("N$9 billion", 9_000_000_000, "NAD"),
    ("TRY 5 million", 5_000_000, "TRY"),
    ("300 million kwacha", 300_000_000, "ZMW"),
    ("200 million Danish kroner", 200_000_000, "DKK"),
    ("40 milliards de francs CFA", 40_000_000_000, "XOF"),
    ("20 billion roubles", 20_000_000_000, "RUB"),
]


@pytest.mark.parametrize(("text", "value", "currency"), ONE)
def test_a_sum_in_any_spelling_has_its_value_and_currency(text, value, currency):
    assert [(each.value, each.currency) for each in sums(text)] == [(value, currency)]


@pytest.mark.parametrize("text", ["between $10 and $12 billion", "from 10 to 12 billion dollars"])
def test_both_ends_of_a_range_share_its_scale(text):
    assert [each.value for each in sums(text)] == [10_000_000_000, 12_000_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "to try 5 million doses",
        "6 million pounds of cobalt",
        "$11,240 a tonne",
        "2 million real jobs",
        "P$5 million",
    ],
)
def test_what_is_no_sum_of_a_known_currency_is_left_out(text):
    assert sums(text) == []


def test_the_nearest_place_tells_whose_pesos():
    text = "Manila sets aside 3 billion pesos."
    assert [each.currency for each in sums(text, [(0, "PH")])] == ["PHP"]
    assert [each.currency for each in sums(text, [(0, "CL")])] == ["CLP"]


@pytest.mark.parametrize("text", ["one " * 20_000, "一" * 20_000, "two hundred and " * 5_000])
def test_an_endless_run_of_number_words_is_no_sum(text):
    assert sums(text) == []
