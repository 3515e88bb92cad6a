"""Bytes to characters, whatever the header and the page claim."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CLAIM = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
HEAD = 4_096  # where HTML looks for a claim: the first 1024 bytes, and some sites are late
SAMPLE = 60_000
UTF16_LITTLE = re.compile(rb"(?:\s\0)*(?:<\0[!?a-zA-Z]\0|(?:[\x09-\x7e]\0){8})")
UTF16_BIG = re.compile(rb"(?:\0\s)*(?:\0<\0[!?a-zA-Z]|(?:\0[\x09-\x7e]){8})")
# Accented letters stand among plain ones; a run like this is another script.
NOT_WESTERN = re.compile(rb"[\x80-\xff]{6}")
LATIN = re.compile(r"cp125[0247]|cp437|cp85|iso8859-(1|2|3|4|9|10|13|14|15|16)$|latin|mac")
OTHERS = [
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "koi8_r", "koi8_u", "cp1256", "cp1253",
    "cp1255", "cp874",
]  # fmt: skip
# Browsers read these claims as the wider set; so do the pages that make them.
# https://encoding.spec.whatwg.org/#names-and-labels
WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# What no text holds: controls other than tab and line ends, and half characters.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(body: bytes, content_type: str = "") -> str:
    """The characters of ``body``: byte order mark, then UTF-8 if it is, then what is claimed.

    Text that decodes strictly as UTF-8 and is not plain ASCII is UTF-8 whoever says
    otherwise: other encodings all but never do. A claim that fails, or that the bytes
    belie, is not believed. Controls and NUL are gone from the answer.
    """
    return CONTROLS.sub("", _decoded(body, content_type))


def _decoded(body: bytes, content_type: str) -> str:
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    for encoding in (*_told_by_bytes(body), "utf-8", *_claims(body, content_type)):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(body)


def _told_by_bytes(body: bytes) -> list[str]:
    """Encodings that show in the bytes: UTF-16 without its mark, and Japanese mail's."""
    if UTF16_LITTLE.match(body):
        return ["utf-16-le"]
    if UTF16_BIG.match(body):
        return ["utf-16-be"]
    return ["iso2022_jp"] if b"\x1b$B" in body or b"\x1b$@" in body else []


def _claims(body: bytes, content_type: str) -> list[str]:
    said = CLAIM.findall(content_type.encode("ascii", "replace")) + CLAIM.findall(body[:HEAD])
    known = [_known(claim.decode("ascii")) for claim in said]
    is_western = not NOT_WESTERN.search(body)
    return [name for name in known if name and (is_western or not LATIN.match(name))]


def _known(claim: str) -> str:
    """The codec of a claim; nothing where it is not one for text or was just refuted."""
    try:
        name = codecs.lookup(claim).name
        b"".decode(name)
    except LookupError:
        return ""
    if name.startswith(("utf", "idna", "punycode", "unicode", "raw")):
        return ""
    return WIDER.get(name, name)


def _guessed(body: bytes) -> str:
    """What the bytes look like; UTF-8 with a few broken bytes stays UTF-8."""
    mended = body.decode("utf-8", "replace")
    if mended.count("\ufffd") * 50 < sum(byte > 127 for byte in body):
        return mended.replace("\ufffd", "")
    if not NOT_WESTERN.search(body):
        return body.decode("cp1252", "replace")
    best = from_bytes(body[:SAMPLE], cp_isolation=OTHERS).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
