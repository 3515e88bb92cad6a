"""Findings in the words of a dossier: what a person is asked to accept.

What the register holds already becomes a citation to add, what it does not becomes a fact
to add, and a value at odds with another source becomes a claim. A fact of an agreement that
the register does not know is part of the suggestion of that agreement. Nothing is read or
written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.text import slugify

from agreements.core.recognise.disputes import Dispute
from agreements.core.recognise.findings import (
    AgreementFound,
    Evidence,
    Findings,
    Found,
    OfficialFound,
    PartyFound,
)
from agreements.core.words import Outcome, Status, SuggestionAction
from agreements.ingest.held_facts import HeldFacts
from agreements.ingest.proposal import Proposal
from agreements.ingest.proposed_words import (
    kind_of,
    legal_force_of,
    role_of,
    sentence_around,
    tells_of_signing,
)

PROMISE_WITHOUT_PILLAR = ""
"""A promise of which the text does not say what topic it is on; a person chooses."""


def proposals(
    text: str,
    findings: Findings,
    held: Mapping[str, HeldFacts],
    disputes: Sequence[Dispute] = (),
) -> list[Proposal]:
    """Each fact once, the surest first told; those whose evidence is not in ``text`` are left out.

    ``held`` is what the register holds, by slug, of the agreements known.
    """
    if not findings.is_relevant:
        return []
    made: dict[tuple[str, ...], Proposal] = {}
    for proposal in _Proposer(text, findings, held).all(disputes):
        if _is_in(text, proposal.evidence):
            made.setdefault(proposal.identity, proposal)
    return list(made.values())


def _is_in(text: str, evidence: Evidence) -> bool:
    return bool(evidence.quote) and text[evidence.start : evidence.end] == evidence.quote


class _Proposer:
    def __init__(self, text: str, findings: Findings, held: Mapping[str, HeldFacts]) -> None:
        self.text, self.findings = text, findings
        self.agreements = {each.key: each for each in findings.agreements}
        self.held = {key: held.get(each.known) for key, each in self.agreements.items()}

    def all(self, disputes: Sequence[Dispute]) -> Iterator[Proposal]:
        found = self.findings
        for agreement in found.agreements:
            yield from self._agreement(agreement)
        for provision in found.pillars:
            told = {"strength": str(provision.strength), "summary": self._sentence(provision)}
            yield from self._fact(
                "provision", provision, provision.agreement, {"pillar": provision.pillar} | told,
                self._of(provision.agreement, "provisions", provision.pillar),
            )  # fmt: skip
        for promise in found.commitments:
            told = {
                "pillar": promise.pillar or PROMISE_WITHOUT_PILLAR, "summary": promise.summary,
                "due": promise.due, "outcome": str(Outcome.UNKNOWN),
            }  # fmt: skip
            yield from self._fact(
                "commitment", promise, promise.agreement, told,
                self._of(promise.agreement, "commitments", promise.due),
            )  # fmt: skip
        yield from self._money()
        yield from self._dated()
        yield from self._minerals()
        yield from self._signatories()
        yield from self._claims(disputes)

    def _money(self) -> Iterator[Proposal]:
        for sum_ in self.findings.amounts:
            held = self.held.get(sum_.agreement)
            told = {
                "value": sum_.value, "currency": sum_.currency, "kind": str(sum_.kind),
                "what": sum_.what or self._sentence(sum_),
            }  # fmt: skip
            known = held.amount(sum_.value, sum_.currency) if held else None
            yield from self._fact("amount", sum_, sum_.agreement, told, known)

    def _dated(self) -> Iterator[Proposal]:
        for event in self.findings.events:
            day = str(event.date or "")
            told = {
                "date": day, "kind": str(event.kind), "title": event.title, "place": event.place
            }  # fmt: skip
            known = self._of(event.agreement, "events", (str(event.kind), day))
            yield from self._fact("event", event, event.agreement, told, known)

    def _minerals(self) -> Iterator[Proposal]:
        for mineral in self.findings.minerals:
            key = self._nearest(mineral.evidence)
            held = self.held.get(key)
            if key and not (held and mineral.mineral in held.minerals):
                told = {"mineral": mineral.mineral}
                yield from self._fact("agreementmineral", mineral, key, told, None)

    def _signatories(self) -> Iterator[Proposal]:
        """Who signed for a party of which the register does not know who did."""
        for key, held in self.held.items():
            for party in self.agreements[key].parties if held else ():
                official = self._signatory(key, party)
                if held and official and party.party in held.unsigned:
                    told = {"signatory": official.name, "office": official.office}
                    yield self._proposal(
                        "participation", official, key, told,
                        action=SuggestionAction.CHANGE, fact_id=held.unsigned[party.party],
                        held={"signatory": "", "office": ""},
                    )  # fmt: skip

    def _signatory(self, key: str, party: PartyFound) -> OfficialFound | None:
        """The one official of the party whom a sentence about signing names."""
        signing = [
            each
            for each in self.findings.officials
            if each.code == party.code
            and self._nearest(each.evidence) == key
            and tells_of_signing(self.text, each.evidence)
        ]
        return signing[0] if len(signing) == 1 else None

    def _agreement(self, found: AgreementFound) -> Iterator[Proposal]:
        held = self.held[found.key]
        if held:
            yield from self._own_columns(found, held)
        else:
            yield self._new_agreement(found)
        for party in found.parties:
            if party.party:
                known = held.participations.get(party.party) if held else None
                told = {"party": party.party, "role": role_of(party.role)}
                official = None if held else self._signatory(found.key, party)
                if official:
                    told |= {"signatory": official.name, "office": official.office}
                yield from self._fact("participation", party, found.key, told, known)

    def _new_agreement(self, found: AgreementFound) -> Proposal:
        signed = found.date_kind == "signed" and found.signed_on
        told = {
            "slug": slugify(found.title)[:80],
            "title": found.title,
            "kind": kind_of(found.kind),
            "legal_force": legal_force_of(found.legal_force),
            "status": str(Status.SIGNED if signed else Status.ANNOUNCED),
            "signed_on": str(found.signed_on or ""),
            "place": found.place,
            "summary": self._sentence(found),
            "mention": found.mention,
            "parties": [party.code for party in found.parties],
        }
        return self._proposal("agreement", found, found.key, told, spans=_spans(found))

    def _own_columns(self, found: AgreementFound, held: HeldFacts) -> Iterator[Proposal]:
        """A date, place or force that the register lacks; and a force at odds with its own."""
        force = legal_force_of(found.legal_force) if found.force_evidence else ""
        given = {
            "signed_on": (str(found.signed_on or ""), found.date_evidence),
            "place": (found.place, found.place_evidence),
            "legal_force": (force, found.force_evidence),
        }
        for name, (value, evidence) in given.items():
            if not value or not evidence or value == held.own[name]:
                continue
            if not held.own[name]:
                yield self._proposal(
                    "agreement", found, found.key, {name: value}, evidence=evidence,
                    action=SuggestionAction.CHANGE, fact_id=held.pk, held={name: ""},
                )  # fmt: skip
            elif name == "legal_force":
                there = held.own[name]
                yield self._claim(found, found.key, "legal_force", value, there, evidence=evidence)

    def _claims(self, disputes: Sequence[Dispute]) -> Iterator[Proposal]:
        for dispute in disputes:
            found = self.agreements[dispute.agreement]
            evidence = self._evidence_of(found, dispute)
            yield self._claim(
                found, found.key, dispute.field, dispute.here, dispute.there,
                evidence=evidence, source=dispute.source,
            )  # fmt: skip

    def _claim(
        self, found: Found, key: str, attribute: str, here: str, there: str, *,
        evidence: Evidence, source: str = "register",
    ) -> Proposal:  # fmt: skip
        told = {"attribute": attribute, "value": here}
        other = {"value": there, "article": int(source) if source.isdigit() else None}
        return self._proposal("claim", found, key, told, evidence=evidence, held=other)

    def _evidence_of(self, found: AgreementFound, dispute: Dispute) -> Evidence:
        """The words that give the value in dispute; those of the agreement where none do."""
        if dispute.field == "signed_on" and found.date_evidence:
            return found.date_evidence
        if dispute.field == "place" and found.place_evidence:
            return found.place_evidence
        for sum_ in self.findings.amounts:
            if dispute.field == "amounts" and dispute.here == f"{sum_.currency} {sum_.value:,}":
                return sum_.evidence
        for promise in self.findings.commitments:
            if dispute.field == "commitments" and dispute.here == promise.due:
                return promise.evidence
        return found.evidence

    def _fact(
        self, fact: str, found: Found, key: str, told: dict[str, Any], known: int | None
    ) -> Iterator[Proposal]:
        """To add the fact, or a citation where it is held; nothing for no agreement."""
        if key not in self.agreements:
            return
        if known is None:
            yield self._proposal(fact, found, key, told)
        else:
            yield self._proposal("citation", found, key, told | {"supports": fact}, fact_id=known)

    def _proposal(
        self, fact: str, found: Found, key: str, told: dict[str, Any], *,
        evidence: Evidence | None = None, **more: Any,
    ) -> Proposal:  # fmt: skip
        known = self.agreements[key].known if self.held[key] else ""
        return Proposal(
            fact=fact, proposed=told, evidence=evidence or found.evidence,
            confidence=found.confidence, rule=found.rule, agreement=known, key=key, **more,
        )  # fmt: skip

    def _of(self, key: str, block: str, what: Any) -> int | None:
        held = self.held.get(key)
        return getattr(held, block).get(what) if held else None

    def _sentence(self, found: Found) -> str:
        return sentence_around(self.text, found.evidence)

    def _nearest(self, evidence: Evidence) -> str:
        """The agreement mainly told of that was last named before; the first where none was."""
        main = [each for each in self.findings.agreements if each.mention == "main"]
        if not main:
            return ""
        starts = [
            (start, each.key)
            for each in main
            for start, _end in (*each.mentions, (each.evidence.start, each.evidence.end))
            if start <= evidence.end
        ]
        return max(starts)[1] if starts else main[0].key


def _spans(found: AgreementFound) -> dict[str, list[Any]]:
    given = {
        "signed_on": found.date_evidence,
        "place": found.place_evidence,
        "legal_force": found.force_evidence,
    }
    return {name: [each.start, each.end, each.quote] for name, each in given.items() if each}
