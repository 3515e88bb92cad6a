"""The text of a PDF, as far as it holds any."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import date

import pypdf

MOST_PAGES = 80
MOST_CHARACTERS = 400_000
MOST_BYTES = 20_000_000

# What it says of each oddity in a file is for those who mend the file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Document:
    """The text of a PDF and what it says of itself."""

    text: str
    title: str = ""
    author: str = ""
    made_on: date | None = None


def document_of(body: bytes) -> Document | None:
    """The text of at most the first 80 pages; None where the file is locked or broken."""
    if len(body) > MOST_BYTES:
        return None
    try:
        return _document(pypdf.PdfReader(io.BytesIO(body), strict=False))
    except Exception:  # whatever a broken file makes the library stumble over
        return None


def _document(reader: pypdf.PdfReader) -> Document | None:
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    pieces: list[str] = []
    for number in range(min(len(reader.pages), MOST_PAGES)):
        pieces.append(reader.pages[number].extract_text())
        if sum(map(len, pieces)) > MOST_CHARACTERS:
            break
    known = reader.metadata
    made = known.creation_date if known else None
    return Document(
        text="\n\n".join(pieces)[:MOST_CHARACTERS],
        title=" ".join(((known and known.title) or "").split()),
        author=" ".join(((known and known.author) or "").split()),
        made_on=made.date() if made else None,
    )
