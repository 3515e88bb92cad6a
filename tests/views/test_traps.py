"""The traps of the founding data that are disagreements stand on /disagreements/ with their rivals.

Seven traps were noted when the data were gathered. Disagreements, tested here: the two dates
and two places of the US-Japan signature; "eleven" agreements of which ten are named; what
the sums of US-Australia come to, and who holds its letters of interest; how large the
successor of the Minerals Security Partnership is, and what it took over; whether the
agreement with Malaysia still stands. The commitments among them (the EU-US memorandum that
came late, the clocks of US-Japan and US-Australia that ran out) and the partial dates have
tests beside their own pages.
"""

import re

import pytest
from django.test import Client

from tests.views.disputed import file, page
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

US_JAPAN = "us-japan-framework-2025"
US_AUSTRALIA = "us-australia-framework-2025"


def dispute(slug: str, heading: str) -> str:
    """The disagreement of an agreement under ``heading``, as it stands in the list."""
    found = re.findall(r'<article class="dispute".*?</article>', page(f"agreement={slug}"), re.S)
    return next(each for each in found if f"<h3>{heading}</h3>" in each)


def rivals(slug: str, heading: str) -> list[str]:
    """Its values in the order in which they stand."""
    markup = dispute(slug, heading)
    return [text_of(each) for each in re.findall(r'rival-value">(.*?)</p>', markup)]


def leader(slug: str, heading: str) -> list[str]:
    """The values that are marked as the one shown."""
    markup = re.findall(r'class="rival rival-shown">(.*?)</ul>', dispute(slug, heading), re.S)
    return [text_of(each.partition("</p>")[0]) for each in markup]


def test_us_japan_has_two_dates_of_which_that_of_tokyo_leads():
    assert rivals(US_JAPAN, "Date of signature") == [
        "28 Oct 2025", "27 Oct 2025", "Sunday (no date printed)",
    ]  # fmt: skip
    assert leader(US_JAPAN, "Date of signature") == ["28 Oct 2025"]
    assert "still 27 October in Washington" in text_of(dispute(US_JAPAN, "Date of signature"))


def test_one_document_puts_the_us_japan_signature_at_the_white_house():
    places = rivals(US_JAPAN, "Place of signature")

    assert places[0] == "White House, during a visit by Takaichi"
    assert sum("Tokyo" in place for place in places) == 5
    words = text_of(dispute(US_JAPAN, "Place of signature"))
    assert "The record shows: Akasaka Palace (State Guest House), Tokyo." in words


def test_eleven_agreements_were_announced_and_ten_countries_named():
    assert rivals("critical-minerals-ministerial-2026", "Number of countries signed") == [
        "11 agreements, ten countries named",
        "eleven incl. United Kingdom",
    ]


def test_the_sums_of_us_australia_are_told_in_two_ways():
    assert rivals(US_AUSTRALIA, "Amount") == [
        "US$3 billion combined in six months",
        "at least US$1 billion each",
    ]
    assert rivals(US_AUSTRALIA, "Beneficiaries of EXIM letters") == [
        "seven firms incl. VHM",
        "six named, VHM omitted",
    ]


def test_the_successor_of_the_partnership_has_no_size_that_all_agree_on():
    assert rivals("forge-2026", "Size of member group") == [
        "55 partners",
        "membership still being clarified",
        "within a 32-partner MSP",
    ]
    assert rivals("minerals-security-partnership-2022", "Members carried into FORGE") == [
        "17 existing members join automatically",
        "16 members",
        "32 partners",
    ]


def test_one_side_has_declared_the_agreement_with_malaysia_void():
    assert rivals("us-malaysia-art-2025", "Status") == [
        "signed, not in force, clauses under review",
        "no longer valid",
    ]


@pytest.mark.parametrize(
    ("slug", "attribute"),
    [
        (US_JAPAN, "signed_on"),
        (US_JAPAN, "place"),
        ("critical-minerals-ministerial-2026", "number of countries signed"),
        (US_AUSTRALIA, "amount"),
        ("forge-2026", "size of member group"),
        ("us-malaysia-art-2025", "status"),
    ],
)
def test_each_stands_in_the_file_and_on_the_page_of_its_agreement(slug, attribute):
    rows = [row for row in file() if (row["Agreement id"], row["Attribute"]) == (slug, attribute)]

    assert len({row["Value"] for row in rows}) > 1
    html = Client().get(f"/agreements/{slug}/").content.decode()
    assert f'href="/disagreements/?agreement={slug}#d-' in html
