"""Before anything is loaded: every page answers and says what is missing."""

import re

import pghistory
import pytest

from tests.factories import AgreementFactory, ProvisionFactory
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "0 agreements contain 0 promises that can be checked"),
        ("/", "Nothing is past due without evidence"),
        ("/agreements/", "The register holds no agreement yet"),
        ("/pillars/", "No agreement matches"),
        ("/pillars/gaps/", "To begin with"),
        ("/pillars/gaps/?covers=&lacks=", "To begin with"),
        ("/commitments/", "The register holds no"),
        ("/compare/", "The register holds no agreement yet"),
        ("/disagreements/", "The register holds no point on which sources give different values"),
        ("/timeline/", "No event and no deadline matches. "),
        ("/timeline/", "The register holds no agreement yet"),
        ("/commitments/", "The register holds no commitment yet"),
        ("/parties/", "The register holds no party yet"),
        ("/parties/", "Nothing to draw"),
        ("/minerals/", "The register holds no mineral yet"),
        ("/quality/", "Agreements without a place No place of signature is on record. 0"),
        ("/quality/without-a-place/", "Nothing is counted here now"),
        ("/methodology/", "now holds 0 agreements from 0 sources"),
    ],
)
def test_a_page_says_that_there_is_nothing_yet(client, address, words):
    response = client.get(address)

    assert response.status_code == 200
    assert words in text_of(response.content.decode())


def test_the_file_of_the_timeline_holds_its_headings_and_no_row(client):
    body = b"".join(client.get("/timeline.csv").streaming_content).decode("utf-8-sig")

    assert body.startswith("Date,Precision,Kind,Title")
    assert body.count("\r\n") == 1


def test_the_calendar_is_a_calendar_without_events(client):
    body = b"".join(client.get("/commitments.ics").streaming_content).decode()

    assert body.startswith("BEGIN:VCALENDAR\r\n")
    assert "VEVENT" not in body


@pytest.mark.parametrize(
    ("address", "begins"),
    [("/parties.csv", "Party id,Party,Kind"), ("/minerals.csv", "Mineral id,Mineral,Symbol")],
)
def test_a_file_of_parties_or_minerals_holds_its_headings_and_no_row(client, address, begins):
    body = b"".join(client.get(address).streaming_content).decode("utf-8-sig")

    assert body.startswith(begins)
    assert body.count("\r\n") == 1


@pytest.mark.parametrize("address", ["/pillars.csv", "/pillars/matrix.csv", "/disagreements.csv"])
def test_a_file_holds_its_headings_and_no_row(client, address):
    body = b"".join(client.get(address).streaming_content).decode("utf-8-sig")

    assert body.startswith("Agreement id,Agreement,")
    assert body.count("\r\n") == 1


@pytest.mark.parametrize(
    ("address", "words", "links"),
    [
        ("/review/", "Nothing waits for a decision yet", ["/review/submit/", "/review/feeds/"]),
        (
            "/review/disagreements/", "No disagreement on record",
            ["/review/?kind=claim", "/admin/agreements/disagreement/add/"],
        ),
        ("/review/verify/", "Nothing is due to be verified", ["?show=all"]),
        (
            "/review/verify/?show=all", "The register holds no agreement yet",
            ["/review/submit/", "/admin/agreements/agreement/add/"],
        ),
        ("/review/failed/", "Nothing failed", ["/review/runs/", "/review/submit/"]),
    ],
)  # fmt: skip
def test_a_page_of_the_desk_says_what_to_do_next(address, words, links):
    page = signed_in().get(address).content.decode()
    empty = page.partition('class="empty"')[2].partition("</div>")[0]

    assert words in text_of(empty)
    assert re.findall(r'<a href="([^"]+)"', empty) == links


def test_a_history_narrowed_to_nothing_leads_on(client):
    agreement = AgreementFactory()
    with pghistory.context(user=1, by="ada"):
        ProvisionFactory(agreement=agreement)
    address = f"{agreement.get_absolute_url()}history/"
    page = client.get(f"{address}?kind=agreement&by=ada").content.decode()
    empty = page.partition('class="empty"')[2].partition("</div>")[0]

    assert text_of(empty).endswith("No change matches both By anybody Of anything All changes")
    assert re.findall(r'<a href="([^"]+)"', empty) == ["?kind=agreement", "?by=ada", "?"]
