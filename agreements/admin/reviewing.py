"""Saving in the admin is a person reviewing: who, when, and what counts as changed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model
from django.http import HttpRequest

from agreements.models import AgreementMineral, AgreementRelation, AgreementSource, Citation
from agreements.models.base import Reviewable
from agreements.review.stamping import enter

STAMP = ("trust", "reviewed_at", "reviewed_by", "entered_by")
PARTS = (Citation, AgreementMineral, AgreementRelation, AgreementSource)
"""Rows without a trust of their own: they are part of the fact or agreement they hang on."""


def stamp_saved(row: Reviewable, *, by: AbstractBaseUser | AnonymousUser) -> None:
    """The same for a row that is not to be saved otherwise."""
    enter(row, by=by)
    row.save(update_fields=STAMP)


class StampsWhatChanges:
    """A mixin of ``ModelAdmin``: what a person adds or changes carries that person's stamp.

    What was not changed is not saved either, so that "updated" stays true.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        if change and not form.has_changed():
            return
        if isinstance(obj, Reviewable):
            enter(obj, by=request.user)
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        put_new_rows_last(formset)
        for row in rows:
            self.prepare_row(request, row)
            row.save()
            self.row_saved(request, row, form)
        if formset.model in PARTS and formset.has_changed():
            self.stamp_owner(request, form.instance, formset)

    def prepare_row(self, request: HttpRequest, row: Model) -> None:
        """What a new or changed row of an inline gets before it is saved."""
        if isinstance(row, Reviewable):
            enter(row, by=request.user)

    def row_saved(self, request: HttpRequest, row: Model, form: Any) -> None:
        """What follows from a new or changed row of an inline; ``form`` is that of its owner."""

    def stamp_owner(self, request: HttpRequest, owner: Model, formset: Any) -> None:
        """A part of ``owner`` was added, changed or removed."""
        if isinstance(owner, Reviewable):
            stamp_saved(owner, by=request.user)


def put_new_rows_last(formset: Any) -> None:
    """Give each new row the next place, unless somebody typed one."""
    last = max((getattr(row, "position", 0) for row in formset.get_queryset()), default=-1)
    for form in formset.extra_forms:
        if "position" in form.fields and "position" not in form.changed_data:
            last += 1
            form.instance.position = last
