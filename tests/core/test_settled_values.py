"""Which column of an agreement a disagreement is about, and what of a value it can hold."""

import pytest

from agreements.core.settled_values import NotOfTheRecordError, as_column, column_of


@pytest.mark.parametrize(
    ("attribute", "about", "column"),
    [
        ("signed_on", "signed_on", "signed_on"),
        ("date of adoption", "signed_on", "signed_on"),
        ("place", "place", "place"),
        ("status of the announcement", "status", "status"),
        ("Legal force", "other", "legal_force"),
        ("legal-force", "other", "legal_force"),
        ("kind", "other", "kind"),
        ("official_title", "other", "official_title"),
        ("private capital", "amounts", ""),
        ("summary", "other", ""),
        ("trust", "other", ""),
        ("stockpiling", "pillar", ""),
    ],
)
def test_the_column_follows_from_the_attribute_or_from_where_it_stands(attribute, about, column):
    assert column_of(attribute, about) == column


@pytest.mark.parametrize(
    ("column", "value", "held"),
    [
        ("signed_on", " 2025-12 ", "2025-12"),
        ("place", "Port Ann", "Port Ann"),
        ("status", "In force", "in-force"),
        ("status", "in-force", "in-force"),
        ("legal_force", "BINDING", "binding"),
        ("kind", "Memorandum", "mou"),
    ],
)
def test_a_value_is_held_as_the_column_has_it(column, value, held):
    assert str(as_column(column, value)) == held


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("signed_on", "Wednesday 12 June 2024", "is not a year, a month or a day"),
        ("status", "under review", "is not one of: proposed, announced, signed"),
        ("place", "x" * 301, "It is longer than 300 characters."),
    ],
)
def test_what_a_column_cannot_hold_is_refused_in_words(column, value, told):
    with pytest.raises(NotOfTheRecordError, match=told):
        as_column(column, value)
