"""What agreements promise, when it falls due, and who looked whether it came."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import (
    Case,
    CheckConstraint,
    Exists,
    Func,
    Index,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.lookups import Exact

from agreements.core.due_dates import NotADueRuleError, Period, check_rule, is_period
from agreements.core.words import (
    DueState,
    Finding,
    Outcome,
    choices,
)
from agreements.models.agreement import Agreement
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
from agreements.models.triggers import (
    COUNT_DUE_DATE,
    WHO_ENTERED_DOES_NOT_PUBLISH,
    reindex,
)
from agreements.models.vocabulary import Pillar

SOON = timedelta(days=60)
"""How long before its due date a commitment counts as due soon (PRODUCT: 60 days)."""

DURATION_SQL = "P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?"
"""``agreements.core.due_dates.DURATION`` as PostgreSQL writes it; a test compares them."""


class CommitmentQuerySet(models.QuerySet[Any]):
    def with_state(self, on: date) -> Self:
        """Add ``state`` (a :class:`DueState`) as it stands on ``on``.

        An outcome known by then decides first, but nothing is missed before its date has
        passed. Without one, a promise of a text that was
        superseded or terminated by then lapsed with it; one without a date is undated;
        one due within 60 days is due soon; and on the day after the last day it can be
        due it is overdue with nobody acting: contradicted where a check found that it
        did not come, unverified otherwise. "2026" is due on its last day.
        """
        past, undated = Q(Later(LastDay("due_on"), on)), Q(due_on__isnull=True)
        within_sixty_days = Q(Later(LastDay("due_on"), on + SOON + timedelta(days=1)))
        ended = Exists(Agreement.objects.ended_by(on).filter(pk=OuterRef("agreement")))
        rules = (
            (outcome_known(Outcome.DELIVERED, on), DueState.MET),
            (outcome_known(Outcome.MISSED, on) & (past | undated), DueState.MISSED),
            (outcome_known(Outcome.PARTLY, on), DueState.PARTLY),
            (Q(ended), DueState.SUPERSEDED),
            (undated, DueState.UNDATED),
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

    def made_by(self, on: date) -> Self:
        """Promises of agreements known by ``on`` that were made by then."""
        known = Agreement.objects.known_by(on)
        return self.filter(made_yet(on), agreement__in=known.values("pk"))

    def soonest_first(self) -> Self:
        return self.order_by(
            models.F("due_on").asc(nulls_last=True), "agreement__title", "position"
        )


def made_yet(on: date) -> Q:
    """Whether a promise was made by ``on``, where the record says when."""
    return Q(counted_from__isnull=True) | Q(counted_from__lte=on.isoformat())


def outcome_known(outcome: Outcome, on: date) -> Q:
    """Whether ``outcome`` is on record and could be told by ``on``.

    A rule of ours, since outcomes carry no date: told by the newest source of the
    commitment, and where no source has a date, always.
    """
    return Q(outcome=str(outcome)) & told_by(on)


def told_by(on: date) -> Q:
    """Whether what is on record of a commitment could be told by ``on``: no source is newer."""
    newer = Q(citations__article__published_on__gt=on.isoformat())
    return ~Q(Exists(Commitment.objects.order_by().filter(newer, pk=OuterRef("pk"))))


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
        triggers = [COUNT_DUE_DATE, WHO_ENTERED_DOES_NOT_PUBLISH, reindex("summary", "note")]

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
