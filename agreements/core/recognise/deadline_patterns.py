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
    more = r"(?:calendar |working |business |short |more |full |consecutive )?"
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
    r"en el plazo de|un plazo de|plazo de|"
    r"un delai de|delai de|dentro de|en los proximos|en menos de|a los|au bout de|au cours des|en"
)
COUNTED = re.compile(
    rf"\b(?:{WITHIN}) (?:a period of |at most |about |around |roughly |some |a |"
    rf"the (?:next |first |space of )?|los proximos |prochains )?{_length()}"
    rf"|\b(?:has|have|had|given|gives?|gave|giving|allow\w*|with|set|sets|take|takes|get|gets|got|"
    rf"donne|dan|tienen|ont) "
    rf"(?:\w+ ){{0,2}}?{_length('2')} (?:to|in which|for|from|after|pour|para)\b"
    rf"|\b{_length('3')} (?:later|(?:on )?(?:from|after|of|following) {SIGNED}|apres|despues|"
    rf"tras)\b"
    rf"|\b(?P<number4>\d{{1,3}}|{IN_WORDS})-(?P<unit4>day|week|month|year) (?:\w+ ){{0,2}}?"
    rf"(?:deadline|clock|timetable|schedule|time limit|limit|window|target|countdown|period|"
    rf"timeline)\b"
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
    r"\b(?:within|inside|in|over|before) (?:the next |the |a |about |"
    r"roughly )?(?P<half>half[ -](?:a[ -])?year)\b"
)
BY = (
    r"(?:by|before|until|till|no later than|not later than|avant|d'ici(?: a)?|antes de|antes del|"
    r"para|hacia|au plus tard|"
    r"a mas tardar(?: a| en)?|hasta|a|up to)"
)
YEAR = (
    r"(?P<year>20\d\d|(?:this |next |the |that )?(?:calendar )?year|annee prochaine|annee|"
    r"ano que viene|proximo ano|ano|this year|next year)"
)
END_OF_YEAR = re.compile(
    rf"\b{BY} (?:the |la |el |le )?(?:year[- ]end|year's end|(?:end|close|fin|final|"
    rf"finales)[ -](?:of |de |del )?(?:the |l')?{YEAR})"
)
YEAR_OUT = re.compile(
    r"\b(?:before|until|by the time) (?:the (?:calendar )?year|this year|"
    r"(?P<year>20\d\d)) (?:is (?:out|over|done|up)|ends|closes|runs out)\b"
    r"|\bthis side of (?:christmas|new year)\b|\bantes de que (?:termine|acabe) el ano\b|"
    r"\bavant (?:le )?nouvel an\b"
    r"|\b(?:within|in|over) the (?:course|space) of (?:the|this) year\b"
)
MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
DAY_OF_MONTH = (
    rf"(?:(?:the )?(?:end[ -](?:of )?|(?:la )?fin (?:de |du mois de )?|finales de |"
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
STARTS = ("from", "as of", "as from", "a partir", "a compter", "des le")
BY_YEAR = re.compile(
    r"\b(?:by|before|no later than|d'ici(?: a)?|para|antes de|hasta|"
    r"avant) (?P<year>20[2-9]\d)\b(?! (?:to|and)\b|-\d|'s)"
)
BY_PART = re.compile(
    r"\b(?:by|before|until|no later than|d'ici(?: a)?|a|para|avant) (?:the |le |la |"
    r"el )?(?:end of |fin (?:de |du )?)?(?:the |le |la |el )?"
    r"(?:(?P<part>mid|first half|second half|middle|premier semestre|second semestre|"
    r"primer semestre|segundo semestre|"
    r"(?:first|second|third|fourth|last) quarter|q[1-4]|mi|mediados)(?:[- ](?:of |de |du |of the |"
    r"in )?))(?P<year>20\d\d|next year|this year|the year)"
)
PARTS_OF_YEAR = {
    "mid": 6, "middle": 6, "mi": 6, "mediados": 6, "first half": 6, "second half": 12,
    "premier semestre": 6, "second semestre": 12, "primer semestre": 6, "segundo semestre": 12,
    "first quarter": 3, "second quarter": 6, "third quarter": 9, "fourth quarter": 12,
    "last quarter": 12, "q1": 3, "q2": 6, "q3": 9, "q4": 12,
}  # fmt: skip
"""The last month of each part of a year."""
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
