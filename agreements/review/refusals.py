"""What the database would not take, in words for whoever tried."""

from __future__ import annotations

from django.apps import apps
from django.db import DatabaseError
from django.db.models import BaseConstraint, Model, UniqueConstraint


def reason_of(error: DatabaseError) -> str:
    """Why the database refused, in the words of the constraint that it names."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for model in apps.get_app_config("agreements").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return words_of(model, constraint)
    return str(getattr(diagnosis, "message_primary", None) or "The database refused this.")


def words_of(model: type[Model], constraint: BaseConstraint) -> str:
    """The constraint's message; of a plain rule of uniqueness, what Django's forms say."""
    has_words = constraint.violation_error_message != BaseConstraint.default_violation_error_message
    if isinstance(constraint, UniqueConstraint) and constraint.fields and not has_words:
        return model().unique_error_message(model, constraint.fields).messages[0]
    return str(constraint.get_violation_error_message())
