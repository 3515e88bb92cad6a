"""What was found on a page, in the shape of the corpus labels."""

from __future__ import annotations

from typing import Any

from agreements.core.recognise.findings import AgreementFound, Findings, Found
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.ingest.examine import Examined


def as_label(examined: Examined, vocabulary: Vocabulary) -> dict[str, Any]:
    """Plain values under the names of a label; minerals by their English names."""
    reading, findings = examined.reading, examined.findings
    names = {mineral.slug: mineral.names[0] for mineral in vocabulary.minerals}
    return {
        "canonical_url": reading.url,
        "published_on": reading.published_on and reading.published_on.isoformat(),
        "byline": reading.byline,
        "language": reading.language,
        "text": reading.text,
        "kept": reading.is_article,
        "flags": sorted(str(flag) for flag in reading.flags),
        "relevant": findings.is_relevant,
        "duplicate_of": examined.verdict.of if examined.verdict.kind else None,
        "agreements": [_agreement(each) for each in findings.agreements],
        "minerals": [names.get(each.mineral, each.mineral) for each in findings.minerals],
        **_terms(findings),
        "officials": [
            {**_found(each), "name": each.name, "office": each.office, "party": each.code}
            for each in findings.officials
        ],
        "disputes": [
            {"page": each.source, "field": each.field, "here": each.here, "there": each.there}
            for each in examined.disputes
        ],
    }


def _terms(findings: Findings) -> dict[str, Any]:
    return {
        "pillars": [
            {**_found(each), "agreement": each.agreement, "pillar": each.pillar}
            for each in findings.pillars
        ],
        "commitments": [
            {**_found(each), "agreement": each.agreement, "due": each.due}
            for each in findings.commitments
        ],
        "amounts": [
            {
                **_found(each),
                "agreement": each.agreement or None,
                "value": each.value,
                "currency": each.currency,
            }
            for each in findings.amounts
        ],
    }


def _found(finding: Found) -> dict[str, Any]:
    return {"evidence": finding.evidence.quote, "start": finding.evidence.start}


def _agreement(found: AgreementFound) -> dict[str, Any]:
    return {
        "key": found.key,
        "mention": found.mention,
        "title": found.title,
        "kind": found.kind,
        "parties": [{"code": party.code, "role": party.role} for party in found.parties],
        "signed_on": found.signed_on and str(found.signed_on),
        "date_kind": found.date_kind,
        "place": found.place or None,
        "legal_force": found.legal_force,
    }


def quotes(examined: Examined) -> list[tuple[int, int, str]]:
    """Every place in the text that a finding points at, with the words it says stand there."""
    findings = examined.findings
    every = [
        *(found.evidence for found in findings.agreements),
        *(party.evidence for found in findings.agreements for party in found.parties),
        *(found.evidence for found in findings.minerals),
        *(found.evidence for found in findings.pillars),
        *(found.evidence for found in findings.commitments),
        *(found.evidence for found in findings.amounts),
        *(found.evidence for found in findings.officials),
        *(found.evidence for found in findings.events),
    ]
    for found in findings.agreements:
        every += [
            place
            for place in (found.date_evidence, found.place_evidence, found.force_evidence)
            if place
        ]
    return [(place.start, place.end, place.quote) for place in every]
