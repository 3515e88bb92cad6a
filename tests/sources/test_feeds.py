"""What feeds and sitemaps name, in each of their forms, whole and broken."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from agreements.sources.errors import AskError
from agreements.sources.feeds import MOST_ENTRIES, Entry, entries

RSS = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>
<link>https://wire.example/</link>
<item><title>Accord sign\xe9 &amp;lt;b&amp;gt; &lt;em&gt;Tokyo&lt;/em&gt;</title>
<link>/2025/10/28/a?x=1#top</link>
<pubDate>Tue, 28 Oct 2025 23:12:00 -0700</pubDate></item>
<item><title><![CDATA[Two <script>alert(1)</script>pacts]]></title><link>https://wire.example/b</link>
<dc:date>2025-10-27T01:00:00+09:00</dc:date></item>
<item><title>Again</title><link>https://wire.example/b</link></item>
<item><title>No address</title></item>
<item><title>Not of the web</title><link>javascript:alert(1)</link></item>
</channel></rss>""".encode("iso-8859-1")

ATOM = b"""<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://atom.example/news/">
<a:entry><a:title type="html">&lt;b&gt;Deal&lt;/b&gt; done</a:title><a:link href="one"/>
<a:updated>2025-11-02T10:00:00Z</a:updated><a:published>2025-11-01T10:00:00Z</a:published></a:entry>
<a:entry><a:title>1 &lt; 2 and 3</a:title><a:link rel="alternate" href="/two"/></a:entry>
</a:feed>"""

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://site.example/old</loc><lastmod>2024-01-05</lastmod></url>
<url><loc> https://site.example/new?a=1&amp;b=2 </loc><lastmod>2026-01-01</lastmod><news:news>
<news:publication_date>2025-12-31T23:00:00-05:00</news:publication_date>
<news:title>Pact &amp; plan</news:title></news:news></url>
<url><loc>https://site.example/undated</loc></url><url><lastmod>2025-01-01</lastmod></url>
</urlset>"""

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/hostname">]>"""


def test_rss_is_read_in_its_own_charset_with_the_day_as_written() -> None:
    assert entries(RSS, "text/xml", address="https://wire.example/feed.xml") == [
        Entry(
            "https://wire.example/2025/10/28/a?x=1",
            "Accord signé <b> Tokyo",
            date(2025, 10, 28),
        ),
        Entry("https://wire.example/b", "Two pacts", date(2025, 10, 27)),
    ]


def test_atom_is_read_with_its_own_base() -> None:
    assert entries(ATOM, "application/atom+xml", address="https://elsewhere.example/") == [
        Entry("https://atom.example/news/one", "Deal done", date(2025, 11, 1)),
        Entry("https://atom.example/two", "1 < 2 and 3", None),
    ]


def test_a_json_feed_is_read_and_what_is_no_text_in_it_is_left_out() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"url": "/a", "title": " One\n two ", "date_published": "2025-02-03T04:05:06+09:00"},
            {"external_url": "https://other.example/b", "title": 7, "date_published": None},
            {"id": "x"},
            "nonsense",
            {"url": ["https://site.example/c"]},
        ],
    }
    assert entries(json.dumps(feed).encode(), address="https://site.example/feed.json") == [
        Entry("https://site.example/a", "One two", date(2025, 2, 3)),
        Entry("https://other.example/b", "", None),
    ]


@pytest.mark.parametrize("body", [SITEMAP, gzip.compress(SITEMAP)], ids=["plain", "packed"])
def test_a_sitemap_names_its_latest_pages_first(body: bytes) -> None:
    assert entries(body, "application/xml") == [
        Entry("https://site.example/new?a=1&b=2", "Pact & plan", date(2025, 12, 31)),
        Entry("https://site.example/old", "", date(2024, 1, 5)),
        Entry("https://site.example/undated", "", None),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "neither a feed nor a sitemap"),
        (b"hello", "neither a feed nor a sitemap"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "neither a feed nor a sitemap"),
        (b"<!doctype html><html><body>News</body></html>", "a web page"),
        (b"<opml><body/></opml>", "neither a feed nor a sitemap"),
        (b"<rss><channel><item><title>cut off", "broken"),
        (b"<urlset><url><loc>https://a.example/", "not well-formed"),
        (b'<sitemapindex xmlns="x"><sitemap/></sitemapindex>', "list of sitemaps"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "cannot be read as JSON"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no list of items"),
        (b'{"items": []}', "no JSON feed"),
        (b"[1, 2]", "no JSON feed"),
        (b"[" * 200_000, "cannot be read as JSON"),
        (LAUGHS + b"<rss><channel><item><title>&b;</title></item></channel></rss>", "entities"),
        (LAUGHS + b"<urlset><url><loc>&f;</loc></url></urlset>", "entities"),
        (b"<!DOCTYPE urlset><urlset/>", "document type"),
        (b"\x1f\x8b" + bytes(20), "unpacked"),
    ],
)
def test_what_is_no_feed_is_said_in_words(body: bytes, words: str) -> None:
    with pytest.raises(AskError, match=words):
        entries(body)


def test_a_feed_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(AskError, match="longer than 10 MB"):
        entries(gzip.compress(bytes(11_000_000)))


def test_a_body_that_names_a_file_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    with pytest.raises(AskError):
        entries(str(file).encode())


def test_an_empty_feed_names_nothing() -> None:
    assert entries(b'<rss version="2.0"><channel><title>Quiet</title></channel></rss>') == []


def test_no_more_is_taken_than_agreed() -> None:
    pages = "".join(
        f"<url><loc>https://site.example/{number}</loc></url>" for number in range(1_500)
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
    assert len(entries(body.encode())) == MOST_ENTRIES
