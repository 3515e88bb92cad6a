"""The mineral tree, flattened by the database."""

from __future__ import annotations

from django.db import models

from agreements.models.vocabulary import Mineral


class MineralUnder(models.Model):
    """A row of the view ``agreements_mineralunder``: a mineral and one at or above it.

    Dysprosium stands under itself, under heavy rare earths and under rare earths, so
    three rows carry it.
    """

    id = models.CharField(primary_key=True, max_length=40)
    mineral = models.ForeignKey(
        Mineral, on_delete=models.DO_NOTHING, db_constraint=False, related_name="over"
    )
    ancestor = models.ForeignKey(
        Mineral, on_delete=models.DO_NOTHING, db_constraint=False, related_name="under"
    )

    class Meta:
        managed = False
        db_table = "agreements_mineralunder"

    def __str__(self) -> str:
        return self.id
