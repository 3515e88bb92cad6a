"""Facts of one agreement brought to what its dossier says, sparing what a person reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from agreements.core.dossier import CheckRecord, CommitmentRecord, Dossier, FactRecord
from agreements.core.words import SuggestionAction, Trust
from agreements.exports.dossiers import plain
from agreements.ingest.pairing import pair
from agreements.ingest.suggest import suggest
from agreements.models import Agreement, Check, Citation, Run
from agreements.models.as_records import checks_of, fact_record
from agreements.models.as_rows import Block, Slugs, citations, trust_columns
from agreements.models.base import Fact
from agreements.models.history import edited_by_a_person


class FactWriter:
    """Writes one block of one agreement's facts and counts what it did.

    ``counts`` holds ``added``, ``changed``, ``removed`` and ``suggested``.
    """

    def __init__(
        self,
        agreement: Agreement,
        usual: Trust,
        articles: Mapping[str, int],
        slugs: Slugs,
        run: Run,
        *,
        is_new: bool,
    ) -> None:
        self.agreement, self.usual, self.articles = agreement, usual, articles
        self.slugs, self.run = slugs, run
        self.is_new = is_new
        self.counts: Counter[str] = Counter()

    def write(self, block: Block, dossier: Dossier) -> None:
        """Bring the block's rows to the dossier's records, in their order."""
        records: tuple[FactRecord, ...] = getattr(dossier, block.name)
        held = [(fact, _alone(record)) for fact, record in self._held(block)]
        pairs = pair(held, [_alone(record) for record in records], block.key)
        for fact, number in pairs.same:
            self._place(fact, number)
            self._compare_checks(block, fact, records[number])
        for fact, number in pairs.changed:
            self._change(block, fact, records[number], number)
        self._add(block, {number: records[number] for number in pairs.added})
        for fact in pairs.gone:
            self._drop(block, fact)

    def _held(self, block: Block) -> list[tuple[Fact, FactRecord]]:
        if self.is_new:
            return []
        related = {"participation": ["party"], "provision": ["pillar"], "commitment": ["pillar"]}
        rows: QuerySet[Any] = block.model._default_manager.filter(agreement=self.agreement)
        rows = rows.select_related(*related.get(block.column, ["agreement"]))
        rows = rows.order_by("position", "pk").prefetch_related("citations")
        if block.column == "commitment":
            rows = rows.prefetch_related("checks")
        ids = dict(self.agreement.sources.values_list("article_id", "key"))
        return [(fact, fact_record(fact, ids, self.usual)) for fact in rows]

    def _place(self, fact: Fact, number: int) -> None:
        if fact.position != number:
            fact.position = number
            fact.save(update_fields=["position"])
            self.counts["touched"] += 1

    def _change(self, block: Block, fact: Fact, record: FactRecord, number: int) -> None:
        if fact.is_reviewed or _merged_by_a_person(fact):
            if fact.is_reviewed or not self._says_no_more(fact, record):
                self._suggest(block, SuggestionAction.CHANGE, fact, record)
            return
        for name, value in self._columns(block, record).items():
            setattr(fact, name, value)
        fact.position = number
        fact.save()
        fact.citations.all().delete()  # type: ignore[attr-defined]
        self._cite(block, [(fact, record)])
        self.counts["changed"] += 1

    def _add(self, block: Block, records: Mapping[int, FactRecord]) -> None:
        """Add records under the positions they are numbered by."""
        rows = [
            block.model(agreement=self.agreement, position=n, **self._columns(block, record))
            for n, record in records.items()
        ]
        facts = block.model._default_manager.bulk_create(rows)
        self._cite(block, list(zip(facts, records.values(), strict=True)))
        self.counts["added"] += len(facts)

    def _says_no_more(self, fact: Fact, record: FactRecord) -> bool:
        """Whether the register holds all that the record says, and perhaps more sources."""
        ids = dict(self.agreement.sources.values_list("article_id", "key"))
        held = _alone(fact_record(fact, ids, self.usual))
        told = _alone(record)
        has_its_sources = set(told.citations) <= set(held.citations)
        return has_its_sources and replace(told, citations=()) == replace(held, citations=())

    def _drop(self, block: Block, fact: Fact) -> None:
        """A person's own fact stays: the dossier never held it, so it says nothing of it."""
        if fact.is_reviewed or _merged_by_a_person(fact):
            return
        fact.delete()
        self.counts["removed"] += 1

    def _columns(self, block: Block, record: FactRecord) -> dict[str, Any]:
        return block.columns(record, self.slugs) | trust_columns(record, self.usual)

    def _cite(self, block: Block, facts: Sequence[tuple[Fact, FactRecord]]) -> None:
        """Write the citations, and the checks of commitments, of facts just written."""
        Citation.objects.bulk_create(
            citation
            for fact, record in facts
            for citation in citations(block, fact, record.citations, self.articles)
        )
        for fact, record in facts:
            if isinstance(record, CommitmentRecord):
                self._keep_checks(fact, record)

    def _compare_checks(self, block: Block, fact: Fact, record: FactRecord) -> None:
        if not isinstance(record, CommitmentRecord):
            return
        if not fact.is_reviewed:
            self._keep_checks(fact, record)
        elif not set(record.checks) <= set(checks_of(fact)):
            self._suggest(block, SuggestionAction.CHANGE, fact, record)

    def _keep_checks(self, fact: Fact, record: CommitmentRecord) -> None:
        """Make the checks those of the record; one that a person made or edited stays."""
        held = Check.objects.filter(commitment_id=fact.pk)
        rows = {(str(row.looked_on), row.places): row for row in held}
        for check in record.checks:
            self._keep_check(fact, rows.pop((check.looked_on, check.places), None), check)
        for row in rows.values():
            if not edited_by_a_person(row):
                row.delete()
                self.counts["touched"] += 1

    def _keep_check(self, fact: Fact, row: Check | None, check: CheckRecord) -> None:
        told = {"finding": str(check.finding), "note": check.note}
        if row and ({name: getattr(row, name) for name in told} == told or edited_by_a_person(row)):
            return
        row = row or Check(commitment_id=fact.pk, looked_on=check.looked_on, places=check.places)
        row.finding, row.note = told["finding"], told["note"]
        row.save()
        self.counts["touched"] += 1

    def _suggest(
        self, block: Block, action: SuggestionAction, fact: Fact, record: FactRecord
    ) -> None:
        ids = dict(self.agreement.sources.values_list("article_id", "key"))
        held = plain(fact_record(fact, ids, self.usual))
        is_new = suggest(
            self.agreement, block.model, action, plain(record),
            held=held, fact_id=fact.pk, run=self.run,
        )  # fmt: skip
        self.counts["suggested"] += is_new


def _alone(record: FactRecord) -> FactRecord:
    """A commitment without its checks: those are compared by themselves, for a person adds some."""
    return replace(record, checks=()) if isinstance(record, CommitmentRecord) else record


def _merged_by_a_person(fact: Any) -> bool:
    """Whether a person moved it or a source of it here, when two records were made one."""
    return any(edited_by_a_person(row) for row in (fact, *fact.citations.all()))
