"""A person says that what is held is still so; only who read the source makes it reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pghistory
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from agreements.models import Agreement, Confirmation
from agreements.models.as_rows import BLOCKS
from agreements.models.base import Reviewable
from agreements.review.errors import CannotStandError
from agreements.review.stamping import stamp

MODELS = {block.column: block.model for block in BLOCKS}
OWN = "agreement"
"""The kind of what stands of the agreement itself."""


@transaction.atomic
def confirm(
    *, agreement_id: int, facts: Sequence[str], read_source: bool, by: Any, note: str = ""
) -> list[Confirmation]:
    """Renew the confirmation of facts of one agreement: all of them, or none.

    ``facts`` are keys such as "provision-12", or "agreement-3" for what stands of the
    agreement itself. With ``read_source`` the person says to have read the sources again: the
    facts are then reviewed by them. Without, their trust stays as it is. The same sent twice
    on one day is one confirmation. Raises Agreement.DoesNotExist, and CannotStandError in
    words.
    """
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement_id)
    wanted = list(dict.fromkeys(facts))
    if not wanted:
        raise CannotStandError("Tick at least one fact.")
    rows = [_fact(agreement, key) for key in wanted]
    why = "Still so: the source was read again" if read_source else "Still so"
    with pghistory.context(user=by.pk, by=by.get_username(), why=why):
        return [_confirm(agreement, row, read_source=read_source, note=note.strip(), by=by)
                for row in rows]  # fmt: skip


def _fact(agreement: Agreement, key: str) -> Reviewable:
    kind, _, number = key.partition("-")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    if kind == OWN and pk == agreement.pk:
        return agreement
    found = None
    if kind in MODELS:
        rows = MODELS[kind]._default_manager.select_for_update(of=("self",))
        found = rows.filter(agreement=agreement, pk=pk).first()
    if found is None:
        told = f"A fact that was ticked is not in the record of {agreement} any more. Look again."
        raise CannotStandError(told)
    return found


def _confirm(
    agreement: Agreement, row: Reviewable, *, read_source: bool, note: str, by: Any
) -> Confirmation:
    kind = "" if isinstance(row, Agreement) else str(row._meta.model_name)
    about = {f"{name}_id": row.pk if name == kind else None for name in MODELS}
    told = {"agreement": agreement, "read_source": read_source, "note": note, "by": by} | about
    today = {"made_at__date": timezone.now().date()}
    if made := Confirmation.objects.filter(**told, **today).first():
        return made
    if read_source:
        _review(row, by)
    return Confirmation.objects.create(**told, by_name=by.get_username())


def _review(row: Reviewable, by: Any) -> None:
    stamp(row, by=by)
    try:
        with transaction.atomic():
            row.save(update_fields=["trust", "reviewed_at", "reviewed_by"])
    except (IntegrityError, DataError) as error:
        told = str(error).strip().splitlines()[0]
        raise CannotStandError(f"It is against a rule of the register: {told}") from error
