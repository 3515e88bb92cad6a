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
    r"(?:\bnon-?binding|\bnot (?:\w+ )?(?:legally )?bound\b|\bnothing [^.;]{0,40}(?:binding|enforce)|"
    r"\bnone of [^.;]{0,40}(?:binding|enforceable|binds)|"
    r"\bnot (?:be )?(?:\w+ )?(?:legally |juridically )?binding|\bnot .{0,25}legally bind|"
    r"\b(?:no|any|without|neither|nor|not)\b[^.;]{0,40}\b(?:legally binding|binding (?:in|under|"
    r"force|effect|obligation|commitment)|"
    r"legal(?:ly)? (?:dut(?:y|ies)|force|effect|obligation|weight|commitment|right|enforceable)|"
    r"force of law|"
    r"rights or obligations|obligations? (?:in|under) (?:\w+ )?law|enforceable|legal teeth|"
    r"force in law)|"
    r"\bcommit\w* [^.;]{0,30}\bto nothing|\bnothing in law|\b(?:shall|does|do|"
    r"will) not give rise to|"
    r"\b(?:binds?|oblig(?:es|ates?)|commits?) (?:nobody|no one|neither|no party|nothing|"
    r"no government|neither side)\b|"
    r"\bneither [^.;]{0,40}\b(?:binding|binds|bound|enforceable|obliges)|\bcannot be enforced|"
    r"\b(?:nobody|no one) can be sued|"
    r"\bcreates? no (?:\w+ ){0,3}(?:rights|obligations|duties)|\bpolitical (?:commitment|text|"
    r"document|declaration|statement)s?,? "
    r"(?:not|rather than|and not|instead of)|\bis a political commitment|\bnot a treaty\b|"
    r"\bunenforceable|\bdoes not (?:legally )?"
    r"(?:bind|oblige|create (?:any )?(?:legal|binding|rights|obligations))|\bnot enforceable|"
    r"\bno court\b|\bexpression of intent only|"
    r"\bstops? short of (?:a )?(?:legal|binding)|\bno binding|\bvoluntary(?: in nature| and|"
    r" commitment|,? not)|\blacks? (?:any )?(?:legal|binding) force|"
    r"\bnon contraignant|\bpas (?:\w+ )?(?:juridiquement )?contraignant|\bsans (?:force|"
    r"valeur) (?:juridique|contraignante)|"
    r"\bn['’](?:a|ont) (?:pas|aucune) (?:de )?(?:force|valeur) (?:juridique|obligatoire|"
    r"contraignante)|\bne lie (?:pas|personne)|"
    r"\bne (?:cree|comporte|impose|entraine) (?:aucune?|pas d['’]) ?(?:\w+ )?(?:obligation|droit|"
    r"engagement)|"
    r"\bno (?:es |son )?(?:juridicamente |legalmente )?vinculante|\bno vincula|\bsin (?:fuerza|"
    r"caracter|efecto) (?:legal|juridic|vinculante)|"
    r"\bno (?:crea|genera|impone|establece) (?:\w+ )?(?:obligacion|derecho)|"
    r"\bno tiene (?:caracter|fuerza|efecto)|"
    r"\bno obliga\b)|法的拘束力(?:は|が|を)?(?:ない|なく|持たない|有しない|伴わない)|法的な拘束力(?:は|が)?(?:ない|なく)",
)  # fmt: skip
TEXT = (
    r"(?:agreement|accord|pact|treaty|convention|memorand\w+|text|document|instrument|framework|"
    r"deal|"
    r"arrangement|declaration|plan|roadmap|contract|paper|memo|charter|protocol|partnership|"
    r"statement)"
)
NO_MORE = re.compile(
    r"\bsoft law|\bgentlem[ae]n's agreement|"
    r"\b(?:is|are|remains?|more than|merely|only|just) (?:an? )?(?:mere )?statements? of intent|"
    r"\b(?:no|not|nor|never|without)\b[^.;]{0,25}\b(?:to )?bind(?:s|ing)? (?:any\w+|either|them)\b|"
    r"\b(?:walk away|walk out|leave|withdraw|quit|pull out) (?:from (?:it|"
    r"the \w+) )?(?:at any (?:time|moment|point)|whenever|at will)|"
    r"\bpolitical (?:rather than|and not|not|instead of|but not) (?:a )?(?:legal|binding|"
    r"juridical)|\brather than (?:a )?(?:legal|binding)|"
    r"\bnot (?:\w+ )?(?:intend|mean|want|seek)\w* (?:\w+ ){0,4}(?:to )?(?:bind|be bound|create|"
    r"a treaty|produce)|"
    r"\b(?:not|never) (?:meant|intended|designed) to (?:be (?:a )?(?:binding|legal|treaty)|bind|"
    r"create|produce)|"
    r"\bnothing [^.;]{0,60}\b(?:can be|is|are|may be) (?:legally )?(?:enforced|enforceable|"
    r"binding|claimed)|"
    r"\b(?:impos|creat|plac|contain|carr|entail|establish|produc|giv|lay)\w* (?:rise to |"
    r"down )?no (?:\w+ ){0,3}"
    r"(?:rights?|dut(?:y|ies)|obligations?|commitments?|liabilit\w+|legal)|"
    r"\b(?:cannot|can not|could not|can never) be (?:enforced|sued|taken to court|held to)|"
    r"\b(?:in )?good faith (?:only|alone)|\bmorally (?:but not|rather than)|"
    r"\bnot worth (?:\w+ ){1,4}in court|"
    r"\bexpress\w* (?:of )?(?:\w+ )?(?:intent(?:ions?)?|aims) (?:only|alone|and no more|"
    r"and nothing more)|\bmerely (?:an? )?(?:political|statement)|"
    r"\b(?:is|are|was|remains?|as) (?:an? )?(?:purely |wholly |strictly )?political (?:undertaking|"
    r"understanding|commitment|text|document|declaration|statement|pledge|promise|signal)s?\b|"
    r"\bstatements? of (?:political|shared|common|good) (?:intent\w*|will|purpose|aims?)\b|"
    r"\b(?:force|weight|status|value) of a (?:promise|pledge|handshake|letter|declaration)\b|"
    r"\b(?:a|one's) word,? (?:and )?not (?:a |of )?law\b|\bnot of law\b|"
    r"\bhonou?r-bound\b|\b(?:rests?|relies|depends?) on (?:goodwill|good will|trust)\b"
)
"""More that says a text does not bind."""
BOUND = re.compile(
    r"(?:\b(?:is|are|was|be|becomes?|makes? \w+|made|its?|a|the|first|that is|which is) (?:now |"
    r"the first |fully |both )?legally[ -]binding|"
    rf"\b(?:is|are|be|becomes?|was) (?:\w+ )?binding (?:on|upon|in|under|for)|\b(?:now |a |an |"
    rf"as a )(?:fully |legally )?binding {TEXT}|"
    r"\bbinding (?:treaty|under international law|international agreement)|\btreaty (?:in form|"
    r"under international law|with the force)|"
    rf"\b(?:is|are|both|states|governments|parties|now|legally) bound by (?:the|its|this|that|it|"
    rf"their) ?{TEXT}?|"
    r"\b(?:legally|law|it|which|that|text|agreement|treaty|pact) binds? (?:both|the two|all|"
    r"the (?:parties|states|governments|signatories))|"
    r"\b(?:has|have|carr(?:y|ies)) (?:the )?(?:full )?force of law|\bentered into force|"
    r"\bcame into force|\benters into force|"
    r"\b(?:is|are|be|becomes?|legally|fully) enforceable|\b(?:can|could|may|will) be enforced|"
    r"\benforced (?:in|by|before) (?:a |the )?(?:court|tribunal|judge)|"
    r"\b(?:creates?|imposes?|sets? out|contains?|accepted|accepts?|lays? down|takes? on|"
    r"took on) (?:\w+ ){0,2}?(?:legal |binding |enforceable |treaty )"
    r"(?:\w+ )?(?:obligations?|commitments?|duties)|\bcreates? obligations|\bhas teeth|"
    r"\bcan be sued|\b(?:is|becomes?|as|has the (?:status|rank|form|force) of) (?:,? ?by the way,? )?"
    r"an? (?:real |full |proper |formal |bilateral |international |inter-?state )*treaty\b|"
    r"\btreaty (?:status|rank)\b|\b(?:breach\w*|disputes?|quarrels?) (?:will |shall |would )?"
    r"(?:goe?s?|be (?:taken|referred|settled)|(?:is|are) (?:taken|referred|settled)) "
    r"(?:to|by|before) (?:an? )?(?:\w+ )?(?:arbitrat\w+|tribunal|court)\b|"
    r"\b(?:arbitral tribunal|to (?:international )?arbitration)|"
    rf"\b{TEXT} is governed by (?:\w+ )?law|\bratified by|\bratification|"
    rf"\bjuridiquement contraignant|\best contraignant|\blie (?:les deux|juridiquement)|"
    r"\bjuridicamente vinculante|\blegalmente vinculante|\bes vinculante|\bobliga (?:juridica|"
    r"legal)mente)|"
    r"法的拘束力(?:が|を)(?:ある|持つ|有する)|条約として",
)
OF_COMPANIES = re.compile(
    r"\bletters? of interest|\bofftake|\bterm sheet|\bbetween (?:two |the (?:two )?)?(?:companies|"
    r"firms|miners)|"
    r"\b(?:the|a) (?:miner|company|firm|developer|producer|start-up)(?:'s)? (?:has|have|had|"
    r"signed|holds|said|won|board|non-binding|binding)|"
    r"\bshareholders?|\bparliament (?:has )?passed"
)
"""What binds companies says nothing of the agreement of states."""
MAY_TELL = re.compile(
    r"bind|bound|legal|law\b|enforc|oblig|treaty|court|sued|volunt|contraign|lie\b|vincul|juridi|"
    r"ratif|"
    r"rights|duties|political|force|intent|commit|teeth|arbitra|gentlem|walk|leave|withdraw|"
    r"good faith|goodwill|good will|trust|promise|拘束|条約"
)
"""A sentence without any of these says nothing of legal force: the cheap question first."""
HEDGED = re.compile(
    r"\b(?:could|would|might|(?<!in )may(?! \d| after)|whether|if|hopes?|aims? (?:to|for)|into a|"
    r"towards? a|talks on|negotiat\w+|proposed|"
    r"want\w*|plan\w*|until|before|unless|pending|podria|pourrait|future|closer)\b"
)
LEFT_OPEN = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|clear|tell|told|asked|known|disclosed|explain\w*|spell\w* out) "
    r"(?:\w+ )?(?:whether|if)\b[^.;]{0,60}\b(?:bind|bound|enforce|legal|oblig)|"
    r"\bwhether [^.;,]{0,50}\b(?:bind|bound|enforce|legal|oblig)\w* (?:\w+ ){0,4}(?:say|said|tell|"
    r"told|clear|open|unclear)\b"
)
"""A sentence that says that nobody says."""


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
    if LEFT_OPEN.search(sentence):
        return ""
    if told := next((value for phrase, value in cues if phrase in sentence), ""):
        return told
    if not MAY_TELL.search(sentence):
        return ""
    if OF_COMPANIES.search(sentence):
        return ""
    if NOT_BOUND.search(sentence) or NO_MORE.search(sentence):
        return NON_BINDING
    return BINDING if BOUND.search(sentence) and not HEDGED.search(sentence) else ""
