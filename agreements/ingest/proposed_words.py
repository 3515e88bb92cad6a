"""The finer words of a recogniser, in the words of a dossier."""

from __future__ import annotations

import re

from agreements.core.recognise.findings import Evidence
from agreements.core.words import AgreementKind, LegalForce, Role

KINDS: dict[str, AgreementKind] = {
    "framework": AgreementKind.FRAMEWORK,
    "mou": AgreementKind.MOU,
    "agreement": AgreementKind.TREATY,
    "trade-agreement": AgreementKind.TRADE_DEAL,
    "investment-fund-agreement": AgreementKind.FUND,
    "strategic-partnership": AgreementKind.PARTNERSHIP,
    "partnership": AgreementKind.PARTNERSHIP,
    "joint-statement": AgreementKind.JOINT_STATEMENT,
    "declaration": AgreementKind.JOINT_STATEMENT,
    "action-plan": AgreementKind.ACTION_PLAN,
    "initiative": AgreementKind.INITIATIVE,
    "state-company-agreement": AgreementKind.TREATY,
}
ROLES: dict[str, Role] = {
    "signatory": Role.SIGNATORY,
    "participant": Role.MEMBER,
    "founding-member": Role.MEMBER,
    "partner": Role.NAMED_PARTNER,
    "chair": Role.MEMBER,
    "state-company": Role.SIGNATORY,
}
LEGAL_FORCES: dict[str, LegalForce] = {
    "binding": LegalForce.BINDING,
    "non-binding": LegalForce.NON_BINDING,
    "not-stated": LegalForce.UNCLEAR,
}
SIGNS = re.compile(r"\b(co-?)?sign(s|ed|ing|ature|atory)?\b|\binked\b|署名|調印", re.IGNORECASE)
END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n|(?<=[。！？])")
LONGEST = 600


def kind_of(word: str) -> str:
    """A kind of agreement as the register has it; a partnership where the word is new."""
    return str(KINDS.get(word, AgreementKind.PARTNERSHIP))


def role_of(word: str) -> str:
    return str(ROLES.get(word, Role.CONTEXT))


def legal_force_of(word: str) -> str:
    return str(LEGAL_FORCES.get(word, LegalForce.UNCLEAR))


def sentence_around(text: str, evidence: Evidence) -> str:
    """The sentence that the evidence stands in, blanks folded, cut after 600 characters."""
    begins = [match.end() for match in END.finditer(text, 0, evidence.start)]
    ends = END.search(text, evidence.end)
    chosen = text[begins[-1] if begins else 0 : ends.start() if ends else len(text)]
    return " ".join(chosen.split())[:LONGEST]


def tells_of_signing(text: str, evidence: Evidence) -> bool:
    """Whether the sentence says that somebody signed."""
    return bool(SIGNS.search(sentence_around(text, evidence)))
