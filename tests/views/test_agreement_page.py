"""The page of one agreement, on the real register."""

import re

import pytest
from django.test import Client

from agreements.core.words import Trust
from agreements.models import Agreement, AgreementSource, Disagreement, Provision
from agreements.queries.agreement_page import agreement_for_page
from agreements.queries.editions import Edition, today
from tests.factories import AgreementFactory, CheckFactory, CommitmentFactory
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

US_JAPAN = "us-japan-framework-2025"
BLOCKS = (
    "Summary", "Commitments", "Parties and signatories", "Amounts", "Timeline",
    "Where sources disagree", "Sources", "Before, after and beside it", "History of this record",
    "Cite this record", "Export",
)  # fmt: skip
REFERENCE = "Reference, unreviewed"


def page(slug: str) -> str:
    response = Client().get(f"/agreements/{slug}/")
    assert response.status_code == 200
    return response.content.decode()


def text(slug: str) -> str:
    return text_of(page(slug))


def section(html: str, name: str) -> str:
    """The words of one block."""
    body = html.partition(f'<section class="section" id="{name}"')[2].partition("</section>")[0]
    return text_of(body)


def test_every_heading_of_the_framework_rests_on_one_of_the_five_documents():
    framework = Provision.objects.filter(
        agreement__slug=US_JAPAN, pillar__origin="framework"
    ).prefetch_related("citations__article")
    behind: dict[str, set[str]] = {}
    for provision in framework:
        documents = {citation.article.document for citation in provision.citations.all()} - {""}
        behind.setdefault(provision.pillar.slug, set()).update(documents)

    assert len(behind) == 14
    assert [slug for slug, documents in behind.items() if not documents] == []
    assert set.union(*behind.values()) == {"000", "001", "002", "003", "004"}


def test_the_fourteen_pillars_stand_on_the_page_with_their_sources():
    html = page(US_JAPAN)
    rows = re.findall(r'<tr id="p-\d+">(.*?)</tr>', html, re.DOTALL)

    assert "Fourteen pillars" in section(html, "pillars")
    assert len(rows) == 15  # two provisions on investment in mining
    assert all('class="ev-outlet"' in row for row in rows)


def test_both_clocks_are_overdue_and_unverified_with_their_sums():
    said = section(page(US_JAPAN), "commitments")

    assert said.count("Overdue and unverified") == 2
    for sum_ in (
        ("28 October 2025", "+", "180 days", "=", "26 April 2026"),
        ("28 October 2025", "+", "6 months", "=", "28 April 2026"),
    ):
        assert re.search(".*?".join(re.escape(part) for part in sum_), said)


def test_the_place_is_marked_as_disputed_between_white_house_and_akasaka_palace():
    html = page(US_JAPAN)
    said = section(html, "disagreements")

    assert "disputed" in section(html, "summary")
    assert "White House, during a visit by Takaichi" in said
    assert "Akasaka Palace (State Guest House), Tokyo" in said
    assert "Three dates are in print" in text_of(html)


def test_what_sources_say_otherwise_of_a_pillar_is_marked_beside_it():
    html = page(US_JAPAN)
    disputed = Disagreement.objects.filter(agreement__slug=US_JAPAN, pillar__isnull=False)
    rows = re.findall(r'<tr id="p-\d+">(.*?)</tr>', html, re.DOTALL)
    marked = [row for row in rows if "Sources differ on this" in row]

    assert disputed.count() == len(marked) == 2


@pytest.mark.parametrize("heading", BLOCKS)
def test_every_block_is_on_every_page(heading):
    without = [slug for slug in SAMPLE if f">{heading}</h2>" not in page(slug)]

    assert without == []


SAMPLE = (
    US_JAPAN, "us-argentina-mou-earlier", "minerals-security-partnership-2022", "lynas-jare-2023",
    "india-australia-critical-minerals-2022", "us-malaysia-art-2025", "us-eu-mou-2026",
)  # fmt: skip


def test_all_hundred_and_thirty_seven_pages_answer_and_say_how_far_to_trust_them():
    trusts = dict(Agreement.objects.values_list("slug", "trust"))
    labelled = {slug: section(page(slug), "summary").count(REFERENCE) for slug in trusts}

    assert len(trusts) == 137
    assert labelled == {slug: int(trust == Trust.REFERENCE) for slug, trust in trusts.items()}


def test_a_superseded_text_says_by_what():
    said = text("minerals-security-partnership-2022")

    assert "This text is superseded" in said
    assert "It was replaced by Forum on Resource Geostrategic Engagement (FORGE)" in said


def test_a_period_without_a_day_to_start_from_gives_no_date():
    said = section(page("india-australia-critical-minerals-2022"), "commitments")

    assert "6 months from signature, of which only the year is known" in said


def test_a_promise_counted_from_another_day_shows_that_day():
    said = section(page("us-eu-mou-2026"), "commitments")

    assert re.search(r"4 February 2026.*?30 days.*?6 March 2026", said)


def test_a_check_stands_as_evidence_of_silence():
    commitment = CommitmentFactory(agreement=AgreementFactory(slug="looked-at"))
    CheckFactory(commitment=commitment, looked_on="2026-05-03", places="Ministry pages")

    said = section(page("looked-at"), "commitments")

    assert "Looked on 3 May 2026 in Ministry pages: found nothing." in said


def test_an_undated_agreement_says_so():
    assert "No date" in text("us-argentina-mou-earlier")


def test_sources_are_numbered_as_in_the_dossier():
    listed = AgreementSource.objects.filter(agreement__slug=US_JAPAN).order_by("position")
    shown = agreement_for_page(US_JAPAN, Edition(today())).sources

    assert [source.key for source in shown] == [source.key for source in listed]
    assert [source.number for source in shown] == list(range(1, len(shown) + 1))


def test_the_history_says_who_and_why():
    said = section(page(US_JAPAN), "history")

    assert "Dossier load" in said
    assert "As in us-japan-framework-2025.yaml" in said


def test_an_unknown_agreement_is_not_found_and_says_so(client):
    response = client.get("/agreements/atlantis-2030/")

    assert response.status_code == 404
    assert "atlantis-2030" in response.content.decode()
