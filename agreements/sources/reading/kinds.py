"""What kind of thing came, by its first bytes before what its server says."""

from __future__ import annotations

import json
import re
from enum import Enum, auto


class Kind(Enum):
    """How a body is to be read, or why it is not."""

    HTML = auto()
    TEXT = auto()
    PDF = auto()
    DATA = auto()  # JSON, a feed, a script: for programs, no article
    BINARY = auto()
    NOTHING = auto()


MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"Rar!", b"7z\xbc\xaf", b"wOF",
    b"\x00\x00\x01\x00", b"SQLite format 3", b"%!PS",
)  # fmt: skip
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|p|div|article|main|section|h[1-6]|table|span|br)\b",
    re.IGNORECASE,
)
DATA_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg|plist|"
    r"opml|soap:Envelope)\b",
    re.DOTALL,
)
DATA_TYPE = re.compile(
    r"^\s*(?:application|text)/(?:[\w.-]+\+)?(?:json|javascript|css|csv)\b", re.I
)
OTHER_TYPE = re.compile(r"^\s*(?:image|audio|video|font|model)/", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
START = 20_000


def kind_of(body: bytes, content_type: str, text: str) -> Kind:
    """The kind of a body; ``text`` is the body decoded."""
    if b"%PDF-" in body[:1024]:
        return Kind.PDF
    if body.startswith(MAGIC) or _is_garbled(body[:START], text[:START]):
        return Kind.BINARY
    if not text.strip():
        return Kind.NOTHING
    if DATA_ROOT.match(text) or _is_json(text):
        return Kind.DATA
    if MARKUP.search(text[:START]) or MARKUP.search(text):
        return Kind.HTML
    if OTHER_TYPE.match(content_type):
        return Kind.BINARY
    return Kind.DATA if DATA_TYPE.match(content_type) else Kind.TEXT


def _is_garbled(body: bytes, text: str) -> bool:
    """Whether much of it is no character of any text."""
    if not body:
        return False
    odd = text.count("\ufffd")
    controls = len(body) - len(body.translate(None, CONTROLS))
    wide = body.count(0) * 3 > len(body) and len(text) * 1.5 < len(body)  # UTF-16, UTF-32
    return odd * 10 > len(text) or (controls * 10 > len(body) and not wide)


def _is_json(text: str) -> bool:
    stripped = text.strip()
    if stripped[:1] not in {"{", "["} or stripped[-1:] not in {"}", "]"}:
        return False
    try:
        json.loads(stripped)
    except ValueError:
        return stripped[:2] in {'{"', "[{"}
    except RecursionError:
        return True
    return True
