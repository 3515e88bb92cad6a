"""Whether a text is said to bind its parties in law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from agreements.core.recognise.findings import Evidence
from agreements.core.recognise.text import Sentence, evidence, folded

BINDING, NON_BINDING = "binding", "non-binding"
Cues: TypeAlias = Sequence[tuple[str, str]]
"""Folded phrases of the vocabulary, each with what it says."""

NOT_BOUND = re.compile(
    r"\bnon-?binding|\bnot (?:\w+ )?(?:legally )?bound\b|\bnothing [^.;]{0,40}(?:binding|enforce)|\bnone of [^.;]{0,40}(?:binding|enforceable|binds)|"
    r"\bnot (?:be )?(?:\w+ )?(?:legally |juridically )?binding|\bnot .{0,25}legally bind|"
    r"\b(?:no|any|without|neither|nor|not)\b[^.;]{0,40}\b(?:legally binding|binding (?:in|under|force|effect|obligation|commitment)|"
    r"legal(?:ly)? (?:dut(?:y|ies)|force|effect|obligation|weight|commitment|right|enforceable)|force of law|"
    r"rights or obligations|obligations? (?:in|under) (?:\w+ )?law|enforceable|legal teeth|force in law)|"
    r"\bcommit\w* [^.;]{0,30}\bto nothing|\bnothing in law|\b(?:shall|does|do|will) not give rise to|"
    r"\b(?:binds?|oblig(?:es|ates?)|commits?) (?:nobody|no one|neither|no party|nothing|no government|neither side)\b|"
    r"\bneither [^.;]{0,40}\b(?:binding|binds|bound|enforceable|obliges)|\bcannot be enforced|\b(?:nobody|no one) can be sued|"
    r"\bcreates? no (?:\w+ ){0,3}(?:rights|obligations|duties)|\bpolitical (?:commitment|text|document|declaration|statement)s?,? "
    r"(?:not|rather than|and not|instead of)|\bis a political commitment|\bnot a treaty\b|\bunenforceable|\bdoes not (?:legally )?"
    r"(?:bind|oblige|create (?:any )?(?:legal|binding|rights|obligations))|\bnot enforceable|\bno court\b|\bexpression of intent only|"
    r"\bstops? short of (?:a )?(?:legal|binding)|\bno binding|\bvoluntary(?: in nature| and| commitment|,? not)|\blacks? (?:any )?(?:legal|binding) force|"
    r"\bnon contraignant|\bpas (?:\w+ )?(?:juridiquement )?contraignant|\bsans (?:force|valeur) (?:juridique|contraignante)|"
    r"\bn['’](?:a|ont) (?:pas|aucune) (?:de )?(?:force|valeur) (?:juridique|obligatoire|contraignante)|\bne lie (?:pas|personne)|"
    r"\bno (?:es |son )?(?:juridicamente |legalmente )?vinculante|\bno vincula|\bsin (?:fuerza|caracter|efecto) (?:legal|juridic|vinculante)|"
    r"\bno (?:crea|genera|impone|establece) (?:\w+ )?(?:obligacion|derecho)|\bno tiene (?:caracter|fuerza|efecto)|"
    r"\bno obliga\b|法的拘束力(?:は|が|を)?(?:ない|なく|持たない|有しない|伴わない)|法的な拘束力(?:は|が)?(?:ない|なく)",
)  # fmt: skip
BOUND = re.compile(
    r"\b(?:is|are|was|be|becomes?|makes? \w+|made|its?|a|the|first|that is|which is) (?:now |the first |fully |both )?legally[ -]binding|"
    r"\b(?:is|are) binding (?:on|in|under)|\bbinding (?:treaty|under international law|international agreement)|"
    r"\b(?:legally|law) binds? (?:both|the two|all)|\bhas the force of law|\bentered into force|\bcame into force|\benters into force|"
    r"\bratified by|\bratification|\bjuridiquement contraignant|\best contraignant|\bjuridicamente vinculante|"
    r"\blegalmente vinculante|\bes vinculante|法的拘束力(?:が|を)(?:ある|持つ|有する)",
)  # fmt: skip
MAY_TELL = re.compile(
    r"bind|bound|legal|law\b|enforc|oblig|treaty|court|sued|volunt|contraign|lie\b|vincul|juridi|ratif|"
    r"rights|duties|political|force|intent only|commit|拘束"
)
"""A sentence without any of these says nothing of legal force: the cheap question first."""
HEDGED = re.compile(
    r"\b(?:could|would|might|may|whether|if|hopes?|aims? (?:to|for)|into a|towards? a|talks on|negotiat\w+|proposed|"
    r"want\w*|plan\w*|until|before|unless|pending|podria|pourrait|future)\b"
)


@dataclass(frozen=True, slots=True)
class Force:
    value: str
    evidence: Evidence | None
    start: int
    words: str


def find_force(text: str, said: Sequence[Sentence], cues: Cues) -> list[Force]:
    """Every sentence that says whether something binds, and where."""
    found = []
    for sentence in said:
        value = _force(folded(sentence.text), cues)
        if value:
            found.append(
                Force(
                    value,
                    evidence(text, sentence.start, sentence.end),
                    sentence.start,
                    sentence.text,
                )
            )
    return found


def _force(sentence: str, cues: Cues) -> str:
    if told := next((value for phrase, value in cues if phrase in sentence), ""):
        return told
    if not MAY_TELL.search(sentence):
        return ""
    if NOT_BOUND.search(sentence):
        return NON_BINDING
    return BINDING if BOUND.search(sentence) and not HEDGED.search(sentence) else ""
