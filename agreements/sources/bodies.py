"""What a site sends, read no further than agreed: before and after unpacking."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from agreements.sources.errors import DropError, TryAgainError

GZIP = frozenset(("gzip", "x-gzip"))
MAGIC = b"\x1f\x8b"
PLAIN = frozenset(("", "identity"))


def body_of(chunks: Iterable[bytes], *, coding: str, most: int) -> bytes:
    """The body of an answer, unpacked; DropError once it is longer than ``most`` bytes.

    Only gzip is unpacked, a bounded piece at a time: other codings were not asked for, and
    some of them unpack a thousandfold in one step.
    """
    coding = coding.strip().lower()
    if coding in PLAIN:
        return _gathered(chunks, most)
    if coding in GZIP:
        return _unpacked(chunks, most)
    raise DropError(f"The site sent the page in a form that was not asked for: {coding[:40]}.")


def too_long(most: int) -> DropError:
    """What is said of a page that is longer than ``most`` bytes."""
    return DropError(f"The page is longer than {most / 1e6:.3g} MB.")


def _gathered(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk[: most + 1 - len(body)]
        if len(body) > most:
            raise too_long(most)
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], most: int) -> bytes:
    body, unpacker, came = bytearray(), zlib.decompressobj(31), False
    for chunk in chunks:
        left, came = chunk, came or bool(chunk)
        while left:
            if unpacker.eof:  # another gzip file may follow, or padding
                if not left.startswith(MAGIC):
                    break
                unpacker = zlib.decompressobj(31)
            try:
                body += unpacker.decompress(left, most + 1 - len(body))
            except zlib.error:
                raise TryAgainError("What the site sent cannot be unpacked.") from None
            if len(body) > most:
                raise too_long(most)
            left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if came and not unpacker.eof:
        raise TryAgainError("The site broke off before the page was complete.")
    return bytes(body)
