"""Writer, day, address and language out of the many ways in which pages give them."""

from datetime import date

import pytest

from agreements.core.articles import Page
from agreements.core.intake_words import Flag
from agreements.sources.reading import read
from agreements.sources.reading.canonical import canonical, domain_of, without_tracking
from agreements.sources.reading.language import language_of
from agreements.sources.reading.published import date_in_address, dates_in, first_date
from tests.sources.corpus import TODAY, labels

BODY = "".join(
    f"<p>The two governments signed a framework on critical minerals, clause {n} of it says.</p>"
    for n in ("one", "two", "three")
)


def page(head: str, *, metas: str = "", lang: str = "en", url: str = "https://a.example/x") -> Page:
    text = f"<html lang={lang}><title>A pact is signed</title>{metas}<body>"
    text += f"<h1>A pact is signed</h1>{head}<div>{BODY}</div></body></html>"
    return Page(body=text.encode(), content_type="text/html", url=url)


@pytest.mark.parametrize(
    ("head", "lang", "byline"),
    [
        ("<p>By Ann Lee</p>", "en", "Ann Lee"),
        ("<p>BY ANN LEE AND BO RAY</p>", "en", "ANN LEE AND BO RAY"),
        ("<p>By <a>Ann Lee</a> and <a>Bo Ray</a> | 3 Nov 2025</p>", "en", "Ann Lee and Bo Ray"),
        ("<p>By <a>Lee</a>, <a>Ray</a> and <a>Poe</a></p>", "en", "Lee, Ray and Poe"),
        ("<p>by Mika T., Pacific Wire<br>Oct 28, 2025</p>", "en", "Mika T., Pacific Wire"),
        ("<p>By Sun Li-Mon, staff writer</p>", "en", "Sun Li-Mon, staff writer"),
        ("<p>Written by: May June<span>Published 5 May 2025</span></p>", "en", "May June"),
        ("<p>By Monica Sunday - Monday, December 15, 2025</p>", "en", "Monica Sunday"),
        ("<p class=author>Óscar de la Peña</p>", "es", "Óscar de la Peña"),
        ("<p>Por Lucía Ferrer <span>9 de diciembre de 2025</span></p>", "es", "Lucía Ferrer"),
        ("<p>Par Clarisse Mbuyi</p>", "fr", "Clarisse Mbuyi"),
        ("<p>Par Nilsson, 5 May 2025</p>", "en", "Par Nilsson"),
        ("<p>Our correspondent 2 July 2025, 20:05 IST</p>", "en", "Our correspondent"),
        ("<p>2025-07-02 via feed</p>", "en", ""),
        ("<div>Corinne Vasey</div>", "en", "Corinne Vasey"),
        ("<div>Policy Brief</div>", "en", ""),
        ('<p class=by>By Eve" onmouseover="alert(1)</p>', "en", "Eve"),
        ("", "en", ""),
    ],
)  # fmt: skip
def test_the_writer_is_named_as_printed(head: str, lang: str, byline: str) -> None:
    assert read(page(head, lang=lang), today=TODAY).byline == byline


def test_the_writer_is_named_as_claimed_where_nothing_is_printed() -> None:
    many = '{"@type": "NewsArticle", "author": [{"name": "A. Bee"}, {"name": "C. Dee"}]}'
    claimed = f'<script type="application/ld+json">{many}</script>'
    assert read(page("", metas=claimed), today=TODAY).byline == "A. Bee and C. Dee"
    assert (
        read(page("", metas='<meta name=author content="E. Eff">'), today=TODAY).byline == "E. Eff"
    )
    assert read(page("<p>By G. Gee</p>", metas=claimed), today=TODAY).byline == "G. Gee"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2025 08:15 AST", (2025, 11, 20)),
        ("Thu, 18 Sep 2025 07:02 +0300", (2025, 9, 18)),
        ("Published Thursday February 22 2024", (2024, 2, 22)),
        ("Oct 21, 2025 – 5.48pm", (2025, 10, 21)),
        ("2nd of March, 2024", (2024, 3, 2)),
        ("2025-11-21T23:10:00-11:00", (2025, 11, 21)),
        ("2024/02/27", (2024, 2, 27)),
        ("20251028T0612", (2025, 10, 28)),
        ("公開 2025年10月28日 15時40分", (2025, 10, 28)),
        ("Publié le 1er décembre 2025", (2025, 12, 1)),
        ("9 de diciembre de 2025", (2025, 12, 9)),
        ("3. Dezember 2025", (2025, 12, 3)),
        ("05/11/2025 06:15 AWST", (2025, 11, 5)),
        ("05/11/2025 6:15 a.m. EST", (2025, 5, 11)),
        ("31/02/2025", None),
        ("Tel. 555 1234", None),
        ("May the 4th", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_written(text: str, day: tuple[int, int, int] | None) -> None:
    assert first_date([text]) == (date(*day) if day else None)


def test_the_address_settles_which_number_is_the_month() -> None:
    printed = "<p>Published: 05/11/2025</p>"
    for url, day in (
        ("https://a.example/2025/11/05/x", date(2025, 11, 5)),
        ("https://a.example/20250511/x", date(2025, 5, 11)),
        ("https://a.example/x", date(2025, 11, 5)),
    ):
        assert read(page(printed, url=url), today=TODAY).published_on == day


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    head = "<p>Updated 9 May 2025</p><p>Published 7 May 2025</p>"
    assert read(page(head), today=TODAY).published_on == date(2025, 5, 7)
    metas = '<meta property="article:modified_time" content="2025-05-10">'
    assert read(page(head, metas=metas), today=TODAY).published_on == date(2025, 5, 7)


def test_a_day_to_come_is_flagged_and_left_out() -> None:
    soon, far = (read(page(f"<p>{day} 2026</p>"), today=TODAY) for day in ("2 June", "9 June"))
    assert (soon.published_on, Flag.FUTURE_DATE in soon.flags) == (date(2026, 6, 2), False)
    assert (far.published_on, Flag.FUTURE_DATE in far.flags) == (None, True)


def test_dates_in_an_address_are_whole_ones() -> None:
    assert date_in_address("https://a.example/2025/10/28/x-20240101") == date(2025, 10, 28)
    assert date_in_address("https://a.example/n/8841207") is None
    assert list(dates_in("1 May 2025, then 2025-05-03")) == [date(2025, 5, 1), date(2025, 5, 3)]


@pytest.mark.parametrize(
    ("claim", "address", "whole"),
    [
        ("", "https://A.example:443/x?utm_source=n&fbclid=1&id=7#top", "https://a.example/x?id=7"),
        ("/y?ref=home", "https://a.example/amp/y", "https://a.example/y"),
        ("https://b.example/y", "https://a.example/x", "https://b.example/y"),
        ("javascript:alert(1)", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/", "https://a.example/", "https://a.example/"),
        ("http://[bad", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/a b", "https://a.example/x", "https://a.example/x"),
        ("", "https://a.example/x?q=a+b&amp=1", "https://a.example/x?q=a+b"),
        ("", "https://a.example", "https://a.example/"),
        ("", "", ""),
    ],
)
def test_an_article_has_one_address(claim: str, address: str, whole: str) -> None:
    assert canonical([claim], address) == whole
    assert without_tracking(whole) == whole


def test_a_domain_is_the_host_without_www() -> None:
    assert domain_of("https://www.A.example/x") == "a.example"
    assert domain_of("http://[bad") == ""


SPANISH = "El acuerdo que firmaron los dos países en la capital prevé una inversión para el litio."


@pytest.mark.parametrize(
    ("text", "claimed", "code"),
    [
        ("", "en-AU", "en"),
        ("", "pt_BR", "pt"),
        ("", "english", ""),
        (SPANISH * 3, "en", "es"),
        (SPANISH, "", "es"),
        ("日米両政府は枠組み文書に署名した。", "en", "ja"),
        ("两国政府签署了关键矿产框架协议。", "", "zh"),
        ("양국 정부는 핵심 광물 협정에 서명했다.", "", "ko"),
        ("Казахстан и США подписали меморандум.", "en", "ru"),
        ("Ok", "fr", "fr"),
    ],
)
def test_a_language_is_told_by_the_text_before_the_claim(
    text: str, claimed: str, code: str
) -> None:
    assert language_of(text, claimed) == code


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_false_claim_of_language_does_not_mislead(language: str) -> None:
    texts = [label["main_text"] for label in labels() if label["language"] == language]
    assert {language_of(text, "de") for text in texts} == {language}
