"""What a person makes of a disagreement: which value leads, and whether it is settled, and why."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import DataError, IntegrityError, transaction

from agreements.core.settled_values import NotOfTheRecordError, as_column, column_of
from agreements.core.words import DisagreementState
from agreements.models import Agreement, Disagreement, Settlement
from agreements.models.reopening import stands
from agreements.review import four_eyes
from agreements.review.errors import CannotStandError
from agreements.review.evidence import tell_what_they_report

WHY = {
    DisagreementState.OPEN: "The value that leads was chosen",
    DisagreementState.EXPLAINED: "A disagreement was explained",
    DisagreementState.RESOLVED: "A disagreement was resolved",
}


class NotSettledError(Exception):
    """Nothing was changed; ``field`` is where to mend it, and the message says what."""

    def __init__(self, field: str, told: str) -> None:
        super().__init__(told)
        self.field = field


class ChangedMeanwhileError(NotSettledError):
    """Somebody else was quicker, or a source was added: look again before deciding."""


def version(dispute: Disagreement) -> str:
    """What a person who decides must have seen: it changes with every value and decision."""
    last = dispute.settlements.order_by("-pk").values_list("pk", flat=True).first() or 0
    claims = "-".join(str(pk) for pk in dispute.claims.order_by("pk").values_list("pk", flat=True))
    return f"{last}.{claims}.{dispute.state}"


@transaction.atomic
def settle(
    *, disagreement_id: int, state: str, leading: str, reason: str, by: Any, seen: str = ""
) -> Settlement:
    """Say which value leads and whether the disagreement is explained, resolved or left open.

    ``leading`` is a value that a source gives, the one that leads now, or "" for none; the
    agreement's own row says it too, where it has a column for it that can hold it (see
    ``Settlement.column``). The reason is public. ``seen`` is the :func:`version` that the
    person looked at. The same decision sent twice is one. Raises Disagreement.DoesNotExist,
    and :class:`NotSettledError` in words.
    """
    reason = reason.strip()
    dispute = _locked(disagreement_id)
    if made := _made_before(dispute, state, leading, reason, by):
        return made
    _check(dispute, state, leading, reason, seen)
    _check_four_eyes(dispute, leading, by)
    before = stands(dispute)
    with pghistory.context(user=by.pk, by=by.get_username(), why=WHY[DisagreementState(state)]):
        dispute.state, dispute.leading, dispute.explanation = state, leading, reason
        dispute.save(update_fields=["state", "leading", "explanation"])
        column, held = _tell_the_agreement(dispute)
        return _kept(dispute, before | held, reason, by, column)


@transaction.atomic
def reopen(*, disagreement_id: int, reason: str, by: Any, seen: str = "") -> Settlement:
    """Open a settled disagreement again; what leads and what was explained stay until then.

    Raises as :func:`settle` does.
    """
    reason = reason.strip()
    dispute = _locked(disagreement_id)
    if made := _made_before(dispute, str(DisagreementState.OPEN), dispute.leading, reason, by):
        return made
    _check_reason(reason)
    _check_seen(dispute, seen)
    if dispute.state == DisagreementState.OPEN:
        raise NotSettledError("reason", "It is open already.")
    before, dispute.state = stands(dispute), str(DisagreementState.OPEN)
    with pghistory.context(user=by.pk, by=by.get_username(), why="A disagreement was reopened"):
        dispute.save(update_fields=["state"])
        return _kept(dispute, before, reason, by)


def _locked(pk: int) -> Disagreement:
    """The agreement first, as who accepts a claim locks it; then what is disputed of it."""
    owner = Disagreement.objects.values_list("agreement_id", flat=True).get(pk=pk)
    Agreement.objects.select_for_update(of=("self",)).get(pk=owner)
    return Disagreement.objects.select_for_update(of=("self",)).get(pk=pk)


def _made_before(
    dispute: Disagreement, state: str, leading: str, reason: str, by: Any
) -> Settlement | None:
    made: Settlement | None = dispute.settlements.first()
    same = made and (made.state, made.leading, made.reason) == (state, leading, reason)
    stands_so = (dispute.state, dispute.leading) == (state, leading)
    return made if made and same and stands_so and made.by_id == by.pk else None


def _check(dispute: Disagreement, state: str, leading: str, reason: str, seen: str) -> None:
    _check_reason(reason)
    if state not in set(DisagreementState):
        raise NotSettledError("state", f"“{state}” is no state of a disagreement.")
    _check_seen(dispute, seen)
    given = set(dispute.claims.values_list("value", flat=True)) | {"", dispute.leading}
    if leading not in given:
        raise NotSettledError("leading", f"No source gives the value “{leading}”.")
    if state == DisagreementState.RESOLVED and not leading:
        told = "Choose the value that leads before calling it resolved; where none can, explain it."
        raise NotSettledError("leading", told)
    if state == dispute.state == DisagreementState.OPEN and leading == dispute.leading:
        raise NotSettledError("state", "Nothing would change: choose a value, or how it stands.")


def _check_four_eyes(dispute: Disagreement, leading: str, by: Any) -> None:
    try:
        four_eyes.refuse_own_value(dispute, leading, by)
    except CannotStandError as error:
        raise NotSettledError("leading", str(error)) from error


def _check_reason(reason: str) -> None:
    if not reason:
        raise NotSettledError("reason", "Say why: readers see it beside the values.")


def _check_seen(dispute: Disagreement, seen: str) -> None:
    if not seen or seen == version(dispute):
        return
    made = dispute.settlements.first()
    who = f"{made.by_name} settled or reopened it" if made else "a value was added or removed"
    raise ChangedMeanwhileError(
        "", f"It changed after you opened it ({who}). Nothing was recorded: look at it as it "
        "stands now, then decide.",
    )  # fmt: skip


def _tell_the_agreement(dispute: Disagreement) -> tuple[str, dict[str, str]]:
    """Make the agreement's own row say the value that leads, where it can.

    Returns the column, "" where the row does not say it, and what stood there before.
    """
    column = column_of(dispute.attribute, dispute.about)
    if not (column and dispute.leading):
        return "", {}
    try:
        value = as_column(column, dispute.leading)
    except NotOfTheRecordError:
        return "", {}
    agreement = Agreement.objects.get(pk=dispute.agreement_id)
    held = {column: str(getattr(agreement, column) or "")}
    if held[column] != str(value):
        setattr(agreement, column, value)
        _save(agreement, column)
        tell_what_they_report(agreement, column, held[column])
    return column, held


def _save(agreement: Agreement, column: str) -> None:
    try:
        with transaction.atomic():
            agreement.save(update_fields=[column, "updated_at"])
    except (IntegrityError, DataError) as error:
        told = str(error).strip().splitlines()[0]
        raise NotSettledError("leading", f"It is against a rule of the register: {told}") from error


def _kept(
    dispute: Disagreement, before: dict[str, str], reason: str, by: Any, column: str = ""
) -> Settlement:
    after = stands(dispute)
    if column:
        agreement = Agreement.objects.get(pk=dispute.agreement_id)
        after[column] = str(getattr(agreement, column) or "")
    return Settlement.objects.create(
        disagreement=dispute, state=dispute.state, leading=dispute.leading, column=column,
        reason=reason, by=by, by_name=by.get_username(), before=before, after=after,
    )  # fmt: skip
