"""What agreements say and promise: provisions, commitments with their checks, amounts, events."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, CheckConstraint, Func, Index, OuterRef, Q, Subquery, Value, When
from django.db.models.lookups import Exact

from agreements.core.due_dates import NotADueRuleError, Period, check_rule, is_period
from agreements.core.words import (
    AmountKind,
    DueState,
    EventKind,
    Finding,
    Outcome,
    Status,
    Strength,
    choices,
)
from agreements.models.base import (
    Fact,
    WordField,
    known_words,
    not_blank,
    real_dates,
    tracked,
    trust_rules,
)
from agreements.models.fields import LastDay, PartialDateField
from agreements.models.triggers import COUNT_DUE_DATE, reindex
from agreements.models.vocabulary import Pillar

SOON = timedelta(days=60)
"""How long before its due date a commitment counts as due soon (PRODUCT: 60 days)."""

DURATION_SQL = "P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?"
"""``agreements.core.due_dates.DURATION`` as PostgreSQL writes it; a test compares them."""

FIRMNESS = {str(word): rank for rank, word in enumerate(reversed(list(Strength)), start=1)}
"""Rank of a strength: commitment 4, intent 3, exploratory 2, mention 1."""


@tracked()
class Provision(Fact):
    """What one agreement says on one pillar, and how firmly."""

    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT)
    strength = WordField(Strength)
    summary = models.TextField()

    class Meta:
        ordering = ["pillar__order", "position", "pk"]
        indexes = [Index(fields=["pillar", "strength", "agreement"], name="provision_by_pillar")]
        constraints = [
            *known_words("provision", strength=Strength),
            *not_blank("provision", "summary"),
            *trust_rules("provision"),
        ]
        triggers = [reindex("summary", "pillar_id")]

    def __str__(self) -> str:
        return f"{self.pillar}: {self.get_strength_display().lower()}"


class CommitmentQuerySet(models.QuerySet[Any]):
    def with_state(self, on: date) -> Self:
        """Add ``state`` (a :class:`DueState`) as it stands on ``on``.

        An outcome on record decides first. Without one, a promise of a superseded or
        terminated text lapsed with it; one without a date is undated; one due within
        60 days is due soon; and on the day after the last day it can be due it is
        overdue with nobody acting: contradicted where a check found that it did not
        come, unverified otherwise. "2026" is due on its last day.
        """
        no_outcome = Q(outcome=str(Outcome.UNKNOWN))
        ended = Q(agreement__status__in=[str(Status.SUPERSEDED), str(Status.TERMINATED)])
        past = Q(Later(LastDay("due_on"), on))
        within_sixty_days = Q(Later(LastDay("due_on"), on + SOON + timedelta(days=1)))
        rules = (
            (Q(outcome=str(Outcome.DELIVERED)), DueState.MET),
            (Q(outcome=str(Outcome.MISSED)), DueState.MISSED),
            (Q(outcome=str(Outcome.PARTLY)), DueState.PARTLY),
            (no_outcome & ended, DueState.SUPERSEDED),
            (Q(due_on__isnull=True), DueState.UNDATED),
            (past & Q(contradicted_by_a_check(on)), DueState.CONTRADICTED),
            (past, DueState.OVERDUE),
            (within_sixty_days, DueState.SOON),
        )
        return self.annotate(
            state=Case(
                *(When(rule, then=Value(str(state))) for rule, state in rules),
                default=Value(str(DueState.AHEAD)),
                output_field=models.CharField(choices=choices(DueState)),
            )
        )

    def soonest_first(self) -> Self:
        return self.order_by(
            models.F("due_on").asc(nulls_last=True), "agreement__title", "position"
        )


class Later(Func):
    """True where the second of two days is after the first."""

    template = "(%(expressions)s)"
    arg_joiner = " < "
    output_field = models.BooleanField()

    def __init__(self, first: Func, second: date) -> None:
        super().__init__(first, Value(second, output_field=models.DateField()))


def contradicted_by_a_check(on: date) -> Exact:
    """Whether the last check made by ``on`` found that the promise was not kept."""
    made = Check.objects.filter(commitment=OuterRef("pk"), looked_on__lte=on)
    last = made.order_by("-looked_on", "-pk").values("finding")[:1]
    return Exact(Subquery(last), str(Finding.CONTRADICTS))


def check_due_rule(rule: str) -> None:
    """Form validation of a due rule, with the reason in words."""
    try:
        check_rule(rule)
    except NotADueRuleError as error:
        raise ValidationError(str(error), code="invalid") from error


@tracked()
class Commitment(Fact):
    """Something promised, when it falls due, and what came of it."""

    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT)
    summary = models.TextField()
    due = models.CharField(
        "due rule",
        max_length=20,
        blank=True,
        validators=[check_due_rule],
        help_text="A period counted from signature, such as P6M or P180D, or a date.",
    )
    counted_from = PartialDateField(
        help_text="Only where the period does not start at the agreement's own date."
    )
    due_on = PartialDateField(
        help_text="Worked out by the database where there is a rule; otherwise as stated."
    )
    outcome = WordField(Outcome, default=str(Outcome.UNKNOWN))
    note = models.TextField(blank=True)
    noted_state = WordField(DueState, blank=True, editable=False)
    noted_on = models.DateField(null=True, blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [
            Index(fields=["due_on"], name="commitment_by_due_date"),
            Index(fields=["outcome"], name="commitment_by_outcome"),
        ]
        constraints = [
            *known_words("commitment", outcome=Outcome),
            *real_dates("commitment", "counted_from", "due_on"),
            *not_blank("commitment", "summary"),
            *trust_rules("commitment"),
            CheckConstraint(
                condition=Q(due="")
                | Q(due__regex=f"^{DURATION_SQL}$")
                | Q(due__regex=r"^[12][0-9]{3}(-[0-9]{2}){0,2}$"),
                name="commitment_due_is_a_period_or_a_date",
                violation_error_message="Write a period such as P6M or P180D, or a date.",
            ),
            CheckConstraint(
                condition=Q(noted_state__in=["", *(str(state) for state in DueState)]),
                name="commitment_noted_state_is_a_known_word",
                violation_error_message="“noted state” is not a word of its list.",
            ),
            CheckConstraint(
                condition=Q(noted_state="") | Q(noted_on__isnull=False),
                name="commitment_state_is_noted_with_its_day",
                violation_error_message="A noted state needs its day.",
            ),
        ]
        triggers = [COUNT_DUE_DATE, reindex("summary", "note")]

    def __str__(self) -> str:
        return self.summary[:80]

    @property
    def period(self) -> Period | None:
        """The period it is counted by, or None where it has a date or none."""
        return Period.parse(self.due) if is_period(self.due) else None


@tracked()
class Check(models.Model):
    """Somebody looked whether a commitment was kept: when, where, and what was found."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="checks")
    looked_on = models.DateField()
    places = models.TextField(help_text="Where you looked, so that another can look again.")
    finding = WordField(Finding)
    note = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-looked_on", "-pk"]
        indexes = [
            Index(fields=["commitment", "-looked_on", "-id"], name="check_last_of_commitment")
        ]
        constraints = [
            *known_words("check", finding=Finding),
            *not_blank("check", "places"),
        ]

    def __str__(self) -> str:
        return f"{self.looked_on}: {self.get_finding_display()}"


@tracked()
class Amount(Fact):
    """A sum with its currency and kind. Sums of different kinds are never added."""

    value = models.BigIntegerField(help_text="Whole units: 8500000000, not 8.5 billion.")
    currency = models.CharField(max_length=3, help_text="ISO 4217, such as USD.")
    kind = WordField(AmountKind, default=str(AmountKind.OTHER))
    what = models.TextField(help_text="What the money is for, and who gives it.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *known_words("amount", kind=AmountKind),
            *not_blank("amount", "what"),
            *trust_rules("amount"),
            CheckConstraint(
                condition=Q(value__gt=0),
                name="amount_is_more_than_nothing",
                violation_error_message="An amount is more than nothing.",
            ),
            CheckConstraint(
                condition=Q(currency__regex="^[A-Z]{3}$"),
                name="amount_currency_is_three_capitals",
                violation_error_message="Write the currency's three letters, such as USD.",
            ),
        ]
        triggers = [reindex("what")]

    def __str__(self) -> str:
        return f"{self.currency} {self.value:,}"


@tracked()
class Event(Fact):
    """A dated step in the life of an agreement."""

    date = PartialDateField()
    kind = WordField(EventKind)
    title = models.TextField()
    place = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["date", "position", "pk"]
        indexes = [
            Index(fields=["-date", "id"], name="event_by_date"),
            Index(fields=["kind", "date"], name="event_by_kind"),
        ]
        constraints = [
            *known_words("event", kind=EventKind),
            *real_dates("event", "date"),
            *not_blank("event", "title"),
            *trust_rules("event"),
        ]
        triggers = [reindex("title", "place")]

    def __str__(self) -> str:
        return self.title[:80]
