"""Two records of one party, agreement or outlet made one.

Nothing that points to the record that goes is lost, and its old address leads to the one
that stays. One transaction, with both rows locked, signed in history with who and why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from agreements.models import Agreement, Cue, FormerName, Outlet, Party, PartyAlias
from agreements.models.base import Reviewable
from agreements.models.refusals import reason_of
from agreements.review.errors import CannotStandError
from agreements.review.evidence import tell_what_they_report
from agreements.review.moving_rows import Moved
from agreements.review.renaming import say_party_anew
from agreements.review.stamping import enter

FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Agreement: (
        "title", "official_title", "kind", "legal_force", "status", "signed_on", "place",
        "summary", "text_read",
    ),
    Party: ("name", "kind", "iso2", "iso3"),
    Outlet: ("name", "domain", "kind"),
}  # fmt: skip
"""The tables of which two records can be one, and the columns of which either value may stay."""


TOGETHER = "Together they break a rule of the register: "


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The record that stays, and what became of what pointed to the other."""

    row: Any
    moved: Moved


class _Tried(Exception):  # noqa: N818 - no error: it takes back what was tried
    pass


def seen(one: models.Model, other: models.Model) -> str:
    """What a person saw of two records when they chose; changes when either does."""
    told = [
        f"{row.pk}:{name}={getattr(row, name)!s}"
        for row in sorted((one, other), key=lambda row: row.pk)
        for name in FIELDS[type(row)]
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def try_merge(model: type[models.Model], **asked: Any) -> Merged:
    """What :func:`merge_records` would do; nothing is kept of it."""
    merged: list[Merged] = []
    with suppress(_Tried), transaction.atomic():
        merged.append(merge_records(model, **asked))
        raise _Tried
    return merged[0]


@transaction.atomic
def merge_records(
    model: type[models.Model],
    *,
    keep: int,
    drop: int,
    taken: Collection[str],
    why: str,
    by: Any,
    saw: str = "",
) -> Merged:
    """Make ``keep`` and ``drop`` one record, which stays at the address of ``keep``.

    ``taken`` are the columns whose value comes from ``drop``: who chose them stands behind the
    record then; without any, its trust stays. ``saw`` is what :func:`seen`
    gave when they were chosen. Raises DoesNotExist, and CannotStandError in words for the
    curator when nothing was changed.
    """
    if keep == drop:
        raise CannotStandError("These are one record already. Choose another to merge it with.")
    if not why.strip():
        raise CannotStandError("Say why they are one, so that another can follow.")
    rows = _locked(model, keep, drop)
    stays, goes = rows[keep], rows[drop]
    if saw and saw != seen(stays, goes):
        raise CannotStandError("One of the two was changed meanwhile. Look again, then choose.")
    reason = f"Merged with “{goes}”: {why.strip()}"
    with pghistory.context(user=by.pk, by=by.get_username(), why=reason):
        try:
            with transaction.atomic():
                return _merge(stays, goes, set(taken) & set(FIELDS[model]), by)
        except ValidationError as error:
            raise CannotStandError(TOGETHER + " ".join(error.messages)) from error
        except (IntegrityError, DataError) as error:
            raise CannotStandError(TOGETHER + reason_of(error)) from error


def _locked(model: Any, *pks: int) -> dict[int, Any]:
    """Both rows, locked in the order of their numbers, so that two merges never wait in a ring."""
    rows = model.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    found = {row.pk: row for row in rows}
    for pk in pks:
        if pk not in found:
            raise model.DoesNotExist(f"There is no {model._meta.verbose_name} {pk}.")
    return found


def _merge(stays: Any, goes: Any, taken: set[str], by: Any) -> Merged:
    moved = Moved()
    if isinstance(stays, Agreement):
        _tell_what_sources_report(stays, goes, taken)
    moved.take_all(goes, stays)
    called = str(stays)
    values = {name: getattr(goes, name) for name in taken}
    REMEMBER[type(stays)](goes, stays)
    goes.delete()
    for name, value in values.items():
        setattr(stays, name, value)
    if taken and isinstance(stays, Reviewable):
        enter(stays, by=by)
    stays.full_clean()
    stays.save()
    if isinstance(stays, Party):
        _keep_names(stays, {called, goes.name})
    return Merged(row=stays, moved=moved)


def _tell_what_sources_report(stays: Agreement, goes: Agreement, taken: set[str]) -> None:
    """Where the two say different things, the sources of the value that goes still gave it."""
    for name in FIELDS[Agreement]:
        loses = stays if name in taken else goes
        if getattr(stays, name) != getattr(goes, name):
            tell_what_they_report(loses, name, getattr(loses, name))


def _remember_slug(owner: str) -> Callable[[Any, Any], None]:
    def remember(goes: Any, stays: Any) -> None:
        FormerName.objects.filter(slug=goes.slug, **{f"{owner}__isnull": False}).delete()
        FormerName.objects.create(slug=goes.slug, name=str(goes), **{owner: stays})

    return remember


def _remember_party(goes: Party, stays: Party) -> None:
    _remember_slug("party")(goes, stays)
    say_party_anew(goes.slug, stays.slug)
    for cue in Cue.objects.filter(about="party", value=goes.slug):
        cue.value = stays.slug
        key = {name: getattr(cue, name) for name in ("about", "value", "language", "phrase")}
        if Cue.objects.filter(**key).exists():
            cue.delete()
        else:
            cue.save()


def _keep_names(party: Party, names: set[str]) -> None:
    """Every name that either had leads to the party: as its own, or as another name of it."""
    held = set(PartyAlias.objects.filter(name__in=names).values_list("name", flat=True))
    for name in sorted(names - held - {party.name}):
        PartyAlias.objects.create(party=party, name=name)


def _remember_outlet(goes: Outlet, stays: Outlet) -> None:
    FormerName.objects.filter(outlet__isnull=False, name=goes.name, domain=goes.domain).delete()
    FormerName.objects.create(outlet=stays, name=goes.name, domain=goes.domain)


REMEMBER: dict[type[models.Model], Callable[[Any, Any], None]] = {
    Agreement: _remember_slug("agreement"),
    Party: _remember_party,
    Outlet: _remember_outlet,
}
