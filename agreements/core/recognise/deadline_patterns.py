"""How deadlines are written in English, French, Spanish and Japanese, over folded text."""

from __future__ import annotations

import re

from agreements.core.recognise.numbers import IN_WORDS, JAPANESE

UNITS = {
    "day": "D", "days": "D", "week": "W", "weeks": "W", "month": "M", "months": "M", "year": "Y",
    "years": "Y", "jour": "D", "jours": "D", "semaine": "W", "semaines": "W", "mois": "M",
    "an": "Y", "ans": "Y", "annee": "Y", "annees": "Y", "dia": "D", "dias": "D", "semana": "W",
    "semanas": "W", "mes": "M", "meses": "M", "ano": "Y", "anos": "Y",
    "fortnight": "F", "fortnights": "F", "quarter": "Q", "quarters": "Q", "quinzaine": "F",
    "trimestre": "Q", "trimestres": "Q", "semestre": "H", "semestres": "H",
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero", "february feb fevrier febrero", "march mar mars marzo",
            "april apr avril abril", "may mai mayo", "june jun juin junio",
            "july jul juillet julio", "august aug aout agosto",
            "september sept sep septembre septiembre", "october oct octobre octubre",
            "november nov novembre noviembre", "december dec decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SPANS = {"F": (14, "D"), "Q": (3, "M"), "H": (6, "M")}
"""A fortnight, a quarter and half a year in the units of ISO 8601."""


def _length(tag: str = "") -> str:
    """A number and a unit, whose groups end in ``tag``."""
    units = "|".join(sorted(UNITS, key=len, reverse=True))
    number = rf"(?P<number{tag}>\d{{1,3}}|half an?|{IN_WORDS})(?P<half{tag}> and a half)?"
    more = (
        r"(?:calendar |working |business |short |more |full |consecutive |prochaine?s |"
        r"premiere?s |primer[oa]s |siguientes )?"
    )
    late = rf"(?P<late{tag}> and a half| et demie?| y medio)?"
    unit = rf"(?P<unit{tag}>{units})(?!\w| of (?!the sign|sign|its|entry|one ))"
    return rf"{number}[ -]{more}{unit}{late}"


SIGNED = (
    r"(?:the |its |their |this |that |la |el |su )?(?:date of |day of |date de |"
    r"fecha de )?(?:the |la )?"
    r"(?:signature|signing|signatories|ceremony|entry|adoption|conclusion|launch|deal|agreement|"
    r"accord|pact|"
    r"memorandum|handshake|today|now|then|that|it|they|both|being signed|firma|signature)"
)
WITHIN = (
    r"within|inside|in under|in less than|in no more than|under|(?:not|no) later than|(?:not|"
    r"no) more than|"
    r"at most|at the latest|over the (?:next|coming|following|first)|"
    r"in (?:the|its|their) (?:next|coming|following|first)|"
    r"during (?:the|its|their) (?:next|coming|following|first)|for the next|before|in|"
    r"d'ici(?: a)?|dans(?: les)?|"
    r"dans (?:un delai|les delais) de|sous|en moins de|en(?: un)? plazo (?:maximo )?de|"
    r"en el plazo de|un plazo de|plazo de|en (?:el|un) (?:termino|lapso|espacio) de|"
    r"(?:en )?(?:un )?plazo no (?:mayor|superior) (?:a|de)|antes de|avant|en l'espace de|"
    r"un delai de|delai de|dentro de(?: los)?|en los proximos|en menos de|a los|au bout de|"
    r"au cours des|en"
)
COUNTED = re.compile(
    rf"\b(?:{WITHIN}) (?:a period of |at most |about |around |roughly |some |a |"
    rf"the (?:next |first |space of )?|los proximos |prochains )?{_length()}"
    rf"|\b(?:has|have|had|given|gives?|gave|giving|allow\w*|with|set|sets|take|takes|get|gets|got|"
    rf"donne(?:nt)?|accordent?|disposent|disponen|dan|dieron|dio|tienen|tiene|tendran|tendra|cuentan|"
    rf"fijaron|"
    rf"ont|a|auront) (?:d[eu]|con )?"
    rf"(?:\w+ ){{0,2}}?{_length('2')} (?:to|in which|for|from|after|pour|para)\b"
    rf"|\b{_length('3')} (?:later|(?:on )?(?:from|after|of|following) {SIGNED}|apres|despues|"
    rf"tras)\b"
    rf"|\b(?P<number4>\d{{1,3}}|{IN_WORDS})-(?P<unit4>day|week|month|year) (?:\w+ ){{0,2}}?"
    rf"(?:deadline|clock|timetable|schedule|time limit|limit|window|target|countdown|period|"
    rf"timeline|mark|point)\b"
)
OF_LENGTH = re.compile(
    rf"\b(?:deadline|time limit|limit|clock|timetable|window|time frame|timeframe) of {_length()}"
    rf"|\b{_length('2')} deadline"
    rf"|\b{_length('3')} (?:is|are|was|were) (?:the (?:\w+ )?(?:limit|time|deadline|term|maximum)|"
    rf"(?:all|what) \w+ \w+|"
    rf"allowed|given|granted|allotted|set)\b"
    rf"|\b(?:stops?|ends?|runs out|expires?|strikes) after {_length('4')}"
)
HALVES = re.compile(
    r"\b(?:within|inside|in|over|before|en|antes de) (?:the next |the |a |about |"
    r"roughly )?(?:half[ -](?:a[ -])?year|medio ano)\b"
)
QUARTERS = re.compile(r"\b(?:within|inside|in|over|before) (?:about )?a quarter of a year\b")
BY = (
    r"(?:by|before|until|till|no later than|not later than|avant|d'ici(?: a)?|antes de|antes del|"
    r"para|hacia|au plus tard|due (?:at|by)|at|"
    r"a mas tardar(?: a| en)?|hasta|a|up to)"
)
YEAR = (
    r"(?P<year>20\d\d|(?:this |next |the |that )?(?:calendar )?year|annee prochaine|annee|"
    r"ano que viene|proximo ano|(?:este )?ano|este 20\d\d)"
)
LAST_OF_YEAR = (
    r"(?:the |la |el |le )?(?:year[- ]end|year's end|turn of the year|fin d'annee|"
    r"(?:very )?(?:end|close|late|fin|final|finales|fines|finalizar|concluir)"
    rf"[ -](?:of |de |del )?(?:the |l'|el )?{YEAR})"
)
DEADLINE = r"(?:deadline|target date|cut-off|due date|last day|time limit|target|limit)"
END_OF_YEAR = (
    re.compile(rf"\b{BY} {LAST_OF_YEAR}"),
    re.compile(rf"\b{DEADLINE}(?: \w+){{0,6}}? (?:is|was|of|at|as|for) {LAST_OF_YEAR}"),
    re.compile(
        rf"\b{LAST_OF_YEAR} (?:is|was|as) (?:set as )?(?:the|a|their) (?:\w+ )?{DEADLINE}\b"
    ),
)
YEAR_OUT = re.compile(
    r"\b(?:before|until|by the time) (?:the (?:calendar )?year|this year|"
    r"(?P<year>20\d\d)) (?:is (?:out|over|done|up)|ends|closes|runs out)\b"
    r"|\bthis side of (?:christmas|new year)\b|\bantes de que (?:termine|acabe|finalice|"
    r"concluya) el ano\b|"
    r"\bavant (?:le )?nouvel an\b"
    r"|\b(?:within|in|over) the (?:course|space) of (?:the|this) year\b"
)
IN_YEAR = re.compile(
    r"\b(?:in the course of|over the course of|some ?time in|at some point in|later in|during|"
    r"courant|(?:dans le|au) (?:courant|cours) de|en el (?:curso|transcurso) de|durante|"
    r"a lo largo de) (?:l')?(?P<year>20\d\d|this (?:calendar )?year|next year|annee prochaine|"
    r"annee|este ano|proximo ano|ano que viene)\b"
    r"|\blater this year\b"
)
"""Time until a year is out, said without its end."""
DECADE_OUT = re.compile(
    r"\b(?:by|before|avant|antes de) (?:the )?(?:end|close|fin|la fin|fines|finales|fin) (?:of|de) "
    r"(?:the |this |la |cette |esta )?(?:decade|decennie|decada)\b"
    r"|\bbefore (?:the|this) decade (?:is (?:out|over|done|up)|ends|closes)\b"
    r"|\b(?:within|this side of) (?:the|this) decade\b"
)
MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
DAY_OF_MONTH = (
    rf"(?:(?:the )?(?P<end>end[ -](?:of )?|late |close of |(?:la )?fin (?:de |du mois de )?|"
    rf"fin(?:al)?es de |"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)? (?:of |de )?))?(?:next |this |the coming )?{MONTH}\b"
    r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? (?:de |del |of )?(?P<year>20\d\d|"
    r"(?:of )?(?:next|this) year))?"
)
BY_DATE = re.compile(
    r"\b(?:by|before|until|till|(?:no|not) later than|avant(?: le)?|d'ici(?: le| au| a| a la)?|"
    r"antes del?|para(?: el)?|hasta el|"
    r"au plus tard,?(?: le| fin)?|a mas tardar,? (?:el|en)|due (?:on|by)|from|as of|as from|"
    r"a partir del?|a compter du|"
    rf"des le) (?:the close of |the )?{DAY_OF_MONTH}"
)
AT_THE_LATEST = re.compile(
    rf"\b(?:on )?{DAY_OF_MONTH},? (?:at (?:the )?(?:very )?latest|au plus tard|a mas tardar)\b"
)
OF_DATE = (
    re.compile(rf"\b{DEADLINE}(?: \w+){{0,6}}? (?:is|was|of|at|on|as|for) (?:the )?{DAY_OF_MONTH}"),
    re.compile(
        rf"\b{DAY_OF_MONTH},? (?:is|was|as|has been|will be|being)(?: (?:set|fixed|"
        rf"named))?(?: as)? "
        rf"(?:the|a|their|its) (?:\w+ )?(?:{DEADLINE}|date)\b"
    ),
)
"""A day that is called the last one."""
AGAIN = re.compile(r"(?:which means|meaning|that means|that is|or|c'est-a-dire|o sea|es decir),? $")
BEFORE = ("before ", "avant ", "antes de")
STARTS = ("from", "as of", "as from", "a partir", "a compter", "des le")
BY_YEAR = re.compile(
    r"\b(?:by|before|no later than|d'ici(?: a)?|para|antes de|hasta|"
    r"avant) (?P<year>20[2-9]\d)\b(?! (?:to|and)\b|-\d|'s)"
)
PARTS = {
    "mid": 6, "middle": 6, "mi": 6, "mediados": 6, "first half": 6, "second half": 12,
    "premier semestre": 6, "second semestre": 12, "primer semestre": 6, "segundo semestre": 12,
    "deuxieme semestre": 12, "first six months": 6, "first three months": 3, "first nine months": 9,
    "first quarter": 3, "second quarter": 6, "third quarter": 9, "fourth quarter": 12,
    "last quarter": 12, "final quarter": 12, "q1": 3, "q2": 6, "q3": 9, "q4": 12,
    "premier trimestre": 3, "deuxieme trimestre": 6, "troisieme trimestre": 9,
    "quatrieme trimestre": 12, "dernier trimestre": 12, "primer trimestre": 3,
    "segundo trimestre": 6, "tercer trimestre": 9, "cuarto trimestre": 12, "ultimo trimestre": 12,
}  # fmt: skip
"""The last month of each part of a year."""
BY_PART = re.compile(
    r"\b(?P<by>by|before|until|no later than|d'ici(?: a)?|a|para|avant|antes de|in|during|at|au|"
    r"au cours du|en|dans|durante) (?:the |le |la |el |l[ae] )?"
    r"(?:end of |fin (?:de |du )?|fines de |finales de )?(?:the |le |la |el |l )?"
    rf"(?:(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})"
    r"(?:[- ](?:of |de |du |del |of the |in )?))(?P<year>20\d\d|next year|this year|the year)"
)
DURING = ("in", "during", "at", "au", "au cours du", "en", "dans", "durante")
END_OF_MONTH = re.compile(
    r"\b(?:by|before|until) the (?:end|close) of (?P<which>the|this|next|the (?:coming|"
    r"following)) month\b"
)
JAPANESE_LENGTH = re.compile(
    rf"(?P<number>{JAPANESE}|半)(?P<unit>日|週間|カ月|か月|ヶ月|ヵ月|ケ月|箇月|年)間?(?:以内|後|内に|のうちに)"
)
JAPANESE_END = re.compile(r"(?P<year>20\d\d|今|来)?(?:年の?末|年末?まで|年中に|年内)に?")
JAPANESE_DAY = re.compile(
    rf"(?:(?P<year>20\d\d|今|来)年)?(?P<month>{JAPANESE})月(?:(?P<day>{JAPANESE})日|の?末)?までに?"
)
JAPANESE_UNITS = {"日": "D", "週間": "W", "年": "Y"}
