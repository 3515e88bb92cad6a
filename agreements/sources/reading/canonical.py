"""The one address of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|"
    r"_hs(enc|mi)|vero_id|oly_(anon|enc)_id|wickedid|twclid|ttclid|li_fat_id|s_cid|cmpid|ncid|"
    r"ocid|ref|ref_src|ref_url|smid|sr_share|at_(medium|campaign|custom\d)|spm|xtor|icid|"
    r"int_(source|medium|campaign)|amp|outputtype|guccounter|guce_referrer(_sig)?)$",
    re.IGNORECASE,
)
PORTS = {"http": ":80", "https": ":443"}
LONGEST = 2_000


def canonical(claims: Iterable[str], address: str) -> str:
    """The first claim that can stand for this page, else ``address``; without tracking.

    A claim is taken as relative to ``address``. One that is not for the web, or names a
    front page while the page is none, is not believed.
    """
    for claim in claims:
        whole = _joined(address, claim)
        if whole and not _is_front(whole, address):
            return without_tracking(whole)
    return without_tracking(address)


def without_tracking(address: str) -> str:
    """``address`` without fragment, default port and the parameters that follow readers about."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower().removesuffix(PORTS.get(parts.scheme, " "))
        kept = [pair for pair in _pairs(parts.query) if not TRACKING.match(pair[0])]
    except ValueError:
        return address
    query = urlencode(kept) if len(kept) != len(_pairs(parts.query)) else parts.query
    return urlunsplit((parts.scheme, host, parts.path or ("/" if host else ""), query, ""))


def domain_of(address: str) -> str:
    """The host of an address without its www; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True, max_num_fields=200)


def _joined(address: str, claim: str) -> str:
    claim = claim.strip()
    if not claim or len(claim) > LONGEST or any(ord(char) < 33 for char in claim):
        return ""
    try:
        whole = urljoin(address, claim)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in {"http", "https"} and parts.hostname else ""


def _is_front(claim: str, address: str) -> bool:
    here = urlsplit(address)
    return urlsplit(claim).path in {"", "/"} and (here.path not in {"", "/"} or bool(here.query))
