"""The agreement's own row: a new one, or changed words of one that is held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from agreements.core.dossier import Dossier
from agreements.core.words import SuggestionAction, Trust, Verdict
from agreements.exports.dossiers import plain
from agreements.models import Agreement, AgreementMineral, Suggestion
from agreements.models.as_rows import BLOCKS, Slugs
from agreements.review.errors import CannotStandError
from agreements.review.evidence import cite, cite_values, list_source, tell_what_they_report
from agreements.review.facts import put
from agreements.review.proposed import check_words, known, read
from agreements.review.stamping import take_over
from agreements.review.writing import Written, owner, target

OWN = (
    "title", "official_title", "kind", "legal_force", "status", "signed_on", "place", "summary",
    "text_read",
)  # fmt: skip
STAMP = ("trust", "reviewed_at", "reviewed_by", "entered_by")
LEFT_OPEN = {"legal_force": "unclear", "status": "announced"}
"""What a new agreement gets where nothing is proposed."""


OF_THE_READING = {"mention", "parties"}
"""What a recogniser adds for the curator: how it is mentioned, and the codes it was known by."""


def write_agreement(suggestion: Suggestion, by: Any) -> Written:
    """Add a new agreement with what is proposed of it, or change one that is held."""
    if suggestion.action == SuggestionAction.ADD:
        return _add(suggestion, by)
    if suggestion.action == SuggestionAction.REMOVE:
        raise CannotStandError("An agreement is removed in the admin, by an administrator.")
    agreement = target(suggestion, owner(suggestion), Agreement)
    before = {name: value for name, value in _told(agreement).items() if name in OWN}
    dossier = read(Dossier, _told(agreement) | _own(suggestion.proposed))
    _fill(agreement, dossier, suggestion.proposed_by, by=by)
    agreement.save()
    _cite_own(agreement, suggestion, before)
    after = {name: value for name, value in _told(agreement).items() if name in OWN}
    return Written(fact=agreement, agreement=agreement, before=before, after=after)


def _cite_own(agreement: Agreement, suggestion: Suggestion, before: dict[str, Any]) -> None:
    """Cite what the agreement says now; what was cited says what it said then."""
    told = _told(agreement)
    for name in OWN:
        if name in before and before[name] != told.get(name):
            tell_what_they_report(agreement, name, before[name])
    cite_values(agreement, suggestion, {n for n, said in _own(suggestion.proposed).items() if said})


def _own(proposed: dict[str, Any]) -> dict[str, Any]:
    unknown = set(proposed) - {*OWN, "trust", "reviewed_at"}
    if unknown:
        raise CannotStandError(f"An agreement has no {', '.join(sorted(unknown))} of its own.")
    return {name: value for name, value in proposed.items() if name in OWN}


def _add(suggestion: Suggestion, by: Any) -> Written:
    """A new row; where an agreement of this name came in meanwhile, one source more for that."""
    proposed = {k: v for k, v in suggestion.proposed.items() if k not in OF_THE_READING}
    slug = proposed.get("slug") or slugify(proposed.get("title", ""))[:120]
    told = LEFT_OPEN | proposed | {"slug": slug, "trust": str(Trust.REVIEWED)}
    dossier = read(Dossier, told)
    slug = _free_slug(dossier)
    slugs = Slugs.held()
    for block in BLOCKS:
        for record in getattr(dossier, block.name):
            check_words(slugs, record)
    minerals = [known(slugs, "mineral", each) for each in dossier.minerals]
    row = Agreement(slug=slug)
    _fill(row, dossier, suggestion.proposed_by, by=by)
    agreement, is_new = Agreement.objects.get_or_create(slug=slug, defaults=_columns(row))
    if is_new:
        _add_parts(agreement, dossier, minerals, suggestion, by)
        cite_values(agreement, suggestion, _given(proposed))
    if suggestion.article:
        list_source(agreement, suggestion.article)
    verdict = Verdict.ACCEPT if is_new else Verdict.MERGE
    after = plain(replace(dossier, reviewed_at="")) if is_new else _told(agreement)
    return Written(fact=agreement, agreement=agreement, after=after, verdict=verdict)


def _given(proposed: dict[str, Any]) -> set[str]:
    """The values of its own that a new agreement did not get for want of any."""
    said = {name: proposed.get(name) for name in OWN}
    return {name for name, value in said.items() if value and value != LEFT_OPEN.get(name)}


def _free_slug(dossier: Dossier) -> str:
    """Its slug, with its date where another agreement of this name, of another day, has it.

    One of the same name whose date is not known, or as far as both are known the same, is
    taken for the same agreement.
    """
    day = str(dossier.signed_on or "")
    for slug in (dossier.slug, f"{dossier.slug[:105]}-{day[:4]}", f"{dossier.slug[:105]}-{day}"):
        held = Agreement.objects.filter(slug=slug).first()
        known = str(held.signed_on or "") if held else ""
        if held is None or known.startswith(day) or day.startswith(known):
            return slug
    raise CannotStandError(f"Another agreement has the address “{dossier.slug}”. Edit the title.")


def _add_parts(
    agreement: Agreement, dossier: Dossier, minerals: list[int], suggestion: Suggestion, by: Any
) -> None:
    """The facts that come with a new agreement; all rest on the words that name it."""
    for block in BLOCKS:
        for record in getattr(dossier, block.name):
            fact = put(block, agreement, record, suggestion.proposed_by, by=by)
            cite(block, fact, suggestion, record)
    AgreementMineral.objects.bulk_create(
        AgreementMineral(agreement=agreement, mineral_id=pk, position=place)
        for place, pk in enumerate(minerals)
    )


def _fill(agreement: Agreement, dossier: Dossier, proposed_by: Any, *, by: Any) -> None:
    for name in OWN:
        value = getattr(dossier, name)
        setattr(agreement, name, str(value) if name in ("kind", "legal_force", "status") else value)
    take_over(agreement, proposed_by=proposed_by, by=by)


def _columns(row: Agreement) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*OWN, *STAMP)}


def _told(agreement: Agreement) -> dict[str, Any]:
    own = {name: plain(getattr(agreement, name)) for name in OWN}
    return {"slug": agreement.slug, "trust": str(agreement.trust)} | {
        name: value for name, value in own.items() if value not in ("", None)
    }


def write_mineral(suggestion: Suggestion, by: Any) -> Written:
    """Name a mineral of the vocabulary among those of the agreement, after the rest."""
    agreement = owner(suggestion)
    slug = str(suggestion.proposed.get("mineral") or suggestion.proposed.get("slug") or "")
    pk = known(Slugs.held(), "mineral", slug)
    rows = agreement.agreementmineral_set
    last = rows.aggregate(last=Max("position"))["last"]
    place = 0 if last is None else last + 1
    named, _is_new = rows.get_or_create(mineral_id=pk, defaults={"position": place})
    if suggestion.article:
        list_source(agreement, suggestion.article)
    return Written(fact=named, agreement=agreement, after={"mineral": slug})
