"""Words for what is signed, for signing it, and for announcing what is not signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

KINDS: tuple[tuple[str, str], ...] = (
    ("action-plan", r"action[- ]plans?|plans? d['’]action|plan de acción|行動計画"),
    ("mou", r"memorand(?:um|a|ums)(?: of (?:understanding|cooperation|agreement))?|MOUs?|MoUs?|"
            r"mémorandum(?: d['’]entente)?|protocole d['’](?:entente|accord)|"
            r"memorándum(?: de entendimiento)?|memorando(?: de entendimiento)?|覚書"),
    ("joint-statement", r"joint (?:statement|communiqu[eé])|statement of intent|"
                        r"(?:joint )?declaration of intent(?:ions?)?|(?:joint )?letter of intent|(?:joint|first|second|third|fourth) announcement|déclaration commune|"
                        r"déclaration d['’]intention|declaración conjunta|carta de intenciones|"
                        r"共同声明"),
    ("declaration", r"declaration|(?:joint|minerals|production) pledge|déclaration|declaración|宣言"),
    ("investment-fund-agreement", r"(?:reconstruction |investment |minerals )+fund"),
    ("trade-agreement", r"(?:free[- ]|reciprocal )?trade (?:agreement|deal|pact|accord|treaty)|"
                        r"agreement on reciprocal trade|accord commercial|"
                        r"(?:acuerdo|tratado) (?:comercial|de libre comercio)"),
    ("strategic-partnership", r"strategic partnership|partenariat stratégique|"
                              r"asociación estratégica|alianza estratégica|戦略的パートナーシップ"),
    ("partnership", r"partnership|partenariat|asociación|パートナーシップ"),
    ("framework", r"framework(?: agreement)?s?|accord-cadre|acuerdo marco|cadre|marco de|枠組み"),
    ("initiative", r"initiative|forum|(?:minerals|metals|production|materials) alliance|dialogue|club|grouping|(?:new|minerals|metals) (?:group|bloc)|coalition|iniciativa|alianza"),
    ("agreement", r"agreements?|deals?|pacts?|accords?|treat(?:y|ies)|arrangement|compact|understanding|"
                  r"traité|acuerdos?|convenios?|tratado|entente|pacto|協定|合意|条約"),
)  # fmt: skip
"""The finer kinds of agreement, the more telling word first."""
KIND_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)) for kind, words in KINDS
)
INSTRUMENT = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(rf"(?P<k{at}>(?:{words})(?![a-zé]))" for at, (_, words) in enumerate(KINDS))
    + ")",
    re.IGNORECASE,
)
SIGN = re.compile(
    r"\b(?:sign(?:s|ed|ing)?(?! on to\b| up\b)|co-?signed|counter-?signed|ink(?:s|ed|ing)?|initial(?:s|l?ed)|"
    r"put(?:s|ting)? (?:his|her|their|its|pen|ink) (?:names?|signatures?|to paper|to)|"
    r"seal(?:s|ed|ing)?(?! off)|penned|signatures? (?:to|of|took)|ceremony|clinch(?:es|ed)?|formalis(?:e|es|ed)|"
    r"formaliz(?:e|es|ed)|exchang(?:e|es|ed|ing) (?:of )?(?:\w+ ){0,3}(?:notes|memorand\w+|letters|copies)|"
    r"shook hands|h(?:eld|olds|olding) the pens?|sets? (?:his|her|their) (?:names?|signatures?|hands?)|"
    r"came (?:away|out|home) (?:of [\w ’']+ )?with|affix(?:ed)? (?:his|her|their)|entered into|conclud(?:e|es|ed)|struck|reached(?! (?:\w+ )?(?:[A-Z]{0,3}[$€£¥₹]|\d)| (?:record|a (?:record|peak|high)))|finali[sz]ed|"
    r"sign(?:é|ée|és|ées|ent|er|ature|èrent)|paraph(?:é|ée|ent)|conclu(?:e|s|ent)?|"
    r"firm(?:ó|aron|ado|ada|ados|adas|an|a)|sell(?:ó|aron|an|ado|ada)|pact(?:ó|aron)|formaliz(?:ó|aron)|suscri(?:bió|bieron|to|ta|tos|ben)|rubric(?:ó|aron|ado))\b"
    r"|署名|調印|締結|取り交わ|を交わした",
    re.IGNORECASE,
)
NOT_SIGN = re.compile(
    r"\b(?:did not|didn't|has not|have not|not yet|yet to|will|would|may|might|could|to be|expected to|"
    r"hopes? to|plans? to|due to|refused to|declined to|ready to|before|without|n['’]a pas|no|about to|"
    r"mean to|aims? to|wants? to|intends? to|set to|prepar\w+ to|nothing|sera|será|for)\s+(?:has been |have been |be |been |have |being )?$",
    re.IGNORECASE,
)
ANNOUNCE = re.compile(
    r"\b(?:announc(?:e|es|ed|ing|ement)|made public|revealed|presented|launch(?:es|ed|ing)?|unveil(?:s|ed)?|form(?:ed|s)\b|"
    r"set up|sets up|creat(?:e|es|ed)|adopt(?:s|ed)?|endors(?:e|es|ed)|establish(?:es|ed)|"
    r"publish(?:es|ed) a joint|issued? a joint|issu(?:ed|e)|agreed|agree|inaugurat(?:ed|es)|open(?:ed|s)?|"
    r"(?:was|were|been) (?:set out|laid out|read out|rolled out|released|disclosed|made known)|"
    r"found(?:ed|s)|annonc(?:é|ée|ent)|lanc(?:é|ée|ent)|adopt(?:é|ée|ent)|anunci(?:ó|aron|ado)|"
    r"lanz(?:ó|aron|ado)|acord(?:ó|aron)|adopt(?:ó|aron)|convenu)\b|発表|合意|立ち上げ",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:had (?:already |earlier |also |itself |both )?(?:signed|put|concluded|agreed|inked|announced|"
    r"launched|unveiled|adopted|struck|sealed|reached|endorsed|set up)|earlier (?:agreement|"
    r"framework|deal|text|pact|memorand\w+|partnership\w*|accord|raw|version|minerals|paper)|older|previous(?:ly)?|"
    r"predecessor|gr(?:ew|ows|own) out of|born (?:out )?of|st(?:ems|emmed) from|sp(?:rings|rang|rung) from|"
    r"an offshoot of|takes over from|replac\w+|success\w+ (?:to|of)|builds? on|modelled on|follows (?:a|an|the)\b|"
    r"similar (?:paper|text|deal|agreement|pact|memorand\w+|framework|partnership)|like (?:the|those)|comparison|"
    r"last (?:year|spring|summer|autumn|winter)|years? (?:ago|earlier|before)|months? (?:ago|earlier|before)|weeks? (?:ago|earlier|before)|"
    r"déjà|auparavant|anterior|previo|ya había)\b|すでに|昨年",
    re.IGNORECASE,
)
"""Signs that a sentence tells of another agreement, made before the one reported."""
SECOND = re.compile(
    r"\b(?:second|separate|another|other|companion|parallel|sister) (?:\w+ ){0,2}(?:paper|document|text|deal|"
    r"pact|agreement|memorandum|accord|statement|treaty|plan|framework|partnership|understanding)\b|別の文書",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?P<name>(?:(?:[A-Z0-9][\w'’-]*|of|and|for|on|in|the|de|des|la|pour|sur|del|para) )*"
    r"(?:Declaration|Initiative|Partnership|Forum|Alliance|Framework|Compact|Plan|Dialogue|Club|"
    r"Charter|Roadmap|Programme|Program|Agreement|Accord|Pact|Coalition|Network|Group)"
    r"(?: (?:on|for|of) (?:the )?[A-Z][\w-]*(?: (?:and |of |for )?[A-Z][\w-]*)*)?)"
)
"""An agreement that has a name of its own, written with capitals."""
TOPIC = re.compile(
    r"(?:\bcritical[- ](?:and strategic )?(?:raw[- ])?(?:mineral|material)s?|\brare[- ]earths?|\bminerals?\b|"
    r"\braw[- ]materials?|\bminerais?\b|\bminera(?:l|les|ux)\b|\bterres rares|\bmatières premières|"
    r"\btierras raras|\bmaterias primas|\bmétaux|\bmining\b|\bmines?\b|\bsous-sol|\bminería|\bminier|"
    r"\bmin[ée]ra(?:l|les|ux)\b|\b(?:rare|battery|strategic|critical) metals?|\blithium|\blitio|\bcobalt|\bnickel|\bgallium|\bgraphite|\btungsten|\btin\b|"
    r"\bcopper|\bantimony|\bmanganese|\bgermanium|\buranium|\bmagnets?\b|\bbatter(?:y|ies) (?:\w+ )?(?:chain|metal|mineral)|\bcobre|\bcuivre|\btantalum|\bcoltan)|"
    r"重要鉱物|レアアース|希土類|レアメタル|鉱物",
    re.IGNORECASE,
)
"""What begins at a word stands in one group, so that nothing is tried within a word."""


@dataclass(frozen=True, slots=True)
class Instrument:
    start: int
    end: int
    text: str
    kind: str


def instruments(text: str) -> list[Instrument]:
    """Every word for an agreement, with its kind."""
    return [
        Instrument(*match.span(), match[0], KINDS[int((match.lastgroup or "k0")[1:])][0])
        for match in INSTRUMENT.finditer(text)
    ]


NOT_AFTER = re.compile(r" (?:nothing|no |neither|rien|nada)", re.IGNORECASE)


@lru_cache(maxsize=512)
def signings(text: str) -> tuple[re.Match[str], ...]:
    """Where something is said to be or have been signed, not to be going to be."""
    return tuple(
        match
        for match in SIGN.finditer(text)
        if not NOT_SIGN.search(text[max(0, match.start() - 30) : match.start()])
        and not NOT_AFTER.match(text, match.end())
    )
