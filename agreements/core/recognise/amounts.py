"""Money that an article mentions: how much, of what kind, and whether the agreement moves it."""

from __future__ import annotations

import re
from itertools import zip_longest

from agreements.core.recognise.context import Context
from agreements.core.recognise.findings import AmountFound
from agreements.core.recognise.money import Sum
from agreements.core.recognise.standing import Standing
from agreements.core.recognise.text import evidence, folded
from agreements.core.words import AmountKind

KINDS = (
    (
        AmountKind.LETTER_OF_INTEREST,
        re.compile(
            r"\bletters? of (?:interest|intent)|\bletter saying|lettres? d'int|cartas? de int"
        ),
    ),
    (
        AmountKind.DISBURSED,
        re.compile(
            r"\b(?:disbursed|paid out|transferred|has paid|have paid|already (?:put|paid|spent|"
            r"invested)|deboursé)"
        ),
    ),
    (
        AmountKind.OBLIGATED,
        re.compile(
            r"\b(?:approved|obligated|awarded|appropriated|signed a loan|allocated|budgeted|"
            r"earmarked|set aside)\b"
        ),
    ),
    (
        AmountKind.PLEDGE,
        re.compile(
            r"\b(?:pledg\w*|commit\w*|promis\w*|will (?:put|contribute|invest|provide|match|take|"
            r"lend|give|spend)|is to (?:put|take|contribute|invest|provide)|agreed to (?:put|"
            r"invest|provide)|put (?:in|up|at least)|contribut\w+|at least|mobilis\w+|mobiliz\w+|"
            r"capital)\b"
        ),
    ),
)
TIED = re.compile(
    r"\b(?:puts? (?:in|up|down|at least)|(?:will|is to|are to|would|shall|must) "
    r"(?:jointly |together |also |each |then )?(?:put|pay|invest|raise|stump up|chip in|"
    r"spend|inject|plough|extend|supply|bear|cover|release|disburse|mobili[sz]e|finance|fund|"
    r"deposit|"
    r"contribute|commit|allocate|be (?:put up|provided|made available|lent|extended|paid|invested|"
    r"released|raised|mobili[sz]ed|granted|pooled|offered))|"
    r"(?:article|clause|section|annex|chapter) \d+ (?:mentions|names|sets|puts)|"
    r"tranche|outlay|facility|pencilled in|line of credit|credit line|kitty|lined up|sets? aside|"
    r"earmarks?|contribut\w+|pledg\w+|commit\w+|promis\w+|each (?:side|"
    r"government|country)|apiece|"
    r"both (?:sides|governments|countries)|the two (?:sides|governments|countries)|match|"
    r"the (?:fund|framework|memorandum|agreement|pact|deal|partnership|accord|package|pipeline)|"
    r"(?:billion|million|bn|m|crore) (?:deal|pact|agreement|framework|fund|package|pipeline|"
    r"reserve)|"
    r"under (?:the|it|which)|(?:it|text|paper|memorandum|agreement|deal|pact|framework|accord|"
    r"partnership|declaration) (?:also |even )?(?:foresees|provides|sets up|creates|includes|"
    r"promises|"
    r"pledges|offers|commits|comes with|carries|sets aside|earmarks)|bring together|"
    r"brings together|foresees|provides for|equity|as a shareholder|joint outlay|linked the|"
    r"tied to|"
    r"worth of projects|starting capital|seed|"
    r"venture will cost|stake|fact sheet|compact|charter|between them|from (?:each|either) side|"
    r"(?:want|wants|hope|hopes|aim|aims|meant|plan|plans|intend|intends|expected) to (?:raise|draw|"
    r"attract|unlock|mobili[sz]e|bring in|crowd in|pool)|(?:will|would|shall|is to|are to|must) "
    r"(?:jointly |together |also )?(?:provide|grant|stand behind|back|pool|lend|add|vouch|"
    r"guarantee|underwrite|set aside)|a further|sum they|in return|sets (?:an? |the |as its )?"
    r"(?:target|goal|aim)|of (?:that|this|which) (?:sum )?(?:may|could|will|would|is to) (?:come|"
    r"be|take)|(?:is|are) (?:giving|lending|granting|donating|paying|putting up)|"
    r"prevoi\w+|promet\w*|s'engag\w+|apportera\w*|versera\w*|pretera\w*|financera\w*|consacrera\w*|"
    r"pondra\w*|prestara\w*|financiara\w*|invertira\w*|debloqu\w+|preve|prometi\w+|aportar\w*|"
    r"destinar\w*|movilizar\w*|se comprometi\w+)\b|拠出|出資|協力基金"
)
DUE = re.compile(
    r"\b(?:(?:will|shall|must|may|is to|are to|has to|have to|agreed? to|asked to|told to|obliged to) "
    r"(?:now |also |each |together )?(?:spend|find|assemble|gather|collect|advance|disburse)|"
    r"(?:is|are|was|were) to be (?:paid|raised|spent|gathered|found|lent|invested|made available)|"
    r"to (?:draw|gather|assemble|collect|crowd in)|the aim of \w+ing|instal?lments?|"
    r"(?:ministers|leaders|parties|partners|sides|governments|presidents|members|signatories) "
    r"(?:\w+ )?(?:sp(?:oke|eak) of|set themselves|named|mentioned|hope to|put a price)|"
    r"nam(?:ed|es) (?:its|their) (?:own )?(?:part|share)|(?:shared|split|divided) (?:half|equally|evenly)|"
    r"half (?:each|and half)|from (?:both|the two|their) (?:own )?(?:treasuries|budgets|purses)|fifty-fifty|(?:initial|starting|first) (?:outlay|capital|sum)|fund of|"
    r"under (?:the |this |these |those |their |its |an? )?(?:\w+ )?(?:papers?|texts?|documents?|"
    r"memorand\w+|amendments?|accords?|terms)|"
    r"(?:it|one|texts?|papers?|version|memorand\w+|accord|deal|pact|agreement|framework|document) "
    r"(?:also )?(?:mentions|provides|promises|offers|contains|brings)|"
    r"(?:one|text|paper|memorandum|accord|deal|pact|agreement|framework|document), worth|"
    r"(?:ceiling|cap|price tag|tally) (?:of|is|was))\b"
)
"""Money that the parties are to find or to pay."""
GOES_ON = re.compile(
    r"(?:that|this|it|they|the (?:sum|money|figure|total|amount|cash)|half|most)\b"
)
"""How a sentence begins that says whose the sum just named is."""
LOOSE = re.compile(
    r"\b(?:separate\w*|announced alongside|commercial|company|companies|ventures? (?:wins|"
    r"is expected)|is expected to cost|global gateway|"
    r"strategy|programmes?|program|investment drive|earlier|trade (?:deal|understanding|agreement|"
    r"pact|bargain)|"
    r"a year|annual|annually|imports?|exports?(?! (?:finance|credit|bank|development|agency|"
    r"lender))|estimate[sd]?|consultan\w+|analysts?|reckons?|"
    r"lender we|"
    r"domestic|project vault|export-import bank|exim|not (?:in|part of)|different document|"
    r"does not|worldwide|around the world|"
    r"market|sales|revenue|turnover|bill at|cost of|losses|trade between|across all sectors|loan|"
    r"consorti\w+|concession|owners?|repairs?|different|meanwhile|the world (?:will )?needs?|"
    r"a figure of|mentioned|its own(?! (?:part|share)\b)|another (?:file|matter|story|pot|purse)|fine[ds]?|"
    r"last (?:year|month|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter)|bidders?|contractors?|shareholding|"
    r"said to be worth|spokes\w+|private equity|in debt|"
    r"officials say agencies|same event|contracts|may lend|ne figure pas|envisage)\b|別の"
)
WHAT = 120
WIDELY_TRADED = frozenset(("USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "INR", "CHF"))
CONVERTED = re.compile(
    r"^[^.;()]{0,40}?(?:\(|\bor |\bsome |\babout |\bequal to |\bequivalent to |\bworth )"
    r"(?:or )?(?:about |roughly |around |some |almost |nearly |just \w+ |approximately |over |=|~|"
    r"equal to |equivalent to )*$"
)
"""What stands between a sum and the same in another currency."""


def find_amounts(context: Context) -> tuple[AmountFound, ...]:
    """Each sum once: the first place that ties it to an agreement, or else the first place."""
    found: dict[tuple[int, str], AmountFound] = {}
    for each, after in zip_longest(context.sums, context.sums[1:]):
        if after and _is_told_again(context.text, each, after):
            continue
        amount = _amount(context, each)
        key = (amount.value, amount.currency)
        if key not in found or (amount.agreement and not found[key].agreement):
            found[key] = amount
    return tuple(sorted(found.values(), key=lambda each: each.evidence.start))


def _is_told_again(text: str, each: Sum, after: Sum) -> bool:
    """Whether a sum in a currency little traded is at once told in one that is traded widely."""
    is_better = each.currency not in WIDELY_TRADED and after.currency in WIDELY_TRADED
    return is_better and bool(CONVERTED.search(folded(text)[each.end : after.start]))


def _amount(context: Context, each: Sum) -> AmountFound:
    number = context.attribution.sentence_at(each.start)
    sentence = context.sentences[number]
    words = folded(context.text)[sentence.start : sentence.end]
    return AmountFound(
        agreement=moving_agreement(context, each),
        value=each.value,
        currency=each.currency,
        kind=next((kind for kind, pattern in KINDS if pattern.search(words)), AmountKind.OTHER),
        what=_around(sentence.text),
        evidence=evidence(context.text, each.start, each.end),
        confidence=0.85,
        rule="a sum of money",
    )


def moving_agreement(context: Context, each: Sum) -> str:
    """The agreement that moves the money; empty for money of somebody else, and for estimates."""
    number = context.attribution.sentence_at(each.start)
    sentence = context.sentences[number]
    words = folded(context.text)[sentence.start : sentence.end]
    is_aside = context.standings[number] < Standing.PLAIN
    if is_aside or _ties(context, number, each) <= len(LOOSE.findall(words)):
        return ""
    return context.attribution.agreement_at(each.start)


def _ties(context: Context, number: int, each: Sum) -> int:
    """How much speaks for a sum being that of an agreement, in its sentence and around it."""
    whole, sentence = folded(context.text), context.sentences[number]
    words = whole[sentence.start : sentence.end]
    ties = sum(len(told.findall(words)) for told in (TIED, DUE))
    titled = {(other.value, other.currency) for other in context.title_sums}
    ties += (each.value, each.currency) in titled
    after = context.sentences[number + 1] if number + 1 < len(context.sentences) else None
    if after and not ties and after.paragraph == sentence.paragraph:
        following = whole[after.start : after.end]
        if GOES_ON.match(following) and not LOOSE.search(following):
            ties += bool(TIED.search(following) or DUE.search(following))
    return ties


def _around(sentence: str) -> str:
    text = " ".join(sentence.split())
    return text if len(text) <= WHAT else text[: WHAT - 1].rsplit(" ", 1)[0] + "…"
