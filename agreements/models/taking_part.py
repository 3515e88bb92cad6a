"""Who takes part in agreements, by itself or through a bloc it belongs to."""

from __future__ import annotations

from django.db import models

from agreements.core.words import Role
from agreements.models.agreement import Agreement
from agreements.models.base import WordField
from agreements.models.vocabulary import Party


class TakingPart(models.Model):
    """A row of the view ``agreements_takingpart``: a party in an agreement, in a role.

    Each participation is a row without ``bloc``. Where a bloc takes part, each of its
    members is one more, with the role of the bloc. A membership counts unless its dates
    rule it out: it began after the last day that the agreement's date can be, or ended
    before the first. One without dates counts always, and so does an agreement without.
    Members of members do not count.
    """

    id = models.CharField(primary_key=True, max_length=60)
    agreement = models.ForeignKey(Agreement, on_delete=models.DO_NOTHING, db_constraint=False)
    party = models.ForeignKey(
        Party, on_delete=models.DO_NOTHING, db_constraint=False, related_name="taking_part"
    )
    role = WordField(Role)
    bloc = models.ForeignKey(
        Party, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )

    class Meta:
        managed = False
        db_table = "agreements_takingpart"

    def __str__(self) -> str:
        return self.id
