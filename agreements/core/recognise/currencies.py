"""Currencies of the world as the press writes them: signs, codes of ISO 4217 and names.

Names and codes are those of the Unicode CLDR, which Babel carries, for every currency
that is tender today; what is added here is what newspapers write and CLDR does not list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from agreements.core.recognise.text import folded

HEAD_FIRST = {"en": False, "fr": True, "es": True}
"""Languages of the names, and whether the noun stands first: "dollars australiens"."""
DOLLARS = {
    "us": "USD", "u.s. ": "USD", "u.s.": "USD", "us ": "USD", "a": "AUD", "au": "AUD", "c": "CAD",
    "ca": "CAD", "cdn": "CAD", "can": "CAD", "nz": "NZD", "s": "SGD", "sg": "SGD", "hk": "HKD",
    "nt": "TWD", "r": "BRL", "mx": "MXN", "n": "NAD", "na": "NAD", "j": "JMD", "tt": "TTD",
    "fj": "FJD", "g": "GYD", "gy": "GYD", "sr": "SRD", "b": "BND", "bz": "BZD", "bds": "BBD",
    "ec": "XCD", "l": "LRD", "ld": "LRD", "rd": "DOP", "cl": "CLP", "col": "COP", "ar": "ARS",
    "cu": "CUP", "si": "SBD", "u": "UYU",
}  # fmt: skip
"""Letters before a dollar sign."""
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "cn¥": "CNY", "jp¥": "JPY",
    "rmb": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "₩": "KRW", "₽": "RUB", "₱": "PHP",
    "฿": "THB", "₸": "KZT", "₴": "UAH", "₺": "TRY", "₦": "NGN", "₫": "VND", "₪": "ILS", "₵": "GHS",
    "gh₵": "GHS", "gh¢": "GHS", "₮": "MNT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "₡": "CRC",
    "₲": "PYG", "₭": "LAK", "₨": "INR", "৳": "BDT", "s/": "PEN", "rm": "MYR", "rp": "IDR",
    "rp.": "IDR", "dh": "AED", "dhs": "AED", "r": "ZAR", "ksh": "KES", "kes": "KES", "tsh": "TZS",
    "ush": "UGX", "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF", "fcfa": "XOF", "cfa": "XOF",
    "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "stg£": "GBP", "ir£": "EUR", "e£": "EGP",
    "zk": "ZMW", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
"""What stands before a sum, folded. A bare dollar is taken for that of the United States."""
MORE_NAMES = {
    "american dollars": "USD", "us dollars": "USD", "u.s. dollars": "USD", "greenbacks": "USD",
    "canadian dollars": "CAD", "dollars americains": "USD", "dolares americanos": "USD",
    "taiwan dollars": "TWD", "taiwanese dollars": "TWD", "pounds sterling": "GBP",
    "sterling": "GBP", "livres sterling": "GBP", "libras esterlinas": "GBP", "renminbi": "CNY",
    "korean won": "KRW", "emirati dirhams": "AED", "dirhams emiratis": "AED",
    "south african rand": "ZAR", "reais": "BRL", "brazilian reais": "BRL", "ouguiyas": "MRU",
    "cfa francs": "XOF", "francs cfa": "XOF", "soum": "UZS", "sum": "", "gold": "", "mark": "",
    "marks": "", "real": "", "sol": "", "nuevo": "", "nuevos": "", "nouveau": "", "nouveaux": "",
    "zwg": "", "colon": "", "leone": "", "lei": "RON",
}  # fmt: skip
"""Names that CLDR does not have; an empty one is more often another word."""
SPELLINGS = (
    ("ruble", "rouble"), ("kroner", "crowns"), ("kronor", "crowns"), ("koruna", "crown"),
    ("shekel", "sheqel"), ("tugrik", "togrog"), ("hryvnia", "hryvna"), ("reals", "reais"),
)  # fmt: skip
MOST_TRADED = (
    "USD", "EUR", "JPY", "GBP", "CNY", "CHF", "AUD", "CAD", "INR", "KRW", "SEK", "MXN", "NOK",
    "RUB", "SAR", "AED", "ZMW", "KES",
)  # fmt: skip
"""Of several of one name the first here is meant, where no place nearby says otherwise."""
NEVER_LOCAL = frozenset(("USD", "GBP"))
"""Dollars and pounds that are told apart by their adjective alone."""
ASIAN = {
    "米ドル": "USD", "豪ドル": "AUD", "カナダドル": "CAD", "ドル": "USD", "円": "JPY",
    "日元": "JPY", "ユーロ": "EUR", "ポンド": "GBP", "人民元": "CNY", "元": "CNY", "人民币": "CNY",
    "ルピー": "INR", "ウォン": "KRW", "ルーブル": "RUB", "スイスフラン": "CHF", "ランド": "ZAR",
    "ルピア": "IDR", "美元": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP", "澳元": "AUD",
    "加元": "CAD", "日圆": "JPY", "韩元": "KRW", "韓元": "KRW", "卢布": "RUB", "卢比": "INR",
    "달러": "USD", "미국 달러": "USD", "호주달러": "AUD", "캐나다달러": "CAD", "유로": "EUR",
    "엔": "JPY", "위안": "CNY", "원": "KRW", "파운드": "GBP", "루피": "INR", "루블": "RUB",
}  # fmt: skip
"""Names in Japanese, Chinese and Korean, which follow the number."""
WORD = re.compile(r"(?:u\.s\.|[^\W\d_]+(?:['ʻ][^\W\d_]+)?)")


@cache
def codes() -> frozenset[str]:
    """Every code of ISO 4217 that is tender somewhere today."""
    return frozenset(
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory)
    )


@cache
def signs() -> dict[str, str]:
    """What stands before or after a sum, folded, and its currency; codes are not among them."""
    found = dict(SIGNS)
    for letters, code in DOLLARS.items():
        found[f"{letters}$"] = code
    for letters in ("us", "ca", "c", "au", "a", "nz", "hk", "can"):
        found[f"${letters}"] = found[f"$ {letters}"] = DOLLARS[letters]
    return found


def _written(code: str, language: str) -> set[str]:
    """One and several of a currency, in the spellings of CLDR and of the press."""
    names = {folded(get_currency_name(code, count, language)) for count in (1, 2)}
    more = {name.replace(one, other) for name in names for one, other in SPELLINGS}
    return names | more


@cache
def _names() -> dict[str, frozenset[str]]:
    """Folded names, the whole and the noun alone, and the currencies each may mean."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language, is_first in HEAD_FIRST.items():
        for code in codes():
            for name in _written(code, language):
                head = name.split()[0 if is_first else -1]
                for each in (name, head, f"{head}s"):
                    found[each].add(code)
    found.update({name: {code} if code else set() for name, code in MORE_NAMES.items()})
    return {name: frozenset(meant) for name, meant in found.items()}


def named(text: str, at: int, places: Iterable[str] = ()) -> tuple[str, int]:
    """The currency whose name begins at ``at`` of a folded text, and where the name ends.

    ``places`` are codes of territories, the nearest first. Both are empty where the words
    name no currency, or several and nothing says which.
    """
    for end in reversed(list(_ends(text, at))):
        meant = _names().get(text[at:end])
        if meant is not None:
            code = _one(meant, places)
            return (code, end) if code else ("", at)
    return "", at


def _ends(text: str, at: int, most: int = 5) -> Iterator[int]:
    for _ in range(most):
        word = WORD.match(text, at)
        if word is None:
            return
        yield word.end()
        at = word.end() + 1
        if text[word.end() : at] not in (" ", "-"):
            return


def _one(meant: frozenset[str], places: Iterable[str]) -> str:
    if len(meant) <= 1:
        return next(iter(meant), "")
    usual = next((code for code in MOST_TRADED if code in meant), "")
    if usual in NEVER_LOCAL:
        return usual
    local = (code for place in places for code in _tender(place) if code in meant)
    return next(local, usual)


@lru_cache(maxsize=512)
def _tender(territory: str) -> tuple[str, ...]:
    return tuple(get_territory_currencies(territory))
