"""What an agreement says, as the pieces of text that a search can show."""

from __future__ import annotations

from django.db import models

from agreements.models.agreement import Agreement


class Passage(models.Model):
    """A row of the database view ``agreements_passage``: one piece of one agreement's words."""

    id = models.CharField(primary_key=True, max_length=40)
    agreement = models.ForeignKey(Agreement, on_delete=models.DO_NOTHING, db_constraint=False)
    place = models.CharField(max_length=300, help_text="Where it stands, such as a pillar's name.")
    text = models.TextField()

    class Meta:
        managed = False
        db_table = "agreements_passage"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.place}: {self.text[:60]}"
