"""The nightly note of where commitments stand.

Pages work the state out for the day they are asked for, so nothing depends on this
having run. It is noted so that a change ("turned overdue on 27 April 2026") stands
in the history of the commitment with its day.
"""

from __future__ import annotations

from datetime import date

import pghistory
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from agreements.core.intake_words import RunKind
from agreements.models import Commitment, Run


@transaction.atomic
def refresh(*, on: date) -> int:
    """Note the state on ``on`` of every commitment whose noted state differs.

    Returns how many changed. Safe to repeat: a second call on the same day finds
    nothing to change.
    """
    run = Run.objects.create(kind=str(RunKind.REFRESH))
    with pghistory.context(run=run.pk, by="Nightly refresh", why="State worked out for the day"):
        stale = Commitment.objects.with_state(on).exclude(state=F("noted_state"))
        changed = [_noted(commitment, on) for commitment in stale.select_for_update(of=("self",))]
        Commitment.objects.bulk_update(changed, ["noted_state", "noted_on"], batch_size=500)
    run.counts = {"changed": len(changed)}
    run.ended_at = timezone.now()
    run.save(update_fields=["counts", "ended_at"])
    return len(changed)


def _noted(commitment: Commitment, on: date) -> Commitment:
    commitment.noted_state = commitment.state  # type: ignore[attr-defined]
    commitment.noted_on = on
    return commitment
