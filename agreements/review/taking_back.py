"""Rows brought back to what they were before a decision, from the history of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import models
from django.db.models import CASCADE, PROTECT, RESTRICT

from agreements.core.words import SuggestionState
from agreements.models import AgreementSource, Citation, Claim, Decision, Suggestion
from agreements.models.as_rows import BLOCKS
from agreements.review.errors import CannotStandError
from agreements.review.journal import Wrote, events, tracked

ORDER = (
    "claim", "citation", "check", "disagreement", "participation", "provision", "commitment",
    "amount", "event", "agreementmineral", "agreementrelation", "agreementsource",
    "suggestion", "agreement",
)  # fmt: skip
"""Tables, those that hang on others first."""

NO_CHANGE = {
    "position", "noted_state", "noted_on", "reviewed_by_id", "entered_by_id", "by_id",
    "assigned_to_id", "is_kept", "updated_at", "search",
}  # fmt: skip
"""Columns that say nothing of a fact: its place, the nightly note, an account that may be gone."""

LEANS = (CASCADE, PROTECT, RESTRICT)
"""What happens to a row that cannot be without the one it points to."""


class Step(NamedTuple):
    """One row that a decision wrote: as it was before and after it; None where it was not."""

    model: type[models.Model]
    pk: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def owned_before(suggestion: Suggestion, wrote: Wrote) -> tuple[int | None, int | None]:
    """The agreement and the fact that the suggestion named before it was decided."""
    for step in _steps(wrote):
        if step.model is Suggestion and step.pk == suggestion.pk and step.before:
            return step.before["agreement_id"], step.before["fact_id"]
    return suggestion.agreement_id, suggestion.fact_id


def take_back(wrote: Wrote, suggestion: Suggestion) -> None:
    """Undo what is written there, but for the suggestion itself.

    Raises CannotStandError where a row was changed since or another row leans on it. Call it
    in a transaction of its own: some of it may be done by then.
    """
    steps = [each for each in _steps(wrote) if (each.model, each.pk) != (Suggestion, suggestion.pk)]
    sources = [each for each in steps if each.model is AgreementSource and not each.before]
    facts = [each for each in steps if each not in sources]
    for step in facts:
        _check_unchanged(step)
    _check_nothing_leans(facts, sources)
    for step in facts:
        if not step.before:
            _rows(step).delete()
    for step in reversed(facts):
        if step.before:
            _put_back(step)
    for step in sources:
        _unlist(step, suggestion)


def _steps(wrote: Wrote) -> list[Step]:
    """In the order of :data:`ORDER`; two queries a table and one a changed row."""
    known = tracked()
    tables = sorted(wrote, key=lambda name: ORDER.index(name) if name in ORDER else -1)
    return [step for name in tables for step in _of_table(known[name], wrote[name])]


def _of_table(model: type[models.Model], numbers: list[int]) -> list[Step]:
    first: dict[int, Any] = {}
    last: dict[int, Any] = {}
    for event in events(model).filter(pgh_id__in=numbers):
        first.setdefault(event.pgh_obj_id, event)
        last[event.pgh_obj_id] = event
    return [
        Step(model, pk, _before(model, first[pk]), _after(model, event))
        for pk, event in last.items()
    ]


def _before(model: type[models.Model], event: Any) -> dict[str, Any] | None:
    if event.pgh_label == "insert":
        return None
    earlier = events(model).filter(pgh_obj_id=event.pgh_obj_id, pgh_id__lt=event.pgh_id).last()
    if earlier is None:
        raise CannotStandError("What stood there before is not in the history of the register.")
    return _values(model, earlier)


def _after(model: type[models.Model], event: Any) -> dict[str, Any] | None:
    return None if event.pgh_label == "delete" else _values(model, event)


def _values(model: type[models.Model], row: Any) -> dict[str, Any]:
    kept = {field.attname for field in events(model).model._meta.concrete_fields}
    names = [field.attname for field in model._meta.concrete_fields]
    return {name: getattr(row, name) for name in names if name in kept}


def _rows(step: Step) -> Any:
    return step.model._default_manager.filter(pk=step.pk)


def _check_unchanged(step: Step) -> None:
    """Lock the row, and refuse where it does not say what the decision made of it.

    Where the decision only moved what the database works out, there is nothing to lose.
    """
    if step.before and step.after and _said(step.before) == _said(step.after):
        return
    row = _rows(step).select_for_update(of=("self",)).first()
    now = _values(step.model, row) if row else None
    if _said(now) != _said(step.after):
        name, last = step.model._meta.verbose_name, _last_change(step)
        raise CannotStandError(f"The {name} was changed since{last}, so it is left as it is.")


def _said(values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    counted = {"due_on"} if values.get("due") else set()
    return {name: value for name, value in values.items() if name not in NO_CHANGE | counted}


def _last_change(step: Step) -> str:
    last = events(step.model).filter(pgh_obj_id=step.pk).select_related("pgh_context").last()
    context = last.pgh_context.metadata if last and last.pgh_context else {}
    by = f" by {context['by']}" if context.get("by") else ""
    return f"{by} on {last.pgh_created_at:%-d %b %Y}" if last else ""


def _check_nothing_leans(facts: Iterable[Step], sources: Iterable[Step]) -> None:
    """Refuse where a row that came later would go with a row that the decision added."""
    going: dict[type[models.Model], set[int]] = {}
    for step in (*facts, *sources):
        if not step.before:
            going.setdefault(step.model, set()).add(step.pk)
    for model, pks in going.items():
        if model is not AgreementSource:
            _check_alone(model, pks, going)


def _check_alone(
    model: type[models.Model], pks: set[int], going: Mapping[type[models.Model], set[int]]
) -> None:
    kept = {*tracked().values(), Decision}
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if other not in kept or getattr(relation, "on_delete", None) not in LEANS:
            continue
        leaning = other._default_manager.filter(**{f"{relation.field.name}__in": pks})
        number = leaning.exclude(pk__in=going.get(other, set())).count()
        if number:
            word = other._meta.verbose_name if number == 1 else other._meta.verbose_name_plural
            raise CannotStandError(
                f"The {model._meta.verbose_name} has {number} {word} more by now: undo or remove "
                "that first."
            )


def _put_back(step: Step) -> None:
    """The row as it was: only what the decision changed, or the whole row where it removed it."""
    before, after = step.before or {}, step.after
    if after is None:
        step.model._default_manager.bulk_create([step.model(**before)])
        return
    changed = {name: value for name, value in before.items() if value != after[name]}
    if changed:
        _rows(step).update(**changed)


def _unlist(step: Step, suggestion: Suggestion) -> None:
    """Take the article off the agreement's sources, unless something else rests on it by now."""
    row = _rows(step).first()
    if row is not None and not _rests_on(row, suggestion):
        row.delete()


def _rests_on(row: Any, suggestion: Suggestion) -> bool:
    done = [str(SuggestionState.ACCEPTED), str(SuggestionState.MERGED)]
    others = Suggestion.objects.filter(
        article=row.article_id, agreement=row.agreement_id, state__in=done
    )
    claims = Claim.objects.filter(article=row.article_id, disagreement__agreement=row.agreement_id)
    cited = any(
        Citation.objects.filter(**{"article": row.article_id, of: row.agreement_id}).exists()
        for of in ("agreement", *(f"{block.column}__agreement" for block in BLOCKS))
    )
    return cited or claims.exists() or others.exclude(pk=suggestion.pk).exists()
