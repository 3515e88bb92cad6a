"""What a value chosen in a disagreement makes the agreement's own row say."""

from __future__ import annotations

from typing import Any

from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.core.words import About, AgreementKind, LegalForce, Status, Word

WORDS: dict[str, type[Word]] = {"kind": AgreementKind, "legal_force": LegalForce, "status": Status}
LONGEST = {"place": 300, "title": 300, "official_title": 500}
COLUMNS = ("signed_on", *LONGEST, *WORDS)
"""Columns of an agreement that a disagreement may be about."""
BY_PLACE = {About.SIGNED_ON: "signed_on", About.PLACE: "place", About.STATUS: "status"}
"""Where the disputed value is one that stands at such a place of the page, whatever it is called:
"date of adoption" is about the date of the agreement."""


class NotOfTheRecordError(ValueError):
    """The column cannot hold the value as sources print it; the message says why."""


def column_of(attribute: str, about: str) -> str:
    """The column of the agreement that a disagreement is about; "" where it is about none."""
    name = attribute.strip().lower().replace(" ", "_").replace("-", "_")
    return name if name in COLUMNS else BY_PLACE.get(About(about), "")


def as_column(column: str, value: str) -> Any:
    """The value as the column holds it; raises :class:`NotOfTheRecordError` in words."""
    if column == "signed_on":
        return _date(value)
    if column in WORDS:
        return _word(WORDS[column], value)
    if len(value) > LONGEST[column]:
        raise NotOfTheRecordError(f"It is longer than {LONGEST[column]} characters.")
    return value


def _date(value: str) -> PartialDate:
    try:
        return PartialDate.parse(value.strip())
    except NotADateError as error:
        told = f"“{value}” is not a year, a month or a day as the register writes them."
        raise NotOfTheRecordError(told) from error


def _word(words: type[Word], value: str) -> str:
    said = value.strip().lower()
    for word in words:
        if said in (str(word), word.label.lower()):
            return str(word)
    known = ", ".join(word.label.lower() for word in words)
    raise NotOfTheRecordError(f"“{value}” is not one of: {known}.")
