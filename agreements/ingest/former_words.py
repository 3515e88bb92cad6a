"""Dossiers that name what was merged since, read as naming what it was merged into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from agreements.core.dossier import Dossier, ParticipationRecord, RelatedRecord
from agreements.models import FormerName

Renamed = Mapping[str, str]
"""Slug of before to slug of today."""


@dataclass(frozen=True, slots=True)
class FormerSlugs:
    """Every slug that led to a record which was merged into another."""

    agreements: Renamed
    parties: Renamed

    @classmethod
    def held(cls) -> FormerSlugs:
        """All of them; two queries."""
        names = FormerName.objects
        return cls(names.slugs_now("agreement"), names.slugs_now("party"))

    def in_words_of_today(self, dossier: Dossier) -> Dossier:
        """The dossier with the parties and agreements it names called as they are today.

        Two parts of one party in one role are one then, with the citations of both.
        """
        parts = [
            replace(part, party=self.parties.get(part.party, part.party))
            for part in dossier.participations
        ]
        related = [
            replace(each, slug=self.agreements.get(each.slug, each.slug))
            for each in dossier.related
        ]
        if tuple(parts) == dossier.participations and tuple(related) == dossier.related:
            return dossier
        return replace(dossier, participations=_once(parts), related=_others(related, dossier.slug))


def _once(parts: Iterable[ParticipationRecord]) -> tuple[ParticipationRecord, ...]:
    kept: dict[tuple[str, str], ParticipationRecord] = {}
    for part in parts:
        key = (part.party, str(part.role))
        if first := kept.get(key):
            further = [each for each in part.citations if each not in first.citations]
            part = replace(first, citations=(*first.citations, *further))
        kept[key] = part
    return tuple(kept.values())


def _others(related: Iterable[RelatedRecord], slug: str) -> tuple[RelatedRecord, ...]:
    return tuple(dict.fromkeys(each for each in related if each.slug != slug))
