"""Names of persons as they are written, and who is known to have signed for whom."""

from __future__ import annotations

import re
from functools import lru_cache

from agreements.core.recognise.text import folded

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
CAPITAL = rf"(?:[d{_UPPER}]['’])?[{_UPPER}][^\W\d_]*(?:[-'’](?!s\b)[^\W\d_]+)*"
INITIAL = rf"[{_UPPER}]\.(?: ?[{_UPPER}]\.)*"
"""One or more initials: "S.", "V. L."."""
PARTICLE = (
    r"(?:bin|ibn|bint|al|van|von|der|den|de|del|della|di|da|dos|do|du|la|le|el|ter|ten|y|e|af|zu)"
)
NAME = rf"(?:{INITIAL} )?{CAPITAL}(?: (?:{PARTICLE} ){{0,2}}(?:{INITIAL} )?{CAPITAL}){{0,4}}"
FULL_NAME = (
    rf"(?:{INITIAL} (?:{PARTICLE} ){{0,2}}{CAPITAL}(?: {CAPITAL}){{0,2}}"
    rf"|(?:Prince |Princess |Sheikh )?{CAPITAL}"
    rf"(?: (?:{PARTICLE} ){{0,2}}(?:{INITIAL} )?(?:{PARTICLE} ){{0,2}}{CAPITAL}){{1,3}})"
)
TITLES = re.compile(
    r"^(?:(?:Presidents?|Ministers?|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Hon|Prof|Professor|Shri|Smt|H\.?E|His|Her|Excellency|"
    r"M|MM|Mme|Monsieur|Madame|Sr|Sra|don|doña|The|On|In|At|And|But|When|While|After|Both|Then|"
    r"Where|As|Since|If|For|With|By|From|Under|Before|Now|Also|Meanwhile|Earlier|Later)\b\.? ?)+"
)
NOT_A_NAME = re.compile(
    r"\b(?:Agreement|Framework|Memorandum|Partnership|Partners|Initiative|Forum|Declaration|Group|"
    r"House|Palace|Department|Ministry|Commission|Council|Bank|Corporation|Company|Capital|"
    r"Materials|Minerals|Mineral|Metals|Mining|Resources|Energy|Union|United|States|Kingdom|"
    r"Republic|Institute|Centre|Center|University|Summit|Conference|Meeting|Act|Plan|Project|Vault|"
    r"Parliament|Congress|Senate|Office|Agency|Fund|Strategy|Critical|Security|Trade|Foreign|"
    r"Export|Import|European|Central|Asian|Asia|African|North|South|East|West|New|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|"
    r"September|October|November|December|Board|Association|Society|Research|Times|Post|News|Ltd|"
    r"Inc|Corp|Limited|Global|Gateway|International|National|Development|Finance|Minister|"
    r"President|Secretary|Prime|Commissioner|Ambassador|Governor|Chancellor|Officials|Ministers|"
    r"Government|State|Court|Province|Region|Territory|Island|Islands|River|Mine|Industries|"
    r"Administration|Treasury|Pentagon|Embassy|Team|Club|Street|Square|Hall|Hotel|Airport|Rare|"
    r"Earths?|Prize|Peace|Award|Naval|Base|Navy|Army|Tower|News|Silica|Pax|Quad|Alliance|Treaty|Pact|Accord|Deal|Statement|Action|Supply|Chain|"
    r"Chains|Strategic|Joint|Understanding|Indigenous|Peoples?|Cooperation|Investment|Article|"
    r"Annex|Chapter|Section|Line|World|Economic|Business|Street|Ministère|Accord|Acuerdo|"
    r"Ministerio|Comisión|Unión|Estados|Unidos|République|Union|États|Washington|Brussels|Tokyo|"
    r"London|Beijing|Canberra|Ottawa|Paris|Berlin|Seoul|Delhi|Kigali|Kinshasa|Riyadh)\b"
)
"""Words that mark a run of capitals as a thing or a body, not a person."""
MIDDLE = re.compile(rf" (?:{INITIAL} ?)+(?=[{_UPPER}])")


@lru_cache(maxsize=1024)
def clean(name: str) -> str:
    """A name without the forms of address and openings of sentences that cling to it."""
    return re.sub(r"['’]s?$", "", TITLES.sub("", name).strip())


@lru_cache(maxsize=1024)
def is_person(name: str) -> bool:
    """Whether it may be a name of two words or more that belongs to a person."""
    words = name.split()
    return len(words) >= 2 and not NOT_A_NAME.search(name) and not name.isupper()


def key(name: str) -> str:
    """What two ways of writing one name share: no case, accents or middle initials."""
    return folded(MIDDLE.sub(" ", name)).replace("-", " ").removeprefix("prince ").strip()
