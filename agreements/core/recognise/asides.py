"""What a report tells beside the terms: what others want, what failed, what is law at home."""

from __future__ import annotations

import re

ONLOOKERS = (
    r"(?:campaigners|activists|villagers|residents|environmentalists|conservationists|unions?|"
    r"lawmakers|deputies|senators|critics|ngos?|(?:business|industry|lobby|rights|green|"
    r"environmental|indigenous|farmers'?|trade|mining|civil society|church) (?:groups?|lobby|"
    r"associations?|bodies|organisations?)|mining association|chamber of (?:mines|commerce)|"
    r"opponents|supporters|locals|workers|executives|bankers|miners|recyclers|manufacturers|"
    r"carmakers|"
    r"defensores|sindicatos|ecologistas|ambientalistas|habitants|syndicats|riverains)"
)
WISHED = (
    r"(?:want|demand|ask|urge|call|fear|complain|sa(?:y|id)|miss|doubt|welcom|prais|criticis|accus|"
    r"oppos|warn|hope|argu|insist|push|press|lobb|grumbl|question|worr|wonder|object|claim|would "
    r"like|had hoped|piden|exigen|temen|reclaman|demandent|craignent|reclament)"
)
ASKED_BY_ONLOOKERS = re.compile(
    rf"\b{ONLOOKERS} (?:(?!be\b|to\b)\w+ ){{0,2}}?(?:also |have |has |had )?{WISHED}\w*\b"
)
"""What those who signed nothing would like."""
COMPANY = (
    r"(?:company|firm|miner|developer|operator|owner|producer|refiner|carmaker|start-?up|junior|"
    r"consortium|manufacturer|smelter)"
)
OF_A_COMPANY = re.compile(
    rf"^(?:separately, |meanwhile, )?(?:the|its|a|an|one|another|that|this) (?:(?!state|public|"
    rf"joint)\w+ ){{0,2}}{COMPANY}"
    r"(?:'s (?:own )?\w+(?: \w+)?)?(?:, [^,]{3,60},)? "
    r"(?:itself |also |now |already |has |have |had )*"
    r"(?:signed|is (?!to\b)|was (?!to\b)|wants?|plans?|planned|hopes?|hoped|expects?|aims?|needs?|"
    r"owns|runs|operates|"
    r"posted|sa(?:ys|id)|reported|raised|bought|sold|built|makes|employs|covers?|intends?|"
    r"announced|opened|began|started|won|secured|agreed|struck|holds|held|relies|buys|sells)\b"
)
"""A company's own plans and contracts."""
FAILED = re.compile(
    r"\b(?:clause|passage|article|paragraph|demand|request|idea|plan|proposal|wording|section|"
    r"provision|chapter)s? (?:[\w']+ ){0,7}?(?:was|were|has been|have been|had been) (?:\w+ )?"
    r"(?:dropped|removed|deleted|taken out|shelved|rejected|refused|turned down|abandoned|"
    r"cut out|withdrawn|postponed|struck)\b"
    r"|\btalks (?:on|about|over) (?:\w+ ){1,6}(?:broke|collapsed|stalled|failed|ended without|"
    r"came to nothing|are stuck|have stalled|went nowhere)\b"
    r"|\b(?:fail(?:ed|s)? to (?:agree|win|get|secure|persuade|include|reach|settle)|"
    r"f[ae]lls? short of|"
    r"stop(?:s|ped)? short of|did not (?:get|win|obtain|agree)|could not agree|in vain|to no avail|"
    r"without success|rebuffed)\b"
    r"|\bhad (?:wanted|hoped|asked|sought|pushed|pressed|lobbied|demanded|called)\b"
    r"|\b(?:is|are|was|were|remains?|stays?) (?:still |as yet )?(?:unclear|open|unresolved|"
    r"unsettled|undecided|uncertain|up in the air)(?: for now)?\W*$"
    r"|\bremains? to be (?:seen|found|settled|decided|agreed|worked out)\b|\bunlike (?:the|its|"
    r"other|earlier)\b"
    r"|\b(?:one day|some ?day|no fue|quedo fuera|n'a pas ete)\b"
)
"""What was wanted and did not come, or is not settled."""
LAW_AT_HOME = re.compile(
    r"\b(?:strategy|law|act|survey|study|report|treaty|trade pact|bill|code|census|"
    r"constitution) of (?:19|20)\d\d\b"
    r"|\b(?:congress|parliament|senate|assembly|lower house|upper house|deputies|lawmakers) (?:is|"
    r"are|was|were|will|"
    r"has|have|passed|approved|debated?|voted|must|adopted|rejected)\b|"
    r"\b(?:bill|draft law) (?:on|that|to|before (?:congress|parliament))\b"
    r"|\b(?:national|federal|domestic) (?:critical |minerals? |mining |raw |materials? |"
    r"industrial )*(?:strategy|law|act|bill|rules|list|stockpile)\b(?! with)"
)
"""What one country does by its own law."""
