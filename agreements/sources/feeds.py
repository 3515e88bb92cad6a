"""New articles named by a feed or a sitemap: ``entries``."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from lxml import etree, html

from agreements.sources.bodies import MAGIC, body_of
from agreements.sources.errors import AskError, DropError, TryAgainError
from agreements.sources.reading.decoding import decode
from agreements.sources.reading.published import first_date

MOST_BYTES = 10_000_000
MOST_ENTRIES = 1_000
LONGEST_TITLE = 500
ROOT = re.compile(r"<([a-zA-Z_][\w.-]*:)?([a-zA-Z_][\w.-]*)[\s/>]")
PROLOGUE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
JSON_FEED = "https://jsonfeed.org/version/1"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True)
class Entry:
    """An article as a feed names it. ``title`` is plain text; a sitemap seldom gives one."""

    url: str
    title: str = ""
    published_on: date | None = None


def entries(body: bytes, content_type: str = "", *, address: str = "") -> list[Entry]:
    """The articles in an RSS, Atom or JSON feed or a sitemap, each address once.

    Relative addresses are taken from ``address``, that of the feed. At most 1,000, of a
    sitemap the latest. Raises AskError where it is none of these, says what it is, and
    refuses entities: no feed needs them.
    """
    body = _unpacked(body)
    text = decode(body, content_type)
    found = _found(body, text, content_type, address)
    return list(_each_once(found, address))[:MOST_ENTRIES]


def _found(body: bytes, text: str, content_type: str, address: str) -> Iterable[Entry]:
    if text.lstrip()[:1] in {"{", "["}:
        return _of_json(text)
    if "<!entity" in text.lower():
        raise AskError("The feed defines entities of its own, which are not read.")
    root = _root(text)
    if root == "urlset":
        return _of_sitemap(body)
    if root == "sitemapindex":
        raise AskError("This is a list of sitemaps: enter one of those it names.")
    if root in {"rss", "feed", "RDF"}:
        return _of_feed(body, content_type, address)
    if root.lower() == "html":
        raise AskError("This is a web page, not a feed.")
    raise AskError("This is neither a feed nor a sitemap.")


def _unpacked(body: bytes) -> bytes:
    """A feed kept as a gzip file is one too."""
    coding = "gzip" if body.startswith(MAGIC) else ""
    try:
        return body_of([body], coding=coding, most=MOST_BYTES)
    except DropError:
        raise AskError(f"The feed is longer than {MOST_BYTES // 1_000_000} MB.") from None
    except TryAgainError:
        raise AskError("The feed is packed, and cannot be unpacked.") from None


def _root(text: str) -> str:
    """The name of the outermost element, whatever its prefix."""
    match = ROOT.search(PROLOGUE.sub("", text[:20_000]))
    return match[2] if match else ""


def _of_feed(body: bytes, content_type: str, address: str) -> Iterator[Entry]:
    """By way of a stream: given plain bytes the library would look for a file of that name."""
    headers = {"content-type": content_type or "application/xml"}
    if address:
        headers["content-location"] = address
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=True)
    if parsed.bozo and not any(entry.get("link") for entry in parsed.entries):
        raise AskError("The feed is broken: no article can be made out in it.")
    is_atom = str(parsed.get("version", "")).startswith("atom")  # RSS cannot say what a title is
    for entry in parsed.entries[:MOST_ENTRIES]:
        # The library's own get would take one date for another, and warn of it.
        said = [dict.get(entry, key) or "" for key in ("published", "updated", "created")]
        is_plain = is_atom and entry.get("title_detail", {}).get("type") == "text/plain"
        title = entry.get("title") or ""
        yield Entry(
            entry.get("link") or "",
            _folded(title) if is_plain else plain(title),
            first_date(said),
        )


def _of_json(text: str) -> Iterator[Entry]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise AskError("The feed is broken: it cannot be read as JSON.") from None
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(JSON_FEED):
        raise AskError("This is JSON, but no JSON feed.")
    items = feed.get("items")
    if not isinstance(items, list):
        raise AskError("The feed is broken: it has no list of items.")
    for item in items:
        if isinstance(item, dict):
            url, title = _text(item, "url") or _text(item, "external_url"), _text(item, "title")
            yield Entry(url, _folded(title), first_date([_text(item, "date_published")]))


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _of_sitemap(body: bytes) -> list[Entry]:
    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        raise AskError("The sitemap declares a document type, which is not read.") from None
    except (ParseError, ValueError, LookupError):
        raise AskError("The sitemap is broken: it is not well-formed XML.") from None
    found = [_of_page(page) for page in root.iter(f"{SITEMAP}url")]
    return sorted(found, key=lambda entry: entry.published_on or date.min, reverse=True)


def _of_page(page: Any) -> Entry:
    said = [
        page.findtext(f"{NEWS}news/{NEWS}publication_date") or "",
        page.findtext(f"{SITEMAP}lastmod") or "",
    ]
    title = page.findtext(f"{NEWS}news/{NEWS}title") or ""
    return Entry(page.findtext(f"{SITEMAP}loc") or "", _folded(title), first_date(said))


def _each_once(found: Iterable[Entry], address: str) -> Iterator[Entry]:
    """Entries with a whole address of the web, the first of each."""
    seen = set()
    for entry in found:
        url = _whole(entry.url, address)
        if url and url not in seen:
            seen.add(url)
            yield Entry(url, entry.title, entry.published_on)


def _whole(url: str, address: str) -> str:
    if not url.strip():
        return ""
    try:
        url = urljoin(address, url.strip()).partition("#")[0]
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return url if is_web and len(url) <= 2_000 else ""


def plain(markup: str) -> str:
    """The words of a piece of HTML, nothing of its markup."""
    if "<" not in markup and "&" not in markup:
        return _folded(markup)
    try:
        root = html.fromstring(f"<div>{markup}</div>")
        etree.strip_elements(root, "script", "style", with_tail=False)
        return _folded(root.text_content())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _folded(re.sub(r"<[^>]*>", "", markup))


def _folded(text: str) -> str:
    return " ".join(text.split())[:LONGEST_TITLE]
