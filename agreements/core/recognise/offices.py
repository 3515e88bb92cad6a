"""Words for public office in English, French, Spanish and Japanese, and for what is none."""

from __future__ import annotations

import re

OFFICE = (
    r"(?:(?:[Ee]xecutive |[Ff]irst |[Dd]eputy )?[Vv]ice[- ][Pp]resident|[Pp]residents?|"
    r"(?:[Dd]eputy |[Vv]ice )?[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Tt]aoiseach|"
    r"[Mm]inisters?|PM|(?:[Uu]nder[- ]?|[Dd]eputy |[Aa]ssistant |[Pp]ermanent )?[Ss]ecretary"
    r"(?: of [Ss]tate)?|[Ss]ecretary-[Gg]eneral|[Cc]ommissioners?|[Aa]mbassador|[Mm]ayor|[Gg]overnor|"
    r"[Tt]rade [Rr]epresentative|[Hh]igh [Rr]epresentative|[Cc]rown [Pp]rince|[Kk]ing|[Ee]mir|"
    r"[Ss]ultan|[Ee]nvoy|[Ss]enator|[Cc]ongress(?:man|woman)|[Uu]ndersecretary|[Tt]reasurer|"
    r"[Cc]hargé d['’]affaires|[Ff]irst [Mm]inister|[Dd]irector-[Gg]eneral|[Pp]arliamentary "
    r"[Ss]ecretary|[Cc]hief [Nn]egotiator|[Cc]onsul(?:-[Gg]eneral)?|"
    r"[Pp]résidente?|[Vv]ice-[Pp]résidente?|[Pp]remi(?:er|ère) [Mm]inistre|[Mm]inistre|"
    r"[Cc]ommissaire|[Aa]mbassad(?:eur|rice)|[Ss]ecrétaire d['’][ÉE]tat|[Gg]ouverneure?|"
    r"[Pp]residenta?|[Pp]residente|[Vv]icepresident[ea]|[Mm]inistr[oa]|[Cc]anciller|[Rr]epresentante [Cc]omercial|"
    r"[Cc]omisari[oa]|[Ee]mbajador[ae]?|[Ss]ecretari[oa](?: de [Ee]stado)?|[Gg]obernador[a]?|"
    r"[Ss]ubsecretari[oa]|[Vv]iceministr[oa]|MP|[Ll]awmaker|[Cc]ounterpart|[Hh]omologue|"
    r"[Hh]omólog[oa])"
)
NOT_PUBLIC = re.compile(
    r"\b(?:analyst|consultant|professor|lecturer|geologist|economist|researcher|fellow|lawyer|"
    r"trader|farmer|chief executive|executive officer|CEO|CFO|COO|founder|banker|investor|advis\w+|"
    r"historian|activist|campaigner|former|ex-|retired|company|mining company|union leader|"
    r"analyste|juriste|consultor|analista|professeur|ancien|anterior|"
    r"(?-i:union)|managing director|spokes(?:man|woman|person) for the company|board|shareholder|Inc|Ltd|plc)\b",
    re.IGNORECASE,
)
"""Said of a person who holds no public office, or no longer does."""
COMPANY_RANKS = re.compile(r"^(?:vice[- ])?president|^chair|^secretary|^treasurer", re.IGNORECASE)
"""Ranks that companies have too: public only where a state or the like is named, or nothing."""

JA_OFFICE = (
    r"首相|総理大臣|大統領|副大統領|外務大臣|外相|経済産業大臣|経済産業相|経産相|財務相|資源相|国務長官|天然資源相|鉱物資源相|通商相|エネルギー相|国防相|産業貿易相|貿易産業相|"
    r"経済・財務相|経済財務相|経済相|鉱山相|鉱物相|商務相|外務長官|商務長官|財務長官|エネルギー長官|内務長官|長官|通商代表|産業相|貿易相|環境相|鉱業相|大臣|大使|知事|"
    r"委員長|副委員長|委員|国王|皇太子|書記長|主席"
)
JA_OFFICIAL = re.compile(
    rf"(?P<name>[ァ-ヶー・＝]{{2,25}}|[\u4e00-\u9fff々]{{2,5}}?)"
    rf"(?P<country>米|英|豪|仏|独|印|加|韓|伊|中)?(?P<office>{JA_OFFICE})"
)
JA_NOT_A_NAME = re.compile(
    r"政府|両国|担当|経済|外務|副|元|前|新|各国|駐|特命|国家|欧州|政策|共同|産業"
)
