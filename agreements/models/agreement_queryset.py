"""Agreements as they stood on a day: known by then, and in what status."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Least

from agreements.core.words import EventKind, Relation, Status
from agreements.models.fields import PartialDateField

ENDED = [str(Status.SUPERSEDED), str(Status.TERMINATED)]
BEGINNINGS = [str(EventKind.ANNOUNCEMENT), str(EventKind.SIGNATURE)]


class AgreementQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> Self:
        """By date of signature, the undated last; ties by title, so pages never overlap."""
        return self.order_by(F("signed_on").desc(nulls_last=True), "title", "pk")

    def current(self) -> Self:
        """Agreements that still stand: not superseded and not terminated."""
        return self.exclude(status__in=ENDED)

    def covering(self, pillar: models.Model) -> Self:
        """Agreements with at least one provision on ``pillar``."""
        spoken = self.model._default_manager.filter(provision__pillar=pillar)
        return self.filter(pk__in=spoken.values("pk"))

    def known_by(self, on: date) -> Self:
        """Agreements announced or signed by ``on``.

        A date of which only the month or year is known counts from its first day. One
        without a date counts from its first event, or from the first source that tells
        of it; one with neither is never known by a day.
        """
        day = on.isoformat()
        begun = self._of(Q(event__kind__in=BEGINNINGS, event__date__lte=day))
        told = self._of(Q(event__date__lte=day) | Q(sources__article__published_on__lte=day))
        undated = Q(signed_on__isnull=True) & Exists(told)
        return self.filter(Q(signed_on__lte=day) | Exists(begun) | undated)

    def ended_by(self, on: date) -> Self:
        """Agreements superseded or terminated by ``on``.

        They ended with their termination, or when their successor was signed; where
        neither has a date, they count as ended on every day.
        """
        ended = self.filter(status__in=ENDED).alias(ended=self._end())
        return ended.filter(Q(ended__isnull=True) | Q(ended__lte=on.isoformat()))

    def standing(self, on: date) -> Self:
        """Add ``stood``, the :class:`Status` of each on ``on``, and ``dated``, its date then.

        The status is worked out from events, and the date of what was signed later is
        that of its first announcement.

        What ended later stood in force, signed or announced, whichever its events show
        by then; what came into force later was signed; what was signed later was
        announced. Suspensions have no event, so they count on every day.
        """
        day = on.isoformat()
        ended_later, forced = Q(ended__gt=day), Q(forced__lte=day)
        signed = Q(signed_on__lte=day)
        begun = Q(event__kind__in=BEGINNINGS)
        binding = Q(status__in=[str(Status.SIGNED), str(Status.IN_FORCE)])
        rules = (
            (Q(status__in=ENDED) & ended_later & forced, Status.IN_FORCE),
            (Q(status__in=ENDED) & ended_later & Q(signed__lte=day), Status.SIGNED),
            (Q(status__in=ENDED) & ended_later, Status.ANNOUNCED),
            (Q(status=str(Status.IN_FORCE), forced__gt=day) & signed, Status.SIGNED),
            (binding & Q(signed_on__gt=day), Status.ANNOUNCED),
        )
        return self.alias(
            ended=self._end(),
            forced=self._first(EventKind.ENTRY_INTO_FORCE),
            signed=self._first(EventKind.SIGNATURE),
        ).annotate(
            stood=Case(
                *(When(rule, then=Value(str(status))) for rule, status in rules),
                default=F("status"),
                output_field=models.CharField(),
            ),
            dated=Case(
                When(signed_on__gt=day, then=self._earliest("event__date", begun)),
                default=F("signed_on"),
                output_field=PartialDateField(),
            ),
        )

    def with_life(self) -> Self:
        """Add ``begun`` and ``ended``: when each was first announced or signed, and when it ended.

        Both are partial dates as text, NULL where no date says. What still stands has no
        end, whatever came after it.
        """
        first = self._earliest("event__date", Q(event__kind__in=BEGINNINGS))
        own = Cast("signed_on", models.CharField(db_collation="C"))
        is_over = When(status__in=ENDED, then=self._end())
        return self.annotate(
            begun=Least(own, first),
            ended=Case(is_over, default=None, output_field=models.CharField()),
        )

    def _of(self, rule: Q) -> QuerySet[Any]:
        return self.model._default_manager.order_by().filter(rule, pk=OuterRef("pk"))

    def _first(self, kind: EventKind) -> Subquery:
        """The date of the first event of ``kind``."""
        return self._earliest("event__date", Q(event__kind=str(kind)))

    def _end(self) -> Least:
        """When it was terminated or replaced, whichever was first; NULL where no date says."""
        replaced = Q(relations_to__relation=str(Relation.SUPERSEDES))
        return Least(
            self._first(EventKind.TERMINATION),
            self._earliest("relations_to__agreement__signed_on", replaced),
        )

    def _earliest(self, column: str, rule: Q) -> Subquery:
        rows = self.model._default_manager.order_by().filter(pk=OuterRef("pk"))
        found = rows.values("pk").annotate(earliest=Min(column, filter=rule))
        return Subquery(found.values("earliest"), output_field=models.CharField(db_collation="C"))
