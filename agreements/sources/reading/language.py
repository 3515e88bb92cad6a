"""The language of a text: by its script, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.2),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.2),
    ("ar", re.compile("[\u0621-\u06ff]"), 0.3),
    ("he", re.compile("[\u05d0-\u05ea]"), 0.3),
    ("hi", re.compile("[\u0904-\u0939]"), 0.3),
    ("th", re.compile("[\u0e01-\u0e5b]"), 0.3),
    ("el", re.compile("[\u03b1-\u03c9]"), 0.3),
)
CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters that Russian has not, of the languages written beside it.
CYRILLIC_LETTERS = (("kk", "әғқңұһ"), ("uk", "їєґ"), ("sr", "јљњћђџ"), ("mn", "өү"))
COMMON = {
    "en": "the of and to in is that for with was on by are from has have which its be this it as",
    "fr": "le la les des du et est un une dans pour que qui sur pas au aux par avec ce sont plus à",
    "es": "el la los las del y es un una en para que por con no se su al como más lo entre este",
    "de": "der die das und ist den dem ein eine im für mit auf von zu sich nicht des werden auch",
    "pt": "o os as do da dos das e é um uma em para que por com não se ao na no mais sua pela",
    "it": "il lo gli della del dei e è un una in per che con non si al nel sono alla dal più delle",
    "nl": "de het een en van is dat op te in voor met zijn niet aan door ook bij werd naar",
    "sv": "och att det som en på är av för med till den har de inte om ett ska från",
    "da": "og at det som en på er af for med til den har de ikke om et skal fra blev",
    "no": "og at det som en på er av for med til den har de ikke om et skal fra ble",
    "pl": "i w z na do się nie że jest to o oraz przez po od dla jak które ich także",
    "tr": "ve bir bu için ile da de olarak daha çok olan en gibi kadar sonra",
    "id": "dan yang di untuk dengan dari pada ini itu dalam akan tidak oleh ke sebagai",
    "vi": "và của là trong cho các một được với không những này có đã về",
}
COMMON_WORDS = {code: frozenset(words.split()) for code, words in COMMON.items()}
WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 6_000  # characters by which a language is told
ENOUGH = 12  # words by which one language must lead to overrule what the page claims
OLD_CODES = {"iw": "he", "in": "id", "nb": "no", "nn": "no"}


def language_of(text: str, claimed: str = "") -> str:
    """The ISO 639-1 code of a text, or what the page claims where the text is too short to tell.

    Empty where neither says anything.
    """
    text = text[:SAMPLE]
    if by_script := _by_script(text):
        return by_script
    best, lead = _by_words(text)
    code = claimed.strip().replace("_", "-").split("-")[0].lower()
    code = OLD_CODES.get(code, code)
    if lead >= ENOUGH or not (len(code) == 2 and code.isascii() and code.isalpha()):
        return best
    return code


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    letters = len(LETTER.findall(text)) or 1
    for code, script, share in SCRIPTS:
        if len(script.findall(text)) > share * letters:
            return code
    if len(CYRILLIC.findall(text)) > 0.4 * letters:
        return next((code for code, own in CYRILLIC_LETTERS if any(c in text for c in own)), "ru")
    return ""


def _by_words(text: str) -> tuple[str, int]:
    words = Counter(WORD.findall(text.lower()))
    scores = Counter(
        {code: sum(words[word] for word in common) for code, common in COMMON_WORDS.items()}
    )
    (best, first), (_, second) = scores.most_common(2)
    return (best, first - second) if first else ("", 0)
