"""What the database would not take, in words for whoever tried."""

from __future__ import annotations

import re

from django.apps import apps
from django.db import DatabaseError

from agreements.admin.rows import options

NAMELESS = re.compile(r"Constraint “(?P<name>\w+)” is violated\.")


def in_words(message: str) -> str:
    """A constraint's message; where it has none, its name, which is a sentence.

    ``party_iso2_is_two_capitals`` becomes "Not possible: party iso2 is two capitals."
    """
    found = NAMELESS.fullmatch(message)
    return _sentence(found["name"]) if found else message


def reason_of(error: DatabaseError) -> str:
    """Why the database refused, by the constraint that it names."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for model in apps.get_app_config("agreements").get_models():
        for constraint in options(model).constraints:
            if constraint.name == name:
                return in_words(str(constraint.get_violation_error_message()))
    return str(getattr(diagnosis, "message_primary", None) or "The database refused this.")


def _sentence(name: str) -> str:
    return f"Not possible: {name.replace('_', ' ')}."
