"""What all tables share: constraints from word lists, history, trust."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from agreements.core.words import Trust, Word, choices
from agreements.models.fields import FirstDay

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: Sequence[str] = ()) -> Callable[[M], M]:
    """Keep every insert, update and delete of a table, whatever path it took.

    Database triggers do it, so raw SQL and bulk changes leave history too. Rows of
    history are append-only (``PGHISTORY_APPEND_ONLY``) and never pruned.
    """
    keep: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )
    return keep


class WordField(models.CharField):  # type: ignore[type-arg]
    """One word of a closed list. Pair it with :func:`known_words` in ``constraints``."""

    def __init__(self, words: type[Word] | None = None, **kwargs: Any) -> None:
        if words is not None:
            kwargs["choices"] = choices(words)
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Word) else super().get_prep_value(value)


def known_words(model: str, **fields: type[Word]) -> list[CheckConstraint]:
    """One named constraint a field: the database holds no word outside its list."""
    return [
        CheckConstraint(
            condition=Q(**{f"{field}__in": [str(word.value) for word in words]}),
            name=f"{model}_{field}_is_a_known_word",
            violation_error_message=f"“{field.replace('_', ' ')}” is not a word of its list.",
        )
        for field, words in fields.items()
    ]


def real_dates(model: str, *fields: str) -> list[CheckConstraint]:
    """One named constraint a field: a partial date is empty or a date that exists."""
    return [
        CheckConstraint(
            condition=Q(**{f"{field}__isnull": True}) | Q(IsDate(F(field))),
            name=f"{model}_{field}_is_a_partial_date",
            violation_error_message="Write a year, a month or a day that exists.",
        )
        for field in fields
    ]


class IsDate(models.Func):
    """True where text is a year, a month or a day that exists."""

    template = "(register_first_day(%(expressions)s) IS NOT NULL)"
    output_field = models.BooleanField()


def not_blank(model: str, *fields: str) -> list[CheckConstraint]:
    """One named constraint a field: text that must be there is more than blanks."""
    return [
        CheckConstraint(
            condition=Q(**{f"{field}__regex": r"\S"}),
            name=f"{model}_{field}_is_not_blank",
            violation_error_message=f"“{field.replace('_', ' ')}” must not be empty.",
        )
        for field in fields
    ]


class Reviewable(models.Model):
    """Carries how far it can be trusted, and who reviewed it."""

    trust = WordField(Trust, default=str(Trust.REVIEWED))
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The person whose words these are; nobody where a load or a machine gave them.",
    )

    class Meta:
        abstract = True

    @property
    def is_reviewed(self) -> bool:
        """Whether a person stands behind it; a load or a machine never overwrites it then.

        So it is also where a person entered it and another has yet to confirm it.
        """
        return self.trust == Trust.REVIEWED or self.entered_by_id is not None


def trust_rules(model: str) -> list[CheckConstraint]:
    """A reviewed fact says when, and one that was not reviewed does not."""
    return [
        *known_words(model, trust=Trust),
        CheckConstraint(
            condition=Q(trust=str(Trust.REVIEWED), reviewed_at__isnull=False)
            | (~Q(trust=str(Trust.REVIEWED)) & Q(reviewed_at__isnull=True)),
            name=f"{model}_says_when_it_was_reviewed",
            violation_error_message="A reviewed fact says when; any other does not.",
        ),
    ]


class Fact(Reviewable):
    """Something the register says of one agreement, in the order its dossier says it."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order on the page and in the dossier."
    )

    class Meta:
        abstract = True


__all__ = [
    "Fact",
    "FirstDay",
    "Reviewable",
    "WordField",
    "known_words",
    "not_blank",
    "real_dates",
    "tracked",
    "trust_rules",
]
