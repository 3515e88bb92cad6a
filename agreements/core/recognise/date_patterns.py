"""How dates are written in the four languages: one pattern a way of writing.

The names of the groups say what each part is; :mod:`dates` gives them their meaning.
"""

from __future__ import annotations

import re

from agreements.core.recognise.date_words import NUMBERS, WEEKDAYS

_EN_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?!\w))"
)
_EN_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WHICH = r"(?P<which>that|this|last|the same|the previous|next) year"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"

_ISO = r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)(?![\d-])"

ENGLISH = [
    _ISO,
    rf"(?:(?:{_EN_DAYS}),? (?:the )?)?\b{_DAY}(?: of)? {_EN_MONTH}(?:,? {_YEAR}\b|,? {_WHICH})?",
    rf"(?:(?:{_EN_DAYS}),? )?\b{_EN_MONTH} {_DAY}(?![\d%])(?:,? {_YEAR}\b|,? {_WHICH})?",
    rf"\b{_EN_MONTH},? (?:of )?{_YEAR}\b",
    rf"\b(?:in|since|of|from|during|early|late|mid|back in|by|until|for|In|Since|By|Late|Early)"
    rf"(?: early| late| mid)?[ -](?P<which_month>last |this )?{_EN_MONTH}(?:,? {_YEAR}\b|,? {_WHICH})?",
    rf"\b(?P<which_month>[Ll]ast|this|next) {_EN_MONTH}",
    rf"(?P<which_day>\b(?:last|this|that|next|the previous|the following) )?"
    rf"\b(?P<weekday>{_EN_DAYS})\b(?P<week>(?: of)? last week)?",
    r"\b(?P<today>[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Tt]onight|[Ee]arlier in the day)\b",
    r"\b(?P<yesterday>[Yy]esterday)\b",
    r"\b(?P<same>(?:[Tt]he|[Tt]hat) same (?:day|afternoon|morning|evening)|[Tt]hat (?:day|afternoon|"
    r"evening|morning)|[Ss]ame day)\b",
    r"\b(?P<next_day>[Tt]he (?:next|following) day|[Aa] day later)\b",
    r"\b(?P<day_before>[Tt]he night before|[Tt]he (?:previous day|day before)|[Aa] day earlier)\b",
    r"\b(?P<eve>[Oo]n the eve of)\b",
    rf"\b(?i:{_COUNT})[ -](?P<unit>day|week|month|year)s? (?P<back>after)"
    r"(?= (?:he|she|they|it|both|(?:the )?[\w-]+(?: [\w-]+)?) (?:had )?(?:signed|inked|initialled|sealed)\b)",
    rf"(?<!\b[Hh]alf )\b(?i:{_COUNT})[ -](?P<unit>day|week|month|year)s? "
    r"(?P<way>earlier|later|before|after|ago)\b(?! (?:its |the |their )?(?:signature|signing)\b)",
    r"\b(?P<which_span>[Ll]ast|[Tt]his|[Tt]he previous) (?P<span>month|year)\b",
    r"\b[Ll]ast (?P<season>spring|summer|autumn|winter)\b",
    rf"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Tt]he|[Dd]uring|[Ff]rom|[Bb]y|[Tt]heir|[Ii]ts|[Aa]) (?:early |late |mid-)?"
    rf"{_YEAR}\b(?![-–/]\d)",
]
_FR_MONTH = (
    r"(?P<month>janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|"
    r"d[ée]cembre)\b"
)
_FR_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_FR_DAY = r"(?P<day>1er|0?[1-9]|[12]\d|3[01])"
FRENCH = [
    _ISO,
    rf"(?:(?:{_FR_DAYS}) )?\b{_FR_DAY} {_FR_MONTH}(?: {_YEAR}\b)?",
    rf"\b(?:en|d'|d’|de|fin|début|mi-|depuis) ?{_FR_MONTH}(?: {_YEAR}\b)?",
    rf"\b{_FR_MONTH} {_YEAR}\b",
    rf"\b(?P<weekday>{_FR_DAYS})\b(?P<last_day> dernier)?",
    r"\b(?P<today>aujourd['’]hui|ce matin|ce soir)",
    r"\b(?P<yesterday>[Hh]ier)\b",
    r"\b(?P<same>(?:[Ll]e|du) même jour|[Cc]e jour-là)",
    r"\b(?P<next_day>[Ll]e lendemain)\b",
    r"\b(?P<day_before>[Ll]a veille)\b",
    rf"\b{_COUNT} (?P<unit>jour|semaine|mois|an)s? (?P<way>plus tôt|plus tard|auparavant|après)",
    r"\b(?P<span>mois|année) (?P<which_span>dernier|dernière)\b",
    rf"\b(?:en|de|depuis|dès) {_YEAR}\b",
]
_ES_MONTH = (
    r"(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|"
    r"noviembre|diciembre)\b"
)
_ES_DAYS = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
SPANISH = [
    _ISO,
    rf"(?:(?:{_ES_DAYS}),? )?\b{_DAY} de {_ES_MONTH}(?: del? {_YEAR}\b)?",
    rf"\b(?:en|de|desde|durante) (?:el mes de )?{_ES_MONTH}(?P<last_month> pasado)?(?: del? {_YEAR}\b)?",
    rf"\b(?P<weekday>{_ES_DAYS})\b(?P<last_day> pasado)?",
    r"\b(?P<today>[Hh]oy|[Ee]sta (?:mañana|tarde))\b",
    r"\b(?P<yesterday>[Aa]yer)\b",
    r"\b(?P<same>(?:[Ee]l|[Ee]se) mismo día|[Ee]se día)\b",
    r"\b(?P<next_day>[Aa]l día siguiente|[Uu]n día después)\b",
    r"\b(?P<day_before>[Uu]n día antes|[Ll]a víspera|[Ee]l día anterior)\b",
    rf"\b{_COUNT} (?P<unit>día|semana|mes|año)(?:s|es)? (?P<way>antes|después|atrás)\b",
    r"\b(?P<span>mes|año) (?P<which_span>pasado|anterior)\b",
    rf"\b(?:en|de|desde) {_YEAR}\b",
]
_JA_NUMBER = r"[\d０-９〇一二三四五六七八九十]"
JAPANESE = [
    rf"(?:(?P<ja_year>{_JA_NUMBER}{{4}})年|(?P<which_ja>昨年|今年|去年|同年))?"
    rf"(?P<ja_month>{_JA_NUMBER}{{1,3}})月(?P<ja_day>{_JA_NUMBER}{{1,3}})日(?!間|以内)",
    rf"(?:(?P<ja_year>{_JA_NUMBER}{{4}})年|(?P<which_ja>昨年|今年|去年|同年))(?P<ja_month>{_JA_NUMBER}{{1,3}})月",
    rf"(?<![\d０-９〇一二三四五六七八九十百千年月カヵヶ])(?P<ja_day>{_JA_NUMBER}{{1,3}})日(?!間|以内|後|前|本|米|欧|豪|英)",
    rf"(?<![\d０-９〇一二三四五六七八九十百千カヵヶ])(?P<ja_month>{_JA_NUMBER}{{1,2}})月(?!間|以内)",
    rf"(?P<ja_year>{_JA_NUMBER}{{4}})年(?!間)",
    r"(?P<same>同日|この日)",
    r"(?P<today>今日|本日)",
    r"(?P<yesterday>昨日)",
    r"(?P<which_span>先月|今月|昨年|今年)",
    "(?P<weekday>" + "|".join(day for day in WEEKDAYS if day > "\u3000") + ")",
]

PATTERNS = {
    language: [re.compile(pattern) for pattern in patterns]
    for language, patterns in (
        ("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH), ("ja", JAPANESE),
    )
}  # fmt: skip
